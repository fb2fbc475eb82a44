"""Long words that are one slip away from a word the pieces know whole: `traksserier`, `arbetsmiljo`, also `udtalelse`.

A mistyped word falls into pieces that say nothing of it. Where it breaks into three or more and a single slip (a letter
left out, doubled, changed, or two swapped; Damerau 1964) makes it a piece of its own, that piece is read instead. Short
words are left alone: there one slip too often leads to another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

_LONG: Final = re.compile(r"[^\W\d_]{9,}")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzåäöæøéü"
_BROKEN: Final = 3  # pieces from which a word counts as unknown
_LONGEST: Final = 40  # letters beyond which it is no word that the pieces know
_KEPT: Final = 60_000  # words that are remembered


def near(word: str) -> Iterator[str]:
    """All that one slip behind the first letter makes of a word."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail[1:]
            yield head + letter + tail
    for letter in _LETTERS:
        yield word + letter


class Slips:
    """Sets long mistyped words right, by the pieces of a model (a SentencePieceProcessor with a unigram model)."""

    def __init__(self, pieces: Any) -> None:
        self._pieces = pieces
        self._memory: dict[str, str] = {}

    @cached_property
    def _whole(self) -> dict[str, float]:
        """The words that are a piece of their own, with their log probability."""
        whole = ((self._pieces.id_to_piece(i), i) for i in range(self._pieces.get_piece_size()))
        return {p[1:]: self._pieces.get_score(i) for p, i in whole if len(p) > 8 and p[0] == "▁" and p[1:].isalpha()}

    def righted(self, text: str) -> str:
        """The text (in lower case, NFC) with such words read as what they should be."""
        return _LONG.sub(self._word, text)

    def _word(self, match: re.Match[str]) -> str:
        word = match[0]
        if (known := self._memory.get(word)) is None:
            if len(self._memory) > _KEPT:
                self._memory.clear()
            known = self._memory[word] = self._right(word)
        return known

    def _right(self, word: str) -> str:
        if len(word) > _LONGEST or len(self._pieces.encode(word)) < _BROKEN:
            return word
        return max((w for w in near(word) if w in self._whole), key=lambda w: (self._whole[w], w), default=word)
