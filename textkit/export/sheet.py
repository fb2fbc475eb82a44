"""One sheet of a workbook: headings that stay in view, filters, widths that fit, shares as per cent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

_CELL: Final = 32_767  # what Excel holds in one cell
_NARROW, _WIDE = 10, 70  # letters
_SEEN: Final = 200  # rows that decide a width
_SHARES: Final = frozenset(
    "share low high corrected corrected_low corrected_high expected expected_low expected_high share_rest difference "
    "first_share last_share slope".split()
)
_FORMATS: Final = dict.fromkeys(_SHARES, "0.0%") | dict.fromkeys(("p", "p_bh", "p_holm"), "0.000")


def add(
    book: Any, title: str, frame: pd.DataFrame, heads: Mapping[str, str], *, hidden: str = "", note: str = ""
) -> None:
    """Add a frame. heads: what its columns are called; hidden: what stands for a missing value; note: under the rows."""
    sheet = book.create_sheet(name(title))
    columns = list(frame.columns)
    for at, values in enumerate([[heads.get(c, c) for c in columns], *frame.itertuples(index=False)], 1):
        for place, value in enumerate(values, 1):
            write(sheet.cell(at, place), value, hidden=hidden)
    for place, column in enumerate(columns, 1):
        _look(sheet, place, _FORMATS.get(column, ""))
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    if note:
        sheet.cell(sheet.max_row + 2, 1, note)


def name(title: str) -> str:
    """A title as Excel takes it for a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip() or "Sheet"


def write(cell: Any, value: Any, *, hidden: str = "") -> None:
    """A cell as text or number; a text that begins with `=` stays a text."""
    import pandas as pd

    if isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    if not isinstance(value, str) and pd.isna(value):
        value = hidden or None
    cell.value = value[:_CELL] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def _look(sheet: Any, place: int, form: str) -> None:
    """The width of a column, its wrapping, and the form of its numbers."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    head, *cells = sheet[get_column_letter(place)]
    head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    longest = max((len(c.value) if isinstance(c.value, str) else 8 for c in cells[:_SEEN]), default=0)
    word = max(map(len, str(head.value or "").split()), default=0) + 4  # the filter's arrow stands in the heading
    sheet.column_dimensions[get_column_letter(place)].width = min(_WIDE, max(_NARROW, longest + 1, word))
    for cell in cells:
        cell.alignment = Alignment(wrap_text=longest > _WIDE, vertical="top")
        if form and not isinstance(cell.value, str):
            cell.number_format = form
