"""Ranks, titles and functions that single someone out, with inflections and compounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.learned import SURE
from textkit.deidentify.names import names
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.offices import offices
from textkit.language.base import union, words

_OF: Final = re.compile(
    r"\b(?:head|director|dean|chair|secretary|leader|manager|master"
    r"|chief) of (?:the )?[a-z]+(?: (?:and )?[a-z]+(?=[ ,.;:)]))?"
)


_PLAIN: Final = words(
    "snickare målare elektriker rörmokare vikarie chaufför sjåfør chauffør väktare vekter vagt vårdare städare kassör "
    "servitör servitris bagare frisör frisør timvikarie sommarvikarie journalist student elev aspirant rekryt lærling "
    "praktikant sommarjobbare lagerarbetare butiksbiträde undersköterska personlig medlem invandrare utlänning flykting "
    "människa kvinna främling nybörjare förälder människan optimist pessimist feminist realist rasist sexist egoist "
    "kollega vittne offer åklagare advokat läkare lærer lærar lärare brandman snekker rørlegger tømrer maler "
    "electrician technician politician musician woman man beginner mann kvinnemann nordmann svenske patient klient "
    "ensam gammal ung ny kund gäst nyanställd tredjeman förman ordningsman sjukskriven bonde "
    "senare tidigare vidare närmare längre bättre mindre snarare hellre vanligare större"
)
_RARE: Final = 5  # magnitude of use up to which a trade can single someone out
_I_AM: Final = re.compile(
    r"\b(?:jag|ja|jeg|eg) (?:är|e|er|var|blev|ble|vart|jobba[rd]e?|arbeta[rd]e?|jobber|jobbet|arbeider|arbejder|arbeidde)"
    r"(?: som)?(?: en| ei| ein| et| utbildad| utdannet| utdanna| uddannet)? |\bI(?:'m| am| was| work(?:ed)? as) an? ",
    re.IGNORECASE,
)
_NORDIC: Final = (
    r"(?:ist|log|nom|chef|sjef|man|mann|mand|värd|vert|vært|iker|ör|ør|elev|assistent|konsult|konsulent|terapeut|medhjælper"
    r"|eier|ejer|eigar|bygger|byggar|byggare|sprenger|sprängare|vakt|vagt|kirurg|ark|ot)"
)
_AGENT: Final = {
    "sv": re.compile(rf"(?:{_NORDIC}|are)(?:e?n)?$"),
    "nb": re.compile(rf"(?:{_NORDIC}|[kpt]or|arbeider|dykker|fører|leder|pleier|maker|fanger|legger|setter)(?:e?n)?$"),
    "nn": re.compile(rf"(?:{_NORDIC}|[^\W\d_]{{3}}ar)(?:e?n)?$"),
    "da": re.compile(rf"(?:{_NORDIC}|arbejder|dykker|fører|leder|plejer|mager|fanger|lægger|sætter|graver)(?:e?n)?$"),
    "en": re.compile(r"(?:keeper|digger|maker|smith|wright|ologist|ographer|ician|binder|fitter|rigger|ranger|warden)$"),
}  # fmt: skip


@cache
def _everyday(language: str) -> frozenset[str]:
    """Trades of many, and words that only end like one, with their definite forms."""
    plain = union("not_occupations") | _PLAIN
    return plain | {f"{word}{end}" for word in plain for end in ("n", "en", "na", "r", "ne")}


@cache
def _qualifiers() -> frozenset[str]:
    return union("qualifiers")


# what only few are, whatever stands around
_SINGLE: Final = re.compile(
    r"(?:(?:kommunal|region|landstings|borgar|oppositions|stats)råd|riksdagsledamot|riksdagsledamöter|riksdagsman|landshövding"
    r"|generaldirektör|rikspolischef|polismästare|områdespolischef|kontraktsprost|domprost|kommundirektör|regiondirektör"
    r"|(?:vara|vice)?ordfører|(?:vara)?ordførar|stortingsrepresentant|fylkesmann|statsforvalter|politimester|kommunedirektør"
    r"|sorenskriver|folketingsmedlem|(?:vice)?borgmester|kommunaldirektør|politidirektør|byrådsmedlem|biskop|lensmann)"
    r"(?:en|n|et|ens|ns|er|ar|erne|arna|ere|erna)?"
)


class OccupationRecognizer(Recognizer):
    """OCCUPATION."""

    label = "OCCUPATION"

    def find(self, doc: Document) -> Iterable[Found]:
        for first, end in doc.where.get("occupation", ()):
            start = self._first(doc, first)
            last = doc.infos[end - 1]
            single = _SINGLE.fullmatch(last.lower) is not None
            yield Found(doc.starts[start], doc.starts[end - 1] + last.stem, self.label, SURE if single else 0.8)
        for first, end in doc.where.get("occupation_tail", ()):
            if (start := self._first(doc, first)) < first:
                yield Found(doc.starts[start], doc.starts[end - 1] + doc.infos[end - 1].stem, self.label, 0.75)
        yield from self._told(doc)
        yield from offices(doc)
        if doc.language == "en":
            for match in _OF.finditer(doc.text):
                yield Found(match.start(), match.end(), self.label, 0.6)

    def _told(self, doc: Document) -> Iterable[Found]:
        """`jag är orgelbyggare`, `I was a gravedigger`; `klinikkeier Aksel Rust`, `förvaltaren Jan`."""
        for match in _I_AM.finditer(doc.text):
            index = doc.index_at(match.end())
            if index < len(doc.infos) and not doc.text[match.end() : doc.starts[index]] and self._agent(doc, index):
                yield Found(doc.starts[index], doc.ends[index], self.label, 0.55)
        for name in names(doc):
            index = doc.index_at(name.start) - 1
            titled = name.label == "PERSON" and index >= 0 and doc.gap(index) in (" ", ", ")
            if titled and doc.words[index + 1][0].isupper() and self._agent(doc, index):
                yield Found(doc.starts[index], doc.ends[index], self.label, 0.55)

    @staticmethod
    def _agent(doc: Document, index: int) -> bool:
        """A rare word that ends like one who does something, and is no everyday trade."""
        info = doc.infos[index]
        lower = info.lower
        rare = (
            info.low <= _RARE
            and info.cap <= info.low
            and len(lower) > 5
            and not info.flags
            and info.shape in ("x", "X")
        )
        agent = rare and _AGENT[doc.language].search(lower) is not None
        return agent and lower not in _everyday(doc.language) and "person" not in info.tags

    @staticmethod
    def _first(doc: Document, first: int) -> int:
        """Where a title begins: `HR-direktör`, `biträdande områdeschef`."""
        if first and doc.gap(first - 1) == "-" and doc.infos[first - 1].shape != "9":
            first -= 1
        if first and doc.gap(first - 1) == " " and doc.infos[first - 1].lower in _qualifiers():
            first -= 1
        return first
