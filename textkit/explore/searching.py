"""How words are searched for: parts of words, whatever the case and the accents, never inside a placeholder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_QUERY: Final = re.compile(r'["“”«»]([^"“”«»]+)["“”«»]|([^\s"“”«»]+)')
_PLACEHOLDER: Final = re.compile(r"\[[A-Z_]+(?: \d+)?\]")
_OWN: Final = {"å": "å", "ä": "ä", "ö": "ö", "æ": "ä", "ø": "ö"}  # letters, not accents; one sound in the neighbours'
_LATIN: Final = [chr(code) for code in range(0xC0, 0x250)]
_FOLDED: Final = str.maketrans(
    {letter: _OWN.get(letter.lower(), unicodedata.normalize("NFD", letter)[0].lower()) for letter in _LATIN}
)


def folded(text: str) -> str:
    """The text as it is searched, letter for letter as long as it was: small letters, é as e, ø as ö, æ as ä.

    Placeholders match nothing, so that a search for a person does not find everyone who was masked.
    """
    bare = _PLACEHOLDER.sub(lambda found: "\0" * len(found[0]), text)
    return bare.translate(_FOLDED).lower()


def terms(query: str) -> list[str]:
    """The words and quoted phrases of a query, folded as the texts are."""
    return [folded(unicodedata.normalize("NFC", phrase or word)) for phrase, word in _QUERY.findall(query)]


def hits(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where folded terms stand in a text, from left to right, the longest first where several begin."""
    parts = [re.escape(term) for term in sorted(wanted, key=len, reverse=True) if term]
    if parts:
        yield from (found.span() for found in re.finditer("|".join(parts), folded(text)))
