"""Names that people go by on the net: e-mail at example.org, web addresses there, user names (RFC 2606)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final, TypeAlias

from textkit.deidentify.surrogates.keyed import Draw

Named: TypeAlias = Callable[[str], str]  # a word of a handle, in lower case → the name that stands for it

DOMAIN: Final = "example.org"
_AT: Final = re.compile(
    r"\s*(?:@|[(\[{]\s*(?:at|a|snabel-?a|krøllalfa|alfakrøll|snabela)\s*[)\]}]|\b(?:snabel-?a|krøllalfa)\b|\bat\b)\s*",
    re.I,
)
_DOT: Final = re.compile(r"\b(?:punkt|punktum|prikk|prik|dot)\b", re.IGNORECASE)
_PIECE: Final = re.compile(r"[^\W\d_]+|\d+")
_URL: Final = re.compile(r"(https?://)?(www\.)?[^/\s]+(/\S*)?", re.IGNORECASE)
_PLAIN: Final = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "đ": "d", "ı": "i"})
_SHORT: Final = 3  # letters from which a run is taken for a word


def plain(word: str) -> str:
    """A word as addresses spell it: no accents, rings or dots."""
    letters = unicodedata.normalize("NFD", word.lower().translate(_PLAIN))
    return "".join(c for c in letters if not unicodedata.combining(c))


def username(surface: str, draw: Draw, named: Named) -> str:
    """A user name of the same shape: names for words, digits for digits, and the marks between."""

    def other(match: re.Match[str]) -> str:
        piece = match[0]
        if piece.isdecimal():
            return draw.digits(len(piece), "user", surface, str(match.start()))
        if len(piece) == 1:
            return named(piece.lower()).upper() if piece.isupper() else named(piece.lower())
        if len(piece) < _SHORT:
            return "".join(_letter(c, draw, surface, match.start() + i) for i, c in enumerate(piece))
        name = plain(named(piece.lower()))
        return name.upper() if piece.isupper() else name.capitalize() if piece[0].isupper() else name

    return _PIECE.sub(other, surface)


def _letter(char: str, draw: Draw, seed: str, place: int) -> str:
    new = draw.pick([c for c in "abdefghijklmnoprstuv" if c != char.lower()], "letter", seed, str(place))
    return new.upper() if char.isupper() else new


def email(surface: str, draw: Draw, named: Named) -> str | None:
    """An address at example.org, its sign for "at" as it was; None where there is none."""
    if (at := _AT.search(surface)) is None or not at.start():
        return None
    words = [surface[: at.start()]]
    if _DOT.search(words[0]):  # spelt out: the dots stay words
        words = re.split(r"(\s+(?:punkt|punktum|prikk|prik|dot)\s+)", words[0], flags=re.IGNORECASE)
    return "".join(w if _DOT.search(w) else username(w, draw, named) for w in words) + at[0] + DOMAIN


def url(surface: str, draw: Draw) -> str | None:
    """An address at example.org with a path of its own where there was one."""
    if (match := _URL.fullmatch(surface.strip())) is None:
        return None
    path = f"/{draw.number(16**6, 'path', surface.lower()):06x}" if match[3] and match[3] != "/" else match[3] or ""
    host = f"{draw.number(16**4, 'host', surface.lower()):04x}.{DOMAIN}" if not path else DOMAIN
    return (match[1] or "") + (match[2] or "") + host + path
