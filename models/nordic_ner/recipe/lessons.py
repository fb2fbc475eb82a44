"""What the recognizer learns from: news, everyday sentences with swapped names, marked testimonies and sentences."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.nordic_lexicon.recipe import train as lexicon_train
from models.nordic_lexicon.recipe.silver import Surfaces, silver, swapped
from textkit.deidentify.document import Document
from textkit.deidentify.lexicon import lexicon
from textkit.deidentify.tagger import bio

NAMES = ("PERSON", "LOCATION", "ORGANIZATION")
UNTOLD = frozenset(
    "occupation occupation_tail demographic nationality month season weekday holiday number institution unit named_unit "
    "street street_word age_after age_before user_cue room".split()
)
Row = tuple[str, str, list[tuple[int, int, str]]]


@dataclass
class Lesson:
    """A document with a tag a word: None where its source does not tell."""

    doc: Document
    tags: list[str | None]
    weight: float = 1.0


def read(text: str, language: str, spans: list[tuple[int, int, str]], told: bool, weight: float) -> Lesson | None:
    """told: whether the source marks every label, or persons, places and organisations alone."""
    doc = Document.of(text, language)
    if doc.origin is not None or not doc.words:
        return None
    tags: list[str | None] = list(bio(doc, spans))
    if not told:
        for i, info in enumerate(doc.infos):
            if tags[i] == "O" and (info.shape == "9" or info.tags & UNTOLD):
                tags[i] = None
    return Lesson(doc, tags, weight)


def several(rows: list[Row], rng: random.Random) -> Iterator[Row]:
    """One to four sentences of a language as one text."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    for language, group in groups.items():
        rng.shuffle(group)
        at = 0
        while at < len(group):
            size, text, spans = rng.choice((1, 1, 2, 3, 4)), "", []
            for _, sentence, marks in group[at : at + size]:
                text += rng.choice((" ", " ", " ", "\n")) if text else ""
                spans += [(a + len(text), b + len(text), label) for a, b, label in marks]
                text += sentence
            yield language, text, spans
            at += size


def recased(row: Row, rng: random.Random, lower: float = 0.07, upper: float = 0.02) -> Row:
    language, text, spans = row
    roll = rng.random()
    changed = text.lower() if roll < lower else text.upper() if roll < lower + upper else text
    return (language, changed, spans) if len(changed) == len(text) else row


def public(data: Path, surfaces: Surfaces, rng: random.Random) -> list[Row]:
    """News with half its persons renamed, and everyday sentences whose names were told by their translations."""
    rows: list[Row] = [(code, text, spans) for code, text, spans, _ in lexicon_train.news(data, surfaces, 0.0)]
    rows = [
        (code, *swapped(text, spans, surfaces)) if rng.random() < 0.5 and spans else (code, text, spans)
        for code, text, spans in rows
    ]
    for code, text, spans in silver(data, dict(lexicon("sv").names)):
        if (spans or rng.random() < 0.4) and (code != "en" or rng.random() < 0.5):
            rows += [(code, *swapped(text, spans, surfaces)) for _ in range(2 if spans and code != "en" else 1)]
    return [recased(row, rng) for row in several(rows, rng)]


def marked(parts: set[str]) -> list[Row]:
    """The testimonies of the corpus whose split is one of `parts`; with train the practice texts and sentences too."""
    return [(code, text, spans) for code, text, spans, _ in lexicon_train.testimonies(parts)]


def lessons(data: Path, parts: set[str], seed: int = 7) -> tuple[list[Lesson], list[Lesson]]:
    """(public, marked); the marked ones once as they are and twice with other names, some in lower case or capitals."""
    rng = random.Random(seed)
    surfaces = Surfaces(dict(lexicon("sv").names), rng)
    far = [read(text, code, spans, False, 1.0) for code, text, spans in public(data, surfaces, rng)]
    own = marked(parts)
    rows = list(own)
    for _ in range(2):
        rows += [recased((code, *swapped(text, spans, surfaces)), rng, 0.12, 0.04) for code, text, spans in own]
    near = [read(text, code, spans, True, 1.0) for code, text, spans in rows]
    return [x for x in far if x], [x for x in near if x]
