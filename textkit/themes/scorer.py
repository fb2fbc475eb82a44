"""From passages to probabilities: one classifier a theme, and the rule that adds the passages of a testimony up."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from textkit.records import Vectors
from textkit.themes.lessons import Lessons

FOLDS: Final = 5
_C: Final = 2.0
_WORDS: Final = 0.7  # how much the words weigh beside the embedding
_FLOOR: Final = 1e-6
Marks = "np.ndarray[Any, np.dtype[np.bool_]]"


class PassageScorer:
    """Logistic regression over the embedding, word and character n-grams; balanced, one theme at a time."""

    def __init__(self, themes: int) -> None:
        self.themes = themes

    def fit(self, lessons: Lessons, vectors: Vectors, rows: np.ndarray[Any, Any] | None = None) -> PassageScorer:
        """vectors: (n, d) of the lessons; rows: which of them to learn from."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_union

        rows = np.arange(len(lessons.texts)) if rows is None else rows
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, dtype=np.float32)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True, dtype=np.float32)
        self._words: Any = make_union(words, letters).fit([lessons.texts[i] for i in rows])
        features = self._features([lessons.texts[i] for i in rows], vectors[rows])
        self._models: list[Any] = []
        for theme in range(self.themes):
            marks = lessons.carries[rows, theme]
            model = LogisticRegression(C=_C, class_weight="balanced", solver="liblinear", random_state=0)
            self._models.append(model.fit(features, marks) if 0 < marks.sum() < len(marks) else float(marks.mean()))
        return self

    def predict(self, texts: list[str], vectors: Vectors) -> Vectors:
        """(n, themes) probabilities."""
        if not texts:
            return np.zeros((0, self.themes), np.float32)
        features = self._features(texts, vectors)
        columns = [np.full(len(texts), m) if isinstance(m, float) else m.predict_proba(features)[:, 1] for m in self._models]
        return np.stack(columns, 1).astype(np.float32)

    def _features(self, texts: list[str], vectors: Vectors) -> Any:
        from scipy.sparse import csr_matrix, hstack

        return hstack([csr_matrix(vectors), self._words.transform(texts) * _WORDS]).tocsr()


def out_of_fold(lessons: Lessons, vectors: Vectors, themes: int) -> Vectors:
    """(n, themes): each passage scored by a model that saw no passage of its testimony."""
    scores = np.zeros((len(lessons.texts), themes), np.float32)
    fold = np.where(lessons.owners < 0, -1, lessons.owners % FOLDS)
    for held in range(FOLDS):
        if (out := np.flatnonzero(fold == held)).size:
            scorer = PassageScorer(themes).fit(lessons, vectors, np.flatnonzero(fold != held))
            scores[out] = scorer.predict([lessons.texts[i] for i in out], vectors[out])
    return scores


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
