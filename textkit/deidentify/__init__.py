"""From raw testimonies to safe ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textkit.deidentify.engine import Deidentifier
    from textkit.deidentify.evaluate import DeidReport
    from textkit.deidentify.policy import Policy
    from textkit.deidentify.review import unsure
    from textkit.deidentify.rules import Rule, Rules

__all__ = ["DeidReport", "Deidentifier", "Policy", "Rule", "Rules", "unsure"]

_HOME = {
    "Deidentifier": "engine",
    "DeidReport": "evaluate",
    "Policy": "policy",
    "Rule": "rules",
    "Rules": "rules",
    "unsure": "review",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
