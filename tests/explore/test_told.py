"""Facts beside the text: each opens its passage, chips stay whole, and everything is escaped."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from explorer_project import HTML, make

from textkit import fact_tables
from textkit.explore.views.reading import Chip
from textkit.explore.views.told import told
from textkit.explore.words import texts
from textkit.language.fact_names import FACT_NAMES, VALUE_NAMES
from textkit.store.project import Project
from textkit.themes.facts import VALUES


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_fact_and_value_has_a_name(language: str) -> None:
    assert list(FACT_NAMES[language]) == list(VALUES)
    assert set(VALUE_NAMES[language]) == {"unclear", *(v for values in VALUES.values() for v in values)}


def test_a_fact_opens_its_passage_and_the_rest_is_named() -> None:
    columns = ["fact", "value", "start", "end"]
    rows = [("perpetrator", "manager", 28, 50), ("reported", "no", 0, 0), ("time", "unclear", 0, 0)]
    start = HTML.index("[PERSON 1]")
    html = told(texts("sv"), pd.DataFrame(rows, columns=columns), HTML, "sv", [Chip(start, start + 10, "PERSON")])
    assert "<b>Den som gjorde det:</b> chef" in html
    assert "Framgår inte: När." in html
    assert "(av texten som helhet)" in html
    assert "tk-chip" in html
    assert "<script>" not in html


def test_what_the_rules_are_often_wrong_about_says_so_and_what_they_guess_is_hidden() -> None:
    columns = ["fact", "value", "start", "end"]
    rows = [("perpetrator", "manager", 0, 0), ("reported", "no", 0, 0), ("place", "home", 0, 0)]
    html = told(texts("sv"), pd.DataFrame(rows, columns=columns), HTML, "sv", [])
    places = [
        html.index(words) for words in ("Åtta av tio", "Anmält", "Osäkert", "Den som gjorde det", "gissning: Var.")
    ]
    assert places == sorted(places)
    assert "hemma" not in html
    assert "Osäkert" not in told(texts("sv"), pd.DataFrame(rows[1:], columns=columns), HTML, "sv", [])


def test_the_table_is_made_once_and_forgotten_with_its_text(tmp_path: Path) -> None:
    project = Project.open(make(tmp_path / "project"))
    assert project.facts().empty
    fact_tables.make(project)
    made = project.theme_file("facts").read_bytes()
    found = project.facts()
    assert list(found["fact"].unique()) == list(VALUES)
    assert set(found["testimony_id"]) == set(project.testimonies()["id"])
    before = project.theme_file("facts").stat().st_mtime_ns
    fact_tables.make(project)
    assert project.theme_file("facts").stat().st_mtime_ns == before
    project.theme_file("facts").unlink()
    fact_tables.make(project)
    assert project.theme_file("facts").read_bytes() == made
