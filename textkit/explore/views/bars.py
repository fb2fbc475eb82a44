"""Horizontal bars of shares or numbers, as HTML that reads well at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from textkit.explore.views.intervals import wilson
from textkit.explore.views.palette import ACCENT
from textkit.explore.views.tags import link, span
from textkit.explore.words import Texts


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. value in the unit of the scale, None where it is hidden; text stands to the right of the bar."""

    name: str
    value: float | None
    text: str = ""
    interval: tuple[float, float] | None = None
    colour: str = ACCENT
    href: str = ""
    key: str = ""  # the colour of a dot before the name


def share_bar(t: Texts, name: str, n: int | None, total: int | None, **looks: str) -> Bar:
    """The bar of a share, with its Wilson interval; None: hidden. looks: colour, href, key."""
    if n is None or total is None:
        return Bar(name, None, **looks)  # type: ignore[arg-type]
    low, high = wilson(n, total)
    text = f"{t.percent(n / total)} <small>{t.interval(low, high)}</small>"
    return Bar(name, n / total, text, (low, high), **looks)


def bars(t: Texts, rows: Sequence[Bar]) -> str:
    """An HTML list of bars on one scale, which begins at 0."""
    scale = _top(rows)
    return f'<ol class="tk-bars">{"".join(f"<li>{_row(t, row, scale)}</li>" for row in rows)}</ol>'


def _top(rows: Sequence[Bar]) -> float:
    """The end of the scale: the largest value, a share rounded up to a tenth."""
    largest = max((row.interval[1] if row.interval else row.value or 0 for row in rows), default=0)
    return ceil(largest * 10) / 10 if 0 < largest <= 1 else max(largest, 1)


def _row(t: Texts, row: Bar, scale: float) -> str:
    dot = f'<i style="background:{row.key}"></i>' if row.key else ""
    name = span("name", dot + link(row.href, row.name))
    if row.value is None:
        hidden = span("hatch", title=t("app.hidden_alt"))
        return name + span("track", hidden) + span("figure quiet", escape(t("app.hidden")))
    fill = span("fill", style=f"width:{_percent(row.value, scale)};background:{row.colour}")
    return name + span("track", fill + _whisker(row.interval, scale)) + span("figure", row.text)


def _whisker(interval: tuple[float, float] | None, scale: float) -> str:
    if interval is None:
        return ""
    low, high = interval
    return span("whisker", style=f"left:{_percent(low, scale)};width:{_percent(high - low, scale)}")


def _percent(value: float, scale: float) -> str:
    return f"{min(100.0, 100 * value / scale):.2f}%"
