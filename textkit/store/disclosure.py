"""Small numbers are hidden: no count under k people is shown, directly or by subtraction.

Primary and complementary cell suppression as in official statistics (Hundepool et al., Statistical Disclosure Control,
Wiley 2012, ch. 4): a cell under k is hidden, and where a line has a known total so are the next smallest cells, until at
least two are hidden and together they hold at least k.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from textkit.records import Flags

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
Reals: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
_EXACT: Final = 1e-8


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


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that together make up another cell (a year and its quarters), or all people where `whole` is None.

    implied: other lines add up to it, so that it says nothing new.
    """

    parts: tuple[int, ...]
    whole: int | None = None
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Tables over the same cells, tied together by lines: months, quarters, tertials and years, or one set of groups.

    numbers: (tables, cells) people; totals: (cells,) of how many, None where the cells are the total themselves; overall:
    (tables,) what the cells of a line without a `whole` make up; keep: (cells,) the larger, the later a cell is hidden on
    account of others; closed: (cells,) flags of what is hidden anyhow.
    """

    numbers: Numbers
    overall: Numbers
    lines: tuple[Line, ...]
    keep: Numbers
    totals: Numbers | None = None
    closed: Flags | None = None

    def hidden(self, k: int) -> Flags:
        """(tables, cells): what must not be shown, as in `suppress` but over all lines at once.

        Under k, or with 1 to k - 1 people left over; and as many more as it takes that no line, and no sum of lines,
        tells a cell of these; that the hidden cells of a line together hold at least k and leave nobody or at least k
        over; and that nobody can tell how few people stand in several cells.
        """
        import numpy as np

        left = np.zeros_like(self.numbers) if self.totals is None else self.totals - self.numbers
        small = (self.numbers < k) | ((left > 0) & (left < k))
        hidden = small.copy() if self.closed is None else small | self.closed
        cost = self.keep * (self.numbers.max(initial=0) + 1.0) + self.numbers
        equations = self._equations()
        unsure = np.arange(len(hidden))
        while unsure.size:
            before = hidden.copy()
            self._fill(hidden, left, cost, k)
            if len(self.lines) > 1:
                for table in unsure:
                    _entangle(hidden[table], small[table], cost[table], equations)
            unsure = np.flatnonzero((hidden != before).any(1))
        return hidden

    def _equations(self) -> Reals:
        """(lines, cells): what each line adds up, the whole taken away; without the lines that others imply."""
        import numpy as np

        lines = [line for line in self.lines if not line.implied]
        out = np.zeros((len(lines), self.numbers.shape[1]))
        for row, line in zip(out, lines, strict=True):
            row[list(line.parts)] = 1.0
            if line.whole is not None:
                row[line.whole] = -1.0
        return out

    def _fill(self, hidden: Flags, left: Numbers, cost: Reals, k: int) -> None:
        """Hide more cells until every line by itself tells nothing."""
        waiting = list(self.lines)
        while waiting:
            changed = {cell for line in waiting for cell in self._more(hidden, left, cost, line, k)}
            waiting = [line for line in self.lines if not changed.isdisjoint((*line.parts, line.whole))]

    def _more(self, hidden: Flags, left: Numbers, cost: Reals, line: Line, k: int) -> set[int]:
        """Hide one more cell of a line in every table that needs it; the cells that were hidden somewhere."""
        import numpy as np

        parts = list(line.parts)
        gone, numbers = hidden[:, parts], self.numbers[:, parts]
        whole = self.overall if line.whole is None else self.numbers[:, line.whole]
        shown = np.ones(len(whole), bool) if line.whole is None else ~hidden[:, line.whole]
        count, held = gone.sum(1), (numbers * gone).sum(1)
        every, over = numbers.sum(1), (left[:, parts] * gone).sum(1)
        rest, several = whole - every + held, every - whole
        told = (count == 1) | (held < k) | ((rest >= 0) & (rest < k)) | ((over > 0) & (over < k))
        bad = np.where(shown, np.where(count > 0, told, (several > 0) & (several < k)), count == 0)
        cells = np.array(parts if line.whole is None else [*parts, line.whole])
        rows = np.flatnonzero(bad)
        free = ~hidden[np.ix_(rows, cells)]
        rows, free = rows[free.any(1)], free[free.any(1)]
        chosen = cells[np.where(free, cost[np.ix_(rows, cells)], np.inf).argmin(1)]
        hidden[rows, chosen] = True
        return set(chosen.tolist())


def _entangle(hidden: Flags, secret: Flags, cost: Reals, equations: Reals) -> None:
    """Hide one more cell of a table where the equations together tell a secret one."""
    import numpy as np

    for cells in _tied(np.flatnonzero(hidden), equations):
        lines = equations[(equations[:, cells] != 0).any(1)]
        _, sizes, rows = np.linalg.svd(lines[:, cells], full_matrices=False)
        known = (rows[sizes > _EXACT] ** 2).sum(0) > 1 - _EXACT  # a cell that the row space holds is told
        told = cells[known & secret[cells]]
        if not told.size:
            continue
        way = np.linalg.lstsq(lines[:, cells].T, (cells == told[0]).astype(float), rcond=None)[0]
        used = (np.abs(lines.T @ way) > _EXACT) & ~hidden
        if used.any():
            hidden[np.flatnonzero(used)[cost[used].argmin()]] = True


def _tied(cells: Numbers, equations: Reals) -> list[Numbers]:
    """The cells in sets that no equation ties to each other."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    held = csr_matrix(equations[:, cells] != 0, dtype=float)
    number, label = connected_components(held.T @ held, directed=False)
    return [cells[label == n] for n in range(number)]
