"""The one door to raw text: an SQLite file whose rows are sealed with AES-256-GCM.

Ids and order stand in the clear, for erasing and resuming; text, dates, groups and sources are sealed, each row bound to
its id. What is erased is overwritten (`secure_delete`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from textkit.errors import MissingKey
from textkit.records import Testimony

BATCH: Final = 500  # testimonies a batch: what is lost at most when a run is killed
_NONCE: Final = 12
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS raw (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,
                                digest BLOB NOT NULL, sealed BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS batches (batch INTEGER PRIMARY KEY, fingerprint BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS marker (sealed BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS found (id TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, sealed BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Added:
    """How many testimonies were new, changed, or there already."""

    new: int = 0
    changed: int = 0
    same: int = 0


class Vault:
    """Use as a context manager. Raises MissingKey where the key does not fit the vault."""

    def __init__(self, path: Path, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        path.parent.mkdir(parents=True, exist_ok=True)
        self._cipher = AESGCM(hashlib.sha256(b"textkit vault" + key).digest())
        self._mac = hashlib.sha256(b"textkit digest" + key).digest()
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript(_SCHEMA)
        path.chmod(0o600)
        self._prove()

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _prove(self) -> None:
        """A known row, sealed at first use, shows at once whether the key is the right one."""
        row = self._db.execute("SELECT sealed FROM marker").fetchone()
        if row is None:
            with self._db:
                self._db.execute("INSERT INTO marker VALUES (?)", (self._seal(b"textkit", "marker"),))
        else:
            self._open(row[0], "marker")

    def _seal(self, plain: bytes, id: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, id.encode())

    def _open(self, sealed: bytes, id: str) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], id.encode())
        except InvalidTag:
            raise MissingKey("The key does not fit this vault.", "Use the key the project was made with.") from None

    def digest(self, *parts: bytes) -> bytes:
        """A keyed digest: tells equal from changed, and tells nobody without the key anything more."""
        return hmac.new(self._mac, b"\x00".join(parts), hashlib.sha256).digest()

    def seal(self, plain: bytes, purpose: str) -> bytes:
        """Sealed for a purpose, to be kept outside the vault; `unseal` opens it for the same purpose only."""
        return self._seal(plain, f"\x00{purpose}")

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """Raises MissingKey where it was sealed with another key or for another purpose."""
        return self._open(sealed, f"\x00{purpose}")

    def add(self, testimonies: Iterable[tuple[str, Testimony]]) -> Added:
        """Seal (safe id, raw testimony) pairs; a known id with other content replaces the old content."""
        new = changed = same = 0
        with self._db:
            for id, testimony in testimonies:
                plain = _packed(testimony)
                digest = self.digest(plain)
                row = self._db.execute("SELECT digest FROM raw WHERE id = ?", (id,)).fetchone()
                if row is None:
                    new += 1
                    values = (id, digest, self._seal(plain, id))
                    self._db.execute("INSERT INTO raw (id, digest, sealed) VALUES (?, ?, ?)", values)
                elif row[0] != digest:
                    changed += 1
                    self._db.execute(
                        "UPDATE raw SET digest = ?, sealed = ? WHERE id = ?", (digest, self._seal(plain, id), id)
                    )
                else:
                    same += 1
        return Added(new, changed, same)

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM raw").fetchone()[0])

    def ids(self) -> list[str]:
        """Safe ids in the order of import."""
        return [row[0] for row in self._db.execute("SELECT id FROM raw ORDER BY seq")]

    def batches(self) -> Iterator[tuple[int, list[str], bytes]]:
        """(number, ids, digest of the content) of each batch, in the order of import."""
        rows = self._db.execute("SELECT seq, id, digest FROM raw ORDER BY seq").fetchall()
        parts: dict[int, list[tuple[str, bytes]]] = {}
        for seq, id, digest in rows:
            parts.setdefault((seq - 1) // BATCH, []).append((id, digest))
        for number, members in sorted(parts.items()):
            yield number, [id for id, _ in members], self.digest(*(id.encode() + d for id, d in members))

    def raw(self, ids: Sequence[str]) -> Iterator[Testimony]:
        """The raw testimonies under their safe ids."""
        for id in ids:
            with closing(self._db.execute("SELECT sealed FROM raw WHERE id = ?", (id,))) as cursor:
                row = cursor.fetchone()
            if row is not None:
                yield _unpacked(self._open(row[0], id), id)

    def keep_found(self, rows: Iterable[tuple[str, bytes, bytes]]) -> None:
        """Keep what the engine found: (id, fingerprint of text and engine, findings), sealed."""
        with self._db:
            sealed = [(id, fingerprint, self.seal(plain, f"found {id}")) for id, fingerprint, plain in rows]
            self._db.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", sealed)

    def found(self) -> dict[str, tuple[bytes, bytes]]:
        """Id → (fingerprint, findings) as they were kept."""
        rows = self._db.execute("SELECT id, fingerprint, sealed FROM found").fetchall()
        return {id: (fingerprint, self.unseal(sealed, f"found {id}")) for id, fingerprint, sealed in rows}

    def is_done(self, batch: int, fingerprint: bytes) -> bool:
        """True where this batch was de-identified from the same content with the same settings."""
        row = self._db.execute("SELECT fingerprint FROM batches WHERE batch = ?", (batch,)).fetchone()
        return row is not None and row[0] == fingerprint

    def mark_done(self, batch: int, fingerprint: bytes) -> None:
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO batches VALUES (?, ?)", (batch, fingerprint))

    def erase(self, ids: Sequence[str]) -> int:
        """Overwrite and remove; returns how many there were."""
        with self._db:
            gone = sum(self._db.execute("DELETE FROM raw WHERE id = ?", (id,)).rowcount for id in ids)
            self._db.executemany("DELETE FROM found WHERE id = ?", [(id,) for id in ids])
        self._db.execute("VACUUM")
        return gone


def _packed(t: Testimony) -> bytes:
    fields = {"id": t.id, "text": t.text, "language": t.language, "date": t.date, "groups": dict(t.groups)}
    return json.dumps(fields | {"source": t.source}, ensure_ascii=False, sort_keys=True).encode()


def _unpacked(plain: bytes, id: str) -> Testimony:
    fields = json.loads(plain)
    return Testimony(**(fields | {"id": id}))
