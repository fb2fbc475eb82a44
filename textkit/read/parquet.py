"""Parquet tables."""

from __future__ import annotations

from pathlib import Path

from textkit.read.content import Sheets, Table
from textkit.read.guard import guarded, load, locked


def read(path: Path) -> Sheets:
    """The one table of a Parquet file; nested columns are left out."""
    data = load(path)
    if data[:4] == b"PARE":
        raise locked(path.name)
    with guarded(path.name, "Parquet file"):
        import pyarrow as pa
        import pyarrow.parquet as pq

        table = pq.read_table(pa.BufferReader(data))
        flat = [name for name in table.column_names if not pa.types.is_nested(table.schema.field(name).type)]
        values = [table.column(name).to_pylist() for name in flat]
    return Sheets((Table("", (tuple(flat), *zip(*values, strict=True)), titled=True),))
