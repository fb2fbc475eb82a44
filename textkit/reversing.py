"""The way back to a raw text, for a project that was asked to keep one: safe text, what was sealed, and the key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from textkit.errors import MissingStage

if TYPE_CHECKING:
    from textkit.store import Project


def raw_text(project: Project, id: str) -> str:
    """The raw text of a testimony, put together without opening the vault; noted in the audit.

    Raises MissingKey without the key it was sealed with, and MissingStage where nothing was sealed.
    """
    from textkit.deidentify.reverse import reverse
    from textkit.store import sealed
    from textkit.store.keys import need_key

    key = need_key(project.config.project.key)
    if (found := sealed.read(project, id)) is None:
        raise MissingStage(
            f"sealed for {id}", f"textkit deidentify {project.folder}, with reversible = true in project.toml"
        )
    text = reverse(*found, id, key)
    project.audit("reverse", ids=[id])
    return text


@click.command("reverse")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("id")
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file instead.")
def command(folder: Path, id: str, out: Path | None) -> None:
    """Put the raw text of a testimony together again, for those who hold the key; noted in the audit.

    Only where project.toml had reversible = true when the testimony was de-identified.

    Example: textkit reverse my-project t-3f9c2a71be -o letter.txt
    """
    from textkit.store import Project

    text = raw_text(Project.open(folder), id)
    if out is None:
        click.echo(text)
        return
    out.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {out}.")
