"""Surrogates and generalisations for the spans of a testimony, as the policy asks.

All surrogates are drawn with the key: the same key, settings and text give the same bytes, and no table of names is
kept. A name that stands in the testimony, or is known to stand in the collection, is never chosen.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import Final, Protocol

from textkit.deidentify import dates, generalise, places
from textkit.deidentify.document import TOKEN, clean
from textkit.deidentify.policy import SURROGATE, Policy
from textkit.deidentify.replace import Renew
from textkit.deidentify.surrogates import addresses, handles, names, numbers
from textkit.deidentify.surrogates.keyed import Draw, derived
from textkit.deidentify.surrogates.people import People, fitted
from textkit.language import base
from textkit.records import Span

_TRIES: Final = 12
_YEARS: Final = 4  # how far back dates are moved at most
_WEEKS: Final = 6
_KIND: Final = re.compile(r"\[.*\]")  # a kind is shared by many
_NUMBER: Final = re.compile(r"\d+")
_CODE_CUES: Final = ("case_cues", "employee_cues", "vehicle_cues", "account_cues")


class Held(Protocol):
    """What is needed of a testimony: its id tells it from others, and its text."""

    @property
    def id(self) -> str: ...
    @property
    def text(self) -> str: ...


def words_of(text: str) -> set[str]:
    """The words of a text in lower case, each also without a last s."""
    found = {word.lower() for word in TOKEN.findall(clean(text)[0])}
    return found | {word[:-1] for word in found if word.endswith("s")}


def present(texts: Iterable[str], key: bytes) -> frozenset[bytes]:
    """Keyed hashes of the names in the lists that stand as words in these texts, found by a recognizer or not."""
    pool, secret = names.pool(), derived(key, "present")
    found: set[str] = set()
    for text in texts:
        found |= pool & words_of(text)
    return frozenset(_hash(secret, name) for name in found)


def _hash(secret: bytes, name: str) -> bytes:
    return hmac.digest(secret, name.encode(), hashlib.sha256)[:16]


class Renewer:
    """What stands instead of spans under a policy. Raises UsageError where surrogates are asked for without a key."""

    def __init__(self, policy: Policy, key: bytes | None, there: Collection[bytes] = ()) -> None:
        self.policy = policy
        self._key = derived(key, "surrogates") if policy.draws else b""
        secret = derived(key, "present") if there else b""
        self._there = frozenset(n for n in names.pool() if _hash(secret, n) in there) if there else frozenset()

    def of(self, testimony: Held, language: str, spans: Sequence[Span]) -> Renew:
        """The replacements of one testimony, for `replace.edits`."""
        if not self.policy.draws:
            return _Coarser(testimony.text, language)
        return _Drawn(self._key, self.policy, self._there, testimony, language, spans)


class _Coarser:
    """Generalisations alone: nothing about a text needs to be known beforehand."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = text, language

    def __call__(self, span: Span, action: str) -> str | None:
        return generalise.generalised(self.surface(span), span.label, action, self._language)

    def surface(self, span: Span) -> str:
        """The span's words without what hides in them."""
        return clean(self._text[span.start : span.end])[0]


class _Drawn(_Coarser):
    """Surrogates of one testimony; two things that differ never get the same one."""

    def __init__(
        self,
        key: bytes,
        policy: Policy,
        there: frozenset[str],
        testimony: Held,
        language: str,
        spans: Sequence[Span],
    ) -> None:
        super().__init__(testimony.text, language)
        own = testimony.id or hashlib.sha256(testimony.text.encode(errors="surrogatepass")).hexdigest()
        self._own = Draw(key, f"testimony {own}")
        self._draw = self._own if policy.surrogates == "testimony" else Draw(key, "collection")
        self._words, self._there = words_of(testimony.text), there
        named = [s for s in spans if s.label == "PERSON"] if policy.action("PERSON") == SURROGATE else []
        self._people = People(testimony.text, named, language, self._draw, self._blocked)
        self._made: dict[tuple[str, str], str | None] = {}
        sign = -1 if self._own.number(2, "sign") else 1
        weeks = sign * (1 + self._own.number(_WEEKS, "weeks"))
        self._offset = dates.Offset(1 + self._own.number(_YEARS, "years"), weeks)

    def _blocked(self, name: str) -> bool:
        return name in self._words or name in self._there

    def __call__(self, span: Span, action: str) -> str | None:
        if action != SURROGATE:
            return super().__call__(span, action)
        if span.label == "PERSON":
            return self._people.surrogate(span)
        return self._surrogate(span.label, self.surface(span))

    def _surrogate(self, label: str, surface: str) -> str | None:
        """One surrogate for what is written alike, another for every other surface of the label."""
        seen = (label, surface.casefold())
        if seen not in self._made:
            taken = {value for (of, _), value in self._made.items() if of == label and label != "DATE"}
            drawn = (self._draw_for(label, surface, self._draw.again(attempt)) for attempt in range(_TRIES))
            self._made[seen] = next(
                (new for new in drawn if new != surface and (new not in taken or _KIND.fullmatch(new or ""))), None
            )
        made = self._made[seen]
        return fitted(surface, made) if made and label == "LOCATION" else made

    def _draw_for(self, label: str, surface: str, draw: Draw) -> str | None:
        make: dict[str, Callable[[], str | None]] = {
            "PHONE_NUMBER": partial(numbers.phone, surface, self._language, draw),
            "NATIONAL_ID": partial(numbers.national_id, surface, self._language, draw),
            "IP_ADDRESS": partial(numbers.ip, surface, draw),
            "VEHICLE": partial(numbers.plate, surface, draw),
            "ACCOUNT": partial(numbers.account, surface, draw, keep=_is_cue),
            "CASE_NUMBER": partial(numbers.code, surface, draw, keep=_is_cue, years=self._offset.years),
            "EMPLOYEE_ID": partial(numbers.code, surface, draw, keep=_is_cue),
            "EMAIL_ADDRESS": partial(handles.email, surface, draw, self._people.handle),
            "USERNAME": partial(handles.username, surface, draw, self._people.handle),
            "URL": partial(handles.url, surface, draw),
            "ADDRESS": partial(addresses.address, surface, self._language, draw, self._town),
            "LOCATION": partial(self._place, surface, draw),
            "ORGANIZATION": partial(self._organization, surface, draw),
            "DATE": partial(dates.moved, surface, self._offset, self._language),
        }
        return make[label]()

    def _place(self, surface: str, draw: Draw) -> str | None:
        options = [n for n in places.like(surface, self._language) if n.lower() not in self._words]
        return draw.pick(options, "place", surface.lower()) if options else None

    def _town(self, name: str) -> str | None:
        """The surrogate of a town inside an address or the name of an organisation; its genitive s kept."""
        if not name[:1].isupper():
            return None
        for town, tail in ((name, ""), (name[:-1], "s")):
            if (not tail or name.endswith("s")) and places.like(town, self._language):
                found = self._surrogate("LOCATION", town)
                return fitted(town, found) + tail if found else None
        return None

    def _organization(self, surface: str, draw: Draw) -> str | None:
        """Another number of a unit, another town of an institution, else the kind of organisation."""
        told = generalise.kind(surface, self._language)
        if generalise.numbered_unit(surface):
            return _NUMBER.sub(lambda m: str(1 + draw.number(max(9, 2 * int(m[0])), "unit", surface)), surface)
        if not told:
            return None
        parts = re.split(r"([A-ZÅÄÖÆØ][^\W\d_]+)", surface)
        towns = [self._town(part) if place % 2 else None for place, part in enumerate(parts)]
        rest = [part for place, part in enumerate(parts) if place % 2 and not towns[place]]
        generic = all(_says_kind(part, first=place == 0 and not parts[0]) for place, part in enumerate(rest))
        if sum(town is not None for town in towns) == 1 and generic and not _NUMBER.search(surface):
            return "".join(town or part for town, part in zip(towns, parts, strict=True))
        return told


def _says_kind(part: str, *, first: bool) -> bool:
    """Whether a capitalised word of a name says only its kind: `Högskolan` in Skövde, Trollhättans `Stad`."""
    tails = base.union("organization_tails") | base.union("institutions")
    return part.lower() in tails or (first and part.lower() in {word for tail in tails for word in tail.split()})


def _is_cue(word: str) -> bool:
    """A word before a number that says what number it is."""
    return any(word in base.union(cues) for cues in _CODE_CUES)
