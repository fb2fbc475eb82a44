"""What every embedder offers, and how texts become rows of unit length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from textkit.records import Vectors


@runtime_checkable
class Embedder(Protocol):
    """Texts in, vectors out.

    `fingerprint` changes whenever the same text would get another vector: caches are kept by it.
    """

    @property
    def dimension(self) -> int: ...

    @property
    def fingerprint(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, rows of unit length; the same text always gets the same row."""
        ...


def unit(rows: Vectors) -> Vectors:
    """Rows of length 1; a row of zeros stays as it is."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return scaled
