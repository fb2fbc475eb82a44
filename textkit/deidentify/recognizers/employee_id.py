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
_SPACED: Final = re.compile(r"\b(?:nr|nummer|no|number)\.? ((?:\d ){3,}\d)(?!\w| \d)", re.IGNORECASE)
_WORDS: Final = re.compile(r"(?:[^\W\d_]*[a-zåäöæø]{2}[.:]? |(?:ID|id|nr\.?|no\.?) )+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class EmployeeIdRecognizer(Recognizer):
    """EMPLOYEE_ID."""

    label = "EMPLOYEE_ID"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        for match in doc.scan(_SPACED, 4):
            yield Found(match.start(1), match.end(1), self.label, 0.85)
        if not hinted(doc, "employee"):
            return
        for match in doc.scan(_NUMBER, 3):
            last = match.start() + match[0].rfind(" ") + 1  # the cue itself may begin the match: `lærling 0417`
            if sum(c.isdigit() for c in match[0]) < 3 or _YEAR.fullmatch(doc.text, last, match.end()):
                continue
            start = match.start()
            if not cued(doc, start, "employee", reach=40, words=4):
                if last == start or not cued(doc, last, "employee", reach=40, words=4):
                    continue
                start = last
            if cue := _WORDS.match(doc.text, start, match.end()):
                start = cue.end()
            while not (doc.text[start].isdigit() or doc.text[start].isupper() or doc.text[start : start + 3].isalpha()):
                start += 1
            yield Found(start, match.end(), self.label, 0.91)
