"""Themes: guided by a codebook, and discovered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textkit.themes import facts as facts
    from textkit.themes.discover import ThemeModel
    from textkit.themes.guided import GuidedThemes

__all__ = ["GuidedThemes", "ThemeModel"]


def __getattr__(name: str) -> Any:
    if name == "GuidedThemes":
        from textkit.themes.guided import GuidedThemes

        return GuidedThemes
    if name == "ThemeModel":
        from textkit.themes.discover import ThemeModel

        return ThemeModel
    if name == "facts":
        from importlib import import_module

        return import_module("textkit.themes.facts")
    raise AttributeError(f"textkit.themes has no '{name}'")
