"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from textkit.read.content import Block, Document
from textkit.read.decode import decode
from textkit.read.guard import load

# "3. november" begins with a date, not with a number of a list.
_BULLET: Final = re.compile(
    r"\s*(?:[-–—•·▪●◦*+]|\(?\d{1,2}[.)](?!\s*(?:jan|feb|mar|apr|ma[ji]|jun|jul|aug|sep|okt|nov|de[cs]))|\(?[a-zåäö]\))"
    r"\s+(?=\S)",
    re.I,
)
_HEADING: Final = re.compile(r"#{1,6}\s+")
_UNDERLINED: Final = re.compile(r"(\A|\n\n)(\S.{0,78}[^.\n])\n(?:={3,}|-{3,})(?=\n)")
_FRONT: Final = re.compile(r"---\n(?:[\w-]+:.*\n|[ \t-].*\n)+---\n")
_PLAIN: Final = ("utf-8", "utf-8-sig")


def read_text(path: Path) -> Document:
    """The lines of a text file."""
    text, notes = _loaded(path)
    return _document(text, notes, headings=False)


def read_markdown(path: Path) -> Document:
    """The lines of a Markdown file: `#` begins a heading; what stands between `---` at the top is no testimony."""
    text, notes = _loaded(path)
    if front := _FRONT.match(text):
        text = text[front.end() :].lstrip("\n")
        notes.append(f"{path.name}: its front matter is not read.")
    text = _UNDERLINED.sub(r"\1# \2", text)
    return _document(text, notes, headings=True)


def _loaded(path: Path) -> tuple[str, list[str]]:
    text, encoding = decode(load(path), path.name)
    text = re.sub("\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return text, [] if encoding in _PLAIN else [f"{path.name}: read as {encoding}."]


def _document(text: str, notes: Sequence[str], *, headings: bool) -> Document:
    return Document(tuple(lines_to_blocks(text.split("\n"), headings=headings)), tuple(notes), flowing=False)


def lines_to_blocks(lines: Sequence[str], *, headings: bool) -> Iterator[Block]:
    """A block a line, told apart by how it begins; the mark of a heading or bullet stays in the text."""
    for line in lines:
        if not line.strip():
            yield Block("", "blank")
        elif headings and _HEADING.match(line):
            yield Block(line.rstrip("# "), "heading")
        else:
            yield Block(line, "bullet" if _BULLET.match(line) else "text")


def unmarked(line: str) -> str:
    """A line without the mark of a heading, bullet or number at its start."""
    return _BULLET.sub("", _HEADING.sub("", line.strip(), count=1), count=1).strip()
