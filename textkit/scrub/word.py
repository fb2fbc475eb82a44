"""Word documents, part by part: what is known is cleaned, what is not is named.

Layout stays, since text is rewritten inside the runs it stands in. Deleted tracked changes, the names of authors and
the document's properties are taken out; links lose where they led.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from textkit.read.guard import guarded
from textkit.read.xmlpart import parse
from textkit.scrub import markup
from textkit.scrub.archive import members, pack, serialised
from textkit.scrub.office import dropped, is_structure, properties, relations, removable
from textkit.scrub.pieces import Opened, Piece, Slot

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXTS: Final = (f"{W}t", f"{W}delText", _MATH)
_BREAKS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_FIELD: Final = f"{W}instrText"
_GONE: Final = tuple(f"{W}{name}" for name in ("del", "moveFrom", "docVars", "mailMerge", "attachedTemplate"))
_PEOPLE: Final = tuple(f"{W}{name}" for name in ("author", "initials", "date", "userId"))
_TELLING: Final = ("descr", "title", f"{W}tooltip", "alt", "string", f"{W}anchor")
_VALUED: Final = tuple(
    f"{W}{n}" for n in ("alias", "tag", "helpText", "statusText", "default", "listEntry", "listItem")
)
_READ: Final = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments|settings|numbering|glossary/\w+)\d*\.xml"
    r"|customXml/item\d+\.xml"
)
_STRUCTURE: Final = re.compile(
    r"word/(?:styles|stylesWithEffects|webSettings|fontTable|commentsIds|commentsExtended)\.xml|word/(?:theme|fonts)/[^/]+"
    r"|customXml/itemProps\d+\.xml"
)
_REMOVED: Final = re.compile(
    r"word/(?:people|commentsExtensible)\.xml|word/printerSettings/.*|docMetadata/.*|docProps/thumbnail\..*"
)


def open_word(path: Path) -> Opened:
    """Take a document apart. Raises UnreadableFile and its kin."""
    parts = members(path, "Word document", "word/document.xml")
    with guarded(path.name, "Word document"):
        removed = removable(parts, _REMOVED)
        unseen = [name for name in parts if not _known(name) and name not in removed]
        trees = {name: parse(data, path.name) for name, data in parts.items() if _READ.fullmatch(name)}
        gone = sum(_prepare(root) for root in trees.values())
        slots = [slot for name, root in trees.items() for slot in _slots(root, _where(name))]
        links = {name: relations(data) for name, data in parts.items() if name.endswith(".rels")}
    opened = Opened(slots, partial(_save, {**parts, **links, **properties(parts)}, trees, removed), path.suffix, unseen)
    opened.removed = [*removed, *(["deleted tracked changes"] if gone else [])]
    return opened


def _known(name: str) -> bool:
    return bool(_READ.fullmatch(name) or _STRUCTURE.fullmatch(name)) or is_structure(name)


def _where(name: str) -> str:
    return name.removeprefix("word/").removesuffix(".xml")


def _save(parts: dict[str, bytes], trees: dict[str, Any], removed: list[str], target: Path) -> None:
    pack(dropped({**parts, **{name: serialised(root) for name, root in trees.items()}}, removed), target)


def _prepare(root: Any) -> int:
    """Take out what nobody is to see, and the people in attributes; the number of deletions that were there."""
    gone = [e for e in root.iter(*_GONE) if e.getparent() is not None and e.getparent().tag != f"{W}rPr"]
    for element in gone:
        markup.remove(element)
    for element in root.iter():
        for name in _PEOPLE:
            if name in element.attrib:
                _unname(element, name)
    return sum(e.tag in (f"{W}del", f"{W}moveFrom") for e in gone)


def _unname(element: Any, name: str) -> None:
    if name == f"{W}author":
        element.set(name, "Author")
    else:
        del element.attrib[name]


def _slots(root: Any, where: str) -> Iterator[Slot]:
    claimed: set[Any] = set()
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        place = f"{where}, paragraph {number}"
        pieces: list[Piece] = []
        fields: list[Piece] = []
        _collect(paragraph, pieces, fields, claimed)
        yield from (Slot(found, place) for found in (pieces, fields) if any(p.text.strip() for p in found))
    yield from markup.loose(root, lambda e: e in claimed or e.tag == f"{W}p", where)
    for element in root.iter():
        names = [n for n in _TELLING if (element.get(n) or "").strip()]
        names += [f"{W}val"] if element.tag in _VALUED and element.get(f"{W}val") else []
        names += [f"{W}name"] if element.tag == f"{W}bookmarkStart" and element.get(f"{W}name", "_")[0] != "_" else []
        names += ["name"] if str(element.tag).endswith(("}docPr", "}cNvPr")) and element.get("name") else []
        yield from (markup.attribute(element, name, where) for name in names)


def _collect(element: Any, pieces: list[Piece], fields: list[Piece], claimed: set[Any]) -> None:
    """The runs of a paragraph in order; the paragraphs of a text box inside it have their own turn."""
    for child in element:
        if child.tag in _TEXTS:
            claimed.add(child)
            pieces.append(markup.text_of(child))
        elif child.tag == _FIELD:
            claimed.add(child)
            fields.append(markup.text_of(child))
        elif child.tag in _BREAKS and element.tag == f"{W}r":
            pieces.append(Piece(_BREAKS[child.tag]))
        elif child.tag != f"{W}p":
            _collect(child, pieces, fields, claimed)
