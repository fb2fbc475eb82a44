"""Guided themes: each passage and testimony scored against a codebook.

Two sources are added up. Coded passages (the codebook's examples, the corpus's training part for the bundled codebook,
and whatever a researcher has coded) teach one ridge regression over the embedding and the words; the stretches of the same
texts that nobody marked teach what everything else sounds like. A second regression learns what whole testimonies are
about. How the passages of a testimony and its whole together speak for a theme is learned too, on testimonies held out
(stacking, Wolpert 1992), so that scores are calibrated probabilities on whole testimonies as well as on single passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from textkit.records import Flags, Vectors
from textkit.themes import remembered
from textkit.themes.codebook import Codebook, load
from textkit.themes.lessons import Lessons, bundled_lessons, codebook_lessons, coded_lessons
from textkit.themes.passages import joined
from textkit.themes.scorer import Calibration, Features, Pooling, Scorer, Scores, out_of_fold
from textkit.themes.words import without_placeholders

if TYPE_CHECKING:
    import pandas as pd

    from textkit.embed import Embedder
    from textkit.themes.explain import Explanation

ENOUGH: Final = 500  # coded texts of the researcher's own: from here they are told apart without the corpus's help
UNSURE: Final = 0.5
_BLOCK: Final = 8192  # passages scored at a time


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
        known, coded = codebook_lessons(book), None if texts is None else coded_lessons(texts, labels, book)
        bundled = bundled_lessons(book)
        if not coded or len(coded.texts) < ENOUGH or bundled.carries.any():
            known = known + bundled
        lessons, vectors = known, self._lesson_vectors(known)
        if coded:
            lessons, vectors = known + coded, np.vstack([vectors, self._embedder().encode(list(coded.texts))])
        self.exclusive_ = bool(coded and len(coded.texts) >= ENOUGH and (coded.carries.sum(1) == 1).all())
        self.features_ = Features(lessons.texts, getattr(self._embedder(), "field", None))
        self.lessons_, self.lesson_vectors_ = lessons, vectors
        features = self.features_(lessons.texts, vectors)
        self.scorer_ = Scorer().fit(features, lessons)
        own = np.arange(len(lessons.texts)) >= len(known.texts)
        self._calibrate(self._unseen(lessons, features, own), lessons.only(own))
        return self

    def _unseen(self, lessons: Lessons, features: Any, coded: Flags) -> Scores:
        """Raw scores of the researcher's own coded passages, each by a model that did not learn from it."""
        if not coded.any():
            return self._nothing()
        return out_of_fold(features, lessons, coded)

    def _nothing(self) -> Scores:
        none = np.zeros((0, len(self.themes_)), np.float32)
        return Scores(none, none)

    def _calibrate(self, scores: Scores, coded: Lessons) -> None:
        """Learn probabilities, pooling and threshold on what the scorer has not seen.

        That is the corpus's development part for the bundled themes (the bundled embedder has seen the training part,
        so that predictions held out from it would look too good), and the researcher's own coded texts.
        """
        kept = bundled_lessons(self.codebook_, "dev")
        if kept.carries.any():
            features = self.features_(kept.texts, self._lesson_vectors(kept))
            scores, coded = Scores.joined([self.scorer_.predict(features), scores]), kept + coded
        self.calibration_ = Calibration(len(self.themes_)).fit(scores, coded.carries)
        chances = self.calibration_(scores)
        self.pooling_ = Pooling(len(self.themes_)).fit(chances, coded.owners, coded.testimony_themes)

    def score_passages(self, texts: Sequence[str], *, embeddings: Vectors | None = None) -> Vectors:
        """(n, themes) the probability that each passage carries each theme."""
        return self.scores(texts, embeddings=embeddings).chances

    def scores(self, texts: Sequence[str], *, embeddings: Vectors | None = None) -> Scores:
        """What each passage says, of itself and of its testimony: what `pool` adds up."""
        self._ready()
        vectors = self.encode(texts) if embeddings is None else embeddings
        made = [self._nothing()]
        for start in range(0, len(texts), _BLOCK):
            part = slice(start, start + _BLOCK)
            features = self.features_(list(map(without_placeholders, texts[part])), vectors[part])
            made.append(self.calibration_(self.scorer_.predict(features)))
        return Scores.joined(made)

    def pool(self, scores: Scores, owners: Sequence[int] | np.ndarray[Any, Any]) -> Vectors:
        """(testimonies, themes) probabilities from what the passages say; owners: the testimony number of each."""
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
            out[held] = self.pool(self.scores(flat), [number[o] for o in owners])
        return pd.DataFrame(out, columns=self.themes_)

    def assign(self, texts: Sequence[str]) -> list[set[str]]:
        """The themes of each text, as `decide` has them."""
        held = self.decide(self.score(texts).to_numpy())
        return [{t for t, yes in zip(self.themes_, row, strict=True) if yes} for row in held]

    def decide(self, scores: Vectors) -> Flags:
        """(n, themes): which scores are high enough for a theme to be assigned.

        Those at the threshold or over it. Where the researcher gave each of many texts exactly one theme, the most
        probable one alone, unless it is less probable than UNSURE of the threshold: such a text gets none.
        """
        self._ready()
        if not self.exclusive_ or not len(scores):
            return scores >= self.threshold
        first: Flags = np.arange(scores.shape[1]) == scores.argmax(1)[:, None]
        return first & (scores >= UNSURE * self.threshold)

    def explain(self, text: str, theme: str) -> Explanation:
        """The passage of a text that speaks most for a theme, the words that weighed, and the coded examples most like it."""
        from textkit.themes.explain import explain

        self._ready()
        return explain(self, text, theme)

    @property
    def threshold(self) -> float:
        """The score from which a testimony is assigned a theme: as many as are true of what was held out."""
        self._ready()
        return self.pooling_.threshold

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

    def _lesson_vectors(self, lessons: Lessons) -> Vectors:
        return _encoded(self._embedder(), lessons.texts)  # type: ignore[arg-type]  # embedders hash by identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, d) vectors of passages, as the model sees them."""
        return self._embedder().encode([without_placeholders(t) for t in texts])


@lru_cache(maxsize=4)
def _encoded(embedder: Embedder, texts: tuple[str, ...]) -> Vectors:
    """The lessons are mostly the same from fit to fit; their vectors are the costly part of it."""
    return remembered.encode(embedder, texts)
