"""Tables to drafts: one testimony a row, or one for each answered column of a survey."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from textkit.errors import MissingColumn, UnreadableFile
from textkit.read.clean import clean
from textkit.read.columns import Places, names, place
from textkit.read.content import Columns, Draft, Found, Sheets
from textkit.read.dates import normalise
from textkit.read.grid import Rows, cell, titled
from textkit.read.ids import made


def drafts(sheets: Sheets, columns: Columns, name: str) -> Found:
    """The testimonies of a file of tables, from the first sheet that has the columns."""
    wanted = names(columns) + ([columns.text] if columns.text and "," not in columns.text else [])
    tables = [rows for table in sheets.tables if (rows := titled(table, wanted))]
    if not tables:
        raise UnreadableFile(f"{name} has no rows.", "Is it the right file?")
    rows, places = _first(tables, columns, name)
    notes = [*sheets.notes, *places.notes]
    if others := [t.name for t in tables if t is not rows and t.name]:
        notes.append(f"{name}: read sheet '{rows.name}'; not read: {', '.join(others)}.")
    dates, date_notes = _dates(rows, places, name)
    found = tuple(_rows(rows, places, dates, name))
    if not found:
        raise UnreadableFile(f"{name} has no text in the column it was read from.", "Name another column with --text.")
    if empty := len(rows.rows) - len({d.source for d in found}):
        notes.append(f"{name}: rows without text: {empty}.")
    return Found(found, (*notes, *date_notes), sheets.refused)


def _first(tables: Sequence[Rows], columns: Columns, name: str) -> tuple[Rows, Places]:
    failure: MissingColumn | UnreadableFile | None = None
    for rows in tables:
        try:
            return rows, place(rows, columns, name)
        except (MissingColumn, UnreadableFile) as error:
            failure = failure or error
    assert failure is not None
    raise failure


def _dates(rows: Rows, places: Places, name: str) -> tuple[list[str | None], list[str]]:
    if places.date is None:
        return [None] * len(rows.rows), []
    values = rows.column(places.date)
    dates = normalise(values)
    unclear = [n for n, v, d in zip(rows.numbers, values, dates, strict=True) if d is None and cell(v).strip()]
    if not unclear:
        return dates, []
    at = ", ".join(map(str, unclear[:5])) + (" …" if len(unclear) > 5 else "")
    return dates, [f"{name}: unclear dates left out: {len(unclear)} (rows {at}); write 2017-11-03."]


def _rows(rows: Rows, places: Places, dates: Sequence[str | None], name: str) -> Iterator[Draft]:
    slugs = _slugs([rows.headings[i] for i in places.texts])
    people: Counter[str] = Counter()
    for row, number, date in zip(rows.rows, rows.numbers, dates, strict=True):
        groups = {rows.headings[i]: value for i in places.groups if (value := clean(cell(row[i])))}
        answers = {i: text for i in places.texts if (text := clean(cell(row[i])))}
        id = clean(cell(row[places.id])) if places.id is not None else ""
        source = f"{name}:{number}"
        if len(places.texts) == 1:
            yield from (Draft(text, id or None, date, None, groups, source) for text in answers.values())
            continue
        respondent = id or _apart(made("\n".join(answers.values())), people)
        for (i, text), slug in ((a, slugs[places.texts.index(a[0])]) for a in answers.items()):
            asked = {**groups, "respondent": respondent, "question": rows.headings[i]}
            yield Draft(text, f"{respondent}-{slug}", date, None, asked, source)


def _apart(id: str, people: Counter[str]) -> str:
    """Two respondents who wrote the same are two."""
    people[id] += 1
    return id if people[id] == 1 else f"{id}-{people[id]}"


def _slugs(headings: Sequence[str]) -> list[str]:
    """Short ASCII names of the columns, no two the same."""
    out: list[str] = []
    for heading in headings:
        plain = unicodedata.normalize("NFKD", heading.casefold().replace("ø", "o").replace("æ", "ae"))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "answer"
        out.append(slug if slug not in out else f"{slug}-{len(out) + 1}")
    return out
