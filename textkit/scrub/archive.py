"""Zip-based documents: members in, members out, the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from textkit.read.guard import package

_DATE: Final = (1980, 1, 1, 0, 0, 0)


def members(path: Path, kind: str, main: str) -> dict[str, bytes]:
    """All members of a package by name, in its order. Raises UnreadableFile and its kin."""
    with package(path, kind, main) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def pack(parts: Mapping[str, bytes], target: Path) -> None:
    """Write a zip without times of its own; `mimetype` goes first and unpacked, as OpenDocument asks."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(parts.items(), key=lambda item: item[0] != "mimetype"):
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def serialised(root: Any) -> bytes:
    """An element tree as the bytes of a part."""
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
