"""Character n-grams weighted by TF-IDF and reduced by SVD (latent semantic analysis; Deerwester et al. 1990).

Needs no trained model and knows no meaning beyond shared letters: the fallback, and the baseline of every table.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from textkit.embed.base import unit
from textkit.records import Vectors

DIMENSION: Final = 128
_VERSION: Final = b"tfidf-1"


class TfidfEmbedder:
    """Fitted on the texts it is given, or at first use on the bundled corpus and codebook."""

    def __init__(self, texts: Sequence[str] | None = None, *, dimension: int = DIMENSION) -> None:
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import TfidfVectorizer

        texts = list(texts) if texts is not None else bundled_texts()
        self._words: Any = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            min_df=2 if len(texts) > 50 else 1,
            sublinear_tf=True,
            dtype=np.float32,
        )
        weights = self._words.fit_transform(texts)
        rank = max(1, min(dimension, min(weights.shape) - 1))
        self._svd: Any = TruncatedSVD(rank, random_state=0).fit(weights)
        self._fingerprint = hashlib.blake2b(
            "\x00".join([*texts, str(rank)]).encode(), key=_VERSION, digest_size=16
        ).hexdigest()

    @property
    def dimension(self) -> int:
        return int(self._svd.n_components)

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, rows of unit length (zeros for a text without any known n-gram)."""
        if not len(texts):
            return np.zeros((0, self.dimension), np.float32)
        rows: Vectors = self._svd.transform(self._words.transform(list(texts)))
        return unit(rows)


def bundled_texts() -> list[str]:
    """The passages' sentences of the corpus's training part: what the embedder is fitted on by default."""
    from textkit import corpus
    from textkit.language.sentences import sentences

    return [text[a:b] for text in corpus.load("train").testimonies["text"] for a, b in sentences(text)]
