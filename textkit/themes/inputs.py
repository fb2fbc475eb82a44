"""What an estimator of passages is given: texts, or an array of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral
from typing import Any

import numpy as np


def seed_of(state: Any) -> int:
    """A seed from what scikit-learn calls a random state: a number, a generator, or None for another one every time."""
    from sklearn.utils import check_random_state

    return int(state) if isinstance(state, Integral) else int(check_random_state(state).randint(2**31 - 1))


def is_text(texts: Any) -> bool:
    """A list, series or one-dimensional array, rather than a table of numbers."""
    if isinstance(texts, str):
        raise ValueError("passages were given as one text; put it in a list")
    if hasattr(texts, "ndim"):
        return bool(texts.ndim == 1 and getattr(texts, "dtype", object) not in (float, int, np.float32))
    return hasattr(texts, "__len__") and all(isinstance(t, str) or t is None for t in list(texts)[:1])


def texts_of(texts: Any) -> list[str]:
    """The passages as a list. Raises ValueError, naming its place, for one that is no text."""
    out = list(texts)
    for number, text in enumerate(out):
        if not isinstance(text, str):
            raise ValueError(f"passage {number} is a {type(text).__name__}, not a text; leave it out or make it empty")
    return out


def each(what: str, values: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The values as texts. Raises ValueError where there is not one for each passage."""
    if len(values) != len(texts):
        raise ValueError(f"{len(texts)} texts and {len(values)} {what}: each text needs one")
    return [str(value) for value in values]


def telling_rows(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """Rows to learn from: those that say something; all of them where none does, for there are vectors alone."""
    said = np.array([bool(t.strip()) for t in texts])
    return np.flatnonzero(said) if said.any() else np.arange(len(texts))
