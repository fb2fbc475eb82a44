"""Horizontal bars of shares or numbers, as HTML that reads well at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from textkit.explore.views.intervals import wilson
from textkit.explore.views.palette import ACCENT
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


def share_bar(t: Texts, name: str, n: int | None, total: int, *, colour: str = ACCENT, href: str = "") -> Bar:
    """The bar of a share, with its Wilson interval; n None: hidden."""
    if n is None:
        return Bar(name, None, colour=colour, href=href)
    low, high = wilson(n, total)
    return Bar(name, n / total, f"{t.percent(n / total)} <small>{t.interval(low, high)}</small>", (low, high), colour, href)


def bars(t: Texts, rows: Sequence[Bar], *, top: float | None = None) -> str:
    """An HTML list of bars on one scale, from 0 to `top` (the largest value, rounded up to a tenth, where it is None)."""
    scale = top or _top(rows)
    return f'<ol class="tk-bars">{"".join(_row(t, row, scale) for row in rows)}</ol>'


def _top(rows: Sequence[Bar]) -> float:
    largest = max((row.interval[1] if row.interval else row.value or 0 for row in rows), default=0)
    return ceil(largest * 10) / 10 if 0 < largest <= 1 else max(largest, 1)


def _row(t: Texts, row: Bar, scale: float) -> str:
    name = escape(row.name)
    if row.href:
        name = f'<a href="{escape(row.href)}" target="_self">{name}</a>'
    if row.value is None:
        hint = escape(t("app.hidden_alt"))
        track = f'<span class="tk-track"><span class="tk-hatch" title="{hint}"></span></span>'
        return f'<li><span class="tk-name">{name}</span>{track}<span class="tk-figure tk-quiet">{escape(t("app.hidden"))}</span></li>'
    fill = f'<span class="tk-fill" style="width:{_percent(row.value, scale)};background:{row.colour}"></span>'
    track = f'<span class="tk-track">{fill}{_whisker(row.interval, scale)}</span>'
    return f'<li><span class="tk-name">{name}</span>{track}<span class="tk-figure">{row.text}</span></li>'


def _whisker(interval: tuple[float, float] | None, scale: float) -> str:
    if interval is None:
        return ""
    low, high = interval
    return f'<span class="tk-whisker" style="left:{_percent(low, scale)};width:{_percent(high - low, scale)}"></span>'


def _percent(value: float, scale: float) -> str:
    return f"{min(100.0, 100 * value / scale):.2f}%"
