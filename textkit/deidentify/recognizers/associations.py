"""Organisations told by the words around their name: groups on the net, locals of a union, units of the forces, offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.language.base import words

_NAME: Final = r"[A-ZÅÄÖÆØ](?:[\w&]|\.(?=\w)){0,30}+"
_QUOTED: Final = re.compile(
    r"\b(?:gruppen|gruppa|gruppe|grupp|kanalen|siden|sidan|tråden|forumet|chatten|klubben|foreningen|föreningen"
    r"|[Tt]he (?:group|channel|page|thread|club))(?: (?:på|on) \w+)?(?: (?:som )?(?:heter|hette|heiter|hedder|het|called))?,? "
    r"[\"«»“”'](#?[^\"«»“”'\n]{3,50})[\"«»“”']"
)
_GROUP: Final = re.compile(
    rf"\b(?:gruppen|gruppa|kanalen|tråden|forumet|[Tt]he (?:group|channel|thread)) ({_NAME}(?: [\w&-]+){{1,4}}?)"
    r"(?=[.,;:!?)\n]|$| (?:på|on|og|och|and|med|har|hade|där|hvor|der|som|where|with|skrev|la|lagde)\b)"
)
_LOCAL: Final = re.compile(
    rf"(?<![\w-])({_NAME}(?:[ -]{_NAME}){{0,3}}) (?:(?:krets|klubb|avdelning|avdeling|afdeling|avd\.?|lokalavdelning|branch"
    r"|local) \d{1,3}|(?:klubb|krets) [a-zåäöæø]{6,}(?:et|en|an|na))(?![\w]|[.,:]\d)"
)
_FORCES: Final = re.compile(
    r"(?<![\w.,:])\d{1,2}(?::[ea]|\.) [^\W\d_]{3,}(?:flottiljen|kompaniet|kompani|bataljonen|bataljon|divisionen|divisjonen"
    r"|brigaden|skvadronen|skvadron|plutonen)(?!\w)"
)
_FIRM: Final = re.compile(
    r"(?<![\w-])(?!IT-|HR-|AB-|AS-)[A-ZÅÄÖÆØ]{2,6}-(?:rederiet|förbundet|forbundet|bolaget|selskapet|selskabet|koncernen"
    r"|konsernet)(?!\w)"
)
_OFFICE: Final = re.compile(
    r"(?<![\w-])(?:[^\W\d_]+- (?:och|og) )?[^\W\d_]{4,}(?:kontoret|nämnden|nemnda|förvaltningen|forvaltningen|avdelningen"
    rf"|enheten|etaten) i {_NAME}(?!\w)"
)
_CLINIC: Final = re.compile(
    r"\b(?:Klinik|Klinikk|Avdeling|Afdeling|Institut|Institutt|Institution|Institutionen) (?:for|för) [\w]+-"
    r"(?:, [\w]+-)* ?(?:og|och) [\w]+"
)
_LOCAL_LIFE: Final = re.compile(
    rf"(?<![\w-]){_NAME}(?: {_NAME}){{0,3}} (?:jaktvårdskrets|jaktlag|vägförening|samfällighetsförening|fiskevårdsförening"
    r"|byalag|hembygdsgård|villaägareförening|intresseförening|idrottsklubb|skidklubb|scoutkår|velforening|bygdelag"
    r"|grendelag|jegerforening|grunneierlag|grundejerforening|borgerforening|jagtforening|Tidning|Avis|Blad)(?!\w)"
)
_COMMON: Final = words("huvudkontoret hovedkontoret postkontoret lokalkontoret")
_EVERYDAY: Final = 4  # magnitude of lower-case use from which a capital at a sentence's start says nothing


def associations(doc: Document) -> Iterator[Found]:
    """Named groups, channels and pages, locals, forces, shipping lines and federations, offices with their place."""
    text = doc.text
    for match in _QUOTED.finditer(text):
        yield Found(match.start(1), match.end(1), "ORGANIZATION", 0.7)
    for match in _GROUP.finditer(text):
        if "F" not in doc.infos[doc.index_at(match.start(1))].flags:
            yield Found(match.start(1), match.end(1), "ORGANIZATION", 0.85)
    for match in (*_LOCAL.finditer(text), *_LOCAL_LIFE.finditer(text)):
        index = doc.index_at(match.start())
        if doc.begins[index] and doc.infos[index].low >= _EVERYDAY and doc.infos[index].shape == "X":
            index += 1  # `Til Elektrikerforbundet krets 14`
        if doc.words[index][0].isupper():
            yield Found(doc.starts[index], match.end(), "ORGANIZATION", 0.85)
    for pattern in (_FORCES, _FIRM, _CLINIC):
        for match in pattern.finditer(text):
            yield Found(match.start(), match.end(), "ORGANIZATION", 0.85)
    for match in _OFFICE.finditer(text):
        if match[0].split()[0].lower() not in _COMMON:
            yield Found(match.start(), match.end(), "ORGANIZATION", 0.9)
