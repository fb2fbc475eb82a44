"""Words at the head of a testimony, a question or an answer, in the five languages."""

from __future__ import annotations

import re
from typing import Final

_STORY: Final = (
    "vittnesmål|berättelse|historia|inlägg|brev|testimony|story|letter|case|vitnesbyrd|vitnemål|vitneutsagn|fortelling|"
    "historie|beretning|forteljing|innlegg|vidnesbyrd|vidneudsagn|fortælling|indlæg"
)
_ANSWER: Final = (
    "svar|answer|response|deltagare|deltaker|deltakar|deltager|participant|respondent|informant|intervju|intervjuperson|"
    "interview"
)
_NUMBER: Final = r"\s*(?:nr\.?|no\.?|nummer|number|#)?\s*\d{1,5}"
NUMBERED: Final = re.compile(
    rf"[#*_\s]*(?P<word>{_STORY}|{_ANSWER}){_NUMBER}\s*[*_]*\s*(?:[:.)–—-][*_]*\s*(?P<rest>.*))?", re.I | re.S
)
STORY: Final = re.compile(rf"[#*_\s]*(?:{_STORY}){_NUMBER}\b.*", re.I | re.S)
ASKED: Final = re.compile(
    r"(?:fråga|frågeställning|question|spørsmål|spurnad|spørgsmål|tema|topic)\s*\d*\s*[:.–-]\s*\S.*", re.I
)
ANSWERED: Final = re.compile(rf"(?:(?:{_ANSWER}){_NUMBER}|svar|answer|[AS]\d*)\s*[:.)–-]\s*(?=\S)", re.I)
GREETED: Final = re.compile(r"(?:hej|hei|hallo|hallå|kära|kjære|kære|bästa|dear|to whom|till|til)\b", re.I)
PRESENT: Final = re.compile(
    r"\W*(?:närvarande|frånvarande|deltagare|till ?stede|deltakere|deltakarar|deltagere|present|attendees|participants|"
    r"ordförande|sekreterare|justerare|dagordning|agenda)\b",
    re.I,
)
