"""Split a safe testimony into passages: the unit that is embedded, coded and shown as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textkit.language.sentences import sentences
from textkit.records import Passage, SafeTestimony

WORDS: Final = 28  # a passage is closed once it holds so many
SENTENCES: Final = 4
LONGEST: Final = 120  # words; a sentence beyond it (a text without stops) is cut


def split(testimony: SafeTestimony) -> list[Passage]:
    """Sentences joined to one to four, never across an empty line; together they hold every word of the text."""
    spans = joined(testimony.text)
    return [
        Passage(f"{testimony.id}#{number}", testimony.id, start, end, testimony.text[start:end])
        for number, (start, end) in enumerate(spans, 1)
    ]


def joined(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the passages of a text."""
    start, end, words, count = 0, 0, 0, 0
    for a, b in _bounded(text):
        if count and (words >= WORDS or count == SENTENCES or "\n\n" in text[end:a]):
            yield start, end
            count = words = 0
        start = a if not count else start
        end, words, count = b, words + len(text[a:b].split()), count + 1
    if count:
        yield start, end


def _bounded(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, the endless ones cut at white space."""
    for start, end in sentences(text):
        while len(words := text[start:end].split(maxsplit=LONGEST)) > LONGEST:
            cut = end - len(words[-1])
            yield start, start + len(text[start:cut].rstrip())
            start = cut
        yield start, end
