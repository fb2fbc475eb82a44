"""The way back to a raw text, for a project that was asked to keep one: safe text, what was sealed, and the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.errors import MissingStage
from textkit.store import sealed
from textkit.store.keys import need_key

if TYPE_CHECKING:
    from textkit.store import Project


def raw_text(project: Project, id: str) -> str:
    """The raw text of a testimony, put together without opening the vault; noted in the audit.

    Raises MissingKey without the key it was sealed with, and MissingStage where nothing was sealed.
    """
    from textkit.deidentify.reverse import reverse

    key = need_key(project.config.project.key)
    if (found := sealed.read(project, id)) is None:
        raise MissingStage(
            f"sealed for {id}", f"textkit deidentify {project.folder}, with reversible = true in project.toml"
        )
    text = reverse(*found, id, key)
    project.audit("reverse", ids=[id])
    return text
