"""Passages of known themes, small enough to cluster in a moment."""

from __future__ import annotations

import numpy as np
import pytest
from theme_clouds import cloud

WORDS = [
    ["kaffe", "bryggare", "kopp", "fika", "mjölk"],
    ["schema", "natt", "pass", "turlag", "helg"],
    ["hot", "rädd", "brev", "polisanmälan", "telefon"],
]


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Thirty passages of each of three themes."""
    rng = np.random.default_rng(0)
    return [" ".join(rng.choice(words, 4)) + f" [PERSON {i % 3 + 1}]" for words in WORDS for i in range(30)]


@pytest.fixture(scope="session")
def vectors() -> np.ndarray:
    return cloud(3, 30)
