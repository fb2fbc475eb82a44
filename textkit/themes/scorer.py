"""From passages to probabilities: a linear score a theme, its calibration, and how passages of a testimony add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from textkit.records import Vectors
from textkit.themes.lessons import Lessons

FOLDS: Final = 5
RIDGE: Final = 1.0
_USUAL: Final = (8.0, -4.0)  # slope and offset where too little is coded to learn them
_WORDS: Final = 0.7  # how much the words weigh beside the embedding
_FLOOR: Final = 1e-6


class Features:
    """The embedding beside weighted word and character n-grams, which know what the embedding has no vector for."""

    def __init__(self, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_union

        few = len(texts) < 50
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=1 if few else 2, sublinear_tf=True, dtype=np.float32)
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), min_df=1 if few else 4, sublinear_tf=True, dtype=np.float32
        )
        self._words: Any = make_union(words, letters).fit(list(texts))

    def __call__(self, texts: Sequence[str], vectors: Vectors) -> Any:
        """(n, features) sparse."""
        from scipy.sparse import csr_matrix, hstack

        return hstack([csr_matrix(vectors), self._words.transform(list(texts)) * _WORDS]).tocsr()


class PassageScorer:
    """Ridge regression of all themes at once, solved in the dual (Saunders et al. 1998): one factorisation of the
    passages' Gram matrix, however many themes and features there are."""

    def fit(self, features: Any, carries: Any, rows: Any = None, *, gram: Any = None) -> PassageScorer:
        """features: (n, features) sparse; carries: (n, themes) bool; rows: which to learn from; gram: features @ features.T."""
        from scipy.linalg import solve

        rows = np.arange(features.shape[0]) if rows is None else rows
        gram = (features @ features.T).toarray() if gram is None else gram
        targets = carries[rows].astype(np.float64)
        self.offset_ = targets.mean(0)
        within = gram[np.ix_(rows, rows)] + RIDGE * np.eye(len(rows))
        self.weights_ = features[rows].T @ solve(within, targets - self.offset_, assume_a="pos")
        return self

    def predict(self, features: Any) -> Vectors:
        """(n, themes) raw scores: near 0 where a theme is absent, near 1 where it is plain."""
        scores: Vectors = (features @ self.weights_ + self.offset_).astype(np.float32)
        return scores


def out_of_fold(features: Any, lessons: Lessons) -> Vectors:
    """(n, themes): each passage scored by a model that saw no passage of its testimony; zeros for lone phrases."""
    scores = np.zeros(lessons.carries.shape, np.float32)
    gram = (features @ features.T).toarray()
    fold = np.where(lessons.owners < 0, -1, lessons.owners % FOLDS)
    for held in range(FOLDS):
        if (out := np.flatnonzero(fold == held)).size:
            scorer = PassageScorer().fit(features, lessons.carries, np.flatnonzero(fold != held), gram=gram)
            scores[out] = scorer.predict(features[out])
    return scores


class Calibration:
    """Raw scores to probabilities, one logistic curve a theme (Platt 1999), learned on passages held out in turn."""

    def fit(self, scores: Vectors, lessons: Lessons, *, enough: int) -> Calibration:
        from sklearn.linear_model import LogisticRegression

        inside = lessons.owners >= 0
        curves: list[tuple[float, float] | None] = []
        for own, marks in zip(scores[inside].T, lessons.carries[inside].T, strict=True):
            if enough <= marks.sum() <= len(marks) - enough:
                model = LogisticRegression(C=10.0, random_state=0).fit(own[:, None], marks)
                curves.append((float(model.coef_[0, 0]), float(model.intercept_[0])))
            else:
                curves.append(None)
        usual = tuple(np.median([c for c in curves if c] or [_USUAL], axis=0))
        self.slopes_, self.offsets_ = np.array([c or usual for c in curves]).T
        return self

    def __call__(self, scores: Vectors) -> Vectors:
        """(n, themes) probabilities."""
        odds = scores * self.slopes_ + self.offsets_
        chances: Vectors = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chances


def pooled(scores: Vectors, owners: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """(testimonies, themes, 4): the highest and second highest log odds, their mean, and the log number of passages."""
    odds = np.log((scores + _FLOOR) / (1 - scores + _FLOOR)).astype(np.float64)
    number = int(owners.max(initial=-1)) + 1
    out = np.zeros((number, scores.shape[1], 4))
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(number + 1))
    for i in range(number):
        some = np.sort(odds[order[starts[i] : starts[i + 1]]], axis=0)[::-1]
        out[i, :, 0], out[i, :, 1] = some[0], some[min(1, len(some) - 1)]
        out[i, :, 2], out[i, :, 3] = some.mean(0), np.log(len(some))
    return out


class Pooling:
    """Learned from held-out scores: a logistic regression a theme over `pooled`, which also calibrates; and thresholds."""

    def __init__(self, themes: int, *, enough: int) -> None:
        self.themes, self.enough = themes, enough
        self.thresholds: Vectors = np.full(themes, 0.5, np.float32)
        self._models: list[Any] = [None] * themes

    def fit(self, scores: Vectors, lessons: Lessons) -> Pooling:
        """scores: (n, themes) of the lessons, each from a model that did not see it."""
        inside = lessons.owners >= 0
        truth = lessons.testimony_themes
        features = pooled(scores[inside], lessons.owners[inside])
        for theme in range(self.themes):
            self._learn(theme, features[:, theme], truth[:, theme])
        return self

    def _learn(self, theme: int, features: Any, truth: Any) -> None:
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import cross_val_predict

        if not self.enough <= truth.sum() <= len(truth) - self.enough:
            return
        model = LogisticRegression(C=1.0, random_state=0)
        held_out = cross_val_predict(model, features, truth, cv=FOLDS, method="predict_proba")[:, 1]
        self._models[theme] = model.fit(features, truth)
        self.thresholds[theme] = best_threshold(held_out, truth)

    def predict(self, scores: Vectors, owners: np.ndarray[Any, Any]) -> Vectors:
        """(testimonies, themes) probabilities; the highest passage where pooling could not be learned."""
        features = pooled(scores, owners)
        out = 1 / (1 + np.exp(-features[:, :, 0]))
        for theme, model in enumerate(self._models):
            if model is not None and len(features):
                out[:, theme] = model.predict_proba(features[:, theme])[:, 1]
        return out.astype(np.float32)


def best_threshold(scores: Any, truth: Any) -> float:
    """The score from which assigning gives the highest F1 (van Rijsbergen 1979)."""
    from sklearn.metrics import precision_recall_curve

    precision, recall, cuts = precision_recall_curve(truth, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return float(cuts[int(f1[:-1].argmax())])
