"""What a guess of the trained recognizer must look like to be believed.

A lone number is a date, an age or a telephone number only where the text around allows it; a compound of everyday words
that begins a sentence names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from textkit.deidentify.document import Document
from textkit.language.base import words

_SURE: Final = 0.97
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
_BEFORE_COUNT: Final = words("nr nr. nummer number no punkt pkt størrelse storlek size rad sida side page vagn vogn")
_AFTER_AGE: Final = words(
    "år years year årig åring åringen årige åriga års och og and i på när da då nu nå no now men but som eller den med "
    "gammal gammel gamal gamla gamle old plus bast vårar ved at"
)
_MIN_DIGITS: Final = MappingProxyType({"PHONE_NUMBER": 5, "IP_ADDRESS": 5, "ACCOUNT": 5, "NATIONAL_ID": 4})


def plausible(doc: Document, index: int, label: str, chance: float) -> bool:
    """Whether word `index` may be of a label, for which the recognizer sees this chance."""
    check = _CHECKS.get(label)
    return check is None or check(doc, index, chance)


def _person(doc: Document, index: int, chance: float) -> bool:
    info = doc.infos[index]
    before, left, right, _ = _neighbours(doc, index)
    if info.shape == "I" and right.startswith(". ") and (not before or "\n" in left) and not left.strip():
        return chance >= _COMPOUND  # `B. Iakttagelser`: a list
    if chance >= _COMPOUND or "compound" not in info.tags or info.flags:
        return True
    if _capital(doc, index, 1):
        return True
    inside = info.shape != "x" and (not doc.begins[index] or info.lower[: info.stem] in doc.seen[0])
    return inside or (info.shape == "x" and chance >= _SURE)


def _capital(doc: Document, index: int, step: int) -> bool:
    """Whether the next word (step 1) or the one before (step -1) has a capital and nothing but a blank between."""
    other = index + step
    if not 0 <= other < len(doc.infos) or doc.gap(min(index, other)) not in (" ", "-", " & "):
        return False
    return doc.infos[other].shape in ("X", "I", "XX", "xX", "9")


def _organization(doc: Document, index: int, chance: float) -> bool:
    """An everyday word by itself with a capital that it does not need: `enligt Arbetsmiljö`."""
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
    if _clock(doc, index) or before in _BEFORE_COUNT or "#" in left:
        return False
    value = doc.infos[index].value
    several = before in _SEVERAL or (index > 1 and doc.infos[index - 2].lower in _SEVERAL)
    if several and 0 < value < 19 and after not in ("år", "years"):
        return False
    if before in ("vid", "ved", "at") and value > 14:
        return True
    open_ = right == " " and after and after not in _AFTER_AGE and doc.infos[index + 1].value < 0
    return not open_ or chance >= _SURE or value < 0


def _numbered(label: str) -> Callable[[Document, int, float], bool]:
    least = _MIN_DIGITS[label]

    def check(doc: Document, index: int, chance: float) -> bool:
        """Whether enough digits stand together; digits in words are another matter."""
        if not doc.words[index].isdigit():
            return True
        return doc.clusters[index] >= least

    return check


_CHECKS: Final[Mapping[str, Callable[[Document, int, float], bool]]] = MappingProxyType(
    {"PERSON": _person, "ORGANIZATION": _organization, "LOCATION": _organization, "DATE": _date, "AGE": _age}
    | {label: _numbered(label) for label in _MIN_DIGITS}
)
