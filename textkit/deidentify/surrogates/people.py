"""Other names for the persons of a testimony: same kind of name, same gender and origin, one person still one person.

Every part of a name (given name, surname, each half of a double name, initial) has its surrogate, so that `Anna`,
`Svensson`, `Anna Svensson` and `A.S.` agree whatever form the text uses. The ending is kept alike: a name in s, x or z
is replaced by another such name, since neither takes a genitive s (`Lars bil` → `Mats bil`, `Annas bil` → `Evas bil`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from textkit.deidentify.document import clean
from textkit.deidentify.lexicon import lexicon
from textkit.deidentify.surrogates import names
from textkit.deidentify.surrogates.handles import plain
from textkit.deidentify.surrogates.keyed import Draw
from textkit.deidentify.surrogates.names import FIRST, LAST
from textkit.deidentify.tie import slipped
from textkit.language.base import words
from textkit.language.nicknames import is_shortened, nicknames
from textkit.language.people import HE, MR, MRS, SHE
from textkit.records import Span

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CONNECTORS: Final = words("von van de da di du af del der den la le al el bin ibn abu ben och og and")
_LETTERS: Final = "ABEFGHJKLMNOPRSTUV"
_REACH: Final = 240  # letters after a mention in which a pronoun is about it
_COMMON: Final = 9  # magnitude of use in lower case of the words everybody uses: brother, my, and
_PROBES: Final = 40
INITIAL: Final = "initial"


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name in its surface: where it stands and what it is (FIRST, LAST, INITIAL, or empty: left alone)."""

    start: int
    end: int
    word: str
    role: str


def fitted(model: str, name: str) -> str:
    """A name in the case of the one it stands for: lower, ALL CAPS, else a capital."""
    if model.islower():
        return name.lower()
    return name.upper() if model.isupper() and len(model) > 1 else name.capitalize()


class People:
    """The surrogates of the persons in one testimony. `blocked`: names that must not be chosen."""

    def __init__(
        self, text: str, spans: Sequence[Span], language: str, draw: Draw, blocked: Callable[[str], bool]
    ) -> None:
        self._language, self._draw, self._blocked = language, draw, blocked
        self._text, self._spans = text, [s for s in spans if s.label == "PERSON"]
        surfaces = [clean(text[s.start : s.end])[0] for s in self._spans]
        known = {p.word: p.role for s in surfaces for p in self._parts(s, {}, several=True)}
        self._mentions = {
            (s.start, s.end): (surface, tuple(self._parts(surface, known)))
            for s, surface in zip(self._spans, surfaces, strict=True)
        }
        self._canonical: dict[tuple[int, str, str], str] = {}
        self._chosen: dict[tuple[str, str], str] = {}
        self._letters: dict[tuple[int, str], str] = {}
        self._handles: dict[str, str] = {}
        self._settle()

    def surrogate(self, span: Span) -> str | None:
        """The name that stands instead of this mention; None where there is none to be had."""
        surface, parts = self._mentions[span.start, span.end]
        out, done = [], 0
        for part in parts:
            new = self._part(span.entity, part, surface[part.start : part.end])
            if new is None:
                return None
            out += [surface[done : part.start], new]
            done = part.end
        return "".join([*out, surface[done:]]) if any(p.role for p in parts) else None

    def handle(self, word: str) -> str:
        """The name for a word of a user name or e-mail address: that of the person here who bears it, else another."""
        if len(word) == 1:
            borne = (
                n[0] for role in (LAST, FIRST) for (w, r), n in self._chosen.items() if r == role and n and w[0] == word
            )
            return next(borne, "") or self._draw.pick([c for c in _LETTERS.lower() if c != word], "letter", word)
        if word not in self._handles:
            borne = (name for (part, _), name in self._chosen.items() if name and plain(part) == plain(word))
            role = names.role(word, self._language)
            drawn = next(borne, "") or self._choose(word, role, names.gender(word, self._language))
            self._handles[word] = drawn or "".join(
                self._draw.pick(_LETTERS, "handle", word, str(i)) for i in range(len(word))
            )
        return self._handles[word]

    # -- reading the names ---------------------------------------------------------------------------------------

    def _parts(self, surface: str, known: dict[str, str], *, several: bool = False) -> Iterator[Part]:
        """The parts of a surface; `several`: only of one with two names or more, whose places tell their roles."""
        groups = list(_groups(surface))
        telling = [g for g in groups if any(w.lower() not in _CONNECTORS and not w.isdigit() for _, _, w in g)]
        if several and len(telling) < 2:
            return
        for group in groups:
            for start, stop, word in group:
                end, word = self._without_genitive(stop, word) if stop < len(surface) else (stop, word)
                role = self._role(
                    surface, end, word, telling.index(group) if group in telling else -1, len(telling), known
                )
                yield Part(start, end, word.lower(), role)

    def _role(self, surface: str, end: int, word: str, place: int, count: int, known: dict[str, str]) -> str:
        lower = word.lower()
        if word.isdigit():
            return INITIAL
        if count > 1 and word.islower() and not surface.islower() and self._is_everyday(lower):
            return ""
        if place < 0 or (lower in _CONNECTORS and count > 1) or (len(word) == 1 and surface[end : end + 1] == "'"):
            return ""
        if len(word) == 1:
            return INITIAL
        first, last = (bool(names.origins(lower, role, self._language)) for role in (FIRST, LAST))
        if count == 1:
            if word.isupper() and len(word) < 4 and not (first or last) and lower not in known:
                return INITIAL
            return known.get(lower) or names.role(lower, self._language)
        if place == count - 1:
            return FIRST if first and not last else LAST
        return LAST if not first and (place or names.family_first(lower, self._language)) else FIRST

    def _without_genitive(self, end: int, word: str) -> tuple[int, str]:
        """`Annas` before another word is Anna's, where nobody here is called Annas."""
        lower = word.lower()
        genitive = (
            lower.endswith("s") and names.native(lower[:-1], self._language) and not names.native(lower, self._language)
        )
        return (end - 1, word[:-1]) if genitive else (end, word)

    def _is_everyday(self, word: str) -> bool:
        """A word in lower case that got between names: `Annas bror Mehmet`."""
        return lexicon(self._language).case(word)[0] >= _COMMON

    # -- choosing ------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Choose for every part, in the order of the text, the fullest form of each person first."""
        for entity in dict.fromkeys(s.entity for s in self._spans):
            spans = [s for s in self._spans if s.entity == entity]
            mentions = [self._mentions[s.start, s.end][1] for s in spans]
            firsts = [p.word for parts in mentions for p in parts if p.role == FIRST]
            listed = next((told for word in firsts if (told := names.gender(word, self._language))), "")
            gender = listed or (self._gender(entity, spans) if firsts else "")
            told_by = ((p.word, p.role) for parts in mentions for p in parts if p.role in (FIRST, LAST))
            hint = names.foreign(told_by, self._language)
            for parts in sorted(mentions, key=lambda parts: -len(parts)):
                for part in parts:
                    if part.role not in (FIRST, LAST) or (entity, part.word, part.role) in self._canonical:
                        continue
                    same = self._variant(entity, part)
                    self._canonical[entity, part.word, part.role] = same
                    if (same, part.role) not in self._chosen:
                        told = (names.gender(same, self._language) or gender) if part.role == FIRST else ""
                        self._chosen[same, part.role] = self._choose(same, part.role, told, hint)

    def _variant(self, entity: int, part: Part) -> str:
        """The name of the person that a part is a pet name or a misspelling of, else itself."""
        for other, word, role in self._canonical:
            if other == entity and role == part.role and self._canonical[other, word, role] == word:
                pets = word in nicknames().get(part.word, ()) or part.word in nicknames().get(word, ())
                if pets or slipped(part.word, word) or is_shortened(part.word, word):
                    return word
        return part.word

    def _choose(self, word: str, role: str, gender: str, hint: str = "") -> str:
        """A name for a name; empty where every candidate is blocked or taken."""
        taken = {*self._chosen.values(), *self._handles.values()}
        for place, options in enumerate(names.choices(word, role, gender, self._language, hint)):
            what = (role, gender, word, str(place))
            for probe in range(min(_PROBES, 4 * len(options))):
                name = self._draw.pick(options, *what, str(probe))
                if name not in taken and not self._blocked(name):
                    return name
            start = self._draw.number(len(options), *what) if options else 0
            for name in (*options[start:], *options[:start]):
                if name not in taken and not self._blocked(name):
                    return name
        return ""

    def _gender(self, entity: int, spans: Sequence[Span]) -> str:
        """What titles before and pronouns after the mentions of a person say."""
        he = she = 0
        for span in spans:
            title = _WORD.findall(self._text[max(0, span.start - 14) : span.start].lower())[-1:]
            he += 3 * (title[0] in MR) if title else 0
            she += 3 * (title[0] in MRS) if title else 0
            end = min(
                (s.start for s in self._spans if s.start > span.start and s.entity != entity), default=len(self._text)
            )
            after = _WORD.findall(self._text[span.end : min(end, span.end + _REACH)].lower())
            he += sum(w in HE for w in after)
            she += sum(w in SHE for w in after)
        return "" if he == she else "male" if he > she else "female"

    def _part(self, entity: int, part: Part, word: str) -> str | None:
        if part.role == INITIAL:
            return (
                self._draw.digits(len(word), "name", word)
                if word.isdigit()
                else "".join(self._letter(entity, c) for c in word)
            )
        if not part.role:
            return word
        name = self._chosen[self._canonical[entity, part.word, part.role], part.role]
        return fitted(word, name) if name else None

    def _letter(self, entity: int, letter: str) -> str:
        """The initial of the surrogate, where the name it stands for is known; else another letter."""
        lower = letter.lower()
        if (entity, lower) not in self._letters:
            known = [
                self._chosen[same, role]
                for (e, _, role), same in self._canonical.items()
                if e == entity and same[0] == lower
            ]
            letters = [c for c in _LETTERS if c.lower() != lower]
            drawn = next((n[0] for n in known if n), "") or self._draw.pick(letters, INITIAL, lower)
            self._letters[entity, lower] = drawn
        return (
            fitted(letter, self._letters[entity, lower]) if letter.islower() else self._letters[entity, lower].upper()
        )


def _groups(surface: str) -> Iterator[list[tuple[int, int, str]]]:
    """The words of a surface, those joined by a hyphen or apostrophe together."""
    group: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(surface):
        if group and surface[group[-1][1] : match.start()] not in ("-", "'"):
            yield group
            group = []
        group.append((match.start(), match.end(), match[0]))
    if group:
        yield group
