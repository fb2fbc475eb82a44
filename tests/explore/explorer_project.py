"""A small project with real tables, made so that every rule on small numbers has something to bite on.

69 people: 40 police, 17 school, 9 health, 3 court. `support` is carried by 3 people, `silence_culture` by all but
2, and 8 of the 10 who carry `reporting` carry `bullying` too. The first testimony holds HTML, the second Markdown.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from textkit.store import tables
from textkit.store.project import Project

HTML = "<script>alert('x')</script> <b>Chefen</b> sa [PERSON 1] & gick."
MARKDOWN = "*Ingen* sa något till [OCCUPATION 1] [länk](http://example.org)."
CARRIERS = {
    "support": {"police": 3},
    "silence_culture": {"police": 40, "school": 17, "health": 9, "court": 1},
    "bullying": {"police": 20, "school": 8, "health": 5},
    "reporting": {"police": 8, "court": 2},
    "retaliation": {"police": -12, "school": 7, "health": 6, "court": 1},  # -12: the last twelve
    "d01": {"police": 30, "school": 10},
    "d02": {"police": -10, "school": -7, "health": 9, "court": 3},
}
SIZES = {"police": 40, "school": 17, "health": 9, "court": 3}
NAMES = {
    "support": {"sv": "Stöd", "en": "Support"},
    "silence_culture": {"sv": "Tystnadskultur", "en": "Culture of silence"},
    "bullying": {"sv": "Mobbning", "en": "Bullying"},
    "reporting": {"sv": "Anmälan", "en": "Reporting"},
    "retaliation": {"sv": "Repressalier", "en": "Retaliation"},
}


def ids() -> dict[str, list[str]]:
    """Testimony ids by sector."""
    return {sector: [f"{sector[:2]}-{n:02d}" for n in range(size)] for sector, size in SIZES.items()}


def text_of(number: int) -> str:
    if number < 2:
        return (HTML, MARKDOWN)[number]
    return f"Jag heter [PERSON 1]. Berättelse nummer {number} om hur det var.\n\nSedan teg alla, chefen också."


def make(folder: Path) -> Path:
    """Write the project's settings and tables."""
    project = Project.new(folder, name="Prov <i>ett</i>")
    rows, passages, spans = [], [], []
    for number, (sector, id) in enumerate((s, i) for s, held in ids().items() for i in held):
        text = text_of(number)
        groups = json.dumps({"sector": sector, "number": f"{number}"})
        date = f"201{7 + number % 2}-{1 + number % 9:02d}"
        rows.append((id, text, "sv" if number % 3 else "nb", number % 10 != 0, date, id, groups))
        passages.append((f"{id}#1", id, 0, len(text), text))
        for label in ("PERSON", "OCCUPATION"):
            if (start := text.find(f"[{label} 1]")) >= 0:
                spans.append((id, start, start + len(label) + 4, label, 1, 0.9, "made"))
    for name, made in (("testimonies", rows), ("passages", passages), ("spans", spans)):
        frame = pd.DataFrame(made, columns=tables.schemas()[name].names)
        tables.write(frame, name, project.part(name, 0))
    _themes(project)
    return folder


def _themes(project: Project) -> None:
    assigned = [
        (f"{id}#1", id, theme, 0.9 - place / 100, 0.9, True)
        for theme, by in CARRIERS.items()
        for sector, count in by.items()
        for place, id in enumerate(ids()[sector][:count] if count > 0 else ids()[sector][count:])
    ]
    themes = [
        (
            id,
            "discovered" if id[1:].isdigit() else "guided",
            "ord, fler, ord",
            json.dumps(NAMES.get(id, {})),
            ["ord"],
            0,
            [],
        )
        for id in CARRIERS
    ]
    every = [id for held in ids().values() for id in held]
    of = {theme: {row[1] for row in assigned if row[2] == theme} for theme in CARRIERS}
    places = [
        (f"{id}#1", n % 8, n // 8, "bullying" if id in of["bullying"] else "", "d02" if id in of["d02"] else "d01")
        for n, id in enumerate(every)
    ]
    for name, made in (("themes", themes), ("assignments", assigned), ("places", places)):
        columns = tables.schemas()[name].names
        tables.write(pd.DataFrame(made, columns=columns), name, project.theme_file(name))
