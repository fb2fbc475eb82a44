"""A small de-identifier that finds given names, e-mail addresses and long numbers, and numbers what it finds."""

from __future__ import annotations

import re

import pytest

from textkit.records import SafeTestimony, Span

_PATTERNS = (
    ("EMAIL_ADDRESS", re.compile(r"[\w.]+@[\w.]+\.\w+")),
    ("PERSON", re.compile(r"\b(?:Anna|Åsa|Öberg|Kari)(?: (?:Berg|Öberg|Svensson))?(?=s?\b)", re.I)),
    ("NATIONAL_ID", re.compile(r"\b(?:19|20)?\d{6}[- ]?\d{4}\b")),
    ("DATE", re.compile(r"\b20[012]\d\b")),
)


class SmallDetector:
    def detect(self, text: str, language: str | None = None) -> list[Span]:
        found: list[Span] = []
        for label, pattern in _PATTERNS:
            for m in pattern.finditer(text):
                span = Span(m.start(), m.end(), label, 0.5 if label == "DATE" else 0.9)
                if not any(span.overlaps(other) for other in found):
                    found.append(span)
        return sorted(found, key=lambda s: s.start)

    def deidentify(self, testimony_or_text: str, language: str | None = None) -> SafeTestimony:
        text, out, spans, at = testimony_or_text, "", [], 0
        numbers: dict[str, dict[str, int]] = {}
        for s in self.detect(text):
            known = numbers.setdefault(s.label, {})
            number = known.setdefault(text[s.start : s.end].casefold(), len(known) + 1)
            out += text[at : s.start]
            new = f"[{s.label} {number}]"
            spans.append(Span(len(out), len(out) + len(new), s.label, s.score))
            out, at = out + new, s.end
        return SafeTestimony("", out + text[at:], "sv", spans=tuple(spans))


@pytest.fixture
def detector() -> SmallDetector:
    return SmallDetector()
