"""Registration plates of Sweden, Norway, Denmark, Finland and Britain, call signs and numbers of cars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued

_PLATES: Final = (
    (re.compile(r"(?<![\w-])[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[0-9A-HJ-PR-UW-Z](?![\w-])"), 0.8),
    (re.compile(r"(?<![\w-])[A-Z]{2} ?\d{2} ?\d{3}(?![\w-])"), 0.8),
    (re.compile(r"(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])"), 0.8),
    (re.compile(r"(?<![\w-])[a-zåäö]{3} ?\d{2}[0-9a-z](?![\w-])"), 0.0),
    (re.compile(r"(?<![\w-])\d{3}-\d{4}(?![\w-])"), 0.0),
    (re.compile(r"(?<![\w-])(?:[A-ZÅÄÖÆØ]{1,3}|[A-ZÅÄÖÆØ][a-zåäöæø]{3,}) ?-?\d{1,3}(?:[-/.]\d{1,4})?(?![\w-])"), 0.0),
    (re.compile(r"(?<![\w.,-])\d{2,4}(?:-\d{1,4})?(?![\w-]|[.,:]\d)"), 0.0),
)
_CALL: Final = re.compile(r"(?<![\w-])(?:TU|PI|RB) ?\d{1,4}(?![\w-])")


class VehicleRecognizer(Recognizer):
    """VEHICLE."""

    label = "VEHICLE"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        for index, (pattern, bare) in enumerate(_PLATES):
            for match in pattern.finditer(doc.text):
                near = cued(doc, match.start(), "vehicle", reach=24, words=1 if index > 4 else 3)
                score = 0.9 if near and index < 6 else 0.7 if near else bare
                if score:
                    yield Found(match.start(), match.end(), self.label, score)
        for match in _CALL.finditer(doc.text):
            yield Found(match.start(), match.end(), self.label, 0.75)
