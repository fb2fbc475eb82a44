"""Calendar dates, months and years in every form people write them, seasons and named days with a year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.language.base import words

_LINE: Final = re.compile(r"(?m)^\W{0,3}((?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))(?![\w/]|[.,-]\d)")
_EVENT: Final = re.compile(
    r"\b[^\W\d_]{4,}(?:veckan|dagen|dagarna|festivalen|spelen|valet|valgkampen|valget|dagene|festen) (?=(?:19"
    r"|20)\d\d(?!\w))"
)
_NUMERIC: Final = re.compile(
    r"(?<![\w/.-])(?:(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])\. ?(?:0?[1-9]|1[0-2])\. ?(?:(?:19|20)\d\d|\d\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])([-/])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)"
    r"|(?:0[1-9]|1[0-2])([-/])(?:0[1-9]|[12]\d|3[01])\2(?:(?:19|20)\d\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])[- ](?:19|20)?\d\d"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2]))(?![\w/]|-\d|\.\d)"
)
_SHORT: Final = re.compile(
    r"(?<![\w/.,-])(?:0?[1-9]|[12]\d|3[01])(?:/(?:0?[1-9]|1[0-2])|\.(?:0?[1-9]|1[0-2])\.?)(?![\w/]|[.,-]\d| ?%)"
)
_BEFORE_SHORT: Final = words(
    "den d på till til fra från natt natten daterad dato datum kvällen mötet mail mailet dagen"
)  # fmt: skip
_YEAR: Final = re.compile(
    r"(?<![\w/.,:§+-])(?:19[3-9]\d|20[0-4]\d)(?!\w|[/:]\d|[.,]\d|-\d| ?(?:kr|kronor|kroner|sek|nok|m2|:-))"
)
_RANGE: Final = re.compile(r"(?<![\w/.,:§-])(?:19[3-9]\d|20[0-4]\d) ?[-–/] ?(?:(?:19|20)\d\d|\d\d)(?![\w/]|-\d)")
_SHORT_YEAR: Final = re.compile(r" ?(?:[-–'’] ?)?(\d{2}|\d{4})(?![\w]|[.,:]\d| ?(?:år|st|kr))")
_AFTER: Final = re.compile(r"(?:,? (?:of |året |år |i |in |the )?|, | ?[-–'’])((?:19|20)\d\d|(?<=[-–'’])\d\d)(?!\w)")
_DAY_AFTER: Final = re.compile(
    r"\.? (?:the )?([1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w|[.:]\d)(?:,? (?:19|20)\d\d(?!\w))?"
)
_DAY_BEFORE: Final = re.compile(
    r"(?:\b(?:den|the|d\.) )?(?:(?<![\w.,:/-])(?:0?[1-9]|[12]\d|3[01])(?:\.|:e|e|:a|st|nd|rd|th)?(?: of)? ?"
    r"|\b(?:den|the) [^\W\d_]+(?:e|de|te|a|st|nd|rd|th|inde) (?:of |i )?"
    r"|(?:(?<!\d)\d{1,2}\.? ?(?:[-–]|og|och|and|till|til) ?)(?:[1-9]|[12]\d|3[01])\.? )$",
    re.IGNORECASE,
)
_DASHED: Final = re.compile(r"(?<=\s)[-–'’](\d\d)(?![\w°%]|[.,:/-]\d| ?(?:°|%|grader|gradar|degrees))")
_NO_FROST: Final = 60  # `satt i läger -92`: so cold it never is
_SINCE: Final = words(
    "sedan sen sidan siden sia since år året sommaren sommarn vintern våren vårn hösten höstn född född fødd født børn julen "
    "sommeren høsten vinteren hausten sommaren efteråret foråret summer autumn spring born"
)

_ARTICLE: Final = re.compile(r"(?:(?:den|the|d\.) (?=\d))?", re.IGNORECASE)


class DateRecognizer(Recognizer):
    """DATE."""

    label = "DATE"

    def find(self, doc: Document) -> Iterable[Found]:
        for index, _ in doc.where.get("month", ()):
            yield from self._month(doc, index)
        for tag in ("season", "holiday"):
            for first, end in doc.where.get(tag, ()):
                if year := self._year_after(doc, doc.ends[end - 1]):
                    yield Found(doc.starts[first], year, self.label, 0.9)
        if doc.digits:
            yield from self._digits(doc)

    def _digits(self, doc: Document) -> Iterable[Found]:
        for match in doc.scan(_NUMERIC, 4):
            yield Found(match.start(), match.end(), self.label, 0.9)
        for match in doc.scan(_RANGE, 6):
            yield Found(match.start(), match.end(), self.label, 0.75)
        for match in _LINE.finditer(doc.text):
            yield Found(match.start(1), match.end(1), self.label, 0.7)
        for match in doc.scan(_EVENT, 4):
            yield Found(match.start(), match.end() + 4, self.label, 0.75)
        for match in doc.scan(_YEAR, 4):
            yield Found(match.start(), match.end(), self.label, 0.7)
        for match in doc.scan(_SHORT, 2):
            if not _BEFORE_SHORT.isdisjoint(doc.before(match.start(), 14)[-1:]):
                yield Found(match.start(), match.end(), self.label, 0.7)
        for match in doc.scan(_DASHED, 2):
            if int(match[1]) >= _NO_FROST or not _SINCE.isdisjoint(doc.before(match.start(), 16)[-1:]):
                yield Found(match.start(), match.end(), self.label, 0.7)

    def _month(self, doc: Document, index: int) -> Iterable[Found]:
        start, end = doc.starts[index], doc.ends[index]
        score = 0.0
        if day := _DAY_BEFORE.search(doc.text, max(0, start - 24), start):
            score = 0.9
            start = day.start() + len(_ARTICLE.match(day[0])[0])  # type: ignore[index]
        elif doc.language == "en" and (after := _DAY_AFTER.match(doc.text, end)):
            end, score = after.end(), 0.85
        if year := self._year_after(doc, end):
            end, score = year, 0.92
        first = doc.index_at(start)
        if score and first and "weekday" in doc.infos[first - 1].tags and doc.gap(first - 1) in (" ", ", ", " den "):
            start = doc.starts[first - 1]
        if score and (doc.infos[index].lower not in ("may", "mar", "dec", "sep", "jan") or score > 0.8):
            yield Found(start, end, self.label, score)

    @staticmethod
    def _year_after(doc: Document, end: int) -> int:
        """The end of a year that follows (`våren 2016`, `mars -17`, `hösten '09`), or 0."""
        match = _AFTER.match(doc.text, end)
        return match.end() if match else 0
