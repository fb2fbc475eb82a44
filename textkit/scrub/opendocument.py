"""OpenDocument texts, part by part: what is known is cleaned, what is not is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from textkit.read import odt
from textkit.read.guard import guarded
from textkit.read.xmlpart import parse
from textkit.scrub import markup
from textkit.scrub.archive import members, pack, serialised
from textkit.scrub.pieces import Opened, Piece, Slot

TEXT: Final = odt.TEXT
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_CONFIG: Final = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
_PARAGRAPHS: Final = (f"{TEXT}p", f"{TEXT}h")
_BREAKS: Final = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_GONE: Final = (f"{TEXT}tracked-changes", f"{TEXT}change", f"{TEXT}change-start", f"{TEXT}change-end")
# Fields that write out who made the document, whatever the reader's machine says.
_PEOPLE: Final = re.compile(r".*\}(?:author-name|author-initials|initial-creator|creator|sender-.*|creator-initials)")
_NAMED: Final = tuple(f"{TEXT}{name}" for name in ("bookmark", "bookmark-start", "bookmark-end", "section"))
_TELLING: Final = (
    f"{{{_OFFICE}}}string-value",
    f"{{{_OFFICE}}}name",
    "{http://www.w3.org/1999/xlink}title",
    "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}value",
    "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}label",
)
_READ: Final[tuple[str, ...]] = ("content.xml", "styles.xml", "settings.xml")
_STRUCTURE: Final = re.compile(r"mimetype|META-INF/manifest\.xml|manifest\.rdf|Configurations2/.*\.xml|meta\.xml")
_REMOVED: Final = re.compile(
    r"Thumbnails/.*|layout-cache|META-INF/documentsignatures\.xml|Versions/.*|VersionList\.xml"
)


def open_opendocument(path: Path) -> Opened:
    """Take a document apart. Raises UnreadableFile and its kin."""
    odt.read(path)  # refuses a locked file in words a person understands
    parts = members(path, "OpenDocument text", "content.xml")
    with guarded(path.name, "OpenDocument text"):
        removed = [name for name in parts if _REMOVED.fullmatch(name)]
        unseen = [n for n in parts if n not in _READ and n not in removed and not _STRUCTURE.fullmatch(n)]
        trees = {name: parse(parts[name], path.name) for name in _READ if name in parts}
        gone = sum(_prepare(root) for root in trees.values())
        slots = [slot for name in _READ[:2] if name in trees for slot in _slots(trees[name], name.removesuffix(".xml"))]
    if "meta.xml" in parts:
        parts["meta.xml"] = f'<office:document-meta xmlns:office="{_OFFICE}" office:version="1.2"/>'.encode()
    opened = Opened(slots, partial(_save, parts, trees, removed), path.suffix, unseen)
    opened.removed = [*removed, *(["tracked changes"] if gone else [])]
    return opened


def _save(parts: dict[str, bytes], trees: dict[str, Any], removed: list[str], target: Path) -> None:
    out = {**parts, **{name: serialised(root) for name, root in trees.items()}}
    if (manifest := out.get("META-INF/manifest.xml")) is not None:
        root = parse(manifest, "manifest")
        for entry in [e for e in root if e.get(f"{_MANIFEST}full-path") in removed]:
            root.remove(entry)
        out["META-INF/manifest.xml"] = serialised(root)
    pack({name: data for name, data in out.items() if name not in removed}, target)


def _prepare(root: Any) -> int:
    """Take out deletions, authors, printers, and where links lead; the number of change records that were there."""
    gone = list(root.iter(*_GONE))
    for element in gone:
        markup.remove(element)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if _PEOPLE.fullmatch(element.tag) or element.tag == f"{_DC}date":
            element.text = ""
        if element.tag == f"{_CONFIG}config-item" and "Print" in element.get(f"{_CONFIG}name", ""):
            element.text = ""
        if re.match(r"\w+:", element.get(_HREF, "")):
            element.set(_HREF, "https://removed.invalid/")
    return sum(e.tag == _GONE[0] for e in gone)


def _slots(root: Any, where: str) -> Iterator[Slot]:
    inside: set[Any] = set()
    for number, paragraph in enumerate(root.iter(*_PARAGRAPHS), 1):
        pieces: list[Piece] = []
        _collect(paragraph, pieces, inside)
        if any(piece.text.strip() for piece in pieces):
            yield Slot(pieces, f"{where}, paragraph {number}")
    yield from markup.loose(root, lambda e: e in inside, where)
    for element in root.iter():
        names = [n for n in _TELLING if (element.get(n) or "").strip()]
        names += [f"{TEXT}name"] if element.tag in _NAMED and element.get(f"{TEXT}name") else []
        yield from (markup.attribute(element, name, where) for name in names)


def _collect(element: Any, pieces: list[Piece], inside: set[Any]) -> None:
    """The text of a paragraph in order; notes and text boxes inside it have paragraphs of their own."""
    inside.add(element)
    pieces.append(markup.bare_text_of(element))
    for child in element:
        if child.tag == f"{TEXT}s":
            pieces.append(Piece(" "))
        elif child.tag in _BREAKS:
            pieces.append(Piece(_BREAKS[child.tag]))
        elif (
            isinstance(child.tag, str) and child.tag.startswith(TEXT) and child.tag not in (*_PARAGRAPHS, f"{TEXT}note")
        ):
            _collect(child, pieces, inside)
        pieces.append(markup.tail_of(child))
