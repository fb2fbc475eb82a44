"""Why guided themes scored a text as they did: the passage that speaks, the words that weighed, the nearest coded examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.themes.passages import joined
from textkit.themes.words import without_placeholders

if TYPE_CHECKING:
    from textkit.themes.guided import GuidedThemes

WORDS: Final = 6
EXAMPLES: Final = 3


@dataclass(frozen=True)
class Explanation:
    """passage: the one that speaks most for the theme, at start:end of the text; score: the probability that it carries it;
    words: those of the passage that weighed most, for (positive) or against; examples: coded passages of the theme that are
    most like it, with their cosine."""

    theme: str
    passage: str
    start: int
    end: int
    score: float
    words: tuple[tuple[str, float], ...]
    examples: tuple[tuple[str, float], ...]


def explain(model: GuidedThemes, text: str, theme: str) -> Explanation:
    """Raises ValueError for a theme that the model lacks, or a text without a word."""
    if theme not in model.themes_:
        raise ValueError(f"there is no theme '{theme}'; the themes are {', '.join(model.themes_)}")
    if not (places := list(joined(text))):
        raise ValueError("there is nothing to explain in an empty text")
    column = model.themes_.index(theme)
    scores = model.score_passages([text[a:b] for a, b in places])[:, column]
    best = int(scores.argmax())
    start, end = places[best]
    shown = without_placeholders(text[start:end])
    vector = model.encode([shown])
    words, examples = _words(model, shown, vector, column), _examples(model, vector[0], column)
    return Explanation(theme, text[start:end], start, end, float(scores[best]), words, examples)


def _words(model: GuidedThemes, text: str, vector: Any, column: int) -> tuple[tuple[str, float], ...]:
    """Words and pairs of words, by how much they moved the raw score."""
    names, row = model.features_.named, model.features_([text], vector)
    held, weights = row.words, model.scorer_.passages_.weights_[row.vectors.shape[1] :, column]
    moved = {i: float(v * weights[i]) for i, v in zip(held.indices, held.data, strict=True) if i < len(names)}
    most = sorted(moved, key=lambda i: (-abs(moved[i]), i))[:WORDS]
    return tuple((str(names[i]), round(moved[i], 4)) for i in most)


def _examples(model: GuidedThemes, vector: Any, column: int) -> tuple[tuple[str, float], ...]:
    rows = np.flatnonzero(model.lessons_.carries[:, column])
    likeness = model.lesson_vectors_[rows] @ vector
    order = np.argsort(-likeness, kind="stable")[:EXAMPLES]
    return tuple((model.lessons_.texts[rows[i]], round(float(likeness[i]), 4)) for i in order)
