"""From a raw text and its spans to a safe text: placeholders, masks, gaps, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from textkit.deidentify.policy import Policy
from textkit.records import LABELS, Span

MASK: Final = "***"
_LOOKALIKE: Final = re.compile(rf"\[((?:{'|'.join(LABELS)})(?: \d+)?)\]")


def escape(text: str) -> str:
    """The text with what looks like a placeholder of ours put in round brackets, of the same length."""
    return _LOOKALIKE.sub(r"(\1)", text) if "[" in text else text


def placeholder(span: Span) -> str:
    """`[PERSON 1]`; the number is the entity of the span."""
    return f"[{span.label} {span.entity}]"


def rewrite(text: str, spans: Sequence[Span], policy: Policy) -> tuple[str, tuple[Span, ...]]:
    """The safe text and the spans of the replacements in it; what the policy keeps or removes leaves no span."""
    escaped = escape(text)
    out: list[str] = []
    placed: list[Span] = []
    length = done = 0
    for span in spans:
        action = policy.action(span.label)
        if action == "keep":
            continue
        between = escaped[done : span.start]
        new = {"placeholder": placeholder(span), "mask": MASK, "remove": ""}[action]
        end = span.end
        if action == "remove" and between.endswith(" ") and text[end : end + 1] == " ":
            end += 1
        out += [between, new]
        length += len(between)
        if new:
            placed.append(Span(length, length + len(new), span.label, span.score, span.source, span.entity))
        length += len(new)
        done = end
    out.append(escaped[done:])
    return "".join(out), tuple(placed)
