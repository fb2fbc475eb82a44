"""95 % intervals of shares and of their differences, as the tables have them."""

from __future__ import annotations

from textkit.themes.shares import newcombe, wilson

__all__ = ["newcombe", "wilson"]
