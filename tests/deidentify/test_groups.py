"""Columns beside a text, made coarser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from textkit import pipeline
from textkit.deidentify.groups import OTHER, Groups
from textkit.errors import BrokenConfig
from textkit.records import Testimony
from textkit.store import Project
from textkit.store.keys import make_key


def _people(**columns: list[str]) -> list[Testimony]:
    rows = zip(*columns.values(), strict=True)
    return [
        Testimony(f"t{n}", "x", None, "2019-03", dict(zip(columns, row, strict=True))) for n, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("action", "value", "shown"),
    [
        ("keep", "Mora", "Mora"),
        ("county", "Mora", "Dalarnas län"),
        ("county", "Nowhere-by", OTHER),
        ("country", "Mora", "Sverige"),
        ("band", "34", "30–39"),
        ("kind", "polisen i Ånge", "polismyndighet"),
        ("level", "områdespolischef", "hög chef"),
        ("county", "", ""),
    ],
)
def test_a_value_at_a_level(action: str, value: str, shown: str) -> None:
    assert Groups({"c": action}).shown({"c": value, "d": value}) == {"c": shown, "d": value}


def test_a_column_is_left_out_and_the_date_becomes_a_year() -> None:
    groups = Groups({"role": "remove", "date": "year"})
    assert groups.shown({"role": "chef", "respondent": "r1"}) == {"respondent": "r1"}
    assert [groups.day(d) for d in ("2017-11-03", None)] == ["2017", None]
    assert Groups({"date": "remove"}).day("2017-11") is None
    assert Groups().day("2017-11-03") == "2017-11-03"
    assert not Groups().mark


def test_values_of_few_people_are_joined() -> None:
    rows = _people(role=["a", "a", "a", "b", "b", "c"], place=["Mora", "Falun", "Rättvik", "Lund", "Lund", "Lund"])
    made = Groups.of({"role": "rare", "place": "county+rare"}, rows, 3, "sv")
    assert made.shown({"role": "b", "place": "Falun"}) == {"role": OTHER, "place": "Dalarnas län"}
    assert Groups.of({"role": "rare"}, rows, 2, "sv").shown({"role": "b"}) == {"role": "b"}
    one = [Testimony(f"t{n}", "x", None, None, {"role": "b", "respondent": "same"}) for n in range(9)]
    assert Groups.of({"role": "rare"}, one, 2, "sv").shown(one[0].groups) == {"role": OTHER, "respondent": "same"}


@pytest.mark.parametrize("actions", [{"role": "blur"}, {"date": "county"}, {"role": "county+blur"}])
def test_an_unknown_step_is_told(actions: dict[str, str]) -> None:
    with pytest.raises(BrokenConfig, match="Allowed"):
        Groups.of(actions, [], 5, "sv")


def test_a_column_that_nobody_has_is_told() -> None:
    with pytest.raises(BrokenConfig, match="reigon"):
        Groups.of({"reigon": "rare"}, _people(region=["x"]), 5, "sv")


def test_a_project_shows_coarse_columns_and_works_anew_when_they_change(tmp_path: Path) -> None:
    project = Project.new(tmp_path / "p", name="P", k=2)
    make_key(project.config.project.key)
    with project.vault() as vault:
        rows = [("a", "Mora", "chef"), ("b", "Falun", "chef"), ("c", "Lund", "vd")]
        vault.add((i, Testimony(i, "Ingen lyssnade.", None, "2017-11", {"town": t, "role": r})) for i, t, r in rows)
    settings = project.settings_path.read_text(encoding="utf-8").replace(
        "[deidentify.groups]", '[deidentify.groups]\ntown = "county"\nrole = "rare"\ndate = "year"\n'
    )
    project.settings_path.write_text(settings, encoding="utf-8")
    project = Project.open(project.folder)
    assert [pipeline.deidentify(project).worked for _ in range(2)] == [3, 0]
    table = project.testimonies()
    assert set(table["date"]) == {"2017"}
    shown = {row["id"]: row for row in table.to_dict("records")}
    assert [shown["a"][c] for c in ("town", "role")] == ["Dalarnas län", "chef"]
    assert shown["c"]["role"] == OTHER
    assert "Mora" not in json.dumps(shown, default=str)
    project.settings_path.write_text(settings.replace('"county"', '"remove"'), encoding="utf-8")
    assert pipeline.deidentify(Project.open(project.folder)).worked == 3
