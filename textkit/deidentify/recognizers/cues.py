"""Words before a number that tell what it is."""

from __future__ import annotations

from functools import cache
from typing import Final

from textkit.deidentify.document import Document
from textkit.language.base import union, words

LAWS: Final = words(
    "AFS SFS SOSFS SKOLFS HSLF ISO SIS EU ILO COVID LOV FN NS EN DS BBR NJA RH AD PBL AML BrB FB RB OSL "
    "LAS MBL AMF TF YGL FL KL HSL SoL DL IL LVU LVM LSS GDPR"
)


@cache
def cues(name: str) -> frozenset[str]:
    """The cue words of a kind in every language, as one word each."""
    return frozenset(part.rstrip(".") for entry in union(f"{name}_cues") for part in (entry, *entry.split(" ")[-1:]))


def hinted(doc: Document, name: str) -> bool:
    """Whether a cue of this kind stands anywhere in the text."""
    return not cues(name).isdisjoint(doc.spoken)


def cued(doc: Document, start: int, name: str, *, reach: int = 36, words: int = 4) -> bool:
    """Whether one of the last words before a place is a cue of this kind (`tlf`, `kontonummer`, `dnr` …)."""
    return hinted(doc, name) and not cues(name).isdisjoint(doc.before(start, reach)[-words:])
