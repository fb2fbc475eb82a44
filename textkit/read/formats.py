"""Suffix → reader, and what to do about the suffixes that have none."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final, cast

from textkit.errors import UnsupportedFormat
from textkit.read.content import Reader

_READERS: Final = {
    ".csv": "delimited:read",
    ".tsv": "delimited:read",
    ".tab": "delimited:read",
    ".xlsx": "excel:read",
    ".xlsm": "excel:read",
    ".jsonl": "jsons:read_lines",
    ".ndjson": "jsons:read_lines",
    ".json": "jsons:read_list",
    ".parquet": "parquet:read",
    ".txt": "plain:read_text",
    ".text": "plain:read_text",
    ".md": "plain:read_markdown",
    ".markdown": "plain:read_markdown",
    ".docx": "docx:read",
    ".docm": "docx:read",
    ".odt": "odt:read",
    ".pdf": "pdf:read",
}
SUFFIXES: Final = tuple(_READERS)
_ADVICE: Final = {
    ".doc": "Save it in Word as .docx.",
    ".rtf": "Save it in Word as .docx.",
    ".pages": "Export it from Pages as .docx.",
    ".xls": "Save it in Excel as .xlsx.",
    ".ods": "Save it as .xlsx or .csv.",
    ".numbers": "Export it from Numbers as .xlsx.",
    ".sav": "Save it in SPSS as .csv or .xlsx.",
    ".html": "Save it as plain text.",
    ".htm": "Save it as plain text.",
    ".msg": "Save the message as plain text.",
    ".eml": "Save the message as plain text.",
    ".zip": "Unpack it and give the folder.",
}


def reader(path: Path) -> Reader:
    """The reader of a file, imported when first asked for.

    Raises UnsupportedFormat, with advice, for a suffix without one.
    """
    suffix = path.suffix.casefold()
    if suffix not in _READERS:
        known = f"Formats: {', '.join(s[1:] for s in SUFFIXES)}."
        kind = f"of a kind ({suffix}) that" if suffix else "without a suffix, which"
        raise UnsupportedFormat(f"{path.name} is a file {kind} is not read.", _ADVICE.get(suffix, known))
    module, function = _READERS[suffix].split(":")
    return cast(Reader, getattr(importlib.import_module(f"textkit.read.{module}"), function))
