"""One part of an Office or OpenDocument file as an element tree, without entities, DTDs or the network."""

from __future__ import annotations

import zipfile
from typing import Any

from textkit.errors import UnreadableFile


def parse(data: bytes, name: str) -> Any:
    """The root element (lxml). Raises UnreadableFile for a part that declares entities."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(f"{name} declares its own entities.", "Files like that can do harm; it is left out.")
    return root


def part(archive: zipfile.ZipFile, member: str, name: str) -> Any | None:
    """The root of a member, or None where the file lacks it."""
    return parse(archive.read(member), name) if member in archive.namelist() else None
