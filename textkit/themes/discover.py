"""Themes that nobody named beforehand, found with BERTopic (Grootendorst 2022), with fixed seeds and no passage left out.

BERTopic's default leaves a fifth to a half of the passages unassigned, and it is HDBSCAN that does. Here UMAP (McInnes et
al. 2018) and k-means say where themes begin, k-means on the sphere of principal components settles them, and what fits
badly is marked uncertain instead. A new passage goes to the nearest centre, by the very rule the old ones were placed by.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from textkit.records import Theme, Vectors
from textkit.themes import keywords, naming, stability
from textkit.themes.hierarchy import hierarchy
from textkit.themes.inputs import each, is_text, seed_of, telling_rows, texts_of
from textkit.themes.material import Material
from textkit.themes.partition import (
    LEARNT,
    Labels,
    Space,
    centres_of,
    kmeans,
    nearest,
    neighbourhood,
    principal,
    sample,
    settled,
)  # fmt: skip
from textkit.themes.words import lemmatised, without_placeholders

if TYPE_CHECKING:
    import pandas as pd

    from textkit.themes.drift import Drift

FEWEST: Final = 20  # passages; fewer do not fall into themes
BEGUN: Final = 4_000  # passages that themes are begun with; the rest join them
DRAWN: Final = 10_000  # passages that the map is drawn from
_EPOCHS: Final = 200  # of UMAP for more than BEGUN passages, for which its own choice would be 500
_NEIGHBOURS: Final = 15
_MOST: Final = 40  # themes; more than a person keeps apart
_ROOM: Final = 12  # passages for each theme that is tried, at least
NAMED: Final = 40_000  # passages whose words name themes
_DEEP: Final = 2000  # words a theme is named from
_KEPT: Final = 5000  # distances of old passages, kept to tell drift by


class ThemeModel(ClusterMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Discovery of themes in passages; an estimator of scikit-learn.

    n_themes: how many; 0: as many as come back most alike on resamples (see `stability`).
    min_size: a theme is told of in at least so many testimonies; smaller ones are joined to their nearest.
    min_documents: a key word stands in at least so many testimonies, so that a rare word never names anyone.
    uncertain: a passage whose own theme is less probable than this is marked so.

    Passages are texts, with their embeddings or without; or an (n, d) array of embeddings alone, for themes without words.

    After `fit`: `labels_` (n,) int, none left out; `certainty_` (n,) the probability of the own theme; `uncertain_` (n,)
    bool; `strength_` (n,) cosine to its centre; `centres_` (themes, dimensions) unit rows in `space_`; `themes_` list of
    Theme, the largest first; `stability_` DataFrame of theme, jaccard, came_back, stable; `hierarchy_` DataFrame of
    parent, child, height.
    """

    themes_: list[Theme]
    stability_: pd.DataFrame
    hierarchy_: pd.DataFrame

    def __init__(
        self, *, n_themes: int = 0, min_size: int = 5, min_documents: int = 5, uncertain: float = 0.5, random_state: int = 0
    ) -> None:  # fmt: skip
        self.n_themes = n_themes
        self.min_size = min_size
        self.min_documents = min_documents
        self.uncertain = uncertain
        self.random_state = random_state

    def fit(
        self, texts: Any, y: object = None, *, embeddings: Vectors | None = None,
        languages: Sequence[str] | None = None, owners: Sequence[str] | None = None,
    ) -> ThemeModel:  # fmt: skip
        """texts: safe passages; embeddings (n, d), made by the bundled embedder where they are not given.

        languages: the code of each passage (Swedish where it is not given); owners: the testimony of each passage (a
        testimony of its own where it is not given).

        Raises ValueError where texts, embeddings, languages and owners differ in number, there is no passage at all, one
        is no text, or a parameter is out of range.
        """
        self._check()
        self.seed_ = seed_of(self.random_state)
        passages, vectors = self._read(texts, embeddings, reset=True)
        spoken = each("languages", languages or ["sv"] * len(passages), passages)
        who = each("owners", owners or list(map(str, range(len(passages)))), passages)
        full = telling_rows(passages)
        self.space_ = Space.of(vectors[full[sample(len(full), LEARNT, self.seed_)]] if len(full) else vectors)
        points = self.space_(vectors)
        self._cluster(points, full, who)
        self._judge(points[full])
        self._place(points, full)
        self._name(passages, spoken, who, points)
        self._n_features_out = len(self.centres_)
        return self

    def fit_predict(self, texts: Any, y: object = None, **given: Any) -> Labels:
        """(n,) theme numbers; none is left out."""
        labels: Labels = self.fit(texts, **given).labels_
        return labels

    def fit_transform(self, texts: Any, y: object = None, *, embeddings: Vectors | None = None, **given: Any) -> Any:
        """As `fit` and then `transform`; texts are embedded once."""
        if embeddings is None and is_text(texts):
            embeddings = self._embedded(texts_of(texts))
        return self.fit(texts, embeddings=embeddings, **given).transform(texts, embeddings=embeddings)

    def transform(self, texts: Any, *, embeddings: Vectors | None = None) -> Vectors:
        """(n, themes) how probably each passage, old or new, is of each theme; a row sums to 1.

        A theme's probability is the share of resamples that would place the passage in it (see `stability.temperature`).
        """
        return stability.softmax(self._cosines(texts, embeddings), self.temperature_)

    def predict(self, texts: Any, *, embeddings: Vectors | None = None) -> Labels:
        """(n,) the nearest theme of each passage."""
        closest: Labels = self._cosines(texts, embeddings).argmax(1)
        return closest

    def assign(self, texts: Any, *, embeddings: Vectors | None = None) -> pd.DataFrame:
        """theme, certainty, uncertain: where new passages belong among the themes as they are, without a new fit."""
        import pandas as pd

        chances = self.transform(texts, embeddings=embeddings)
        labels, certainty = np.asarray(chances).argmax(1), np.asarray(chances).max(1)
        ids = np.array([theme.id for theme in self.themes_])[labels]
        return pd.DataFrame({"theme": ids, "certainty": certainty, "uncertain": certainty < self.uncertain})

    def drift(self, embeddings: Vectors) -> Drift:
        """Whether passages (n, d) that came later still fit the themes."""
        from textkit.themes.drift import drift

        check_is_fitted(self, "centres_")
        distances = 1 - self._cosines(embeddings, None).max(1) if len(embeddings) else np.zeros(0, np.float32)
        return drift(self.distances_, distances, self.seed_)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """The ids of the themes, which are the columns of `transform`."""
        check_is_fitted(self, "centres_")
        return np.array([theme.id for theme in self.themes_], dtype=object)

    def rename(self, ids: Mapping[str, str]) -> None:
        """Give themes other ids, in all that names them: old → new, one to one."""
        check_is_fitted(self, "centres_")
        self.themes_ = [replace(theme, id=ids.get(theme.id, theme.id)) for theme in self.themes_]
        self.stability_ = self.stability_.replace({"theme": dict(ids)})
        self.hierarchy_ = self.hierarchy_.replace({"child": dict(ids)})

    def save(self, path: str | Path) -> None:
        """Keep what assigns, tells drift and names themes, without a word of a passage; see `load`."""
        from textkit.themes import keep

        check_is_fitted(self, "centres_")
        keep.write(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> ThemeModel:
        """A saved model, which assigns new passages exactly as it did before. Raises UnreadableFile for another file."""
        from textkit.themes import keep

        model: ThemeModel = keep.read(cls(), Path(path))
        return model

    # -- input ---------------------------------------------------------------------------------------------------------

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.transformer_tags.preserves_dtype = ["float32"]
        return tags

    def _check(self) -> None:
        for name, least in (("n_themes", 0), ("min_size", 1), ("min_documents", 1), ("uncertain", 0)):
            if getattr(self, name) < least:
                raise ValueError(f"{name} is {getattr(self, name)}; the smallest allowed is {least}")

    def _read(self, texts: Any, embeddings: Vectors | None, *, reset: bool) -> tuple[list[str], Vectors]:
        """Texts (empty ones where only vectors were given) and their vectors, checked."""
        if embeddings is None and not is_text(texts):
            vectors = validate_data(self, texts, dtype=np.float32, reset=reset)
            return [""] * len(vectors), vectors
        passages = texts_of(texts)
        vectors = self._embedded(passages) if embeddings is None else embeddings
        if len(vectors) != len(passages):
            raise ValueError(f"{len(passages)} texts and {len(vectors)} embeddings: each text needs one")
        if not passages:
            raise ValueError("themes need at least one passage, got none")
        return passages, validate_data(self, vectors, dtype=np.float32, reset=reset)

    def _embedded(self, texts: list[str]) -> Vectors:
        from textkit import load_embedder

        return load_embedder().encode([without_placeholders(t) for t in texts])

    def _cosines(self, texts: Any, embeddings: Vectors | None) -> Vectors:
        check_is_fitted(self, "centres_")
        _, vectors = self._read(texts, embeddings, reset=False)
        cosines: Vectors = self.space_(vectors) @ self.centres_.T
        return cosines

    # -- clusters ------------------------------------------------------------------------------------------------------

    def _cluster(self, points: Vectors, full: Labels, owners: Sequence[str]) -> None:
        """Set `centres_`: begun by UMAP and k-means, settled in the space that new passages are placed in."""
        rows = full[sample(len(full), LEARNT, self.seed_)]
        learnt, who = points[rows], [owners[i] for i in rows]
        number = self._number(learnt, len(set(who)))
        labels = np.zeros(len(learnt), int)
        if number > 1:
            begun = sample(len(learnt), BEGUN, self.seed_)
            found = kmeans(reduce(learnt[begun], 5, self.seed_), number, self.seed_).labels_
            labels = nearest(learnt, centres_of(learnt[begun], found)) if len(begun) < len(learnt) else found
        self.centres_ = settled(learnt, labels, who, self.min_size)

    def _number(self, points: Vectors, testimonies: int) -> int:
        if len(points) < FEWEST or testimonies < 2 * self.min_size or not points.any():
            return 1
        if self.n_themes:
            return min(self.n_themes, len(points))
        room = max(2, min(_MOST, len(points) // _ROOM, testimonies // self.min_size))
        return stability.choose_number(points, room, self.seed_)

    def _judge(self, points: Vectors) -> None:
        """Set `stability_`, `temperature_` and `distances_` from resamples of the points that were learnt from."""
        import pandas as pd

        points = points[sample(len(points), stability.ROWS, self.seed_)]
        labels, ids = nearest(points, self.centres_), [f"d{n + 1:02d}" for n in range(len(self.centres_))]
        seen = np.bincount(labels, minlength=len(ids)) > 0
        if len(ids) == 1 or not seen.all():
            jaccard = came_back = np.ones(len(ids))
            self.temperature_, distances = 1.0, 1 - (points @ self.centres_.T).max(1)
        else:
            found = stability.resample(points, labels, self.seed_)
            jaccard, came_back, distances = found.jaccard.mean(0), found.came_back, found.distances
            self.temperature_ = stability.temperature((points @ self.centres_.T)[found.rows], found.again)
        columns = {"jaccard": jaccard.round(4), "came_back": came_back, "stable": came_back >= stability.STABLE}
        self.stability_ = pd.DataFrame({"theme": ids, **columns})
        self.distances_ = np.sort(distances[sample(len(distances), _KEPT, self.seed_)]).astype(np.float32)
        self.hierarchy_ = hierarchy(self.centres_, ids)

    def _place(self, points: Vectors, full: Labels) -> None:
        cosines = points @ self.centres_.T
        empty = ~np.isin(np.arange(len(points)), full)
        self.labels_ = cosines.argmax(1)
        self.strength_ = np.where(empty, 0, cosines.max(1))
        self.certainty_ = np.where(empty, 0, stability.softmax(cosines, self.temperature_).max(1))
        self.uncertain_ = self.certainty_ < self.uncertain

    # -- names ---------------------------------------------------------------------------------------------------------

    def _name(self, texts: list[str], languages: list[str], owners: list[str], points: Vectors) -> None:
        """Set `themes_`: named from the words of at most NAMED passages, whole testimonies of them."""
        rows = naming.drawn(owners, NAMED, self.seed_)
        held, spoken = [texts[i] for i in rows], [languages[i] for i in rows]
        material = Material(held, lemmatised(held, spoken), spoken, [owners[i] for i in rows], self.min_documents)
        labels, number = self.labels_[rows], len(self.centres_)
        weights = naming.meant(_weights(material, labels, points[rows], number), material, labels, points[rows])
        named = naming.themes(material, labels, weights, number)
        self.themes_ = naming.told(named, texts, owners, self.labels_, self.strength_)


def reduce(vectors: Vectors, dimensions: int, seed: int) -> Vectors:
    """UMAP by cosine, seeded and on one thread, so that the same vectors give the same places on every run.

    Fewer than FEWEST rows are reduced by principal components.
    """
    if len(vectors) < FEWEST:
        return principal(vectors, dimensions)
    from umap import UMAP

    neighbours = min(_NEIGHBOURS, len(vectors) - 1)
    many = len(vectors) > BEGUN  # its own search for neighbours would be compiled first, and is not exact
    given = {"n_epochs": _EPOCHS, "precomputed_knn": neighbourhood(vectors, neighbours)} if many else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # UMAP tells of its single thread and of points it had to leave unconnected
        model = UMAP(
            n_neighbors=neighbours, n_components=dimensions, min_dist=0.0 if dimensions > 2 else 0.1,
            metric="cosine", random_state=seed, n_jobs=1, **given,
        )  # fmt: skip
        placed: Vectors = model.fit_transform(vectors).astype(np.float32)
    return np.nan_to_num(placed)


def placed(vectors: Vectors, seed: int) -> Vectors:
    """(n, 2) the map: UMAP of at most DRAWN passages, the others beside those they are most like."""
    from textkit.themes.placing import beside

    drawn = sample(len(vectors), DRAWN, seed)
    places = reduce(vectors[drawn], 2, seed)
    return places if len(drawn) == len(vectors) else beside(vectors, drawn, places, seed)


class _Given(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Hands BERTopic the clusters that were found already."""

    def __init__(self, labels: Any = None) -> None:
        self.labels = labels

    def fit(self, vectors: Vectors, y: object = None) -> _Given:
        self.labels_ = np.asarray(self.labels)
        return self


def _weights(material: Material, labels: Labels, points: Vectors, number: int) -> dict[int, list[tuple[str, float]]]:
    """Theme → its words and their class-based TF-IDF, the heaviest first."""
    vocabulary = list(material.vocabulary())
    if len(vocabulary) < 2 or number < 2:  # class-based TF-IDF needs two of each to weigh against each other
        count = material.vocabulary()
        usual = sorted(((w, float(n)) for w, n in count.items()), key=lambda pair: (-pair[1], pair[0]))
        return {0: usual} if number == 1 else {}
    model = _bertopic(labels, vocabulary)
    topics, _ = model.fit_transform(list(material.words), embeddings=points)
    ours = dict(zip(topics, labels.tolist(), strict=True))  # BERTopic numbers themes of one size as it likes
    out = {}
    for row, topic in enumerate(sorted(ours)):
        values = model.c_tf_idf_[row].toarray()[0]
        order = [i for i in np.argsort(-values, kind="stable")[:_DEEP] if values[i] > 0]
        out[ours[topic]] = [(vocabulary[i], float(values[i])) for i in order]
    return out


def _bertopic(labels: Labels, vocabulary: list[str]) -> Any:
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    return BERTopic(
        language="multilingual",  # "english" would strip å, ä and ö
        umap_model=BaseDimensionalityReduction(), hdbscan_model=_Given(labels), top_n_words=keywords.WORDS,
        calculate_probabilities=False,
        vectorizer_model=CountVectorizer(vocabulary=vocabulary, token_pattern=r"\S+"),
        ctfidf_model=ClassTfidfTransformer(reduce_frequent_words=True),
    )  # fmt: skip
