"""What a theme is called: words and phrases of the material that many use, and the passage that tells it best."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np

from textkit.themes.partition import Labels
from textkit.themes.words import PLACEHOLDER, lemma, stop_words

WORDS: Final = 10  # key words of a theme
TELLING: Final = 12  # passages that are shown first
READABLE: Final = (8, 40)  # words of a passage that can stand for a theme
_NAMED: Final = 3
_LEADING: Final = 15  # a phrase begins and ends with one of so many leading words
_LONGEST: Final = 4  # words of a phrase
_OWN: Final = 0.5  # a word belongs to the languages that use it half as often as the one that uses it most
_MORE: Final = 1.5  # times as common in the theme as in its language: from here a word can name it
_AND: Final = {"sv": "och", "nb": "og", "nn": "og", "da": "og", "en": "and"}
_PIECE: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")

Weighed: TypeAlias = tuple[str, float]  # a word and its class-based TF-IDF
Weights: TypeAlias = Mapping[int, Sequence[Weighed]]  # theme → its words, the heaviest first


@dataclass(frozen=True)
class Material:
    """The n passages that themes are named from. words: lemmas joined by spaces; languages, owners: one a passage."""

    texts: Sequence[str]
    words: Sequence[str]
    languages: Sequence[str]
    owners: Sequence[str]
    least: int  # testimonies a word must stand in

    def vocabulary(self, language: str | None = None) -> dict[str, int]:
        """Word → in how many testimonies it stands, for words of at least `least`; of one language where it is named."""
        found: set[tuple[str, str]] = set()
        for words, code, owner in zip(self.words, self.languages, self.owners, strict=True):
            if language in (None, code):
                found.update((word, owner) for word in words.split())
        count = Counter(word for word, _ in found)
        return {word: n for word, n in sorted(count.items()) if n >= self.least}

    def shares(self) -> dict[str, dict[str, float]]:
        """Language → its own words, as common in it as in others and used by many in it, and their share of testimonies."""
        people = Counter(code for _, code in set(zip(self.owners, self.languages, strict=True)))
        shares = {code: {w: n / people[code] for w, n in self.vocabulary(code).items()} for code in sorted(people)}
        most: dict[str, float] = defaultdict(float)
        for held in shares.values():
            for word, share in held.items():
                most[word] = max(most[word], share)
        return {code: {w: s for w, s in held.items() if s >= _OWN * most[w]} for code, held in shares.items()}

    def users(self, rows: Iterable[int]) -> tuple[Counter[str], int]:
        """In how many testimonies each word stands among some passages, and how many those are."""
        found = {(word, self.owners[row]) for row in rows for word in (*self.words[row].split(), "")}
        count = Counter(word for word, _ in found)
        return count, count.pop("", 0)


def forms(material: Material, lemmas: Collection[str]) -> dict[tuple[str, str], str]:
    """(lemma, language) → the form most testimonies use, as a reader knows it: `trakasserier`, not `trakasseri`.

    A form that fewer than `least` use is not told; the lemma stands for it.
    """
    wanted, users = set(lemmas), defaultdict[tuple[str, str], dict[str, set[str]]](lambda: defaultdict(set))
    for text, code, owner in zip(material.texts, material.languages, material.owners, strict=True):
        for form in set(_PIECE.findall(PLACEHOLDER.sub(" ", text).lower())):
            if form[0].isalpha() and (word := lemma(form, code)) in wanted:
                users[word, code][form].add(owner)
    out = {}
    for key, found in users.items():
        most = max(sorted(found), key=lambda form: len(found[form]))
        if len(found[most]) >= material.least:
            out[key] = most
    return out


def leading(material: Material, labels: Labels, weights: Weights, number: int) -> list[dict[str, list[Weighed]]]:
    """For each of `number` themes, by language: its own words that the theme uses more than others do, heaviest first.

    A language with fewer than two such words is left out.
    """
    own = material.shares()
    out = []
    for theme in range(number):
        members, found = np.flatnonzero(labels == theme).tolist(), {}
        for code, shares in own.items():
            users, people = material.users(row for row in members if material.languages[row] == code)
            more = {w: s for w, s in shares.items() if number == 1 or users[w] >= _MORE * s * people}
            words = [(w, s) for w, s in weights.get(theme, ()) if w in more][:_LEADING]
            if len(words) >= 2:
                found[code] = words
        out.append(found)
    return out


def names(
    material: Material,
    labels: Labels,
    words: Sequence[Mapping[str, Sequence[Weighed]]],
    known: Mapping[tuple[str, str], str],
) -> list[dict[str, str]]:
    """Each theme's name by language, from its leading words: a phrase many use and a word beside it, or three words.

    Two themes do not begin with the same word where it can be helped. known: `forms` of the words.
    """
    taken = defaultdict[str, set[str]](set)
    out = []
    for theme, by_language in enumerate(words):
        members, named = np.flatnonzero(labels == theme).tolist(), {}
        for code, held in by_language.items():
            rows = [row for row in members if material.languages[row] == code]
            shown = [known.get((w, code), w) for w, _ in held]
            named[code] = _name(_phrase(material, rows, dict(held), code), shown, code, taken[code])
        out.append(named)
    return out


def used(material: Material, labels: Labels, weights: Weights) -> dict[int, list[Weighed]]:
    """The weights of words that stand in several testimonies of the theme itself: half as many as in the collection."""
    out = {}
    for theme, words in weights.items():
        users, _ = material.users(np.flatnonzero(labels == theme).tolist())
        out[theme] = [(w, s) for w, s in words if users[w] >= (material.least + 1) // 2]
    return out


def _name(phrase: str, words: list[str], language: str, taken: set[str]) -> str:
    """A phrase and the first word it lacks, or three words; words that began another name come last."""
    if phrase and phrase not in taken:
        taken.add(phrase)
        inside = {lemma(w, language) for w in phrase.split()}
        beside = next((w for w in words if lemma(w, language) not in inside), "")
        return _capital(f"{phrase}, {beside}" if beside else phrase)
    fresh = sorted(words[: 2 * _NAMED], key=lambda w: w in taken)[:_NAMED]
    taken.add(fresh[0])
    return _capital(f"{', '.join(fresh[:-1])} {_AND[language]} {fresh[-1]}" if len(fresh) > 1 else fresh[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _phrase(material: Material, rows: Sequence[int], leading: Mapping[str, float], language: str) -> str:
    """The phrase of the theme that most use and that weighs most; empty where none is used by `least` testimonies.

    It begins and ends with different leading words; what stands between them, if anything, are stop words.
    """
    users: dict[str, set[str]] = defaultdict(set)
    weight: dict[str, float] = {}
    stops = stop_words()
    for row in rows:
        tokens = _PIECE.findall(PLACEHOLDER.sub(" . ", material.texts[row]).lower())
        heads = [leading.get(lemma(t, language), 0.0) if t[0].isalpha() and t not in stops else 0.0 for t in tokens]
        for start, first in enumerate(heads):
            for end in range(start + 1, min(start + _LONGEST, len(tokens))) if first else ():
                if not tokens[end][0].isalpha() or (tokens[end] not in stops and not heads[end]):
                    break
                if heads[end]:
                    if lemma(tokens[start], language) != lemma(tokens[end], language):
                        text = " ".join(tokens[start : end + 1])
                        users[text].add(material.owners[row])
                        weight[text] = first + heads[end]
                    break
    usual = [p for p in sorted(users) if len(users[p]) >= material.least]
    return max(usual, key=lambda p: weight[p] * np.log1p(len(users[p])), default="")


def telling(texts: Sequence[str], members: Labels, strength: np.ndarray[Any, Any]) -> Labels:
    """Members by how near the centre they lie, those of a readable length first; at most TELLING.

    members: row numbers; strength: (n,) cosine of every row to its theme's centre.
    """
    low, high = READABLE
    order = members[np.argsort(-strength[members], kind="stable")]
    fits = np.array([low <= len(texts[i].split()) <= high for i in order], bool)
    out: Labels = np.concatenate([order[fits], order[~fits]])[:TELLING]
    return out
