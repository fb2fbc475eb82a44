"""Parquet tables: written whole and swapped in, so that a reader never sees half a file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


_TABLES: Final[dict[str, str]] = {  # column:kind, with the kinds of schemas()
    "testimonies": "id:s text:s language:s language_sure:b date:s respondent:s groups:s",
    "spans": "testimony_id:s start:i end:i label:s entity:i score:f source:s",
    "sealed": "testimony_id:s sealed:x",
    "passages": "id:s testimony_id:s start:i end:i text:s",
    "themes": "id:s kind:s name:s names:s keywords:ss size:i passages:ss",
    "assignments": "passage_id:s testimony_id:s theme_id:s score:f testimony_score:f assigned:b",
    "chances": "testimony_id:s chances:ff",
    "discovered": "theme_id:s jaccard:f came_back:f stable:b uncertain:f",
    "hierarchy": "parent:s child:s height:f",
    "facts": "testimony_id:s fact:s value:s score:f start:i end:i",
    "places": "passage_id:s x:f y:f theme_id:s discovered_id:s",
    "risk": "testimony_id:s level:s score:f text_score:f k:i columns:ss k_all:i mend:ss k_raw:i columns_raw:ss exact:i near:i "
    "linked:b",
    "risk_people": "testimony_id:s person:i role:s k:i columns:ss k_raw:i columns_raw:ss",
    "leftovers": "testimony_id:s start:i end:i label:s kind:s",
}


def schemas() -> dict[str, pa.Schema]:
    """The columns of every table of a project."""
    import pyarrow as pa

    kinds = {"s": pa.string(), "i": pa.int32(), "f": pa.float32(), "b": pa.bool_(), "x": pa.binary()}
    kinds |= {"ss": pa.list_(pa.string()), "ff": pa.list_(pa.float32())}
    pairs = {table: [column.split(":") for column in columns.split()] for table, columns in _TABLES.items()}
    return {table: pa.schema([(name, kinds[kind]) for name, kind in of]) for table, of in pairs.items()}


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
