"""What the explorer takes from a project, and what it must never tell."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from explorer_project import make
from hypothesis import given
from hypothesis import strategies as st

from textkit.explore import data
from textkit.explore.data import Held


def test_tables_are_read_once(held: Held) -> None:
    assert held.testimonies() is held.testimonies()
    assert held.by_group("sector") is held.by_group("sector")


def test_the_fingerprint_changes_with_any_file(tmp_path: Path) -> None:
    folder = make(tmp_path / "p")
    before = data.fingerprint(folder)
    assert before == data.fingerprint(folder)
    assert {name for name, _, _ in before} >= {"project.toml", "themes/places.parquet", "safe/spans/00000.parquet"}
    os.utime(folder / "themes" / "themes.parquet", ns=(1, 1))
    touched = data.fingerprint(folder)
    assert touched != before
    Held(folder).edits.pin("d01")
    edited = data.fingerprint(folder)
    assert edited != touched
    Held(folder).edits.undo()
    assert data.fingerprint(folder) not in (touched, edited)


def test_extent(held: Held) -> None:
    read = data.extent(held)
    assert (read.people, read.testimonies, read.years) == (69, 69, ("2017", "2018"))
    assert (read.words or 0) > 500
    assert read.unsure == pytest.approx(7 / 69)


def test_fewer_people_than_k_have_no_extent(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    few = held.testimonies().head(4)
    monkeypatch.setattr(held, "testimonies", lambda: few)
    assert data.extent(held) == data.Extent(None, None, None, None, False, None)


def test_groupings_leave_out_columns_that_name_each_person(held: Held) -> None:
    assert held.groupings == ["language", "sector", "year", "tertial", "quarter", "month"]


def test_theme_counts_hide_the_few_and_the_all_but_few(held: Held) -> None:
    table = data.themes_with_counts(held, "sv", "guided").set_index("id")
    assert table.loc["bullying", "n"] == 33
    assert pd.isna(table.loc["support", "n"])
    assert pd.isna(table.loc["silence_culture", "n"])
    assert list(table["name"])[:2] == ["Mobbning", "Repressalier"]


def test_themes_by_group_tell_nothing_of_small_groups(held: Held) -> None:
    table = held.by_group("sector").set_index("sector")
    assert table.loc[["court", "health"], ["n", "total", "share"]].isna().all(axis=None)
    assert not (table["n"].dropna() < held.k).any()
    assert table["n"].notna().any()


def test_themes_together(held: Held) -> None:
    table = data.together(held, "bullying", held.theme_ids("guided")).set_index("theme_id")
    assert table.loc["retaliation", "n"] == 12  # 7 of the school, 5 of health
    assert table.loc["retaliation", "total"] == 33
    assert pd.isna(table.loc["silence_culture", "n"]) or table.loc["silence_culture", "n"] == 33
    assert pd.isna(table.loc["support", "n"])
    assert data.together(held, "support", held.theme_ids("guided")).empty


def test_themes_together_hide_what_the_other_theme_leaves_over(held: Held) -> None:
    """8 of the 10 people with reporting have bullying too; the two who do not must not be told, from either side."""
    for one, other in (("bullying", "reporting"), ("reporting", "bullying")):
        table = data.together(held, one, held.theme_ids("guided")).set_index("theme_id")
        assert pd.isna(table.loc[other, "n"])
        assert pd.isna(table.loc[other, "share"])


def test_what_the_codebook_says_of_a_discovered_theme(held: Held) -> None:
    """All 40 of d01 carry silence_culture. Of the 29 of d02 all but two do, which would tell of those two."""
    assert data.coded_as(held, "d01") == [
        ("silence_culture", 1.0), ("bullying", 0.7), ("retaliation", 0.225), ("reporting", 0.2),
    ]  # fmt: skip
    assert [id for id, _ in data.coded_as(held, "d02")] == ["retaliation", "bullying"]


def test_evidence_gives_each_testimony_once_the_telling_first(held: Held) -> None:
    found = data.evidence(held, "bullying", first=["po-05#1"])
    assert found["passage_id"].iloc[0] == "po-05#1"
    assert found["testimony_id"].is_unique
    assert len(found) == 33


@pytest.mark.parametrize(
    ("query", "hits"),
    [("", 69), ("chefen", 68), ("CHEFEN gick", 1), ('"nummer 7 om"', 1), ("<b>", 1), ("(", 2), ("finns inte", 0)],
)
def test_search(held: Held, query: str, hits: int) -> None:
    assert data.search(held, query).sum() == hits
    assert data.search(held, query, "testimonies").sum() == hits


def test_filters_join_columns_and_allow_all_where_nothing_is_chosen(held: Held) -> None:
    assert data.chosen(held, {}).sum() == 69
    assert data.chosen(held, {"sector": [], "year": []}).sum() == 69
    assert data.chosen(held, {"sector": ["court", "school"]}).sum() == 20
    assert data.chosen(held, {"sector": ["school"], "language": ["en"]}).sum() == 0


def test_the_queue_follows_import_or_the_theme(held: Held) -> None:
    assert data.queue(held)[:2] == ["po-00", "po-01"]
    assert data.queue(held, theme="bullying", filters={"sector": ["school"]}) == [f"sc-{n:02d}" for n in range(8)]
    assert data.queue(held, query="script") == ["po-00"]
    assert data.queue(held, query="finns inte") == []


@given(n=st.integers(0, 500), k=st.integers(2, 20))
def test_rough_counts_never_say_more_than_k_wide_steps(n: int, k: int) -> None:
    told = data.rough(n, k)
    assert (told is None) == (n < k)
    if told is not None:
        assert told % k == 0
        assert told <= n < told + k


@given(n=st.integers(0, 60), total=st.integers(60, 80), k=st.integers(2, 9))
def test_allowed_counts_leave_nobody_over(n: int, total: int, k: int) -> None:
    told = data.allowed(n, total, k)
    assert told is None or (told >= k and (told == total or total - told >= k))


def test_themes_of_one_name_can_be_told_apart() -> None:
    assert data.distinct({"a": "Hot", "b": "Stöd", "c": "Hot"}) == {"a": "Hot", "b": "Stöd", "c": "Hot (c)"}


def test_hidden_and_renamed_themes(tmp_path: Path) -> None:
    held = Held(make(tmp_path / "p"))
    assert data.hidden_themes(held) == []
    held.edits.rename("d01", "Jargong")
    held.edits.hide("d01")
    assert data.hidden_themes(held) == [("d01", "Jargong")]
    assert held.theme_ids("discovered") == ["d01", "d02"]
    assert list(data.themes_with_counts(held, "sv", "discovered")["id"]) == ["d02"]


def test_the_pinned_stand_first(tmp_path: Path) -> None:
    held = Held(make(tmp_path / "p"))
    assert data.themes_with_counts(held, "sv", "guided")["id"].iloc[-1] != "bullying"
    held.edits.pin("support")
    table = data.themes_with_counts(held, "sv", "guided")
    assert table["id"].iloc[0] == "support", "although its number is hidden"
    assert table["n"].iloc[1:].dropna().is_monotonic_decreasing
