"""Dates as people write them: read, moved, or made coarser, in the form they had.

Moved: every date of a testimony by the same whole weeks, so that intervals and weekdays hold and seasons nearly do; a
year, season or holiday by the whole years alone (a date shift as in MIMIC, Johnson et al. 2016, kept near the season).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from textkit.language import base
from textkit.language.base import words

_Y4: Final = r"(?:19|20)\d\d"
_NUMERIC: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<y>{_Y4})(?P<s>[-./])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)",
        rf"(?P<y>{_Y4})(?P<m>\d\d)(?P<d>\d\d)",
        rf"(?P<d>\d\d?)\. ?(?P<m>\d\d?)\. ?(?P<y>{_Y4}|\d\d)",
        rf"(?P<d>\d\d?)(?P<s>[-/])(?P<m>\d\d?)(?P=s)(?P<y>{_Y4}|\d\d)",
        rf"(?P<d>\d\d?)/(?P<m>\d\d?)[- ](?P<y>{_Y4}|\d\d)",
        rf"(?P<y>{_Y4})-(?P<m>\d\d)",
        r"(?P<d>\d\d?)[/.](?P<m>\d\d?)\.?",
    )
)
_RANGE: Final = re.compile(rf"(?P<first>{_Y4}) ?[-–/] ?(?P<last>{_Y4}|\d\d)(?!\d)")
_YEAR: Final = re.compile(rf"(?<!\d){_Y4}(?!\d)|(?<=[-–'’])\d\d$")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = words("den the d of og och and till til to in i året år e a st nd rd th")
_LEAP: Final = 2016  # a year that has every day, for dates without one
_QUARTER: Final[Mapping[str, str]] = {
    "sv": "kvartal {q} {y}",
    "nb": "{q}. kvartal {y}",
    "nn": "{q}. kvartal {y}",
    "da": "{q}. kvartal {y}",
    "en": "Q{q} {y}",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A number or month word of a date: `kind` is y, m, d or w (a month in words)."""

    start: int
    end: int
    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class Offset:
    """How far the dates of a testimony are moved: back some years, and some weeks to or fro."""

    years: int
    weeks: int

    @property
    def days(self) -> timedelta:
        """Whole weeks, so that weekdays hold."""
        return timedelta(weeks=self.weeks - 52 * self.years)


def _full(year: str) -> int:
    value = int(year)
    return value if value > 99 else value + (2000 if value < 50 else 1900)


def tokens(surface: str) -> list[Token]:
    """The years, months and days in a surface, in its order; empty where there is none."""
    for pattern in _NUMERIC:
        if match := pattern.fullmatch(surface):
            return _numeric(match)
    found = [Token(m.start(), m.end(), "y", _full(m[0])) for m in _YEAR.finditer(surface)]
    if (match := _RANGE.search(surface)) is not None:
        first, last = _full(match["first"]), match["last"]
        end = _full(last) if len(last) == 4 else first // 100 * 100 + int(last)
        found = [Token(*match.span("first"), "y", first), Token(*match.span("last"), "y", end)]
    months = [(m.start(), m.end(), _months().get(m[0].lower(), 0)) for m in _WORD.finditer(surface)]
    named = [Token(start, end, "w", month) for start, end, month in months if month]
    if named:
        taken = [(t.start, t.end) for t in found]
        days = [(m.start(), m.end(), int(m[0])) for m in _DAY.finditer(surface)]
        found += [Token(*day[:2], "d", day[2]) for day in days if day[:2] not in taken and 0 < day[2] < 32]
    return sorted([*found, *named], key=lambda t: t.start)


def _numeric(match: re.Match[str]) -> list[Token]:
    groups = match.groupdict()
    kinds = {"y": "y", "m": "m", "d": "d"}
    if "d" in groups and int(groups["m"]) > 12 >= int(groups["d"]):  # the American order
        kinds = {"y": "y", "m": "d", "d": "m"}
    values = [(name, _full(groups[name]) if name == "y" else int(groups[name])) for name in kinds if groups.get(name)]
    return sorted((Token(*match.span(name), kinds[name], value) for name, value in values), key=lambda t: t.start)


@cache
def _months() -> dict[str, int]:
    return base.merged("months", ("sv", "nb", "nn", "da", "en"))


def generalised(surface: str, level: str, language: str) -> str | None:
    """The month, quarter or year of a date, in square brackets where that is less than was said; None without a year.

    A date that says less than the level is given by its year.
    """
    found = tokens(surface)
    years = sorted({t.value for t in found if t.kind == "y"})
    if not years:
        return None
    year = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    months = {t.value for t in found if t.kind in "mw"}
    if level == "year" or len(months) != 1 or len(years) > 1 or not 1 <= min(months) <= 12:
        return surface if _bare(surface) else f"[{year}]"
    (month,) = months
    if level == "quarter":
        return f"[{_QUARTER[language].format(q=(month + 2) // 3, y=year)}]"
    if not any(t.kind == "d" for t in found) and _spoken(surface):
        return surface
    word = next((surface[t.start : t.end] for t in found if t.kind == "w"), "")
    return f"[{word.lower() if language != 'en' else word} {year}]" if word else f"[{year}-{month:02d}]"


def _bare(surface: str) -> bool:
    """Nothing but a year or years."""
    return bool(re.fullmatch(_Y4, surface) or _RANGE.fullmatch(surface))


def _spoken(surface: str) -> bool:
    """Nothing but numbers, months and the little words between."""
    return all(
        w.lower() in _months() or w.lower() in _PLAIN or w.lower() in _weekdays() for w in _WORD.findall(surface)
    )


@cache
def _weekdays() -> frozenset[str]:
    return base.union("weekdays", ("sv", "nb", "nn", "da", "en"))


def moved(surface: str, offset: Offset, language: str) -> str | None:
    """The date moved, in the same form; None where it cannot be read (an ordinal in words, a day that never was)."""
    found = tokens(surface)
    years = [t for t in found if t.kind == "y"]
    if not any(t.kind in "mw" for t in found):
        return _substituted(surface, {t: t.value - offset.years for t in years}, language) if years else None
    months = [t for t in found if t.kind in "mw"]
    days = [t for t in found if t.kind == "d"]
    if len(months) != 1 or len(years) > 1 or not _spoken(surface):
        return None
    year = years[0].value if years else _LEAP
    new: dict[Token, int] = {}
    each: list[Token | None] = [*days] or [None]
    for day in each:
        try:
            then = date(year, months[0].value, day.value if day else 15) + offset.days
        except (ValueError, OverflowError):
            return None
        if day:
            new[day] = then.day
        new[months[0]] = then.month
        new |= dict.fromkeys(years, then.year)
    return _substituted(surface, new, language)


def _substituted(surface: str, new: Mapping[Token, int], language: str) -> str:
    parts = [surface[t.start : t.end] for t in new if t.kind in "md"]
    padded = any(p.startswith("0") for p in parts) or (len(parts) > 1 and all(len(p) == 2 for p in parts))
    out, done = [], 0
    for token, value in sorted(new.items(), key=lambda item: item[0].start):
        old = surface[token.start : token.end]
        written = f"{value:02d}" if padded and token.kind in "md" and "w" not in {t.kind for t in new} else ""
        out += [surface[done : token.start], written or _written(old, token.kind, value, language)]
        done = token.end
    return "".join([*out, surface[done:]])


def _written(old: str, kind: str, value: int, language: str) -> str:
    """A number or month in the form of the old one."""
    if kind == "w":
        return _month(old, value, language)
    if kind == "y":
        return f"{value % 100:02d}" if len(old) == 2 else str(value)
    return str(value)


def _month(old: str, value: int, language: str) -> str:
    """Another month in the language, length and case of the old one."""
    for code in (language, "sv", "nb", "nn", "da", "en"):
        months = base.load(code).months
        if (number := months.get(old.lower())) is None:
            continue
        forms = {n: [form for form, m in months.items() if m == n] for n in (number, value)}
        short = forms[number].index(old.lower()) > 0
        name = forms[value][min(len(forms[value]) - 1, 1)] if short else forms[value][0]
        return name.upper() if old.isupper() else name.capitalize() if old[0].isupper() else name
    return old
