"""One project folder on disk, and its tables as DataFrames."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit import config as settings
from textkit.errors import MissingStage, NotAProject, UsageError
from textkit.records import Passage, SafeTestimony, Span, Vectors
from textkit.store import audit, tables
from textkit.store.notes import Notes

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store.vault import Vault

_PART: Final = "[0-9]*.parquet"


class Project:
    """Open with `Project.open(folder)`; make one with `Project.new(folder)`.

    Everything here is safe to show except what `vault()` opens, which needs the key.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def open(cls, folder: str | Path) -> Project:
        """Raises NotAProject for a folder without project.toml and BrokenConfig for a faulty one."""
        project = cls(Path(folder))
        if not project.settings_path.exists():
            raise NotAProject(str(folder))
        _ = project.config
        return project

    @classmethod
    def new(cls, folder: str | Path, *, name: str = "", k: int = 5) -> Project:
        """Make the folder and project.toml; raises UsageError where a project is there already."""
        project = cls(Path(folder))
        if project.settings_path.exists():
            raise UsageError(f"{folder} is a textkit project already.", "Open it, or choose another folder.")
        project.folder.mkdir(parents=True, exist_ok=True)
        title = name or project.folder.resolve().name
        slug = re.sub(r"[^\w-]+", "-", title).strip("-")[:40] or "project"
        key = f"{slug}-{secrets.token_hex(3)}"
        text = settings.TEMPLATE.format(name=_toml(title), key=_toml(key), k=k)
        project.settings_path.write_text(text, encoding="utf-8")
        project.audit("new")
        return project

    @property
    def settings_path(self) -> Path:
        return self.folder / "project.toml"

    @cached_property
    def config(self) -> settings.Config:
        return settings.load(self.settings_path)

    @property
    def name(self) -> str:
        return self.config.project.name or self.folder.resolve().name

    @property
    def k(self) -> int:
        """No count of fewer people than this is shown."""
        return self.config.project.k

    @property
    def notes(self) -> Notes:
        return Notes(self.folder / "notes.db")

    def audit(self, action: str, **facts: str | int | list[str]) -> None:
        """Add a line to audit.jsonl: ids and counts only."""
        audit.append(self.folder / "audit.jsonl", action, **facts)

    def vault(self) -> Vault:
        """The raw testimonies. Raises MissingKey where the key is not on this machine or does not fit."""
        from textkit.store.keys import need_key
        from textkit.store.vault import Vault

        return Vault(self.folder / "vault" / "raw.db", need_key(self.config.project.key))

    # -- files ---------------------------------------------------------------------------------------------------

    def part(self, table: str, batch: int) -> Path:
        """The file of one batch of a safe table."""
        return self.folder / "safe" / table / f"{batch:05d}.parquet"

    def parts(self, table: str) -> list[Path]:
        return sorted((self.folder / "safe" / table).glob(_PART))

    def vector_part(self, batch: int) -> Path:
        """The vectors of one batch of passages."""
        return self.folder / "vectors" / f"{batch:05d}.npy"

    def theme_file(self, table: str) -> Path:
        return self.folder / "themes" / f"{table}.parquet"

    def read_meta(self, stage: str) -> dict[str, Any]:
        """What a stage wrote down about its last run; empty where it never ran."""
        path = self.folder / stage / "meta.json"
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return meta

    def write_meta(self, stage: str, meta: dict[str, Any]) -> None:
        path = self.folder / stage / "meta.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(meta, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        partial.replace(path)

    # -- tables --------------------------------------------------------------------------------------------------

    def testimonies(self) -> pd.DataFrame:
        """id, text (safe), language, language_sure, date, respondent, and a column for each group."""
        import pandas as pd

        frame = tables.read("testimonies", *self.parts("testimonies"))
        groups = [json.loads(g) for g in frame.pop("groups")]
        names = sorted({name for g in groups for name in g})
        columns = {name: pd.array([g.get(name) for g in groups], dtype="str") for name in names}
        return frame.assign(**columns)

    def group_columns(self) -> list[str]:
        """The names of the group columns of `testimonies()`."""
        return list(self.testimonies().columns[len(tables.schemas()["testimonies"].names) - 1 :])

    def spans(self) -> pd.DataFrame:
        """testimony_id, start, end (in the safe text), label, entity, score, source."""
        return tables.read("spans", *self.parts("spans"))

    def passages(self) -> pd.DataFrame:
        """id, testimony_id, start, end, text: the unit of themes."""
        return tables.read("passages", *self.parts("passages"))

    def themes(self, language: str = "en") -> pd.DataFrame:
        """id, kind (guided or discovered), name, keywords, size (testimonies), passages (the most telling first).

        Names are in `language` where the theme has one in it; edits made by people are applied.
        """
        frame = tables.read("themes", self.theme_file("themes"))
        names = [json.loads(n) for n in frame.pop("names")]
        frame["name"] = [n.get(language) or n.get("en") or old for n, old in zip(names, frame["name"], strict=True)]
        frame["keywords"] = [list(words) for words in frame["keywords"]]
        frame["passages"] = [list(ids) for ids in frame["passages"]]
        return _edited(frame, self.notes.edits())

    def assignments(self) -> pd.DataFrame:
        """passage_id, testimony_id, theme_id, score (of the passage, in [0, 1]), testimony_score, assigned.

        One row for each passage that speaks for a theme; `assigned` where the testimony as a whole is assigned it.
        """
        return tables.read("assignments", self.theme_file("assignments"))

    def places(self) -> pd.DataFrame:
        """passage_id, x, y on the map, theme_id (the strongest guided theme or empty), discovered_id."""
        return tables.read("places", self.theme_file("places"))

    def vectors(self) -> Vectors:
        """(passages, dimension) float32, row by row as `passages()`. Raises MissingStage before `textkit themes`."""
        import numpy as np

        files = [self.vector_part(int(path.stem)) for path in self.parts("passages")]
        if not files or not all(path.exists() for path in files):
            raise MissingStage("embedded", f"textkit themes {self.folder}")
        vectors: Vectors = np.concatenate([np.load(path) for path in files])
        return vectors

    # -- records -------------------------------------------------------------------------------------------------

    def safe_testimonies(self) -> Iterator[SafeTestimony]:
        """The testimonies as records, in the order of import."""
        for path in self.parts("testimonies"):
            rows = tables.read("testimonies", path)
            spans = dict(
                list(tables.read("spans", self.part("spans", int(path.stem))).groupby("testimony_id", sort=False))
            )
            for row in rows.to_dict("records"):
                yield _record(row, spans.get(row["id"]))

    def passage_records(self) -> list[Passage]:
        return [
            Passage(*row)
            for row in self.passages()[["id", "testimony_id", "start", "end", "text"]].itertuples(index=False)
        ]


def _record(row: dict[Any, Any], spans: pd.DataFrame | None) -> SafeTestimony:
    found = [] if spans is None else spans.to_dict("records")
    placed = tuple(Span(s["start"], s["end"], s["label"], s["score"], s["source"], s["entity"]) for s in found)
    groups = json.loads(row["groups"])
    return SafeTestimony(row["id"], row["text"], row["language"], row["date"], groups, placed, row["language_sure"])


def _edited(frame: pd.DataFrame, edits: list[tuple[str, dict[str, Any]]]) -> pd.DataFrame:
    """Replay what people changed: renamed and hidden themes."""
    hidden: set[str] = set()
    for action, facts in edits:
        if action == "rename":
            frame.loc[frame["id"] == facts["theme"], "name"] = facts["name"]
        elif action == "hide":
            hidden.add(facts["theme"])
        elif action == "show":
            hidden.discard(facts["theme"])
    return frame[~frame["id"].isin(hidden)].reset_index(drop=True)


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
