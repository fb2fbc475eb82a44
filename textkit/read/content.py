"""What a reader hands over: sheets of cells or a document of blocks, and the drafts made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from textkit.records import Refusal

Kind = Literal["text", "heading", "bullet", "blank"]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the user named: the column of the text (or several, comma between), id, date and groups."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: a grid of cells. `titled`: the first row is known to be the headings."""

    name: str
    grid: tuple[tuple[object, ...], ...] = field(repr=False)
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Sheets:
    """A file of tables, in their order."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or empty line of a document."""

    text: str = field(repr=False)
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Document:
    """A file of running text. `flowing`: a block is a whole paragraph, not a line that may be wrapped."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    flowing: bool = True


class Reader(Protocol):
    """Reads one file; raises UnreadableFile and its kin."""

    def __call__(self, path: Path) -> Sheets | Document: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A testimony as found in a file: not yet cleaned, perhaps without an id."""

    text: str = field(repr=False)
    id: str | None = None
    date: str | None = None
    language: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    source: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """The drafts of one file."""

    drafts: tuple[Draft, ...]
    notes: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
