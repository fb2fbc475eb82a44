"""Excel workbooks: every visible sheet, stored values of formulas, merged cells filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textkit.read.content import Sheets, Table
from textkit.read.guard import guarded, package


def read(path: Path) -> Sheets:
    """The visible sheets of a workbook, in order. Hidden ones are named in the notes."""
    with package(path, "Excel workbook", "xl/workbook.xml"):
        pass
    with guarded(path.name, "Excel workbook"):
        from openpyxl import load_workbook

        book = load_workbook(path, data_only=True)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tables = tuple(Table(sheet.title, _grid(sheet)) for sheet in shown)
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        book.close()
    return Sheets(tables, (f"{path.name}: hidden sheets are not read: {', '.join(hidden)}.",) if hidden else ())


def _grid(sheet: Any) -> tuple[tuple[object, ...], ...]:
    rows = [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    for area in (a for a in sheet.merged_cells.ranges if a.min_row <= len(rows)):
        first = rows[area.min_row - 1][area.min_col - 1]
        for row in rows[area.min_row - 1 : area.max_row]:
            row[area.min_col - 1 : area.max_col] = [first] * (area.max_col - area.min_col + 1)
    return tuple(tuple(row) for row in rows)


def _plain(value: object) -> object:
    """Excel writes a carriage return inside a cell as `_x000D_`."""
    return value.replace("_x000D_", "") if isinstance(value, str) else value
