"""Review: the places the engine was unsure of, shown to a person who holds the vault's key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from textkit.records import Span, Testimony
from textkit.store.notes import Decision

if TYPE_CHECKING:
    from textkit.store import Project

_AROUND: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A doubtful span in its raw surroundings; never written anywhere, and silent in a representation."""

    testimony_id: str
    start: int
    end: int
    label: str
    score: float
    before: str = field(repr=False)
    surface: str = field(repr=False)
    after: str = field(repr=False)


def queue(project: Project) -> list[Place]:
    """What waits for review, the most doubtful first; places decided on already are left out."""
    from textkit import pipeline
    from textkit.deidentify import unsure

    engine, decided = pipeline.deidentifier(project), project.notes.decisions()
    with project.vault() as vault:
        raw = list(vault.raw(vault.ids()))
    found = engine.detect_all((t.text for t in raw), (t.language for t in raw))
    places = []
    for testimony, spans in zip(raw, found, strict=True):
        done = {(d.start, d.end) for d in decided.get(testimony.id, ())}
        places += [_place(testimony, s) for s in unsure(spans) if (s.start, s.end) not in done]
    return sorted(places, key=lambda p: (p.score, p.testimony_id, p.start))


def _place(testimony: Testimony, s: Span) -> Place:
    text = testimony.text
    before = text[max(0, s.start - _AROUND) : s.start].replace("\n", " ")
    after = text[s.end : s.end + _AROUND].replace("\n", " ")
    return Place(testimony.id, s.start, s.end, s.label, s.score, before, text[s.start : s.end], after)


def decide(project: Project, place: Place, action: str | None) -> bool:
    """Keep a decision; None: skipped. True where something was decided."""
    if action is None:
        return False
    project.notes.decide(Decision(place.testimony_id, place.start, place.end, action, place.label))
    project.audit("review", testimony=place.testimony_id, decision=action)
    return True
