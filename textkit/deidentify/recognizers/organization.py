"""Named employers, authorities, schools, unions, platforms, and named or numbered units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.names import names
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.associations import associations
from textkit.deidentify.recognizers.cues import LAWS
from textkit.language.base import words

_PLACE: Final = re.compile(r"(?: (?:i|på|vid|ved|in|at|of|för|for))? (?:[A-ZÅÄÖÆØ][\w-]*(?: [A-ZÅÄÖÆØ][\w-]*)?)")
_SMALL_PLACE: Final = re.compile(r" (?:i|på|in|ved|vid) ([a-zåäöæø][\w-]+)")
_INSTITUTE: Final = re.compile(
    r"\b(?:institutionen|institutt|institut|instituttet|avdelningen|enheten|sektionen|fakulteten|avdelinga?"
    r"|department|faculty|school|seksjonen?"
    r"|nämnden|förvaltningen|senteret|centrum|senter|gruppen|gruppa)(?: (?:för|for|of|mot) )(?!(?:varje|var|en"
    r"|ett|alla|att|two|hver|et|å|alle|den|det|the|a|oss|meg|mig)\b)"
    r"(?:[\w-]+(?:isk|iske|isch|lig|lige|ell|elle|iv|ive) )?(?:[\w-]+)(?:(?:,| och| og| and| grova"
    r"| grov) [\w-]+)?",
    re.IGNORECASE,
)
_INSTITUTES: Final = words(
    "institutionen institutt institut instituttet avdelningen enheten sektionen fakulteten avdeling avdelinga department faculty "
    "school seksjone seksjonen nämnden förvaltningen senteret centrum senter gruppen gruppa"
)
_NUMBER: Final = re.compile(
    r" (?:nr\.? ?)?\d{1,3}(?:[:.]\d)?[A-Za-zÅÄÖ]?(?!\w|[.,:]\d| (?:år|dagar|timmar|personer|kr))"
)
_IN_PLACE: Final = re.compile(r" (?:i|på|in|ved|vid) [A-ZÅÄÖÆØ][\w-]+")
_SIDE: Final = re.compile(
    r" (?:Nord|Norr|Syd|Sør|Söder|Øst|Öst|Vest|Väst|North|South|East|West|Röd|Rød|Blå|Grön|Grøn|Grønn|Gul|Vit|Hvit|Hvid|Svart|Red"
    r"|Blue|Green|Yellow|Alfa|Beta|Delta|[A-F])(?: \d{1,2})?(?![\w-])"
)
_TROOPS: Final = words(
    "pluton plutonen kompani kompaniet tropp troppen bataljon bataljonen deling delingen platoon division"
)
_COMMON: Final = words(
    "hms apt pdf sms mms obs dna usa ptsd adhd dvd usb gps sos mvh fyi asap ceo lss lvu sgi vab iva akut "
    "bvc lol omg wtf hej nej aldri ikke inte hon han det som och men var för hur vad vem när där här alla "
    "ingen allt sen the and not was you she tlf fax url iban cpr org hbtq lgbt bup syo jag pga osv etc "
    "kpi bnp sql xml iso ekg mr uvi tba rsvp aob pps faq diy"
)
_SIDES: Final = words(
    "norra södra östra västra övre nedre nordre søndre østre vestre øvre nedre ytre indre nørre sønder vester øster upper lower "
    "stora lilla store lille gamla gamle nya nye"
)
_ORDINALS: Final = words(
    "första andra tredje fjärde femte sjätte första förste første andre tredje fjerde femte sjette fyrste anden first second "
    "third"
)
_MOST: Final = 6  # words in a name
_ORDINAL: Final = re.compile(r"(?<![\w.,])\d{1,2}(?:\.|:e|:a) $")


def _named(doc: Document, index: int) -> bool:
    """A word with a capital and a blank behind it."""
    return doc.infos[index].shape == "X" and doc.gap(index) == " "


class OrganizationRecognizer(Recognizer):
    """ORGANIZATION."""

    label = "ORGANIZATION"

    def find(self, doc: Document) -> Iterable[Found]:
        yield from self._listed(doc)
        yield from self._placed(doc)
        yield from self._tailed(doc)
        yield from self._units(doc)
        yield from self._headed(doc)
        yield from self._acronyms(doc)
        yield from associations(doc)
        for match in _INSTITUTE.finditer(doc.text) if doc.has(_INSTITUTES) else ():
            yield Found(match.start(), match.end(), self.label, 0.8)
        for found in names(doc):
            if found.label == self.label and doc.text[found.start : found.end] not in LAWS:
                yield found

    def _listed(self, doc: Document) -> Iterable[Found]:
        """Names from the lists; a name that is also a word only with a capital inside a sentence."""
        for first, end in doc.where.get("organization", ()):
            info = doc.infos[first]
            if end - first == 1 and (info.low > 3 or len(info.lower) <= 4) and (info.shape == "x" or doc.begins[first]):
                continue
            yield Found(doc.starts[first], doc.starts[end - 1] + doc.infos[end - 1].stem, self.label, 0.85)

    def _placed(self, doc: Document) -> Iterable[Found]:
        """Institution and place: `polisen i Ånge`."""
        for first, end in doc.where.get("institution", ()):
            if (
                (match := _PLACE.match(doc.text, doc.ends[end - 1]))
                and match.end() > doc.ends[end - 1] + 2
                and not self._subject(doc, end)
            ):
                stop = match.end()
                last = doc.index_at(stop - 1)
                yield Found(doc.starts[first], doc.starts[last] + doc.infos[last].stem, self.label, 0.93)

            elif match := _SMALL_PLACE.match(doc.text, doc.ends[end - 1]):
                info = doc.infos[end + 1]
                if info.low < 4 and set(info.flags) & set("P"):
                    yield Found(doc.starts[first], doc.starts[end + 1] + info.stem, self.label, 0.9)

    @staticmethod
    def _subject(doc: Document, end: int) -> bool:
        """`polisen Anna`: a name right behind, with no preposition, that is no place."""
        info = doc.infos[end]
        return info.shape != "x" and not set(info.flags) & set("Pp") and bool(info.flags)

    def _tailed(self, doc: Document) -> Iterable[Found]:
        """Capitals before the kind: `Mora tingsrätt`, `Trollhättans Stad`."""
        for index, _ in doc.where.get("organization_tail", ()):
            first = self._capitals(doc, index)
            if first < index and self._shared(doc, first):
                first = self._capitals(doc, first - 1)
            if first < index:
                yield Found(doc.starts[first], doc.starts[index] + doc.infos[index].stem, self.label, 0.92)

    @staticmethod
    def _capitals(doc: Document, index: int) -> int:
        """The first of the words with capitals that stand right before word `index`."""
        first = index
        while first > max(0, index - _MOST) and doc.gap(first - 1) in (" ", "-", "'", "' "):
            before = doc.infos[first - 1]
            if first == index and before.lower in _SIDES and first > 1 and _named(doc, first - 2):
                first -= 1  # `Vilhelmina norra sameby`
                continue
            if before.shape not in ("X", "XX", "I", "xX") or (doc.begins[first - 1] and before.low > 4):
                break
            first -= 1
        return first

    @staticmethod
    def _shared(doc: Document, first: int) -> bool:
        """Two places with one court or office: `Follo og Nordre Østfold tingrett`."""
        joined = (
            first > 1
            and doc.infos[first - 1].lower in ("og", "och")
            and doc.gap(first - 1) == doc.gap(first - 2) == " "
        )
        other = doc.infos[first - 2] if joined else None
        return (
            other is not None and other.shape == "X" and bool({"p", "P"} & set(other.flags)) and "F" not in other.flags
        )

    def _acronyms(self, doc: Document) -> Iterable[Found]:
        """Capitals that no list explains, in a text that is not all capitals: `UCU`, `LDO`."""
        infos = doc.infos
        for index, _ in doc.where.get("acronym", ()):
            info = infos[index]
            if info.lower in _COMMON or info.low > 3:
                continue
            if set(info.lower) <= set("ivxlc") or doc.words[index] in LAWS:
                continue
            around = infos[max(0, index - 2) : index] + infos[index + 1 : index + 3]
            if doc.gap(index)[:1] not in ("-", "/") and not any(i.shape == "XX" or i.shape == "9" for i in around):
                yield Found(doc.starts[index], doc.ends[index], self.label, 0.36)

    def _headed(self, doc: Document) -> Iterable[Found]:
        """A kind and its name: `Campus Gotland`; and rare compounds that name a unit: `bygglovsenheten`."""
        for first, _ in doc.where.get("organization_head", ()):
            last = first
            while last + 1 < min(len(doc.words), first + _MOST) and doc.gap(last) in (" ", " & ", "-"):
                if doc.infos[last + 1].shape not in ("X", "XX"):
                    break
                last += 1
            if last > first and doc.infos[first].shape == "X":
                yield Found(doc.starts[first], doc.starts[last] + doc.infos[last].stem, self.label, 0.75)
        for index, _ in doc.where.get("named_unit", ()):
            info = doc.infos[index]
            if info.low <= 2 or (info.shape == "X" and not doc.begins[index]):
                yield Found(doc.starts[index], doc.starts[index] + info.stem, self.label, 0.55)

    def _units(self, doc: Document) -> Iterable[Found]:
        """Numbered and named units: `turlag 3`, `avdeling 5B`, `2. tropp`, `P 7`, `servicelag Nord 2`, `andra pluton`."""
        for index, _ in doc.where.get("unit", ()):
            word = doc.words[index]
            if (
                index
                and doc.infos[index - 1].lower in _ORDINALS
                and word.lower() in _TROOPS
                and doc.gap(index - 1) == " "
            ):
                yield Found(doc.starts[index - 1], doc.ends[index], self.label, 0.8)
            if len(word) <= 3 and not word.isupper():
                continue
            if (match := _SIDE.match(doc.text, doc.ends[index])) is not None and word.islower():
                place = _IN_PLACE.match(doc.text, match.end())
                ordinal = _ORDINAL.search(doc.text, max(0, doc.starts[index] - 5), doc.starts[index])
                start = ordinal.start() if ordinal else doc.starts[index]
                yield Found(start, place.end() if place else match.end(), self.label, 0.8)
                continue
            if not doc.digits:
                continue
            if match := _NUMBER.match(doc.text, doc.ends[index]):
                place = _IN_PLACE.match(doc.text, match.end())
                yield Found(doc.starts[index], place.end() if place else match.end(), self.label, 0.8)
            elif match := _ORDINAL.search(doc.text, max(0, doc.starts[index] - 5), doc.starts[index]):
                yield Found(match.start(), doc.ends[index], self.label, 0.8)
