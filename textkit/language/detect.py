"""Which of sv, nb, nn, da and en a testimony is written in.

lingua (offline n-gram models, restricted to the five) confuses nb, nn and da in short texts, so that its confidences
are weighed together with the everyday words that only some of the five know.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from textkit.language.function_words import WORDS
from textkit.records import LANGUAGES

if TYPE_CHECKING:
    from lingua import LanguageDetector

_LINGUA: Final = {"SWEDISH": "sv", "BOKMAL": "nb", "NYNORSK": "nn", "DANISH": "da", "ENGLISH": "en"}
_WORD: Final = re.compile(r"[^\W\d_]+")
_READ: Final = 2_000  # letters; more changes nothing
_FLOOR: Final = 1e-3  # no language is ruled out by n-grams alone
_MARGIN: Final = math.log(3)  # surer than three to one


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code, and whether it stands clear of the next likely one."""

    language: str
    sure: bool


@cache
def _lingua() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(*(getattr(Language, name) for name in _LINGUA)).build()


def _votes(words: Iterable[str]) -> dict[str, float]:
    """How much the everyday words speak for each language, in nats; at most one vote a different word."""
    votes = dict.fromkeys(LANGUAGES, 0.0)
    for word in set(words):
        known = [code for code in LANGUAGES if word in WORDS[code]]
        for code in known:
            votes[code] += math.log(len(LANGUAGES) / len(known))
    return votes


def scores(text: str) -> dict[str, float]:
    """Log score of each of the five languages; higher is likelier."""
    head = text[:_READ]
    votes = _votes(_WORD.findall(head.lower()))
    confidences = _lingua().compute_language_confidence_values(head)
    return {(code := _LINGUA[c.language.name]): math.log(c.value + _FLOOR) + votes[code] for c in confidences}


def detect(text: str, *, fallback: str = "sv") -> Guess:
    """The language of a text; `fallback`, unsure, where it has no letters."""
    if not _WORD.search(text):
        return Guess(fallback, False)
    ranked = sorted(scores(text).items(), key=lambda item: (-item[1], item[0]))
    (best, top), (_, next_) = ranked[:2]
    return Guess(best, top - next_ >= _MARGIN)
