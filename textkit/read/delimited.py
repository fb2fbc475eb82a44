"""CSV and TSV: the delimiter is the one that cuts the rows alike."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Final

from textkit.errors import UnreadableFile
from textkit.read.content import Sheets, Table
from textkit.read.decode import decode
from textkit.read.guard import load

_DELIMITERS: Final = ";\t,|"
_PLAIN: Final = ("utf-8", "utf-8-sig")


def read(path: Path) -> Sheets:
    """The one table of a delimited file, in whatever encoding and with whatever delimiter it came."""
    text, encoding = decode(load(path), path.name)
    grid, delimiter = table(text, path.name)
    if not grid:
        raise UnreadableFile(f"{path.name} has no rows.", "Is it the right file?")
    notes = [] if encoding in _PLAIN else [f"{path.name}: read as {encoding}."]
    width = Counter(len(row) for row in grid).most_common(1)[0][0]
    if longer := sum(len(row) > width for row in grid):
        notes.append(f"{path.name}: {longer} rows have more cells than the rest; is a '{delimiter}' unquoted in them?")
    return Sheets((Table("", tuple(tuple(row) for row in grid)),), tuple(notes))


def table(text: str, name: str) -> tuple[list[list[str]], str]:
    """The cells and the delimiter.

    Raises UnreadableFile for a quotation mark that is never closed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text[:4].casefold() == "sep=" and text[5:6] == "\n":
        return _parse(text[6:], text[4], name), text[4]
    delimiter = max(_DELIMITERS, key=lambda d: (_evenness(text, d, name), -_DELIMITERS.index(d)))
    return _parse(text, delimiter, name), delimiter


def _parse(text: str, delimiter: str, name: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        raise UnreadableFile(
            f"{name} has a cell of over 131,072 letters.", "Look for a quotation mark that is opened and never closed."
        ) from None


def _evenness(text: str, delimiter: str, name: str) -> float:
    """The share of the first rows that have the most common number of cells, 0 where that is one."""
    sample = text[:20_000]
    widths = [len(row) for row in _parse(sample, delimiter, name)][:50]
    if len(sample) < len(text):
        widths = widths[:-1] or widths
    if not widths:
        return 0.0
    width, count = Counter(widths).most_common(1)[0]
    return count / len(widths) + (widths[0] == width) if width > 1 else 0.0
