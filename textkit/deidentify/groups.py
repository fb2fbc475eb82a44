"""Group columns and the date of a testimony made coarser, so that a region, a role or a day singles nobody out.

What happens to a column is one step or several, joined by `+`: `county+rare` names the county of a town and then joins the
counties of fewer than k people to `[other]`.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from textkit.deidentify.generalise import generalised
from textkit.errors import BrokenConfig
from textkit.records import Testimony

DATE: Final = "date"
RESPONDENT: Final = "respondent"
REMOVE, RARE, KEEP, YEAR = "remove", "rare", "keep", "year"
LEVELS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "county": ("LOCATION", "county"),
        "country": ("LOCATION", "country"),
        "kind": ("ORGANIZATION", "kind"),
        "level": ("OCCUPATION", "level"),
        "band": ("AGE", "band"),
    }
)
STEPS: Final = (KEEP, REMOVE, RARE, *LEVELS)
DATES: Final = (KEEP, YEAR, REMOVE)
OTHER: Final = "[other]"  # what cannot be made coarser, and what too few people share


def check(actions: Mapping[str, str]) -> None:
    """Raises BrokenConfig for a step that no column, or not the date, can take."""
    for name, action in actions.items():
        allowed = DATES if name == DATE else STEPS
        if wrong := [step for step in str(action).split("+") if step not in allowed]:
            raise BrokenConfig(f"[deidentify.groups] {name} is '{wrong[0]}'.", f"Allowed: {', '.join(allowed)}.")


@dataclass(frozen=True, slots=True)
class Groups:
    """`actions`: column → steps. `few`: (column, value) that fewer than k people share, after all other steps."""

    actions: Mapping[str, str] = field(default_factory=dict)
    language: str = "sv"
    few: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, actions: Mapping[str, str], testimonies: Iterable[Testimony], k: int, language: str) -> Groups:
        """For a collection. Raises BrokenConfig for a column that no testimony has."""
        check(actions)
        people: dict[tuple[str, str], set[str]] = defaultdict(set)
        plain, columns = cls(actions, language), {DATE}
        for t in testimonies:
            columns |= t.groups.keys()
            for name, value in plain.shown(t.groups).items():
                people[name, value].add(t.groups.get(RESPONDENT, t.id))
        if unknown := sorted(set(actions) - (columns - {RESPONDENT})):
            known = ", ".join(sorted(columns - {RESPONDENT}))
            raise BrokenConfig(f"[deidentify.groups] names the column '{unknown[0]}', which no testimony has.", known)
        rare = {name for name, action in actions.items() if RARE in action.split("+")}
        return cls(
            actions,
            language,
            frozenset(key for key, who in people.items() if key[0] in rare and len(who) < k),
        )

    def shown(self, groups: Mapping[str, str]) -> dict[str, str]:
        """The columns of a testimony as they may be shown."""
        out = {}
        for name, value in groups.items():
            steps = self.actions.get(name, KEEP).split("+")
            if REMOVE in steps:
                continue
            coarse = self._coarse(value, steps) if value else value
            out[name] = OTHER if (name, coarse) in self.few else coarse
        return out

    def day(self, date: str | None) -> str | None:
        """The date of a testimony, or its year, or nothing."""
        action = self.actions.get(DATE, KEEP)
        return None if action == REMOVE or not date else date[:4] if action == YEAR else date

    def _coarse(self, value: str, steps: Sequence[str]) -> str:
        for step in steps:
            if step in LEVELS:
                value = (generalised(value, *LEVELS[step], self.language) or OTHER).strip("[]")
        return value if value != OTHER.strip("[]") else OTHER

    @property
    def mark(self) -> str:
        """A hash of all that decides the result; empty where nothing is asked for."""
        if not self.actions:
            return ""
        told = json.dumps([sorted(self.actions.items()), self.language, sorted(self.few)], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()
