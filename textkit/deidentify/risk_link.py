"""An intruder who knows a colleague from outside and looks for the safe text that fits best.

Record linkage by nearest neighbour: each fact that can be read in a testimony counts log2(people / people who have it),
so that a rare agreement weighs more (Fellegi & Sunter 1969, with frequencies for weights). Somebody is singled out where
their own testimony alone fits best.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, sqrt
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from textkit.deidentify.risk_index import Values

if TYPE_CHECKING:
    import numpy as np

_Row: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"
_Z: Final = 1.959963984540054
_TINY: Final = 1e-4  # sums of the same weights in another order


class Linker:
    """`readable`: what can be read of each person, column → values."""

    def __init__(self, readable: Sequence[Values]) -> None:
        self.size = len(readable)
        self._who: dict[tuple[str, str], list[int]] = {}
        for person, values in enumerate(readable):
            for column in values:
                for value in values[column]:
                    self._who.setdefault((column, value), []).append(person)
        self._rows: dict[tuple[str, str], _Row] = {}

    def finds(self, person: int, facts: Values) -> bool:
        """Whether these facts, true of a person, lead to what that person wrote and to nobody else's."""
        import numpy as np

        score: _Row = np.zeros(self.size, np.float32)
        for column in sorted(facts):
            for value in sorted(facts[column]):
                if (column, value) in self._who:
                    score += self._row((column, value))
        best = np.flatnonzero(score >= score.max() - _TINY)
        return len(best) == 1 and int(best[0]) == person

    def _row(self, fact: tuple[str, str]) -> _Row:
        """For each person what agreeing on a fact weighs; 0 for those who do not have it."""
        import numpy as np

        if fact not in self._rows:
            row: _Row = np.zeros(self.size, np.float32)
            row[self._who[fact]] = log2(self.size / len(self._who[fact]))
            self._rows[fact] = row
        return self._rows[fact]


def wilson(n: int, total: int) -> tuple[float, float]:
    """The 95 % score interval of n of total (Wilson 1927); (0, 1) of nothing."""
    if total <= 0:
        return 0.0, 1.0
    p, z2 = n / total, _Z * _Z / total
    half = _Z * sqrt(p * (1 - p) / total + z2 / (4 * total)) / (1 + z2)
    middle = (p + z2 / 2) / (1 + z2)
    return max(0.0, middle - half), min(1.0, middle + half)


def matches(unique: int, pairs: int, fraction: float) -> float:
    """How often a unique match in the collection is the right person in the population it was drawn from.

    Skinner & Elliot's data intrusion simulation (J. R. Stat. Soc. B 64, 2002), for a random sample of a `fraction` of the
    population: pi u / (pi u + 2 (1 - pi) p), from the people who are alone (u) and in pairs (p) on their facts. 1.0
    where nobody is in a pair.
    """
    right = fraction * unique
    other = 2 * (1 - fraction) * pairs
    return right / (right + other) if right + other else 1.0
