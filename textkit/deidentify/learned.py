"""What the trained recognizer makes of a document: stretches of words, and a second opinion on what the rules found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.plausible import plausible
from textkit.records import LABELS

SOURCE: Final = "nordic_ner"
_PLACEHOLDER: Final = re.compile(rf"\[(?:{'|'.join(LABELS)})(?: \d+)?\]")  # what somebody else masked names nobody
LEAST: Final = 0.5  # chance from which a word is taken to identify
LEAST_PERSON: Final = 0.4
LEAST_ORDINARY: Final = 0.97  # the same for a name that is written like any other word
_ORDINARY: Final = 4  # magnitude of lower-case use from which a word is an ordinary one
_JOINS: Final = frozenset({" ", "-", "'", "/", ". ", ".", " & ", ":", "@", "_"})
_LEAST_ODDS: Final = 0.002
# fitted by models/nordic_ner/recipe/stack.py; the lexicon counts for more than fitted, for names nobody has met, and the
# offset is lower, against false alarms
_OWN, _LEARNED, _OFFSET = 0.35, 0.5, 0.3
SURE: Final = 0.95  # score from which the text around a listed word says enough by itself
_DOUBTFUL: Final = MappingProxyType({"OCCUPATION": 0.1, "DEMOGRAPHIC": 0.1, "ORGANIZATION": 0.1, "ADDRESS": 0.1})


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
    """(word, label, chance) of the words whose likeliest label is likely enough."""
    if not doc.words:
        return
    best, top = doc.chances.argmax(1), doc.chances.max(1)
    for index in (top >= min(LEAST, LEAST_PERSON)).nonzero()[0].tolist():
        label, chance = LABELS[best[index]], float(top[index])
        if chance >= _least(doc, index, label) and plausible(doc, index, label, chance) and not masked(doc, index):
            yield index, label, chance


def masked(doc: Document, index: int) -> bool:
    """Whether a word is part of what somebody else masked: `[AGE 7]`."""
    if not doc.bracketed:
        return False
    at = doc.text.rfind("[", max(0, doc.starts[index] - 20), doc.starts[index])
    return at >= 0 and (match := _PLACEHOLDER.match(doc.text, at)) is not None and match.end() > doc.starts[index]


def _least(doc: Document, index: int, label: str) -> float:
    """A word in lower case, or with the capital of a sentence's start, needs more to be a name."""
    if label != "PERSON":
        return LEAST
    info = doc.infos[index]
    plain = info.low >= _ORDINARY and (info.shape == "x" or (doc.begins[index] and not info.flags))
    return LEAST_ORDINARY if plain or "month" in info.tags else LEAST_PERSON


def _stem(doc: Document, index: int, label: str) -> int:
    """A genitive s is no part of a name."""
    info = doc.infos[index]
    return info.stem if label in ("PERSON", "LOCATION", "ORGANIZATION") else len(info.lower)


def together(doc: Document, index: int, score: float) -> float:
    """The chance that a word names something, from the lexicon's score and the recognizer's (stacking, Wolpert 1992)."""
    if doc.chances is None:
        return score
    odds = _OWN * logit(_held(score)) + _LEARNED * logit(_held(doc.telling[index])) + _OFFSET
    return 1 / (1 + math.exp(-odds))


def open_to(doc: Document, least: float) -> list[bool]:
    """For each word, and for the end, whether any score could still make `together` reach `least`."""
    if doc.chances is None:
        return [True] * (len(doc.words) + 1)
    odds = (logit(least) - _OFFSET - _OWN * logit(1 - _LEAST_ODDS)) / _LEARNED
    bar = 1 / (1 + math.exp(-odds))
    return [chance >= bar for chance in doc.telling] + [False]


def doubted(doc: Document, item: Found) -> bool:
    """Whether the recognizer sees nothing at all where a word list found something that is often harmless."""
    if item.label == "OCCUPATION" and " " in doc.text[item.start : item.end]:
        return False  # `medicinsk chef`: two words together say more than the recognizer sees in each
    if item.score >= SURE:
        return False  # `jeg er kven`, `folketingsmedlem`, `TCO-förbundet`: the text says enough
    return item.label in _DOUBTFUL and identifying(doc, item.start, item.end) < _DOUBTFUL[item.label]


def identifying(doc: Document, start: int, end: int) -> float:
    """The largest chance of any label over the words of a stretch; 1 without a trained recognizer."""
    if doc.chances is None:
        return 1.0
    first, after = doc.index_at(start), doc.index_at(end - 1) + 1
    return max(doc.telling[first:after], default=0.0)


def logit(value: float) -> float:
    """Log odds."""
    return math.log(value / (1 - value))


def _held(value: float) -> float:
    return min(max(value, _LEAST_ODDS), 1 - _LEAST_ODDS)
