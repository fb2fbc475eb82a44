"""How words are written and which are names: the bundled statistics of models/nordic_lexicon."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from textkit.resources import resource

GROUPS: Final[Mapping[str, str]] = {"sv": "sv", "nb": "no", "nn": "no", "da": "da", "en": "en", "fi": "sv"}
_FALLBACK: Final[Mapping[str, str]] = {"da": "no"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words`: word → two digits, the magnitudes of its lower-case and of its inner-capital count.

    `names`: word → flags (f first name, l last name, n person in open corpora, p place; capitals: Nordic).
    """

    words: Mapping[str, str]
    names: Mapping[str, str]

    def case(self, word: str) -> tuple[int, int]:
        """(lower, capital) magnitudes 0–9 of a word in lower case; (0, 0) where it is unknown."""
        code = self.words.get(word)
        return (ord(code[0]) - 48, ord(code[1]) - 48) if code else (0, 0)


def _lines(name: str) -> list[str]:
    path = resource("models/nordic_lexicon") / name
    return lzma.decompress(path.read_bytes()).decode("utf-8").splitlines()


@cache
def _names() -> dict[str, str]:
    return dict(line.split("\t") for line in _lines("names.txt.xz"))


@cache
def _words() -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    for line in _lines("words.txt.xz"):
        word, _, code = line.partition("\t")
        if not code:
            group = groups.setdefault(word[2:], {})
        else:
            group[word] = code
    return groups


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; Danish, whose text is scarce, falls back on Norwegian."""
    group = GROUPS.get(language, "sv")
    words = _words()[group]
    if (other := _FALLBACK.get(group)) is not None:
        words = {**_words()[other], **words}
    return Lexicon(words, _names())
