"""Where passages stand and which centre is nearest: principal components, and k-means on the sphere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from textkit.records import Vectors

DIMENSIONS: Final = 50
ROUNDS: Final = 100
_ROWS: Final = 2048  # compared at a time
_BLOCK: Final = 16_384  # placed at a time
LEARNT: Final = 20_000  # rows that principal components and clusters are learnt from; the rest join them

Labels = np.ndarray[Any, Any]


def unit(rows: Vectors) -> Vectors:
    """Rows of length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    out: Vectors = np.where(lengths > 1e-6, rows / np.maximum(lengths, 1e-6), 0).astype(np.float32)
    return out


@dataclass(frozen=True)
class Space:
    """A linear space that new passages are placed in exactly as old ones were. mean: (d,); axes: (d, dimensions)."""

    mean: Vectors
    axes: Vectors

    @classmethod
    def of(cls, vectors: Vectors) -> Space:
        """The first principal components of vectors (n, d), centred, so that what all passages share counts for nothing."""
        mean = vectors.mean(0, dtype=np.float64)
        centred = vectors.astype(np.float64) - mean
        spread, axes = np.linalg.eigh(centred.T @ centred)  # ascending
        held = max(1, min(DIMENSIONS, int((spread > 1e-9 * max(spread[-1], 1e-9)).sum())))
        axes = axes[:, ::-1][:, :held]
        axes = axes * np.where(axes.sum(0, keepdims=True) < 0, -1, 1)  # the method leaves the sign open
        return cls(mean.astype(np.float32), axes.astype(np.float32))

    def __call__(self, vectors: Vectors) -> Vectors:
        """(n, dimensions) unit rows. Summed in double precision: in single, a row would depend on how many stand beside it."""
        axes = self.axes.astype(np.float64)
        blocks = (vectors[start : start + _BLOCK] for start in range(0, max(len(vectors), 1), _BLOCK))
        return unit(np.vstack([((block - self.mean).astype(np.float64) @ axes).astype(np.float32) for block in blocks]))


def sample(number: int, most: int, seed: int) -> Labels:
    """Row numbers in their order: all of them, or `most` drawn by the seed."""
    if number <= most:
        return np.arange(number)
    return np.sort(np.random.default_rng(seed).choice(number, most, replace=False))


def kmeans(points: Vectors, number: int, seed: int, starts: int = 10) -> Any:
    """scikit-learn's k-means on one thread, which alone gives the same sums in the same order every time."""
    import warnings

    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # fewer different passages than themes: said by their sizes
        return KMeans(number, n_init=starts, random_state=seed).fit(points)


def centres_of(points: Vectors, labels: Labels) -> Vectors:
    """(themes, dimensions) unit rows: the mean direction of each label's points."""
    return unit(np.stack([points[labels == c].mean(0) for c in np.unique(labels)]))


def nearest(points: Vectors, centres: Vectors) -> Labels:
    """(n,) the number of the centre with the largest cosine."""
    closest: Labels = (points @ centres.T).argmax(1)
    return closest


def neighbourhood(vectors: Vectors, number: int) -> tuple[Labels, Vectors]:
    """(n, number) row numbers and cosine distances of the nearest rows of each, itself first."""
    rows, found, apart = unit(vectors), [], []
    for start in range(0, len(rows), _ROWS):
        cosines = rows[start : start + _ROWS] @ rows.T
        own = np.arange(len(cosines))
        cosines[own, own + start] = 2  # nothing is nearer than the row itself
        best = np.argpartition(-cosines, number - 1, axis=1)[:, :number]
        near = np.take_along_axis(cosines, best, 1)
        order = np.argsort(-near, axis=1, kind="stable")
        found.append(np.take_along_axis(best, order, 1))
        apart.append(np.clip(1 - np.take_along_axis(near, order, 1), 0, 2))
    return np.concatenate(found).astype(np.int32), np.concatenate(apart).astype(np.float32)


def settled(points: Vectors, labels: Labels, owners: Sequence[str], least: int) -> Vectors:
    """Centres of spherical k-means (Dhillon and Modha 2001) begun at `labels`, the largest theme first.

    A theme told of by fewer than `least` owners gives its passages to the nearest others, the smallest first.
    """
    _, who = np.unique(np.asarray(owners, dtype=str), return_inverse=True)
    labels = np.unique(labels, return_inverse=True)[1]
    while True:
        centres = _moved(points, labels)
        labels = nearest(points, centres)
        sizes = np.array([len(np.unique(who[labels == c])) for c in range(len(centres))])
        if len(centres) == 1 or sizes.min() >= least:
            held = np.bincount(labels, minlength=len(centres))
            return centres[np.argsort(-held, kind="stable")]
        labels = nearest(points, np.delete(centres, int(sizes.argmin()), axis=0))
        labels = np.unique(labels, return_inverse=True)[1]


def _moved(points: Vectors, labels: Labels) -> Vectors:
    """Centres and labels in turns until neither moves."""
    centres = centres_of(points, labels)
    for _ in range(ROUNDS):
        moved = np.unique(nearest(points, centres), return_inverse=True)[1]
        if np.array_equal(moved, labels):
            break
        labels = moved
        centres = centres_of(points, labels)
    return centres


def principal(vectors: Vectors, dimensions: int) -> Vectors:
    """(n, dimensions) principal components, not of unit length; for the few rows that UMAP cannot place."""
    centred = vectors - vectors.mean(0, keepdims=True)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes[:dimensions] * np.where(axes[:dimensions].sum(1, keepdims=True) < 0, -1, 1)  # SVD leaves the sign open
    placed = centred @ axes.T
    return np.pad(placed, ((0, 0), (0, dimensions - placed.shape[1]))).astype(np.float32)
