"""What all Plotly figures share: dark readable text, quiet lines, no clutter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textkit.explore.views.palette import INK, LINE, SOFT
from textkit.explore.words import Texts

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT: Final = '"Source Sans", "Source Sans Pro", sans-serif'
PLAIN: Final[dict[str, Any]] = {"displayModeBar": False, "scrollZoom": False, "displaylogo": False, "responsive": True}
_BUTTONS: Final = {
    "select2d": "Box Select",
    "lasso2d": "Lasso Select",
    "pan2d": "Pan",
    "zoomIn2d": "Zoom in",
    "zoomOut2d": "Zoom out",
    "resetScale2d": "Reset axes",
}


def selecting(t: Texts) -> dict[str, Any]:
    """Settings of a figure one selects in: the tools for it and nothing else, named in the reader's language."""
    named = {english: t(f"tools.{button}") for button, english in _BUTTONS.items()}
    words = {"locale": t.language, "locales": {t.language: {"dictionary": named, "format": {}}}}
    return PLAIN | words | {"displayModeBar": True, "scrollZoom": True, "modeBarButtons": [list(_BUTTONS)]}


def quiet(figure: Figure, *, height: int) -> Figure:
    """Give the figure the explorer's plain looks."""
    figure.update_layout(
        height=height, margin={"l": 8, "r": 8, "t": 8, "b": 8}, showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", dragmode=False, bargap=0.25,
        font={"family": FONT, "size": 14, "color": INK}, hoverlabel={"font": {"family": FONT, "size": 14}},
    )  # fmt: skip
    axis = {
        "gridcolor": LINE,
        "zeroline": False,
        "linecolor": LINE,
        "tickfont": {"color": SOFT, "size": 13},
        "automargin": True,
    }
    figure.update_xaxes(**axis, fixedrange=True)
    figure.update_yaxes(**axis, fixedrange=True)
    return figure
