"""The names of facts and their values, as the explorer and the exports say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# On the development texts (benchmarks/facts.py): eight answers of ten right; no better than the most common answer.
SURER: Final = frozenset({"reported", "witnesses"})
GUESSED: Final = frozenset({"place"})
FACT_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "sv": {
        "reported": "Anmält",
        "reported_to": "Till vem",
        "outcome": "Vad som blev av det",
        "perpetrator": "Den som gjorde det",
        "witnesses": "Andra såg eller visste",
        "time": "När",
        "place": "Var",
        "consequence": "Följd för den utsatta",
    },
    "en": {
        "reported": "Reported",
        "reported_to": "To whom",
        "outcome": "What came of it",
        "perpetrator": "Who did it",
        "witnesses": "Others saw or knew",
        "time": "When",
        "place": "Where",
        "consequence": "Consequence for the person",
    },
}
VALUE_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "sv": {
        "unclear": "framgår inte", "yes": "ja", "no": "nej", "manager": "chef", "union": "facket", "police": "polisen",
        "safety_representative": "skyddsombud", "hr": "personalavdelningen", "other_authority": "annan instans",
        "no_one": "ingen", "nothing": "inget hände", "investigation": "utredning", "measures": "åtgärder",
        "retaliation": "repressalier", "case_closed": "ärendet lades ned", "sanction": "påföljd för den utpekade",
        "colleague": "kollega", "subordinate": "underställd", "outsider_citizen": "någon utifrån", "several": "flera",
        "dated": "daterat i texten", "training": "utbildning eller övning", "new_job": "som ny på jobbet",
        "workplace": "på arbetsplatsen", "party_or_travel": "fest eller resa", "online": "på nätet", "home": "hemma",
        "outdoors": "utomhus", "sick_leave": "sjukskrivning", "quit": "slutade", "moved": "bytte tjänst eller plats",
        "ill_health": "ohälsa", "none": "ingen",
    },
    "en": {
        "unclear": "not told", "yes": "yes", "no": "no", "manager": "manager", "union": "the union", "police": "the police",
        "safety_representative": "safety representative", "hr": "human resources", "other_authority": "another authority",
        "no_one": "no one", "nothing": "nothing happened", "investigation": "investigation", "measures": "measures",
        "retaliation": "retaliation", "case_closed": "case closed", "sanction": "sanction for the accused",
        "colleague": "colleague", "subordinate": "subordinate", "outsider_citizen": "someone from outside",
        "several": "several", "dated": "dated in the text", "training": "training or exercise", "new_job": "new at work",
        "workplace": "at the workplace", "party_or_travel": "party or travel", "online": "online", "home": "at home",
        "outdoors": "outdoors", "sick_leave": "sick leave", "quit": "left", "moved": "changed post or place",
        "ill_health": "ill health", "none": "none",
    },
}  # fmt: skip


def value_name(value: str, language: str) -> str:
    """A value in words; a year stays a year."""
    return VALUE_NAMES[language].get(value, value)
