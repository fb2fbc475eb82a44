"""textkit: de-identify, theme and explore testimonies on a machine that never sends a word anywhere.

Public names are imported when first used, so that `import textkit` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "read": "textkit.read",
    "Deidentifier": "textkit.deidentify",
    "load_embedder": "textkit.embed",
    "GuidedThemes": "textkit.themes",
    "ThemeModel": "textkit.themes",
    "Project": "textkit.store",
    "corpus": "",
    "facts": "textkit.themes",
}

if TYPE_CHECKING:
    from textkit import corpus
    from textkit.deidentify import Deidentifier
    from textkit.embed import load_embedder
    from textkit.read import read
    from textkit.store import Project
    from textkit.themes import GuidedThemes, ThemeModel, facts

__all__ = [
    "Deidentifier",
    "GuidedThemes",
    "Project",
    "ThemeModel",
    "__version__",
    "corpus",
    "facts",
    "load_embedder",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"textkit has no '{name}'")
    home = _HOMES[name]
    value = getattr(importlib.import_module(home), name) if home else importlib.import_module(f"textkit.{name}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
