"""Passages that somebody has coded, from a CSV: what guided themes are measured on besides the corpus."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from textkit.errors import MissingColumn, UnreadableFile, UsageError
from textkit.themes.codebook import Codebook, Entry, load

TEXT: Final = ("text", "passage", "svar", "answer")
CODES: Final = ("codes", "code", "themes", "theme", "koder", "kod", "labels", "label")
OWNER: Final = ("testimony", "testimony_id", "respondent", "id")
LANGUAGE: Final = ("language", "lang", "språk")
FEWEST: Final = 10  # coded passages; fewer cannot be parted into folds


@dataclass(frozen=True)
class Coded:
    """n passages: texts, the codes of each, the testimony each is of, and its language (`` where it is not told)."""

    texts: tuple[str, ...]
    codes: tuple[frozenset[str], ...]
    owners: tuple[str, ...]
    languages: tuple[str, ...]
    empty: int = 0  # rows without a text, which were left out

    @property
    def counts(self) -> dict[str, int]:
        """Code → how many passages carry it, in the order of the alphabet."""
        return dict(sorted(Counter(code for held in self.codes for code in held).items()))


def read(path: Path, names: Mapping[str, str] | None = None) -> Coded:
    """Read a CSV (UTF-8; comma, semicolon or tab) of passages and codes; names: theirs → ours.

    Columns: text; codes, several parted by `;`, `,` or `|`, none left empty; and, where there are any, testimony (or id) and
    language. Raises UnreadableFile, MissingColumn, and UsageError for too few passages or a single code throughout.
    """
    rows = _rows(path)
    columns = {column.strip().lower(): column for column in rows[0] if column}
    text, codes = (_column(columns, names_, path.name) for names_ in (TEXT, CODES))
    owner, language = (next((columns[n] for n in names_ if n in columns), None) for names_ in (OWNER, LANGUAGE))
    kept = [(number, row) for number, row in enumerate(rows, 2) if (row[text] or "").strip()]
    found = Coded(
        tuple(row[text].strip() for _, row in kept),
        tuple(frozenset(_named(row[codes] or "", names or {})) for _, row in kept),
        tuple((row[owner] or "") if owner else f"row {number}" for number, row in kept),
        tuple(((row[language] or "") if language else "").strip().lower() for _, row in kept),
        len(rows) - len(kept),
    )
    _check(found, path.name)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(f"{path.name} cannot be read ({type(problem).__name__}).", "Save it as UTF-8.") from None
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as problem:
        raise UnreadableFile(
            f"{path.name} is no proper CSV ({problem}).", "Look for a quote that is not closed."
        ) from None
    if not rows:
        raise UnreadableFile(f"{path.name} holds no row below its head.", "It needs the columns text and codes.")
    if broken := next((number for number, row in enumerate(rows, 2) if None in row or None in row.values()), None):
        raise UnreadableFile(
            f"{path.name}: row {broken} has another number of fields than the head.", f"Fields are parted by {mark!r}."
        )
    return rows


def _column(columns: Mapping[str, str], names: Sequence[str], where: str) -> str:
    held = next((columns[name] for name in names if name in columns), None)
    if held is None:
        raise MissingColumn(names[0], where, columns.values())
    return held


def _named(cell: str, names: Mapping[str, str]) -> list[str]:
    for mark in ",|":
        cell = cell.replace(mark, ";")
    return [names.get(code, code) for code in (part.strip() for part in cell.split(";")) if code]


def _check(found: Coded, where: str) -> None:
    if len(found.texts) < FEWEST:
        raise UsageError(f"{where} holds {len(found.texts)} passages with a text.", f"It takes at least {FEWEST}.")
    if not found.counts:
        raise UsageError(f"{where} holds no code.", "Write the codes of a passage into the column codes.")
    if len(found.counts) == 1 and all(found.codes):
        raise UsageError(
            f"{where} has one code, and every passage carries it.", "Add passages that do not, with codes left empty."
        )


def renamed(pairs: Sequence[str]) -> dict[str, str]:
    """THEIRS=OURS, as the command line has them. Raises UsageError for one that is neither."""
    if broken := next((pair for pair in pairs if not all(pair.partition("=")[::2])), None):
        raise UsageError(f"--map {broken} is not THEIRS=OURS.")
    return dict(pair.split("=", 1) for pair in pairs)


def book_for(coded: Coded, path: Path | None = None) -> tuple[Codebook, bool]:
    """The codebook that coded passages are held against, and whether it is the bundled one.

    The one at `path`; the bundled one where all codes are themes of it; else one of the codes and nothing more. Raises
    UsageError for a code that the codebook at `path` lacks.
    """
    if path is None:
        bundled = load()
        if set(coded.counts) <= set(bundled.ids):
            return bundled, True
        return Codebook(tuple(Entry(code, {"en": code}) for code in coded.counts)), False
    book = load(path)
    if unknown := sorted(set(coded.counts) - set(book.ids)):
        raise UsageError(
            f"{path.name} has no theme '{unknown[0]}'.",
            f"Its themes are {', '.join(book.ids)}; rename codes with --map.",
        )
    return book, False
