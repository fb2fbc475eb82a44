"""What was found once is found everywhere in the testimony, in all its forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.tie import slipped, tie
from textkit.deidentify.vocabulary import Info
from textkit.language.base import words
from textkit.language.nicknames import nicknames

__all__ = ["known_parts", "spread", "tie"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_SURE: Final = 0.45
_COMMON: Final = 2  # magnitude of lower-case use from which a word is more than a name
_CONNECTORS: Final = words("i på vid ved av och og and of the de da von van af al el bin abu ben la le den")


def known_parts(found: Iterable[tuple[Document, Found]]) -> dict[str, str]:
    """Lower-case words of the persons (and one-word places, organisations, handles) found, with their label."""
    parts: dict[str, str] = {}
    for label in ("PERSON", "USERNAME", "LOCATION", "ORGANIZATION"):
        for doc, item in found:
            if item.label != label or item.score < _SURE:
                continue
            words = [w.lower() for w in _WORD.findall(doc.text[item.start : item.end])]
            if label != "PERSON" and len(words) != 1:
                continue
            for word in words:
                if len(word) > 2 and word not in _CONNECTORS:
                    parts.setdefault(word, label)
    return parts


def _matches(info: Info, begins: bool, part: str) -> bool:
    """An everyday word counts neither in lower case nor, if very common, at the start of a sentence."""
    if info.shape == "x":
        rather_a_name = info.low < 2 * _COMMON and info.cap >= info.low + _COMMON and bool(info.flags)
        return len(part) > 2 and (info.low < _COMMON or rather_a_name)
    return not begins or info.low < 6 or info.cap >= info.low - 4


def spread(doc: Document, found: Sequence[Found], parts: dict[str, str]) -> list[Found]:
    """New findings: uncovered words of `doc` that are a known part, its genitive, or begin a compound with it."""
    if not parts and not any(f.label == "PERSON" for f in found):
        return []
    covered = iter([*((f.start, f.end) for f in found), (len(doc.text) + 1, len(doc.text) + 1)])
    start, end = next(covered)
    ends = {f.end for f in found if f.label == "PERSON"}
    new, heads = [], {part[:2] for part in parts}
    initials = {pair for f in found if f.label == "PERSON" and (pair := _lettered(doc.text[f.start : f.end]))}
    for index, info in enumerate(doc.infos):
        at = doc.starts[index]
        while end <= at:
            start, end = next(covered)
        if start <= at or info.shape == "9":
            continue
        if len(info.lower) == 1 and _is_initial(doc, index, ends):
            new.append(Found(at, doc.ends[index], "PERSON", 0.55, "propagate"))
            continue
        if (
            index
            and len(info.lower) == 2
            and (doc.infos[index - 1].lower, info.lower[0]) in initials
            and info.lower[1] == "s"
        ):
            new.append(Found(at, at + 1, "PERSON", 0.55, "propagate"))
            continue
        if (length := _length(info, parts) if info.lower[:2] in heads else 0) and _matches(
            info, doc.begins[index], info.lower[:length]
        ):
            new.append(Found(at, at + length, parts[info.lower[:length]], 0.6, "propagate"))
        elif not length and not info.low and _misspells(info, parts):
            new.append(Found(at, at + info.stem, "PERSON", 0.55, "propagate"))
    return new


def _lettered(surface: str) -> tuple[str, str] | None:
    """(name, letter) of `amanda j`, in lower case."""
    words = surface.lower().split()
    return (words[-2], words[-1]) if len(words) > 1 and len(words[-1]) == 1 else None


def _is_initial(doc: Document, index: int, ends: set[int]) -> bool:
    """The letter of a surname behind a name: `amanda j`, `Anna S`."""
    word, gap = doc.words[index], doc.gap(index)
    if not index or doc.ends[index - 1] not in ends or doc.gap(index - 1) != " ":
        return False
    if gap == "." and index + 1 < len(doc.words) and len(doc.words[index + 1]) < 4:
        return False  # `Åberg d.ä.`, `Ulla m.fl.`
    ended = "\n" in gap or index + 1 == len(doc.words) or (gap[:1] in (".", ",") and word.isupper())
    return ended or word.lower() not in "aeioyåäöæø"


def _misspells(info: Info, parts: dict[str, str]) -> bool:
    """Whether a word that nobody writes in lower case is a slip of a name found, or its pet name."""
    word = info.lower[: info.stem]
    if len(word) < 4 or (info.shape == "x" and info.cap):
        return False
    pets = nicknames().get(word, frozenset())
    return any(label == "PERSON" and (part in pets or slipped(word, part)) for part, label in parts.items())


def _length(info: Info, parts: dict[str, str]) -> int:
    """How many letters of a word are a known part; 0 for none."""
    lower = info.lower
    if lower in parts:
        return len(lower)
    if lower[-1] == "s" and lower[:-1] in parts:
        return len(lower) - 1
    if info.shape in ("X", "xX") and not info.low and len(lower) > 7:
        for cut in range(len(lower) - 3, 3, -1):
            if parts.get(lower[:cut]) == "PERSON":
                return cut
    return 0
