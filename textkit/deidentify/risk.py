"""What risk remains after de-identification: who is singled out by what, in the raw texts and in the safe ones.

What somebody inside could know is taken from the raw text; what remains is what can still be read in the safe text and
its columns. People are counted in the collection: out in the world more people may fit, so that k is the least an
intruder meets who knows that the person wrote. What no recognizer saw, in the raw text either, is not measured, nor are
the events themselves.

The score of a testimony is the chance to pick its writer among those whom one, two or three facts fit, divided by the
number of facts that takes, for the worst combination; an identifier still readable counts as one fact that fits one
person, something one letter off as half of that. Levels: `high` from 0.5 on; `medium` where fewer than k people fit all
that remains, or an intruder who knows the person finds the text; `low` otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from textkit.deidentify.risk_index import Index, Tally, combinations_of, mends
from textkit.deidentify.risk_link import Linker
from textkit.deidentify.risk_names import SEARCHED, Hit, Intruder, covered, name_parts
from textkit.deidentify.risk_people import NARRATOR, SETTING, People
from textkit.deidentify.risk_values import LANGUAGE, OWN_DATE, normal, outside, readable
from textkit.records import QUASI, SafeTestimony, Span, Testimony

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = {
    "risk": (
        *("testimony_id", "level", "score", "text_score", "k", "columns", "k_all", "mend", "k_raw", "columns_raw"),
        *("exact", "near", "linked"),
    ),
    "risk_people": ("testimony_id", "person", "role", "k", "columns", "k_raw", "columns_raw"),
    "leftovers": ("testimony_id", "start", "end", "label", "kind"),
}
LEVELS: Final = ("high", "medium", "low")
HIGH: Final = 0.5  # one fact leaves two people, two facts leave one, or something much like a name is left
_MOST: Final = 20  # combinations kept
_PLACEHOLDER: Final = re.compile(r"\[[A-Z_]+(?: [^\]\s]+)?\]|\*+|")
_LEAST: Final = 2  # letters of a value that can be told from a stray one
_EDGES: Final = r"(?<![^\W_]){}(?![^\W_])"
_NUMBER_EDGES: Final = r"(?<![\w.,:/-]){}(?![\w/]|[.,:-]\d)"


@dataclass(frozen=True, slots=True)
class Fact:
    """A quasi-identifier of a raw text: whose it is (see risk_people) and its value."""

    column: str
    owner: int
    entity: int
    value: str = field(repr=False)
    surface: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a raw testimony tells: never to be written but sealed, and silent in a representation.

    `names`: label, surface and score of what an intruder looks for; `roles`: entity number of a person → role;
    `columns`: groups and date as they were given.
    """

    names: tuple[tuple[str, str, float], ...] = field(default=(), repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    roles: Mapping[int, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict, repr=False)


def knowledge(testimony: Testimony, spans: Sequence[Span], language: str) -> Knowledge:
    """What somebody could know who was there. `spans`: what was found in the raw text, sorted."""
    text = testimony.text
    people = People(text, spans, language)
    facts = []
    for s in spans:
        if s.label in QUASI and (value := normal(s.label, text[s.start : s.end])):
            facts.append(Fact(s.label, people.owner(s), s.entity, value, text[s.start : s.end]))
    names = tuple((s.label, text[s.start : s.end], s.score) for s in spans if s.label in SEARCHED)
    roles = {owner: people.role(owner) for owner in sorted({f.owner for f in facts}) if owner > NARRATOR}
    columns = {name: value for name, value in testimony.groups.items() if name != "respondent" and value}
    if testimony.date:
        columns[OWN_DATE] = testimony.date
    return Knowledge(names, tuple(facts), roles, columns)


@dataclass(frozen=True)
class Measured:
    """Residual risk in numbers and names of columns, never values.

    frames: `risk`, a row a testimony; `risk_people`, a row for each person of whom its text tells something; `leftovers`,
    the places of what may be left; columns in COLUMNS. facts: of the whole collection.
    """

    frames: dict[str, pd.DataFrame]
    facts: dict[str, Any]


@dataclass(slots=True)
class _Case:
    """One testimony on its way: `known` from the raw text, `left` what of it can still be read."""

    safe: SafeTestimony
    person: int
    known: Knowledge
    left: list[Fact]
    hits: list[Hit]
    names: set[str]

    def raw(self, owner: int | None = None) -> dict[str, frozenset[str]]:
        """Column → values of everybody, or of one person and the setting."""
        return _values(self.known.facts, self._columns(self.known.columns), owner)

    def safe_values(self, owner: int | None = None) -> dict[str, frozenset[str]]:
        own = dict(self.safe.groups) | ({OWN_DATE: self.safe.date} if self.safe.date else {})
        return _values(self.left, self._columns(own), owner)

    def _columns(self, own: Mapping[str, str]) -> dict[str, str]:
        return {c: normal(c, v) for c, v in own.items() if v} | {LANGUAGE: self.safe.language}


def _values(facts: Iterable[Fact], columns: Mapping[str, str], owner: int | None) -> dict[str, frozenset[str]]:
    """Columns are the narrator's: another person is known by what the text tells of them and the setting."""
    out: dict[str, set[str]] = {}
    for fact in facts:
        if owner is None or fact.owner in (owner, SETTING):
            out.setdefault(fact.column, set()).add(fact.value)
    if owner in (None, NARRATOR):
        for column, value in columns.items():
            out.setdefault(column, set()).add(value)
    return {column: frozenset(values - {""}) for column, values in out.items() if values - {""}}


def measure(
    known: Mapping[str, Knowledge], safe: Iterable[SafeTestimony], respondents: Sequence[str], k: int
) -> Measured:
    """The residual risk of every testimony and of the collection.

    known: by testimony id; respondents: who wrote each testimony of `safe`; k: as few people as may be told apart.
    """
    intruder = Intruder(name for id in known for name in known[id].names)
    number = {who: n for n, who in enumerate(dict.fromkeys(respondents))}
    texts = list(safe)
    bare = [covered(t.text, t.spans) for t in texts]
    hits = intruder.search(zip(bare, (t.language for t in texts), strict=True))
    cases = [
        _case(t, number[who], known.get(t.id, Knowledge()), text, found)
        for t, who, text, found in zip(texts, respondents, bare, hits, strict=True)
    ]
    before = Index(_by_person((c.person, c.raw()) for c in cases))
    records = _by_person((c.person, c.safe_values()) for c in cases)
    after = Index(records)
    linker = Linker(_by_person((c.person, _told(c)) for c in cases))
    seen, was = Tally(), Tally()
    rows = [_row(c, before, after, linker, k, (seen, was)) for c in cases]
    persons = [row for c in cases for row in _people(c, before, after, k)]
    places = [(c.safe.id, h.start, h.end, h.label, h.kind) for c in cases for h in c.hits]
    facts = {
        "people": len(number),
        "k": k,
        "combinations": [asdict(c) for c in combinations_of(seen, _MOST)],
        "combinations_raw": [asdict(c) for c in combinations_of(was, _MOST)],
        "mends": [asdict(m) for m in mends(after, records, k)],
    }
    made = zip(COLUMNS.items(), (rows, persons, places), strict=True)
    return Measured({name: _frame(columns, body) for (name, columns), body in made}, facts)


def _case(safe: SafeTestimony, person: int, known: Knowledge, bare: str, hits: list[Hit]) -> _Case:
    low = bare.casefold()
    left = [f for f in known.facts if _stands(f, bare, low)]
    owners = {(f.column, f.entity): f.owner for f in known.facts}
    for s in safe.spans:
        shown = safe.text[s.start : s.end]
        if s.label in QUASI and not _PLACEHOLDER.fullmatch(shown):
            owner = owners.get((s.label, s.entity), SETTING)
            left.append(Fact(s.label, owner, s.entity, normal(s.label, shown), shown))
    names = {safe.text[h.start : h.end].casefold() for h in hits if h.label == "PERSON" and h.kind == "exact"}
    return _Case(safe, person, known, left, hits, names)


def _stands(fact: Fact, text: str, low: str) -> bool:
    """Whether a surface still stands in a text as words of its own; `low`: the text in lower case.

    A place or organisation with its capital only (Vara is a town, `vara` a verb), a number not as part of another.
    """
    proper = fact.column in ("LOCATION", "ORGANIZATION")
    wanted, where = (fact.surface, text) if proper else (fact.surface.casefold(), low)
    if len(wanted) < _LEAST or wanted not in where:
        return False
    edges = _NUMBER_EDGES if wanted.isdigit() else _EDGES
    return re.search(edges.format(re.escape(wanted)), where) is not None


def _by_person(rows: Iterable[tuple[int, Mapping[str, frozenset[str]]]]) -> list[dict[str, frozenset[str]]]:
    """What the testimonies of each person tell together."""
    out: list[dict[str, frozenset[str]]] = []
    for person, values in rows:
        while len(out) <= person:
            out.append({})
        for column, more in values.items():
            out[person][column] = out[person].get(column, frozenset()) | more
    return out


def _told(case: _Case) -> dict[str, frozenset[str]]:
    """What can be read in a safe testimony by somebody who knows the people: values, columns, names left over."""
    told = {c: frozenset(readable(c, values)) for c, values in case.safe_values().items()}
    return told | {"PERSON": frozenset(case.names)}


def _asked(case: _Case) -> dict[str, frozenset[str]]:
    """What a colleague knows of the narrator from outside: place, unit, title, age, year, groups, names around them."""
    asked = {c: frozenset({outside(c, v) for v in values} - {""}) for c, values in case.raw(NARRATOR).items()}
    names = (name_parts(surface, score) for label, surface, score in case.known.names if label == "PERSON")
    return asked | {"PERSON": frozenset().union(*names)}


def _row(
    case: _Case, before: Index, after: Index, linker: Linker, k: int, tallies: tuple[Tally, Tally]
) -> tuple[Any, ...]:
    values = case.safe_values()
    fit = after.fewest(values, k=k, tally=tallies[0], person=case.person)
    fit_raw = before.fewest(case.raw(), k=k, tally=tallies[1], person=case.person)
    k_all, linked = after.together(values), linker.finds(case.person, _asked(case))
    mend = [f"{column}:{step}" for column, step in after.mend_one(values, k)]
    exact = sum(h.kind == "exact" for h in case.hits)
    near = len(case.hits) - exact
    in_text = 1.0 if exact else max(fit.in_text, HIGH if near else 0.0)
    score = max(fit.score, in_text)
    level = "high" if score >= HIGH else "medium" if linked or k_all < k else "low"
    raw = (fit_raw.k, list(fit_raw.columns))
    return case.safe.id, level, score, in_text, fit.k, list(fit.columns), k_all, mend, *raw, exact, near, linked


def _people(case: _Case, before: Index, after: Index, k: int) -> list[tuple[Any, ...]]:
    """A row for the narrator, and one for every other named person whom the raw text tells something of."""
    out = []
    for owner in sorted({f.owner for f in case.known.facts if f.owner > NARRATOR} | {NARRATOR}):
        role = case.known.roles.get(owner, "other") if owner else "narrator"
        fit, fit_raw = after.fewest(case.safe_values(owner), k=k), before.fewest(case.raw(owner), k=k)
        out.append((case.safe.id, owner, role, fit.k, list(fit.columns), fit_raw.k, list(fit_raw.columns)))
    return out


def _frame(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
