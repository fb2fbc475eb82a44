"""How far themes can be trusted: found again on resamples of the passages, theme by theme (Hennig 2007).

A resample is a bootstrap sample, each passage once, clustered by k-means from another seed in the space of principal
components: the same geometry as the themes themselves, at a hundredth of what UMAP would cost. A theme came back where
one of the new clusters shares half its passages with it (Jaccard ≥ 0.5). Passages left out of a resample say what an
unseen one would get: how alike it is placed (adjusted mutual information) and how far off it may lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from textkit.records import Vectors
from textkit.themes.partition import Labels, kmeans, sample, unit

RESAMPLES: Final = 20
TRIED: Final = 10  # resamples for each number of themes that is tried
ROWS: Final = 10_000
CAME_BACK: Final = 0.5  # Jaccard; under it a cluster is dissolved (Hennig 2007)
STABLE: Final = 0.75  # a theme that came back less often than this is shown as unstable
NUMBERS: Final = (2, 3, 4, 6, 8, 10, 12, 15, 18, 22, 27, 33, 40)
_FEW: Final = (
    4  # two or three halves of any cloud come back well enough and tell little: taken only where they always do
)
_ALWAYS: Final = 0.9
# agreement given up for more themes, about as much as it differs from seed to seed
_AS_GOOD: Final = 0.01
_CLOSE: Final = (-2, -1, 1, 2)


@dataclass(frozen=True)
class Resampled:
    """jaccard: (resamples, themes) of each theme and the new cluster most like it; agreement: adjusted mutual information
    of old and new labels on passages left out; rows, again: the left-out passages and the theme each got then;
    distances: of the left-out passages to their nearest new centre, 1 − cosine."""

    jaccard: np.ndarray[Any, Any]
    agreement: float
    rows: Labels
    again: Labels
    distances: Vectors

    @property
    def came_back(self) -> np.ndarray[Any, Any]:
        """(themes,) the share of resamples in which a theme was found again."""
        back: np.ndarray[Any, Any] = (self.jaccard >= CAME_BACK).mean(0)
        return back


def resample(points: Vectors, labels: Labels, seed: int, runs: int = RESAMPLES) -> Resampled:
    """Cluster `runs` resamples of points (n, d) and compare each with labels (n,), which run from 0."""
    from sklearn.metrics import adjusted_mutual_info_score

    number = int(labels.max()) + 1
    overlaps, agreement, parts = [], [], []
    for run in range(runs):
        rng = np.random.default_rng([seed, run])
        drawn = np.unique(rng.integers(0, len(points), len(points)))
        left = np.setdiff1d(np.arange(len(points)), drawn)
        model = kmeans(points[drawn], min(number, len(drawn)), seed + run + 1, starts=3 if len(points) <= 3000 else 1)
        overlap = _overlap(labels[drawn], model.labels_, number, len(model.cluster_centers_))
        overlaps.append(overlap.max(1))
        cosines = points[left] @ unit(model.cluster_centers_).T
        placed = cosines.argmax(1)
        agreement.append(adjusted_mutual_info_score(labels[left], placed) if len(left) else 0.0)
        parts.append((left, _matched(overlap)[placed], 1 - cosines.max(1)))
    rows, again, distances = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return Resampled(np.stack(overlaps), float(np.mean(agreement)), rows, again, distances.astype(np.float32))


def _overlap(old: Labels, new: Labels, themes: int, clusters: int) -> np.ndarray[Any, Any]:
    """(themes, clusters) Jaccard."""
    both = np.zeros((themes, clusters))
    np.add.at(both, (old, new), 1)
    out: np.ndarray[Any, Any] = both / np.maximum(both.sum(1)[:, None] + both.sum(0)[None] - both, 1)
    return out


def _matched(overlap: np.ndarray[Any, Any]) -> Labels:
    """For each new cluster the theme it corresponds to, one to one; -1 where it has none."""
    from scipy.optimize import linear_sum_assignment

    themes, clusters = linear_sum_assignment(-overlap)
    out = np.full(overlap.shape[1], -1)
    out[clusters] = themes
    return out


def choose_number(points: Vectors, most: int, seed: int) -> int:
    """The number of themes at which passages left out of a resample are placed most alike, or the largest that does hardly
    worse, since few broad themes tell little; at most `most`."""
    points = points[sample(len(points), ROWS, seed)]
    most = max(1, min(most, len(np.unique(points.round(5), axis=0))))
    found: dict[int, float] = {}

    def best() -> int:
        usable = {k: a for k, a in found.items() if k >= _FEW or a >= _ALWAYS or most < _FEW} or found
        top = max(usable.values())
        return max(k for k, a in usable.items() if a >= (top if top >= _ALWAYS else top - _AS_GOOD))

    for number in NUMBERS:
        if number <= most:
            found[number] = _agreement(points, number, seed)
    if not found:
        return 1
    first = best()
    for number in (first + step for step in _CLOSE):
        if _FEW <= number <= most and number not in found:
            found[number] = _agreement(points, number, seed)
    return best()


def _agreement(points: Vectors, number: int, seed: int) -> float:
    labels = kmeans(points, number, seed, starts=5 if len(points) <= 3000 else 1).labels_
    return resample(points, np.unique(labels, return_inverse=True)[1], seed, TRIED).agreement


def temperature(cosines: Vectors, again: Labels) -> float:
    """What to divide cosines (n, themes) by before the softmax, for the probability that passages are placed in a theme.

    Maximum likelihood on left-out passages and the themes they got (`again`, -1: none), as Guo et al. (2017) scale logits.
    """
    from scipy.optimize import minimize_scalar

    rows = np.flatnonzero(again >= 0)
    if cosines.shape[1] < 2 or not len(rows):
        return 1.0
    held, theme = cosines[rows].astype(np.float64), again[rows]

    def loss(log: float) -> float:
        scaled = held / np.exp(log)
        top = scaled.max(1)
        total = top + np.log(np.exp(scaled - top[:, None]).sum(1))
        return float((total - scaled[np.arange(len(rows)), theme]).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(np.log(0.01), np.log(2.0)), method="bounded").x))


def softmax(cosines: Vectors, by: float) -> Vectors:
    """(n, themes) rows that sum to 1."""
    scaled = cosines.astype(np.float64) / by
    weights = np.exp(scaled - scaled.max(1, keepdims=True))
    out: Vectors = (weights / weights.sum(1, keepdims=True)).astype(np.float32)
    return out
