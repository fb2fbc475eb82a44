"""What to do with each kind of identifier, and how eagerly to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from textkit.errors import BrokenConfig
from textkit.records import LABELS

ACTIONS: Final = ("placeholder", "mask", "remove", "keep")
MODES: Final = ("strict", "balanced")
_THRESHOLDS: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "strict": MappingProxyType({}),
        "balanced": MappingProxyType({"PERSON": 0.6, "LOCATION": 0.6, "ORGANIZATION": 0.6}),
    }
)
_LEAST: Final[Mapping[str, float]] = MappingProxyType({"strict": 0.3, "balanced": 0.5})


@dataclass(frozen=True, slots=True)
class Policy:
    """`actions`: label → one of ACTIONS (a label that is missing gets a placeholder).

    `mode`: strict looks for every identifier and masks some harmless words; balanced leaves unsure ones alone.
    """

    actions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    mode: str = "strict"

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise BrokenConfig(f"mode = {self.mode!r} is unknown.", f"Choose one of: {', '.join(MODES)}.")
        for label, action in self.actions.items():
            if label not in LABELS:
                raise BrokenConfig(
                    f"The policy names an unknown label: {label!r}.", f"The labels are: {', '.join(LABELS)}."
                )
            if action not in ACTIONS:
                raise BrokenConfig(f"{label} = {action!r} is unknown.", f"Choose one of: {', '.join(ACTIONS)}.")

    @classmethod
    def from_mapping(cls, settings: Mapping[str, str] | None) -> Policy:
        """`{"PERSON": "mask", "mode": "balanced"}` → Policy. Raises BrokenConfig for what it does not know."""
        settings = dict(settings or {})
        mode = settings.pop("mode", "strict")
        return cls(MappingProxyType(settings), mode)

    def action(self, label: str) -> str:
        """What happens to an identifier of this label."""
        return self.actions.get(label, "placeholder")

    def threshold(self, label: str) -> float:
        """The least score at which something counts as found."""
        return _THRESHOLDS[self.mode].get(label, _LEAST[self.mode])
