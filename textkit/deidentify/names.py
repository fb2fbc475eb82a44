"""Which words of a text name a person, a place or an organisation.

A multinomial logistic regression over each candidate word (a capital, a rare or name-like word in lower case): its
shape, its use in running text, gazetteers, endings, the words around it and what the rest of the text shows of it.
Its weights are trained by models/nordic_lexicon/recipe/train.py. What a word adds by itself is summed once and kept.
"""

from __future__ import annotations

import json
import lzma
import math
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Final

from textkit.deidentify import learned
from textkit.deidentify.document import Document, Found
from textkit.deidentify.plausible import plausible
from textkit.deidentify.vocabulary import Info
from textkit.language.base import union, words
from textkit.resources import resource

LABELS: Final = ("PERSON", "LOCATION", "ORGANIZATION")
Vector = tuple[float, float, float]
_ZERO: Final[Vector] = (0.0, 0.0, 0.0)
_LEAST: Final = 0.2
_HOPELESS: Final = -6.0  # the sum of a word and its neighbours from which nothing else brings it back
_JOINS: Final = frozenset((" ", "-", ". ", "'", "' "))
_IN_MONTH: Final = words(
    "in since sedan sen i fra från last next of until by early late this til till mid during under siden"
)
CLOSINGS: Final = words(
    "hilsen hilsninger helsing helsingar hälsning hälsningar hälsar mvh vennlig vänliga venlig regards sincerely kram klem din "
    "ditt deres eder yours your"
)
CONNECTORS: Final = words("von van de da di af del der den la le al el bin ibn abu ben")


@cache
def _weights() -> Mapping[str, Vector]:
    packed = (resource("models/nordic_lexicon") / "weights.json.xz").read_bytes()
    return {
        name: (row[0] / 100, row[1] / 100, row[2] / 100) for name, row in json.loads(lzma.decompress(packed)).items()
    }


@cache
def _never() -> frozenset[str]:
    """What forms and letters put before a number or a name: `Personnr`, `Diarienummer`, `Hilsen`."""
    cues = ("national_id_cues", "phone_cues", "account_cues", "case_cues", "employee_cues")
    return CLOSINGS.union(*(union(name) for name in cues))


def is_candidate(info: Info) -> bool:
    """Whether a word can be a name at all: capitals always, lower case only where it is rare or like a name."""
    if info.shape == "x":
        if len(info.lower) < 3:
            return False
        return (bool(info.flags) and info.low < 6) or info.low < 2 or info.cap >= info.low
    return info.shape != "9"


def own_features(info: Info, begins: bool) -> list[str]:
    """What a word says by itself; `begins`: its capital may only be that of a sentence."""
    place = f"{info.shape}{begins:d}"
    stem = info.lower[: info.stem]
    out = [
        "bias",
        f"s{place}",
        f"c{place}{info.low}{info.cap}",
        f"d{place}{info.low - info.cap}",
        f"f{place}{info.flags}",
        f"m{place}{min(info.low, 4)}{info.flags}",
        f"e2{info.shape}{stem[-2:]}",
        f"e3{info.shape}{stem[-3:]}",
        f"e4{info.shape}{stem[-4:]}",
        f"b3{info.shape}{stem[:3]}",
        f"l{info.shape}{min(len(stem), 12)}",
        f"w{info.shape}{stem}",
        f"z{begins:d}{stem}",
        f"g{info.stem < len(info.lower):d}{info.shape}",
    ]
    out += [f"F{info.shape}{flag}" for flag in info.flags]
    out += [f"t{info.shape}{tag}" for tag in sorted(info.tags)]
    return out


@lru_cache(maxsize=4096)
def gap_kind(gap: str) -> str:
    """Spaces, hyphens, commas, full stops and the rest: one letter each."""
    stripped = gap.strip(" ")
    if not stripped:
        return "_" if gap else "0"
    if "\n" in stripped:
        return "n"
    return stripped[0] if stripped[0] in "-,.:'?!" else '"' if stripped[0] in '"”»«' else "o"


def side_features(info: Info | None, mark: str, side: str) -> list[str]:
    """What a neighbour says; `mark`: the kind of gap between; `side`: p (before), n (after), P or N (two words away)."""
    if info is None:
        return [f"{side}none"]
    out = [f"{side}w{mark}{info.lower if info.shape != '9' else '9'}"]
    if side in "pn":
        out += [
            f"{side}s{mark}{info.shape}",
            f"{side}f{mark}{info.shape}{info.flags[:2]}",
            f"{side}e{mark}{info.lower[-3:]}",
        ]
        out += [f"{side}t{mark}{tag}" for tag in sorted(info.tags)]
    return out


def size_of(info: Info, begins: bool) -> str:
    """What a word looks like: its shape, whether it begins, how common it is."""
    return f"{info.shape}{begins:d}{min(info.low, 8) // 2}"


def pair_features(before: Info | None, info: Info, after: Info | None, place: str, previous: str) -> list[str]:
    """A word with its neighbours; `place`: begins (0 or 1), gap before, gap after; `previous`: the last label."""
    begins, left, right = tuple(place)
    size = size_of(info, begins == "1")
    return [*behind_features(before, size, left), f"y{info.shape}{previous}{left}", *ahead_features(after, size, right)]


def behind_features(before: Info | None, size: str, left: str) -> list[str]:
    """The word before, beside what a word looks like (`size_of`)."""
    if before is None:
        return [f"q{size[:-2]}", f"h{size}{left}"]
    return [f"q{size[:-2]}{before.lower if before.shape != '9' else '9'}", f"h{size}{left}{before.shape}"]


def ahead_features(after: Info | None, size: str, right: str) -> list[str]:
    """The word behind, beside what a word looks like."""
    follows, shape = ("", "") if after is None else (after.lower, after.shape)
    return [f"k{size}{right}{follows[-2:]}", f"K{size}{follows}", f"r{size}{right}{shape}"]


def seen_features(info: Info, begins: bool, seen: tuple[frozenset[str], frozenset[str], bool]) -> list[str]:
    """What the rest of the text shows of a word."""
    inner, small, lower_text = seen
    stem = info.lower[: info.stem]
    return [
        f"i{info.shape}{begins:d}{stem in inner:d}{info.shape != 'x' and stem in small:d}",
        f"j{info.shape}{lower_text:d}",
    ]


def _sum(features: list[str]) -> Vector:
    weights = _weights()
    person = location = organization = 0.0
    for name in features:
        if (vector := weights.get(name)) is not None:
            person += vector[0]
            location += vector[1]
            organization += vector[2]
    return person, location, organization


def _side(info: Info | None, mark: str, side: str) -> Vector:
    """The sum of a neighbour's features, kept with the word."""
    if info is None:
        return _single(f"{side}none")
    key = side + mark
    if (vector := info.vectors.get(key)) is None:
        vector = info.vectors[key] = _sum(side_features(info, mark, side))
    return vector


def _beside(info: Info | None, size: str, mark: str, features: Callable[[Info | None, str, str], list[str]]) -> Vector:
    """The sum of a neighbour's features beside what a word looks like, kept with the neighbour."""
    if info is None:
        return _sum(features(None, size, mark))
    key = size + mark + ("<" if features is behind_features else ">")
    if (vector := info.vectors.get(key)) is None:
        vector = info.vectors[key] = _sum(features(info, size, mark))
    return vector


TOUCHING: Final = gap_kind("")  # nothing between; said of words two away, whatever stands there


@lru_cache(maxsize=4096)
def _single(*features: str) -> Vector:
    """The sum of features that few words tell apart."""
    return _sum(list(features))


def _own(info: Info, begins: bool) -> Vector:
    key = "1" if begins else "0"
    if (vector := info.vectors.get(key)) is None:
        vector = info.vectors[key] = _sum(own_features(info, begins))
    return vector


def _score(
    doc: Document, index: int, previous: str, seen: tuple[frozenset[str], frozenset[str], bool]
) -> tuple[str, float]:
    """(label, probability that the word names anything)."""
    infos, last = doc.infos, len(doc.infos) - 1
    info, begins = infos[index], doc.begins[index]
    before, after = (infos[index - 1] if index else None), (infos[index + 1] if index < last else None)
    left, right = gap_kind(doc.gaps[index - 1] if index else ""), gap_kind(doc.gaps[index])
    own, first, second = _own(info, begins), _side(before, left, "p"), _side(after, right, "n")
    if max(own) + max(first) + max(second) < _HOPELESS:
        return LABELS[0], 0.0
    third = _side(infos[index - 2] if index > 1 else None, TOUCHING, "P")
    fourth = _side(infos[index + 2] if index + 1 < last else None, TOUCHING, "N")
    size = size_of(info, begins)
    behind, ahead = _beside(before, size, left, behind_features), _beside(after, size, right, ahead_features)
    rest = _single(f"y{info.shape}{previous}{left}", *seen_features(info, begins, seen))
    sums = [sum(parts) for parts in zip(own, first, second, third, fourth, behind, ahead, rest, strict=True)]
    top = max(sums)
    floor = max(top, 0.0)
    total = sum([math.exp(s - floor) for s in sums])
    return LABELS[sums.index(top)], total / (total + math.exp(-floor))


def names(doc: Document) -> list[Found]:
    """Names found in a document, worked out once for the recognizers that share them."""
    if doc.names is None:
        doc.names = _joined(doc, _labelled(doc))
    return doc.names


def _labelled(doc: Document) -> list[tuple[int, str, float]]:
    """(word, label, score) of the words that name something, from left to right."""
    seen, open_ = doc.seen, learned.open_to(doc, _LEAST)
    out, previous, last = [], "O", -2
    for index, info in enumerate(doc.infos):
        if not open_[index] and not open_[index + 1]:
            continue  # whatever its score, it is no name, nor is the next word, which would be told of it
        if info.nameable is None:
            info.nameable = is_candidate(info) and info.lower not in _never()
        if not info.nameable or learned.masked(doc, index):
            continue
        label, score = _score(doc, index, previous if last == index - 1 else "O", seen)
        if "month" in info.tags and index and doc.infos[index - 1].lower in _IN_MONTH:
            continue
        if score >= 0.5:
            previous, last = label, index
        score = learned.together(doc, index, score)
        if score >= _LEAST and plausible(doc, index, label, score):
            out.append((index, label, score))
    return out


def _joined(doc: Document, labelled: list[tuple[int, str, float]]) -> list[Found]:
    """Neighbouring words of one label as one name; a connector between two names of a person belongs to it."""
    found: list[Found] = []
    last = -2
    for index, label, score in labelled:
        end = doc.starts[index] + doc.infos[index].stem
        if found and found[-1].label == label and _continues(doc, last, index):
            found[-1].end, found[-1].score = end, max(found[-1].score, score)
        else:
            found.append(Found(doc.starts[index], end, label, score))
        last = index
    return found


def _continues(doc: Document, last: int, index: int) -> bool:
    if last == index - 1:
        gap = doc.gap(last)
        return gap in (" ", "-", "'") or (gap in _JOINS and len(doc.words[last]) == 1 and doc.infos[index].low < 4)
    return last == index - 2 and doc.infos[index - 1].lower in CONNECTORS and doc.gap(last) == " "
