"""JSON Lines and JSON: a record a line, or a list of records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from textkit.errors import UnreadableFile
from textkit.read.content import Sheets, Table
from textkit.read.decode import decode
from textkit.read.guard import load
from textkit.records import Refusal


def read_lines(path: Path) -> Sheets:
    """One object (or one string) a line; a line that is neither is refused by its number, the rest goes through."""
    text, _ = decode(load(path), path.name)
    records, refused = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if (value := _value(line)) is None:
            refused.append(Refusal(f"{path.name}:{number}", "This line is no JSON object.", "Was the file cut short?"))
        else:
            records.append(value)
    if not records:
        raise UnreadableFile(f"{path.name} has no line with a JSON object.", "Is it one list? Then name it .json.")
    return Sheets((_table(records),), refused=tuple(refused))


def read_list(path: Path) -> Sheets:
    """A list of objects or strings, or one object with such a list in it."""
    text, _ = decode(load(path), path.name)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFile(
            f"{path.name} is no valid JSON.", "Was it cut short? Is it one object a line (.jsonl)?"
        ) from None
    if isinstance(whole, dict):
        whole = next((v for v in whole.values() if isinstance(v, list)), [whole])
    records = [r for v in whole if (r := _record(v)) is not None] if isinstance(whole, list) else []
    if not records:
        raise UnreadableFile(f"{path.name} holds no list of records.", 'Make it a list: [{"text": …}, …].')
    return Sheets((_table(records),))


def _value(line: str) -> Mapping[str, object] | None:
    try:
        return _record(json.loads(line))
    except (ValueError, RecursionError):
        return None


def _record(value: object) -> Mapping[str, object] | None:
    if isinstance(value, str):
        return {"text": value}
    return dict(_flat(value)) if isinstance(value, dict) else None


def _flat(record: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    """One level of nesting is named `outer.inner`; lists are joined."""
    for key, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{inner}", v) for inner, v in value.items() if not isinstance(v, (dict, list)))
        elif isinstance(value, list):
            yield key, "\n".join(str(v) for v in value if isinstance(v, (str, int, float)))
        else:
            yield key, value


def _table(records: list[Mapping[str, object]]) -> Table:
    keys = list(dict.fromkeys(key for record in records for key in record))
    return Table("", (tuple(keys), *(tuple(record.get(key) for key in keys) for record in records)), titled=True)
