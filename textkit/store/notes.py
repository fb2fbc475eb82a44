"""notes.db: what people did, kept apart from what is computed, so that a re-run never overwrites it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS decisions (
    testimony_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, action TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '', made TEXT NOT NULL, PRIMARY KEY (testimony_id, start, end));
CREATE TABLE IF NOT EXISTS edits (
    number INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, facts TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS memos (
    number INTEGER PRIMARY KEY AUTOINCREMENT, about TEXT NOT NULL, text TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS measures (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, began TEXT NOT NULL, facts TEXT NOT NULL);
"""
ACTIONS: Final = ("accept", "reject", "add", "relabel")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided on raw offsets [start, end) of a testimony; never the words themselves."""

    testimony_id: str
    start: int
    end: int
    action: str
    label: str = ""


class Notes:
    """Review decisions, edits of themes, memos and measures of one project."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.path)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.executescript(_SCHEMA)
            with db:
                yield db
        finally:
            db.close()

    def decide(self, decision: Decision) -> None:
        """Keep a decision; a later one on the same place replaces it."""
        if decision.action not in ACTIONS:
            raise ValueError(f"an action is one of {', '.join(ACTIONS)}, not {decision.action!r}")
        d = decision
        with self._open() as db:
            values = (d.testimony_id, d.start, d.end, d.action, d.label, _now())
            db.execute("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)", values)

    def decisions(self) -> dict[str, tuple[Decision, ...]]:
        """Testimony id → its decisions, in the order of the text."""
        if not self.path.exists():
            return {}
        with self._open() as db:
            rows = db.execute(
                "SELECT testimony_id, start, end, action, label FROM decisions ORDER BY 1, 2, 3"
            ).fetchall()
        out: dict[str, tuple[Decision, ...]] = {}
        for row in rows:
            out[row[0]] = (*out.get(row[0], ()), Decision(*row))
        return out

    def edit(self, action: str, **facts: Any) -> None:
        """Keep an edit of the themes (rename, hide, …), to be replayed after every run."""
        with self._open() as db:
            db.execute("INSERT INTO edits (action, facts, made) VALUES (?, ?, ?)", (action, json.dumps(facts), _now()))

    def edits(self) -> list[tuple[str, dict[str, Any]]]:
        """(action, facts), oldest first."""
        if not self.path.exists():
            return []
        with self._open() as db:
            return [(a, json.loads(f)) for a, f in db.execute("SELECT action, facts FROM edits ORDER BY number")]

    def undo_edit(self) -> bool:
        """Take the latest edit back; False where there is none."""
        with self._open() as db:
            return db.execute("DELETE FROM edits WHERE number = (SELECT max(number) FROM edits)").rowcount > 0

    def write_memo(self, about: str, text: str) -> None:
        """Keep a memo about a theme or testimony id; an empty text removes it."""
        with self._open() as db:
            db.execute("DELETE FROM memos WHERE about = ?", (about,))
            if text.strip():
                db.execute("INSERT INTO memos (about, text, made) VALUES (?, ?, ?)", (about, text.strip(), _now()))

    def memo(self, about: str) -> str:
        """The memo about a theme or testimony, empty where there is none."""
        if not self.path.exists():
            return ""
        with self._open() as db:
            row = db.execute("SELECT text FROM memos WHERE about = ?", (about,)).fetchone()
        return str(row[0]) if row else ""

    def erase(self, testimony_id: str) -> None:
        """Forget what was noted about a testimony."""
        if self.path.exists():
            with self._open() as db:
                db.execute("PRAGMA secure_delete = ON")
                db.execute("DELETE FROM decisions WHERE testimony_id = ?", (testimony_id,))
                db.execute("DELETE FROM memos WHERE about = ?", (testimony_id,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
