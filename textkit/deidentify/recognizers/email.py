"""E-mail addresses, also written to hide: `kalle (at) polisen.se`, `kalle snabel-a polisen punkt se`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer

_PLAIN: Final = re.compile(
    r"[\w.+%'-]*\w@\w[\w-]*(?:\.\w[\w-]+)+|[\w.+%-]*\w @ ?\w[\w-]*(?: ?\. ?[a-z]{2,12})+"
    r"|[\w.+%-]*\w@ \w[\w-]*\.[a-z]{2,12}"
    r"|[\w.+%-]+@\w[\w-]+(?!\w)"
)
_REACH: Final = 80  # letters around an @ in which an address begins and ends
_AT: Final = (
    r"\s*(?:\(at\)|\[at\]|\{at\}|<at>|\(a\)|"
    r"\(snabel-?a\)|\(krøllalfa\)|\ssnabel-?a\s|\skr[øo]ll-?alfa\s|\salfakrøll\s)\s*"
)
_DOT: Final = (
    r"\s?(?:\.(?!\s(?-i:[A-ZÅÄÖÆØ]))|\(dot\)|\(punkt\)|\(punktum\)|\[dot\]|\[punkt\]|\spunkt\s|\sdot\s|\spunktum\s)\s?"
)
_HIDDEN: Final = re.compile(
    rf"(?<![\w.+-])\w[\w.+-]{{0,63}}(?:\spunkt\s\w+)?{_AT}\w[\w-]*(?:{_DOT}\w[\w-]*)*{_DOT}[^\W\d_]{{2,}}",
    re.IGNORECASE,
)
_SPOKEN: Final = re.compile(
    r"(?<![\w.+-])\w[\w.+-]{0,63} at \w[\w-]* (?:dot|punkt|punktum) [a-z]{2,}(?: (?:dot|punkt) [a-z]{2,})?",
    re.IGNORECASE,
)
_MARKS: Final = ("at)", "AT)", "at]", "AT]", "at}", "at>", "(a)", "nabel", "NABEL", "krøll", "KRØLL", "kroll", "KROLL")
_DOTS: Final = frozenset({"dot", "punkt", "punktum"})


def _zones(doc: Document) -> Iterator[tuple[int, int]]:
    """The stretches around each @, cut at blanks."""
    text = doc.text
    at = text.find("@")
    while at >= 0:
        start, end = max(0, at - _REACH), at
        while (more := text.find("@", end, end + 2 * _REACH)) >= 0:
            end = more + 1
        start, end = doc.unbroken(start, min(len(text), end + _REACH))
        yield start, end
        at = text.find("@", end)


class EmailRecognizer(Recognizer):
    """EMAIL_ADDRESS."""

    label = "EMAIL_ADDRESS"

    def find(self, doc: Document) -> Iterable[Found]:
        for start, end in _zones(doc):
            for match in _PLAIN.finditer(doc.text, start, end):
                yield Found(match.start(), match.end(), self.label, 0.99 if "." in match[0].split("@")[1] else 0.6)
        for match in _HIDDEN.finditer(doc.text) if any(mark in doc.text for mark in _MARKS) else ():
            yield Found(match.start(), match.end(), self.label, 0.99)
        for match in _SPOKEN.finditer(doc.text) if doc.has(_DOTS) else ():
            yield Found(match.start(), match.end(), self.label, 0.99)
