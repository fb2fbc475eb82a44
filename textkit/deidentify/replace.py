"""From a raw text and its spans to a safe text: what stands instead of each span, and where."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from textkit.deidentify.policy import Policy
from textkit.records import LABELS, Span

MASK: Final = "***"
_LOOKALIKE: Final = re.compile(rf"\[((?:{'|'.join(LABELS)})(?: \d+)?)\]")
_FIXED: Final = {"mask": MASK, "remove": ""}

Renew: TypeAlias = Callable[[Span, str], str | None]  # a span and the action of its label → what stands instead


class Edit(NamedTuple):
    """`new` stands instead of the raw text's [start, end), for a span."""

    start: int
    end: int
    new: str
    span: Span


def escape(text: str) -> str:
    """The text with what looks like a placeholder of ours put in round brackets, of the same length."""
    return _LOOKALIKE.sub(r"(\1)", text) if "[" in text else text


def placeholder(span: Span) -> str:
    """`[PERSON 1]`; the number is the entity of the span."""
    return f"[{span.label} {span.entity}]"


def edits(text: str, spans: Sequence[Span], policy: Policy, renew: Renew | None = None) -> Iterator[Edit]:
    """What happens to each span the policy does not keep.

    `renew` makes surrogates and generalisations; where there is none, or it has nothing, a placeholder stands.
    """
    done = 0
    for span in spans:
        action = policy.action(span.label)
        if action == "keep":
            continue
        end = span.end
        if action == "placeholder":
            new = placeholder(span)
        elif action in _FIXED:
            new = _FIXED[action]
        else:
            new = (renew(span, action) if renew else None) or placeholder(span)
        if action == "remove" and text[done : span.start].endswith(" ") and text[end : end + 1] == " ":
            end += 1
        yield Edit(span.start, end, new, span)
        done = end


def written(text: str, made: Sequence[Edit]) -> tuple[str, tuple[Span, ...]]:
    """The text with its edits made, and the spans of the replacements in it; what is removed leaves no span."""
    escaped = escape(text)
    out: list[str] = []
    placed: list[Span] = []
    length = done = 0
    for start, end, new, span in made:
        out += [escaped[done:start], new]
        length += start - done
        if new:
            placed.append(Span(length, length + len(new), span.label, span.score, span.source, span.entity))
        length += len(new)
        done = end
    out.append(escaped[done:])
    return "".join(out), tuple(placed)


def rewrite(
    text: str, spans: Sequence[Span], policy: Policy, renew: Renew | None = None
) -> tuple[str, tuple[Span, ...]]:
    """The safe text and the spans of the replacements in it; what the policy keeps or removes leaves no span."""
    return written(text, list(edits(text, spans, policy, renew)))
