"""What a reviewer sees: a text with what was found in it, and where it stands in the queue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from textkit.deidentify.policy import Policy
from textkit.deidentify.review import SETTLED, doubtful, is_masked
from textkit.deidentify.rules import occurrences
from textkit.records import Span

Stretch: TypeAlias = tuple[int, int]
_AROUND: Final = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A doubtful span in its raw surroundings; never written anywhere, and silent in a representation.

    `masked`: what happens to it as long as nobody decides.
    """

    testimony_id: str
    start: int
    end: int
    label: str
    score: float
    before: str = field(repr=False)
    surface: str = field(repr=False)
    after: str = field(repr=False)
    masked: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a raw text: what was found, and what becomes of it.

    `state`: doubtful (waits for a decision), sure, decided (masked by a person or a rule), open (left by one).
    """

    start: int
    end: int
    label: str
    score: float
    source: str
    state: str
    masked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A raw text as a reviewer reads it, with all that was found in it; silent in a representation."""

    id: str
    language: str | None
    text: str = field(repr=False)
    marks: tuple[Mark, ...] = ()

    @property
    def doubtful(self) -> list[Mark]:
        """What waits for a decision, in the order of the text."""
        return [m for m in self.marks if m.state == "doubtful"]

    def words(self, mark: Mark) -> str:
        """The raw words of a mark."""
        return self.text[mark.start : mark.end]

    def missed(self, words: str) -> list[Stretch]:
        """Where words stand that are not masked: whole and whatever their case, or else within other words."""
        masked = [m for m in self.marks if m.masked]
        found = occurrences(self.text, words)
        return [(a, b) for a, b in found if not any(m.start <= a and b <= m.end for m in masked)]

    def place(self, mark: Mark) -> Place:
        """A mark in its surroundings on one line."""
        before = self.text[max(0, mark.start - _AROUND) : mark.start].replace("\n", " ")
        after = self.text[mark.end : mark.end + _AROUND].replace("\n", " ")
        return Place(
            self.id, mark.start, mark.end, mark.label, mark.score, before, self.words(mark), after, mark.masked
        )


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text of the queue. `found`: the places doubtful before anyone decided; `doubtful`: those that still are.

    `risk`: how far the text itself still points at somebody, in [0, 1], None where it was not measured; `risky`: high;
    `why`: the labels that single out, and `left` where an identifier may still stand. Offsets and labels only.
    """

    id: str
    doubtful: tuple[Span, ...]
    found: tuple[Span, ...]
    risk: float | None = None
    risky: bool = False
    why: tuple[str, ...] = ()
    changed: bool = False
    read: bool = False

    @property
    def waits(self) -> bool:
        """Whether a reviewer has something left to do here."""
        return bool(self.doubtful) or self.changed or (self.risky and not self.read)

    @property
    def worst(self) -> tuple[bool, bool, float, float]:
        """Sorts the worst first: texts changed after review, then risky ones, then the least sure place."""
        least = min((s.score for s in self.doubtful), default=1.0)
        return not self.changed, not self.risky, -(self.risk or 0.0) if self.risky else 0.0, least


@dataclass(frozen=True, slots=True)
class Done:
    """How much of a queue is done."""

    places: int
    of_places: int
    texts: int
    of_texts: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What a rule would change in the collection: places masked or opened, and in how many texts."""

    masked: int
    opened: int
    texts: int


def marks(found: Sequence[Span], spans: Sequence[Span], policy: Policy, *, below: float) -> Iterator[Mark]:
    """All spans of a text with their state; what a person or a rule left open is shown where it had been found."""
    waiting = doubtful(spans, policy, below=below)
    left = [s for s in found if not any(s.overlaps(other) for other in spans)]
    for s in sorted([*spans, *left], key=lambda s: s.start):
        state = "decided" if s.source in SETTLED else "doubtful" if s in waiting else "sure"
        masked = is_masked(s, policy) and s not in left
        yield Mark(s.start, s.end, s.label, s.score, s.source, "open" if s in left else state, masked)
