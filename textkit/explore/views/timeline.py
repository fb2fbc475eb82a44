"""Testimonies over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.explore.views.figures import quiet
from textkit.explore.views.palette import ACCENT, LINE, SOFT
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure


def timeline(t: Texts, table: pd.DataFrame) -> Figure:
    """Bars of people by quarter (columns quarter, n); a hidden quarter is hatched and all hidden ones are equally high."""
    from plotly import graph_objects as go

    every = _filled(table)
    shown, hidden = every[every["n"].notna()], every[every["n"].isna() & every["known"]]
    low = max(1.0, 0.06 * float(shown["n"].max())) if len(shown) else 1.0
    figure = go.Figure()
    figure.add_bar(
        x=shown["quarter"], y=shown["n"].astype(int), marker={"color": ACCENT}, name="",
        customdata=[t.value("quarter", q) for q in shown["quarter"]], hovertemplate="%{customdata}: %{y}<extra></extra>",
    )  # fmt: skip
    figure.add_bar(
        x=hidden["quarter"], y=[low] * len(hidden), name="",
        marker={"color": "#ffffff", "line": {"color": LINE, "width": 1}, "pattern": {"shape": "/", "fgcolor": SOFT, "size": 5, "solidity": 0.25}},
        customdata=[t.value("quarter", q) for q in hidden["quarter"]],
        hovertemplate="%{customdata}: " + t("app.hidden") + "<extra></extra>",
    )  # fmt: skip
    quiet(figure, height=230)
    years = [q for q in every["quarter"] if q.endswith("Q1")] or list(every["quarter"][:1])
    figure.update_xaxes(
        type="category", categoryorder="array", categoryarray=list(every["quarter"]), showgrid=False,
        tickvals=years, ticktext=[q[:4] for q in years], range=[-0.6, len(every) - 0.4],
    )  # fmt: skip
    figure.update_yaxes(title={"text": t("overview.people_axis"), "font": {"size": 13, "color": SOFT}}, nticks=5, rangemode="tozero")
    return figure


def _filled(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every quarter from the first to the last, `known` where somebody wrote in it."""
    import pandas as pd

    known = table.dropna(subset="quarter").set_index("quarter")["n"].astype("Int64")
    first, last = known.index.min(), known.index.max()
    quarters = [str(p).replace("Q", "-Q") for p in pd.period_range(first.replace("-", ""), last.replace("-", ""), freq="Q")]
    out = known.reindex(quarters).rename("n").rename_axis("quarter").reset_index()
    return out.assign(known=out["quarter"].isin(known.index))
