"""What is known of a word by itself, looked up once for each different word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from textkit.deidentify.lexicon import Lexicon, lexicon
from textkit.language import base
from textkit.language.base import words

_TAGGED: Final = {
    "age_before": "age_before",
    "age_after": "age_after",
    "seasons": "season",
    "weekdays": "weekday",
    "holidays": "holiday",
    "countries": "country",
    "regions": "region",
    "demographics": "demographic",
    "persons": "person",
    "organizations": "organization",
    "institutions": "institution",
    "organization_tails": "organization_tail",
    "units": "unit",
    "organization_heads": "organization_head",
    "user_cues": "user_cue",
    "street_words": "street_word",
    "rooms": "room",
    "occupations": "occupation",
}
_SHARED: Final = frozenset({"countries", "regions", "persons", "organizations", "street_words", "user_cues"})
_NO_GENITIVE: Final = frozenset(
    {"phrase", "user_cue", "demographic", "season", "unit", "room", "age_before", "age_after"}
)
_DEMONYM_ENDS: Final = ("ansk", "isk", "esisk", "sk", "ish", "ian", "ese", "an")
_PEOPLE: Final = words(
    "an anen aner anerna are aren arna ier iern iere ierne ierna es esen eser er eren ere ak aken ka kan ianer ians ans"
)
_DIGITS: Final = frozenset({"number"})
_NO_TAGS: Final[frozenset[str]] = frozenset()
_MOST: Final = 300_000
_COMMON_NAMES: Final = frozenset("FLP")
_EVERYDAY: Final = 3  # magnitude of lower-case use from which a part of a compound is an everyday word


@dataclass(slots=True)
class Info:
    """A word: `shape` is x (lower), X (capital), XX (all capitals), I (one capital), xX (mixed) or 9 (digits).

    `low`, `cap`: magnitudes of its use in lower case and with a capital; `flags`: gazetteers; `stem`: the length
    without a genitive s (the whole length where there is none, and in English); `value`: of a number word or digits, else -1.
    `vectors` and `nameable` are room for what a model keeps of the word.
    """

    lower: str
    shape: str
    low: int
    cap: int
    flags: str
    stem: int
    tags: frozenset[str]
    value: int = -1
    vectors: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    nameable: bool | None = None


def shape(word: str) -> str:
    """The case pattern of a word, as in Info."""
    if word[0].isdigit():
        return "9"
    if word.islower():
        return "x"
    if len(word) == 1:
        return "I" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    return "X" if word[0].isupper() and word[1:].islower() else "xX"


def _longest(tails: frozenset[str], *, least: int) -> re.Pattern[str]:
    ordered = sorted((re.escape(t) for t in tails if t), key=lambda t: (-len(t), t))
    return re.compile(rf".{{{least},}}(?:{'|'.join(ordered) or '(?!)'})")


class Vocabulary:
    """All that is known of words in one language, with the identifier words of every language beside it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.lexicon: Lexicon = lexicon(language)
        self.memo: dict[str, Info] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.tags: dict[str, set[str]] = {}
        near = base.NEAR.get(language, (language,))
        for name, tag in _TAGGED.items():
            self._add(base.union(name) if name in _SHARED else base.union(name, near), tag)
        self.months, self.numbers = base.merged("months"), base.merged("numbers")
        self.endings = sorted(base.union("endings", near) | {""}, key=lambda e: (-len(e), e))
        self.not_occupations = base.union("not_occupations", near)
        self.lookalikes = tuple(sorted(base.union("occupation_lookalikes", near)))
        tails = base.union("demographic_tails", near)
        self.demographic = _longest(frozenset(t + e for t in tails for e in ("", "en", "n", "et")), least=2)
        self.unit = _longest(base.union("unit_tails", near), least=3)
        self.roots = frozenset(
            root
            for d in base.union("demonyms", near)
            for e in _DEMONYM_ENDS
            if d.endswith(e) and len(root := d[: -len(e)]) > 3
        )
        self.demonyms = base.union("demonyms", near)
        self.occupation_tails = base.union("occupation_tails", near)
        self.occupation = _longest(self.occupation_tails, least=2)
        self.street_tails = base.union("street_tails")
        self.street = _longest(self.street_tails, least=3)
        self.short_street = _longest(frozenset(t for t in self.street_tails if len(t) > 3), least=2)
        self.rooms, self.not_rooms = _longest(base.union("room_tails", near), least=3), base.union("not_rooms", near)
        self.institution = _longest(frozenset(i for i in base.union("institutions", near) if len(i) > 5), least=2)

    def _add(self, entries: frozenset[str], tag: str) -> None:
        for entry in sorted(entries):
            first, *rest = re.findall(r"[^\W\d_]+|\d+", entry)
            if rest:
                self.phrases.setdefault(first, []).append((tuple(rest), tag))
                self.tags.setdefault(first, set()).add("phrase")
            else:
                self.tags.setdefault(first, set()).add(tag)

    def learn(self, word: str) -> Info:
        """Look a word up and keep what was found."""
        if len(self.memo) > _MOST:
            self.memo.clear()
        info = self.memo[word] = self._look(word)
        return info

    def _look(self, word: str) -> Info:
        lower, form = word.lower(), shape(word)
        if form == "9":
            value = int(word) if len(word) < 10 else -1
            return Info(lower, form, 0, 0, "", len(word), _DIGITS if 0 < value < 111 else _NO_TAGS, value)
        low, cap = self.lexicon.case(lower)
        flags, stem = self.lexicon.names.get(lower, ""), len(word)
        tags = set(self.tags.get(lower, ()))
        if lower.endswith("s") and len(lower) > 3 and self._is_genitive(lower, form, flags, tags):
            stem -= self.language != "en"  # whose genitive has an apostrophe: `Carys` is no genitive of Cary
            flags = flags or self.lexicon.names.get(lower[:-1], "")
            tags |= self.tags.get(lower[:-1], set()) - _NO_GENITIVE
            if not (low or cap):
                low, cap = self.lexicon.case(lower[:-1])
        tags |= self._shaped(lower, form)
        if lower in self.months:
            tags.add("month")
        if lower in self.numbers:
            tags.add("number")
        if not flags and form in ("x", "X") and self._compounded(lower[:stem]):
            tags.add("compound")
        if form == "xX":
            tags.add("mixed")
        if form == "XX" and 2 < len(lower) < 6:
            tags.add("acronym")
        return Info(lower, form, low, cap, flags, stem, frozenset(tags), self.numbers.get(lower, -1))

    def _is_genitive(self, lower: str, form: str, flags: str, tags: set[str]) -> bool:
        """A genitive of a name or listed word, where the form itself is none: neither `kadens` nor `Mass`."""
        base_flags, base_cap = self.lexicon.names.get(lower[:-1], ""), self.lexicon.case(lower[:-1])[1]
        if (flags or tags) and not (
            base_flags and base_cap >= self.lexicon.case(lower)[1] + 2 and lower not in self.tags
        ):
            return False
        small = bool(base_flags) and _COMMON_NAMES.isdisjoint(base_flags)  # a rare name
        if small and lower[:-1] not in self.tags and (form == "x" or self.lexicon.case(lower)[0] > 1):
            return False
        return bool(base_flags) or lower[:-1] in self.tags or self.lexicon.case(lower[:-1])[1] > 0

    def _compounded(self, lower: str) -> bool:
        """Whether two everyday words make up a word, with or without an s between them."""
        for cut in range(4, len(lower) - 3):
            first, last = lower[:cut], lower[cut:]
            if self.lexicon.case(last)[0] >= _EVERYDAY and (
                self.lexicon.case(first)[0] >= _EVERYDAY
                or (first[-1] == "s" and cut > 4 and self.lexicon.case(first[:-1])[0] >= _EVERYDAY)
            ):
                return True
        return False

    def _shaped(self, lower: str, form: str) -> set[str]:
        """Tags that the end of a word gives: inflected or compound occupation, street, nationality."""
        found: set[str] = set()
        if len(lower) > 4:
            if (
                lower not in self.not_occupations
                and "occupation" not in self.tags.get(lower, ())
                and self._occupied(lower)
            ):
                found.add("occupation")
            short = form in ("X", "XX") and lower not in self.lexicon.names and self.short_street.fullmatch(lower)
            if self.street.fullmatch(lower) or short:
                found.add("street")  # `Åsvägen`, but neither `uppväg` nor `Julia`
            if self.demographic.fullmatch(lower):
                found.add("demographic")
            if self.unit.fullmatch(lower):
                found.add("named_unit")
            if self.institution.fullmatch(lower):
                found.add("institution")
            if self.rooms.fullmatch(lower) and lower not in self.not_rooms:
                found.add("room")
        if lower in self.street_tails:
            found.add("street_bare")
        if "occupation" not in found and self._is_tail(lower):
            found.add("occupation_tail")
        if any(lower[:cut] in self.roots and lower[cut:] in _PEOPLE for cut in range(4, len(lower))):
            found.add("nationality")
        if any(lower.startswith(d) for d in (lower[:k] for k in range(4, len(lower) + 1)) if d in self.demonyms):
            found |= self._nationality(lower)
        return found

    def _is_tail(self, lower: str) -> bool:
        """What becomes an occupation behind a hyphen or a qualifier: `HR-chef`, `politisk sekreterare`."""
        return any(lower.endswith(e) and lower[: len(lower) - len(e)] in self.occupation_tails for e in self.endings)

    def _occupied(self, lower: str) -> bool:
        for ending in self.endings:
            if ending and not lower.endswith(ending):
                continue
            stem = lower[: len(lower) - len(ending)]
            if stem in self.not_occupations or stem.endswith(self.lookalikes):
                continue
            if "occupation" in self.tags.get(stem, ()) or self.occupation.fullmatch(stem):
                return True
        return False

    def _nationality(self, lower: str) -> set[str]:
        for stem in (lower[:k] for k in range(len(lower), 3, -1)):
            if stem in self.demonyms:
                return (
                    {"nationality"}
                    if lower[len(stem) :] in ("", "a", "e", "t", "an", "or", "orna", "s", "as")
                    else set()
                )
        return set()


@cache
def vocabulary(language: str) -> Vocabulary:
    """The one vocabulary of a language."""
    return Vocabulary(language)
