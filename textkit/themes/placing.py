"""Places on the map for passages that were not there when it was drawn: among the drawn ones they are most like."""

from __future__ import annotations

from typing import Final

import numpy as np

from textkit.records import Vectors
from textkit.themes.partition import Labels, kmeans, nearest, sample, unit

CELLS: Final = 100  # parts of the drawn passages
LOOKED: Final = 4  # the nearest ones are looked for in so many parts
NEAREST: Final = 5
_ROWS: Final = 4096  # passages compared at a time


def beside(vectors: Vectors, drawn: Labels, places: Vectors, seed: int) -> Vectors:
    """(n, 2) places of all vectors (n, d); those of the rows `drawn` are given, in that order.

    A passage stands at the weighted mean of the drawn ones nearest to it by cosine.
    """
    points = unit(vectors[drawn])
    number = min(CELLS, len(drawn))
    few = points[sample(len(points), 20 * number, seed)]
    centres = unit(kmeans(few, number, seed, starts=1).cluster_centers_)
    cell = nearest(points, centres)
    around = np.argsort(-(centres @ centres.T), axis=1, kind="stable")[:, :LOOKED]
    near = [np.flatnonzero(np.isin(cell, cells)) for cells in around]
    out = np.zeros((len(vectors), places.shape[1]), np.float32)
    out[drawn] = places
    others = np.setdiff1d(np.arange(len(vectors)), drawn)
    for start in range(0, len(others), _ROWS):
        asked = others[start : start + _ROWS]
        mine = unit(vectors[asked])
        of = nearest(mine, centres)
        for c in np.unique(of):
            out[asked[of == c]] = _among(mine[of == c], points[near[c]], places[near[c]])
    return out


def _among(asked: Vectors, points: Vectors, places: Vectors) -> Vectors:
    likeness = asked @ points.T
    best = np.argsort(-likeness, axis=1, kind="stable")[:, :NEAREST]
    weight = np.maximum(np.take_along_axis(likeness, best, 1), 1e-3) ** 4
    placed: Vectors = ((places[best] * weight[:, :, None]).sum(1) / weight.sum(1, keepdims=True)).astype(np.float32)
    return placed
