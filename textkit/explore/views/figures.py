"""What all Plotly figures share: dark readable text, quiet lines, no clutter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textkit.explore.views.palette import INK, LINE, SOFT

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT: Final = '"Source Sans", "Source Sans Pro", sans-serif'
PLAIN: Final[dict[str, Any]] = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False, "responsive": True}
SELECTING: Final[dict[str, Any]] = {
    "displayModeBar": True,
    "displaylogo": False,
    "scrollZoom": True,
    "responsive": True,
    "modeBarButtons": [["select2d", "lasso2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
}


def quiet(figure: Figure, *, height: int) -> Figure:
    """Give the figure the explorer's plain looks."""
    figure.update_layout(
        height=height, margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", dragmode=False, bargap=0.25,
        font={"family": FONT, "size": 14, "color": INK}, hoverlabel={"font": {"family": FONT, "size": 14}},
    )  # fmt: skip
    axis = {"gridcolor": LINE, "zeroline": False, "linecolor": LINE, "tickfont": {"color": SOFT, "size": 13}, "automargin": True}
    figure.update_xaxes(**axis, fixedrange=True)
    figure.update_yaxes(**axis, fixedrange=True)
    return figure
