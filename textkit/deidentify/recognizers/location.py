"""Towns, municipalities, regions, countries and named places."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.deidentify.document import Document, Found
from textkit.deidentify.names import names
from textkit.deidentify.presidio import Recognizer


class LocationRecognizer(Recognizer):
    """LOCATION."""

    label = "LOCATION"

    def find(self, doc: Document) -> Iterable[Found]:
        for tag in ("country", "region"):
            for first, end in doc.where.get(tag, ()):
                info = doc.infos[first]
                if info.shape != "x" or info.low < 3:
                    last = doc.infos[end - 1]
                    yield Found(doc.starts[first], doc.starts[end - 1] + last.stem, self.label, 0.85)
        for found in names(doc):
            if found.label == self.label:
                yield found
