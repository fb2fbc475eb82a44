"""What a person should look at: the spans the engine is unsure of."""

from __future__ import annotations

from collections.abc import Iterable

from textkit.records import Span


def unsure(spans: Iterable[Span], *, below: float = 0.5) -> list[Span]:
    """The spans with a score under `below`, the least sure first."""
    return sorted((s for s in spans if s.score < below), key=lambda s: (s.score, s.start))
