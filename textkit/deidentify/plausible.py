"""What a guess of the trained recognizer must look like to be believed.

A lone number is a date, an age or a telephone number only where the text around allows it; a compound of everyday words
that begins a sentence names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from textkit.deidentify.document import Document
from textkit.deidentify.durations import lasting
from textkit.deidentify.letters import lettered
from textkit.language.base import words

_SURE: Final = 0.97
_SHORT_DAYS: Final = words(
    "mån tis ons tors fre lör sön man tir tirs tor fre lør søn mon tue tues wed thu thur thurs fri sat sun"
)
_HEADINGS: Final = words("frånv närv sekr ordf just deltog forf mötesordf")
_PAGES: Final = words("s sid p pp")
_COMPOUND: Final = 0.985  # chance from which a compound of everyday words may be somebody's name after all
_CAPITAL: Final = 0.5
_NAMING: Final = words("organization institution unit named_unit organization_head organization_tail country region")
_HOURS: Final = words("kl kl. klokka klokken klockan at mellan mellom mellem between")
_WEEKS: Final = words("uge uger uke uka ukene vecka veckan veckorna veke veka week weeks v wk")
_BEFORE_DAY: Final = words(
    "den d the of til till to fra från frå on and og och natt natten natta dagen datum dato date by since sedan siden"
)
_SEVERAL: Final = words(
    "vi ni de dei dom di i det there we they you vare alla alle antal antallet cirka ca omkring runt"
)
_MANY: Final = words("vi we ni")
_ELDEST: Final = 59  # years from which `vi var 97` counts heads
_BEFORE_COUNT: Final = words("nr nr. nummer number no punkt pkt størrelse storlek size rad sida side page vagn vogn")
_AFTER_AGE: Final = words(
    "år years year årig åring åringen årige åriga års och og and i på när da då nu nå no now men but som eller den med "
    "gammal gammel gamal gamla gamle old plus bast vårar ved at"
)
_TIMES: Final = words(
    "minuter minutter minutes timmar timer timar hours dagar dager dage days veckor uker veker uger weeks månader måneder "
    "months kronor kroner kr procent prosent percent meter km kilo kg"
)
_SINCE: Final = words("sedan siden sidan since")
_CLOCK: Final = words("klockan klokka klokken kl")
_RANGE: Final = words("mellan mellom mellem between") | _CLOCK
_SERVICE: Final = words(
    "ansiennitet anciennitet erfarenhet erfaring yrket bransjen branschen tjänst tjeneste teneste äktenskap ekteskap "
    "ægteskab experience service marriage anställning vikariat yttre faget"
)
_SPOKEN: Final = words(
    "på talar talade pratar pratade snakker snakket snakkar taler talte læser läser les leser lærer lär speak speaks spoke "
    "kunne kunde kan undervisar underviser"
)
_TONGUES: Final = ("sk", "ska", "ish", "ian")
_SUBJECTS: Final = (
    "fag",
    "kunst",
    "historie",
    "historia",
    "kunskap",
    "matte",
    "matematik",
    "matematikk",
    "gym",
    "idrott",
    "slöjd",
)
_DATED: Final = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]\d{2,4})[ T](?:\d\d?[:.])?$")
_MIN_DIGITS: Final = MappingProxyType({"PHONE_NUMBER": 5, "IP_ADDRESS": 5, "ACCOUNT": 5, "NATIONAL_ID": 4})


def plausible(doc: Document, index: int, label: str, chance: float) -> bool:
    """Whether word `index` may be of a label, for which the recognizer sees this chance."""
    check = _CHECKS.get(label)
    return check is None or check(doc, index, chance)


def _person(doc: Document, index: int, chance: float) -> bool:
    info = doc.infos[index]
    before, left, right, _ = _neighbours(doc, index)
    if lettered(doc, index) or _shortened(doc, index) or _small(doc, index):
        return False
    if info.shape == "I" and right.startswith(". ") and (not before or "\n" in left) and not left.strip():
        return chance >= _COMPOUND  # `B. Iakttagelser`: a list
    if chance >= _COMPOUND or "compound" not in info.tags or info.flags:
        return True
    if _capital(doc, index, 1):
        return True
    inside = info.shape != "x" and (not doc.begins[index] or info.lower[: info.stem] in doc.seen[0])
    return inside or (info.shape == "x" and chance >= _SURE)


def _small(doc: Document, index: int) -> bool:
    """What chat writes small and nobody is called: `u`, `r` in English, `monday`."""
    info = doc.infos[index]
    letter = len(info.lower) == 1 and info.lower in ("urnyx" if doc.language == "en" else "x")  # `Sumi x`: a kiss
    return info.shape == "x" and (letter or "weekday" in info.tags)


def _shortened(doc: Document, index: int) -> bool:
    """A short weekday that begins a sentence or line, or a heading of minutes: `Tis. Samma igen`, `Frånv.: Leander`."""
    lower, right = doc.infos[index].lower, doc.gap(index)
    day = lower in _SHORT_DAYS and right[:1] in (".", ":") and doc.begins[index]
    return day or (lower in _HEADINGS and right.startswith((".:", ":", ". ")))


def page(doc: Document, index: int) -> bool:
    """The number of a page: `s. 31`, `sid. 31`, `p. 31`."""
    if not index or doc.infos[index].shape != "9" or doc.gap(index - 1) not in (". ", "."):
        return False
    return doc.words[index - 1] in _PAGES and not doc.gap(index).startswith(" år")


def _capital(doc: Document, index: int, step: int) -> bool:
    """Whether the next word (step 1) or the one before (step -1) has a capital and nothing but a blank between."""
    other = index + step
    if not 0 <= other < len(doc.infos) or doc.gap(min(index, other)) not in (" ", "-", " & "):
        return False
    return doc.infos[other].shape in ("X", "I", "XX", "xX", "9")


def _organization(doc: Document, index: int, chance: float) -> bool:
    """An everyday word by itself with a capital that it does not need: `enligt Arbetsmiljö`."""
    if lettered(doc, index) or _small(doc, index):
        return False
    info = doc.infos[index]
    everyday = info.shape == "X" and info.low >= 3 and info.low - info.cap >= 2 and not info.flags
    if not everyday or _NAMING & info.tags or chance >= _CAPITAL:
        return True
    return _capital(doc, index, 1) or (_capital(doc, index, -1) and not doc.begins[index - 1])


def _neighbours(doc: Document, index: int) -> tuple[str, str, str, str]:
    """The word before, what stands between, what stands after, the word after; in lower case."""
    before = doc.infos[index - 1].lower if index else ""
    after = doc.infos[index + 1].lower if index + 1 < len(doc.infos) else ""
    return before, doc.gap(index - 1) if index else "\n", doc.gap(index), after


def _minutes(word: str) -> bool:
    """Two digits that are minutes and no month: `30` in `21.30`."""
    return len(word) == 2 and word.isdigit() and (word == "00" or 12 < int(word) < 60)


def _clock(doc: Document, index: int) -> bool:
    """`kl. 21.30`, `[17.02]`, `22:14`: hours or minutes."""
    before, left, right, after = _neighbours(doc, index)
    if right == ":" and after.isdigit() and len(after) == 2:
        return True
    if left == "." and before.isdigit() and len(before) < 3 and _minutes(doc.words[index]) and right[:1] != ".":
        return True
    hour = right == "." and after.isdigit() and len(after) == 2
    if hour and _minutes(after):
        return True
    earlier = doc.infos[index - 2].lower if index > 1 else ""
    return (hour and (not _HOURS.isdisjoint((before, earlier)) or left.endswith("["))) or (
        left == ":" and before.isdigit()
    )


def _date(doc: Document, index: int, chance: float) -> bool:
    word = doc.words[index]
    before, left, right, after = _neighbours(doc, index)
    if not word.isdigit():
        return not (word.lower() in _WEEKS and after.isdigit())
    if _clock(doc, index) or (right.startswith(")") and "\n" in left):
        return False
    alone = not left.strip(" \t(:") and not right.strip(" \t),;!?") and not after.isdigit() and not before.isdigit()
    if len(word) > 2 and alone and not (1900 <= int(word) < 2060):
        return len(word) in (6, 8)
    if before in _WEEKS and len(word) <= 2:
        return False
    month = index + 1 < len(doc.infos) and "month" in doc.infos[index + 1].tags
    month = month or (index > 0 and "month" in doc.infos[index - 1].tags)
    return len(word) > 2 or not alone or month or before in _BEFORE_DAY or chance >= _SURE


def _age(doc: Document, index: int, chance: float) -> bool:
    before, left, right, after = _neighbours(doc, index)
    if _clock(doc, index) or before in _BEFORE_COUNT or "#" in left or counted(doc, index, index):
        return False
    value = doc.infos[index].value
    if right == " " and (after in _TIMES or (before in _SINCE and after == "år")):
        return False
    if value > _ELDEST and index > 1 and doc.infos[index - 2].lower in _MANY and not after.startswith("år"):
        return False  # `vi var 97`: heads
    several = before in _SEVERAL or (index > 1 and doc.infos[index - 2].lower in _SEVERAL)
    if several and 0 < value < 19 and after not in ("år", "years"):
        return False
    if before in ("vid", "ved", "at") and value > 14:
        return True
    open_ = right == " " and after and after not in _AFTER_AGE and doc.infos[index + 1].value < 0
    return not open_ or chance >= _SURE or value < 0


def _after_date(doc: Document, index: int) -> bool:
    """Whether a whole date stands just before: the `09:12` of `2020-10-05 09:12`."""
    head = doc.text[max(0, doc.starts[index] - 15) : doc.starts[index]]
    return _DATED.search(head) is not None


def language(doc: Document, index: int) -> bool:
    """A language or a school subject: `på finska, svenska eller polska`, `norsk og samfunnsfag`, `kunde tysk`."""
    _, _, right, after = _neighbours(doc, index)
    back = index
    while back > max(0, index - 8) and doc.infos[back].lower.endswith(_TONGUES) and doc.gap(back - 1) in (", ", " "):
        back -= 1
        if doc.infos[back].lower in ("och", "og", "eller", "and", "or"):
            back = max(0, back - 1)
    first = doc.infos[index].lower.endswith(_TONGUES)
    tongue = first and (doc.infos[back].lower in _SPOKEN and doc.gap(back) == " ")
    return tongue or (first and right == " " and after in ("og", "och", "and") and _subject(doc, index + 2))


def _subject(doc: Document, index: int) -> bool:
    """A school subject: `samfunnsfag`, `billedkunst`."""
    return index < len(doc.infos) and doc.infos[index].lower.endswith(_SUBJECTS)


def counted(doc: Document, first: int, last: int) -> bool:
    """Hours, money, shares, years of service and heads: `10–19`, `31.400`, `mellan 9 och 15`, `30 års ansiennitet`."""
    infos, right = doc.infos, doc.gap(last)
    if page(doc, first):
        return True
    follows = infos[last + 1] if last + 1 < len(infos) else None
    before = [infos[k].lower for k in range(max(0, first - 3), first)]
    if follows is not None and follows.shape == "9" and infos[last].shape == "9":
        joined = right in ("-", "–", "—", "/", ",") or (right in (".", " ") and len(follows.lower) == 3)
        if joined and not (right in ("-", "–") and 14 < infos[last].value < follows.value):
            return True
    if infos[first].value >= 0 and _RANGE.intersection(before) and (not first or infos[first - 1].value < 0):
        ranged = len(before) > 2 and before[-1] in ("och", "og", "and") and infos[first - 2].value >= 0
        if ranged or before[-1] in _CLOCK:
            return True
    if first and infos[first - 1].shape == "9" and doc.gap(first - 1) == ",":
        return True
    if infos[first].lower in ("en", "ett", "et", "ei", "ein", "one", "halvt"):
        return True
    year = follows is not None and follows.lower in ("år", "års", "year", "years")
    served = infos[last + 2].lower if year and last + 2 < len(infos) else ""
    if served in _SERVICE or (served == "i" and last + 3 < len(infos) and infos[last + 3].lower in _SERVICE):
        return True
    return lasting(doc, first, last)


def _demographic(doc: Document, index: int, chance: float) -> bool:
    """No clock time, and no language or school subject: `på finska, svenska eller polska`, `norsk og samfunnsfag`."""
    return not (doc.words[index].isdigit() and _clock(doc, index)) and not language(doc, index)


def _address(doc: Document, index: int, chance: float) -> bool:
    """No sum of money: `lånat 312 000`, `12 208 kr`."""
    _, _, right, after = _neighbours(doc, index)
    grouped = doc.words[index].isdigit() and right == " " and len(after) == 3 and after.isdigit()
    housed = index > 0 and not doc.infos[index - 1].tags.isdisjoint(("room", "street", "street_bare"))
    paid = after in ("kr", "kronor", "kroner", "euro", "pund") and doc.words[index].isdigit()
    return not ((grouped and not housed) or paid)


def _case(doc: Document, index: int, chance: float) -> bool:
    """No time of day by itself: `Viktor L 21:04`, `Geir-Odd 21.05`."""
    first = index - 1 if index and doc.gap(index - 1) in (".", ":") and doc.words[index - 1].isdigit() else index
    hour, minute = doc.words[first], doc.words[first + 1] if first + 1 < len(doc.words) else ""
    alone = hour.isdigit() and doc.clusters[index] == len(hour) + len(minute) < 5 and doc.gap(first) in (".", ":")
    return not (alone and len(minute) == 2 and int(hour) < 24 and minute.isdigit() and int(minute) < 60)


def _numbered(label: str) -> Callable[[Document, int, float], bool]:
    least = _MIN_DIGITS[label]

    def check(doc: Document, index: int, chance: float) -> bool:
        """Whether enough digits stand together; digits in words are another matter."""
        if not doc.words[index].isdigit():
            return True
        return doc.clusters[index] >= least and not (_after_date(doc, index) and _clock(doc, index))

    return check


_CHECKS: Final[Mapping[str, Callable[[Document, int, float], bool]]] = MappingProxyType(
    {"PERSON": _person, "ORGANIZATION": _organization, "LOCATION": _organization, "DATE": _date, "AGE": _age}
    | {"DEMOGRAPHIC": _demographic, "CASE_NUMBER": _case, "ADDRESS": _address}
    | {label: _numbered(label) for label in _MIN_DIGITS}
)
