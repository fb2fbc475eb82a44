"""Offices held in a committee, a board or a council: one function, masked whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textkit.deidentify.document import Document, Found

_NORDIC_BODY: Final = (
    "nämnden|styrelsen|fullmäktige|utskottet|kommittén"
    "|nemnda|nemnden|utvalget|utvalet|komiteen|udvalget|bestyrelsen|nævnet"
)
_ENGLISH_BODY: Final = "committee|council|board|panel"
_BODY: Final = re.compile(rf"(?:{_NORDIC_BODY}|{_ENGLISH_BODY})(?!\w)")
_NORDIC: Final = re.compile(
    r"(?<![\w-])(?:(?i:förste|andre|andra|første|anden|tidigare|tidligere) )?(?:(?i:vice|biträdande) )?"
    r"(?i:vice ordförande|ordförande|ledamot|ersättare|suppleant|gruppledare|nestleder|nestleiar|leder|leiar|nemndleder"
    r"|varamedlem|vararepresentant|medlem|formand|næstformand|viceformand|sekreterare|sekretær)(?:en|n)? (?:i|för|for|av) "
    rf"(?:(?:[a-zåäöæø]+- (?:och|og) )?[a-zåäöæø]{{3,}}|[a-zåäöæø]{{3,}} )(?:{_NORDIC_BODY})(?!\w)(?! (?:i|på|vid) [A-ZÅÄÖÆØ])"
)
_ENGLISH: Final = re.compile(
    r"(?<![\w-])(?i:(?:vice|deputy)[- ])?(?i:chair(?:man|woman|person)?|member|secretary|clerk) (?:of|to|on) the "
    rf"(?:(?!(?:on|of|in|the|at|for|to|by) )[a-z]+ (?:and )?){{1,3}}(?:{_ENGLISH_BODY})(?!\w)"
)


def offices(doc: Document) -> Iterator[Found]:
    """`ersättare i kulturnämnden`, `andre vice ordförande i tekniska nämnden`; one with its place stays two."""
    if _BODY.search(doc.text) is None:
        return
    for match in (_ENGLISH if doc.language == "en" else _NORDIC).finditer(doc.text):
        yield Found(match.start(), match.end(), "OCCUPATION", 1.0)
