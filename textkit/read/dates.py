"""Dates as people write them in the Nordic countries, to ISO; None where the day cannot be told from the month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

# The first three letters of the months in sv, nb, nn, da and en.
_MONTHS: Final = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8},
    **{"sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "des": 12},
}
_NAMES: Final = (
    r"(jan|feb|febr|mar|mars|marts|march|apr|april|maj|mai|may|jun|juni|june|jul|juli|july|aug|august|augusti|"
    r"sep|sept|september|okt|oct|oktober|october|nov|november|dec|des|december|desember|januari|januar|january|"
    r"februari|februar|february)"
)
_ISO: Final = re.compile(r"((?:19|20)\d\d)[-./](\d\d?)(?:[-./](\d\d?))?(?!\d)")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
_DOTTED: Final = re.compile(r"(\d\d?)\. ?(\d\d?)\.? ?((?:19|20)\d\d)(?!\d)")
_SWEDISH: Final = re.compile(r"(\d\d?)/(\d\d?)[ -]+((?:19|20)\d\d)(?!\d)")
_SLASHED: Final = re.compile(r"(\d\d?)[/-](\d\d?)[/-]((?:19|20)\d\d)(?!\d)")
_NAMED: Final = re.compile(
    rf"(?:den |d\. )?(?:(\d\d?)(?:\.|st|nd|rd|th|:e|:a)? (?:of )?)?{_NAMES}\.?,? ((?:19|20)\d\d)(?!\d)"
)
_ENGLISH: Final = re.compile(rf"{_NAMES}\.? (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)")
_EPOCH: Final = date(1899, 12, 30)  # Excel's day 0, with its leap year of 1900
_SERIALS: Final = range(18_264, 73_051)  # 1950 to 2100


def normalise(values: Sequence[object]) -> list[str | None]:
    """ISO dates (`2017-11-03`, `2017-11` or `2017`) of a column; None where one is missing or unclear.

    `3/11/2017` is read as day or month first only if another value of the column settles it.
    """
    order = _order(values)
    return [_one(value, order) for value in values]


def _order(values: Sequence[object]) -> str | None:
    pairs = [(int(m[1]), int(m[2])) for v in values if isinstance(v, str) and (m := _SLASHED.match(v.strip()))]
    day, month = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return None if day == month else "day" if day else "month"


def _one(value: object, order: str | None) -> str | None:
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _number(value)
    return _text(" ".join(str(value).casefold().split()), order)


def _number(value: float) -> str | None:
    if value != value or abs(value) > 1e9:
        return None
    if int(value) in _SERIALS:
        return (_EPOCH + timedelta(days=int(value))).isoformat()
    return _text(str(int(value)), None) if value == int(value) else None


def _text(text: str, order: str | None) -> str | None:
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return text
    if text.isdigit() and len(text) == 5:
        return _number(int(text)) if int(text) in _SERIALS else None
    if m := _ISO.match(text) or _COMPACT.fullmatch(text):
        return _made(m[1], m[2], m[3])
    if m := _DOTTED.match(text) or _SWEDISH.match(text):
        return _made(m[3], m[2], m[1])
    if m := _SLASHED.match(text):
        return _made(m[3], m[2], m[1]) if order == "day" else _made(m[3], m[1], m[2]) if order == "month" else None
    if m := _NAMED.match(text):
        return _made(m[3], str(_MONTHS[m[2][:3]]), m[1])
    if m := _ENGLISH.match(text):
        return _made(m[3], str(_MONTHS[m[1][:3]]), m[2])
    return None


def _made(year: str, month: str, day: str | None) -> str | None:
    try:
        made = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return made if day else made[:7]
