"""Vectors of known themes."""

from __future__ import annotations

import numpy as np


def cloud(themes: int, each: int, *, spread: float = 0.1, dimension: int = 16, seed: int = 0) -> np.ndarray:
    """(themes × each, dimension) unit rows around axes that stand at right angles."""
    rng = np.random.default_rng(seed)
    rows = np.repeat(np.eye(themes, dimension), each, axis=0) + rng.normal(0, spread, (themes * each, dimension))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
