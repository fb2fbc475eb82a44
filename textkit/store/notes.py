"""notes.db: what people did, kept apart from what is computed, so that a re-run never overwrites it.

Never a word of a testimony: decisions are offsets and labels, and the form of a rule is sealed with the vault's key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from textkit.store.audit import who

_DECISIONS: Final = """
CREATE TABLE IF NOT EXISTS decisions (
    number INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, testimony_id TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, action TEXT NOT NULL, label TEXT NOT NULL DEFAULT '',
    mark BLOB NOT NULL DEFAULT x'', who TEXT NOT NULL DEFAULT '', made TEXT NOT NULL);
"""
_SCHEMA: Final = f"""
{_DECISIONS}
CREATE TABLE IF NOT EXISTS rules (
    number INTEGER PRIMARY KEY AUTOINCREMENT, step INTEGER NOT NULL, mark BLOB NOT NULL, sealed BLOB NOT NULL,
    action TEXT NOT NULL, label TEXT NOT NULL DEFAULT '', who TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS memos (
    number INTEGER PRIMARY KEY AUTOINCREMENT, about TEXT NOT NULL, text TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS measures (
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, began TEXT NOT NULL, facts TEXT NOT NULL);
"""
_OLDER: Final = f"""
ALTER TABLE decisions RENAME TO older;
{_DECISIONS}
INSERT INTO decisions (step, testimony_id, start, end, action, label, made)
    SELECT rowid, testimony_id, start, end, action, label, made FROM older ORDER BY made, rowid;
INSERT OR REPLACE INTO counters SELECT 'step', max(step) FROM decisions HAVING max(step) IS NOT NULL;
DROP TABLE older;
"""
ACTIONS: Final = ("accept", "reject", "add", "relabel")
READ: Final = "read"  # the whole text was read; changes no span


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided on raw offsets [start, end) of a testimony; never the words themselves.

    `mark`: a keyed digest of the text it was made on, empty where none was kept. `who` and `made`: filled in when kept.
    """

    testimony_id: str
    start: int
    end: int
    action: str
    label: str = ""
    mark: bytes = field(default=b"", compare=False, repr=False)
    who: str = field(default="", compare=False, repr=False)
    made: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SealedRule:
    """A rule of the collection: its form sealed, and a keyed digest of the form by which the same form is known."""

    mark: bytes = field(repr=False)
    sealed: bytes = field(repr=False)
    action: str
    label: str = ""
    number: int = 0
    who: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the decisions and rules of one step."""

    decisions: tuple[Decision, ...]
    rules: tuple[SealedRule, ...]


class Notes:
    """Review decisions and rules, memos and measures of one project; `store/edits.py` keeps the edits of themes here."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self.path)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA secure_delete = ON")
            db.executescript(_SCHEMA)
            if not any(row[1] == "number" for row in db.execute("PRAGMA table_info(decisions)")):
                db.executescript(f"BEGIN; {_OLDER} COMMIT;")
            with db:
                yield db
        finally:
            db.close()

    # -- review ----------------------------------------------------------------------------------------------------

    def decide(self, *decisions: Decision, rule: SealedRule | None = None) -> None:
        """Keep decisions, and a rule, as one step; a later decision on the same place replaces the earlier."""
        for d in decisions:
            if d.action not in (*ACTIONS, READ):
                raise ValueError(f"an action is one of {', '.join(ACTIONS)}, not {d.action!r}")
        with self._open() as db:
            step, made, name = _count(db, "step"), _now(), who()
            rows = [(step, d.testimony_id, d.start, d.end, d.action, d.label, d.mark, name, made) for d in decisions]
            columns = "(step, testimony_id, start, end, action, label, mark, who, made)"
            db.executemany(f"INSERT INTO decisions {columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            if rule is not None:
                values = (step, rule.mark, rule.sealed, rule.action, rule.label, name, made)
                columns = "(step, mark, sealed, action, label, who, made)"
                db.execute(f"INSERT INTO rules {columns} VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def decisions(self, testimony_id: str | None = None) -> dict[str, tuple[Decision, ...]]:
        """Testimony id → its decisions, in the order they were made; of one testimony where it is named."""
        out: dict[str, tuple[Decision, ...]] = {}
        for d in self._latest(testimony_id):
            if d.action != READ:
                out[d.testimony_id] = (*out.get(d.testimony_id, ()), d)
        return out

    def read(self) -> dict[str, bytes]:
        """Id of each testimony that was read as a whole → mark of the text as it then was."""
        return {d.testimony_id: d.mark for d in self._latest(None) if d.action == READ}

    def _latest(self, testimony_id: str | None) -> list[Decision]:
        if not self.path.exists():
            return []
        with self._open() as db:
            rows = db.execute(
                "SELECT testimony_id, start, end, action, label, mark, who, made FROM decisions WHERE number IN"
                " (SELECT max(number) FROM decisions GROUP BY testimony_id, start, end, action = ?)"
                " AND (? IS NULL OR testimony_id = ?) ORDER BY number",
                (READ, testimony_id, testimony_id),
            ).fetchall()
        return [Decision(*row) for row in rows]

    def rules(self) -> list[SealedRule]:
        """The rules that hold, oldest first: of several on the same form the latest."""
        if not self.path.exists():
            return []
        with self._open() as db:
            rows = db.execute(
                "SELECT mark, sealed, action, label, number, who, made FROM rules"
                " WHERE number IN (SELECT max(number) FROM rules GROUP BY mark) ORDER BY number"
            ).fetchall()
        return [SealedRule(*row) for row in rows]

    def withdraw(self, number: int) -> bool:
        """Remove a rule and the earlier ones on its form; False where there is no rule of that number."""
        with self._open() as db:
            of = "mark = (SELECT mark FROM rules WHERE number = ?)"
            steps = [row[0] for row in db.execute(f"SELECT step FROM rules WHERE {of}", (number,))]
            db.execute(f"DELETE FROM rules WHERE {of}", (number,))
            _taken_back(db, steps)
        return bool(steps)

    def undo(self) -> Undone | None:
        """Take back the latest step of whoever asks, so that what held before holds again; None where there is none."""
        with self._open() as db:
            ask = "SELECT max(step) FROM (SELECT step, who FROM decisions UNION ALL SELECT step, who FROM rules)"
            step = db.execute(f"{ask} WHERE who = ?", (who(),)).fetchone()[0]
            if step is None:
                return None
            made = db.execute(
                "SELECT testimony_id, start, end, action, label, mark, who, made FROM decisions WHERE step = ?", (step,)
            ).fetchall()
            rules = db.execute(
                "SELECT mark, sealed, action, label, number, who, made FROM rules WHERE step = ?", (step,)
            ).fetchall()
            for table in ("decisions", "rules"):
                db.execute(f"DELETE FROM {table} WHERE step = ?", (step,))
            _taken_back(db, [step] if rules or any(row[3] != READ for row in made) else [])
        return Undone(tuple(Decision(*row) for row in made), tuple(SealedRule(*row) for row in rules))

    def point(self) -> tuple[int, int]:
        """Where the notes stand: steps made, and steps that the safe tables held taken back."""
        return self._counter("step"), self._counter("taken")

    def replayed(self, point: tuple[int, int]) -> None:
        """Note that the safe tables hold all that was decided up to a point."""
        if self.path.exists() and (self._counter("replayed"), self._counter("retaken")) != point:
            with self._open() as db:
                rows = zip(("replayed", "retaken"), point, strict=True)
                db.executemany("INSERT OR REPLACE INTO counters VALUES (?, ?)", rows)

    def pending(self) -> int:
        """How many steps the safe tables do not hold yet: above 0, de-identification must be run again."""
        if not self.path.exists():
            return 0
        with self._open() as db:
            steps = "SELECT step FROM decisions WHERE action != ? UNION SELECT step FROM rules"
            new = db.execute(f"SELECT count(*) FROM ({steps}) WHERE step > ?", (READ, _counted(db, "replayed")))
            return int(new.fetchone()[0]) + _counted(db, "taken") - _counted(db, "retaken")

    def _counter(self, name: str) -> int:
        if not self.path.exists():
            return 0
        with self._open() as db:
            return _counted(db, name)

    # -- memos ------------------------------------------------------------------------------------------

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
                db.execute("DELETE FROM decisions WHERE testimony_id = ?", (testimony_id,))
                db.execute("DELETE FROM memos WHERE about = ?", (testimony_id,))


def _count(db: sqlite3.Connection, name: str) -> int:
    """One more, and how many that makes."""
    upsert = "INSERT INTO counters VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"
    return int(db.execute(upsert, (name,)).fetchone()[0])


def _counted(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("SELECT value FROM counters WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def _taken_back(db: sqlite3.Connection, steps: Sequence[int]) -> None:
    """Count it where the safe tables hold one of the steps; what they never held leaves nothing to do."""
    if any(step <= _counted(db, "replayed") for step in steps):
        _count(db, "taken")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
