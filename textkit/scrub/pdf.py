"""PDF: the copy is a text file, since what a PDF shows cannot be rewritten safely."""

from __future__ import annotations

from pathlib import Path

from textkit.read import pdf
from textkit.scrub.pieces import Opened, slot


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def put(self, text: str) -> None:
        self.lines[:] = text.split("\n")


def open_pdf(path: Path) -> Opened:
    """The text of a PDF. Raises UnreadableFile for one that holds only pictures of pages."""
    held = _Lines([block.text for block in pdf.read(path).blocks])

    def save(target: Path) -> None:
        target.write_bytes(("\n".join(held.lines) + "\n").encode())

    notes = ["The copy is plain text; pictures, forms and comments of the PDF are not in it."]
    return Opened([slot("\n".join(held.lines), held.put, "the text")], save, ".txt", notes=notes)
