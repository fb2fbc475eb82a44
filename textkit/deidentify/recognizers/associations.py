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
_ON_NET: Final = re.compile(  # `en grupp på Facebook som heter Orsa säger nej`
    rf"\b(?:grupp|gruppe|gruppen|gruppa|group|side|sida|page|tråd|thread) (?:på|on) \w+ (?:som (?:heter|hette|heiter|hedder|het)"
    rf"|called|named) ({_NAME}(?: [\w&-]+){{0,4}})(?=[.,;:!?)\n]|$)"
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
    r"|konsernet)(?=s?(?!\w))"
)
_IN_PLACE: Final = re.compile(rf" i {_NAME}(?: (?:kommun|kommune|kn))?(?!\w)")
_OFFICES: Final = (
    "kontoret nämnden nemnda nævnet förvaltningen forvaltningen avdelningen avdelinga avdelingen afdelingen enheten enheden "
    "eininga etaten utvalget utvalet udvalget styrken expeditionen mottagningen jouren roteln kåren värnet församlingen "
    "menigheten kyrkolyden redaktionen redaksjonen sektionen seksjonen centralen sentralen poliklinikken kliniken"
).split()
_CHURCHES: Final = ("kyrkan", "kapellet", "kirken", "kirka", "kyrkja")  # with a capital a name, else any church
_FIRST_HALF: Final = re.compile(r"(?<![\w-])[^\W\d_]+- (?:och|og) $")
_CLINIC: Final = re.compile(
    r"\b(?:Klinik|Klinikk|Avdeling|Afdeling|Institut|Institutt|Institution|Institutionen) (?:for|för) [\w]+-"
    r"(?:, [\w]+-)* ?(?:og|och) [\w]+"
)
_CLUB: Final = re.compile(
    rf"(?<![\w-]){_NAME}(?: {_NAME}){{0,2}} (?:BK|IF|IK|FF|FK|GIF|GoIF|AIF|IBK|HK|SK|IL|FC|RFC|IBF|BoIS)(?!\w)"
)
_CLUBS: Final = words("bk if ik ff fk gif goif aif ibk hk sk il fc rfc ibf bois")
_LOCAL_LIFE: Final = re.compile(
    rf"(?<![\w-]){_NAME}(?: {_NAME}){{0,3}} (?:jaktvårdskrets|jaktlag|vägförening|samfällighetsförening|fiskevårdsförening"
    r"|byalag|hembygdsgård|villaägareförening|intresseförening|idrottsklubb|skidklubb|scoutkår|velforening|bygdelag"
    r"|grendelag|jegerforening|grunneierlag|grundejerforening|borgerforening|jagtforening|Tidning|Avis|Blad)(?!\w)"
)
_GROUPS: Final = words(
    "gruppen gruppa gruppe grupp kanalen siden sidan side sida tråd tråden forumet chatten klubben foreningen föreningen group "
    "channel page thread club"
)
_LOCALS: Final = words(
    "krets klubb avdelning avdeling afdeling avd lokalavdelning branch local jaktvårdskrets jaktlag vägförening "
    "samfällighetsförening fiskevårdsförening byalag hembygdsgård villaägareförening intresseförening idrottsklubb skidklubb "
    "scoutkår velforening bygdelag grendelag jegerforening grunneierlag grundejerforening borgerforening jagtforening tidning "
    "avis blad"
)
_CLINICS: Final = words("klinik klinikk avdeling afdeling institut institutt institution institutionen")
_COMMON: Final = words("huvudkontoret hovedkontoret postkontoret lokalkontoret")
_EVERYDAY: Final = 4  # magnitude of lower-case use from which a capital at a sentence's start says nothing


def associations(doc: Document) -> Iterator[Found]:
    """Named groups, channels and pages, locals, forces, shipping lines and federations, offices with their place."""
    text = doc.text
    if doc.has(_GROUPS):
        for match in _QUOTED.finditer(text):
            yield Found(match.start(1), match.end(1), "ORGANIZATION", 0.7)
        for match in _GROUP.finditer(text):
            if "F" not in doc.infos[doc.index_at(match.start(1))].flags:
                yield Found(match.start(1), match.end(1), "ORGANIZATION", 0.85)
    for match in (*_LOCAL.finditer(text), *_LOCAL_LIFE.finditer(text)) if doc.has(_LOCALS) else ():
        index = doc.index_at(match.start())
        if doc.begins[index] and doc.infos[index].low >= _EVERYDAY and doc.infos[index].shape == "X":
            index += 1  # `Til Elektrikerforbundet krets 14`
        if doc.words[index][0].isupper():
            yield Found(doc.starts[index], match.end(), "ORGANIZATION", 0.85)
    for match in _CLUB.finditer(text) if doc.has(_CLUBS) else ():
        index = doc.index_at(match.start())
        if doc.begins[index] and (doc.infos[index].low >= _EVERYDAY or len(doc.words[index]) == 1):
            index += 1  # `När Orsa IF vann`
        if doc.infos[index].lower not in _CLUBS:
            yield Found(doc.starts[index], match.end(), "ORGANIZATION", 0.95)
    for match in _ON_NET.finditer(text) if doc.has(_GROUPS) else ():
        yield Found(match.start(1), match.end(1), "ORGANIZATION", 0.95)
    for pattern, some in (
        (_FORCES, doc.digits),
        (_FIRM, "-" in text),
        (_CLINIC, doc.has(_CLINICS)),
    ):
        for match in pattern.finditer(text) if some else ():
            yield Found(match.start(), match.end(), "ORGANIZATION", 0.95)
    yield from _placed(doc)


def _placed(doc: Document) -> Iterator[Found]:
    """An office and its place: `passexpeditionen i Luleå`, `kultur- och fritidskontoret i Ovanåker`, `Ebeneserkyrkan i Hok`."""
    for match in _IN_PLACE.finditer(doc.text):
        index = doc.index_at(match.start() - 1)
        if index < len(doc.ends) and doc.ends[index] == match.start() and _office(doc, index):
            half = _FIRST_HALF.search(doc.text, max(0, doc.starts[index] - 30), doc.starts[index])
            yield Found(half.start() if half else doc.starts[index], match.end(), "ORGANIZATION", 0.95)


def _office(doc: Document, index: int) -> bool:
    """A compound that ends like an office, or the name of a church."""
    lower = doc.infos[index].lower
    office = any(lower.endswith(tail) and len(lower) > len(tail) + 3 for tail in _OFFICES)
    church = doc.infos[index].shape == "X" and lower.endswith(_CHURCHES) and len(lower) > 8
    return (office or church) and lower not in _COMMON
