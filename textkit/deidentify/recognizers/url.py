"""Web addresses, with or without scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer

_SUFFIXES: Final = (
    "se|no|dk|fi|is|nu|com|org|net|info|eu|io|co|uk|de|fr|nl|edu|gov|int|tv|me|biz|app|dev|blog|news|online"
    "|site|xyz|club|"
    "example|invalid|test|local|internal"
)
_URL: Final = re.compile(
    rf"(?:https?|ftp|hxxps?)://[^\s<>\"'«»]+|www\.[^\s<>\"'«»]+"
    rf"|(?<![\w@.-])(?:[\w-]+\.)+(?:{_SUFFIXES})(?![\w-]|\.\w)(?:[/?#:][^\s<>\"'«»]*)?",
    re.IGNORECASE,
)
_WWW: Final = frozenset({"www"})


class UrlRecognizer(Recognizer):
    """URL."""

    label = "URL"

    def find(self, doc: Document) -> Iterable[Found]:
        if not (doc.touches(".") or "://" in doc.text or doc.has(_WWW)):
            return
        for match in _URL.finditer(doc.text):
            surface = match[0].rstrip(".,;:!?)]}*")
            if len(surface) > 3:
                yield Found(match.start(), match.start() + len(surface), self.label, 0.95)
