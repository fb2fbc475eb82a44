"""A small project made straight from tables: 30 people in two sectors, three themes, one of them rare."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from textkit.store import Project, tables

FIRST = "[PERSON 1] skrek åt mig 😀 varje dag."
SECOND = "Ingen sa något, <inte> ens chefen & facket."


def row_of(n: int) -> dict[str, object]:
    groups = {"sector": "police" if n < 18 else "school", "region": "Norr" if n % 9 else "Gotland"}
    text = f"{FIRST}\n{SECOND}" if n % 2 else f"=Nr {n}. {SECOND}"
    return {
        "id": f"t-{n:02d}",
        "text": text,
        "language": "sv" if n else "da",
        "language_sure": n != 3,
        "date": "2017-11" if n < 20 else "2018-02",
        "respondent": f"r-{n:02d}",
        "groups": json.dumps(groups),
    }


def passages(row: dict[str, object]) -> list[dict[str, object]]:
    text, id, start, out = str(row["text"]), str(row["id"]), 0, []
    for n, line in enumerate(text.split("\n")):
        out.append({"id": f"{id}#{n}", "testimony_id": id, "start": start, "end": start + len(line), "text": line})
        start += len(line) + 1
    return out


def build(folder: Path) -> Project:
    project = Project.new(folder, name="Pröva & se", k=5)
    rows = [row_of(n) for n in range(30)]
    pieces = [p for row in rows for p in passages(row)]
    spans = [
        {"testimony_id": r["id"], "start": 0, "end": 10, "label": "PERSON", "entity": 1, "score": 0.9, "source": "x"}
        for r in rows
        if str(r["text"]).startswith("[")
    ]
    spans.append({**spans[0], "label": "VEHICLE"})
    assigned = [
        {"passage_id": p["id"], "testimony_id": p["testimony_id"], "theme_id": theme, "score": score, "assigned": True}
        for p in pieces
        for theme, score, holds in (
            ("silence_culture", 0.9, "Ingen" in str(p["text"])),
            ("bullying", 0.7, "skrek" in str(p["text"])),
            ("support", 0.6, p["id"] in ("t-01#0", "t-02#0")),
        )
        if holds
    ]
    themes = [
        {
            "id": id,
            "kind": kind,
            "name": en,
            "names": json.dumps({"sv": sv, "en": en}),
            "keywords": ["tyst", "rädd"],
            "size": n,
        }
        | {"passages": [a["passage_id"] for a in assigned if a["theme_id"] == id]}
        for id, kind, sv, en, n in (
            ("silence_culture", "guided", "Tystnadskultur", "Silence culture", 30),
            ("bullying", "guided", "Mobbning", "Bullying", 15),
            ("support", "discovered", "Stöd", "Support", 2),
        )
    ]
    tables.write(pd.DataFrame(rows), "testimonies", project.part("testimonies", 0))
    tables.write(pd.DataFrame(pieces), "passages", project.part("passages", 0))
    tables.write(pd.DataFrame(spans), "spans", project.part("spans", 0))
    tables.write(pd.DataFrame(themes), "themes", project.theme_file("themes"))
    tables.write(pd.DataFrame(assigned), "assignments", project.theme_file("assignments"))
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return build(tmp_path / "project")
