"""Testimonies over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textkit.explore.views.figures import quiet
from textkit.explore.views.palette import ACCENT, LINE, SOFT
from textkit.explore.words import Texts
from textkit.store.counts import UNKNOWN

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

HATCHED: Final[dict[str, Any]] = {
    "color": "#ffffff",
    "line": {"color": LINE, "width": 1},
    "pattern": {"shape": "/", "fgcolor": SOFT, "size": 5, "solidity": 0.25},
}


def timeline(t: Texts, table: pd.DataFrame) -> Figure:
    """Bars of people by quarter (columns quarter, n); hidden ones are hatched and equally high."""
    from plotly import graph_objects as go

    every = _filled(table)
    shown, hidden = every[every["n"].notna()], every[every["n"].isna() & every["known"]]
    low = max(1.0, 0.06 * float(shown["n"].max())) if len(shown) else 1.0
    figure = go.Figure()
    _bars(figure, t, shown["quarter"], shown["n"].astype(int), {"color": ACCENT}, "%{y}")
    _bars(figure, t, hidden["quarter"], [low] * len(hidden), HATCHED, t("app.hidden"))
    quiet(figure, height=230)
    years = [q for q in every["quarter"] if q.endswith("Q1")] or list(every["quarter"][:1])
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=list(every["quarter"]), showgrid=False,
        tickvals=years, ticktext=[q[:4] for q in years], range=[-0.6, len(every) - 0.4],
    )  # fmt: skip
    figure.update_yaxes(
        title={"text": t("overview.people_axis"), "font": {"size": 13, "color": SOFT}}, nticks=5, rangemode="tozero"
    )
    return figure


def _bars(figure: Figure, t: Texts, quarters: Any, heights: Any, marker: dict[str, Any], told: str) -> None:
    names = [t.value("quarter", q) for q in quarters]
    hover = "%{customdata}: " + told + "<extra></extra>"
    figure.add_bar(x=quarters, y=heights, marker=marker, customdata=names, hovertemplate=hover)


def _filled(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every quarter from the first to the last, `known` where somebody wrote in it."""
    import pandas as pd

    known = table[table["quarter"] != UNKNOWN].set_index("quarter")["n"].astype("Int64")
    first, last = known.index.min(), known.index.max()
    quarters = [
        str(p).replace("Q", "-Q") for p in pd.period_range(first.replace("-", ""), last.replace("-", ""), freq="Q")
    ]
    out = known.reindex(quarters).rename("n").rename_axis("quarter").reset_index()
    return out.assign(known=out["quarter"].isin(known.index))
