"""What came of it: whether it was reported, to whom, who did it, who saw, when, where and what followed, passage by passage.

Rules of each language (`textkit.themes.fact_rules`) over sentences, with the scope of negation, of what never happened ("if I
had reported") and of other people's doings, after Chapman et al., "A simple algorithm for identifying negated findings and
diseases in discharge summaries" (NegEx, 2001). What no passage says is `unclear`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from textkit.language.sentences import sentences
from textkit.themes.fact_rules import Rule, Rules, load

if TYPE_CHECKING:
    import pandas as pd

UNCLEAR: Final = "unclear"
VALUES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "reported": ("yes", "no"),
        "reported_to": ("manager", "union", "safety_representative", "police", "hr", "other_authority", "no_one"),
        "outcome": ("nothing", "investigation", "measures", "retaliation", "case_closed", "sanction"),
        "perpetrator": ("manager", "colleague", "subordinate", "outsider_citizen", "several"),
        "witnesses": ("yes", "no"),
        "time": ("dated", "training", "new_job"),  # or a year as the text shows it
        "place": ("workplace", "party_or_travel", "online", "training", "home", "outdoors"),
        "consequence": ("sick_leave", "quit", "moved", "ill_health", "none"),
    }
)
FACTS: Final = tuple(VALUES)
COLUMNS: Final = ("testimony", "fact", "value", "score", "start", "end", "experimental")
VERSION: Final = "2"
EXPERIMENTAL: Final = ("reported_to", "outcome", "perpetrator", "time", "place", "consequence")
"""Facts whose answers were right in less than seven of ten marked testimonies that the rules were not written on."""
WEAK: Final = frozenset({("outcome", "sanction"), ("reported_to", "union"), ("time", "training")}) | {
    ("place", value) for value in VALUES["place"]
}
"""Answers that were right less often than not, and all of a fact that always guessing the commonest value beats."""
_OPPOSITE: Final = {("reported", "yes"): "no", ("reported", "no"): "yes", ("witnesses", "yes"): "no"}
_FADING: Final = 0.5  # what a second passage adds, beside the first
_CLAUSE: Final = re.compile(r"[,;:()–—]|\b(?:men|but|och|og|and|så)\b", re.IGNORECASE)
_YEAR: Final = re.compile(
    r"(?<![\w/.:,-])(?:19[5-9]\d|20[0-4]\d)(?![\w:/]|-\d{3}|,\d)|(?<=/)20[0-4]\d(?![\w/-])|\b20[0-4]\d(?=-\d\d-\d\d)"
)
_DATED: Final = re.compile(r"\[DATE(?: \d+)?\]")
_FORMAL: Final = re.compile(
    r"^\W*(?:dnr|från|fra|from|date|dato|datum|protokoll|sent|skickat|delges)\b|§|\bdnr\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that speaks for a value; offsets in the text."""

    fact: str
    value: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a testimony says of one fact: score in [0, 1], not a probability; start = end = 0 where no passage says it."""

    fact: str
    value: str
    score: float = 0.0
    start: int = 0
    end: int = 0


def find(texts: Iterable[str], languages: Sequence[str] | None = None, *, weak: bool = False) -> pd.DataFrame:
    """testimony (its place in `texts`), fact, value, score in [0, 1], start, end, experimental: one row a testimony and fact.

    weak: also give answers that were wrong too often to be told (WEAK), which are `unclear` otherwise: so all of `place` is.
    experimental: whether the fact is one of EXPERIMENTAL; read its passage before you count it.
    languages: one a text (sv, nb, nn, da, en), told from the texts by default. `unclear` has no
    passage (start = end = 0), nor has `reported` where the text as a whole tells it (`textkit.themes.fact_fallback`).
    Raises ValueError where there are not as many languages as texts.
    """
    import pandas as pd

    held = list(texts)
    spoken = _spoken(held) if languages is None else list(languages)
    found = [read(text, code) for text, code in zip(held, spoken, strict=True)]
    _guessed(found, held)
    rows = [
        (number, f.fact, f.value, f.score, f.start, f.end, f.fact in EXPERIMENTAL)
        for number, own in enumerate(found)
        for f in (own if weak else map(_told, own))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _told(found: Found) -> Found:
    return Found(found.fact, UNCLEAR) if (found.fact, found.value) in WEAK else found


def _guessed(found: Sequence[list[Found]], texts: Sequence[str]) -> None:
    """Put the fallback's answer where no passage says whether it was reported."""
    from textkit.themes.fact_fallback import guess

    open_ = [number for number, own in enumerate(found) if own[0].value == UNCLEAR]
    for number, (value, score) in zip(open_, guess([texts[n] for n in open_]), strict=True):
        if value != UNCLEAR:
            found[number][0] = Found("reported", value, score)


def _spoken(texts: Sequence[str]) -> list[str]:
    from textkit.language.detect import detect

    return [detect(text).language for text in texts]


def read(text: str, language: str) -> list[Found]:
    """Every fact of one text, in the order of FACTS."""
    hits = [*_hits(text, load(language)), *_dates(text)]
    found = {fact: _answer(fact, [h for h in hits if h.fact == fact]) for fact in FACTS}
    told, whom = found["reported"], found["reported_to"]
    if told.value == "no":
        found["reported_to"] = Found("reported_to", "no_one", told.score, told.start, told.end)
    elif whom.value == "no_one":
        found["reported_to"] = Found("reported_to", UNCLEAR)
    return [found[fact] for fact in FACTS]


def _hits(text: str, rules: Rules) -> Iterator[Hit]:
    for start, end in sentences(text):
        sentence = text[start:end]
        for rule in rules.rules:
            for match in rule.pattern.finditer(sentence):
                if value := _meant(sentence, match, rule, rules):
                    yield Hit(rule.fact, value, rule.weight, start, end)


def _meant(sentence: str, match: re.Match[str], rule: Rule, rules: Rules) -> str:
    """The value a match speaks for, or none: it was another, it never happened, or it is denied."""
    if rule.literal:
        return rule.value
    before = _CLAUSE.split(sentence[: match.start()])[-1]
    near = " ".join(before.split()[-5:])
    unreal = rules.unreal.search(f"{near} {match[0]}")
    if rules.others.search(near) or (unreal and unreal.start() < len(near)):
        return ""
    after = " ".join(_CLAUSE.split(sentence[match.end() :])[0].split()[:2])
    if rules.negation.search(near) or (rule.fact == "reported" and rules.negation.search(after)):
        return _OPPOSITE.get((rule.fact, rule.value), "")
    return rule.value


def _dates(text: str) -> Iterator[Hit]:
    """The years of a text as it shows them; those of letterheads and case numbers weigh little."""
    for start, end in sentences(text):
        sentence = text[start:end]
        weight = 0.3 if _FORMAL.search(sentence) or (start == 0 and len(sentence.split()) < 9) else 0.7
        for match in _YEAR.finditer(sentence):
            yield Hit("time", match[0], weight, start + match.start(), start + match.end())
        for match in _DATED.finditer(sentence):
            yield Hit("time", "dated", weight - 0.05, start + match.start(), start + match.end())


def _answer(fact: str, hits: Sequence[Hit]) -> Found:
    """The value most passages speak for, with the strongest of them; unclear where they are too weak or too even."""
    by_value: dict[str, list[Hit]] = {}
    for hit in hits:
        by_value.setdefault(hit.value, []).append(hit)
    ranked = sorted(((_joined(own), value) for value, own in by_value.items()), reverse=True)
    if not ranked or ranked[0][0] < LEAST.get(fact, 0.5):
        return Found(fact, UNCLEAR)
    score, value = ranked[0]
    best = max(by_value[value], key=lambda h: (h.weight, -h.start))
    return Found(fact, value, round(score, 3), best.start, best.end)


def _joined(hits: Sequence[Hit]) -> float:
    """1 − ∏(1 − w): the strongest passage counts whole, each further one half as much as the one before."""
    left, share, seen = 1.0, 1.0, set()
    for hit in sorted(hits, key=lambda h: -h.weight):
        if hit.start not in seen:
            seen.add(hit.start)
            left *= 1 - hit.weight * share
            share *= _FADING
    return 1 - left


LEAST: Final[Mapping[str, float]] = MappingProxyType({"perpetrator": 0.4, "time": 0.25})
