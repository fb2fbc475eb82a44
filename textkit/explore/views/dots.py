"""Two groups side by side: a dot plot of shares with their differences, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from textkit.explore.views.intervals import newcombe, wilson
from textkit.explore.views.shares import theme_link
from textkit.explore.views.tags import link, span
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Pair:
    """A theme's people in two groups, both of which may be shown."""

    theme: str
    name: str
    n: int
    total: int
    n2: int
    total2: int

    @property
    def difference(self) -> tuple[float, float, float]:
        return newcombe(self.n, self.total, self.n2, self.total2)


def pairs(
    table: pd.DataFrame, group: str, first: str, second: str, names: dict[str, str]
) -> tuple[list[Pair], list[str]]:
    """The themes of a `theme_by_group` table that may be shown for both groups, the largest difference first.

    Also the names of those that may not.
    """
    one, two = (table[table[group] == value].set_index("theme_id") for value in (first, second))
    both = one.join(two, lsuffix="", rsuffix="2", how="inner")
    shown = both.dropna(subset=["n", "n2"])
    found = [
        Pair(str(id), names[str(id)], int(row.n), int(row.total), int(row.n2), int(row.total2))
        for id, row in shown.iterrows()
        if id in names
    ]
    hidden = [name for id, name in names.items() if id not in shown.index]
    return sorted(found, key=lambda p: (-abs(p.difference[0]), p.theme)), hidden


def dot_plot(t: Texts, rows: list[Pair], first: str, second: str) -> str:
    """first, second: the groups' names as they are shown."""
    top = ceil(10 * max((max(wilson(p.n, p.total)[1], wilson(p.n2, p.total2)[1]) for p in rows), default=1.0)) / 10
    steps = [i / 10 for i in range(0, round(top * 10) + 1, 1 if top <= 0.5 else 2)]
    ticks = "".join(f'<span style="left:{_at(s, top)}">{t.percent(s)}</span>' for s in steps)
    key = span("dot first") + escape(first) + span("dot second") + escape(second)
    head = span("name", key) + "<span></span>" + span("figure", escape(t("compare.difference")))
    foot = span("name") + span("ticks", ticks) + "<span></span>"
    body = "".join(f"<li>{_row(t, p, top)}</li>" for p in rows)
    return f'<ol class="tk-dots"><li class="tk-head">{head}</li>{body}<li class="tk-foot">{foot}</li></ol>'


def _row(t: Texts, p: Pair, top: float) -> str:
    one, two = p.n / p.total, p.n2 / p.total2
    between = span("line", style=f"left:{_at(min(one, two), top)};width:{_at(abs(one - two), top)}")
    dots = _dot(t, "second", two, wilson(p.n2, p.total2), top) + _dot(t, "first", one, wilson(p.n, p.total), top)
    difference, low, high = p.difference
    figure = span("clear" if low > 0 or high < 0 else "unclear", t.points(difference))
    spread = f" <small>{t.points(low)} … {t.points(high)}</small>"
    name = span("name", link(theme_link(t, p.theme), p.name))
    return name + span("track", between + dots) + span("figure", figure + spread)


def _dot(t: Texts, which: str, share: float, interval: tuple[float, float], top: float) -> str:
    low, high = interval
    spread = span(f"spread {which}", style=f"left:{_at(low, top)};width:{_at(high - low, top)}")
    return spread + span(f"dot {which}", style=f"left:{_at(share, top)}", title=t.percent(share))


def _at(share: float, top: float) -> str:
    return f"{100 * share / top:.2f}%"
