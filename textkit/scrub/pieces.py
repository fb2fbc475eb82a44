"""What a file is made of to a scrubber: slots of text, each in pieces that can be rewritten in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from textkit.records import SafeTestimony, Span


class Detector(Protocol):
    """What scrubbing needs of a de-identifier."""

    def detect(self, text: str, language: str | None = None) -> list[Span]: ...

    def deidentify(self, testimony_or_text: str, language: str | None = None) -> SafeTestimony: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str = field(repr=False)
    label: str = ""
    score: float = 1.0


@dataclass(slots=True)
class Piece:
    """A run of text; `put` writes it back, None where it is a fixed break."""

    text: str = field(repr=False)
    put: Callable[[str], None] | None = None


@dataclass(slots=True)
class Slot:
    """A paragraph, cell or property: read as one text, rewritten piece by piece so that its layout stays.

    `where` tells a person where it is; `force` is the label of a column whose every value is an identifier.
    """

    pieces: list[Piece] = field(repr=False)
    where: str = ""
    force: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Rewrite the pieces: the new text stands in the first piece an edit touches."""
        for edit in sorted(edits, key=lambda e: e.start, reverse=True):
            self._apply(edit)
        for piece in self.pieces:
            if piece.put is not None and edits:
                piece.put(piece.text)

    def _apply(self, edit: Edit) -> None:
        at, new = 0, edit.new
        for piece in self.pieces:
            start, end = max(edit.start - at, 0), min(edit.end - at, len(piece.text))
            at += len(piece.text)
            if start < end and piece.put is not None:
                piece.text, new = piece.text[:start] + new + piece.text[end:], ""


def slot(text: str, put: Callable[[str], None], where: str = "", force: str = "") -> Slot:
    """A slot of one piece."""
    return Slot([Piece(text, put)], where, force)


@dataclass(slots=True)
class Opened:
    """A file taken apart.

    slots: every text in it. unseen: parts that could hold text and were not understood. removed: what is left out of
    the copy altogether. save: write the copy with the slots as they are now. suffix: of the copy.
    """

    slots: list[Slot]
    save: Callable[[Path], None]
    suffix: str
    unseen: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Opener(Protocol):
    """Takes one kind of file apart; raises UnreadableFile and its kin."""

    def __call__(self, path: Path) -> Opened: ...
