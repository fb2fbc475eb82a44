"""Quasi-identifiers as values that can be compared and made coarser, one ladder of steps a column.

A date climbs from day to month, tertial (four months), year; an age from the year to bands of five and ten years; every
column can be dropped. Dates are written `2016-03-14`, `2016-03`, `2016-T1`, `2016`, without a year `-03-14`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from textkit.deidentify.document import clean
from textkit.language.base import merged, union, words

Coarser: TypeAlias = Callable[[str], str]

OWN_DATE: Final = "date"
LANGUAGE: Final = "language"
DROP: Final = "drop"
_AGES: Final = words("age ålder alder")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR: Final = re.compile(r"(?<=[-–'’/. ])(\d\d)$")
_ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./ ]?(0[1-9]|1[0-2])(?:[-./ ]?(0[1-9]|[12]\d|3[01]))?(?!\d)")
_NUMERIC: Final = re.compile(r"(?<!\d)(\d{1,2})[-./] ?(\d{1,2})(?:[-./ ]{1,2}((?:19|20)?\d\d))?(?!\d)")
_QUARTER: Final = re.compile(r"\b(?:kvartal |q)([1-4])\b|\b([1-4])\. kvartal\b")
_DAY: Final = re.compile(r"(?<!\d)([12]\d|3[01]|0?[1-9])(?!\d)")
_DATE: Final = re.compile(r"(\d{4}|)(?:-(T[123]|\d\d)(?:-(\d\d))?)?")
_RANGE: Final = re.compile(r"(\d{1,3}) ?[-–] ?(\d{1,3})")
_ENDINGS: Final = re.compile(r"(?<=\w{5})(?:erna|arna|orna|ene|ane|rne|ens|en|et|an|na|nn|n|s|e|a)$")
_FIRST: Final = words(
    "vår våren vt vårterminen vårvintern förvåren vinter vintern vinteren forår foråret spring winter påsk påsken påske "
    "påsken easter"
)
_SECOND: Final = words(
    "sommar sommaren försommaren sensommaren sommer sommeren sumar sumaren summer midsommar pingst pinse"
)
_WIDEST: Final = 20  # years a band of ages may span to be read as the ages in it


def normal(column: str, surface: str) -> str:
    """A surface as a value: spelling, inflection and number words put aside; empty where nothing is left."""
    text = " ".join(clean(surface)[0].casefold().split()).strip(" .,;:!?()[]\"'")
    if is_age(column):
        return _age(text)
    if column in ("DATE", OWN_DATE):
        return _date(text)
    if column in ("OCCUPATION", "DEMOGRAPHIC"):
        return _stem(text)
    return text


def _stem(text: str) -> str:
    """`rektorn` and `rektorns` as `rektor`: inflection off, again and again, down to five letters."""
    while (shorter := _ENDINGS.sub("", text)) != text:
        text = shorter
    return text


def _age(text: str) -> str:
    if (found := re.search(r"\d{1,3}", text)) and not _RANGE.search(text) and not text.endswith("+"):
        return found[0].lstrip("0") or "0"
    numbers = _numbers()
    parts = [text] if text in numbers else re.split(r"[\s-]+", text)
    return str(sum(numbers[p] for p in parts)) if parts and all(p in numbers for p in parts) else text


@cache
def _numbers() -> Mapping[str, int]:
    return merged("numbers")


@cache
def _months() -> Mapping[str, int]:
    return merged("months")


@cache
def _seasons() -> frozenset[str]:
    return union("seasons")


def _date(text: str) -> str:
    """The finest of year, month and day that a date tells; the words as they stand where it tells none."""
    if iso := _ISO.fullmatch(text) or _ISO.search(text):
        return "-".join(filter(None, iso.groups()))
    if numeric := _NUMERIC.search(text):
        day, month, year = int(numeric[1]), int(numeric[2]), numeric[3]
        day, month = (month, day) if month > 12 >= day else (day, month)
        return f"{_full(year)}-{month:02d}-{day:02d}" if 1 <= month <= 12 else _full(year) or text
    if len(years := sorted(set(_YEAR.findall(text)))) > 1:
        return "–".join(years)
    if quarter := _QUARTER.search(text):
        return f"{''.join(years)}-Q{quarter[1] or quarter[2]}"
    found = _YEAR.search(text) or _SHORT_YEAR.search(text)
    year = _full(found[1]) if found else ""
    rest = text[: found.start(1)] + text[found.end(1) :] if found else text
    tokens = re.findall(r"[^\W\d_]+", rest)
    if months := [_months()[t] for t in tokens if t in _months()]:
        day_of = _DAY.search(rest)
        return f"{year}-{months[0]:02d}" + (f"-{int(day_of[1]):02d}" if day_of else "")
    if seasons := [t for t in tokens if t in _seasons()]:
        third = 1 if seasons[0] in _FIRST else 2 if seasons[0] in _SECOND else 3
        return f"{year}-T{third}"
    return year or text


def _full(year: str | None) -> str:
    """`16` as 2016, `98` as 1998; empty for none."""
    if not year or len(year) == 4:
        return year or ""
    return ("20" if int(year) < 50 else "19") + year


def _to_month(value: str) -> str:
    found = _DATE.fullmatch(value)
    return value if not found or not found[3] else f"{found[1]}-{found[2]}"


def _to_tertial(value: str) -> str:
    found = _DATE.fullmatch(value)
    if not found or not found[2]:
        return value
    part = found[2] if found[2][0] == "T" else f"T{(int(found[2]) - 1) // 4 + 1}"
    return f"{found[1]}-{part}"


def to_year(value: str) -> str:
    """The year of a date; empty where it names none."""
    found = _YEAR.search(value)
    return found[1] if found else ""


def _band(width: int) -> Coarser:
    def coarser(value: str) -> str:
        low = int(value) // width * width if value.isdigit() else -1
        return f"{low}–{low + width - 1}" if low >= 0 else value

    return coarser


def _dropped(value: str) -> str:
    return ""


_DATES: Final[Mapping[str, Coarser]] = MappingProxyType({"month": _to_month, "tertial": _to_tertial, "year": to_year})
_AGE_BANDS: Final[Mapping[str, Coarser]] = MappingProxyType({"5 years": _band(5), "10 years": _band(10)})
_NONE: Final[Mapping[str, Coarser]] = MappingProxyType({})


def ladder(column: str) -> dict[str, Coarser]:
    """The steps a column can climb, the finest first: name of the step → what it makes of a value ("": nothing).

    None for the language: the text itself shows it.
    """
    if column == LANGUAGE:
        return {}
    finer = _DATES if column in ("DATE", OWN_DATE) else _AGE_BANDS if is_age(column) else _NONE
    return {**finer, DROP: _dropped}


def is_age(column: str) -> bool:
    """True for the ages of texts and for a survey's column of ages."""
    return column == "AGE" or column.casefold() in _AGES


def readable(column: str, values: Iterable[str]) -> set[str]:
    """What values left in a safe text tell to somebody who knows the truth: the ages of a band, the year of a date."""
    out: set[str] = set()
    for value in values:
        band = _RANGE.fullmatch(value) if is_age(column) else None
        if band and 0 < int(band[2]) - int(band[1]) < _WIDEST:
            out |= {str(age) for age in range(int(band[1]), int(band[2]) + 1)}
        else:
            out.add(outside(column, value))
    return out - {""}


def outside(column: str, value: str) -> str:
    """What somebody outside knows of a value: the year of a date, everything else as it is."""
    return to_year(value) if column in ("DATE", OWN_DATE) else value
