"""What was done, in counts and places, never in words of the files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textkit.records import Refusal

_CAVEAT = (
    "Identifiers that were recognised are replaced. Some may have been missed, and what is told can itself point to a "
    "person. Read the copies before you share them, and share them only with those who need them."
)


@dataclass(frozen=True, slots=True)
class FileReport:
    """One copy.

    counts: label → mentions masked. check: places where the machine was unsure. unseen: parts it could not read.
    """

    name: str
    counts: Mapping[str, int]
    check: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScrubReport:
    """All copies, and the files that were refused. `renamed`: copies whose own names held an identifier."""

    files: tuple[FileReport, ...]
    refused: tuple[Refusal, ...] = ()
    renamed: int = 0
    where: Path | None = field(default=None, repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """Mentions masked in all files, by label."""
        total: Counter[str] = Counter()
        for file in self.files:
            total.update(file.counts)
        return dict(sorted(total.items()))

    def to_dict(self, shown: Mapping[str, str] | None = None) -> dict[str, Any]:
        """For a machine. shown: what to call the refused files; their own names where it is None."""
        return {
            "files": [_file(file) for file in self.files],
            "refused": [_refusal(r, shown) for r in self.refused],
            "renamed": self.renamed,
            "counts": self.counts,
            "caveat": _CAVEAT,
        }

    def to_text(self) -> str:
        """For a terminal: what was written, what to look at, what was refused."""
        masked = ", ".join(f"{label} {n}" for label, n in self.counts.items()) or "nothing"
        lines = [f"Copies: {len(self.files)}. Masked: {masked}."]
        if look := [file.name for file in self.files if file.check or file.unseen]:
            lines.append(f"Look at: {', '.join(look[:10])}{' …' if len(look) > 10 else ''} (the report says where).")
        return "\n".join([*lines, *(f"Refused: {refusal}" for refusal in self.refused), _CAVEAT])

    def to_markdown(self, shown: Mapping[str, str] | None = None) -> str:
        """For a person."""
        lines = ["# De-identified copies", "", _CAVEAT, "", f"Copies: {len(self.files)}. Refused: {len(self.refused)}."]
        lines += [f"File names that held an identifier, and were replaced: {self.renamed}."] if self.renamed else []
        for file in self.files:
            lines += ["", f"## {file.name}", "", *_lines(file)]
        if self.refused:
            lines += ["", "## Refused", "", *(f"- {_sentence(_refusal(r, shown))}" for r in self.refused)]
        return "\n".join(lines) + "\n"


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "name": file.name,
        "counts": dict(sorted(file.counts.items())),
        "check": list(file.check),
        "not_understood": list(file.unseen),
        "removed": list(file.removed),
        "notes": list(file.notes),
    }


def _lines(file: FileReport) -> list[str]:
    lines = [
        "| Identifier | Masked |",
        "|---|---|",
        *(f"| {label} | {n} |" for label, n in sorted(file.counts.items())),
    ]
    lines = lines if file.counts else ["Nothing was recognised in this file."]
    for title, items in (
        ("Look at these places, the machine was unsure", file.check),
        ("**Not understood, and perhaps still in the copy; look at each**", file.unseen),
        ("Left out of the copy", file.removed),
        ("Good to know", file.notes),
    ):
        lines += ["", f"{title}:", "", *(f"- {item}" for item in items)] if items else []
    return lines


def _refusal(refusal: Refusal, shown: Mapping[str, str] | None) -> dict[str, str]:
    name = refusal.name if shown is None else shown.get(refusal.name, "a file")
    return {"name": name, "reason": refusal.reason, "advice": refusal.advice}


def _sentence(refusal: Mapping[str, str]) -> str:
    return f"{refusal['name']}: {refusal['reason']} {refusal['advice']}".rstrip()


def write(report: ScrubReport, target: Path, shown: Mapping[str, str]) -> None:
    """Both forms beside the copies: `target` with the suffixes .json and .md."""
    data = json.dumps(report.to_dict(shown), ensure_ascii=False, indent=2) + "\n"
    target.with_name(f"{target.name}.json").write_text(data, encoding="utf-8")
    target.with_name(f"{target.name}.md").write_text(report.to_markdown(shown), encoding="utf-8")
