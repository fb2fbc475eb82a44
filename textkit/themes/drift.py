"""Whether new passages still fit the themes that were found before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from textkit.records import Vectors
from textkit.themes.shares import wilson

USUAL: Final = 0.05  # the share of old passages that lie beyond the limit, by its definition
LEAST: Final = 0.01
_ROUNDS: Final = 499
_ROWS: Final = 2000


@dataclass(frozen=True)
class Drift:
    """n new passages; beyond: how many lie farther from every theme than 95 % of the old ones did, each old one measured
    by themes found without it; low, high: 95 % interval of their share (Wilson 1927); energy: energy distance of old and
    new distances (Székely and Rizzo 2013); p: its permutation test."""

    n: int
    beyond: int
    low: float
    high: float
    energy: float
    p: float

    @property
    def share(self) -> float:
        return self.beyond / self.n if self.n else 0.0

    @property
    def drifted(self) -> bool:
        """More passages lie beyond the limit than chance explains, and distances as a whole have moved."""
        return self.low > USUAL and self.p < LEAST


def drift(old: Vectors, new: Vectors, seed: int = 0) -> Drift:
    """old, new: distances of passages to their nearest theme, 1 − cosine. Raises ValueError where there is no new one."""
    from scipy.stats import energy_distance

    if not len(new):
        raise ValueError("drift needs at least one new passage, got none")
    beyond = int((new > np.quantile(old, 1 - USUAL)).sum())
    rng = np.random.default_rng(seed)
    one, other = (values if len(values) <= _ROWS else rng.choice(values, _ROWS, replace=False) for values in (old, new))
    apart, pool = energy_distance(one, other), np.concatenate([one, other])
    as_far = 0
    for _ in range(_ROUNDS):
        mixed = rng.permutation(pool)
        as_far += energy_distance(mixed[: len(one)], mixed[len(one) :]) >= apart
    low, high = wilson(beyond, len(new))
    return Drift(len(new), beyond, float(low), float(high), float(apart), float((as_far + 1) / (_ROUNDS + 1)))
