"""PDF: lines joined to paragraphs again, without page numbers and running headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textkit.errors import UnreadableFile
from textkit.read.content import Document
from textkit.read.guard import guarded, load, locked
from textkit.read.plain import lines_to_blocks

_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:(?:sida|side|page|sid|s)\b\.?\s*)?\d{1,4}(?:\s*(?:/|\(|av|of|\b)\s*\d{1,4}\)?)?\W*", re.I
)
_BULLET: Final = re.compile(r"\s*(?:[-–•*·▪●]|\d{1,2}[.)])\s")
_ENDED: Final = re.compile(r"[.!?:;…\"”’)]\s*$")
_HELD: Final = re.compile(r"(?:och|eller|og|and|or|samt)\b")  # "språk- och" keeps its hyphen


def read(path: Path) -> Document:
    """The text of a PDF. Raises UnreadableFile for one that holds only pictures of pages."""
    pages = page_lines(path)
    if not any(line.strip() for page in pages for line in page):
        raise UnreadableFile(
            f"{path.name} holds pictures of pages, no text.", "Run text recognition (OCR) on it first."
        )
    lines = _reflowed([line for page in _without_running_heads(pages) for line in page])
    return Document(tuple(lines_to_blocks(lines, headings=False)))


def page_lines(path: Path) -> list[list[str]]:
    """The lines of each page, as the PDF has them."""
    load(path)
    with guarded(path.name, "PDF"):
        from pypdf import PdfReader

        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked(path.name)
        return [page.extract_text().strip().split("\n") for page in reader.pages]


def _without_running_heads(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """Drop page numbers, and what stands at the top or foot of most of three pages or more."""
    edges = Counter(key for page in pages for key in {_key(page[n]) for n in _edges(page)})
    running = {key for key, count in edges.items() if len(pages) >= 3 and count > len(pages) / 2}
    for page in pages:
        outer = set(_edges(page))
        yield [line for n, line in enumerate(page) if n not in outer or not _is_running(line, running)]


def _is_running(line: str, running: set[str]) -> bool:
    return _key(line) in running or _PAGE_NUMBER.fullmatch(line) is not None


def _edges(page: Sequence[str]) -> list[int]:
    """Places of the first and last two lines that hold something."""
    filled = [n for n, line in enumerate(page) if line.strip()]
    return filled[:2] + filled[2:][-2:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _reflowed(lines: Sequence[str]) -> list[str]:
    """Paragraphs: a line goes on in the next unless it is short and ended, or the next begins a list or is empty."""
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    full = widths[int(len(widths) * 0.9)] if widths else 0
    out: list[str] = []
    for n, line in enumerate(lines):
        line = line.strip()
        if n and out and _goes_on(lines[n - 1].strip(), line, full):
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
    return out


def _goes_on(before: str, line: str, full: int) -> bool:
    if not before or not line or _BULLET.match(line) or (before.endswith("?") and len(before) < 0.9 * full):
        return False
    return line[0].islower() or (
        len(before) >= 0.7 * full and not (_ENDED.search(before) and len(before) < 0.85 * full)
    )


def _joined(text: str, line: str) -> str:
    if text.endswith("\u00ad") or (
        text[-2:-1].isalpha() and text.endswith("-") and line[0].islower() and not _HELD.match(line)
    ):
        return text[:-1] + line
    return f"{text} {line}"
