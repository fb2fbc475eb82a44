"""Streets with or without number, postal code with town, and rooms that lead to someone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.language.base import words

_NUMBER: Final = re.compile(
    r" (?:nr\.? ?)?\d{1,4}(?:[-–]\d{1,4}(?!\d))?(?: ?[A-Za-hj-z](?![\w]))?"
    r"(?:,? (?:[1-9]\. ?(?:tv|th|mf|sal)\.?(?: (?:tv|th|mf)\.?)?"
    r"|[1-9] ?tr\.?(?: (?:ög|öv|gård|uppg)\w*)?|plan \d|kjelleren|kælderen|källaren|kld\.?|lgh ?\d{4}|vån(?:ing)? ?\d|port \w))?"
)
_POSTAL: Final = re.compile(r"(?:,| ?\n)? ?(?:SE-|N-|DK-|S-)?(?:\d{3} ?\d{2}|\d{4})(?: [A-ZÅÄÖÆØ][\w-]+)+")
_CODE: Final = re.compile(
    r"(?<![\w-])(?:SE-|N-|DK-|S-)?(?:\d{3} \d{2}|\d{5}|\d{4}) [A-ZÅÄÖÆØ][^\W\d_]+(?: [A-ZÅÄÖÆØ][^\W\d_]+)?"
)
_ROOM: Final = re.compile(
    r"(?::| är| er| is)? ?(?:nr\.? ?|nummer )?(?:[A-Z][A-Z0-9-]{0,6} ?|[A-Z]-[a-zøåäö]{1,5} "
    r"|[A-Z]:)?\d{1,4}[A-Z]?(?:[-.:]\d{1,4}){0,2}(?: ?[A-Za-z](?!\w))?(?![\w/]|[.,:]\d)"
)
_ENGLISH: Final = re.compile(
    r"\b\d{1,4}[a-zA-Z]? (?:[A-Z][a-z'-]+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Square|Terrace"
    r"|Crescent|Row|Mews|Grove|Quay|"
    r"Gardens|Place|Way|Court)\b|\b[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)? (?:Street|Road|Lane|Avenue|Drive|Crescent"
    r"|Terrace)\b"
)
_UK_CODE: Final = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)")
_TOLD: Final = re.compile(r"^(?::| är| er| is) ")  # `koden är 4471`: the code alone
_BLOCK: Final = re.compile(
    r"(?<!\w)(?:(?:[A-ZÅÄÖÆØ][\w-]{1,30}, )?(?:block|blokk|blok|bygg|byggnad|bygning|hus|oppgang|uppgång|opgang|building) "
    r"[A-ZÅÄÖÆØ]|[A-ZÅÄÖÆØ]-(?:huset|bygget|bygningen|byggnaden|blokka)),? "
    r"(?:(?:rom|rum|room|flat|lgh|leilighet|værelse|lokale|nr)\.? )?[A-Z]?\d{1,4}[A-Z]?(?:[:./-]\d{1,4}){0,2}(?!\w)"
)
_DOOR: Final = re.compile(r"\b(?:[Kk]ode[nr]?|[Kk]oda|[Tt]he code)(?: (?:er|är|is))?:? (\d{4,6}#?)(?!\w|[.,:]\d| kr)")


_LIKELY: Final = re.compile(
    r"\b(?:på|i|vid|ved|till|til|utanför|utenfor) ([A-ZÅÄÖÆØ][a-zåäöæø]{4,} \d{1,3}(?: ?[A-Z](?!\w))?)(?= (?:i"
    r"|på) [A-ZÅÄÖÆØ]|, [A-ZÅÄÖÆØ]|, \d{3} ?\d)"
)
_LIVES: Final = re.compile(
    r"\b(?:bor|bodde|bott|adress(?:en)?|adresse(?:n)?|lives? (?:at|on|in)|hem till|hjem til|huset|stugan"
    r"|hytta)(?: (?:på|i|vid|är|er|utanför|ved))?:? "
    r"([A-ZÅÄÖÆØ][\w-]+(?: [A-ZÅÄÖÆØ]?[\w-]+)? \d{1,3}(?: ?[A-Za-hj-z](?!\w))?)(?!\w|[.:]\d)"
)


_LIVING: Final = words("bor bodde bott adress adressen adresse adressen live lives hem hjem huset stugan hytta")


class AddressRecognizer(Recognizer):
    """ADDRESS."""

    label = "ADDRESS"

    def find(self, doc: Document) -> Iterable[Found]:
        for tag in ("street", "street_bare"):
            for index, _ in doc.where.get(tag, ()):
                yield from self._street(doc, index, bare=tag == "street_bare")
        if doc.language == "en" or "street_word" in doc.where:
            for match in _ENGLISH.finditer(doc.text):
                yield Found(match.start(), match.end(), self.label, 0.85)
        if not doc.digits:
            return
        yield from self._rooms(doc)
        for match in doc.scan(_LIKELY):
            if doc.infos[doc.index_at(match.start(1))].low < 3:
                yield Found(match.start(1), match.end(1), self.label, 0.55)
        for match in _LIVES.finditer(doc.text) if doc.has(_LIVING) else ():
            yield Found(match.start(1), match.end(1), self.label, 0.75)
        for match in doc.scan(_CODE, 4):
            if self._is_postal(doc, match):
                yield Found(match.start(), match.end(), self.label, 0.8)
        if doc.language == "en":
            for match in doc.scan(_UK_CODE, 2):
                yield Found(match.start(), match.end(), self.label, 0.8)

    def _street(self, doc: Document, index: int, *, bare: bool) -> Iterable[Found]:
        info = doc.infos[index]
        first = self._first(doc, index)
        if bare and first == index:
            return
        start, end = doc.starts[first], doc.starts[index] + info.stem
        number = _NUMBER.match(doc.text, doc.ends[index])
        if number:
            end = number.end()
            if postal := _POSTAL.match(doc.text, end):
                end = postal.end()
            yield Found(start, end, self.label, 0.95 if info.shape != "x" else 0.85)
        elif info.shape in ("X", "XX") and not doc.begins[index] and info.low <= 3:
            yield Found(start, end, self.label, 0.8)
        elif info.shape == "x" and not info.low and index and doc.infos[index - 1].lower in ("på", "i", "vid", "ved"):
            yield Found(start, end, self.label, 0.45)
        elif info.shape == "X" and first < index and doc.infos[first].shape == "X":
            yield Found(start, end, self.label, 0.75)

    def _first(self, doc: Document, index: int) -> int:
        """The first word of a street of several words: `Drottning Margaretas gata`, `toftes gate`."""
        bare = len(doc.words[index]) <= 6 and doc.infos[index].shape == "x"
        first = index
        while first and doc.gap(first - 1) in (" ", "-") and index - first < 2:
            before = doc.infos[first - 1]
            capital = before.shape in ("X", "I", "XX") and not (doc.begins[first - 1] and before.low > 3)
            if not (capital or (bare and first == index and before.shape == "x" and before.lower.endswith("s"))):
                break
            first -= 1
        return first

    def _rooms(self, doc: Document) -> Iterable[Found]:
        for index, _ in doc.where.get("room", ()):
            if match := _ROOM.match(doc.text, doc.ends[index]):
                start, end = doc.starts[index], match.end()
                if told := _TOLD.search(match[0]):
                    start = match.start() + told.end()
                if postal := _POSTAL.match(doc.text, end):
                    end = postal.end()
                yield Found(start, end, self.label, 0.8)
        for match in doc.scan(_BLOCK):
            yield Found(match.start(), match.end(), self.label, 0.95)
        for match in doc.scan(_DOOR, 4):
            yield Found(match.start(1), match.end(1), self.label, 0.7)

    def _is_postal(self, doc: Document, match: re.Match[str]) -> bool:
        digits = re.sub(r"\D", "", match[0])
        town = doc.infos[doc.index_at(match.end() - 1)]
        place = "P" in town.flags or "p" in town.flags
        return place and (len(digits) == 5 or not 1900 <= int(digits) <= 2100)
