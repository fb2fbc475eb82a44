"""Word documents: body, tables, text boxes and footnotes, as the reader of the document sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from textkit.read.content import Block, Document, Kind
from textkit.read.guard import package
from textkit.read.xmlpart import part

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Tracked changes that were taken back, and the copy of a text box kept for old programs.
_SKIPPED: Final = (f"{W}del", f"{W}moveFrom", _FALLBACK)
_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")


def read(path: Path) -> Document:
    """The paragraphs of a document. Deleted text, comments, headers and footers are not testimony and not read."""
    with package(path, "Word document", "word/document.xml") as archive:
        headings = _heading_styles(part(archive, "word/styles.xml", path.name))
        body = part(archive, "word/document.xml", path.name)
        notes = [part(archive, member, path.name) for member in _NOTES]
        blocks = list(_blocks(body, headings))
        blocks += [b for root in notes if root is not None for b in _blocks(root, headings) if b.kind != "blank"]
    return Document(tuple(blocks))


def _heading_styles(styles: Any | None) -> dict[str, Kind]:
    """Style ids that mean a heading or a list; the names are English in every language's Word."""
    out: dict[str, Kind] = {}
    for style in [] if styles is None else styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        label = (name.get(f"{W}val") or "").casefold() if name is not None else ""
        if re.match(r"heading|title$|subtitle$|rubrik|overskrift", label):
            out[style.get(f"{W}styleId")] = "heading"
        elif label.startswith("list") or style.find(f"{W}pPr/{W}numPr") is not None:
            out[style.get(f"{W}styleId")] = "bullet"
    return out


def _blocks(root: Any, styles: dict[str, Kind]) -> Iterator[Block]:
    for paragraph in _paragraphs(root):
        text = paragraph_text(paragraph)
        yield Block(text, _kind(paragraph, styles, text) if text.strip() else "blank")


def _paragraphs(element: Any) -> Iterator[Any]:
    """Paragraphs in reading order, those of text boxes after the paragraph they hang on."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}p":
            yield child
        yield from _paragraphs(child)


def paragraph_text(paragraph: Any) -> str:
    """What the paragraph's own runs say, without the text boxes inside it."""
    out: list[str] = []
    _collect(paragraph, out)
    return "".join(out)


def _collect(element: Any, out: list[str]) -> None:
    for child in element:
        if child.tag == f"{W}t":
            out.append(child.text or "")
        elif child.tag in _BREAKS and element.tag == f"{W}r":
            out.append(_BREAKS[child.tag])
        elif child.tag not in _SKIPPED and child.tag != f"{W}p":
            _collect(child, out)


def _kind(paragraph: Any, styles: dict[str, Kind], text: str) -> Kind:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = styles.get(style.get(f"{W}val")) if style is not None else None
    if named == "heading" or _all_bold(paragraph, text):
        return "heading"
    return "bullet" if named or paragraph.find(f"{W}pPr/{W}numPr") is not None else "text"


def _all_bold(paragraph: Any, text: str) -> bool:
    runs = [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None]
    bold = [r.find(f"{W}rPr/{W}b") for r in runs]
    return (
        bool(runs) and len(text) <= 200 and all(b is not None and b.get(f"{W}val") not in ("0", "false") for b in bold)
    )
