"""Who did it to whom: the same deed told in two ways, and with the two who took part exchanged.

A small grammar a language (roles.toml), since the order of words is what written contrasts hold too little of.
"""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Grammar:
    """pronouns: who does, to whom it is done, s or p; was: of one, of several; cleft: that it was somebody who did it."""

    people: list[tuple[str, ...]]
    pronouns: list[tuple[str, str, str]]
    verbs: list[tuple[str, str, str, tuple[str, ...]]]
    was: tuple[str, str]
    by: str
    cleft: str
    places: list[str]
    inverted: bool  # the verb comes before the one who does it, behind a place


OURSELVES = {"jag", "vi", "jeg", "eg", "I", "we"}


def people(text: str) -> list[tuple[str, ...]]:
    return [tuple(" ".join(word.split()) for word in pair.split("/")) for pair in text.split(",")]


def verbs(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(past, one, several, tuple(more)) for past, one, several, *more in people(text)]


def pronouns(text: str) -> list[tuple[str, str, str]]:
    return [tuple(row.split()) for row in text.split(",")]


def grammars() -> dict[str, Grammar]:
    read = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf8"))
    parts = {"people": people, "pronouns": pronouns, "verbs": verbs}
    return {
        language: Grammar(**{name: parts[name](value) if name in parts else value for name, value in row.items()})
        for language, row in read.items()
    }


GRAMMARS = grammars()


def swapped(language: str, rng: random.Random) -> tuple[str, str, str]:
    """(a deed, the same told otherwise, the same words with the two exchanged)."""
    g = GRAMMARS[language]
    one, two = (_somebody(g, rng) for _ in range(2))
    while two[0] == one[0] or {one[0], two[0]} <= OURSELVES:
        two = _somebody(g, rng)
    verb = rng.choice(g.verbs)
    place = rng.choice(g.places) if rng.random() < 0.5 else ""
    told = rng.choice((_active, _active, _passive, _cleft))
    other = rng.choice([way for way in (_active, _passive, _passive, _cleft) if way is not told])
    near = other(g, _again(one, rng), _again(two, rng), _reworded(verb, rng, other), place, rng)
    state = rng.getstate()
    text = told(g, one, two, verb, place, rng)
    rng.setstate(state)
    return text, near, told(g, two, one, verb, place, rng)


# who does, to whom it is done, one or several (s or p), other words for the same
Somebody = tuple[str, str, str, tuple[str, ...]]


def _somebody(g: Grammar, rng: random.Random) -> Somebody:
    if rng.random() < 0.4:
        who, whom, number = rng.choice(g.pronouns)
        return who, whom, number, ()
    names = rng.choice(g.people)
    return names[0], names[0], "s", names[1:]


def _again(some: Somebody, rng: random.Random) -> Somebody:
    """The same one, now and then in another word."""
    if some[3] and rng.random() < 0.5:
        other = rng.choice(some[3])
        return other, other, "s", ()
    return some


def _reworded(verb, rng: random.Random, way):
    """The same deed, now and then by another verb, of which only the past is known."""
    return (rng.choice(verb[3]), *verb[1:]) if way is not _passive and rng.random() < 0.5 else verb


def _active(g: Grammar, one: Somebody, two: Somebody, verb, place: str, rng: random.Random) -> str:
    if place and rng.random() < 0.4:
        did, _, rest = verb[0].partition(" ") if g.inverted else (verb[0], "", "")
        middle = f"{did} {one[0]} {rest}".strip() if g.inverted else f"{one[0]} {did}"
        return _sentence(place, middle, two[1])
    return _sentence(one[0], verb[0], two[1], place)


def _passive(g: Grammar, one: Somebody, two: Somebody, verb, place: str, rng: random.Random) -> str:
    number = two[2] == "p"
    was = "was" if two[0] == "I" else g.was[two[2] == "p" or two[0] == "they"]
    return _sentence(two[0], was, verb[2] if number else verb[1], g.by, one[1], place)


def _cleft(g: Grammar, one: Somebody, two: Somebody, verb, place: str, rng: random.Random) -> str:
    return _sentence(g.cleft.format(who=one[0], did=verb[0], whom=two[1]), place)


def _sentence(*parts: str) -> str:
    text = " ".join(part for part in parts if part)
    return text[0].upper() + text[1:] + "."
