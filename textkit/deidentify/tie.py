"""Which mentions are one and the same: first name, surname, initials, pet name and slips of the pen of one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from textkit.language.base import words
from textkit.language.nicknames import is_shortened, nicknames

OTHER: Final = words("annan andra andre anden annen anna other another second")
_LONG: Final = 6  # letters from which one slip leaves no doubt


def tie(mentions: Sequence[tuple[str, str]], others: Sequence[bool] = ()) -> list[int]:
    """An entity number for each (label, surface), from 1 for each label in the order of appearance.

    The mentions of a person are one entity where no other person in the text could be meant. `others`: for each
    mention whether the text calls it another one (`den andra Anna`), which keeps namesakes apart.
    """
    numbers: list[int] = []
    people = _people([surface for label, surface in mentions if label == "PERSON"])
    seen: dict[tuple[str, str], int] = {}
    count: dict[str, int] = {}
    for at, (label, surface) in enumerate(mentions):
        key = (label, people.get(surface, "") if label == "PERSON" else _key(surface))
        if at < len(others) and others[at] and key in seen:
            key = (label, key[1] + "#other")
        if key not in seen:
            count[label] = count.get(label, 0) + 1
            seen[key] = count[label]
        numbers.append(seen[key])
    return numbers


def _key(surface: str) -> str:
    return re.sub(r"[\W_]+", " ", surface.lower()).strip() or surface


def _people(surfaces: Sequence[str]) -> dict[str, str]:
    """Surface → key of the person: the fullest name that holds all its parts, if there is just one."""
    letters = {_key(s) for s in surfaces if s.isupper() and 1 < len(s) < 4}
    full = sorted({_key(s) for s in surfaces}, key=lambda k: (-len(k.split()), -len(k), k))
    owner: dict[str, str] = {}
    for key in full:
        names = key.split()
        holders = {owner[k] for k in owner if _held(names, k.split()) or (key in letters and _initials(key, k))}
        if not holders:
            holders = {owner[k] for k in owner if _alike(names, k.split())}
        owner[key] = holders.pop() if len(holders) == 1 else key
    return {surface: owner[_key(surface)] for surface in surfaces}


def _held(names: list[str], fuller: list[str]) -> bool:
    """Whether every word is one of a fuller name's, or its initial."""
    if len(names) > len(fuller) or (len(names) == len(fuller) and min(map(len, names), default=0) > 1):
        return False
    return all(w in fuller or (len(w) == 1 and any(f[0] == w for f in fuller)) for w in names)


def _initials(letters: str, name: str) -> bool:
    """`KL` for Karl Lund."""
    return len(name.split()) > 1 and "".join(w[0] for w in name.split()) == letters


def _alike(names: list[str], fuller: list[str]) -> bool:
    """Whether every word is a fuller name's, its pet name or a slip of it, and one at least is not the very word."""
    return len(names) <= len(fuller) and all(
        any(w == f or _stands_for(w, f) or slipped(w, f) for f in fuller) for w in names
    )


def _stands_for(word: str, name: str) -> bool:
    either = ((word, name), (name, word))
    if any(b in nicknames().get(a, ()) for a, b in either):
        return True
    return any(not _known(a) and is_shortened(a, b) for a, b in either)


def slipped(word: str, name: str) -> bool:
    """Whether two words of six letters or more differ by one slip (a letter left out, doubled, changed, or two swapped)
    and are not two names of their own."""
    if min(len(word), len(name)) < _LONG or word[0] != name[0] or abs(len(word) - len(name)) > 1 or word == name:
        return False
    return _one_slip(word, name) and not (_known(word) and _known(name))


def _one_slip(a: str, b: str) -> bool:
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[at:], b[at:]
    if len(a) == len(b):
        swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
        return rest_a[1:] == rest_b[1:] or swapped
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_a == rest_b[1:]


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    from textkit.deidentify.lexicon import lexicon

    return word in lexicon("sv").names
