"""The map: one WebGL point a passage, coloured by theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.explore.views.figures import quiet
from textkit.explore.views.palette import GREY, INK, LINE, SOFT
from textkit.explore.views.tags import span
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

_FRAME: Final = {
    "type": "rect",
    "xref": "paper",
    "yref": "paper",
    "x0": 0,
    "y0": 0,
    "x1": 1,
    "y1": 1,
    "line": {"color": LINE},
}
_SYMBOLS: Final = ("circle", "diamond", "square")


@dataclass(frozen=True)
class Look:
    """How points are drawn. order: theme ids as they are layered; lit: rows in full colour, the rest fade."""

    order: Sequence[str]
    colours: Mapping[str, str]
    lit: np.ndarray[Any, np.dtype[np.bool_]]


def scatter(places: pd.DataFrame, column: str, look: Look) -> Figure:
    """places (x, y and the theme ids in `column`) as a figure.

    Each point carries the number of its row and nothing else: names and texts of 100,000 points would weigh 18 MB.
    """
    from plotly import graph_objects as go

    themes = places[column].fillna("").to_numpy()
    xy = places[["x", "y"]].to_numpy(np.float32)
    coloured = {id for id in look.order if look.colours.get(id, GREY) != GREY}
    known = np.isin(themes, list(coloured))
    figure = go.Figure()
    part, size = not look.lit.all(), _size(len(places))
    bare = {"color": SOFT if part else GREY, "opacity": 0.85 if part else 0.7}
    _layer(figure, xy, np.flatnonzero(~look.lit), {"color": GREY, "opacity": 0.28}, size)
    size += 1.5 * part
    _layer(figure, xy, np.flatnonzero(look.lit & ~known), bare, size)
    for number, id in enumerate(look.order):
        rows = np.flatnonzero(look.lit & (themes == id)) if id in coloured else np.array([], int)
        marker = {"color": look.colours[id], "opacity": 0.82, "symbol": _SYMBOLS[number % 3]}
        _layer(figure, xy, rows, marker, size)
    return _framed(quiet(figure, height=620), xy)


def _size(points: int) -> float:
    """Marker size in pixels: smaller where there are many."""
    return float(np.clip(13 - 2 * np.log10(max(points, 1)), 3, 8))


def _layer(
    figure: Figure, xy: np.ndarray[Any, Any], rows: np.ndarray[Any, Any], marker: dict[str, Any], size: float
) -> None:
    """Add a trace; empty ones too, so that a theme keeps its number whatever is filtered."""
    figure.add_scattergl(
        x=xy[rows, 0], y=xy[rows, 1], mode="markers", customdata=rows.astype(np.int32), hoverinfo="none",
        marker=marker | {"size": size, "line": {"width": 0}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 0.12}},
    )  # fmt: skip


def _framed(figure: Figure, xy: np.ndarray[Any, Any]) -> Figure:
    figure.update_xaxes(visible=False, fixedrange=False, range=_range(xy[:, 0]))
    figure.update_yaxes(visible=False, fixedrange=False, range=_range(xy[:, 1]))
    figure.update_layout(
        dragmode="lasso", margin={"l": 1, "r": 1, "t": 34, "b": 1}, hovermode="closest", uirevision="map",
        newselection={"line": {"color": INK, "width": 1, "dash": "dot"}},
        modebar={"bgcolor": "rgba(0,0,0,0)", "color": "#566068", "activecolor": INK, "orientation": "h"},
        shapes=[_FRAME],
    )  # fmt: skip
    return figure


def _range(values: np.ndarray[Any, Any]) -> list[float]:
    if not len(values):
        return [0.0, 1.0]
    low, high = float(values.min()), float(values.max())
    edge = 0.04 * (high - low) or 1.0
    return [low - edge, high + edge]


def legend(t: Texts, order: Sequence[str], names: Mapping[str, str], colours: Mapping[str, str]) -> str:
    """What the colours and shapes mean, as HTML."""
    keys = [(_SYMBOLS[n % 3], colours[id], names[id]) for n, id in enumerate(order) if id in names]
    rows = [key for key in keys if key[1] != GREY] + [("circle", GREY, t("map.other"))]
    marks = [span(f"mark {shape}", style=f"background:{colour}") + escape(name) for shape, colour, name in rows]
    return f'<ul class="tk-legend">{"".join(f"<li>{mark}</li>" for mark in marks)}</ul>'
