"""OpenDocument texts: body, tables, text boxes and notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from textkit.read.content import Block, Document, Kind
from textkit.read.guard import locked, package
from textkit.read.xmlpart import part

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_SKIPPED: Final = (f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{TEXT}table-of-content", f"{TEXT}note-citation")
_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")


def read(path: Path) -> Document:
    """The paragraphs of a text document. Deleted text and comments are not testimony and not read."""
    with package(path, "OpenDocument text", "content.xml") as archive:
        manifest = part(archive, "META-INF/manifest.xml", path.name)
        if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
            raise locked(path.name)
        content = part(archive, "content.xml", path.name)
    body = content.find(f"{_OFFICE}body") if content is not None else None
    return Document(tuple(_blocks(body, listed=False)) if body is not None else ())


def _blocks(element: Any, *, listed: bool) -> Iterator[Block]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in _PARAGRAPHS:
            text = paragraph_text(child)
            kind: Kind = "heading" if child.tag == f"{TEXT}h" else "bullet" if listed else "text"
            yield Block(text, kind if text.strip() else "blank")
        yield from _blocks(child, listed=listed or child.tag == f"{TEXT}list-item")


def paragraph_text(element: Any) -> str:
    """What a paragraph says, without the notes and text boxes inside it."""
    return (element.text or "") + "".join(_piece(child) + (child.tail or "") for child in element)


def _piece(child: Any) -> str:
    if child.tag == f"{TEXT}s":
        return " " * min(int(child.get(f"{TEXT}c", "1")), 100)
    if child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
        return "\t" if child.tag.endswith("tab") else "\n"
    if child.tag in _SKIPPED or child.tag == f"{TEXT}note" or child.tag.endswith("}frame"):
        return ""
    return paragraph_text(child) if isinstance(child.tag, str) and child.tag not in _PARAGRAPHS else ""
