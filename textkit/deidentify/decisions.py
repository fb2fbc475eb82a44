"""What reviewers decided, replayed on what the engine found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from textkit.deidentify import propagate
from textkit.deidentify.document import clean
from textkit.deidentify.rules import Rules, masked, opened
from textkit.records import Span

NO_RULES: Final = Rules()


class Decided(Protocol):
    """A decision on the raw offsets [start, end): accept, reject, add or relabel."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def action(self) -> str: ...
    @property
    def label(self) -> str: ...


def amended(text: str, spans: Sequence[Span], decisions: Iterable[Decided] = (), rules: Rules = NO_RULES) -> list[Span]:
    """The spans after rules and review: sorted, not overlapping, entities numbered anew where anything changed.

    Decisions are applied in their order, after the rules, and hold whatever the engine finds this time: what was
    rejected is open, the rest of a span around it masked; what was accepted, added or relabelled is masked.
    """
    out = rules.applied(text, spans) if rules else list(spans)
    for decision in decisions:
        if decision.end <= len(text):
            out = _decided(text, out, decision)
    return out if out == list(spans) else _numbered(text, out)


def _decided(text: str, spans: list[Span], d: Decided) -> list[Span]:
    if d.action == "reject":
        return opened(text, spans, d.start, d.end)
    here = next((s.label for s in spans if s.start < d.end and d.start < s.end), "")
    if not (label := d.label or here):
        return spans  # accepted without a label, and the engine no longer finds anything there
    return masked(text, spans, Span(d.start, d.end, label, 1.0, "reviewer"))


def _numbered(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with entities numbered by appearance; whom the engine keeps apart stays apart, new mentions join them."""
    tied = propagate.tie([(s.label, clean(text[s.start : s.end])[0]) for s in spans])
    known: dict[tuple[str, int], int] = {}
    for s, number in zip(spans, tied, strict=True):
        if s.entity:
            known.setdefault((s.label, number), s.entity)
    numbers: dict[tuple[str, int], int] = {}
    count: Counter[str] = Counter()
    out = []
    for s, number in zip(spans, tied, strict=True):
        key = (s.label, s.entity or known.get((s.label, number), -number))
        if key not in numbers:
            count[s.label] += 1
            numbers[key] = count[s.label]
        out.append(replace(s, entity=numbers[key]))
    return out
