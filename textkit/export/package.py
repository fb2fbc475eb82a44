"""Files written whole and the same way every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)


def write_zip(parts: Mapping[str, bytes], target: Path) -> None:
    """A zip without times of its own."""
    partial = _partial(target)
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    partial.replace(target)


def write_bytes(data: bytes, target: Path) -> None:
    """A file that is whole or not there."""
    partial = _partial(target)
    partial.write_bytes(data)
    partial.replace(target)


def _partial(target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return target.with_name(f".{target.name}.partial")
