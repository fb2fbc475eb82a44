"""Notes of a group discussion: questions, and under each its answers, one testimony an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textkit.read.clean import clean
from textkit.read.content import Block, Document, Draft, Found
from textkit.read.headings import ANSWERED, ASKED, GREETED, NUMBERED, PRESENT, STORY
from textkit.read.plain import unmarked

_LONGEST: Final = 300
_NUMBER: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_DASH: Final = re.compile(r"\s*[-–—•·▪●◦*+]\s")


@dataclass(frozen=True, slots=True)
class _Section:
    question: str
    sure: bool  # a heading, a number or the word "question" says so; not only its question mark
    blocks: tuple[Block, ...]

    @property
    def listed(self) -> bool:
        return any(b.kind == "bullet" for b in self.blocks)

    @property
    def answered(self) -> bool:
        return any(b.kind != "blank" for b in self.blocks)


def discussion(document: Document, name: str) -> Found | None:
    """The answers with the group `question`, or None where the document is no such notes."""
    blocks = document.blocks
    if sum(bool(STORY.fullmatch(b.text.strip())) for b in blocks) >= 2:
        return None
    at = [n for n, block in enumerate(blocks) if _asks(block, blocks[n + 1 : n + 3])]
    at = sorted({*at, *_topics(blocks, at[0])}) if len(at) > 1 else at
    sections = [_section(blocks, n, end) for n, end in zip(at, [*at[1:], len(blocks)], strict=True)] if at else []
    if not sections or not _is_discussion(blocks[: at[0]], sections):
        return None
    kept = [s for s in sections if not PRESENT.match(s.question)]
    answers = [(s.question, text) for s in kept for text in _answers(s, flowing=document.flowing)]
    notes = [f"{name}: notes of a discussion; answers: {len(answers)}, questions: {len(kept)}."]
    if any(b.text.strip() for b in blocks[: at[0]]) or len(kept) < len(sections):
        notes.append(f"{name}: what stands above the first question, and who was present, is not read.")
    found = (Draft(t, groups={"question": q}, source=f"{name}:{n}") for n, (q, t) in enumerate(answers, 1))
    return Found(tuple(found), tuple(notes))


def _asks(block: Block, after: Sequence[Block]) -> bool:
    text = block.text.strip()
    if not text or len(text) > _LONGEST or (NUMBERED.fullmatch(text) and not ASKED.fullmatch(text)):
        return False
    if block.kind == "heading" and not ANSWERED.match(text):
        return text.endswith("?") or any(b.kind == "bullet" for b in after) or bool(PRESENT.match(text))
    if ASKED.fullmatch(text):
        return True
    return text.rstrip(' "”*_:').endswith("?") and not _DASH.match(block.text) and not ANSWERED.match(text)


def _topics(blocks: Sequence[Block], first: int) -> list[int]:
    """Short lines right over a list, once questions have begun: "Other matters"."""
    trios = zip(blocks, blocks[1:], blocks[2:], strict=False)
    return [
        n
        for n, (before, block, after) in enumerate(trios, 1)
        if n > first
        and (before.kind, block.kind, after.kind) == ("blank", "text", "bullet")
        and len(block.text) <= 80
        and not block.text.rstrip().endswith(".")
    ]


def _section(blocks: Sequence[Block], at: int, end: int) -> _Section:
    block = blocks[at]
    sure = block.kind == "heading" or bool(ASKED.fullmatch(block.text.strip()) or _NUMBER.match(block.text))
    return _Section(clean(unmarked(block.text).strip("*_")), sure, tuple(blocks[at + 1 : end]))


def _is_discussion(before: Sequence[Block], sections: Sequence[_Section]) -> bool:
    """Questions that only their question mark shows must open the document, or stand over lists; a letter asks too."""
    above = [b.text.strip() for b in before if b.text.strip()]
    answered = [s for s in sections if s.answered]
    listed = sum(s.listed for s in answered)
    if any(GREETED.match(text) for text in above[:3]) or 2 * len(answered) < len(sections) or not answered:
        return False
    if all(s.sure for s in sections):
        return len(sections) >= 2 or listed > 0
    opens = len(above) <= 4 and sum(map(len, above)) <= 300
    return len(sections) >= 2 and (listed * 2 >= len(answered) or (opens and len(answered) == len(sections)))


def _answers(section: _Section, *, flowing: bool) -> list[str]:
    groups: list[list[str]] = [[]]
    lines = [b for b in section.blocks if b.kind != "blank"]
    single = not section.listed and (flowing or not _wrapped(lines)) and not _gapped(section.blocks)
    for block in section.blocks:
        starts = block.kind in ("blank", "bullet") or single or ANSWERED.match(block.text.strip()) is not None
        if starts and groups[-1]:
            groups.append([])
        if block.kind != "blank":
            groups[-1].append(unmarked(block.text) if block.kind == "bullet" else block.text.strip())
    return [text for group in groups if (text := clean(ANSWERED.sub("", "\n".join(group).strip(), count=1)))]


def _wrapped(lines: Sequence[Block]) -> bool:
    """Lines that were broken at a margin: all but the last are long."""
    lengths = [len(b.text.strip()) for b in lines]
    return len(lengths) > 1 and max(lengths) > 60 and min(lengths[:-1]) > 45


def _gapped(blocks: Sequence[Block]) -> bool:
    """True where empty lines stand between the answers."""
    filled = [n for n, b in enumerate(blocks) if b.kind != "blank"]
    return any(b.kind == "blank" for b in blocks[filled[0] : filled[-1]]) if filled else False
