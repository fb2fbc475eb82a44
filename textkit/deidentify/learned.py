"""What the trained recognizer makes of a document: stretches of words, and a second opinion on what the rules found."""

from __future__ import annotations

import math
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, Final

from textkit.deidentify.document import Document, Found
from textkit.records import LABELS

SOURCE: Final = "nordic_ner"
LEAST: Final = MappingProxyType(
    {"PERSON": 0.3, "LOCATION": 0.35, "ORGANIZATION": 0.35, "OCCUPATION": 0.4, "DEMOGRAPHIC": 0.4, "ADDRESS": 0.4}
)
USUAL: Final = 0.45  # for every other label
_COLUMN: Final = MappingProxyType({label: at for at, label in enumerate(LABELS)})
_JOINS: Final = frozenset({" ", "-", "'", "/", ". ", ".", " & ", ":", "@", "_"})
_LEAST_ODDS: Final = 0.002


def found(doc: Document) -> Iterator[Found]:
    """Neighbouring words that are most likely of one label; the score is the surest word's chance."""
    if doc.chances is None:
        return
    last: Found | None = None
    before = -2
    for index, label, chance in _words(doc):
        start, end = doc.starts[index], doc.starts[index] + _stem(doc, index, label)
        if last and last.label == label and before == index - 1 and doc.gap(before) in _JOINS:
            last.end, last.score = end, max(last.score, chance)
        else:
            if last:
                yield last
            last = Found(start, end, label, chance, SOURCE)
        before = index
    if last:
        yield last


def _words(doc: Document) -> Iterator[tuple[int, str, float]]:
    best: Any = doc.chances.argmax(1) if len(doc.words) else []
    for index, column in enumerate(best):
        label, chance = LABELS[column], float(doc.chances[index, column])
        if chance >= LEAST.get(label, USUAL):
            yield index, label, chance


def _stem(doc: Document, index: int, label: str) -> int:
    """A genitive s is no part of a name."""
    info = doc.infos[index]
    return info.stem if label in ("PERSON", "LOCATION", "ORGANIZATION") else len(info.lower)


def chance(doc: Document, index: int, label: str) -> float | None:
    """How likely a word is part of an identifier of a label, 0.002–0.998; None without a trained recognizer."""
    if doc.chances is None:
        return None
    return min(max(float(doc.chances[index, _COLUMN[label]]), _LEAST_ODDS), 1 - _LEAST_ODDS)


def identifying(doc: Document, start: int, end: int) -> float:
    """The largest chance of any label over the words of a stretch; 1 without a trained recognizer."""
    if doc.chances is None:
        return 1.0
    first, after = doc.index_at(start), doc.index_at(end - 1) + 1
    return float(doc.chances[first:after].sum(1).max(initial=0.0))


def logit(value: float) -> float:
    """Log odds."""
    return math.log(value / (1 - value))
