"""Two shares side by side, theme by theme: a dot plot as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from textkit.explore.data import rows
from textkit.explore.views.intervals import wilson
from textkit.explore.views.shares import theme_link
from textkit.explore.views.tags import link, span
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Point:
    """A share and its interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with one or two shares; figure: the HTML to the right of them."""

    theme: str
    name: str
    first: Point
    second: Point | None
    figure: str


def difference_rows(t: Texts, table: pd.DataFrame, names: Mapping[str, str]) -> list[Row]:
    """The themes of `Comparing.pair` (or of one group of `differences`) that may be shown, the largest difference first.

    What holds after correction is bold and has a ✓.
    """
    shown = table[table["difference"].notna() & table["theme_id"].isin(list(names))]
    shown = shown.assign(size=shown["difference"].abs()).sort_values(["size", "theme_id"], ascending=[False, True])
    return [
        Row(
            row.theme_id,
            names[row.theme_id],
            Point(row.share, *wilson(int(row.n), int(row.total))),
            Point(row.share_rest, *wilson(int(row.n_rest), int(row.total_rest))),
            change(t, row),
        )
        for row in rows(shown)
    ]


def change(t: Texts, row: object) -> str:
    """A difference (or slope) in percentage points with its interval."""
    value, low, high, holds = (getattr(row, name) for name in ("difference", "low", "high", "holds"))
    figure = span("clear", f"{t.points(value)} ✓") if holds else span("unclear", t.points(value))
    return f"{figure} <small>{t.points(low)} … {t.points(high)}</small>"


def corrected_rows(t: Texts, table: pd.DataFrame, names: Mapping[str, str]) -> list[Row]:
    """The shares of `Comparing.overall` that may be shown, the largest first, each beside what it is corrected to."""
    shown = table[table["share"].notna() & table["theme_id"].isin(list(names))]
    return [
        Row(
            row.theme_id,
            names[row.theme_id],
            Point(row.share, row.low, row.high),
            None if row.corrected != row.corrected else Point(row.corrected, row.corrected_low, row.corrected_high),
            _pair(t, row),
        )
        for row in rows(shown.sort_values(["share", "theme_id"], ascending=[False, True]))
    ]


def _pair(t: Texts, row: object) -> str:
    share, corrected = (getattr(row, name) for name in ("share", "corrected"))
    if corrected != corrected:
        return t.percent(share)
    interval = t.interval(*(getattr(row, name) for name in ("corrected_low", "corrected_high")))
    note = f" {t('measured.coded')}" if getattr(row, "correction", "") == "coded" else ""
    return f"{t.percent(share)} → {t.percent(corrected)} <small>{interval}{escape(note)}</small>"


def dot_plot(t: Texts, held: Sequence[Row], key: tuple[str, str], head: str) -> str:
    """key: what the two dots are, as shown above; head: what the figures are."""
    top = _top(held)
    steps = [i / 10 for i in range(0, round(top * 10) + 1, 1 if top <= 0.5 else 2)]
    ticks = "".join(f'<span style="left:{_at(s, top)}">{t.percent(s)}</span>' for s in steps)
    marks = "".join(
        span("key", span(f"dot {which}") + escape(name)) for which, name in zip(("first", "second"), key, strict=True)
    )
    first = span("name", marks) + "<span></span>" + span("figure", escape(head))
    last = span("name") + span("ticks", ticks) + "<span></span>"
    body = "".join(f"<li>{_row(t, row, top)}</li>" for row in held)
    return f'<ol class="tk-dots"><li class="tk-head">{first}</li>{body}<li class="tk-foot">{last}</li></ol>'


def _top(held: Sequence[Row]) -> float:
    """The end of the scale: where the highest interval ends, rounded up to a tenth."""
    highest = (point.high for row in held for point in (row.first, row.second) if point)
    return min(1.0, ceil(10 * max(highest, default=1.0)) / 10)


def _row(t: Texts, row: Row, top: float) -> str:
    drawn = _dot(t, "first", row.first, top)
    if row.second is not None:
        ends = sorted((row.first.share, row.second.share))
        drawn = span("line", style=f"left:{_at(ends[0], top)};width:{_at(ends[1] - ends[0], top)}") + (
            _dot(t, "second", row.second, top) + drawn
        )
    return span("name", link(theme_link(t, row.theme), row.name)) + span("track", drawn) + span("figure", row.figure)


def _dot(t: Texts, which: str, point: Point, top: float) -> str:
    spread = span(f"spread {which}", style=f"left:{_at(point.low, top)};width:{_at(point.high - point.low, top)}")
    title = f"{t.percent(point.share)} ({t.interval(point.low, point.high)})"
    return spread + span(f"dot {which}", style=f"left:{_at(point.share, top)}", title=title)


def _at(share: float, top: float) -> str:
    return f"{100 * share / top:.2f}%"
