"""The words of the passages that themes are named from, counted once, by how many testimonies use them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from textkit.themes.words import PLACEHOLDER, lemma

_OWN: Final = 0.5  # a word belongs to the languages that use it half as often as the one that uses it most
PIECE: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")


@dataclass(frozen=True)
class Form:
    """A word as it is written, and the numbers of the testimonies that write it so."""

    text: str
    people: np.ndarray[Any, Any]


@dataclass(frozen=True)
class Material:
    """The n passages that themes are named from. words: lemmas joined by spaces; languages, owners: one a passage."""

    texts: Sequence[str]
    words: Sequence[str]
    languages: Sequence[str]
    owners: Sequence[str]
    least: int  # testimonies a word must stand in

    @cached_property
    def lexicon(self) -> list[str]:
        """Every word, in the order of the columns of `table`."""
        return sorted({word for words in self.words for word in words.split()})

    @cached_property
    def table(self) -> Any:
        """(n, words) sparse: how often each passage holds each word."""
        from scipy.sparse import csr_matrix

        at = {word: column for column, word in enumerate(self.lexicon)}
        columns = [[at[word] for word in words.split()] for words in self.words]
        ends = np.cumsum([0, *map(len, columns)])
        flat = np.fromiter((c for held in columns for c in held), np.int32, int(ends[-1]))
        out = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(columns), len(at)))
        out.sum_duplicates()
        return out

    @cached_property
    def people(self) -> np.ndarray[Any, Any]:
        """(n,) the number of the testimony of each passage."""
        who: np.ndarray[Any, Any] = np.unique(np.asarray(self.owners, dtype=str), return_inverse=True)[1]
        return who

    @property
    def testimonies(self) -> int:
        return int(self.people.max(initial=-1)) + 1

    def held(self, rows: Any) -> Any:
        """(testimonies of these rows, words) sparse: non-zero where any of its passages among them holds the word."""
        from scipy.sparse import csr_matrix

        rows = np.asarray(list(rows) if not isinstance(rows, np.ndarray) else rows, dtype=int)
        who, at = np.unique(self.people[rows], return_inverse=True)
        joins = csr_matrix((np.ones(len(rows), np.float32), (at, np.arange(len(rows)))), shape=(len(who), len(rows)))
        return (joins @ self.table[rows]).tocsr()

    def users(self, rows: Iterable[int]) -> tuple[Counter[str], int]:
        """In how many testimonies each word stands among some passages, and how many those are."""
        held = self.held(rows)
        count = np.bincount(held.indices, minlength=len(self.lexicon))
        return Counter({self.lexicon[i]: int(count[i]) for i in np.flatnonzero(count)}), held.shape[0]

    def rows(self, language: str | None = None) -> np.ndarray[Any, Any]:
        """The passages of a language, or all."""
        if language is None:
            return np.arange(len(self.words))
        return np.flatnonzero(np.asarray(self.languages) == language)

    def vocabulary(self, language: str | None = None) -> dict[str, int]:
        """Word → in how many testimonies it stands, for words of at least `least`; of one language where it is named."""
        count, _ = self.users(self.rows(language))
        return {word: n for word, n in count.items() if n >= self.least}

    @cached_property
    def shares(self) -> dict[str, dict[str, float]]:
        """Language → its own words, as common in it as in others and used by many in it, and their share of testimonies."""
        shares, most = {}, defaultdict[str, float](float)
        for code in sorted(set(self.languages)):
            count, people = self.users(self.rows(code))
            shares[code] = {word: n / people for word, n in count.items() if n >= self.least}
            for word, share in shares[code].items():
                most[word] = max(most[word], share)
        return {code: {w: s for w, s in held.items() if s >= _OWN * most[w]} for code, held in shares.items()}

    def forms(self, lemmas: Collection[str]) -> dict[tuple[str, str], Form]:
        """(lemma, language) → the form most testimonies use, as a reader knows it: `trakasserier`, not `trakasseri`.

        A form that fewer than `least` use is not told; the lemma stands for it.
        """
        wanted, users = set(lemmas), defaultdict[tuple[str, str], dict[str, set[int]]](lambda: defaultdict(set))
        for text, code, person in zip(self.texts, self.languages, self.people.tolist(), strict=True):
            for form in set(PIECE.findall(PLACEHOLDER.sub(" ", text).lower())):
                if form[0].isalpha() and (word := lemma(form, code)) in wanted:
                    users[word, code][form].add(person)
        out = {}
        for key, found in users.items():
            most = max(sorted(found), key=lambda form: len(found[form]))
            if len(found[most]) >= self.least:
                out[key] = Form(most, np.array(sorted(found[most])))
        return out
