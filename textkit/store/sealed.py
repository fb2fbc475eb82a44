"""vault/sealed/: what was replaced, one encrypted row a testimony, where the settings ask for a way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textkit.store import tables

if TYPE_CHECKING:
    from textkit.store.project import Project

_TABLE: Final = "sealed"


def path(project: Project, batch: int) -> Path:
    """The file of one batch."""
    return project.folder / "vault" / _TABLE / f"{batch:05d}.parquet"


def write(project: Project, batch: int, rows: Sequence[tuple[str, bytes]]) -> None:
    """Keep the (testimony id, sealed) rows of a batch; no row, no file."""
    import pandas as pd

    if rows:
        tables.write(pd.DataFrame(rows, columns=["testimony_id", "sealed"]), _TABLE, path(project, batch))
    else:
        path(project, batch).unlink(missing_ok=True)


def drop(project: Project, batch: int, ids: Sequence[str]) -> None:
    """Cut the rows of some testimonies out of a batch."""
    if (file := path(project, batch)).exists():
        frame = tables.read(_TABLE, file)
        kept = frame[~frame["testimony_id"].isin(ids)]
        write(project, batch, list(kept.itertuples(index=False, name=None)))


def read(project: Project, id: str) -> tuple[str, bytes] | None:
    """The safe text of a testimony and what was sealed of it; None where nothing was."""
    for part in project.parts("testimonies"):
        texts = tables.read("testimonies", part).set_index("id")["text"]
        if id in texts.index and (file := path(project, int(part.stem))).exists():
            rows = tables.read(_TABLE, file).set_index("testimony_id")["sealed"]
            return (str(texts[id]), bytes(rows[id])) if id in rows.index else None
    return None
