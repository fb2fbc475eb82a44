"""Themes that nobody named beforehand, found by BERTopic (Grootendorst 2022) with fixed seeds and no passage left out.

BERTopic's default leaves a fifth to a half of the passages unassigned, and it is HDBSCAN that does; here UMAP
(McInnes et al. 2018) to five dimensions is followed by k-means, and passages that fit badly are marked unsure instead.
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from textkit.records import Theme, Vectors
from textkit.themes.words import lemmatised, without_placeholders

FEWEST: Final = 20  # passages; fewer do not fall into themes
_NEIGHBOURS: Final = 15
_WORDS: Final = 10
_TELLING: Final = 12


class ThemeModel(ClusterMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Discovery of themes in passages.

    n_themes: how many; 0 chooses the number whose clusters stand clearest apart (silhouette, Rousseeuw 1987).
    min_size: a theme holds at least so many passages; smaller ones are joined to their nearest.
    min_documents: a keyword stands in at least so many passages, so that a rare word never names anyone.

    After `fit`: `labels_` (n,) int, `strength_` (n,) cosine to the own theme's centre, `themes_` list of Theme,
    `centres_` (themes, d) unit rows.
    """

    def __init__(self, *, n_themes: int = 0, min_size: int = 5, min_documents: int = 5, random_state: int = 0) -> None:
        self.n_themes = n_themes
        self.min_size = min_size
        self.min_documents = min_documents
        self.random_state = random_state

    def fit(
        self, texts: Sequence[str], y: object = None, *, embeddings: Vectors | None = None,
        languages: Sequence[str] | None = None, owners: Sequence[str] | None = None,
    ) -> ThemeModel:  # fmt: skip
        """texts: safe passages; embeddings (n, d) of unit length, made by the bundled embedder where they are not given.

        languages: the code of each passage (Swedish where it is not given); owners: the testimony of each passage.

        Raises ValueError where texts and embeddings differ in number, or there is no text at all.
        """
        texts = list(texts)
        vectors = self._vectors(texts, embeddings)
        if not texts:
            raise ValueError("themes need at least one passage, got none")
        self.n_features_in_ = vectors.shape[1]
        topics, words = self._topics(lemmatised(texts, languages), vectors, owners)
        self.labels_ = topics
        self.centres_ = _centres(vectors, topics)
        self.strength_ = (vectors * self.centres_[topics]).sum(1)
        self.themes_ = [self._theme(t, words.get(t, ())) for t in range(len(self.centres_))]
        return self

    def fit_predict(self, texts: Sequence[str], y: object = None, **given: Any) -> np.ndarray[Any, Any]:
        """(n,) theme numbers; none is left out."""
        labels: np.ndarray[Any, Any] = self.fit(texts, **given).labels_
        return labels

    def transform(self, texts: Sequence[str], *, embeddings: Vectors | None = None) -> Vectors:
        """(n, themes) cosine of each passage to each theme's centre, for passages old and new."""
        check_is_fitted(self, "centres_")
        similarity: Vectors = self._vectors(list(texts), embeddings) @ self.centres_.T
        return similarity

    def predict(self, texts: Sequence[str], *, embeddings: Vectors | None = None) -> np.ndarray[Any, Any]:
        """(n,) the nearest theme of each passage."""
        nearest: np.ndarray[Any, Any] = self.transform(texts, embeddings=embeddings).argmax(1)
        return nearest

    def _vectors(self, texts: list[str], embeddings: Vectors | None) -> Vectors:
        if embeddings is None:
            from textkit import load_embedder

            return load_embedder().encode([without_placeholders(t) for t in texts])
        if len(embeddings) != len(texts):
            raise ValueError(f"{len(texts)} texts and {len(embeddings)} embeddings: each text needs one")
        return np.asarray(embeddings, np.float32)

    def _topics(
        self, words: list[str], vectors: Vectors, owners: Sequence[str] | None
    ) -> tuple[np.ndarray[Any, Any], dict[int, tuple[str, ...]]]:
        if len(words) < max(FEWEST, 2 * self.min_size):
            return np.zeros(len(words), int), {}
        reduced = reduce(vectors, 5, self.random_state)
        labels = self._clusters(reduced)
        vocabulary = _vocabulary(words, owners, self.min_documents)
        if len(vocabulary) < 2:  # class-based TF-IDF needs two words to weigh against each other
            return labels, {}
        model = _bertopic(labels, vocabulary)
        topics, _ = model.fit_transform(words, embeddings=reduced)
        return np.asarray(topics), {t: tuple(w for w, s in model.get_topic(t) if w and s > 0) for t in set(topics)}

    def _clusters(self, reduced: Vectors) -> np.ndarray[Any, Any]:
        from sklearn.cluster import KMeans

        most = max(2, min(40, len(reduced) // max(self.min_size * 3, 12)))
        tried = (
            [self.n_themes]
            if self.n_themes
            else sorted({min(most, k) for k in (4, 6, 8, 10, 12, 15, 18, 22, 27, 33, 40)})
        )
        best: tuple[float, np.ndarray[Any, Any]] | None = None
        for k in tried:
            labels = KMeans(k, n_init=10, random_state=self.random_state).fit_predict(reduced)
            labels = _joined(reduced, labels, self.min_size)
            clear = _clearness(reduced, labels, self.random_state)
            if best is None or clear > best[0]:
                best = clear, labels
        assert best is not None
        return best[1]

    def _theme(self, number: int, words: tuple[str, ...]) -> Theme:
        members = np.flatnonzero(self.labels_ == number)
        nearest = members[np.argsort(-self.strength_[members], kind="stable")][:_TELLING]
        name = ", ".join(words[:3]) or f"{number + 1}"
        return Theme(f"d{number + 1:02d}", name, "discovered", words[:_WORDS], len(members), tuple(map(str, nearest)))


def reduce(vectors: Vectors, dimensions: int, seed: int) -> Vectors:
    """UMAP by cosine, seeded and on one thread, so that the same vectors give the same places on every run.

    Fewer than FEWEST rows are reduced by principal components.
    """
    if len(vectors) < FEWEST:
        return _principal(vectors, dimensions)
    from umap import UMAP

    neighbours = min(_NEIGHBOURS, len(vectors) - 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # UMAP tells of its single thread and of points it had to leave unconnected
        model = UMAP(
            n_neighbors=neighbours, n_components=dimensions, min_dist=0.0 if dimensions > 2 else 0.1,
            metric="cosine", random_state=seed, n_jobs=1,
        )  # fmt: skip
        placed: Vectors = model.fit_transform(vectors).astype(np.float32)
    return np.nan_to_num(placed)


def _principal(vectors: Vectors, dimensions: int) -> Vectors:
    centred = vectors - vectors.mean(0, keepdims=True)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    axes = axes[:dimensions] * np.where(axes[:dimensions].sum(1, keepdims=True) < 0, -1, 1)  # SVD leaves the sign open
    placed = centred @ axes.T
    return np.pad(placed, ((0, 0), (0, dimensions - placed.shape[1]))).astype(np.float32)


def _joined(reduced: Vectors, labels: np.ndarray[Any, Any], least: int) -> np.ndarray[Any, Any]:
    """Clusters under `least` are given to their members' nearest larger cluster; numbered by size."""
    sizes = np.bincount(labels)
    large = np.flatnonzero(sizes >= least)
    if len(large) == 0:
        return np.zeros(len(labels), int)
    centres = np.stack([reduced[labels == c].mean(0) for c in large])
    small = ~np.isin(labels, large)
    if small.any():
        distance = ((reduced[small][:, None] - centres[None]) ** 2).sum(2)
        labels = labels.copy()
        labels[small] = large[distance.argmin(1)]
    order = np.argsort(-np.bincount(labels, minlength=len(sizes))[large], kind="stable")
    number = {int(large[c]): i for i, c in enumerate(order)}
    return np.array([number[int(c)] for c in labels])


def _clearness(reduced: Vectors, labels: np.ndarray[Any, Any], seed: int) -> float:
    from sklearn.metrics import silhouette_score

    if len(set(labels.tolist())) < 2:
        return -1.0
    sample = min(len(labels), 3000)
    return float(silhouette_score(reduced, labels, sample_size=sample, random_state=seed))


def _centres(vectors: Vectors, labels: np.ndarray[Any, Any]) -> Vectors:
    sums = np.stack([vectors[labels == c].mean(0) for c in range(labels.max() + 1)])
    centres: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return centres.astype(np.float32)


class _Given(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Hands BERTopic the clusters that were found already."""

    def __init__(self, labels: Any = None) -> None:
        self.labels = labels

    def fit(self, vectors: Vectors, y: object = None) -> _Given:
        self.labels_ = np.asarray(self.labels)
        return self


def _bertopic(labels: np.ndarray[Any, Any], vocabulary: list[str]) -> Any:
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    return BERTopic(
        language="multilingual",  # "english" would strip å, ä and ö
        umap_model=BaseDimensionalityReduction(), hdbscan_model=_Given(labels), top_n_words=_WORDS, calculate_probabilities=False,
        vectorizer_model=CountVectorizer(vocabulary=vocabulary, token_pattern=r"\S+"),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
    )  # fmt: skip


def _vocabulary(texts: Sequence[str], owners: Sequence[str] | None, least: int) -> list[str]:
    """Words that stand in the passages of at least `least` testimonies."""
    who = owners or [str(i) for i in range(len(texts))]
    seen = {pair for text, owner in zip(texts, who, strict=True) for pair in ((word, owner) for word in text.split())}
    count = Counter(word for word, _ in seen)
    return sorted(word for word, n in count.items() if n >= least)
