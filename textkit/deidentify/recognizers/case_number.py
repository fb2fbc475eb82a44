"""Diarienummer, K-nummer, court and case numbers of Nordic authorities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import LAWS, cued, hinted

_POLICE: Final = re.compile(
    r"(?<!\w)\d{4}[- ]?K ?-?\d[\d ]{2,9}-\d{2}(?!\w)|(?<![\w-])K ?\d{4,8}-\d{2}(?!\w)", re.IGNORECASE
)
_COURT: Final = re.compile(r"(?<!\w)(?:[BTMÖÄFP]|FT) ?\d{2,5}-\d{2,4}(?!\w)")
_DIARY: Final = re.compile(
    r"(?<![\w/.-])(?:[A-ZÅÄÖÆØ]{1,5}\d*[ .-]?){0,2}(?:\d{1,4}/)?(?:19|20)\d{2}/\d{2,6}(?:[-/.]\d{1,4})?(?![\w/])"
)
_COLON: Final = re.compile(
    r"(?<![\w/.-])[A-ZÅÄÖÆØ]{2,5} ?(?:19|20)?\d{2,4}[:-]\d{1,5}(?:[:-]\d{1,3})?(?![\w/])|(?<![\w/.-])\d{8}/\d{2}(?!\w)"
)
_BACK: Final = re.compile(r"(?<![\w/.-])[A-ZÅÄÖÆØ]?\d{1,4}[./-]\d{1,6}/(?:19|20)\d{2}(?![\w/])")
_SHORT: Final = re.compile(r"(?<![\w/.-])(?:[A-ZÅÄÖÆØ]{1,5}[ -]){0,2}\d{2}/\d{3,6}(?:[-/]\d{1,4})?(?![\w/])")
_CODE: Final = re.compile(r"(?<![\w/.-])([A-ZÅÄÖÆØ]{1,5})[-/: ]?\d[\dA-Z]*(?:[-/:.][\dA-Z]++){0,8}(?![\w/]|[-.,:]\d)")
_LONG: Final = re.compile(r"(?<![\w/.,:+-])(?:\d{6,}|\d{3,6}-\d{3,8}(?:-\d{1,6})?)(?![\w/]|[-.,:]\d)")
_ANY: Final = re.compile(
    r"(?<![\w/.-])(?:[A-ZÅÄÖÆØ]{1,6}[ .:-]{0,2})?(?:\d{1,3}(?: \d{2,3}){1,3}(?: \d{2})?(?:/\d{2,4})?"
    r"|[A-ZÅÄÖÆØ]*+\d[\dA-ZÅÄÖÆØ]*+"
    r"(?:[-/.:][A-ZÅÄÖÆØ]*+\d[\dA-ZÅÄÖÆØ]*+){0,8})(?![\w/]|[-.]\d)"
)
_HOUR: Final = re.compile(r"[A-ZÅÄÖÆØ]{1,5} (?:[01]?\d|2[0-3])[:.][0-5]\d")  # `Viktor L 21:04`: who writes when
_STAMP: Final = re.compile(r"\d{4}-\d\d-\d\d[ T](?:\d\d:)?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class CaseNumberRecognizer(Recognizer):
    """CASE_NUMBER."""

    label = "CASE_NUMBER"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        for pattern, bare, near, least in (
            (_POLICE, 0.97, 0.99, 6),
            (_COURT, 0.5, 0.97, 4),
            (_DIARY, 0.85, 0.97, 6),
            (_COLON, 0.5, 0.96, 3),
            (_BACK, 0.6, 0.96, 6),
            (_SHORT, 0.6, 0.96, 5),
        ):
            for match in doc.scan(pattern, least):
                if pattern is _COLON and match[0].split()[0].rstrip("0123456789:-") in LAWS:
                    continue
                score = near if cued(doc, match.start(), "case", reach=50, words=5) else bare
                if score > bare or not _HOUR.fullmatch(match[0]):
                    yield Found(match.start(), match.end(), self.label, score)
        for match in doc.scan(_CODE, 3):
            if match[1] in LAWS or _HOUR.fullmatch(match[0]):
                continue
            if sum(c.isdigit() for c in match[0]) > 2 and not _YEAR.fullmatch(match[0][-4:]):
                yield Found(match.start(), match.end(), self.label, 0.4)
        for match in doc.scan(_LONG, 6):
            yield Found(match.start(), match.end(), self.label, 0.35)
        for match in doc.scan(_ANY, 4) if hinted(doc, "case") else ():
            digits = sum(c.isdigit() for c in match[0])
            if _STAMP.search(doc.text, max(0, match.start() - 14), match.start()):
                continue
            if digits < 4 or _YEAR.fullmatch(match[0]) or not cued(doc, match.start(), "case", reach=28, words=2):
                continue
            yield Found(match.start(), match.end(), self.label, 0.94 if digits > 4 else 0.6)
