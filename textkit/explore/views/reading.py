"""A testimony, or a part of it, as HTML: masked identifiers as chips, theme passages tinted, searched words marked.

Every letter of a testimony is escaped: it may hold HTML, and must be shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from textkit.explore.searching import hits
from textkit.explore.views.palette import GREY, tint
from textkit.explore.views.tags import link, span
from textkit.explore.words import Texts
from textkit.records import DIRECT

_PLACEHOLDER: Final = re.compile(r"\[([A-Z_]+)(?: (\d+))?\]")


@dataclass(frozen=True, slots=True)
class Chip:
    """An identifier's place in the safe text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage that carries themes (ids, the strongest first)."""

    start: int
    end: int
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a text. terms: searched words, folded as `searching.terms` gives them."""

    chips: Sequence[Chip] = ()
    stretches: Sequence[Stretch] = ()
    terms: Sequence[str] = ()


@dataclass(frozen=True)
class Legend:
    """Names and colours of themes by id, and where their names lead."""

    names: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


def testimony(t: Texts, text: str, language: str, marks: Marks, legend: Legend) -> str:
    """The whole text with its themes named in the margin."""
    parts, at = [], 0
    last: tuple[str, ...] = ()
    for s in _whole_chips(marks.stretches, marks.chips):
        parts.append(_words(t, text, at, s.start, marks))
        told = s.themes == last and not text[at : s.start].strip()  # named in the margin already
        colour = legend.colours.get(s.themes[0], GREY)
        style = f"background:{tint(colour)};border-color:{colour}"
        words = span("stretch", _words(t, text, s.start, s.end, marks), style=style)
        parts.append(words if told else _note(s, legend) + words)
        at, last = s.end, s.themes
    parts.append(_words(t, text, at, len(text), marks))
    return f'<article class="tk-text" lang="{escape(language)}">{"".join(parts)}</article>'


def passage(t: Texts, text: str, offset: int, language: str, chips: Sequence[Chip]) -> str:
    """One passage as a quotation; chips have offsets in the testimony, in which the passage begins at `offset`."""
    end = offset + len(text)
    own = [
        Chip(max(c.start - offset, 0), min(c.end, end) - offset, c.label)
        for c in chips
        if c.end > offset and c.start < end
    ]
    words = _words(t, text, 0, len(text), Marks(own))
    return f'<blockquote class="tk-quote" lang="{escape(language)}">{words}</blockquote>'


def widened(start: int, end: int, chips: Sequence[Chip]) -> tuple[int, int]:
    """The stretch, with every chip that it cuts taken in whole."""
    cut = [c for c in chips if c.start < end and start < c.end]
    return min([start, *(c.start for c in cut)]), max([end, *(c.end for c in cut)])


def _whole_chips(stretches: Sequence[Stretch], chips: Sequence[Chip]) -> list[Stretch]:
    """Stretches in their order, none overlapping, none ending inside a chip."""
    out: list[Stretch] = []
    at = 0
    for s in sorted(stretches, key=lambda s: (s.start, -s.end)):
        start, end = max(s.start, at), s.end
        end = max([end, *(c.end for c in chips if c.start < end < c.end)])
        if start < end and s.themes:
            out.append(Stretch(start, end, s.themes))
            at = end
    return out


def _note(stretch: Stretch, legend: Legend) -> str:
    names = [
        span("theme", f'<i style="background:{legend.colours.get(id, GREY)}"></i>{_named(id, legend)}')
        for id in stretch.themes
    ]
    return span("note", "".join(names))


def _named(id: str, legend: Legend) -> str:
    return link(legend.links.get(id, ""), legend.names.get(id, id))


def _words(t: Texts, text: str, start: int, end: int, marks: Marks) -> str:
    """text[start:end] escaped, with its chips and searched words."""
    out, at = [], start
    for chip in sorted(marks.chips, key=lambda c: c.start):
        if at <= chip.start and chip.end <= end:
            out.append(_found(text[at : chip.start], marks.terms))
            out.append(_chip(t, chip, text[chip.start : chip.end]))
            at = chip.end
    out.append(_found(text[at:end], marks.terms))
    return "".join(out)


def _chip(t: Texts, chip: Chip, surface: str) -> str:
    """A placeholder is told in the reader's language; a surrogate or kept word stands as it is."""
    kind = "direct" if chip.label in DIRECT else "quasi"
    found = _PLACEHOLDER.fullmatch(surface)
    shown = f"{t.label(found[1])} {found[2] or ''}".strip() if found else surface
    return span(f"chip {kind}", escape(shown), title=t.label(chip.label))


def _found(text: str, terms: Iterable[str]) -> str:
    out, at = [], 0
    for start, end in hits(text, terms):
        out += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return "".join([*out, escape(text[at:])])


def plain(t: Texts, text: str) -> str:
    """A passage as one line of plain text, its placeholders in the reader's language: [Person 1]."""
    line = " ".join(text.split())
    return _PLACEHOLDER.sub(lambda m: f"[{t.label(m[1])}{' ' + m[2] if m[2] else ''}]", line)


def masked(value: str) -> bool:
    """True for a text that is nothing but a placeholder."""
    return bool(_PLACEHOLDER.fullmatch(value))


def meta(parts: Iterable[str]) -> str:
    """A line of facts about a testimony."""
    return f'<p class="tk-meta">{" · ".join(escape(p) for p in parts if p)}</p>'
