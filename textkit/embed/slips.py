"""Long words that are one slip away from a word the pieces know whole: `traksserier`, `arbetsmiljo`, also `udtalelse`.

A mistyped word falls into pieces that say nothing of it. Where it breaks into three or more and a single slip (a letter
left out, doubled, changed, or two swapped; Damerau 1964) makes it a piece of its own, that piece is read instead. Short
words are left alone: there one slip too often leads to another word.
"""

from __future__ import annotations

import re
from typing import Any, Final

_LONG: Final = re.compile(r"[^\W\d_]{9,}")
_BROKEN: Final = 3  # pieces from which a word counts as unknown
_LONGEST: Final = 40  # letters beyond which it is no word that the pieces know
_KEPT: Final = 60_000  # words that are remembered


def one_slip(a: str, b: str) -> bool:
    """Whether a letter left out, added or changed, or two swapped, make one word the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    at = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        at += 1
    if len(a) != len(b):
        return a[at + 1 :] == b[at:] if len(a) > len(b) else a[at:] == b[at + 1 :]
    swapped = a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :]
    return swapped or a[at + 1 :] == b[at + 1 :]


def keys(word: str) -> tuple[str, str]:
    """Under which a word is kept: its first four letters; its first and its last four."""
    return word[:4], f"{word[0]}-{word[-4:]}"


def whole(pieces: Any) -> dict[str, list[tuple[float, str]]]:
    """The words that are a piece of their own, likeliest first, by both keys: a slip in a long word leaves one as it is."""
    out: dict[str, list[tuple[float, str]]] = {}
    size = pieces.get_piece_size()
    for number, piece in enumerate(pieces.id_to_piece(list(range(size)))):
        if len(piece) > 8 and piece[0] == "▁" and (word := piece[1:]).isalpha():
            for key in keys(word):
                out.setdefault(key, []).append((pieces.get_score(number), word))
    for words in out.values():
        words.sort(reverse=True)
    return out


class Slips:
    """Sets long mistyped words right, by the pieces of a model (a SentencePieceProcessor with a unigram model)."""

    def __init__(self, pieces: Any) -> None:
        self._pieces, self._whole = pieces, whole(pieces)
        self._memory: dict[str, str] = {}

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
        found = [
            next(((score, w) for score, w in self._whole.get(key, ()) if one_slip(word, w)), None) for key in keys(word)
        ]
        return max((pair for pair in found if pair), default=(0.0, word))[1]
