"""Themes that come together in one testimony, with small numbers hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textkit.store.disclosure import Numbers

if TYPE_CHECKING:
    import pandas as pd


def paired(people: Numbers, carried: Sequence[tuple[str, Numbers]], k: int) -> pd.DataFrame:
    """theme_id, other_id, n (people with both in one testimony), both, first, second, neither (testimonies).

    One row a pair, theme_id before other_id. All numbers are <NA> where one of the four groups of people a pair makes
    (both, only the first, only the second, neither) is under k: under k have both, or 1 to k - 1 stand in another; or
    where what the numbers of a theme's people leave over would tell such a group.

    people: the number of the person behind each testimony; carried: theme id and the rows of its testimonies.
    """
    import numpy as np
    import pandas as pd

    ids = [id for id, _ in carried]
    holds = np.zeros((len(people), len(ids)), bool)
    for column, (_, rows) in enumerate(carried):
        holds[rows, column] = True
    one, two = np.triu_indices(len(ids), 1)
    order = np.argsort(people, kind="stable")
    starts = np.flatnonzero(np.diff(people[order], prepend=-1))
    four = _four(holds[order], starts)
    inside = four[:, one, two]
    testimonies = _table(holds.T.astype(np.float64) @ holds, len(people))[:, one, two]
    own = np.array([np.unique(people[rows]).size for _, rows in carried], np.int64)
    left = np.array([own[one] - inside[0], own[two] - inside[0], len(starts) - own[one] - own[two] + inside[0]])
    few = (inside[0] < k) | _small(np.concatenate([inside[1:], left]), k).any(0)
    few |= (_small(np.array([own, len(starts) - own]), k).any(0) | (own < k))[np.array([one, two])].any(0)
    names = np.array(ids, object)
    frame = pd.DataFrame({"theme_id": names[one], "other_id": names[two]})
    for name, numbers in zip(("n", "both", "first", "second", "neither"), (inside[0], *testimonies), strict=True):
        frame[name] = pd.Series(pd.array(numbers, "Int64")).mask(few)
    return frame


def _small(numbers: Numbers, k: int) -> Any:
    return (numbers > 0) & (numbers < k)


def _four(holds: Any, starts: Numbers) -> Numbers:
    """(4, themes, themes): people with a testimony of both, the first alone, the second alone, neither.

    holds: (testimonies, themes), a person's testimonies in a row; starts: where each person begins. Only the upper
    triangle is whole.
    """
    import numpy as np

    sizes = np.diff(starts, append=len(holds))
    once = np.repeat(sizes == 1, sizes)
    out = _table(holds[once].T.astype(np.float64) @ holds[once], int(once.sum()))
    several = holds[~once]
    edges = np.concatenate([[0], np.cumsum(sizes[sizes > 1])[:-1]]).astype(np.int64)
    for theme in range(holds.shape[1] if len(several) else 0):
        own, others = several[:, [theme]], several[:, theme:]
        for place, cell in enumerate((own & others, own & ~others, ~own & others, ~own & ~others)):
            out[place, theme, theme:] += np.logical_or.reduceat(cell, edges, axis=0).sum(0)
    return out


def _table(together: Any, total: int) -> Numbers:
    """(4, themes, themes) of a count matrix whose diagonal holds the size of each theme."""
    import numpy as np

    both = np.rint(together).astype(np.int64)
    size = np.diagonal(both)
    first, second = size[:, None] - both, size[None, :] - both
    return np.array([both, first, second, total - both - first - second])
