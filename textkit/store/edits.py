"""What the researcher changes about themes: a log in notes.db that only grows, and the tables as it makes them.

`Project.themes()`, `assignments()` and `places()` read through `tables()`, so that counts, the explorer and exports all
see the same. No word of a testimony is kept: passages are named by id, a split by the ids of its parts and common words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from textkit.errors import CannotEdit, MissingStage
from textkit.store import own_codebook, tables
from textkit.store.audit import who
from textkit.themes import parts, promote
from textkit.themes.edits import Edit, Edited, Material, discovered, replay
from textkit.themes.lineage import renumbered

if TYPE_CHECKING:
    import pandas as pd

    from textkit.records import Vectors
    from textkit.store.project import Project

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS edits (
    number INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, facts TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS edit_parts (number INTEGER NOT NULL, part TEXT NOT NULL, passage TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lineage (theme TEXT NOT NULL, passage TEXT NOT NULL);
"""
_LATER: Final = {"who": "TEXT NOT NULL DEFAULT ''", "undone": "INTEGER NOT NULL DEFAULT 0"}
_EXAMPLES: Final = 8
_LONGEST: Final = 80  # letters of a name
WHY: Final = {
    "theme": "the theme it names is not there now",
    "passage": "the passage it names is not there now",
    "small": "a part would hold too few people",
}


class Edits:
    """The edits of one project. What cannot be done raises CannotEdit, and leaves everything as it was."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: tuple[Any, Edited] | None = None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with self._project.notes._open() as db:
            columns = {row[1] for row in db.execute("PRAGMA table_info(edits)")}
            if not _LATER.keys() <= columns or not {row[1] for row in db.execute("PRAGMA table_info(lineage)")}:
                db.executescript(_SCHEMA)
                columns = {row[1] for row in db.execute("PRAGMA table_info(edits)")}
                for name in _LATER.keys() - columns:
                    db.execute(f"ALTER TABLE edits ADD COLUMN {name} {_LATER[name]}")
            yield db

    # -- reading -----------------------------------------------------------------------------------------------------

    def log(self) -> list[Edit]:
        """Every edit ever made, oldest first, also those taken back."""
        if not self._project.notes.path.exists():
            return []
        with self._open() as db:
            return _log(db)

    def point(self) -> int:
        """A number that grows with every edit, undo and redo."""
        if not self._project.notes.path.exists():
            return 0
        with self._open() as db:
            return _counted(db, "edits")

    def tables(self) -> Edited:
        """The tables of themes with every edit that holds done to them."""
        files = [self._project.theme_file(name) for name in ("themes", "assignments", "places")]
        stats = [(path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None for path in files]
        key = (stats, self.point())
        if self._kept is None or self._kept[0] != key:
            if self._project.notes.path.exists():
                with self._open() as db:
                    self._kept = key, self._replayed(db)
            else:
                self._kept = key, self._replayed(None)
        return self._kept[1]

    def _replayed(self, db: sqlite3.Connection | None) -> Edited:
        raw = {name: tables.read(name, self._project.theme_file(name)) for name in ("themes", "assignments", "places")}
        lineage = _grouped(db.execute("SELECT theme, passage FROM lineage")) if db else {}
        cut = _grouped(db.execute("SELECT number || ' ' || part, passage FROM edit_parts")) if db else {}
        held: dict[int, dict[str, list[str]]] = {}
        for name, passages in cut.items():
            number, part = name.split()
            held.setdefault(int(number), {})[part] = passages
        material = Material(self._project.k, self._people, self._vectors, lineage, held)
        return replay(_log(db) if db else [], raw["themes"], raw["assignments"], raw["places"], material)

    def _people(self) -> dict[str, str]:
        frame = self._project.testimonies()
        return dict(zip(frame["id"], frame["respondent"], strict=True))

    def _vectors(self, passages: Sequence[str]) -> Vectors | None:
        ids = list(self._project.passages()["id"])
        try:
            held = self._project.vectors()
        except MissingStage:
            return None
        at = {id: row for row, id in enumerate(ids)}
        if len(held) != len(ids) or not at.keys() >= set(passages):  # texts changed since they were embedded
            return None
        return held[[at[id] for id in passages]]

    # -- edits -------------------------------------------------------------------------------------------------------

    def rename(self, theme: str, name: str) -> None:
        if not (clean := " ".join(name.split())[:_LONGEST]):
            raise CannotEdit("name", "A theme needs a name.")
        self._add("rename", theme=theme, name=clean)

    def merge(self, theme: str, others: Collection[str]) -> None:
        """Others become part of a theme, which keeps its id and name."""
        if not (rest := sorted(set(others) - {theme})):
            raise CannotEdit("alone", f"'{theme}' needs another theme to be merged with.")
        if unknown := set(rest) - set(self._shown()["id"]):
            raise CannotEdit("theme", f"There is no theme '{min(unknown)}'.")
        self._add("merge", theme=theme, others=rest)

    def hide(self, theme: str) -> None:
        """The theme is neither shown nor counted anywhere."""
        self._add("hide", theme=theme)

    def show(self, theme: str) -> None:
        self._add("show", theme=theme)

    def pin(self, theme: str) -> None:
        """The theme is shown before the others."""
        self._add("pin", theme=theme)

    def unpin(self, theme: str) -> None:
        self._add("unpin", theme=theme)

    def move(self, passage: str, *, out: str = "", into: str = "") -> None:
        """Take a passage out of a theme, put it into one, or both: it wins over the model, for its testimony too."""
        if not out and not into:
            raise CannotEdit("nowhere", "A passage is moved out of a theme, into one, or both.")
        self._add("move", passage=passage, out=out, into=into)

    def split(self, theme: str, into: int = 2, *, passages: Collection[str] = ()) -> list[str]:
        """The ids of the new themes: `into` parts by likeness of the passages, or one of the passages given.

        The theme itself goes in the first case and keeps the rest in the second. A part of fewer than k people is joined
        to the smallest other; where that leaves one, there is nothing to split.
        """
        if not 2 <= into <= parts.MOST:
            raise CannotEdit("parts", f"A theme is split into 2 to {parts.MOST} parts, not {into}.")
        found = self.tables().assignments.query("theme_id == @theme", local_dict={"theme": theme})
        if unknown := sorted(set(passages) - set(found["passage_id"])):
            raise CannotEdit("passage", f"'{theme}' has no passage '{unknown[0]}'.")
        held = found.merge(self._texts(), on="passage_id").drop_duplicates("passage_id")
        if passages:
            labels = [1 if id in set(passages) else 0 for id in held["passage_id"]]
        elif len(held) < 2 * into:
            raise CannotEdit("few", f"'{theme}' has too few passages to be split into {into}.")
        elif (vectors := self._vectors(list(held["passage_id"]))) is None:
            raise MissingStage("embedded", f"textkit themes {self._project.folder}")
        else:
            labels = parts.clusters(vectors, into, self._project.config.themes.seed)
        texts, spoken, people = (list(held[c]) for c in ("text", "language", "respondent"))
        found_words = self._shown().query("kind == 'discovered'")["keywords"]  # each used by k people of the collection
        known = frozenset(word for held_words in found_words for word in held_words)
        words = parts.telling_words(texts, spoken, people, labels, least=self._project.k, known=known)
        cut = [(str(label), id) for label, id in zip(labels, held["passage_id"], strict=True) if label]
        number = self._add("split", parts=cut, theme=theme, words=words, rest=bool(passages))
        return [id for id in self._shown()["id"] if id.startswith(f"s{number}-")]

    def promote(self, theme: str, language: str = "en") -> str:
        """Make a discovered theme an entry of the project's own codebook; the entry's id.

        Its most telling passages become examples, which guided scoring learns from on the next run. The definition is
        the researcher's to write.
        """
        edited = self.tables()
        if theme in edited.promoted:
            raise CannotEdit("known", f"'{theme}' stands in the codebook already, as '{edited.promoted[theme]}'.")
        row = self._row(theme)
        if row["kind"] != "discovered":
            raise CannotEdit("known", f"'{theme}' is a theme of the codebook.")
        entry = promote.entry_id(row["name"], own_codebook.ids(self._project))
        self._add("promote", theme=theme, entry=entry, language=language)
        return entry

    def _enter(self, facts: Mapping[str, Any]) -> str:
        """Write a promoted theme's entry, with its most telling passage of each of a few people; its digest."""
        row = self._row(facts["theme"])
        lead = {id: place for place, id in enumerate(row["passages"])}
        own = self.tables().assignments.query("assigned and theme_id == @theme", local_dict={"theme": row["id"]})
        own = own.assign(lead=own["passage_id"].map(lead).fillna(len(lead))).merge(self._texts(), on="passage_id")
        best = own.sort_values(["lead", "score", "passage_id"], ascending=[True, False, True])
        examples: dict[str, list[str]] = {}
        for passage in best.drop_duplicates("respondent").head(_EXAMPLES).to_dict("records"):
            examples.setdefault(passage["language"], []).append(passage["text"])
        main = max(examples, key=lambda code: len(examples[code]), default=facts["language"])
        return own_codebook.add(self._project, facts["entry"], row["name"], examples, {main: row["keywords"]})

    def _shown(self) -> pd.DataFrame:
        return self.tables().themes

    def _row(self, theme: str) -> dict[Any, Any]:
        rows = self._shown().query("id == @theme", local_dict={"theme": theme}).to_dict("records")
        if not rows:
            raise CannotEdit("theme", f"There is no theme '{theme}'.")
        return rows[0]

    def _texts(self) -> pd.DataFrame:
        """passage_id, text, language, respondent."""
        about = self._project.testimonies()[["id", "language", "respondent"]].rename(columns={"id": "testimony_id"})
        return self._project.passages().rename(columns={"id": "passage_id"})[["passage_id", "testimony_id", "text"]].merge(
            about, on="testimony_id"
        ).drop(columns="testimony_id")  # fmt: skip

    def _add(self, action: str, *, parts: Sequence[tuple[str, str]] = (), **facts: Any) -> int:
        """Keep an edit that can be done now; its number."""
        with self._open() as db:
            made = datetime.now(UTC).isoformat(timespec="seconds")
            values = (action, json.dumps(facts, ensure_ascii=False), made, who())
            row = db.execute("INSERT INTO edits (action, facts, made, who) VALUES (?, ?, ?, ?)", values)
            number = int(row.lastrowid or 0)
            db.executemany("INSERT INTO edit_parts VALUES (?, ?, ?)", [(number, part, id) for part, id in parts])
            self._anchor(db)
            _count(db, "edits")
            db.execute("INSERT OR REPLACE INTO counters SELECT 'edited', value FROM counters WHERE name = 'edits'")
            edited = self._replayed(db)
            if why := {edit.number: why for edit, why in edited.waiting}.get(number):
                raise CannotEdit(why, f"This cannot be done: {WHY[why]} (k = {self._project.k}).")
            if action == "promote":
                facts["mark"] = self._enter(facts)
                db.execute("UPDATE edits SET facts = ? WHERE number = ?", (json.dumps(facts), number))
        self._audit(action, Edit(number, action, facts))
        return number

    def anchor(self) -> None:
        """Keep which passages the discovered themes have now, so that a later run knows them again."""
        with self._open() as db:
            self._anchor(db)

    def _anchor(self, db: sqlite3.Connection) -> None:
        themes, assignments = (tables.read(n, self._project.theme_file(n)) for n in ("themes", "assignments"))
        now, old = discovered(themes, assignments), _grouped(db.execute("SELECT theme, passage FROM lineage"))
        known = {known: now[id] for id, known in renumbered(now, old).items()}
        if any(set(old.get(id, ())) != set(passages) for id, passages in known.items()):
            db.executemany("DELETE FROM lineage WHERE theme = ?", [(id,) for id in known])
            db.executemany("INSERT INTO lineage VALUES (?, ?)", [(id, p) for id, held in known.items() for p in held])

    # -- undo --------------------------------------------------------------------------------------------------------

    def undo(self, theme: str = "") -> Edit | None:
        """Take back the latest edit that holds, of one theme where it is named; None where there is none."""
        with self._open() as db:
            held = [e for e in _log(db) if not e.undone and (not theme or e.concerns(theme))]
            if not held:
                return None
            edit = held[-1]
            db.execute("UPDATE edits SET undone = ? WHERE number = ?", (_count(db, "edits"), edit.number))
            if edit.action == "promote":
                own_codebook.remove(self._project, edit.facts["entry"], edit.facts["mark"])
        self._audit("undo", edit)
        return edit

    def redo(self) -> Edit | None:
        """Do again what was last taken back; None where nothing was since the latest edit."""
        with self._open() as db:
            since = _counted(db, "edited")
            taken = sorted((e for e in _log(db) if e.undone > since), key=lambda e: e.undone)
            if not taken:
                return None
            edit = taken[-1]
            facts = dict(edit.facts)
            if edit.action == "promote" and edit.facts["entry"] not in own_codebook.ids(self._project):
                facts["mark"] = self._enter(facts)
            db.execute("UPDATE edits SET undone = 0, facts = ? WHERE number = ?", (json.dumps(facts), edit.number))
            _count(db, "edits")
        self._audit("redo", edit)
        return edit

    def can_redo(self) -> bool:
        if not self._project.notes.path.exists():
            return False
        with self._open() as db:
            return any(e.undone > _counted(db, "edited") for e in _log(db))

    def erase(self, testimony_ids: Collection[str]) -> None:
        """Forget the passages of testimonies: in moves, splits, lineage, and among the examples of the codebook."""
        if not self._project.notes.path.exists():
            return
        with self._open() as db:
            entries = [e.facts["entry"] for e in _log(db) if e.action == "promote"]
            for id in testimony_ids:
                begins = ("substr(passage, 1, length(?) + 1) = ? || '#'", (id, id))
                for table in ("edit_parts", "lineage"):
                    db.execute(f"DELETE FROM {table} WHERE {begins[0]}", begins[1])
                moved = begins[0].replace("passage", "json_extract(facts, '$.passage')")
                db.execute(f"DELETE FROM edits WHERE action = 'move' AND {moved}", begins[1])
            _count(db, "edits")
        if entries:
            passages = self._project.passages()
            gone = passages[passages["testimony_id"].isin(testimony_ids)]
            own_codebook.forget(self._project, entries, list(gone["text"]))

    def _audit(self, action: str, edit: Edit) -> None:
        self._project.audit(f"theme-{action}", edit=edit.number, themes=list(edit.themes))


def _log(db: sqlite3.Connection) -> list[Edit]:
    rows = db.execute("SELECT number, action, facts, made, who, undone FROM edits ORDER BY number")
    return [Edit(number, action, json.loads(facts), *rest) for number, action, facts, *rest in rows]


def _grouped(rows: Iterator[tuple[str, str]] | sqlite3.Cursor) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for key, value in rows:
        out.setdefault(key, []).append(value)
    return out


def _count(db: sqlite3.Connection, name: str) -> int:
    upsert = "INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"
    return int(db.execute(upsert, (name,)).fetchone()[0])


def _counted(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT value FROM counters WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0
