"""What is said of an incident, as patterns: one module of data a language, and the reader of their notation.

A line of RULES is `fact value weight | pattern ; pattern`: spaces are any white space, ` .. ` is up to five words between,
`{name}` a list of WORDS, all else a regular expression, matched on whole words without regard to case. NEGATION, UNREAL and
OTHERS are words before (or right after) a pattern that turn or cancel it; a line that begins with `=` holds them itself. A line
that begins with a space goes on with the one before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

SPOKEN_BY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"sv": ("sv",), "nb": ("nb", "nn"), "nn": ("nn", "nb"), "da": ("da", "nb"), "en": ("en",)}
)
_GAP: Final = r"(?:[^\w.!?\n]+[\w\[\]-]+){0,5}?[^\w.!?\n]+"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: where `pattern` stands, `fact` is `value`, the surer the nearer `weight` is to 1."""

    fact: str
    value: str
    weight: float
    literal: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a language, and the words that turn them."""

    rules: tuple[Rule, ...]
    negation: re.Pattern[str]
    unreal: re.Pattern[str]
    others: re.Pattern[str]


def _compiled(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


def _body(pattern: str, words: Mapping[str, str]) -> str:
    for name, held in words.items():
        pattern = pattern.replace(f"{{{name}}}", f"(?:{held})")
    return pattern.replace(" .. ", _GAP).replace(" ", r"\s+")


def _rule(line: str, words: Mapping[str, str]) -> Rule:
    head, _, body = line.partition(" | ")
    fact, value, weight = head.removeprefix("=").split()
    parts = [_body(part.strip(), words) for part in body.split(" ; ")]
    return Rule(fact, value, float(weight), line.startswith("="), _compiled("|".join(parts)))


@cache
def load(code: str) -> Rules:
    """The rules that hold for a text in a language: its own, and those of the languages nearest to it."""
    found, modules = [], [import_module(f"{__name__}.{near}") for near in SPOKEN_BY[code]]
    for module in modules:
        lines = re.sub(r"\n +(;?)", lambda m: " ;" if m[1] else "", module.RULES.strip()).splitlines()
        found += [_rule(line, module.WORDS) for line in lines]
    joined = ["|".join(getattr(m, name) for m in modules) for name in ("NEGATION", "UNREAL", "OTHERS")]
    negation, unreal, others = (_compiled(words.replace(" ", r"\s+")) for words in joined)
    return Rules(tuple(found), negation, unreal, others)
