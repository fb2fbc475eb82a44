"""Names, parts of names, nicknames and initials of people, by shape, context and gazetteers together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.names import names
from textkit.deidentify.presidio import Recognizer

_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-ZÅÄÖÆØ]\.[ -]?){1,3}(?:[A-ZÅÄÖÆØ][^\W\d_]+)?(?!\w)")
_INITIALS_PAIR: Final = re.compile(r"(?<![\w.])[A-ZÅÄÖÆØ]\.? ?[A-ZÅÄÖÆØ]\.(?!\w)")


class PersonRecognizer(Recognizer):
    """PERSON."""

    label = "PERSON"

    def find(self, doc: Document) -> Iterable[Found]:
        for found in names(doc):
            if found.label == self.label:
                yield found
        for match in _INITIALS.finditer(doc.text):
            index = doc.index_at(match.start())
            if len(match[0]) > 2 or not doc.begins[index]:
                yield Found(match.start(), match.start() + len(match[0].rstrip()), self.label, 0.6)
