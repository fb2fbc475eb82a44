"""Capital letters that stand for nobody: sizes of clothes, forms, types, roles, letters of a word."""

from __future__ import annotations

import re
from typing import Final

from textkit.deidentify.document import Document
from textkit.language.base import words

_SIZES: Final = frozenset("XS S M L XL XXL XXXL".split())
_LARGE: Final = frozenset("XS XL XXL XXXL".split())
_TO: Final = words("till til to")
_AND: Final = words("och og and eller or")
_SIZE: Final = ("storlek", "størrelse", "storleik", "size")
_REACH: Final = 2  # words before a size where the word `storlek` may stand
_SHORT: Final = words("rev alt bil kat")
_KINDS: Final = words(
    "formulär blankett skjema skema form bilaga bilagan vedlegg bilag alternativ kategori category vitamin plan typ type klass "
    "klasse class hepatit hepatitt hepatitis bokstaven bokstav bokstaven letter stort stor big capital litet lite lille option "
    "level nivå serie zon zone sone terminal gate variant modell model version versjon kolumn kolonne column kurs kursus course "
    "pass förråd trapp trappa trappe ruta rute svar svaralternativ answer uppgång oppgang opgang ingång inngang indgang block "
    "blok blokk grupp gruppe group port punkt del part spår spor kö køen fil revision"
)


def lettered(doc: Document, index: int) -> bool:
    """Whether word `index` is a size (`M till XXL`, `storlek L`) or the letter of a kind (`formulär B`, `med stort V`)."""
    word = doc.words[index]
    if len(word) > 4 or not word.isupper():
        return False
    before = doc.infos[index - 1].lower if index and doc.gap(index - 1) in (" ", ' "', " «", " ”") else ""
    if len(word) == 1 and (_short(doc, index) or _english(doc, index) or _pair(doc, index)):
        return True
    if len(word) == 1 and (before in _KINDS or _explained(doc, word) or _listed(doc, index)):
        return True
    if len(word) == 1 and before in _AND and index > 1 and len(doc.words[index - 2]) == 1:
        return lettered(doc, index - 2)  # `skjema A og B`
    return word in _SIZES and _size(doc, index)


def _short(doc: Document, index: int) -> bool:
    """Behind a kind cut short: `rev. C`; not an English Reverend."""
    return doc.language != "en" and index > 0 and doc.gap(index - 1) == ". " and doc.infos[index - 1].lower in _SHORT


def _english(doc: Document, index: int) -> bool:
    """The article and the pronoun: `A Mrs Gallogly`, `So was I.`"""
    gap = doc.gap(index)
    article = doc.words[index] == "A" and doc.begins[index] and gap == " "
    initial = gap[:1] == "." and index + 1 < len(doc.words) and gap in (".", ". ") and len(doc.words[index + 1]) == 1
    return doc.language == "en" and (article or (doc.words[index] == "I" and not initial))


def _pair(doc: Document, index: int) -> bool:
    """Half of a short form of two letters: `P&L`, `R&D`."""
    after = doc.gap(index) == "&" and index + 1 < len(doc.words) and len(doc.words[index + 1]) == 1
    return after or (index > 0 and doc.gap(index - 1) == "&" and len(doc.words[index - 1]) == 1)


def _listed(doc: Document, index: int) -> bool:
    """Whether a letter numbers the points of a list: a line begins with it, another with the one before or after it."""
    at, letter = doc.starts[index], doc.words[index]
    if (at and doc.text[at - 1] != "\n") or doc.text[at + 1 : at + 2] not in (".", ")"):
        return False
    beside = "".join(chr(ord(letter) + step) for step in (-1, 1))
    return re.search(rf"(?m)^[{re.escape(beside)}][.)] ", doc.text) is not None


def _explained(doc: Document, letter: str) -> bool:
    """Whether the text says which role a letter stands for: `I = intervjuer, S = stipendiat`."""
    return "=" in doc.text and re.search(rf"(?<!\w){letter} ?= ?[a-zåäöæø]{{4}}", doc.text) is not None


def _size(doc: Document, index: int) -> bool:
    """A size is told by a word, by the other end of a range, or by larger sizes in the same text."""
    near = doc.infos[max(0, index - _REACH) : index]
    if any(info.lower.startswith(_SIZE) for info in near) or _ranged(doc, index, 1) or _ranged(doc, index, -1):
        return True
    behind_word = index > 0 and doc.gap(index - 1) == " " and doc.infos[index - 1].shape == "x"
    return behind_word and doc.gap(index)[:1] in (",", ";", "!", "?", ")") and _sizes(doc)


def _ranged(doc: Document, index: int, step: int) -> bool:
    """Whether `till` and another size follow (step 1) or stand before (step -1): `M till XXL`; `L och S` are two people."""
    other = index + 2 * step
    if not (0 <= other < len(doc.words) and doc.words[other] in _SIZES):
        return False
    between, large = doc.infos[index + step].lower, not _LARGE.isdisjoint((doc.words[other], doc.words[index]))
    return between in _TO or (between in _AND and large)


def _sizes(doc: Document) -> bool:
    """Whether some size that is no letter stands in a range: clothes are spoken of."""
    return any(w in _LARGE and (_ranged(doc, i, 1) or _ranged(doc, i, -1)) for i, w in enumerate(doc.words))
