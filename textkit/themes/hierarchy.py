"""Themes under themes: what a person can fold together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from textkit.records import Vectors

if TYPE_CHECKING:
    import pandas as pd


def hierarchy(centres: Vectors, ids: Sequence[str]) -> pd.DataFrame:
    """parent, child, height: one row a branch. Leaves are theme ids; g01, g02 … are their unions, the last the root.

    Agglomerative, average linkage; height is the mean cosine distance of the centres (themes, d) below a parent.
    """
    import pandas as pd
    from scipy.cluster.hierarchy import linkage

    if len(ids) < 2:
        return pd.DataFrame({"parent": pd.array([], "str"), "child": pd.array([], "str"), "height": np.zeros(0)})
    apart = np.maximum(1 - centres.astype(np.float64) @ centres.T.astype(np.float64), 0)
    tree = linkage(apart[np.triu_indices(len(ids), 1)], method="average")
    names = [*ids, *(f"g{n + 1:02d}" for n in range(len(tree)))]
    rows = [
        (names[len(ids) + step], names[int(child)], float(round(join[2], 6)))
        for step, join in enumerate(tree)
        for child in join[:2]
    ]
    return pd.DataFrame(rows, columns=["parent", "child", "height"])
