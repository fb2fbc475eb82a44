"""One project folder on disk, and its tables as DataFrames."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit import config as settings
from textkit.errors import MissingKey, MissingStage, NotAProject, UsageError
from textkit.records import Passage, SafeTestimony, Span, Vectors
from textkit.store import audit, tables
from textkit.store.edits import Edits
from textkit.store.notes import Notes

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store.vault import Vault

RISK_TABLES: Final = ("risk", "risk_people", "leftovers")
_RISK: Final = "safe/risk"
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

    @cached_property
    def edits(self) -> Edits:
        """What people change about themes."""
        return Edits(self)

    def audit(self, action: str, **facts: str | int | list[str]) -> None:
        """Add a line to audit.jsonl: ids and counts only."""
        audit.append(self.folder / "audit.jsonl", action, **facts)

    def vault(self) -> Vault:
        """The raw testimonies. Raises MissingKey where the key is not on this machine or does not fit."""
        from textkit.store.keys import need_key
        from textkit.store.vault import Vault

        return Vault(self.folder / "vault" / "raw.db", need_key(self.config.project.key))

    def opens(self) -> bool:
        """Whether there is a vault, and a key of its name on this machine."""
        from textkit.store.keys import find_key

        try:
            return (self.folder / "vault" / "raw.db").exists() and find_key(self.config.project.key) is not None
        except MissingKey:  # what is there is no key
            return False

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
        """id, kind (guided or discovered), name, keywords, size (testimonies), passages (the most telling first), pinned,
        came_back, stable.

        Names are in `language` where the theme has one in it; edits made by people are applied, and hidden themes left
        out. Discovered themes keep their id from run to run. came_back: the share of resamples in which a discovered theme
        was found again; those that are not stable may be chance. A theme that was not measured is taken for stable.
        """
        frame = self.edits.tables().themes.copy()
        steady = self.discovery().set_index("theme_id")
        frame["came_back"] = frame["id"].map(steady["came_back"]).astype("float64")
        frame["stable"] = frame["id"].map(steady["stable"]).fillna(True).astype(bool)
        names = [json.loads(n) for n in frame.pop("names")]
        frame["name"] = [n.get(language) or n.get("en") or old for n, old in zip(names, frame["name"], strict=True)]
        frame["keywords"] = [list(words) for words in frame["keywords"]]
        frame["passages"] = [list(ids) for ids in frame["passages"]]
        return frame

    def assignments(self) -> pd.DataFrame:
        """passage_id, testimony_id, theme_id, score (of the passage, in [0, 1]), testimony_score, assigned.

        One row for each passage that speaks for a theme; `assigned` where the testimony as a whole is assigned it. Edits
        are applied: what a person put there has score 1, and hidden themes have no rows.
        """
        return self.edits.tables().assignments.copy()

    def discovery(self) -> pd.DataFrame:
        """theme_id, jaccard, came_back, stable, uncertain (share of passages): how far discovered themes can be trusted."""
        return tables.read("discovered", self.theme_file("discovered"))

    def hierarchy(self) -> pd.DataFrame:
        """parent, child, height: discovered themes (d01 …) under their unions (g01 …), the last parent the root."""
        return tables.read("hierarchy", self.theme_file("hierarchy"))

    def chances(self) -> pd.DataFrame:
        """One row a testimony (index: its id), one column a guided theme: the probability that it carries the theme.

        As the model gave them: edits are not applied. Empty before `textkit themes`.
        """
        import numpy as np
        import pandas as pd

        frame = tables.read("chances", self.theme_file("chances"))
        themes = list(self.read_meta("themes").get("chances", []))
        held = np.array(frame["chances"].tolist(), np.float32).reshape(len(frame), len(themes))
        return pd.DataFrame(held, index=pd.Index(frame["testimony_id"], name="testimony_id"), columns=themes)

    def facts(self) -> pd.DataFrame:
        """testimony_id, fact, value, score, start, end (of the passage; 0, 0 where none says it): a row a testimony and fact.

        Facts and values: `textkit.themes.facts.VALUES`. Empty before `textkit themes`.
        """
        return tables.read("facts", self.theme_file("facts"))

    def places(self) -> pd.DataFrame:
        """passage_id, x, y on the map, theme_id (the strongest guided theme or empty), discovered_id."""
        return self.edits.tables().places.copy()

    def vectors(self) -> Vectors:
        """(passages, dimension) float32, row by row as `passages()`. Raises MissingStage before `textkit themes`."""
        import numpy as np

        files = [self.vector_part(int(path.stem)) for path in self.parts("passages")]
        if not files or not all(path.exists() for path in files):
            raise MissingStage("embedded", f"textkit themes {self.folder}")
        vectors: Vectors = np.concatenate([np.load(path) for path in files])
        return vectors

    # -- residual risk -------------------------------------------------------------------------------------------------

    def risk(self) -> pd.DataFrame:
        """testimony_id, level (high, medium, low), score, text_score, k, columns, k_all, mend, k_raw, columns_raw, exact,
        near, linked: one row a testimony, numbers and names of columns only; see textkit/deidentify/risk.py.

        text_score: what the text itself adds, which reading it can mend. Empty where nothing was measured, or the safe
        tables have changed since.
        """
        return self._measured("risk")

    def risk_people(self) -> pd.DataFrame:
        """testimony_id, person (0: the narrator, n: [PERSON n]), role, k, columns, k_raw, columns_raw."""
        return self._measured("risk_people")

    def leftovers(self) -> pd.DataFrame:
        """testimony_id, start, end (in the safe text), label, kind (exact, near): identifiers that may still stand."""
        return self._measured("leftovers")

    def risk_facts(self) -> dict[str, Any]:
        """What was measured of the whole collection: combinations, mends, people; empty where nothing holds now."""
        facts = self.read_meta(_RISK)
        there = all(self.part(name, 0).exists() for name in RISK_TABLES)
        return facts if there and facts.get("made_from") == self.safe_digest() else {}

    def safe_digest(self) -> str:
        """A hash of the safe texts and spans as they lie on disk."""
        digest = hashlib.blake2b(digest_size=16)
        for path in (*self.parts("testimonies"), *self.parts("spans")):
            digest.update(f"{path.parent.name}/{path.name}".encode() + path.read_bytes())
        return digest.hexdigest()

    def write_risk(self, frames: Mapping[str, pd.DataFrame], facts: Mapping[str, Any]) -> None:
        """Keep the tables risk, risk_people and leftovers of the safe tables as they are now."""
        for name in RISK_TABLES:
            tables.write(frames[name], name, self.part(name, 0))
        self.write_meta(_RISK, {**facts, "made_from": self.safe_digest()})

    def forget_risk(self) -> None:
        """Remove what was measured."""
        for path in (self.folder / _RISK / "meta.json", *(self.part(name, 0) for name in RISK_TABLES)):
            path.unlink(missing_ok=True)

    def _measured(self, table: str) -> pd.DataFrame:
        frame = tables.read(table, *(self.parts(table) if self.risk_facts() else ()))
        for column in frame.columns.intersection(["columns", "columns_raw", "mend"]):
            frame[column] = [list(names) for names in frame[column]]
        return frame

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
    date = row["date"] if isinstance(row["date"], str) else None  # pandas reads a missing date as a number
    return SafeTestimony(row["id"], row["text"], row["language"], date, groups, placed, row["language_sure"])


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
