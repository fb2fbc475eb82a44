"""A theme's share over time: one theme as a figure, all of them as small lines in a list."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import ceil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from textkit.explore.data import rows
from textkit.explore.views.figures import quiet
from textkit.explore.views.palette import ACCENT, LINE
from textkit.explore.views.shares import theme_link
from textkit.explore.views.tags import link, span
from textkit.explore.views.timeline import HATCHED
from textkit.explore.words import Texts
from textkit.store.counts import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

CORRECTED: Final = "#c4691c"
_FREQUENCY: Final = {"year": "Y", "quarter": "Q", "month": "M"}
_TICKS: Final = 8
_STUB: Final = 0.06  # how high a hidden period stands, of the axis


def every_period(values: list[str], period: str) -> list[str]:
    """All periods from the first to the last, those in which nobody wrote too."""
    import pandas as pd

    known = sorted(value for value in values if value != UNKNOWN)
    if not known:
        return []
    if period == "tertial":
        begin, end = (3 * int(value[:4]) + int(value[-1]) - 1 for value in (known[0], known[-1]))
        return [f"{n // 3}-T{n % 3 + 1}" for n in range(begin, end + 1)]
    first, last = (value.replace("-Q", "Q") for value in (known[0], known[-1]))
    made = pd.period_range(first, last, freq=_FREQUENCY[period])
    return [str(p).replace("Q", "-Q") for p in made]


def share_line(t: Texts, table: pd.DataFrame, period: str, *, colour: str = ACCENT, height: int = 320) -> Figure:
    """One theme by period (columns of `Comparing.shares`): dots with intervals, hidden periods hatched.

    The share as the model counts is filled, the corrected one open and beside it.
    """
    from plotly import graph_objects as go

    known = table[table[period] != UNKNOWN].sort_values(period)
    every = every_period(list(known[period]), period)
    at = {value: place for place, value in enumerate(every)}
    shown, gone = known[known["share"].notna()], known[known["share"].isna()]
    figure = go.Figure()
    top = _top(shown)
    figure.add_bar(
        x=[at[v] for v in gone[period]], y=[top * _STUB] * len(gone), width=0.7, marker=HATCHED,
        customdata=_named(t, period, gone), hovertemplate="%{customdata}: " + t("app.hidden") + "<extra></extra>",
    )  # fmt: skip
    shift = 0.1 if shown["corrected"].notna().any() else 0.0
    whole = known.set_index(period).reindex(every).rename_axis(period).reset_index()
    _series(figure, t, period, whole, -shift, "", colour)
    if shift:
        _series(figure, t, period, whole, shift, "corrected", CORRECTED)
    return _axes(quiet(figure, height=height), t, period, every, top)


def _top(shown: pd.DataFrame) -> float:
    """The end of the axis in per cent: the highest interval, rounded up to ten."""
    highest = float(shown[["high", "corrected_high"]].to_numpy(float, na_value=0.0).max(initial=0.01))
    return float(min(100, 10 * ceil(10 * highest)))


def _series(figure: Figure, t: Texts, period: str, whole: pd.DataFrame, shift: float, kind: str, colour: str) -> None:
    """One kind of share over all periods; the line breaks where a share is hidden or nobody wrote."""
    names = [kind or "share", *(f"{kind}_{end}".strip("_") for end in ("low", "high"))]
    share, low, high = (whole[name].astype("Float64").to_numpy(dtype=float, na_value=float("nan")) for name in names)
    told = [
        [name, f"{t.percent(p)} ({t.interval(a, b)})" if p == p else ""]
        for name, p, a, b in zip(_named(t, period, whole), *(held.tolist() for held in (share, low, high)), strict=True)
    ]
    label = t("measured.corrected") if kind else t("measured.raw")
    figure.add_scatter(
        x=[place + shift for place in range(len(whole))], y=100 * share, connectgaps=False,
        mode="markers" if kind else "lines+markers", line={"color": colour, "width": 2},
        marker={"size": 9, "color": "#ffffff" if kind else colour, "symbol": "diamond" if kind else "circle",
                "line": {"color": colour, "width": 2}},
        error_y={"type": "data", "array": 100 * (high - share), "arrayminus": 100 * (share - low), "color": colour,
                 "thickness": 1 if kind else 1.6, "width": 3},
        customdata=told, hovertemplate=f"%{{customdata[0]}}<br>{escape(label)}: %{{customdata[1]}}<extra></extra>",
    )  # fmt: skip


def _axes(figure: Figure, t: Texts, period: str, every: list[str], top: float) -> Figure:
    ticks = [i for i, value in enumerate(every) if i == 0 or value[:4] != every[i - 1][:4]]
    several = len(ticks) > 2
    ticks = ticks if several else list(range(len(every)))
    ticks = ticks[:: -(-len(ticks) // _TICKS)] if ticks else []
    figure.update_xaxes(
        tickvals=ticks, ticktext=[every[i][:4] if several else _short(t, period, every[i]) for i in ticks],
        range=[-0.6, max(len(every), 1) - 0.4], showgrid=False,
    )  # fmt: skip
    figure.update_yaxes(range=[0, top * 1.02], ticksuffix=t("form.percent", value=""), nticks=6, gridcolor=LINE)
    return figure


def _short(t: Texts, period: str, value: str) -> str:
    """A period as it stands under the axis."""
    if period == "year":
        return value
    if period == "month":
        return f"{t.month(value)[:3]}<br>{value[:4]}"
    return t.value(period, value).replace(" " + value[:4], f"<br>{value[:4]}")


def _named(t: Texts, period: str, table: pd.DataFrame) -> list[str]:
    return [t.value(period, str(value)) for value in table[period]]


def trend_list(t: Texts, table: pd.DataFrame, trends: pd.DataFrame, period: str, looks: Mapping[str, Any]) -> str:
    """All themes with a small line each and their change a year, the surest first. looks: names and colours by theme."""
    names, colours = looks["names"], looks["colours"]
    order = trends[trends["theme_id"].isin(list(names))].assign(size=lambda f: -f["z"].abs())
    head = span("name") + "<span></span>" + span("figure", escape(t("over_time.per_year")))
    every = every_period(list(table[period]), period)
    held = table[table["share"].notna()]
    top = max(float(held["share"].max()) if len(held) else 1.0, 0.05)
    items = []
    for row in rows(order.sort_values(["size", "theme_id"], na_position="last")):
        own = held[held["theme_id"] == row.theme_id].set_index(period)["share"].to_dict()
        drawn = sparkline([own.get(value) for value in every], top, colours.get(row.theme_id, ACCENT))
        name = span("name", link(theme_link(t, row.theme_id), names[row.theme_id]))
        items.append(f"<li>{name}{span('track', drawn)}{span('figure', _slope(t, row))}</li>")
    return f'<ol class="tk-dots tk-trends"><li class="tk-head">{head}</li>{"".join(items)}</ol>'


def _slope(t: Texts, row: Any) -> str:
    if row.p_adjusted != row.p_adjusted:
        return span("quiet", escape(t("over_time.short")))
    figure = span("clear", f"{t.points(row.slope)} ✓") if row.holds else span("unclear", t.points(row.slope))
    return f"{figure} <small>{t.points(row.low)} … {t.points(row.high)}</small>"


def sparkline(values: list[float | None], top: float, colour: str) -> str:
    """A line of shares as a picture, with gaps where a value is hidden or nobody wrote."""
    width = max(len(values) - 1, 1)
    dots, path, pen = [], [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        x, y = 100 * place / width, 22 - 20 * value / top
        path.append(f"{pen}{x:.1f} {y:.1f}")
        dots.append(f"M{x:.1f} {y:.1f}h0")
        pen = "L"
    kept = 'vector-effect="non-scaling-stroke"'
    line = f'<path d="{"".join(path)}" stroke="{colour}" stroke-width="1.6" {kept}/>'
    ends = f'<path d="{"".join(dots)}" stroke="{colour}" stroke-width="4.5" stroke-linecap="round" {kept}/>'
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 104 24" preserveAspectRatio="none" fill="none">'
        f'<path d="M0 23H100" stroke="{LINE}" {kept}/>{line}{ends}</svg>'
    )
    return f'<img alt="" src="data:image/svg+xml,{quote(drawn)}">'
