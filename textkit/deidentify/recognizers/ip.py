"""IP addresses, versions 4 and 6."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer

_FOUR: Final = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?(?!\w|\.\d)")
_SIX: Final = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)


def _is_six(text: str) -> bool:
    try:
        return bool(ipaddress.IPv6Address(text)) and text.strip(":") != ""
    except ValueError:
        return False


class IpRecognizer(Recognizer):
    """IP_ADDRESS."""

    label = "IP_ADDRESS"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        for match in doc.scan(_FOUR, 4):
            yield Found(match.start(), match.end(), self.label, 0.95)
        if doc.text.count(":") > 1:
            for match in _SIX.finditer(doc.text):
                if _is_six(match[0]):
                    yield Found(match.start(), match.end(), self.label, 0.95)
