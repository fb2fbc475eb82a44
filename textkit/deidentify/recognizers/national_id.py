"""Personnummer, samordningsnummer, fødselsnummer, D-nummer, CPR, hetu, UK National Insurance; also odd or partial.

A right check digit raises the score, a wrong one never rejects: invented and misremembered numbers identify too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued

_DIGITS: Final = re.compile(r"(?<![\w.,/+-])(?<!\d )\d(?:[ .–+-]{0,3}\d){5,12}(?![\w/]|[.,-]\d)")
_HETU: Final = re.compile(r"(?<!\w)\d{6}[-+A-FU-Ya-fu-y]\d{3}[0-9A-Za-z](?!\w)")
_MASKED: Final = re.compile(r"(?<![\w-])(?:19|20)?\d{6} ?[-–+] ?(?=[\dxXA-Z*]{0,3}[xXA-Z*])[\dxXA-Z*]{4}(?!\w)")
_HIDDEN: Final = re.compile(
    r"(?<![\w-])(?:19|20)?\d{2}[ .]?\d{2}[ .]?\d{2} ?[-–+]? ?(?=[\d ]{0,8}[xX*])(?:[\dxX*] ?){3,5}[\dxX*](?!\w)"
)
_LOOSE: Final = re.compile(r"(?<!\w)(?:\d{7} ?[A-Za-z]{1,2}|[A-Za-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-Da-d])(?!\w)")
_DAY: Final = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d.*|(?:19|20)\d\d[.-]\d\d[.-]\d\d.*")
_NINO: Final = re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")
_LAST_FOUR: Final = re.compile(
    r"(?:fyra sista|sista fyra|siste fire|fire siste|sidste fire|last four)\D{0,25}(\d{4})(?!\d)", re.IGNORECASE
)
_SPLITS: Final = re.compile(
    r"\d{6,8}(?:[ .–+-]{0,3}(?:\d[ .-]?){4,5})?|\d{2,4}[ .-]\d{2}[ .-]\d{2}[ .–-]*(?:\d[ .-]?){3,5}"
)


def _date(digits: str) -> bool:
    """Six digits that may be a day: yymmdd or ddmmyy, days up to 31, +40 (D-nummer) or +60 (samordningsnummer)."""
    a, month, c = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    days = (*range(1, 32), *range(41, 72), *range(61, 92))
    return (1 <= month <= 12 or 41 <= month <= 52) and (a in days or c in days)


@cache
def _checks() -> dict[int, tuple[Callable[[str], bool], ...]]:
    from stdnum.dk import cpr
    from stdnum.no import fodselsnummer
    from stdnum.se import personnummer

    return {10: (personnummer.is_valid, cpr.is_valid), 11: (fodselsnummer.is_valid,), 12: (personnummer.is_valid,)}


class NationalIdRecognizer(Recognizer):
    """NATIONAL_ID."""

    label = "NATIONAL_ID"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        for match in doc.scan(_DIGITS, 6):
            if score := self._score(doc, match):
                yield Found(match.start(), match.end(), self.label, score)
        for pattern, score in ((_HETU, 0.9), (_NINO, 0.75), (_MASKED, 0.85), (_HIDDEN, 0.9)):
            for match in doc.scan(pattern, 6):
                yield Found(match.start(), match.end(), self.label, score)
        for match in doc.scan(_LOOSE, 6):
            if cued(doc, match.start(), "national_id", reach=50, words=7):
                yield Found(match.start(), match.end(), self.label, 0.85)
        for match in doc.scan(_LAST_FOUR, 4):
            yield Found(match.start(1), match.end(1), self.label, 0.7)

    def _score(self, doc: Document, match: re.Match[str]) -> float:
        digits = re.sub(r"\D", "", match[0])
        if _DAY.fullmatch(match[0]):
            return 0.0
        short = digits[2:] if len(digits) in (8, 12) and digits[:2] in ("19", "20") else digits
        hinted = cued(doc, match.start(), "national_id", reach=30, words=3)
        if len(digits) in (6, 8):
            return (0.85 if _date(short) else 0.6) if hinted and len(short) in (6, 8) else 0.0
        if len(short) not in (10, 11) or not _date(short):
            return 0.7 if hinted and len(digits) >= 9 else 0.0
        if hinted:
            return 0.98
        if any(valid(digits) for valid in _checks().get(len(digits), ())) and _SPLITS.fullmatch(match[0]):
            return 0.97
        if not _SPLITS.fullmatch(match[0]) or cued(doc, match.start(), "phone", words=3):
            return 0.0
        return 0.55 if digits[0] == "0" and len(digits) == 10 and "-" not in match[0] else 0.8
