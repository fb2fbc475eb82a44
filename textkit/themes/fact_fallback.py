"""Reported or not, where no passage says so: by the likeness of the whole text to the corpus's coded testimonies.

Vectors of the static model, the mean and the largest of a text's passages, and logistic regression. On the train part (ten
folds) it answers 93 of the 127 testimonies the rules leave open, 86 in a hundred of them rightly; it is silent where it is
less sure than SURE.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from textkit.themes.passages import joined
from textkit.themes.words import without_placeholders

if TYPE_CHECKING:
    from textkit.embed import Embedder

SURE: Final = 0.55


def guess(texts: Sequence[str]) -> list[tuple[str, float]]:
    """(yes, no or unclear, its probability) of each text."""
    if not texts:
        return []
    embedder, model = _learned()
    probable = model.predict_proba(_features(embedder, texts))
    found = [(str(model.classes_[row.argmax()]), float(row.max())) for row in probable]
    return [(value if p >= SURE else "unclear", round(p, 3)) for value, p in found]


@cache
def _learned() -> tuple[Embedder, Any]:
    from sklearn.linear_model import LogisticRegression

    from textkit import corpus, load_embedder

    embedder = load_embedder("static")
    coded = [*corpus.gold("train"), *corpus.practice()]
    model = LogisticRegression(C=1.0, max_iter=2000)
    return embedder, model.fit(_features(embedder, [g.text for g in coded]), [g.header["reported"] for g in coded])


def _features(embedder: Embedder, texts: Sequence[str]) -> Any:
    """(texts, 2 × dimension): the mean and the largest value of each direction over the passages of a text."""
    import numpy as np

    pieces = [[text[a:b] for a, b in joined(text)] or [""] for text in texts]
    vectors = embedder.encode([without_placeholders(p) for own in pieces for p in own])
    ends = np.cumsum([len(own) for own in pieces])[:-1]
    return np.array([np.concatenate([own.mean(0), own.max(0)]) for own in np.split(vectors, ends)])
