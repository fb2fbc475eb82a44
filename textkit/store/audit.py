"""audit.jsonl: who did what when, ids and counts only, each line chained to the one before by its SHA-256."""

from __future__ import annotations

import getpass
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textkit.errors import TextkitError


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def who() -> str:
    """The name of the account at work."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def append(path: Path, action: str, **facts: str | int | list[str]) -> None:
    """Add a line. Facts are ids, counts and names of settings, never text."""
    last = path.read_text(encoding="utf-8").splitlines()[-1:] if path.exists() else []
    entry: dict[str, Any] = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "who": who(), "action": action}
    entry |= facts | {"before": _digest(last[0]) if last else ""}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def verify(path: Path) -> int:
    """The number of lines, all chained; raises TextkitError with the number of the first line that is not."""
    before, lines = "", path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if json.loads(line)["before"] != before:
            raise TextkitError(f"{path.name}:{number} does not follow from the line before it: the log was changed.")
        before = _digest(line)
    return len(lines)
