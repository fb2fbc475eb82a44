"""Parquet tables: written whole and swapped in, so that a reader never sees half a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def schemas() -> dict[str, pa.Schema]:
    """The columns of every table of a project."""
    import pyarrow as pa

    s, i, f, b = pa.string(), pa.int32(), pa.float32(), pa.bool_()
    return {
        "testimonies": pa.schema(
            [
                ("id", s),
                ("text", s),
                ("language", s),
                ("language_sure", b),
                ("date", s),
                ("respondent", s),
                ("groups", s),
            ]
        ),
        "spans": pa.schema(
            [("testimony_id", s), ("start", i), ("end", i), ("label", s), ("entity", i), ("score", f), ("source", s)]
        ),
        "passages": pa.schema([("id", s), ("testimony_id", s), ("start", i), ("end", i), ("text", s)]),
        "themes": pa.schema(
            [
                ("id", s),
                ("kind", s),
                ("name", s),
                ("names", s),
                ("keywords", pa.list_(s)),
                ("size", i),
                ("passages", pa.list_(s)),
            ]
        ),
        "assignments": pa.schema(
            [
                ("passage_id", s),
                ("testimony_id", s),
                ("theme_id", s),
                ("score", f),
                ("testimony_score", f),
                ("assigned", b),
            ]
        ),
        "places": pa.schema([("passage_id", s), ("x", f), ("y", f), ("theme_id", s), ("discovered_id", s)]),
    }


WRITE_OPTIONS: Final[dict[str, Any]] = {"compression": "zstd", "store_schema": False}


def write(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Write a table with its fixed schema; the same frame gives the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = schemas()[name]
    table = pa.Table.from_pandas(frame.reindex(columns=schema.names), schema=schema, preserve_index=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    pq.write_table(table.replace_schema_metadata(None), partial, **WRITE_OPTIONS)
    os.replace(partial, path)


def read(name: str, *paths: Path) -> pd.DataFrame:
    """The table of one or more files, in their order; empty, with its columns, where there is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = schemas()[name]
    tables = [pq.read_table(path, schema=schema, memory_map=False) for path in paths if path.exists()]
    frame: pd.DataFrame = pa.concat_tables([schema.empty_table(), *tables]).to_pandas()
    return frame
