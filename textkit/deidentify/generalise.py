"""Coarser words for quasi-identifiers, in square brackets, as an editor marks what is not the writer's own.

A year for a date, ten years for an age, a county for a town, a kind for an organisation, a level for an occupation.
What cannot be made coarser gives None, and a placeholder stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from textkit.deidentify import dates, places
from textkit.deidentify.policy import GENERALISE, LEVELS
from textkit.language import base, kinds

_DIGITS: Final = re.compile(r"\d{1,3}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_UNIT: Final = re.compile(r"^(?:\d{1,2}(?:\.|:e|:a)? )?([^\W\d_]{3,})(?: (?:nr\.? ?)?\d.*)?$", re.DOTALL)
_OLDEST: Final = 90  # few enough are older to be one band


def generalised(surface: str, label: str, action: str, language: str) -> str | None:
    """The surface at a level of its label; None where that cannot be told."""
    level = LEVELS[label][0] if action == GENERALISE else action
    if label == "DATE":
        return dates.generalised(surface, level, language)
    if label == "LOCATION":
        return places.generalised(surface, level, language)
    if label == "AGE":
        return band(surface, language)
    if label == "ORGANIZATION":
        return kind(surface, language)
    name = kinds.told(kinds.occupations(), surface, language)
    return f"[{name}]" if name else None


def band(surface: str, language: str) -> str | None:
    """`34`, `trettiofyra` → `[30–39]`; from ninety on one band."""
    if (digits := _DIGITS.search(surface)) is not None:
        age = int(digits[0])
    elif (age := _spoken(surface.lower(), language)) < 0:
        return None
    if age >= _OLDEST:
        return f"[{_OLDEST}+]"
    return f"[{age // 10 * 10}–{age // 10 * 10 + 9}]"


def _spoken(surface: str, language: str) -> int:
    """The number that words say (`femti to`, `forty-odd`), in the text's language before the others; -1 for none."""
    for table in (base.load(language).numbers, _numbers()):
        values = [table[w] for w in _WORD.findall(surface) if w in table]
        if values:
            tens, ones = values[0], values[1] if len(values) > 1 else 0
            return tens + (ones if tens in range(20, 100, 10) and 0 < ones < 10 else 0)
    return -1


@cache
def _numbers() -> dict[str, int]:
    return base.merged("numbers")


def kind(surface: str, language: str) -> str | None:
    """`polisen i Ånge` → `[polismyndighet]`; a numbered unit keeps its word (`turlag 3` → `[turlag]`)."""
    if (unit := numbered_unit(surface)) is not None:
        return f"[{unit}]"
    name = kinds.told(kinds.organizations(), surface, language)
    return f"[{name}]" if name else None


def numbered_unit(surface: str) -> str | None:
    """`turlag` of `turlag 3`, `tropp` of `2. tropp`; None for anything else."""
    unit = _UNIT.match(surface)
    numbered = unit is not None and unit[0] != unit[1] and unit[1].lower() in _units()
    return unit[1].lower() if unit and numbered else None


@cache
def _units() -> frozenset[str]:
    return base.union("units")
