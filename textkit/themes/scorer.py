"""From passages to probabilities: a linear score a theme, its calibration, and how passages of a testimony add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from textkit.records import Flags, Vectors
from textkit.themes.lessons import Lessons

FOLDS: Final = 5
FEWEST: Final = 10  # (testimony, theme) pairs, below which pooling is assumed rather than learned
RIDGE: Final = 4.0
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


def out_of_fold(features: Any, lessons: Lessons, asked: Flags) -> Vectors:
    """(asked, themes): each asked passage scored by a model that saw no passage of its testimony."""
    gram = (features @ features.T).toarray()
    scores = np.zeros((len(lessons.texts), lessons.carries.shape[1]), np.float32)
    fold = np.where(asked, lessons.owners % FOLDS, -1)
    for held in range(FOLDS):
        if (out := np.flatnonzero(fold == held)).size:
            scorer = PassageScorer().fit(features, lessons.carries, np.flatnonzero(fold != held), gram=gram)
            scores[out] = scorer.predict(features[out])
    return scores[asked]


def _curve(features: Any, themes: Any, truth: Any, number: int) -> Any:
    """One logistic regression for all themes: shared slopes, an offset of its own for each theme (Platt 1999)."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    own = csr_matrix((np.ones(len(themes)), (np.arange(len(themes)), themes)), shape=(len(themes), number))
    return LogisticRegression(C=0.5, max_iter=500, random_state=0).fit(
        hstack([csr_matrix(features), own]).tocsr(), truth
    )


class Calibration:
    """Raw scores to probabilities that a passage carries a theme, learned on passages the scorer has not seen."""

    def __init__(self, themes: int) -> None:
        self.slope, self.offsets = _USUAL[0], np.full(themes, _USUAL[1])

    def fit(self, scores: Vectors, carries: Flags) -> Calibration:
        """scores, carries: (n, themes). Keeps what is usual where nothing was carried."""
        number = carries.shape[1]
        if 0 < carries.sum() < carries.size:
            themes = np.tile(np.arange(number), len(scores))
            curve = _curve(scores.reshape(-1, 1), themes, carries.ravel(), number)
            self.slope = max(float(curve.coef_[0, 0]), 1.0)
            self.offsets = curve.intercept_[0] + curve.coef_[0, 1:]
        return self

    def __call__(self, scores: Vectors) -> Vectors:
        """(n, themes) probabilities."""
        chances: Vectors = (1 / (1 + np.exp(-(scores * self.slope + self.offsets)))).astype(np.float32)
        return chances


def pooled(scores: Vectors, owners: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """(testimonies, themes, 4): highest and second highest log odds, log odds of any, and the log number of passages."""
    odds = np.log((scores + _FLOOR) / (1 - scores + _FLOOR)).astype(np.float64)
    absent = np.log1p(-np.minimum(scores.astype(np.float64), 1 - _FLOOR))
    number = int(owners.max(initial=-1)) + 1
    out = np.zeros((number, scores.shape[1], 4))
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(number + 1))
    for i in range(number):
        own = order[starts[i] : starts[i + 1]]
        some = np.sort(odds[own], axis=0)[::-1]
        none = absent[own].sum(0)
        out[i, :, 0], out[i, :, 1] = some[0], some[min(1, len(some) - 1)]
        out[i, :, 2] = np.log(np.maximum(-np.expm1(none), _FLOOR)) - none
        out[i, :, 3] = np.log(len(some))
    return out


class Pooling:
    """How the passages of a testimony add up: a logistic regression over `pooled`, which also calibrates, and the
    threshold at which precision and recall balance. Learned on testimonies the scorer has not seen."""

    def __init__(self, themes: int) -> None:
        self.themes = themes
        self.slopes, self.offsets = np.array([1.0, 0.0, 0.0, 0.0]), np.zeros(themes)
        self.threshold = 0.5

    def fit(self, scores: Vectors, owners: np.ndarray[Any, Any], truth: Flags) -> Pooling:
        """scores: (passages, themes) probabilities; truth: (testimonies, themes). Keeps the highest passage's
        probability where fewer than FEWEST themes of testimonies are known."""
        if min(truth.sum(), (~truth).sum()) < FEWEST:
            return self
        features = pooled(scores, owners).reshape(-1, 4)
        curve = _curve(features, np.tile(np.arange(self.themes), len(truth)), truth.ravel(), self.themes)
        self.slopes = curve.coef_[0, :4]
        self.offsets = curve.intercept_[0] + curve.coef_[0, 4:]
        self.threshold = balanced_threshold(self.predict(scores, owners).ravel(), truth.ravel())
        return self

    def predict(self, scores: Vectors, owners: np.ndarray[Any, Any]) -> Vectors:
        """(testimonies, themes) probabilities."""
        odds = pooled(scores, owners) @ self.slopes + self.offsets
        chances: Vectors = (1 / (1 + np.exp(-odds))).astype(np.float32)
        return chances


def balanced_threshold(scores: Any, truth: Any) -> float:
    """The score from which as many are assigned as are true, so that shares are neither inflated nor deflated.

    The threshold with the best F1 assigns many more than are true, which would make every share too large.
    Half way between the lowest score assigned and the highest left out.
    """
    ranked = np.sort(scores)[::-1]
    number = int(truth.sum())
    return float((ranked[number - 1] + ranked[min(number, len(ranked) - 1)]) / 2)
