"""Badge, service, employee and student numbers; always told by a word before them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued, hinted

_NUMBER: Final = re.compile(
    r"(?<![\w/.-])(?:[^\W\d_]{1,4}[ .:-]?){0,2}\d+(?:[ -]\d{2,})*(?:[A-Za-z]+[\w-]*|-[\dA-Z]+)?(?![\w/]|[-.,:]\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class EmployeeIdRecognizer(Recognizer):
    """EMPLOYEE_ID."""

    label = "EMPLOYEE_ID"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits or not hinted(doc, "employee"):
            return
        for match in doc.scan(_NUMBER, 3):
            if sum(c.isdigit() for c in match[0]) < 3 or _YEAR.fullmatch(match[0]):
                continue
            start = match.start()
            if cued(doc, start, "employee", reach=40, words=4):
                while not (doc.text[start].isdigit() or doc.text[start].isupper() or match[0][:3].isalpha()):
                    start += 1
                yield Found(start, match.end(), self.label, 0.91)
