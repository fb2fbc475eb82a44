"""Ranks, titles and functions that single someone out, with inflections and compounds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.language.base import union

_OF: Final = re.compile(
    r"\b(?:head|director|dean|chair|secretary|leader|manager|master"
    r"|chief) of (?:the )?[a-z]+(?: (?:and )?[a-z]+(?=[ ,.;:)]))?"
)


@cache
def _qualifiers() -> frozenset[str]:
    return union("qualifiers")


class OccupationRecognizer(Recognizer):
    """OCCUPATION."""

    label = "OCCUPATION"

    def find(self, doc: Document) -> Iterable[Found]:
        for first, end in doc.where.get("occupation", ()):
            start = self._first(doc, first)
            last = doc.infos[end - 1]
            yield Found(doc.starts[start], doc.starts[end - 1] + last.stem, self.label, 0.8)
        for first, end in doc.where.get("occupation_tail", ()):
            if (start := self._first(doc, first)) < first:
                yield Found(doc.starts[start], doc.starts[end - 1] + doc.infos[end - 1].stem, self.label, 0.75)
        if doc.language == "en":
            for match in _OF.finditer(doc.text):
                yield Found(match.start(), match.end(), self.label, 0.6)

    @staticmethod
    def _first(doc: Document, first: int) -> int:
        """Where a title begins: `HR-direktör`, `biträdande områdeschef`."""
        if first and doc.gap(first - 1) == "-" and doc.infos[first - 1].shape != "9":
            first -= 1
        if first and doc.gap(first - 1) == " " and doc.infos[first - 1].lower in _qualifiers():
            first -= 1
        return first
