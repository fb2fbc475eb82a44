"""What reviewers decided, replayed on what the engine found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from textkit.records import Span


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


def amended(spans: Sequence[Span], decisions: Iterable[Decided]) -> list[Span]:
    """The spans after review: sorted, not overlapping; an added place wins over what the engine found there."""
    out = list(spans)
    for decision in decisions:
        here = [s for s in out if s.start < decision.end and decision.start < s.end]
        if decision.action in ("reject", "add"):
            out = [s for s in out if s not in here]
        if decision.action == "add":
            entity = max((s.entity for s in spans if s.label == decision.label), default=0) + 1
            out.append(Span(decision.start, decision.end, decision.label, 1.0, "reviewer", entity))
        elif decision.action in ("accept", "relabel"):
            label = decision.label if decision.action == "relabel" else ""
            out = [replace(s, score=1.0, label=label or s.label, source="reviewer") if s in here else s for s in out]
    return sorted(out, key=lambda s: s.start)
