"""Exports of what is safe: REFI-QDA, Excel, an HTML report, tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textkit.errors import UsageError
from textkit.export.words import LANGUAGES

if TYPE_CHECKING:
    from textkit.store import Project

__all__ = ["export", "to_refi_qda", "to_report", "to_tables", "to_workbook"]


def to_refi_qda(project: Project, path: str | Path, language: str = "en") -> Path:
    """A .qdpx file for NVivo, ATLAS.ti, MAXQDA and QualCoder."""
    from textkit.export.refi_qda import to_refi_qda as write

    return write(project, path, language)


def to_workbook(project: Project, path: str | Path, language: str = "en") -> Path:
    """An Excel workbook."""
    from textkit.export.workbook import to_workbook as write

    return write(project, path, language)


def to_report(project: Project, path: str | Path, language: str = "en") -> Path:
    """A self-contained HTML page."""
    from textkit.export.report import to_report as write

    return write(project, path, language)


def to_tables(project: Project, folder: str | Path, language: str = "en") -> list[Path]:
    """A folder of CSV and Parquet tables."""
    from textkit.export.tables import to_tables as write

    return write(project, folder, language)


def export(project: Project, target: str | Path, *, language: str = "en") -> list[Path]:
    """Write the export that the suffix of `target` asks for: .qdpx, .xlsx, .html, or a folder of tables.

    Raises UsageError for any other suffix or language and MissingStage where nothing is de-identified yet.
    """
    target = Path(target)
    ways = {".qdpx": to_refi_qda, ".xlsx": to_workbook, ".html": to_report}
    if language not in LANGUAGES:
        raise UsageError(f"Exports speak {' and '.join(LANGUAGES)}, not {language}.")
    if target.suffix and target.suffix not in ways:
        raise UsageError(f"There is no export to {target.suffix}.", f"Use {', '.join(ways)} or a folder.")
    made = [ways[target.suffix](project, target, language)] if target.suffix else to_tables(project, target, language)
    project.audit("export", kind=target.suffix.lstrip(".") or "tables", files=len(made))
    return made
