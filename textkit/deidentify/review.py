"""What a person should look at: the spans the engine is unsure of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textkit.deidentify.policy import Policy
from textkit.records import Span

UNSURE: Final = 0.7  # under this score a span is doubtful: of those from .5 to .7, half are identifiers (dev part)
LEFT: Final = "risk"  # source of what no recognizer masked and the measure of risk found in the safe text
SETTLED: Final = ("reviewer", "rule")  # sources of spans that a person has decided


def unsure(spans: Iterable[Span], *, below: float = UNSURE) -> list[Span]:
    """The spans with a score under `below`, the least sure first."""
    return sorted((s for s in spans if s.score < below), key=lambda s: (s.score, s.start))


def is_masked(span: Span, policy: Policy) -> bool:
    """Whether a span found in strict mode is masked under a policy: balanced mode leaves unsure ones alone."""
    return span.source in SETTLED or (span.source != LEFT and span.score >= policy.threshold(span.label))


def doubtful(spans: Iterable[Span], policy: Policy, *, below: float = UNSURE) -> list[Span]:
    """Of spans found in strict mode, those to look at: unsure ones, and all that the policy's mode leaves open."""
    return [s for s in spans if s.source not in SETTLED and (s.score < below or not is_masked(s, policy))]
