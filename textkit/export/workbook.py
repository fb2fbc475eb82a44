"""An Excel workbook: testimonies, passages with their themes, themes, and shares by group with small numbers hidden."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.export import comparisons, shield, tables
from textkit.export.comparison_words import HEADS, WORDS
from textkit.export.package import write_zip
from textkit.export.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.store import Project

_CELL: Final = 32_767  # what Excel holds in one cell
_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def to_workbook(project: Project, path: str | Path, language: str = "en") -> Path:
    """Write the workbook. Raises MissingStage where nothing is de-identified yet."""
    from openpyxl import Workbook

    words = LANGUAGES[language]
    rows = shield.testimonies(project)
    book = Workbook()
    del book[book.sheetnames[0]]
    _sheet(book, words["testimonies"], rows.columns, rows.itertuples(index=False))
    passages = tables.passages_with_themes(project, language)
    _sheet(book, words["passages"], passages.columns, passages.itertuples(index=False))
    themes = tables.themes(project, language)
    _sheet(
        book, words["themes"], themes.columns, themes.itertuples(index=False), note=words["hidden_note"], k=project.k
    )
    if len(facts := tables.facts(project, language)):
        _sheet(book, words["facts"], facts.columns, facts.itertuples(index=False))
    for group in shield.columns(project):
        _shares(book, project, group, words, language)
    _comparisons(book, project, language)
    _save(book, Path(path))
    return Path(path)


def _shares(book: Any, project: Project, group: str, words: Mapping[str, str], language: str) -> None:
    frame = tables.shares(project, group, language)
    if frame.empty:
        return
    title = words["by"].format(words.get(group, group).casefold())
    _sheet(book, title, frame.columns, frame.itertuples(index=False), note=words["hidden_note"], k=project.k)


def _comparisons(book: Any, project: Project, language: str) -> None:
    """Shares over groups and periods, differences, trends and pairs: a sheet each, where there is anything to show."""
    heads, words = HEADS[language], WORDS[language]
    for name, frame in comparisons.frames(project, language).items():
        if not frame.empty:
            note = f"{words[f'{name}_note']} {LANGUAGES[language]['hidden_note']}"
            headings = [heads[column] for column in frame.columns]
            _sheet(book, words[name], headings, frame.itertuples(index=False), note=note, k=project.k)


def _sheet(
    book: Any, title: str, headings: Iterable[str], rows: Iterable[Sequence[Any]], *, note: str = "", k: int = 0
) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip() or "Sheet")
    sheet.freeze_panes = "A2"
    for at, values in enumerate([list(headings), *rows], 1):
        for column, value in enumerate(values, 1):
            _write(sheet.cell(at, column), value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        wide = any(len(str(c.value or "")) > 40 for c in sheet[cell.column_letter][:50])
        sheet.column_dimensions[cell.column_letter].width = 80 if wide else 18
        for below in sheet[cell.column_letter][1:] if wide else ():
            below.alignment = Alignment(wrap_text=True, vertical="top")
    if note:
        sheet.cell(sheet.max_row + 2, 1, note.format(k=k))


def _write(cell: Any, value: Any) -> None:
    """A cell as text or number; a text that begins with `=` stays a text."""
    import pandas as pd

    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    if not isinstance(value, str) and pd.isna(value):
        value = None
    cell.value = value[:_CELL] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _save(book: Any, target: Path) -> None:
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    write_zip({**parts, "docProps/core.xml": _PROPERTIES.encode()}, target)
