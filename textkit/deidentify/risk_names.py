"""An automatic intruder with a list of every name and number of the collection, looking for them in the safe texts.

Hits are places in a safe text, never words. A part of a name that is an everyday word too counts only with a capital
that no sentence gives it. A near hit is one edit away (Levenshtein 1966) among words of six letters or more and no word
of the language; candidates are found by their deletions (Garbe's symmetric delete).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from textkit.deidentify.document import TOKEN, Document, clean
from textkit.deidentify.lexicon import lexicon
from textkit.deidentify.vocabulary import Info, vocabulary
from textkit.language.base import words
from textkit.records import Span

PARTS: Final = ("PERSON",)
WHOLE: Final = ("EMAIL_ADDRESS", "USERNAME")
NUMBERS: Final = ("NATIONAL_ID", "PHONE_NUMBER", "VEHICLE", "ACCOUNT", "CASE_NUMBER", "EMPLOYEE_ID")
SEARCHED: Final = PARTS + WHOLE + NUMBERS
_SURE: Final = 0.45  # what the engine itself is less sure of names nobody
_LEAST: Final = 3  # letters of a part of a name
_NEAR: Final = 6  # letters from which one edit is a slip rather than another word
_DIGITS: Final = 5  # letters and digits of a number worth looking for
_EVERYDAY: Final = 2  # magnitude of lower-case use from which a word is more than a name
_MEANT: Final = frozenset({"month", "weekday", "nationality", "country"})
_CONNECTORS: Final = words("von van af av de da du der den la le el al bin abu ben och og and the")
_HANDLE: Final = re.compile(r"[\w.+@-]{4,}")
_NUMBER: Final = re.compile(r"(?<![^\W_])(?:[A-ZÅÄÖÆØ]{1,5}[ -]?)?\d[\d .:/()–-]{2,}\d(?:[ -]?[A-Z]{1,2}\b)?")
_AMOUNT: Final = re.compile(r"\d{1,3}000")  # 40 000 is a sum before it is anybody's number
_FILLER: Final = "x"
_NAME_FLAGS: Final = frozenset("fFlLn")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of an identifier that still stands in a safe text: text[start:end]. `kind`: exact or near."""

    start: int
    end: int
    label: str
    kind: str


def covered(text: str, spans: Iterable[Span]) -> str:
    """The text with its replacements overwritten, letter for letter, so that only what was left is looked at."""
    out, done = [], 0
    for span in sorted(spans, key=lambda s: s.start):
        if span.start >= done:
            out += [text[done : span.start], _FILLER * len(span)]
            done = span.end
    return "".join([*out, text[done:]])


def name_parts(surface: str, score: float = 1.0) -> set[str]:
    """The words of a name that are worth looking for, in lower case, without a genitive s after an apostrophe."""
    if score < _SURE:
        return set()
    parts = {w.casefold() for w in TOKEN.findall(clean(surface)[0]) if not w[0].isdigit()}
    return {p for p in parts if len(p) >= _LEAST and p not in _CONNECTORS}


def compact(surface: str) -> str:
    """A number without spaces and marks, in lower case; a Nordic country code as the 0 it stands for."""
    bare = re.sub(r"[\W_]+", "", surface).casefold()
    return re.sub(r"^(?:00)?4[67](?=\d{8,}$)", "0", bare)


_Found: TypeAlias = tuple[Hit, str]  # and the name it would be, where it may be a word as well


class Intruder:
    """Knows every name and number of a collection. `known`: (label, surface, score) of what was found in raw texts."""

    def __init__(self, known: Iterable[tuple[str, str, float]]) -> None:
        self.masked: Counter[str] = Counter()
        self._wholes: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        full: set[str] = set()  # parts of names of two words or more
        for label, surface, score in known:
            if label in PARTS:
                parts = name_parts(surface, score)
                self.masked.update(parts)
                full |= parts if len(parts) > 1 else set()
            elif label in WHOLE and ("@" in surface or label == "USERNAME"):
                self._wholes.setdefault(surface.strip("@").casefold(), label)
            elif label in NUMBERS and not _AMOUNT.fullmatch(number := compact(surface)) and len(number) >= _DIGITS:
                self._numbers.setdefault(number, label)
        self._deletions: dict[str, list[str]] = {}
        for part in sorted(self.masked):
            if len(part) >= _NEAR and (part in full or self.masked[part] > 1 or _in_gazetteer(part)):
                for short in (part, *_shorter(part)):
                    self._deletions.setdefault(short, []).append(part)
        self._near: dict[str, bool] = {}

    def search(self, texts: Iterable[tuple[str, str]]) -> list[list[Hit]]:
        """For each (text with its replacements covered, language), what is left in it, in its order.

        A word that no list of names has, or that is an everyday word too, is taken for a name only where it was masked at
        least as often in the collection as it is left.
        """
        found = [[*self._in_words(*pair), *self._in_handles(*pair), *self._in_numbers(pair[0])] for pair in texts]
        left = Counter(word for hits in found for hit, word in hits if word and hit.kind == "exact")
        return [_outer(h for h, word in hits if not word or left[word] <= self.masked[word]) for hits in found]

    def _in_words(self, text: str, language: str) -> Iterator[_Found]:
        known, doc = vocabulary(language), None
        cleaned, origin = clean(text)
        for match in TOKEN.finditer(cleaned):
            word = match[0]
            lower = word.casefold()
            length = self._length(lower) if len(word) >= _LEAST else 0
            if not length and not (len(word) >= _NEAR and word[0].isupper() and self._is_near(lower)):
                continue
            info = known.memo.get(word) or known.learn(word)
            if length < len(word) and _is_word(info):  # `trans` is no genitive of Tran
                continue
            doc = doc or Document.of(cleaned, language)
            if _stands_for_a_name(info, doc.begins[doc.index_at(match.start())]):
                start, end = match.start(), match.start() + (length or len(word))
                start, end = (start, end) if origin is None else (origin[start], origin[end])
                unsure = length and (info.low >= _EVERYDAY or not _in_gazetteer(lower[:length]))
                yield Hit(start, end, "PERSON", "exact" if length else "near"), lower[:length] if unsure else ""

    def _in_handles(self, text: str, language: str) -> Iterator[_Found]:
        if self._wholes:
            for match in _HANDLE.finditer(text):
                handle = match[0].strip("@.-+")
                label = self._wholes.get(handle.casefold())
                if label and vocabulary(language).learn(handle).low < _EVERYDAY:
                    start = match.start() + match[0].index(handle)
                    yield Hit(start, start + len(handle), label, "exact"), ""

    def _in_numbers(self, text: str) -> Iterator[_Found]:
        if self._numbers:
            for match in _NUMBER.finditer(text):
                if label := self._numbers.get(compact(match[0])):
                    yield Hit(match.start(), match.end(), label, "exact"), ""

    def _length(self, lower: str) -> int:
        """How many letters of a word are a part of a name: all, all but a genitive s, or none."""
        if lower in self.masked:
            return len(lower)
        return len(lower) - 1 if lower[-1] == "s" and len(lower) > _LEAST and lower[:-1] in self.masked else 0

    def _is_near(self, lower: str) -> bool:
        if (known := self._near.get(lower)) is None:
            ends = (lower, lower[:-1]) if lower[-1] == "s" else (lower,)
            known = self._near[lower] = any(len(w) >= _NEAR and self._one_edit_off(w) for w in ends)
        return known

    def _one_edit_off(self, word: str) -> bool:
        candidates = {part for short in (word, *_shorter(word)) for part in self._deletions.get(short, ())}
        return any(one_edit(word, part) for part in candidates)


def _outer(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in the order of the text, without those that lie within another."""
    out: list[Hit] = []
    for hit in sorted(set(hits), key=lambda h: (h.start, -h.end, h.label)):
        if not out or hit.end > out[-1].end:
            out.append(hit)
    return out


def _shorter(word: str) -> Iterator[str]:
    """The word with each of its letters left out."""
    return (word[:n] + word[n + 1 :] for n in range(len(word)))


def one_edit(one: str, other: str) -> bool:
    """Whether two different words are one letter apart: added, left out or changed."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    n = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[n + (len(one) == len(other)) :] == other[n + 1 :]


def _stands_for_a_name(info: Info, begins: bool) -> bool:
    """An everyday word counts only with a capital of its own; `June` and `English` are taken for what they mean."""
    if not _MEANT.isdisjoint(info.tags):
        return False
    if info.low < _EVERYDAY:
        return True
    return info.shape in ("X", "xX") and (not begins or info.cap > info.low)


def _in_gazetteer(part: str) -> bool:
    """Whether the lists of names have a word as a first or last name."""
    return not _NAME_FLAGS.isdisjoint(lexicon("sv").names.get(part, ""))


def _is_word(info: Info) -> bool:
    """A word of the language, or of its map: close to a name by chance."""
    return info.low >= _EVERYDAY or bool(info.tags) or ("p" in info.flags.lower())
