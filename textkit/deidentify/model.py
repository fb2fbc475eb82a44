"""The trained recognizer, models/nordic_ner: how likely each word of a text is part of an identifier of each label."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.deidentify.document import Document
from textkit.deidentify.light import without_heavy
from textkit.errors import MissingModel
from textkit.resources import resource

if TYPE_CHECKING:
    from spacy.language import Language

    from textkit.deidentify.forward import Forward

NAME: Final = "nordic_ner"
_BATCH: Final = 64


def folder() -> Path | None:
    """Where the bundled model lies, or None where there is none."""
    try:
        path = resource(f"models/{NAME}")
    except MissingModel:
        return None
    return path if (path / "config.cfg").exists() else None


@cache
def pipeline(path: Path) -> Language:
    """The spaCy pipeline of a folder."""
    with without_heavy():
        import spacy

        import textkit.deidentify.nordic_tagger  # noqa: F401  registers what the pipeline is made of

    return spacy.load(path)


@cache
def forward(path: Path) -> Forward:
    """The network of a folder's pipeline, ready to run."""
    from textkit.deidentify.forward import Forward

    return Forward(pipeline(path))


class NamesModel:
    """Reads documents in batches; a label's chance is that of its first and its further words together."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, docs: Sequence[Document]) -> Iterator[Any]:
        """For each document (words, labels) chances, in the order of LABELS."""
        run = forward(self.path)
        for at in range(0, len(docs), _BATCH):
            yield from run.chances(docs[at : at + _BATCH])

    @property
    def fingerprint(self) -> str:
        """A hash of the model's files."""
        digest = hashlib.sha256()
        parts = ("vocab", "nordic_tagger", "config.cfg", "meta.json")
        for file in sorted(
            p for part in parts for p in (self.path / part, *(self.path / part).rglob("*")) if p.is_file()
        ):
            digest.update(file.relative_to(self.path).as_posix().encode() + file.read_bytes())
        return digest.hexdigest()
