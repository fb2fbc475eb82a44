"""Which column is which: the user's mapping, or a guess that is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textkit.errors import MissingColumn, UnreadableFile
from textkit.read import known
from textkit.read.content import Columns
from textkit.read.grid import Rows, cell, fold


@dataclass(frozen=True, slots=True)
class Places:
    """Indices of the columns in a table's rows."""

    texts: tuple[int, ...]
    id: int | None
    date: int | None
    groups: tuple[int, ...]
    notes: tuple[str, ...] = ()


def names(columns: Columns) -> list[str]:
    """Every name of the mapping except the text columns, which may hold commas."""
    return [n for n in (columns.id, columns.date, *columns.groups) if n]


def place(rows: Rows, columns: Columns, where: str) -> Places:
    """The columns of the mapping in this table; what the user did not name is guessed and told in notes.

    Raises MissingColumn for a name the table lacks, UnreadableFile where no column holds text.
    """
    id, date = _named(rows, columns.id, where), _named(rows, columns.date, where)
    groups = tuple(i for g in columns.groups if (i := _named(rows, g, where)) is not None)
    notes: list[str] = []
    taken = {i for i in (id, date, *groups) if i is not None}
    texts = _texts(rows, columns.text, where) if columns.text else _guess_text(rows, taken, where, notes)
    free = set(range(len(rows.headings))) - taken - set(texts)
    if columns.id is None and (id := _known(rows, free, known.IDS)) is not None:
        notes.append(f"{where}: ids taken from column '{rows.headings[id]}'.")
    if columns.date is None and (date := _known(rows, free - {id}, known.DATES)) is not None:
        notes.append(f"{where}: dates taken from column '{rows.headings[date]}'.")
    id = _without_people(rows, id, where, notes)
    notes += [n for g in groups if (n := _scattered(rows, g, where))]
    return Places(texts, id, date, groups, tuple(notes))


def _named(rows: Rows, name: str | None, where: str) -> int | None:
    if not name:
        return None
    folded = [fold(h) for h in rows.headings]
    if fold(name) not in folded:
        raise MissingColumn(name, where, rows.headings)
    return folded.index(fold(name))


def _texts(rows: Rows, spec: str, where: str) -> tuple[int, ...]:
    if fold(spec) in {fold(h) for h in rows.headings}:
        spec_names: Iterable[str] = (spec,)
    else:
        spec_names = _split(spec, {fold(h) for h in rows.headings})
    found = (_named(rows, n, where) for n in spec_names)
    return tuple(dict.fromkeys(i for i in found if i is not None))


def _split(spec: str, headings: set[str]) -> list[str]:
    """Names between commas; a heading that holds commas itself is put together again."""
    parts, out = [p.strip() for p in spec.split(",") if p.strip()], []
    while parts:
        whole = [n for n in range(len(parts), 0, -1) if fold(", ".join(parts[:n])) in headings]
        take = whole[0] if whole else 1
        out.append(", ".join(parts[:take]))
        parts = parts[take:]
    return out


def _guess_text(rows: Rows, taken: set[int], where: str, notes: list[str]) -> tuple[int]:
    means = {i: mean for i in range(len(rows.headings)) if i not in taken and (mean := _mean(rows.column(i)))}
    if not means:
        raise UnreadableFile(f"{where} has no column with text.", "Name the column with --text.")
    named = [i for i in means if fold(rows.headings[i]) in known.TEXTS]
    longest = max(means, key=lambda i: (means[i], -i))
    likely = [i for i in means if known.TEXT_LIKE.search(fold(rows.headings[i])) and means[i] >= means[longest] / 4]
    chosen = named[0] if named else max(likely, key=lambda i: (means[i], -i)) if likely else longest
    notes.append(f"{where}: text taken from column '{rows.headings[chosen]}'" + ("" if named else " (a guess)") + ".")
    if rows.untitled:
        notes.append(f"{where}: the first row reads like an answer, so the columns are taken to have no headings.")
    others = [rows.headings[i] for i in means if i != chosen and means[i] >= 40]
    if others:
        notes.append(f"{where}: free text too, not read: {', '.join(others)}. Name several with --text 'A,B'.")
    return (chosen,)


def _mean(values: Sequence[object]) -> float:
    """Mean length of the strings of a column, 0 where fewer than half of its cells are words."""
    filled = [text for v in values if (text := cell(v).strip())]
    words = [text for text in filled if re.search(r"[^\W\d_]{2}", text)]
    return sum(map(len, words)) / len(words) if words and 2 * len(words) >= len(filled) else 0.0


def _known(rows: Rows, free: set[int | None] | set[int], names: frozenset[str]) -> int | None:
    return next((i for i, h in enumerate(rows.headings) if i in free and fold(h) in names), None)


def _without_people(rows: Rows, id: int | None, where: str, notes: list[str]) -> int | None:
    if id is None or not any(known.TELLING.search(cell(v).strip()) for v in rows.column(id)):
        return id
    notes.append(
        f"{where}: column '{rows.headings[id]}' points to people (names, numbers or addresses); ids were made."
    )
    return None


def _scattered(rows: Rows, group: int, where: str) -> str:
    values = [v for c in rows.column(group) if (v := cell(c).strip())]
    if len(values) < 10 or len(set(values)) <= len(values) / 2:
        return ""
    many = f"{len(set(values))} values in {len(values)} rows"
    return f"{where}: group '{rows.headings[group]}' has {many}; it singles people out."
