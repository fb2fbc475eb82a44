"""A theme in parts: by likeness of its passages, and the words that tell the parts apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from textkit.themes.words import lemmatised

if TYPE_CHECKING:
    from textkit.records import Vectors

MOST: Final = 4
_WORDS: Final = 10


def clusters(vectors: Vectors, parts: int, seed: int) -> list[int]:
    """The part of each passage, 1 for the largest, by k-means on the stored vectors with a fixed seed."""
    from sklearn.cluster import KMeans

    labels = KMeans(parts, n_init=10, random_state=seed).fit_predict(vectors)
    order = np.argsort(-np.bincount(labels, minlength=parts), kind="stable")
    place = {int(label): number for number, label in enumerate(order, 1)}
    return [place[int(label)] for label in labels]


def telling_words(
    texts: Sequence[str], languages: Sequence[str], people: Sequence[str], labels: Sequence[int], *,
    least: int, known: Collection[str] = (),
) -> list[list[str]]:  # fmt: skip
    """The words of parts 1, 2, …: class-based TF-IDF (Grootendorst 2022), by what a part has more of than the others.

    labels: the part of each text, 0 for what is in none, which the others are told apart from too. Only words that at
    least `least` people use here, and of those `known` to be used by so many in the collection.
    """
    words = [text.split() for text in lemmatised(texts, languages)]
    owners = Counter(w for w, _ in {(w, who) for held, who in zip(words, people, strict=True) for w in held})
    vocabulary = sorted(w for w, n in owners.items() if n >= least or w in known)
    at, classes = {word: column for column, word in enumerate(vocabulary)}, sorted(set(labels))
    table = np.zeros((len(classes), len(vocabulary)))
    for held, label in zip(words, labels, strict=True):
        for word in filter(at.__contains__, held):
            table[classes.index(label), at[word]] += 1
    share = table / np.maximum(table.sum(1, keepdims=True), 1)
    weight = share * np.log1p(table.sum() / len(classes) / np.maximum(table.sum(0), 1))
    own = weight - (weight.sum(0, keepdims=True) - weight) / max(len(classes) - 1, 1)
    ranked = [[vocabulary[i] for i in np.argsort(-row, kind="stable")[:_WORDS] if row[i] > 0] for row in own]
    return [row for c, row in zip(classes, ranked, strict=True) if c]
