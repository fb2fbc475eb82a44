"""Testimonies that people have coded themselves: coded.csv in the project folder, made in any spreadsheet.

Two columns, testimony_id and themes: the ids of the testimony's themes with commas between, nothing where it has none.
What was coded must be drawn at random, or the shares worked out with it are not those of the collection.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textkit.errors import MissingColumn, UsageError

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store.project import Project

FILE: Final = "coded.csv"
_COLUMNS: Final = ("testimony_id", "themes")


def coded(project: Project, theme_ids: list[str]) -> pd.DataFrame:
    """One row a coded testimony (index: its id), one bool column a theme; empty where nobody has coded.

    Raises MissingColumn or UsageError, naming the line, for a file that cannot be used.
    """
    import pandas as pd

    path = project.folder / FILE
    if not path.exists():
        return pd.DataFrame(columns=theme_ids, dtype=bool)
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, sep=None, engine="python", encoding="utf-8-sig")
    for column in _COLUMNS:
        if column not in frame:
            raise MissingColumn(column, FILE, map(str, frame.columns))
    known = set(project.testimonies()["id"])
    sets = [set(filter(None, re.split(r"[,;\s]+", held))) for held in frame["themes"]]
    for line, (id, themes) in enumerate(zip(frame["testimony_id"], sets, strict=True), 2):
        if id not in known:
            raise UsageError(f"{FILE}:{line}: the project has no such testimony.", "Use the ids of an export.")
        if unknown := sorted(themes - set(theme_ids)):
            raise UsageError(f"{FILE}:{line}: there is no theme '{unknown[0]}'.", f"Themes: {', '.join(theme_ids)}.")
    if (again := frame["testimony_id"].duplicated()).any():
        raise UsageError(f"{FILE}:{int(again.argmax()) + 2}: the testimony stands there twice.", "Keep one line.")
    rows = [[theme in held for theme in theme_ids] for held in sets]
    return pd.DataFrame(rows, index=frame["testimony_id"].rename("testimony_id"), columns=theme_ids, dtype=bool)
