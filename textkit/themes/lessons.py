"""What a model of guided themes learns from: passages, the themes they carry, and the testimony each comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np

from textkit import corpus
from textkit.records import Flags
from textkit.themes.codebook import Codebook
from textkit.themes.passages import joined
from textkit.themes.words import without_placeholders

COVERED: Final = 0.5  # of the shorter one: from here a passage carries the theme of the gold passage it overlaps


@dataclass(frozen=True)
class Lessons:
    """texts: n passages; carries: (n, themes) bool; owners: (n,) testimony numbers, -1 for a lone phrase."""

    texts: tuple[str, ...]
    carries: Flags
    owners: np.ndarray[Any, np.dtype[np.int64]]

    def __add__(self, other: Lessons) -> Lessons:
        shifted = np.where(other.owners < 0, -1, other.owners + self.owners.max(initial=-1) + 1)
        return Lessons(
            self.texts + other.texts, np.vstack([self.carries, other.carries]), np.concatenate([self.owners, shifted])
        )

    def only(self, rows: Flags) -> Lessons:
        """Some of the lessons, their testimonies numbered from 0."""
        texts = tuple(text for text, yes in zip(self.texts, rows, strict=True) if yes)
        _, owners = np.unique(self.owners[rows], return_inverse=True)
        return Lessons(texts, self.carries[rows], owners.astype(np.int64))

    @property
    def testimony_themes(self) -> Flags:
        """(testimonies, themes): what each testimony holds in any of its passages."""
        held = np.zeros((self.owners.max(initial=-1) + 1, self.carries.shape[1]), bool)
        for owner, row in zip(self.owners, self.carries, strict=True):
            if owner >= 0:
                held[owner] |= row
        return held


def _lessons(rows: Sequence[tuple[str, Collection[str], int]], book: Codebook) -> Lessons:
    carries = np.array([[t in themes for t in book.ids] for _, themes, _ in rows], bool).reshape(len(rows), len(book))
    texts = tuple(without_placeholders(text) for text, _, _ in rows)
    return Lessons(texts, carries, np.array([owner for *_, owner in rows], np.int64))


def codebook_lessons(book: Codebook) -> Lessons:
    """The codebook's own examples, definitions and key words."""
    return _lessons([(text, {entry.id}, -1) for entry in book.entries for text in entry.teaching], book)


def bundled_lessons(book: Codebook, split: str = "train") -> Lessons:
    """The passages of a part of the corpus, with those of their themes that the codebook has too; with "train" those of
    corpus/practice as well.

    For a codebook with other themes they are examples of everything else.
    """
    return _lessons(_marked(split), book)


@cache
def _marked(split: str) -> tuple[tuple[str, frozenset[str], int], ...]:
    """Passage, themes and number of its testimony: marked once, the same whatever the codebook."""
    rows = []
    known = [*corpus.gold(split), *(corpus.practice() if split == "train" else ())]
    for number, gold in enumerate(known):
        for start, end in joined(gold.text):
            themes = {t for p in gold.passages if _covers(p.start, p.end, start, end) for t in p.themes}
            rows.append((gold.text[start:end], frozenset(themes), number))
    return tuple(rows)


def coded_lessons(texts: Sequence[str], labels: Sequence[Iterable[str]] | None, book: Codebook) -> Lessons:
    """A researcher's coded texts; each is one testimony. Raises ValueError for unknown ids or lengths that differ."""
    if labels is None or len(labels) != len(texts):
        raise ValueError(
            f"{len(texts)} texts need as many sets of theme ids, got {0 if labels is None else len(labels)}"
        )
    sets = [set(themes) for themes in labels]
    if unknown := sorted(set().union(*sets) - set(book.ids)):
        raise ValueError(f"the codebook has no theme '{unknown[0]}'; its themes are {', '.join(book.ids)}")
    return _lessons(
        [(text, themes, number) for number, (text, themes) in enumerate(zip(texts, sets, strict=True))], book
    )


def _covers(start: int, end: int, other_start: int, other_end: int) -> bool:
    shared = min(end, other_end) - max(start, other_start)
    return shared >= COVERED * min(end - start, other_end - other_start)
