"""IBAN, bank accounts, bankgiro, plusgiro, cards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued, hinted

_IBAN: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)")
_CARD: Final = re.compile(
    r"(?<![\w-])(?:\d{4}[ -]?){3}\d{3,4}(?![\w-])|(?<![\w-])3[47]\d{2}[ -]?\d{6}[ -]?\d{5}(?![\w-])"
)
_NORWEGIAN: Final = re.compile(r"(?<![\w.-])\d{4}(?:[ .-]| ?\. )\d{2}(?:[ .-]| ?\. )\d{5}(?![\w-])")
_SWEDISH: Final = re.compile(r"(?<![\w-])\d{4}(?:-\d)?[ ,-]+\d{1,3}(?:[ .]?\d{3}){2}[- ]?\d?(?![\w-])")
_GIRO: Final = re.compile(r"(?<![\w-])(?:\d{3,4}-\d{4}|\d{1,3}(?: ?\d{2}){0,3} ?-\d)(?![\w-])")
_KIND: Final = re.compile(r"(?<!\w)[bp]g\.? $", re.IGNORECASE)  # what giro it is belongs to its number
_ANY: Final = re.compile(r"(?<![\w-])\d[\d .,-]{4,22}\d(?![\w-])")


class AccountRecognizer(Recognizer):
    """ACCOUNT."""

    label = "ACCOUNT"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        told = hinted(doc, "account")
        for pattern, bare, near, least in (
            (_IBAN, 0.95, 0.98, 6),
            (_CARD, 0.8, 0.95, 15),
            (_NORWEGIAN, 0.85, 0.98, 11),
            (_SWEDISH, 0.0, 0.95, 8),
            (_GIRO, 0.0, 0.93, 6),
            (_ANY, 0.0, 0.92, 6),
        ):
            for match in doc.scan(pattern, least) if bare or told else ():
                score = near if cued(doc, match.start(), "account", reach=48, words=5) else bare
                if score and sum(c.isdigit() for c in match[0]) >= 6:
                    kind = _KIND.search(doc.text, max(0, match.start() - 5), match.start())
                    yield Found(kind.start() if kind else match.start(), match.end(), self.label, score)
