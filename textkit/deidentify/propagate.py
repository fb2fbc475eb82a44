"""What was found once is found everywhere in the testimony, in all its forms, and mentions are tied together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.vocabulary import Info
from textkit.language.base import words

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
        return info.low < _COMMON and len(part) > 2
    return not begins or info.low < 6 or info.cap >= info.low - 4


def spread(doc: Document, found: Sequence[Found], parts: dict[str, str]) -> list[Found]:
    """New findings: uncovered words of `doc` that are a known part, its genitive, or begin a compound with it."""
    if not parts:
        return []
    covered = iter([*((f.start, f.end) for f in found), (len(doc.text) + 1, len(doc.text) + 1)])
    start, end = next(covered)
    new = []
    for index, info in enumerate(doc.infos):
        at = doc.starts[index]
        while end <= at:
            start, end = next(covered)
        if start <= at or info.shape == "9":
            continue
        if (length := _length(info, parts)) and _matches(info, doc.begins[index], info.lower[:length]):
            new.append(Found(at, at + length, parts[info.lower[:length]], 0.6, "propagate"))
    return new


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


def tie(mentions: Sequence[tuple[str, str]]) -> list[int]:
    """An entity number for each (label, surface), from 1 for each label in the order of appearance.

    A person's first name, surname and full name are one entity where no other person shares the part.
    """
    numbers: list[int] = []
    people = _people([surface for label, surface in mentions if label == "PERSON"])
    seen: dict[tuple[str, str], int] = {}
    count: dict[str, int] = {}
    for label, surface in mentions:
        key = (label, people.get(surface, "") if label == "PERSON" else _key(surface))
        if key not in seen:
            count[label] = count.get(label, 0) + 1
            seen[key] = count[label]
        numbers.append(seen[key])
    return numbers


def _key(surface: str) -> str:
    return re.sub(r"[\W_]+", " ", surface.lower()).strip() or surface


def _people(surfaces: Sequence[str]) -> dict[str, str]:
    """Surface → key of the person: the fullest name that holds all its parts, if there is just one."""
    full = sorted({_key(s) for s in surfaces}, key=lambda k: (-len(k.split()), -len(k), k))
    owner: dict[str, str] = {}
    for key in full:
        words = key.split()
        holders = sorted({owner[k] for k in owner if _held(words, k.split())})
        owner[key] = holders[0] if len(holders) == 1 else key
    return {surface: owner[_key(surface)] for surface in surfaces}


def _held(words: list[str], fuller: list[str]) -> bool:
    """Whether every word is one of a fuller name's, or its initial."""
    if len(words) > len(fuller) or (len(words) == len(fuller) and min(map(len, words), default=0) > 1):
        return False
    return all(w in fuller or (len(w) == 1 and any(f[0] == w for f in fuller)) for w in words)
