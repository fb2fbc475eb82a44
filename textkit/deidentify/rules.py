"""Rules of a collection: forms that are always masked and forms that never are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from textkit.deidentify.document import clean
from textkit.records import DIRECT, Span

ALWAYS: Final = "always"
NEVER: Final = "never"
RULES: Final = (ALWAYS, NEVER)
EXACT: Final = frozenset(DIRECT) - {"PERSON"}  # numbers and addresses: opened by the very same letters only
_GENITIVE: Final = r"(?:['’:]?s)?"
_GAP: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """`always` mask this form as `label`, or `never` mask it. The form is raw text: not shown in a representation."""

    form: str = field(repr=False)
    action: str
    label: str = ""


def folded(form: str) -> str:
    """A form as forms are compared: cleaned of what cannot be seen, case folded, single blanks."""
    return _GAP.sub(" ", clean(form)[0]).strip().casefold()


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a rule's form stands: [start, end), and `whole` with its genitive s."""

    start: int
    end: int
    whole: int
    rule: Rule


class Rules:
    """Rules made ready for many texts. A form is matched whole, whatever its case, with or without a genitive s.

    Where forms overlap the longest is taken at each place, and `always` is stronger than `never`.
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.rules = tuple(sorted((r for r in rules if folded(r.form)), key=lambda r: (-len(folded(r.form)), r.form)))
        self._patterns = {action: _pattern([r for r in self.rules if r.action == action]) for action in RULES}

    def __bool__(self) -> bool:
        return bool(self.rules)

    def with_(self, rule: Rule) -> Rules:
        """These rules and another, which takes the place of one on the same form."""
        return Rules([*(r for r in self.rules if folded(r.form) != folded(rule.form)), rule])

    def concerning(self, texts: Iterable[str]) -> list[Rule]:
        """The rules whose form stands in one of the texts."""
        if not self.rules:
            return []
        met = {hit.rule for text in texts for action in RULES for hit in self._hits(text, action)}
        return [rule for rule in self.rules if rule in met]

    def applied(self, text: str, spans: Sequence[Span]) -> list[Span]:
        """The spans after the rules, those of a rule with score 1 and the source `rule`."""
        out = list(spans)
        for hit in self._hits(text, NEVER):
            out = [s for s in out if not _opened(text, s, hit)]
        for hit in self._hits(text, ALWAYS):
            out = masked(text, out, Span(hit.start, hit.end, hit.rule.label, 1.0, "rule"))
        return out

    def _hits(self, text: str, action: str) -> Iterator[_Hit]:
        rules = [r for r in self.rules if r.action == action]
        if rules:
            yield from _found(text, rules, self._patterns[action])


def occurrences(text: str, form: str) -> list[tuple[int, int]]:
    """Where a form stands in a text, matched as rules are; where it nowhere stands whole, within words as well."""
    if not folded(form):
        return []
    rule = Rule(form, ALWAYS)
    hits = [(h.start, h.end) for h in _found(text, [rule], _pattern([rule]))]
    if not hits:
        loose = re.compile(f"(?=({_spaced(folded(form))}))")
        hits = [(h.start, h.end) for h in _found(text, [rule], loose)]
    return [hit for n, hit in enumerate(hits) if not n or hit[0] >= hits[n - 1][1]]


def masked(text: str, spans: Sequence[Span], new: Span) -> list[Span]:
    """The spans with `new` among them: what it covers of others is its own, what is left of them stays masked.

    A longer span of the same label, or a longer number or address, keeps what lies inside it: it is masked already.
    """
    for s in spans:
        inside = s.start <= new.start and new.end <= s.end and len(s) > len(new)
        if inside and (s.label == new.label or (s.label in EXACT and new.source == "rule")):
            return list(spans)
    entity = next((s.entity for s in spans if s.label == new.label and s.overlaps(new)), new.entity)
    return sorted([*opened(text, spans, new.start, new.end), replace(new, entity=entity)], key=lambda s: s.start)


def opened(text: str, spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans without [start, end): what is left of a span on either side stays, if a letter or digit is in it."""
    out: list[Span] = []
    for s in spans:
        if s.end <= start or end <= s.start:
            out.append(s)
            continue
        for a, b in ((s.start, min(s.end, start)), (max(s.start, end), s.end)):
            left = [i for i in range(a, b) if text[i].isalnum()]
            if left:
                out.append(Span(left[0], left[-1] + 1, s.label, s.score, s.source, s.entity))
    return out


def _opened(text: str, s: Span, hit: _Hit) -> bool:
    """Whether a never-rule opens a span: one within the form, and a number or address only where it is the form.

    A person's name with an s of its own stays masked: `never Han` must not open Hans.
    """
    if s.label in EXACT:
        return (s.start, s.end) == (hit.start, hit.end) and text[s.start : s.end] == hit.rule.form
    return hit.start <= s.start and s.end <= (hit.end if s.label == "PERSON" else hit.whole)


def _spaced(form: str) -> str:
    return r"\s+".join(re.escape(word) for word in form.split(" "))


def _pattern(rules: Sequence[Rule]) -> re.Pattern[str]:
    """One group a rule, looked for at every place, so that overlapping forms are all found."""
    forms = "|".join(f"({_spaced(folded(r.form))})" for r in rules)
    return re.compile(rf"(?<![^\W_])(?=(?:{forms}){_GENITIVE}(?![^\W_]))")


def _found(text: str, rules: Sequence[Rule], pattern: re.Pattern[str]) -> Iterator[_Hit]:
    plain, origin = clean(text)
    low, place = _low(plain)
    for match in pattern.finditer(low):
        number = match.lastindex or 1
        start, end = match.span(number)
        tail = re.compile(_GENITIVE).match(low, end)
        whole = tail.end() if tail and not low[tail.end() : tail.end() + 1].isalnum() else end
        start, end, whole = (_original(i, place, origin) for i in (start, end, whole))
        yield _Hit(start, end, whole, rules[number - 1])


def _original(at: int, *places: list[int] | None) -> int:
    """A place in the text as given, by way of the places of letters in each step of its cleaning."""
    for place in places:
        at = place[at] if place else at
    return at


def _low(text: str) -> tuple[str, list[int] | None]:
    """The text case folded and, where that made it longer, the place of each of its letters."""
    low = text.casefold()
    if len(low) == len(text):
        return low, None
    return low, [*(i for i, c in enumerate(text) for _ in c.casefold()), len(text)]
