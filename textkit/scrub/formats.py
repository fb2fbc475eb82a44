"""Suffix → how to take the file apart."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final, cast

from textkit.errors import UnsupportedFormat
from textkit.scrub.pieces import Opener

_OPENERS: Final = {
    ".txt": "plain:open_text",
    ".text": "plain:open_text",
    ".md": "plain:open_text",
    ".markdown": "plain:open_text",
    ".csv": "plain:open_delimited",
    ".tsv": "plain:open_delimited",
    ".tab": "plain:open_delimited",
    ".jsonl": "plain:open_json_lines",
    ".ndjson": "plain:open_json_lines",
    ".json": "plain:open_json",
    ".xlsx": "excel:open_excel",
    ".docx": "word:open_word",
    ".odt": "opendocument:open_opendocument",
    ".pdf": "pdf:open_pdf",
}
SUFFIXES: Final = tuple(_OPENERS)


def opener(path: Path) -> Opener:
    """Raises UnsupportedFormat for a kind of file that is not scrubbed."""
    suffix = path.suffix.casefold()
    if suffix not in _OPENERS:
        raise UnsupportedFormat(
            f"{path.name} is of a kind ({suffix or 'no suffix'}) that is not scrubbed.",
            f"Save it as one of: {', '.join(s[1:] for s in SUFFIXES)}.",
        )
    module, function = _OPENERS[suffix].split(":")
    return cast(Opener, getattr(importlib.import_module(f"textkit.scrub.{module}"), function))
