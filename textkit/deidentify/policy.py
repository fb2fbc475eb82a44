"""What to do with each kind of identifier, and how eagerly to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from textkit.errors import BrokenConfig
from textkit.records import LABELS

PLAIN: Final = ("placeholder", "mask", "remove", "keep")  # what any label can have
GENERALISE: Final = "generalise"  # the first level of the label
SURROGATE: Final = "surrogate"
LEVELS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "DATE": ("year", "quarter", "month"),
        "AGE": ("band",),
        "LOCATION": ("county", "country"),
        "ORGANIZATION": ("kind",),
        "OCCUPATION": ("level",),
    }
)
WITHOUT_SURROGATES: Final = ("OCCUPATION", "AGE", "DEMOGRAPHIC")
SCOPES: Final = ("testimony", "collection")
MODES: Final = ("strict", "balanced")
_THRESHOLDS: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "strict": MappingProxyType({}),
        "balanced": MappingProxyType({"PERSON": 0.6, "LOCATION": 0.6, "ORGANIZATION": 0.6}),
    }
)
_LEAST: Final[Mapping[str, float]] = MappingProxyType({"strict": 0.3, "balanced": 0.5})


def actions(label: str) -> tuple[str, ...]:
    """What can be done with an identifier of this label."""
    levels = LEVELS.get(label, ())
    return (
        *PLAIN,
        *((SURROGATE,) if label not in WITHOUT_SURROGATES else ()),
        *((GENERALISE, *levels) if levels else ()),
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """`actions`: label → one of `actions(label)` (a label that is missing gets a placeholder).

    An action is one word: `placeholder`, `mask`, `remove`, `keep`, `surrogate`, or how coarse a generalisation is
    (`year`, `quarter`, `month`; `band`; `county`, `country`; `kind`; `level`; `generalise` is the first of a label's).
    `mode`: strict looks for every identifier and masks some harmless words; balanced leaves unsure ones alone.
    `surrogates`: a person has one surrogate within a testimony, or within the whole collection. `reversible`: what is
    replaced is kept sealed beside the safe text.
    """

    actions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mode: str = "strict"
    surrogates: str = "testimony"
    reversible: bool = False

    def __post_init__(self) -> None:
        for name, value, allowed in (("mode", self.mode, MODES), ("surrogates", self.surrogates, SCOPES)):
            if value not in allowed:
                raise BrokenConfig(f"{name} = {value!r} is unknown.", f"Choose one of: {', '.join(allowed)}.")
        if not isinstance(self.reversible, bool):
            raise BrokenConfig(f"reversible = {self.reversible!r} is unknown.", "Choose one of: true, false.")
        for label, action in self.actions.items():
            if label not in LABELS:
                raise BrokenConfig(
                    f"The policy names an unknown label: {label!r}.", f"The labels are: {', '.join(LABELS)}."
                )
            if action not in (known := actions(label)):
                raise BrokenConfig(f"{label} = {action!r} is unknown.", f"Choose one of: {', '.join(known)}.")

    @classmethod
    def from_mapping(cls, settings: Mapping[str, str | bool] | None) -> Policy:
        """`{"PERSON": "mask", "mode": "balanced"}` → Policy. Raises BrokenConfig for what it does not know."""
        own = ("mode", "surrogates", "reversible")
        given = dict(settings or {})
        chosen = {str(label): str(action) for label, action in given.items() if label not in own}
        return cls(MappingProxyType(chosen), **{name: given[name] for name in own if name in given})  # type: ignore[arg-type]

    def action(self, label: str) -> str:
        """What happens to an identifier of this label."""
        return self.actions.get(label, "placeholder")

    @property
    def keyed(self) -> bool:
        """Whether a secret is needed: surrogates are drawn with it, replaced surfaces sealed with it."""
        return self.reversible or self.draws

    @property
    def draws(self) -> bool:
        """Whether any label gets surrogates."""
        return SURROGATE in self.actions.values()

    @property
    def renews(self) -> bool:
        """Whether any label gets a surrogate or a generalisation."""
        return any(action not in PLAIN for action in self.actions.values())

    @property
    def plain(self) -> Policy:
        """The same without surrogates and generalisations: placeholders stand for them."""
        kept = {label: action for label, action in self.actions.items() if action in PLAIN}
        return Policy(MappingProxyType(kept), self.mode)

    def threshold(self, label: str) -> float:
        """The least score at which something counts as found."""
        return _THRESHOLDS[self.mode].get(label, _LEAST[self.mode])
