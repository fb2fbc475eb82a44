"""Excel workbooks: every cell of text, long numbers, formulas, comments, links, page headers and sheet names."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from textkit.read.content import Table
from textkit.read.grid import cell as shown
from textkit.read.grid import heading_row
from textkit.read.guard import guarded
from textkit.scrub.archive import members, pack
from textkit.scrub.known import forced
from textkit.scrub.office import is_structure, properties
from textkit.scrub.pieces import Opened, Slot, slot
from textkit.scrub.plain import long_number

_KNOWN: Final = re.compile(
    r"xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/worksheets/sheet\d+\.xml|xl/tables/table\d+\.xml"
    r"|xl/(?:theme|richData)/[^/]+\.xml|xl/comments(?:/comment)?\d*\.xml|xl/drawings/(?:vmlDrawing|commentsDrawing)\d*\.vml"
)
# Left out of the copy: what names people and machines, and threads that Excel keeps as plain comments too.
_REMOVED: Final = re.compile(
    r"xl/persons/.*|xl/threadedComments/.*|xl/printerSettings/.*|docMetadata/.*|docProps/thumbnail\..*|customXml/.*"
)
_GONE: Final = "[formula removed]"
_PARTS: Final = ("left", "center", "right")
_HEADERS: Final = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def open_excel(path: Path) -> Opened:
    """Take a workbook apart. Raises UnreadableFile and its kin."""
    parts = members(path, "Excel workbook", "xl/workbook.xml")
    removed = [name for name in parts if _REMOVED.fullmatch(name)]
    unseen = [n for n in parts if not (_KNOWN.fullmatch(n) or is_structure(n) or n in removed)]
    with guarded(path.name, "Excel workbook"):
        from openpyxl import load_workbook

        book = load_workbook(io.BytesIO(path.read_bytes()))
        slots = [found for sheet in book.worksheets for found in _sheet(sheet)]
        slots += [found for sheet in book.worksheets for found in _extras(sheet)]
        if book.defined_names:
            unseen += [
                f"defined name ({n})" for n, d in enumerate(book.defined_names.values(), 1) if '"' in (d.value or "")
            ]
    return Opened(
        slots, partial(_save, book), path.suffix, unseen, removed, ["Formulas are worked out again by Excel."]
    )


def _sheet(sheet: Any) -> Iterator[Slot]:
    """Cells below the headings; a column that holds names or numbers of people is masked whole."""
    grid = Table(sheet.title, tuple(sheet.iter_rows(values_only=True)))
    top = heading_row(grid)
    labels = {c.column: forced(shown(c.value)) for c in sheet[top + 1]} if top is not None else {}
    for row in sheet.iter_rows():
        for found in row:
            value = found.value
            if top is not None and found.row == top + 1:
                continue
            where = f"sheet {sheet.parent.index(sheet) + 1}, cell {found.coordinate}"
            label = labels.get(found.column, "")
            if found.data_type == "f":
                if '"' in str(value):
                    yield slot(str(value), partial(_drop_formula, found), where)
            elif (isinstance(value, str) and value.strip()) or long_number(value) or (label and value is not None):
                yield slot(shown(value), partial(_write, found), where, label)


def _write(cell: Any, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "General"


def _drop_formula(cell: Any, text: str) -> None:
    cell.value = _GONE


def _extras(sheet: Any) -> Iterator[Slot]:
    where = f"sheet {sheet.parent.index(sheet) + 1}"
    for row in sheet.iter_rows():
        for found in row:
            if found.comment is not None:
                found.comment.author = "Author"
                yield slot(
                    found.comment.text, partial(setattr, found.comment, "text"), f"{where}, comment {found.coordinate}"
                )
            if found.hyperlink is not None:
                _cut(found.hyperlink)
    for name in _HEADERS:
        for part in _PARTS:
            item = getattr(getattr(sheet, name), part)
            if item.text:
                yield slot(item.text, partial(setattr, item, "text"), f"{where}, {name}")
    for rule in sheet.data_validations.dataValidation:
        for field in ("formula1", "formula2", "prompt", "error", "promptTitle", "errorTitle"):
            if getattr(rule, field):
                yield slot(getattr(rule, field), partial(setattr, rule, field), f"{where}, choices")
    yield slot(sheet.title, partial(_rename, sheet), f"{where}, name")


def _cut(link: Any) -> None:
    """A link leads nowhere and says nothing; links inside the workbook stay."""
    if link.target:
        link.target, link.location = "https://removed.invalid/", None
    link.tooltip = link.display = None


def _rename(sheet: Any, text: str) -> None:
    """A new name for a sheet, in the formulas that point to it too."""
    old = re.compile(rf"'{re.escape(sheet.title)}'!|\b{re.escape(sheet.title)}!")
    sheet.title = re.sub(r"[\[\]:*?/\\]", "", text)[:31].strip() or f"Sheet{sheet.parent.index(sheet) + 1}"
    new = f"'{sheet.title}'!"
    for found in (c for other in sheet.parent.worksheets for row in other.iter_rows() for c in row):
        if found.data_type == "f" and isinstance(found.value, str):
            found.value = old.sub(new, found.value)
    for name in sheet.parent.defined_names.values():
        name.value = old.sub(new, name.value or "")


def _save(book: Any, target: Path) -> None:
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    pack({**parts, **properties(parts)}, target)
