"""The place of a trained names model: a spaCy pipeline folder, used where the installation has one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textkit.deidentify.document import Found
from textkit.errors import MissingModel
from textkit.records import LABELS
from textkit.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

NAME: Final = "nordic_ner"
_SCORE: Final = 0.75
_BATCH: Final = 64


def folder() -> Path | None:
    """Where the bundled model lies, or None where there is none (yet)."""
    try:
        path = resource(f"models/{NAME}")
    except MissingModel:
        return None
    return path if (path / "config.cfg").exists() else None


@cache
def _pipeline(path: Path) -> Language:
    import spacy

    return spacy.load(path)


class NamesModel:
    """Named entities of a spaCy pipeline, fed in batches."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find_all(self, texts: Sequence[str]) -> Iterator[list[Found]]:
        """For each text the entities whose label is one of ours."""
        for doc in _pipeline(self.path).pipe(texts, batch_size=_BATCH):
            yield [Found(e.start_char, e.end_char, e.label_, _SCORE, NAME) for e in doc.ents if e.label_ in LABELS]

    @property
    def fingerprint(self) -> str:
        """A hash of the model's files."""
        digest = hashlib.sha256()
        for file in sorted(p for p in self.path.rglob("*") if p.is_file()):
            digest.update(file.relative_to(self.path).as_posix().encode() + file.read_bytes())
        return digest.hexdigest()
