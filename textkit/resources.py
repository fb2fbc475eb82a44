"""Where the bundled files lie: inside the wheel (`textkit/_data`) or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

from textkit.errors import MissingModel

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a bundled folder or file, e.g. `corpus` or `models/nordic_encoder`.

    Raises MissingModel where this installation lacks it.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        if (path := root / name).exists():
            return path
    raise MissingModel(f"This installation has no {name}.", "Install textkit again from its source folder or wheel.")
