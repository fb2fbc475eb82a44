"""A raw text with what was found in it, for the page of reviews: every mark can be chosen, doubtful ones stand out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from textkit.explore.words import Texts


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch to mark. `state`: doubtful, sure, decided or open."""

    start: int
    end: int
    label: str
    state: str


def raw_text(t: Texts, text: str, language: str, strokes: Sequence[Stroke], current: int | None) -> str:
    """The text, letter for letter, with its strokes numbered; `current`: the one being decided."""
    out, at = [], 0
    for number, s in enumerate(strokes):
        out += [escape(text[at : s.start]), _stroke(t, text[s.start : s.end], s, number, number == current)]
        at = s.end
    out.append(escape(text[at:]))
    name = escape(t("review.raw"))
    return f'<article class="tk-text tk-raw" lang="{escape(language)}" aria-label="{name}">{"".join(out)}</article>'


def _stroke(t: Texts, surface: str, s: Stroke, number: int, current: bool) -> str:
    told = f"{number + 1}. {t.label(s.label)}, {t(f'review.state_{s.state}')}"
    chosen = ' aria-current="true"' if current else ""
    shown = f"{number + 1}{'?' if s.state == 'doubtful' else ''}"
    return (
        f'<span class="tk-stroke tk-{s.state}" role="button" tabindex="0" data-place="{number}" data-shown="{shown}"'
        f' title="{escape(told)}"{chosen}>{escape(surface)}</span>'
    )


def progress(done: int, of: int, told: str) -> str:
    """A thin bar of how much is done, and the same in words."""
    share = 100 * done / of if of else 100
    return (
        f'<div class="tk-done"><span class="tk-track"><span class="tk-fill" style="width:{share:.1f}%"></span></span>'
        f"<span>{escape(told)}</span></div>"
    )


def warning(text: str) -> str:
    """The strip that says that raw text is shown."""
    return f'<p class="tk-rawnote" role="note">{escape(text)}</p>'


def place(surface: str, told: str) -> str:
    """The words being decided, and what is known of them."""
    return f'<p class="tk-place"><strong>{escape(surface)}</strong><span>{escape(told)}</span></p>'
