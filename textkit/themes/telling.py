"""Differences, trends and pairs in a sentence a researcher can use, in Swedish and English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

_SV: Final[Mapping[str, str]] = {
    "more": "Vanligare än hos {other}: {points} ({interval}). {holds}",
    "less": "Mindre vanligt än hos {other}: {points} ({interval}). {holds}",
    "same": "Ingen säker skillnad mot {other}: {points} ({interval}). {holds}",
    "everyone": "övriga",
    "up": "Stiger från {first_share} ({first}) till {last_share} ({last}): {points} om året ({interval}). {holds}",
    "down": "Sjunker från {first_share} ({first}) till {last_share} ({last}): {points} om året ({interval}). {holds}",
    "level": "Ingen säker trend: {points} om året ({interval}). {holds}",
    "short": "Ingen trend räknas: {n} av {of} perioder kan visas. Det krävs minst tre, och två av tre.",
    "oftener": "Kommer tillsammans {times} gånger så ofta som slumpen ger. {holds}",
    "rarer": "Kommer tillsammans {times} gånger så ofta som slumpen ger, alltså mer sällan. {holds}",
    "chance": "Kommer tillsammans ungefär så ofta som slumpen ger ({times} gånger). {holds}",
    "holds": "Håller efter korrigering.",
    "fails": "Håller inte efter korrigering.",
    "point": "{n} procentenhet",
    "points": "{n} procentenheter",
    "percent": "{n} %",
    "to": "{low} till {high}",
    "decimal": ",",
}
_EN: Final[Mapping[str, str]] = {
    "more": "Higher than {other}: {points} ({interval}). {holds}",
    "less": "Lower than {other}: {points} ({interval}). {holds}",
    "same": "No sure difference from {other}: {points} ({interval}). {holds}",
    "everyone": "elsewhere",
    "up": "Rises from {first_share} ({first}) to {last_share} ({last}): {points} a year ({interval}). {holds}",
    "down": "Falls from {first_share} ({first}) to {last_share} ({last}): {points} a year ({interval}). {holds}",
    "level": "No sure trend: {points} a year ({interval}). {holds}",
    "short": "No trend is computed: {n} of {of} periods can be shown. It takes at least three, and two out of three.",
    "oftener": "Come together {times} times as often as chance gives. {holds}",
    "rarer": "Come together {times} times as often as chance gives, that is, less often. {holds}",
    "chance": "Come together about as often as chance gives ({times} times). {holds}",
    "holds": "Holds after correction.",
    "fails": "Does not hold after correction.",
    "point": "{n} percentage point",
    "points": "{n} percentage points",
    "percent": "{n}%",
    "to": "{low} to {high}",
    "decimal": ".",
}
WORDS: Final[Mapping[str, Mapping[str, str]]] = {"sv": _SV, "en": _EN}


def difference(row: Mapping[Any, Any], language: str = "en", *, other: str = "") -> str:
    """A row of `by_group.differences`: "Higher than elsewhere: 12 percentage points (4–20). Holds after correction."

    other: what the rest is called. Empty where the row was not tested.
    """
    words, change = WORDS[language], float(row["difference"])
    if row["p_adjusted"] != row["p_adjusted"]:
        return ""
    kind = ("more" if change > 0 else "less") if row["holds"] else "same"
    return words[kind].format(other=other or words["everyone"], **_change(row, change, words))


def trend(row: Mapping[Any, Any], language: str = "en", *, named: Callable[[str], str] = str) -> str:
    """A row of `over_time.trends`: "Rises from 20% (2014) to 50% (2018): 8 percentage points a year (5–11). Holds …"

    named: a period as it is shown.
    """
    words, change = WORDS[language], float(row["slope"])
    if row["p_adjusted"] != row["p_adjusted"]:
        n = int(row["periods"])
        return words["short"].format(n=n, of=n + int(row["hidden"]))
    kind = ("up" if change > 0 else "down") if row["holds"] else "level"
    ends = {name: named(str(row[name])) for name in ("first", "last")}
    ends |= {
        f"{name}_share": words["percent"].format(n=round(100 * row[f"{name}_share"])) for name in ("first", "last")
    }
    return words[kind].format(**ends, **_change(row, change, words))


def pair(row: Mapping[Any, Any], language: str = "en") -> str:
    """A row of `together.together`: "Come together 2.7 times as often as chance gives. Holds after correction."

    Empty where the row is hidden.
    """
    words, lift = WORDS[language], float(row["lift"])
    if lift != lift:
        return ""
    kind = ("oftener" if lift > 1 else "rarer") if row["holds"] else "chance"
    times = f"{lift:.1f}".replace(".", words["decimal"])
    return words[kind].format(times=times, holds=words["holds" if row["holds"] else "fails"])


def _change(row: Mapping[Any, Any], change: float, words: Mapping[str, str]) -> dict[str, str]:
    """The size of a change and its interval, without a sign where the sentence has said which way."""
    low, high = float(row["low"]), float(row["high"])
    if row["holds"] and change < 0:
        change, low, high = -change, -high, -low
    n, a, b = (round(100 * x) for x in (change, low, high))
    interval = f"{a}–{b}" if a >= 0 else words["to"].format(low=_signed(a), high=_signed(b))
    points = words["point" if abs(n) == 1 else "points"].format(n=n if row["holds"] else _signed(n))
    return {"points": points, "interval": interval, "holds": words["holds" if row["holds"] else "fails"]}


def _signed(n: int) -> str:
    return f"+{n}" if n > 0 else f"{n}".replace("-", "−")
