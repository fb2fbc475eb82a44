"""Other streets and numbers, in the form of the address they replace."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from textkit.deidentify.surrogates.keyed import Draw
from textkit.language import base
from textkit.language.base import words

_PIECE: Final = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*|\d+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TRIPLE: Final = re.compile(r"(.)\1\1")
_STEMS: Final = {
    "sv": "björk ek lönn tall gran linde rönn hassel asp hägg äng sol vinter kvarn kalk ljung sten",
    "nb": "bjørke eike furu gran rogne hassel osp eng sol lyng bekke mølle hegge vinter stein",
    "nn": "bjørke eike furu gran rogne hassel osp eng sol lyng bekke mølle hegge vinter stein",
    "da": "birke ege gran linde hassel aske eng sol lyng bæk mølle hyben vinter kilde",
    "en": "elm oak birch maple cedar hazel rowan willow linden holly",
}
_KEEP: Final = words("nr nummer tr tv th mf vån våning etg etage c o co i på vid ved in at st rd ave gt the av of")


@cache
def _tails() -> tuple[str, ...]:
    return tuple(sorted(base.union("street_tails"), key=lambda t: (-len(t), t)))


@cache
def _kept() -> frozenset[str]:
    return _KEEP | base.union("rooms") | base.union("street_words") | base.union("street_tails")


def address(surface: str, language: str, draw: Draw, place: Callable[[str], str | None]) -> str | None:
    """Streets, numbers and letters drawn anew, towns by `place`, words like `lgh` kept; None where nothing is known."""

    def other(match: re.Match[str]) -> str:
        piece, seed = match[0], f"{match.start()} {surface.lower()}"
        if piece.isdecimal():
            return _number(piece, draw, seed)
        if town := place(piece):
            return town
        parts = _WORD.findall(piece)
        kept = [p.lower() in _kept() for p in parts]
        if all(kept):
            return piece
        if not any(kept):
            return _street(piece, language, draw, seed)
        first = kept.index(True)
        start = 0 if first else kept.index(False)  # names stand before or after the generic words
        end = first if first else len(parts)
        name = _street(" ".join(parts[start:end]), language, draw, seed)
        return " ".join([*parts[:start], name, *(p for p, k in zip(parts[end:], kept[end:], strict=True) if k)])

    new = _PIECE.sub(other, surface)
    return new if new != surface else None


def _number(piece: str, draw: Draw, seed: str) -> str:
    """Other digits, as many; the first is no nought unless it was."""
    digits = draw.digits(len(piece), "number", seed)
    while digits == piece or (digits.startswith("0") and not piece.startswith("0")):
        seed += "+"
        digits = draw.digits(len(piece), "number", seed)
    return digits


def _street(name: str, language: str, draw: Draw, seed: str) -> str:
    lower = name.lower()
    if len(name) == 1:
        letter = draw.pick([c for c in "ABCD" if c != name.upper()], "entrance", seed)
        return letter if name.isupper() else letter.lower()
    tail = next((t for t in _tails() if lower.endswith(t) and len(lower) >= len(t) + 2), "")
    stems = [s for s in _STEMS[language].split() if not lower.startswith(s)]
    stem = draw.pick(stems, "street", lower) + ("s" if not tail and lower.endswith("s") else "")
    new = _TRIPLE.sub(r"\1\1", stem + tail)  # three of a letter are written as two
    return new if name.islower() else new.upper() if name.isupper() else new.capitalize()
