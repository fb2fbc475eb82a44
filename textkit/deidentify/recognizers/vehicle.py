"""Registration plates of Sweden, Norway, Denmark, Finland and Britain, call signs and numbers of cars."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued, hinted
from textkit.language.base import words

_PLATES: Final = (
    (re.compile(r"(?<![\w-])[A-Z]{3}[ -]?\d{2}[0-9A-Z](?![\w-])"), 0.8, 2),
    (re.compile(r"(?<![\w-])[A-Z]{2} ?(?:\d{2} ?\d{3}|(?:\d ){4}\d)(?![\w-])"), 0.8, 5),
    (re.compile(r"(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])"), 0.8, 2),
    (
        re.compile(
            r"(?<![\w-])(?:[a-zåäö]{3} ?\d{2}[0-9a-z]|[a-z]{2} ?\d{2} ?[a-z]{3}|[a-z]{2} ?\d{5}"
            r"|\d{2,3}-[A-Z]{1,2}-\d{3,6})(?![\w-])"
        ),
        0.0,
        2,
    ),
    (re.compile(r"(?<![\w-])[1-9]\d{2}-\d{4}(?![\w-])"), 0.4, 7),
    (
        re.compile(r"(?<![\w-])(?:[A-ZÅÄÖÆØ]{1,3}|[A-ZÅÄÖÆØ][a-zåäöæø]{3,}) ?-?\d{1,3}(?:[-/.]\d{1,4})?(?![\w-])"),
        0.0,
        1,
    ),
    (re.compile(r"(?<![\w.,-])\d{2,4}(?:-\d{1,4})?(?![\w-]|[.,:]\d)"), 0.0, 2),
)
_PHONETIC: Final = re.compile(
    r"\b(?:(?:alfa|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november"
    r"|oscar|papa|quebec|romeo|"
    r"sierra|tango|uniform|victor|whiskey|x-?ray|yankee|zulu)[ -]){1,3}\d{1,4}(?:-\d{1,3})?(?!\w)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"\b(?:bil|bilen|buss|bussen|tåg|tåget|tog|toget|båt|båten|vogn|vogna|vognen|vagn|vagnen|lok|loket|car|bus|train|truck"
    r"|lastbil|lastebil) (?:nr\.?|nummer|no\.?|number) ?(\d{1,4})(?!\w|[.,:-]\d)",
    re.IGNORECASE,
)
_TRAIN: Final = re.compile(
    r"\b(?:tåget|toget|the train)(?: [^\W\d_]+){0,4} (?:är|er|is|var|was|heter|hette|nr\.?) (\d{3,5})(?=[,;)]|\.(?:\s|$)|\s*$)",
    re.IGNORECASE,
)
_ALPHABET: Final = words(
    "alfa alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey x xray yankee zulu"
)
_CALLED: Final = words("tu pi rb")
_CARS: Final = words(
    "bil bilen buss bussen tåg tåget tog toget båt båten vogn vogna vognen vagn vagnen lok loket car bus train truck lastbil "
    "lastebil"
)
_INSIDE: Final = re.compile(r"(?<!\w)(?:i|in) ([1-9]\d{3})(?=[ ,.;:!?)]|$)(?![.,:]\d| \d)")
_COUNTED: Final = words(
    "kr kronor kroner meter m km mil kg kilo timmar timer hours år years procent prosent dagar dager"
)
_REACH: Final = 70  # letters before the number of a car where the car may be told of
_CONSONANTS: Final = re.compile(r"(?<![\w-])[b-df-hj-np-tv-xz]{3} \d\d ?[0-9a-z](?![\w-])")
_CALL: Final = re.compile(r"(?<![\w-])(?:TU|PI|RB) ?\d{1,4}(?![\w-])")


class VehicleRecognizer(Recognizer):
    """VEHICLE."""

    label = "VEHICLE"

    def find(self, doc: Document) -> Iterable[Found]:
        if not doc.digits:
            return
        told = hinted(doc, "vehicle")
        for index, (pattern, bare, least) in enumerate(_PLATES):
            for match in doc.scan(pattern, least) if bare or told else ():
                near = cued(doc, match.start(), "vehicle", reach=28, words=1 if index > 5 else 3)
                score = 0.9 if near and index < 6 else 0.7 if near else bare
                if score:
                    yield Found(match.start(), match.end(), self.label, score)
        for pattern in (_NUMBERED, _TRAIN) if doc.has(_CARS) else ():
            for match in pattern.finditer(doc.text):
                yield Found(match.start(1), match.end(1), self.label, 0.75)
        yield from self._inside(doc) if told else ()
        for match in doc.scan(_CONSONANTS, 2):
            yield Found(match.start(), match.end(), self.label, 0.62)
        for match in doc.scan(_PHONETIC) if doc.has(_ALPHABET) else ():
            yield Found(match.start(), match.end(), self.label, 0.75)
        for match in doc.scan(_CALL) if doc.has(_CALLED) else ():
            yield Found(match.start(), match.end(), self.label, 0.75)

    def _inside(self, doc: Document) -> Iterable[Found]:
        """A car by its number alone: `I bilen säger man: det som händer i 9150`; no year, no round sum, nothing counted."""
        for match in doc.scan(_INSIDE, 4):
            value, last = int(match[1]), doc.index_at(match.start(1))
            after = doc.infos[last + 1].lower if last + 1 < len(doc.infos) and doc.gap(last) == " " else ""
            told = cued(doc, match.start(), "vehicle", reach=_REACH, words=14)
            if told and value % 100 and not 1900 <= value < 2060 and after not in _COUNTED:
                yield Found(match.start(1), match.end(1), self.label, 0.6)
