"""What the stages know about a language, as data: one frozen record a language, one module each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

IDENTIFIER_LANGUAGES: Final = ("sv", "nb", "nn", "da", "fi", "en")
NEAR: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"sv": ("sv",), "nb": ("nb", "nn"), "nn": ("nn", "nb"), "da": ("da",), "en": ("en",), "fi": ("fi",)}
)
_NONE: Final[frozenset[str]] = frozenset()
_NO_NUMBERS: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LanguageData:
    """Words that mark or make identifiers; all in lower case.

    `not_occupations` are too common to single anyone out, `occupation_lookalikes` only end like an occupation.
    `*_cues` stand before an identifier (`tjänstenummer`), `*_tails` end a compound (`-gatan`, `-chef`),
    `endings` are what inflection may add to an occupation; `demonyms` are stems (`dansk`, `iransk`).
    """

    code: str
    months: Mapping[str, int] = field(default_factory=lambda: _NO_NUMBERS)
    numbers: Mapping[str, int] = field(default_factory=lambda: _NO_NUMBERS)
    weekdays: frozenset[str] = _NONE
    seasons: frozenset[str] = _NONE
    holidays: frozenset[str] = _NONE
    age_before: frozenset[str] = _NONE
    age_after: frozenset[str] = _NONE
    countries: frozenset[str] = _NONE
    regions: frozenset[str] = _NONE
    demonyms: frozenset[str] = _NONE
    demographics: frozenset[str] = _NONE
    demographic_tails: frozenset[str] = _NONE
    persons: frozenset[str] = _NONE
    organizations: frozenset[str] = _NONE
    institutions: frozenset[str] = _NONE
    organization_heads: frozenset[str] = _NONE
    unit_tails: frozenset[str] = _NONE
    organization_tails: frozenset[str] = _NONE
    units: frozenset[str] = _NONE
    occupations: frozenset[str] = _NONE
    occupation_tails: frozenset[str] = _NONE
    not_occupations: frozenset[str] = _NONE
    occupation_lookalikes: frozenset[str] = _NONE
    qualifiers: frozenset[str] = _NONE
    endings: frozenset[str] = _NONE
    street_tails: frozenset[str] = _NONE
    street_words: frozenset[str] = _NONE
    rooms: frozenset[str] = _NONE
    room_tails: frozenset[str] = _NONE
    not_rooms: frozenset[str] = _NONE
    place_prepositions: frozenset[str] = _NONE
    national_id_cues: frozenset[str] = _NONE
    phone_cues: frozenset[str] = _NONE
    account_cues: frozenset[str] = _NONE
    case_cues: frozenset[str] = _NONE
    employee_cues: frozenset[str] = _NONE
    vehicle_cues: frozenset[str] = _NONE
    user_cues: frozenset[str] = _NONE


def words(text: str) -> frozenset[str]:
    """The words of a list written with spaces; `_` stands for a space inside an entry."""
    return frozenset(word.replace("_", " ") for word in text.split())


def numbered(text: str, *, first: int = 1) -> dict[str, int]:
    """`januari,jan februari,feb` → {januari: 1, jan: 1, februari: 2, …}: forms of one number share a comma list."""
    return {form: number for number, forms in enumerate(text.split(), first) for form in forms.split(",")}


def tens(units: str, decades: Mapping[str, int], *, pattern: str = "{ten}{unit}") -> dict[str, int]:
    """The words for 20–99 from those for 1–9 and the tens: `fyrtio` + `ett`, or `en` + `og` + `fyrre`."""
    made = dict(decades)
    for number, forms in enumerate(units.split(), 1):
        for unit in forms.split(","):
            made |= {pattern.format(ten=ten, unit=unit): value + number for ten, value in decades.items()}
    return made


@cache
def load(code: str) -> LanguageData:
    """The record of a language, from the module of its name."""
    data = import_module(f"textkit.language.{code}").DATA
    assert isinstance(data, LanguageData)
    return data


def union(name: str, codes: Iterable[str] = IDENTIFIER_LANGUAGES) -> frozenset[str]:
    """One word list over several languages: collections mix them, and so do sentences."""
    return frozenset().union(*(getattr(load(code), name) for code in codes))


def merged(name: str, codes: Iterable[str] = IDENTIFIER_LANGUAGES) -> dict[str, int]:
    """One table of numbers (`months`, `numbers`) over several languages; an earlier language wins."""
    table: dict[str, int] = {}
    for code in codes:
        table = {**getattr(load(code), name), **table}
    return table
