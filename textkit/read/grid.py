"""From a grid of cells to headings and rows: which row holds the headings, and what a cell says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from textkit.read.content import Table

_LOOK_AT: Final = 20
_IMPORT_ID: Final = '{"ImportId"'


@dataclass(frozen=True, slots=True)
class Rows:
    """Headings and the rows beneath them; `numbers` are the rows' places in the file, from 1."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)
    numbers: tuple[int, ...]
    untitled: bool = False

    def column(self, index: int) -> list[object]:
        return [row[index] for row in self.rows]


def cell(value: object) -> str:
    """A cell as text: whole numbers without `.0`, dates in ISO, nothing for an empty cell."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def fold(heading: str) -> str:
    """A heading as it is compared: without case, extra blanks and an ending colon."""
    return " ".join(heading.casefold().split()).rstrip(" :*")


def titled(table: Table, wanted: Sequence[str]) -> Rows | None:
    """The table with its headings found, or None for one without cells.

    The headings are the first row that has all `wanted` names, else the first that is about as full as
    the fullest of the first twenty (rows above it are titles); a row that reads like an answer is none.
    """
    filled = [(n, row) for n, row in enumerate(table.grid, 1) if any(cell(c).strip() for c in row)]
    if not filled:
        return None
    at = 0 if table.titled else _heading_row([row for _, row in filled[:_LOOK_AT]], [fold(w) for w in wanted])
    width = max(len(row) for _, row in filled)
    untitled = not table.titled and _reads_like_an_answer(filled[at][1])
    names = [""] * width if untitled else [" ".join(cell(c).split()) for c in filled[at][1]]
    body = _without_qualtrics(filled[at if untitled else at + 1 :])
    return Rows(
        table.name,
        _unique([*names, *[""] * (width - len(names))]),
        tuple((*row, *[None] * (width - len(row))) for _, row in body),
        tuple(n for n, _ in body),
        untitled,
    )


def heading_row(table: Table) -> int | None:
    """The place in the grid of the row of headings; None for a table without one."""
    filled = [(n, row) for n, row in enumerate(table.grid) if any(cell(c).strip() for c in row)]
    if not filled:
        return None
    at, row = filled[0 if table.titled else _heading_row([row for _, row in filled[:_LOOK_AT]], [])]
    return None if _reads_like_an_answer(row) else at


def _heading_row(rows: Sequence[Sequence[object]], wanted: Sequence[str]) -> int:
    folded = [{fold(cell(c)) for c in row} - {""} for row in rows]
    if wanted and (named := [n for n, row in enumerate(folded) if row.issuperset(wanted)]):
        return named[0]
    fullest = max(len(row) for row in folded)
    return next(n for n, row in enumerate(folded) if len(row) >= 0.8 * fullest)


def _reads_like_an_answer(row: Sequence[object]) -> bool:
    return any(len(text) > 60 and re.search(r"[.!]\W*$", text) for text in map(cell, row))


def _without_qualtrics(body: list[tuple[int, tuple[object, ...]]]) -> list[tuple[int, tuple[object, ...]]]:
    """Qualtrics repeats the questions and adds a row of import ids under its headings."""
    marked = [n for n, (_, row) in enumerate(body[:2]) if any(cell(c).startswith(_IMPORT_ID) for c in row)]
    return body[marked[-1] + 1 :] if marked else body


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    out = []
    for n, name in enumerate(names, 1):
        name = name or f"column {n}"
        seen[fold(name)] = count = seen.get(fold(name), 0) + 1
        out.append(name if count == 1 else f"{name} ({count})")
    return tuple(out)
