"""File names are identifiers too: one that tells of a person or place is replaced by a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from textkit.scrub.pieces import Detector

_WORDS = re.compile(r"[\W_]+")
_PLAIN = ("DATE", "USERNAME")  # any two words with an underscore between look like a login


def safe_names(paths: Sequence[PurePosixPath], detector: Detector) -> list[PurePosixPath]:
    """A name for each relative path, in the same folders; parts that hold an identifier are numbered in order."""
    known: dict[str, str] = {}
    count = {"folder": 0, "document": 0}
    out, used = [], set()
    for path in paths:
        folders = [_named(part, "folder", count, known, detector) for part in path.parent.parts]
        stem = _named(path.stem, "document", count, known, detector)
        made = PurePosixPath(*folders, stem + path.suffix)
        while made.as_posix().casefold() in used:
            made = made.with_name(f"{made.stem}-2{path.suffix}")
        used.add(made.as_posix().casefold())
        out.append(made)
    return out


def _named(name: str, kind: str, count: dict[str, int], known: dict[str, str], detector: Detector) -> str:
    key = f"{kind}/{name}"
    if key not in known:
        known[key] = name
        if telling(name, detector):
            count[kind] += 1
            known[key] = f"{kind}-{count[kind]:03d}"
    return known[key]


def telling(name: str, detector: Detector) -> bool:
    """True where a name holds an identifier other than a date or a single letter, as it stands or with capitals."""
    words = _WORDS.sub(" ", name).strip()
    found = (span for text in {name, words, words.title()} if text for span in detector.detect(text))
    return any(span.label not in _PLAIN and len(span) > 1 for span in found)
