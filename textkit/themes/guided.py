"""Guided themes: each passage and testimony scored against a codebook.

Two sources are added up. Coded passages (the codebook's examples, the corpus's training part for the bundled codebook,
and whatever a researcher has coded) teach one logistic regression a theme over the embedding and the words; the stretches
of the same texts that nobody marked teach what everything else sounds like. How strongly the passages of a testimony
together speak for a theme is learned too, from predictions on testimonies held out in turn (stacking, Wolpert 1992), so
that scores are calibrated probabilities on whole testimonies as well as on single passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from textkit.records import Vectors
from textkit.themes.codebook import Codebook, load
from textkit.themes.lessons import bundled_lessons, codebook_lessons, coded_lessons, phrase_lessons
from textkit.themes.passages import joined
from textkit.themes.scorer import Calibration, Features, PassageScorer, Pooling, out_of_fold
from textkit.themes.words import without_placeholders

if TYPE_CHECKING:
    import pandas as pd

    from textkit.embed import Embedder

ENOUGH: Final = 8  # coded testimonies of a theme from which pooling and threshold are learned rather than assumed


class GuidedThemes(BaseEstimator):  # type: ignore[misc]
    """codebook: None for the bundled one, a path, or a Codebook; embedder: None for the bundled one.

    Raises BrokenCodebook where the codebook cannot be used.
    """

    def __init__(self, codebook: Codebook | str | Path | None = None, *, embedder: Embedder | None = None) -> None:
        self.codebook = codebook
        self.embedder = embedder

    def fit(self, texts: Sequence[str] | None = None, labels: Sequence[Iterable[str]] | None = None) -> GuidedThemes:
        """Learn from coded texts, if there are any, besides the codebook.

        labels: the theme ids of each text. Raises ValueError for an id that the codebook lacks.
        """
        book = self.codebook if isinstance(self.codebook, Codebook) else load(self.codebook)
        self.codebook_, self.themes_ = book, book.ids
        lessons = codebook_lessons(book) + phrase_lessons(book) + bundled_lessons(book)
        if texts is not None:
            lessons = lessons + coded_lessons(texts, labels, book)
        vectors = _lesson_vectors(self._embedder(), lessons.texts)  # type: ignore[arg-type]  # embedders hash by identity
        self.features_ = Features(lessons.texts)
        features = self.features_(lessons.texts, vectors)
        self.scorer_ = PassageScorer().fit(features, lessons.carries)
        held_out = out_of_fold(features, lessons)
        self.calibration_ = Calibration().fit(held_out, lessons, enough=ENOUGH)
        self.pooling_ = Pooling(len(book), enough=ENOUGH).fit(self.calibration_(held_out), lessons)
        return self

    def score_passages(self, texts: Sequence[str], *, embeddings: Vectors | None = None) -> Vectors:
        """(n, themes) the probability that each passage carries each theme."""
        self._ready()
        vectors = self._encode(texts) if embeddings is None else embeddings
        if not len(texts):
            return np.zeros((0, len(self.themes_)), np.float32)
        features = self.features_(list(map(without_placeholders, texts)), vectors)
        return self.calibration_(self.scorer_.predict(features))

    def pool(self, scores: Vectors, owners: Sequence[int] | np.ndarray[Any, Any]) -> Vectors:
        """(testimonies, themes) probabilities from the passages' (n, themes); owners: the testimony number of each."""
        self._ready()
        return self.pooling_.predict(scores, np.asarray(owners))

    def score(self, texts: Sequence[str]) -> pd.DataFrame:
        """(n, themes): columns are theme ids, values calibrated probabilities in [0, 1].

        A long text is split into passages whose scores are pooled; an empty text scores 0 everywhere.
        """
        import pandas as pd

        self._ready()
        pieces = [[text[a:b] for a, b in joined(text)] for text in texts]
        owners = [i for i, parts in enumerate(pieces) for _ in parts]
        out = np.zeros((len(texts), len(self.themes_)), np.float32)
        if owners:
            flat = [part for parts in pieces for part in parts]
            held = sorted(set(owners))
            number = {owner: i for i, owner in enumerate(held)}
            out[held] = self.pool(self.score_passages(flat), [number[o] for o in owners])
        return pd.DataFrame(out, columns=self.themes_)

    def assign(self, texts: Sequence[str]) -> list[set[str]]:
        """The themes of each text: those over their own threshold, chosen for the best F1 on held-out testimonies."""
        scores = self.score(texts).to_numpy()
        return [{t for t, yes in zip(self.themes_, row, strict=True) if yes} for row in scores >= self.thresholds]

    @property
    def thresholds(self) -> Vectors:
        """(themes,) the score from which a testimony is assigned a theme."""
        self._ready()
        return self.pooling_.thresholds

    def _ready(self) -> None:
        """The codebook alone is enough to score with, so that fitting is optional."""
        if not hasattr(self, "scorer_"):
            self.fit()
        check_is_fitted(self, "scorer_")

    def _embedder(self) -> Embedder:
        if self.embedder is None:
            from textkit import load_embedder

            return load_embedder()
        return self.embedder

    def _encode(self, texts: Sequence[str]) -> Vectors:
        return self._embedder().encode([without_placeholders(t) for t in texts])


@lru_cache(maxsize=2)
def _lesson_vectors(embedder: Embedder, texts: tuple[str, ...]) -> Vectors:
    """The lessons are mostly the same from fit to fit; their vectors are the costly part of it."""
    return embedder.encode(texts)
