"""One pass of detection over all slots of a file, so that a placeholder means the same person throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from textkit.errors import UnreadableFile
from textkit.records import SafeTestimony, Span
from textkit.scrub.pieces import Detector, Edit, Slot

SEPARATOR: Final = "\n\n"
_CHUNK: Final = 50_000
_ROUND: Final = str.maketrans("[]", "()")
_PLACEHOLDER: Final = re.compile(r"\[(.+) (\d+)\]")


@dataclass(slots=True)
class Numbers:
    """The numbers of placeholders, kept from one stretch of a long file to the next."""

    known: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)
    last: dict[str, int] = field(default_factory=dict)
    local: dict[str, int] = field(default_factory=dict)

    def of(self, label: str, surface: str, placeholder: str = "") -> int:
        """The number in this file of what stands as `surface`; one `placeholder` of a stretch is one number."""
        key = (label, surface.casefold())
        number = self.local.get(placeholder) or self.known.get(key) or self._next(label)
        if placeholder:
            self.local[placeholder] = number
        self.known.setdefault(key, number)
        return number

    def _next(self, label: str) -> int:
        self.last[label] = self.last.get(label, 0) + 1
        return self.last[label]


def scrub_slots(slots: Sequence[Slot], detector: Detector) -> list[list[Edit]]:
    """The edits of each slot. Nothing is applied yet."""
    numbers = Numbers()
    edits: list[list[Edit]] = []
    for stretch in _stretches(slots):
        numbers.local.clear()
        edits += _stretch(stretch, detector, numbers)
    return edits


def _stretches(slots: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Slots in a row of up to 50,000 letters together: memory and time stay level in a long file."""
    held: list[Slot] = []
    length = 0
    for slot in slots:
        if held and length + len(slot.text) > _CHUNK:
            yield held
            held, length = [], 0
        held.append(slot)
        length += len(slot.text) + len(SEPARATOR)
    if held:
        yield held


def _stretch(slots: Sequence[Slot], detector: Detector, numbers: Numbers) -> list[list[Edit]]:
    texts = [slot.text for slot in slots]
    joined = SEPARATOR.join(texts)
    found = aligned(joined, detector.detect(joined), detector.deidentify(joined)) if joined.strip() else []
    renumbered = [_renumbered(edit, joined, numbers) for edit in found]
    out, start = [], 0
    for slot, text in zip(slots, texts, strict=True):
        inside = list(_within(renumbered, start, start + len(text)))
        out.append(_forced(slot, text, inside, numbers) if slot.force and text.strip() else inside)
        start += len(text) + len(SEPARATOR)
    return out


def _renumbered(edit: Edit, joined: str, numbers: Numbers) -> Edit:
    if not (match := _PLACEHOLDER.fullmatch(edit.new)):
        return edit
    return replace(edit, new=f"[{match[1]} {numbers.of(match[1], joined[edit.start : edit.end], edit.new)}]")


def _within(edits: Sequence[Edit], start: int, end: int) -> Iterator[Edit]:
    for edit in edits:
        if edit.start < end and edit.end > start:
            yield replace(edit, start=max(edit.start, start) - start, end=min(edit.end, end) - start)


def _forced(slot: Slot, text: str, inside: list[Edit], numbers: Numbers) -> list[Edit]:
    """In a column of names or numbers the whole value goes, whatever was recognised in it."""
    if len(inside) == 1 and inside[0].new != text and text[: inside[0].start] + text[inside[0].end :] in ("", " "):
        return inside
    return [Edit(0, len(text), f"[{slot.force} {numbers.of(slot.force, text.strip())}]", slot.force)]


def aligned(raw: str, spans: Sequence[Span], safe: SafeTestimony) -> list[Edit]:
    """What each span of the raw text became in the safe one: replaced, left out, or kept (no edit).

    Raises UnreadableFile where the two texts differ outside the spans, so that nothing is half cleaned.
    """
    placed = {span.start: span for span in safe.spans}
    edits: list[Edit] = []
    at = pos = 0
    for span in sorted(spans, key=lambda s: s.start):
        edits += _between(raw, at, span.start, safe.text[pos : pos + span.start - at])
        pos += span.start - at
        at, surface = span.end, raw[span.start : span.end]
        if pos in placed:
            edits.append(Edit(span.start, at, safe.text[pos : placed[pos].end], span.label, span.score))
            pos = placed[pos].end
        elif safe.text.startswith(surface, pos):
            pos += len(surface)
        else:
            at += raw[at : at + 1] == " " and raw[span.start - 1 : span.start] == " "
            edits.append(Edit(span.start, at, "", span.label, span.score))
    return edits + _between(raw, at, len(raw), safe.text[pos:])


def _between(raw: str, start: int, end: int, safe: str) -> list[Edit]:
    """What stands between identifiers is the same, but for what looked like a placeholder before: [X] is (X) now."""
    part = raw[start:end]
    if part.translate(_ROUND) != safe.translate(_ROUND):
        raise UnreadableFile("Its safe text does not fit the text it was made from.", "Please report this as a fault.")
    return [
        Edit(start + n, start + n + 1, new) for n, (old, new) in enumerate(zip(part, safe, strict=True)) if old != new
    ]
