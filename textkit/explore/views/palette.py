"""Colours of themes and of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

INK: Final = "#1d2529"
SOFT: Final = "#566068"
LINE: Final = "#dcdfdd"
GREY: Final = "#c6cbcd"
ACCENT: Final = "#1f5a7a"

# Fifteen colours chosen by search in OKLab for the largest smallest distance as seen with full colour sight, with
# protanopia and with deuteranopia (Machado et al. 2009), each at least 1.75 : 1 against white and apart from GREY.
COLOURS: Final = (
    "#0a2f94",
    "#7885f8",
    "#d54e5b",
    "#9c1854",
    "#df8b1e",
    "#9550bb",
    "#935415",
    "#601268",
    "#115f82",
    "#59bbfb",
    "#0ec073",
    "#1a4901",
    "#34958b",
    "#e771bf",
    "#c0cc2d",
)


def colours(theme_ids: Sequence[str]) -> dict[str, str]:
    """A colour for each of the first fifteen ids; the others are grey."""
    return {id: COLOURS[i] if i < len(COLOURS) else GREY for i, id in enumerate(theme_ids)}


def ink(background: str) -> str:
    """White or INK, whichever is easier to read on a background (contrast as WCAG 2 reckons it)."""
    light = _light(background) + 0.05
    return "#ffffff" if 1.05 / light > light / (_light(INK) + 0.05) else INK


def _light(colour: str) -> float:
    """Relative luminance of a colour, from 0 (black) to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tint(colour: str, strength: float = 0.12) -> str:
    """The colour mixed with white, as a background for text."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02x}" for part in parts)
