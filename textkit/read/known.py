"""Headings that survey tools and people give their columns, in the five languages, without case."""

from __future__ import annotations

import re
from typing import Final

TEXTS: Final = frozenset(
    {"text", "texten", "fri text", "fritext", "fritextsvar", "berättelse", "berättelsen", "vittnesmål", "vittnesmålet"}
    | {"fritekst", "tekst", "beretning", "historie", "vitnesbyrd", "vitnemål", "forteljing", "vidnesbyrd"}
    | {"free text", "freetext", "open answer", "testimony", "story", "narrative"}
)
TEXT_LIKE: Final = re.compile(
    r"text|tekst|svar|answer|response|kommentar|comment|berätt|fortell|fortæl|beskriv|describe|upplev|oplev|"
    r"vittnes|vitnes|vidne|testimon|story|historia|historie|beretning|egna ord|egne ord|own words|inlägg|message"
)
IDS: Final = frozenset(
    {"id", "respondent", "respondentid", "respondent_id", "respondent-id", "respondent id", "testimony_id", "case_id"}
    | {
        "svarsid",
        "svars-id",
        "svar id",
        "responseid",
        "response id",
        "löpnr",
        "löpnummer",
        "løpenummer",
        "løpenr",
        "løbenummer",
    }
)
DATES: Final = frozenset(
    {"date", "datum", "dato", "tidpunkt", "tidspunkt", "inlämnad", "besvarad", "submitted", "date submitted"}
    | {"submitdate", "submit date", "enddate", "end date", "recordeddate", "recorded date"}
    | {"tidstämpel", "timestamp", "tidsstempel", "slutförandetid", "sluttid", "completion time", "fullføringstidspunkt"}
)
# An id goes with the testimony everywhere, so nothing that points to a person may serve as one:
# an e-mail address, a national id of Sweden, Norway or Denmark, a telephone number, two words.
TELLING: Final = re.compile(
    r"@|^(?:19|20)?\d{2}[01]\d\d\d[-+ ]?\d{4}$|^[0-3]\d[01]\d\d\d[- ]?\d{4,5}$"
    r"|^(?:\+|0)\d[\d ()/]*[ ()/-][\d ()/-]{4,}$"
    r"|^[^\W\d_]{2,}(?:[ ,._]+[^\W\d_]{2,})+$"
)
