"""What Word and Excel files share: properties, links, and parts that can be left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from textkit.read.xmlpart import parse
from textkit.scrub.archive import serialised

_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "[Content_Types].xml"
_NOWHERE: Final = "https://removed.invalid/"
_STRUCTURE: Final = re.compile(r"\[Content_Types\]\.xml|(?:.*/)?_rels/.*\.rels|docProps/(?:core|app|custom)\.xml")
_EMPTY: Final = {
    "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def is_structure(name: str) -> bool:
    """Parts that hold the package together; their links and properties are cleaned by `relations` and `properties`."""
    return _STRUCTURE.fullmatch(name) is not None


def properties(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The document's properties (author, company, title, dates …), emptied."""
    return {name: (_HEAD + empty).encode() for name, empty in _EMPTY.items() if name in parts}


def relations(data: bytes) -> bytes:
    """A part of relationships in which links that lead out of the file lead nowhere."""
    root = parse(data, "relationships")
    for link in root.iter(f"{{{_RELATIONSHIPS}}}Relationship"):
        if link.get("TargetMode") == "External":
            link.set("Target", _NOWHERE)
    return serialised(root)


def removable(parts: Mapping[str, bytes], pattern: re.Pattern[str]) -> list[str]:
    """Parts that only tell about people and machines, and that the document does without."""
    return [name for name in parts if pattern.fullmatch(name)]


def dropped(parts: Mapping[str, bytes], names: list[str]) -> dict[str, bytes]:
    """The parts without those named, and without what points to them."""
    out = {name: data for name, data in parts.items() if name not in names}
    gone = {*names, *(_rels_of(name) for name in names)}
    for name in [n for n in out if n.endswith(".rels")]:
        root = parse(out[name], name)
        for link in [e for e in root if _target(name, e.get("Target", "")) in gone]:
            root.remove(link)
        out[name] = serialised(root)
    types = parse(out[_TYPES], _TYPES)
    for override in [e for e in types if e.get("PartName", "").lstrip("/") in gone]:
        types.remove(override)
    out[_TYPES] = serialised(types)
    return {name: data for name, data in out.items() if name not in gone}


def _rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(rels: str, target: str) -> str:
    """The part that a relationship in the file `rels` points to."""
    base = posixpath.dirname(posixpath.dirname(rels))
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
