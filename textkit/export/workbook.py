"""An Excel workbook: what it holds, testimonies, passages with their themes, themes, shares by group, and comparisons."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.export import comparisons, sheet, shield, tables
from textkit.export.comparison_words import HEADS, WORDS
from textkit.export.package import write_zip
from textkit.export.words import COLUMNS, LANGUAGES, TONGUES

if TYPE_CHECKING:
    from textkit.store import Project

_PROPERTIES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def to_workbook(project: Project, path: str | Path, language: str = "en") -> Path:
    """Write the workbook. Raises MissingStage where nothing is de-identified yet."""
    from openpyxl import Workbook

    words, heads = LANGUAGES[language], {**HEADS[language], **COLUMNS[language]}
    rows = shield.testimonies(project)
    book = Workbook()
    about = book.active
    tongues = TONGUES[language]
    sheet.add(book, words["testimonies"], rows.assign(language=rows["language"].replace(tongues)), heads)
    sheet.add(book, words["passages"], tables.passages_with_themes(project, language), heads)
    themes = tables.themes(project, language)
    themes = themes.assign(kind=themes["kind"].map(lambda kind: words.get(kind, kind)))
    note = words["hidden_note"].format(k=project.k)
    sheet.add(book, words["themes"], themes, {**heads, "name": words["theme"]}, hidden=words["hidden"], note=note)
    facts = tables.facts(project, language)
    if len(facts):
        sheet.add(book, words["facts"], facts, heads, note=words["facts_note"])
    for group in shield.columns(project):
        _shares(book, project, group, language)
    _comparisons(book, project, language)
    _about(about, project, book.sheetnames[1:], language)
    _save(book, Path(path))
    return Path(path)


def _shares(book: Any, project: Project, group: str, language: str) -> None:
    words, heads = LANGUAGES[language], {**HEADS[language], **COLUMNS[language]}
    frame = tables.shares(project, group, language)
    if frame.empty:
        return
    if group == "language":
        frame = frame.assign(language=frame["language"].replace(TONGUES[language]))
    title = words["by"].format(words.get(group, group).casefold())
    sheet.add(book, title, frame, heads, hidden=words["hidden"], note=words["hidden_note"].format(k=project.k))


def _comparisons(book: Any, project: Project, language: str) -> None:
    """Shares over groups and periods, differences, trends and pairs: a sheet each, where there is anything to show."""
    heads, words = HEADS[language], WORDS[language]
    for name, frame in comparisons.frames(project, language).items():
        if not frame.empty:
            note = f"{words[f'{name}_note']} {LANGUAGES[language]['hidden_note'].format(k=project.k)}"
            sheet.add(book, words[name], frame, heads, note=note)


def _about(about: Any, project: Project, titles: Sequence[str], language: str) -> None:
    """The first sheet: what each of the others holds, what is hidden, and what the figures do not say."""
    from openpyxl.styles import Alignment, Font

    words, told = LANGUAGES[language], WORDS[language]
    about.title = sheet.name(words["about"])
    known = {sheet.name(words[name]): words[f"about_{name}"] for name in ("testimonies", "passages", "themes", "facts")}
    known |= {sheet.name(told[name]): told[f"{name}_note"] for name in ("shares", "differences", "trends", "together")}
    rows = [(project.name, ""), *((title, known.get(title, words["about_by"])) for title in titles), ("", "")]
    rows += [(words["hidden_title"], words["hidden_note"].format(k=project.k))]
    rows += [(words["limits"] if n == 1 else "", words[f"limit_{n}"]) for n in (1, 2, 3)]
    for at, (name, text) in enumerate(rows, 1):
        sheet.write(about.cell(at, 1), name)
        sheet.write(about.cell(at, 2), text)
        about.cell(at, 1).font = Font(bold=True, size=14 if at == 1 else 11)
        about.cell(at, 1).alignment = Alignment(vertical="top", wrap_text=at > 1)
        about.cell(at, 2).alignment = Alignment(vertical="top", wrap_text=True)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 30, 100


def _save(book: Any, target: Path) -> None:
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    write_zip({**parts, "docProps/core.xml": _PROPERTIES.encode()}, target)
