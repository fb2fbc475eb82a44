"""What guided themes must beat: words and letters alone, with logistic regression, one theme at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from textkit.records import Flags, Vectors


class WordsAlone:
    """TF-IDF of words (one and two) and of letters within words (three to five), logistic regression for each theme.

    balanced: rare themes weigh as much as common ones; that raises recall, and chances are no longer probabilities.
    """

    def __init__(self, *, strength: float = 10.0, balanced: bool = True) -> None:
        self.strength, self.balanced = strength, balanced

    def fit(self, texts: Sequence[str], truth: Flags) -> WordsAlone:
        """truth: (n, themes). A theme that no text carries, or every text, keeps its share as its score."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_union

        self._words: Any = make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
        )
        features = self._words.fit_transform(list(texts))
        weight = "balanced" if self.balanced else None
        self._models: list[Any] = [
            LogisticRegression(C=self.strength, class_weight=weight, max_iter=1000).fit(features, own)
            if 0 < own.sum() < len(own) else float(own.mean())
            for own in truth.T
        ]  # fmt: skip
        return self

    def score(self, texts: Sequence[str]) -> Vectors:
        """(n, themes) chances; a theme is assigned from one half."""
        features = self._words.transform(list(texts))
        columns = [
            np.full(len(texts), model) if isinstance(model, float) else model.predict_proba(features)[:, 1]
            for model in self._models
        ]
        return np.stack(columns, axis=1).astype(np.float32)
