"""Ranks, titles and functions that single someone out, with inflections and compounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer

_QUALIFIERS: Final = frozenset("biträdande vice ställföreträdande tillförordnad t.f tf förste första andre assisterende konstituert "
                               "fungerende constituted deputy assistant acting senior chief head lead fungerande".split())  # fmt: skip


class OccupationRecognizer(Recognizer):
    """OCCUPATION."""

    label = "OCCUPATION"

    def find(self, doc: Document) -> Iterable[Found]:
        for first, end in doc.where.get("occupation", ()):
            start = first
            if start and doc.gap(start - 1) == "-" and doc.infos[start - 1].shape in ("XX", "x", "X", "I"):
                start -= 1
            if start and doc.gap(start - 1) == " " and doc.infos[start - 1].lower in _QUALIFIERS:
                start -= 1
            last = doc.infos[end - 1]
            yield Found(doc.starts[start], doc.starts[end - 1] + last.stem, self.label, 0.8)
