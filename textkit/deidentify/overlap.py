"""One identifier a place: the surest and longest wins, and what is left of the others stays masked."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from textkit.deidentify.document import Found
from textkit.language.base import words

_BETWEEN: Final = words(
    "den det the of d i på vid av og och and de in at for til till s"
)  # a rest of these tells nothing
_LENGTH_BONUS = 0.012  # a letter more is worth this much score, up to 20 letters


def _rank(found: Found) -> tuple[float, int, int, str]:
    return (-found.score - _LENGTH_BONUS * min(20, found.end - found.start), found.start, -found.end, found.label)


def resolve(found: Iterable[Found], text: str) -> list[Found]:
    """Sorted findings that do not overlap and together cover every letter that any finding covered."""
    taken: list[tuple[int, int]] = []
    kept: list[Found] = []
    for item in sorted(found, key=_rank):
        for start, end in _free(item.start, item.end, taken):
            start, end = _trim(text, start, end)
            whole = (start, end) == (item.start, item.end)
            if start < end and (whole or not _idle(text[start:end])):
                insort(taken, (start, end))
                kept.append(item if whole else replace(item, start=start, end=end))
    return sorted(kept, key=lambda f: f.start)


def _idle(rest: str) -> bool:
    """Whether what is left of a finding is a little word; one capital letter is an initial."""
    return rest.lower() in _BETWEEN and not (len(rest) == 1 and rest.isupper())


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of [start, end) that no finding holds yet."""
    at = bisect_left(taken, (start, start))
    if at and taken[at - 1][1] > start:
        at -= 1
    free = []
    while at < len(taken) and taken[at][0] < end:
        if taken[at][0] > start:
            free.append((start, taken[at][0]))
        start = max(start, taken[at][1])
        at += 1
    if start < end:
        free.append((start, end))
    return free


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and punctuation at the ends of a rest; unchanged where nothing else stands in it."""
    first, last = start, end
    while first < last and not (text[first].isalnum() or text[first] in "@+([#_"):
        first += 1
    while last > first and not (text[last - 1].isalnum() or text[last - 1] in ")].*_/"):
        last -= 1
    return first, last
