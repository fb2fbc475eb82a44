"""Joins the rules of facts to the tables of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textkit.store import tables

if TYPE_CHECKING:
    from textkit.store import Project

_META: Final = "themes/facts"


def make(project: Project) -> None:
    """Write themes/facts.parquet; nothing to do where texts and rules are as before."""
    from textkit.themes import facts

    mark = f"{facts.VERSION} {project.safe_digest()}"
    path = project.theme_file("facts")
    if path.exists() and project.read_meta(_META).get("made_from") == mark:
        return
    rows = project.testimonies()
    found = facts.find(list(rows["text"]), list(rows["language"]))
    found.insert(0, "testimony_id", rows["id"].to_numpy()[found.pop("testimony")])
    tables.write(found, "facts", path)
    project.write_meta(_META, {"made_from": mark})
