"""What the recognizer learns from: news, everyday sentences with swapped names, marked testimonies and sentences."""

import random
import re
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
_EVERYDAY = re.compile(r"(?<![\w@./-])[a-zåäöæø]{4,}(?![\w@./-])")
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


def tempted(row: Row, rng: random.Random, texts: float = 0.15, words: float = 0.12) -> Row:
    """In some texts capitals that everyday words do not need: `Jag fick en Stol`; none within a mark."""
    language, text, spans = row
    if rng.random() >= texts:
        return row
    letters = list(text)
    for match in _EVERYDAY.finditer(text):
        if rng.random() < words and not any(a < match.end() and match.start() < b for a, b, _ in spans):
            letters[match.start()] = letters[match.start()].upper()
    return language, "".join(letters), spans


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
        changed = ((code, *swapped(text, spans, surfaces)) for code, text, spans in own)
        rows += [tempted(recased(row, rng, 0.12, 0.04), rng) for row in changed]
    near = [read(text, code, spans, True, 1.0) for code, text, spans in rows]
    return [x for x in far if x], [x for x in near if x]
