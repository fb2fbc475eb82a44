"""Headings of columns whose every value is an identifier, in the five languages, without case."""

from __future__ import annotations

import re
from typing import Final

_HEADINGS: Final = {
    "PERSON": r"(?:för|efter|full|fullt |hela |for|etter|first|last|sur|full |first |last |family |given )?"
    r"(?:namn|navn|name)|(?:namn|navn|name) .*|respondentens namn|chef|leder|manager|handläggare|saksbehandler",
    "NATIONAL_ID": r"person(?:nummer|nr)\.?|pnr|fødsels(?:nummer|nr)|cpr(?:[ -]?(?:nummer|nr))?|national id|ssn",
    "EMAIL_ADDRESS": r"e-?(?:post|mail)(?:adress|adresse|address| address)?|mail(?:adress|adresse)?",
    "PHONE_NUMBER": r"(?:mobil|tele?fon|telefon|phone|mobile|cell)(?:nummer|nr| ?number|telefon)?\.?|tel\.?|tlf\.?",
    "ADDRESS": r"(?:gatu|post|hem|gate|bo(?:steds)?|home |street |postal )?(?:adress|adresse|address)",
    "EMPLOYEE_ID": r"(?:anställnings|ansatt|tjänste|tjeneste|medarbetar|medarbeider|employee ?)"
    r"(?:nummer|nr|id|number|-id)\.?|hsa-?id|signatur",
    "USERNAME": r"användar(?:namn|id)|bruker(?:navn|id)|user ?(?:name|id)?|login",
    "IP_ADDRESS": r"ip(?:[ -]?(?:adress|adresse|address))?",
}
_PATTERNS: Final = {label: re.compile(pattern) for label, pattern in _HEADINGS.items()}


def forced(heading: str) -> str:
    """The label of a column of names, numbers or addresses; empty for any other."""
    folded = " ".join(heading.casefold().replace("_", " ").split()).rstrip(" :*")
    return next((label for label, pattern in _PATTERNS.items() if pattern.fullmatch(folded)), "")
