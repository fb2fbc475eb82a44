"""Two groups side by side: a dot plot of shares with their differences, as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from textkit.explore.views.intervals import newcombe, wilson
from textkit.explore.views.shares import theme_link
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


def pairs(table: pd.DataFrame, group: str, first: str, second: str, names: dict[str, str]) -> tuple[list[Pair], list[str]]:
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
    top = max((max(wilson(p.n, p.total)[1], wilson(p.n2, p.total2)[1]) for p in rows), default=1.0)
    top = ceil(top * 10) / 10
    steps = [i / 10 for i in range(0, round(top * 10) + 1, 1 if top <= 0.5 else 2)]
    ticks = "".join(f'<span style="left:{100 * s / top:.2f}%">{t.percent(s)}</span>' for s in steps)
    key = f'<span class="tk-dot tk-first"></span>{escape(first)}<span class="tk-dot tk-second"></span>{escape(second)}'
    head = f'<li class="tk-head"><span class="tk-name">{key}</span><span></span><span class="tk-figure">{escape(t("compare.difference"))}</span></li>'
    foot = f'<li class="tk-foot"><span class="tk-name"></span><span class="tk-ticks">{ticks}</span><span></span></li>'
    return f'<ol class="tk-dots">{head}{"".join(_row(t, p, top) for p in rows)}{foot}</ol>'


def _row(t: Texts, p: Pair, top: float) -> str:
    one, two = p.n / p.total, p.n2 / p.total2
    left, width = min(one, two), abs(one - two)
    track = (
        f'<span class="tk-line" style="left:{100 * left / top:.2f}%;width:{100 * width / top:.2f}%"></span>'
        f'{_dot("second", two, wilson(p.n2, p.total2), top, t)}{_dot("first", one, wilson(p.n, p.total), top, t)}'
    )
    difference, low, high = p.difference
    clear = ' class="tk-clear"' if low > 0 or high < 0 else ""
    figure = f"<span{clear}>{t.points(difference)}</span> <small>{t.points(low)} … {t.points(high)}</small>"
    name = f'<a href="{escape(theme_link(t, p.theme))}" target="_self">{escape(p.name)}</a>'
    return f'<li><span class="tk-name">{name}</span><span class="tk-track">{track}</span><span class="tk-figure">{figure}</span></li>'


def _dot(which: str, share: float, interval: tuple[float, float], top: float, t: Texts) -> str:
    low, high = interval
    spread = f'<span class="tk-spread tk-{which}" style="left:{100 * low / top:.2f}%;width:{100 * (high - low) / top:.2f}%"></span>'
    return f'{spread}<span class="tk-dot tk-{which}" style="left:{100 * share / top:.2f}%" title="{t.percent(share)}"></span>'
