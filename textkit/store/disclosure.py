"""Small numbers are hidden: no count under k people is shown, directly or by subtraction.

Primary and complementary cell suppression as in official statistics (Hundepool et al., Statistical Disclosure Control,
Wiley 2012, ch. 4): a cell under k is hidden, and where a line has a known total so are the next smallest cells, until at
least two are hidden and together they hold at least k.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from textkit.records import Flags

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"


def suppress(
    frame: pd.DataFrame, *, count: str = "n", by: Sequence[str] = (), k: int = 5, total: str | None = None
) -> pd.DataFrame:
    """The frame with every count that must not be shown as <NA> (dtype Int64).

    by: columns whose every value is a line with a known total (theme and group in a table of themes by groups).
    total: column of the people a count is taken from; a count that leaves 1 to k - 1 of them over is hidden too, and
    so is one whose total is hidden.
    """
    import numpy as np

    out = frame.copy()
    numbers = np.asarray(frame[count].astype("Int64").fillna(0), dtype=np.int64)
    hidden = numbers < k
    if total is not None:
        sizes = frame[total].astype("Int64")
        left = sizes.fillna(0).to_numpy(dtype="int64") - numbers
        hidden |= ((left > 0) & (left < k)) | sizes.isna().to_numpy()
    lines = [line for column in by for line in frame.groupby(column, sort=False, dropna=False).indices.values()]
    before = -1
    while before != (before := int(hidden.sum())):
        for line in lines:
            _complete(hidden, numbers, [int(cell) for cell in line], k)
    out[count] = frame[count].astype("Int64").mask(hidden)
    return out


def _complete(hidden: Flags, numbers: Numbers, line: list[int], k: int) -> None:
    """Hide the smallest shown cells of a line until what is hidden cannot be told by subtraction."""
    gone = [cell for cell in line if hidden[cell]]
    shown = sorted((cell for cell in line if not hidden[cell]), key=lambda cell: int(numbers[cell]))
    while gone and shown and (len(gone) == 1 or sum(int(numbers[c]) for c in gone) < k):
        cell = shown.pop(0)
        hidden[cell] = True
        gone.append(cell)


def share(frame: pd.DataFrame, *, count: str = "n", total: str = "total") -> pd.Series[float]:
    """count / total, <NA> where the count is hidden."""
    return (frame[count].astype("Float64") / frame[total].astype("Float64")).round(4)
