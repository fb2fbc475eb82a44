"""From passages to probabilities: linear scores of passages and of whole testimonies, calibrated, and how they add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np

from textkit.records import Flags, Vectors
from textkit.themes.lessons import Lessons

FOLDS: Final = 5
FEWEST: Final = 10  # (testimony, theme) pairs, below which pooling is assumed rather than learned
RIDGE: Final = 4.0
WHOLE: Final = 1.0  # the same for whole testimonies, of which there are fewer
_USUAL: Final = (8.0, -4.0)  # slope and offset where too little is coded to learn them
WORDS: Final = 1.2  # how much the words weigh beside the embedding
# and how much the part of it that has learned the themes of these very lessons, and so flatters itself
FIELD: Final = 0.25
MEASURES: Final = 5  # of a testimony and a theme, from which their probability is made
_TONE: Final = 8.0  # brings tones to the size of log odds
_FLOOR: Final = 1e-6
_EXACT: Final = 1e-8  # of the squared length of what is to be explained, which may be left
_STEPS: Final = 200

Weights: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


@dataclass(frozen=True)
class Rows:
    """n passages as a model sees them: vectors (n, d) dense, words (n, f) sparse; together (n, d + f)."""

    vectors: np.ndarray[Any, np.dtype[np.float64]]
    words: Any

    def __len__(self) -> int:
        return len(self.vectors)

    def __getitem__(self, rows: Any) -> Rows:
        return Rows(self.vectors[rows], self.words[rows])

    def times(self, weights: Weights) -> Weights:
        """(n, themes), from weights (d + f, themes)."""
        d = self.vectors.shape[1]
        out: Weights = self.vectors @ weights[:d] + self.words @ weights[d:]
        return out


def averaged(rows: Rows, owners: np.ndarray[Any, Any]) -> Rows:
    """The mean of each testimony's passages; owners: (n,) numbers from 0, none left out."""
    from scipy.sparse import csr_matrix

    counts = np.bincount(owners)
    share = csr_matrix((1 / counts[owners], (owners, np.arange(len(owners)))), shape=(len(counts), len(owners)))
    return Rows(share @ rows.vectors, share @ rows.words)


@dataclass(frozen=True)
class Scores:
    """What passages say, n of them: chances (n, themes), of the passage alone; tones (n, themes), each one's share in what
    its testimony as a whole is about."""

    chances: Vectors
    tones: Vectors

    def __getitem__(self, rows: Any) -> Scores:
        return Scores(self.chances[rows], self.tones[rows])

    @classmethod
    def joined(cls, parts: Sequence[Scores]) -> Scores:
        """One after the other; at least one."""
        return cls(np.vstack([part.chances for part in parts]), np.vstack([part.tones for part in parts]))


class Features:
    """The embedding, the static model's, and weighted word and character n-grams, which know what neither has a vector for.

    The static model learned from other lessons than the encoder, and errs elsewhere: what each adds is in `benchmarks.trials`.
    """

    def __init__(self, texts: Sequence[str], field: slice | None = None) -> None:
        """field: which of an embedder's numbers were learned from the bundled lessons, if any."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_union

        few = len(texts) < 50
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=1 if few else 2, sublinear_tf=True)
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=1 if few else 4, sublinear_tf=True)
        self._words: Any = make_union(words, letters).fit(list(texts))
        self._field = field

    @property
    def named(self) -> Any:
        """The words and pairs of words, which are the first columns of the n-grams."""
        return self._words.transformer_list[0][1].get_feature_names_out()

    def __call__(self, texts: Sequence[str], vectors: Vectors) -> Rows:
        """vectors: (n, d) of the embedder in use."""
        from textkit import load_embedder

        words = self._words.transform(list(texts)).tocsr()
        words.data *= WORDS
        static = load_embedder("static").encode(list(texts))
        return Rows(np.hstack([quietened(vectors, self._field), static]).astype(np.float64), words)


def quietened(vectors: Vectors, field: slice | None) -> Vectors:
    """The vectors with that part weighed by FIELD."""
    if field is None:
        return vectors
    out = vectors.copy()
    out[:, field] *= FIELD
    return out


class PassageScorer:
    """Ridge regression of all themes at once, by conjugate gradients (Hestenes and Stiefel 1952): time and memory grow with
    the number of passages, not with its square."""

    def __init__(self, ridge: float = RIDGE) -> None:
        self.ridge = ridge

    def fit(self, features: Rows, carries: Any) -> PassageScorer:
        """carries: (n, themes) bool."""
        targets = carries.astype(np.float64)
        self.offset_ = targets.mean(0)
        across, down = features.vectors.T, features.words.T.tocsr()

        def back(errors: Weights) -> Weights:
            return np.vstack([across @ errors, down @ errors])

        self.weights_ = solved(lambda w: back(features.times(w)) + self.ridge * w, back(targets - self.offset_))
        return self

    def predict(self, features: Rows) -> Vectors:
        """(n, themes) raw scores: near 0 where a theme is absent, near 1 where it is plain."""
        scores: Vectors = (features.times(self.weights_) + self.offset_).astype(np.float32)
        return scores


def solved(apply: Callable[[Weights], Weights], target: Weights) -> Weights:
    """x where apply(x) = target, column by column; apply is linear, symmetric and positive definite."""
    x, left = np.zeros_like(target), target.copy()
    way, size = left.copy(), (left**2).sum(0)
    enough = _EXACT * np.maximum(size, _FLOOR)
    for _ in range(_STEPS):
        if (size <= enough).all():
            break
        moved = apply(way)
        step = size / np.maximum((way * moved).sum(0), 1e-300)
        x, left = x + step * way, left - step * moved
        before, size = size, (left**2).sum(0)
        way = left + size / np.maximum(before, 1e-300) * way
    return x


class Scorer:
    """A linear model of passages, and one of whole testimonies: what no passage says outright, all of them may tell.

    The second learns from the mean of a testimony's passages, so that what it says is the mean of what it says of each.
    """

    def __init__(self, ridge: float = RIDGE, *, whole: bool = True) -> None:
        """whole: False leaves testimonies as a whole out of account."""
        self.ridge, self.whole = ridge, whole

    def fit(self, features: Rows, lessons: Lessons, rows: Any = None) -> Scorer:
        """rows: bool, which to learn from; all by default."""
        rows = np.ones(len(lessons.texts), bool) if rows is None else rows
        self.passages_ = PassageScorer(self.ridge).fit(features[rows], lessons.carries[rows])
        told = lessons.only(rows & (lessons.owners >= 0))
        self.whole_ = None
        if self.whole and told.texts:
            means = averaged(features[rows & (lessons.owners >= 0)], told.owners)
            self.whole_ = PassageScorer(WHOLE).fit(means, told.testimony_themes)
        return self

    def predict(self, features: Rows) -> Scores:
        """Raw scores, not yet calibrated."""
        raw = self.passages_.predict(features)
        return Scores(raw, self.whole_.predict(features) if self.whole_ else np.zeros_like(raw))


def out_of_fold(features: Rows, lessons: Lessons, asked: Flags) -> Scores:
    """Each asked passage scored by a model that saw no passage of its testimony: (asked, themes) raw scores."""
    shape = len(lessons.texts), lessons.carries.shape[1]
    scores = Scores(np.zeros(shape, np.float32), np.zeros(shape, np.float32))
    fold = np.where(asked, lessons.owners % FOLDS, -1)
    for held in range(FOLDS):
        if (out := np.flatnonzero(fold == held)).size:
            made = Scorer().fit(features, lessons, fold != held).predict(features[out])
            scores.chances[out], scores.tones[out] = made.chances, made.tones
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

    def fit(self, raw: Scores, carries: Flags) -> Calibration:
        """carries: (n, themes). Keeps what is usual where nothing was carried."""
        number = carries.shape[1]
        if 0 < carries.sum() < carries.size:
            themes = np.tile(np.arange(number), len(carries))
            curve = _curve(raw.chances.reshape(-1, 1), themes, carries.ravel(), number)
            self.slope = max(float(curve.coef_[0, 0]), 1.0)
            self.offsets = curve.intercept_[0] + curve.coef_[0, 1:]
        return self

    def __call__(self, raw: Scores) -> Scores:
        """The same with probabilities for chances."""
        odds = raw.chances * self.slope + self.offsets
        return Scores((1 / (1 + np.exp(-odds))).astype(np.float32), raw.tones)


def pooled(scores: Scores, owners: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """(testimonies, themes, MEASURES): highest and second highest log odds, log odds of any, the log number of passages, and
    the mean tone."""
    chances = scores.chances
    odds = np.log((chances + _FLOOR) / (1 - chances + _FLOOR)).astype(np.float64)
    absent = np.log1p(-np.minimum(chances.astype(np.float64), 1 - _FLOOR))
    number = int(owners.max(initial=-1)) + 1
    out = np.zeros((number, chances.shape[1], MEASURES))
    order = np.argsort(owners, kind="stable")
    starts = np.searchsorted(owners[order], np.arange(number + 1))
    for i in range(number):
        own = order[starts[i] : starts[i + 1]]
        some = np.sort(odds[own], axis=0)[::-1]
        none = absent[own].sum(0)
        out[i, :, 0], out[i, :, 1] = some[0], some[min(1, len(some) - 1)]
        out[i, :, 2] = np.log(np.maximum(-np.expm1(none), _FLOOR)) - none
        out[i, :, 3] = np.log(len(some))
        out[i, :, 4] = _TONE * scores.tones[own].mean(0)
    return out


class Pooling:
    """How the passages of a testimony add up: a logistic regression over `pooled`, which also calibrates, and the
    threshold at which precision and recall balance. Learned on testimonies the scorer has not seen."""

    def __init__(self, themes: int) -> None:
        self.themes = themes
        self.slopes, self.offsets = np.eye(MEASURES)[0], np.zeros(themes)
        self.threshold = 0.5

    def fit(self, scores: Scores, owners: np.ndarray[Any, Any], truth: Flags) -> Pooling:
        """scores: calibrated; truth: (testimonies, themes). Keeps the highest passage's probability where fewer than FEWEST
        themes of testimonies are known."""
        if min(truth.sum(), (~truth).sum()) < FEWEST:
            return self
        features = pooled(scores, owners).reshape(-1, MEASURES)
        curve = _curve(features, np.tile(np.arange(self.themes), len(truth)), truth.ravel(), self.themes)
        self.slopes = curve.coef_[0, :MEASURES]
        self.offsets = curve.intercept_[0] + curve.coef_[0, MEASURES:]
        self.threshold = balanced_threshold(self.predict(scores, owners).ravel(), truth.ravel())
        return self

    def predict(self, scores: Scores, owners: np.ndarray[Any, Any]) -> Vectors:
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
