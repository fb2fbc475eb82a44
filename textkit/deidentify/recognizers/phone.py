"""Phone and Swish numbers: written in groups, with a country code, or spelt out digit by digit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued
from textkit.language.base import words

_NUMBER: Final = re.compile(
    r"(?<![\w./:§-])(?<!\d,)(?<!\d )(?:\(?\+\d{1,3}\)?|\(?00\d{2}\)?|\(?0\d{0,3}\)?|\d{1,3})(?:[ .()/–-]{0,3}\d"
    r"|, \d){4,12}(?![\w/]|[.,:]\d|-\d)"
)
_AMOUNT: Final = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3})+")
_DATE: Final = re.compile(
    r"\d{4}-\d\d-\d\d|\d\d?[.:]\d\d ?[–-] ?\d\d?[.:]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19"
    r"|20)\d\d ?[-–] ?(?:19|20)\d\d"
)
_REGIONS: Final = {"sv": "SE", "nb": "NO", "nn": "NO", "da": "DK", "en": "GB"}
_SPELT: Final = words(
    "noll nul null zero ett en två to tre fire fyra fem seks sex sju syv åtta åtte otte nio ni one two "
    "three four five six seven eight nine oh dubbel dobbel double"
)  # fmt: skip
_UNITS_AFTER: Final = re.compile(
    r"\s?(?:kr\b|kron|:-|nok|sek|dkk|euro|€|%|meter|km|m2|kvm|mil|ton|kg|stemmer|röster)", re.IGNORECASE
)


@cache
def _valid(number: str, region: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(
            parsed := phonenumbers.parse(number, region)
        ) and phonenumbers.is_valid_number(parsed)
    except phonenumbers.NumberParseException:
        return False


class PhoneRecognizer(Recognizer):
    """PHONE_NUMBER."""

    label = "PHONE_NUMBER"

    def find(self, doc: Document) -> Iterable[Found]:
        if doc.digits:
            for match in doc.scan(_NUMBER, 5):
                if score := self._score(doc, match):
                    yield Found(match.start(), match.end(), self.label, score)
        yield from self._spelt(doc)

    def _score(self, doc: Document, match: re.Match[str]) -> float:
        number, digits = match[0], re.sub(r"\D", "", match[0])
        if len(digits) < 5 or _DATE.fullmatch(number):
            return 0.0
        if number.lstrip("(").startswith(("+", "00")):
            return 0.95 if len(digits) >= 8 else 0.0
        if cued(doc, match.start(), "phone", reach=40):
            return 0.9 if len(digits) >= 6 else 0.6
        if _AMOUNT.fullmatch(number) or _UNITS_AFTER.match(doc.text, match.end()):
            return 0.0
        region = _REGIONS.get(doc.language, "SE")
        if digits[0] == "0" and 7 <= len(digits) <= 11:
            return 0.85 if _valid(digits, region) else 0.6
        if "," in number:
            return 0.0
        if (
            (region in ("NO", "DK") or number.count(" ") > 1)
            and len(digits) == 8
            and re.fullmatch(r"[2-9][\d ]+", number)
        ):
            return 0.7 if _valid(digits, region) else 0.45
        return 0.0

    def _spelt(self, doc: Document) -> Iterable[Found]:
        """Six or more digit words in a row: `noll sju noll ett sju fyra …`."""
        if len(doc.where.get("number", ())) < 4:
            return
        hits = [
            index
            for index, info in enumerate(doc.infos)
            if (info.value >= 0 and info.shape != "9") or info.lower in _SPELT
        ]
        if len(hits) < 6:
            return
        run = [hits[0]]
        for index in [*hits[1:], len(doc.infos) + 9]:
            if index - run[-1] <= 2:
                run.append(index)
                continue
            digits = sum(doc.infos[i].lower in _SPELT for i in run)
            if digits >= 6 and run[-1] - run[0] < len(run) + 2:
                yield Found(doc.starts[run[0]], doc.ends[run[-1]], self.label, 0.85)
            run = [index]
