"""Text, tables of text and JSON: the copy has the same encoding, delimiter and headings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from textkit.errors import UnreadableFile
from textkit.read.content import Table
from textkit.read.decode import decode
from textkit.read.delimited import table
from textkit.read.grid import cell as shown
from textkit.read.grid import heading_row
from textkit.read.guard import load
from textkit.scrub.known import forced
from textkit.scrub.pieces import Opened, Slot, slot


class _Text:
    """A text whose one slot is rewritten."""

    def __init__(self, text: str) -> None:
        self.text = text

    def put(self, text: str) -> None:
        self.text = text


def open_text(path: Path) -> Opened:
    """A text or Markdown file."""
    text, encoding = decode(load(path), path.name)
    held = _Text(text)
    return Opened([slot(text, held.put, "the text")], lambda to: _write(to, held.text, encoding), path.suffix)


def _write(target: Path, text: str, encoding: str) -> None:
    """In the encoding the file came in; in UTF-8 where that was mixed or lacks a letter."""
    try:
        target.write_bytes(text.encode(encoding))
    except (LookupError, UnicodeEncodeError):
        target.write_bytes(text.encode("utf-8", "replace"))


def open_delimited(path: Path) -> Opened:
    """A CSV or TSV file; its headings are kept."""
    text, encoding = decode(load(path), path.name)
    grid, delimiter = table(text, path.name)
    top = heading_row(Table("", tuple(tuple(row) for row in grid)))
    labels = [forced(name) for name in grid[top]] if top is not None else []
    slots = [
        slot(
            cell,
            _putter(row, column),
            f"row {n + 1}, column {column + 1}",
            labels[column] if column < len(labels) else "",
        )
        for n, row in enumerate(grid)
        if n != top
        for column, cell in enumerate(row)
        if cell.strip()
    ]
    newline = "\r\n" if "\r\n" in text else "\n"

    def save(target: Path) -> None:
        out = io.StringIO(newline="")
        out.write(f"sep={delimiter}{newline}" if text[:4].casefold() == "sep=" else "")
        csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows(grid)
        _write(target, out.getvalue(), encoding)

    return Opened(slots, save, path.suffix)


def _putter(holder: Any, key: Any) -> Callable[[str], None]:
    def put(text: str) -> None:
        holder[key] = text

    return put


def open_json_lines(path: Path) -> Opened:
    """A JSON Lines file: every string and long number in it, at any depth; keys are kept."""
    text, encoding = decode(load(path), path.name)
    records = [_parsed(line, path.name, n) for n, line in enumerate(text.split("\n"), 1) if line.strip()]

    def save(target: Path) -> None:
        _write(target, "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding)

    return Opened(list(_strings(records, "line")), save, path.suffix)


def open_json(path: Path) -> Opened:
    """A JSON file, as `open_json_lines`."""
    text, encoding = decode(load(path), path.name)
    whole = [_parsed(text, path.name, 1)]
    return Opened(
        list(_strings(whole, "item")),
        lambda to: _write(to, json.dumps(whole[0], ensure_ascii=False, indent=2) + "\n", encoding),
        path.suffix,
    )


def _parsed(line: str, name: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableFile(f"{name} has no valid JSON at line {number}.", "Was the file cut short?") from None


def _strings(holder: Any, where: str, label: str = "") -> Iterator[Slot]:
    items = holder.items() if isinstance(holder, dict) else enumerate(holder)
    for key, value in items:
        named = forced(key) if isinstance(key, str) else label
        at = where if isinstance(key, str) else f"{where} {key + 1}"
        if isinstance(value, (dict, list)):
            yield from _strings(value, at, named)
        elif (isinstance(value, str) and value.strip()) or long_number(value):
            yield slot(shown(value), _putter(holder, key), at, named)


def long_number(value: object) -> bool:
    """Six figures or more can be somebody's number."""
    return (
        isinstance(value, (int, float)) and not isinstance(value, bool) and value == value and 1e5 <= abs(value) < 1e15
    )
