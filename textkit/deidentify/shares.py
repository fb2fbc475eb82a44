"""Shares with 95 % intervals: percentile bootstrap over testimonies (Efron & Tibshirani 1993), 1,000 draws, fixed seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

_DRAWS: Final = 1_000
_BLOCK: Final = 100  # draws held in memory at once
_BOUNDARIES: Final = (0.025, 0.975)


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`, with a 95 % interval."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself; 1.0 of nothing."""
        return self.hits / self.total if self.total else 1.0

    def to_dict(self) -> dict[str, float]:
        """hits, total, value, low, high."""
        return {"hits": self.hits, "total": self.total, "value": self.value, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast testimonies were read, with a 95 % interval over testimonies, among which time is told apart by length."""

    testimonies: int
    seconds: float
    low: float
    high: float

    @property
    def value(self) -> float:
        """Testimonies a second."""
        return self.testimonies / self.seconds

    def to_dict(self) -> dict[str, float]:
        """testimonies, seconds, value, low, high."""
        return {
            "testimonies": self.testimonies, "seconds": self.seconds, "value": self.value, "low": self.low,
            "high": self.high,
        }  # fmt: skip


def shares(rows: Sequence[Mapping[str, tuple[int, int]]]) -> dict[str, Share]:
    """name → share; a row is one testimony's (hits, total) by name, and a draw takes whole testimonies."""
    import numpy as np

    names = sorted({name for row in rows for name in row})
    at = {name: place for place, name in enumerate(names)}
    counted = np.zeros((2, len(rows), len(names)))
    for place, row in enumerate(rows):
        for name, pair in row.items():
            counted[:, place, at[name]] = pair
    low, high = _intervals(counted)
    hits, totals = counted.sum(axis=1)
    return {
        name: Share(int(hits[i]), int(totals[i]), float(low[i]), float(high[i])) if totals[i] else Share(0, 0, 0.0, 1.0)
        for name, i in at.items()
    }


def speed(lengths: Sequence[int], seconds: float) -> Speed | None:
    """The speed of reading testimonies of so many letters in so many seconds; None where there was nothing to read."""
    import numpy as np

    if not sum(lengths) or seconds <= 0:
        return None
    each = np.array(lengths) * (seconds / sum(lengths))
    low, high = _intervals(np.stack([np.ones(len(each)), each])[:, :, None])
    return Speed(len(each), seconds, float(low[0]), float(high[0]))


def _intervals(counted: np.ndarray[Any, np.dtype[np.float64]]) -> tuple[Any, Any]:
    """Boundaries of hits/total, each (names,), of counts (2, testimonies, names); a draw without a total is left out."""
    import numpy as np

    draw, (_, rows, names) = np.random.default_rng(0), counted.shape
    if not rows or not names:
        return np.zeros(names), np.ones(names)
    values = np.full((_DRAWS, names), np.nan)
    for start in range(0, _DRAWS, _BLOCK):
        weights = draw.multinomial(rows, np.full(rows, 1 / rows), size=_BLOCK)
        hits, totals = weights @ counted[0], weights @ counted[1]
        np.divide(hits, totals, out=values[start : start + _BLOCK], where=totals > 0)
    values[0, np.isnan(values).all(axis=0)] = 0.0  # nothing of the kind anywhere: the caller says so
    low, high = np.nanquantile(values, _BOUNDARIES, axis=0)
    return low, high
