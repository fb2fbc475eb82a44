"""Numbers that look like the ones they replace and lead to nobody.

Phone numbers: Sweden 070-174 06 05–99, 08-465 004 00–99, 031-390 06 00–99, 040-628 04 00–99 and 0980-319 200–299 (PTS),
United Kingdom 07700 900xxx, 020 7946 0xxx and 01632 960xxx (Ofcom). Norway and Denmark keep none for fiction: eight
digits that begin with 1, which neither numbering plan gives to a subscriber. National numbers: Sweden the birth numbers
980–999 kept for tests by Skatteverket, with a right check digit; Norway month + 80, as in Skatteetaten's synthetic
register; Denmark month + 40 (no such month; day + 60 is in use); Finland the individual numbers 900–999 (DVV); United
Kingdom the prefix QQ. IP: RFC 5737 and RFC 3849. Where a check digit exists elsewhere, it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from textkit.deidentify.surrogates.keyed import Draw

_PHONES: Final[Mapping[str, tuple[str, ...]]] = {  # national numbers; # stands for a digit
    "46": ("07017406##", "08465004##", "03139006##", "04062804##", "09803192##"),
    "44": ("07700900###", "02079460###", "01632960###"),
    "47": ("1#######",),
    "45": ("1#######",),
}
_CODES: Final = {"sv": "46", "nb": "47", "nn": "47", "da": "45", "en": "44"}
_INTERNATIONAL: Final = re.compile(r"\(?(?:\+|00)\s?(\d{2})\)?")
_YEAR: Final = re.compile(r"19[5-9]\d|20[0-4]\d")
_PLATE_LETTERS: Final = "ABCDEFGHJKLMNPRSTUWXYZ"
_IP6: Final = "2001:db8:"

Keep: TypeAlias = Callable[[str], bool]


def refill(form: str, digits: str) -> str:
    """The digits in the grouping of a form: the same blanks, hyphens and brackets. They must be equally many."""
    supply = iter(digits)
    return "".join(next(supply) if c.isdigit() else c for c in form)


def count(surface: str) -> int:
    """How many decimal digits stand in a surface."""
    return sum(c.isdecimal() for c in surface)


def phone(surface: str, language: str, draw: Draw) -> str | None:
    """A number of the country, in the same form; None for one spelt out in words or of a country with no plan here."""
    if not (have := count(surface)):
        return None
    if have < 7:  # an extension
        return refill(surface, draw.digits(have, "extension", surface))
    prefix, rest, countries = "", surface, [_CODES[language], *_PHONES]
    if surface.lstrip("(").startswith(("+", "00")):
        if (match := _INTERNATIONAL.match(surface)) is None:
            return None
        prefix, rest, countries = match[0], surface[match.end() :], [match[1]]
    digits = "".join(c for c in rest if c.isdecimal())
    trunk = "" if digits.startswith("0") or not set(countries) & {"46", "44"} or not prefix else "0"
    plans = [p for country in countries for p in _PHONES.get(country, ())]
    if not plans:
        return None
    number = _filled(_plan(plans, trunk + digits, draw), draw, digits)
    number = number.removeprefix(trunk)
    return prefix + (refill(rest, number) if count(rest) == len(number) else _grouped(number, bool(prefix)))


def _plan(plans: Sequence[str], digits: str, draw: Draw) -> str:
    """The plan most like the number: as long and with the same beginning, as long, or the first."""
    long = [p for p in plans if len(p) == len(digits)]
    alike = [p for p in long if p[:2] == digits[:2]]
    return alike[0] if alike else draw.pick(long, "phone plan", digits) if long else plans[digits[:2] != "07"]


def _filled(plan: str, draw: Draw, seed: str) -> str:
    low = 5 if plan.startswith("070174") else 0  # the series begins at 05
    tail = plan.count("#")
    number = low + draw.number(10**tail - low, "phone", seed)
    return plan.replace("#", "") + f"{number:0{tail}d}"


def _grouped(number: str, international: bool) -> str:
    if number.startswith("0"):
        return f"{number[:3]}-{number[3:6]} {number[6:8]} {number[8:]}".strip()
    return " " * international + " ".join(number[i : i + 2] for i in range(0, len(number), 2))


def national_id(surface: str, language: str, draw: Draw) -> str | None:
    """A number of the same country and form; other digits and letters for a form that is not known."""
    compact = "".join(c for c in surface if c.isalnum()).upper()
    digits = "".join(c for c in compact if c.isdecimal())
    if re.fullmatch(r"\d{6}[A-Z]?\d{3}[0-9A-Z]", compact) and not compact.isdecimal():
        return _hetu(surface, draw)
    if re.fullmatch(r"[A-Z]{2}\d{6}[A-D]?", compact):
        return "QQ" + refill(surface[2:], draw.digits(6, "nino", digits))
    if (partial := re.match(r"(?:\d\d)?\d{6}(?=[\dA-Z]{4}$)", compact)) and not compact.isdecimal():
        born = _day_first(partial[0], draw) if language in ("nb", "nn", "da") else _swedish(partial[0], draw)
        return refill(surface, born + draw.digits(len(digits) - len(born), "rest", digits))
    if not compact.isdecimal():
        return code(surface, draw)
    if len(digits) == 4:
        return f"98{draw.digits(2, 'last four', digits)}"
    if len(digits) == 11:
        return refill(surface, _norwegian(digits, draw))
    if language == "da" and len(digits) in (6, 10):
        return refill(surface, _danish(digits, draw))
    if language in ("nb", "nn") and len(digits) in (6, 8):
        return refill(surface, _day_first(digits, draw))
    if len(digits) in (6, 8, 10, 12):
        return refill(surface, _swedish(digits, draw))
    return refill(surface, draw.digits(len(digits), "national", digits))


def _born(year: int, seed: str, draw: Draw) -> tuple[int, int, int]:
    """A day of birth up to three years away, never in the same year."""
    other = year + draw.pick((-3, -2, -1, 1, 2, 3), "year", seed)
    return max(other, 0) % 100, 1 + draw.number(12, "month", seed), 1 + draw.number(28, "day", seed)


def _swedish(digits: str, draw: Draw) -> str:
    century, short = (digits[:2], digits[2:]) if len(digits) in (8, 12) else ("", digits)
    year, month, day = _born(int(short[:2]), digits, draw)
    day += 60 if int(short[4:6]) > 60 else 0
    born = f"{year:02d}{month:02d}{day:02d}"
    if len(short) == 6:
        return century + born
    odd = int(short[8]) % 2
    number = f"{born}{98 + draw.number(2, 'series', digits)}{2 * draw.number(5, 'gender', digits) + odd}"
    return century + number + _luhn(number)


def _luhn(number: str) -> str:
    from stdnum import luhn

    return str(luhn.calc_check_digit(number))


def _norwegian(digits: str, draw: Draw) -> str:
    from stdnum.no import fodselsnummer

    year, month, day = _born(int(digits[4:6]), digits, draw)
    day += 40 if int(digits[0]) > 3 else 0
    for attempt in range(50):
        body = f"{day:02d}{month + 80:02d}{year:02d}" + draw.digits(2, "individual", digits, str(attempt))
        body += str(2 * draw.number(5, "gender", digits, str(attempt)) + int(digits[8]) % 2)
        first = fodselsnummer.calc_check_digit1(body)
        if first not in ("-", "10"):
            second = fodselsnummer.calc_check_digit2(body + str(first))
            if second not in ("-", "10"):
                return f"{body}{first}{second}"
    return body + draw.digits(2, "check", digits)


def _danish(digits: str, draw: Draw) -> str:
    year, month, day = _born(int(digits[4:6]), digits, draw)
    born = f"{day:02d}{month + 40:02d}{year:02d}" if len(digits) == 10 else f"{day:02d}{month:02d}{year:02d}"
    return born + draw.digits(len(digits) - 6, "cpr", digits)


def _day_first(digits: str, draw: Draw) -> str:
    year, month, day = _born(int(digits[-2:]), digits, draw)
    return f"{day:02d}{month:02d}{digits[4:-2]}{year:02d}"


def _hetu(surface: str, draw: Draw) -> str:
    digits = "".join(c for c in surface if c.isdecimal())
    year, month, day = _born(int(digits[4:6]), digits, draw)
    mark = surface[6] if not surface[6].isdecimal() else ""
    born, number = f"{day:02d}{month:02d}{year:02d}", f"9{draw.digits(2, 'hetu', digits)}"
    return f"{born}{mark}{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(born + number) % 31]}"


def ip(surface: str, draw: Draw) -> str:
    """An address of the ranges kept for documentation, with the port or mask of the original left out."""
    if ":" in surface and surface.count(".") < 3:
        return _IP6 + ":".join(f"{draw.number(65536, 'ip', surface, str(i)):x}" for i in range(2)) + "::1"
    network = draw.pick(("192.0.2", "198.51.100", "203.0.113"), "ip", surface)
    return f"{network}.{1 + draw.number(254, 'host', surface)}"


def plate(surface: str, draw: Draw) -> str | None:
    """A plate or call sign of the same shape; where there are letters, one is a Q, which Nordic plates do not use."""
    if not count(surface) or re.search(r"[^\W\d_]{4,}", surface):
        return None
    letters = [i for i, c in enumerate(surface) if c.isalpha()]
    out = [_like(c, draw, surface, i, _PLATE_LETTERS) for i, c in enumerate(surface)]
    if len(letters) > 1:
        out[letters[-1]] = "Q" if surface[letters[-1]].isupper() else "q"
    return "".join(out)


def _like(char: str, draw: Draw, seed: str, place: int, letters: str) -> str:
    if char.isdecimal():
        return str(draw.number(10, "digit", seed, str(place)))
    if char.isalpha():
        new = draw.pick(letters, "letter", seed, str(place))
        return new if char.isupper() else new.lower()
    return char


def code(surface: str, draw: Draw, *, keep: Keep = lambda word: False, years: int = 0, salt: str = "") -> str | None:
    """Digits for digits and letters for letters; None where there is no digit.

    `keep`: words that say only what kind of number it is (a single letter does that too). `years`: what is taken from a
    number that reads as a year, 0 to leave it to chance.
    """
    if not count(surface):
        return None
    out, place = [], 0
    for piece in re.findall(r"[^\W\d_]+|\d+|\W|_", surface):
        if piece.isalpha() and (keep(piece.lower()) or (len(piece) == 1 and len(surface) > 4)):
            out.append(piece)
        elif years and _YEAR.fullmatch(piece):
            out.append(str(int(piece) - years))
        else:
            out.append("".join(_like(c, draw, surface + salt, place + i, _PLATE_LETTERS) for i, c in enumerate(piece)))
        place += len(piece)
    return "".join(out)


def account(surface: str, draw: Draw, *, keep: Keep = lambda word: False) -> str | None:
    """An account, giro or card number of the same form that fails every check: Luhn, IBAN, Norway's modulus 11."""
    country = surface[:2].lower() if re.match(r"[A-Z]{2}\d\d", surface) else None
    for attempt in range(60):
        number = code(surface, draw, keep=lambda word: word == country or keep(word), salt=str(attempt))
        if number is None or not _checks(number):
            return number
    return None


def _checks(number: str) -> bool:
    from stdnum import iban, luhn
    from stdnum.no import kontonr

    compact = "".join(c for c in number if c.isalnum())
    digits = "".join(c for c in compact if c.isdecimal())
    return bool(luhn.is_valid(digits) or iban.is_valid(compact) or kontonr.is_valid(digits))
