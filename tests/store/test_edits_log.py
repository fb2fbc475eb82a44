"""The log of edits in notes.db, and the tables of a project as it makes them."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from textkit.cli import cli
from textkit.errors import BrokenCodebook, CannotEdit, MissingStage
from textkit.export import export
from textkit.store import Project, audit, counts, tables
from textkit.themes.codebook import load

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "explore"))
from explorer_project import make


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The explorer's small project: 69 people, d01 carried by 40 and d02 by 29."""
    return Project.open(make(tmp_path / "project"))


def names(project: Project) -> dict[str, str]:
    frame = Project.open(project.folder).themes("sv")
    return dict(zip(frame["id"], frame["name"], strict=True))


def people(project: Project, theme: str) -> int:
    frame = counts.theme_counts(Project.open(project.folder)).set_index("theme_id")
    return int(frame.loc[theme, "n"])


def with_vectors(project: Project) -> None:
    """Two clouds: police and the others."""
    ids = list(project.passages()["id"])
    project.vector_part(0).parent.mkdir()
    rng = np.random.default_rng(0)
    towards = np.array([[1.0, 0.0] if id.startswith("po") else [0.0, 1.0] for id in ids])
    np.save(project.vector_part(0), (towards + rng.normal(0, 0.01, towards.shape)).astype(np.float32))


def renumber(project: Project) -> None:
    """As a run with other numbers would leave the tables: d01 and d02 change places."""
    other = {"d01": "d02", "d02": "d01"}
    for name, column in (("themes", "id"), ("assignments", "theme_id"), ("places", "discovered_id")):
        frame = tables.read(name, project.theme_file(name))
        frame[column] = frame[column].map(lambda id: other.get(id, id))
        tables.write(frame, name, project.theme_file(name))


def test_edits_hold_in_every_reading_and_are_told_of(project: Project) -> None:
    project.edits.rename("d01", "  Kaffe och  tystnad ")
    project.edits.merge("bullying", ["reporting"])
    assert names(project)["d01"] == "Kaffe och tystnad"
    assert "reporting" not in names(project)
    assert people(project, "bullying") == 35  # 33, and the two who only report
    log = project.edits.log()
    assert [(e.number, e.action, e.themes) for e in log] == [
        (1, "rename", ("d01",)),
        (2, "merge", ("bullying", "reporting")),
    ]
    assert all(e.made and e.who for e in log)
    lines = (project.folder / "audit.jsonl").read_text(encoding="utf-8")
    assert "theme-merge" in lines
    assert "Kaffe" not in lines
    assert audit.verify(project.folder / "audit.jsonl") == 3


def test_undo_and_redo_go_back_and_forth_in_order(project: Project) -> None:
    assert project.edits.undo() is None
    assert project.edits.redo() is None
    for name in ("Ett", "Två", "Tre"):
        project.edits.rename("d01", name)
    assert [e.number for e in (project.edits.undo(), project.edits.undo()) if e] == [3, 2]
    assert names(project)["d01"] == "Ett"
    again = project.edits.redo()
    assert again is not None
    assert again.number == 2
    assert names(project)["d01"] == "Två"
    project.edits.pin("d02")
    assert not project.edits.can_redo(), "a new edit leaves nothing to redo"
    assert project.edits.redo() is None
    assert [e.undone > 0 for e in project.edits.log()] == [False, False, True, False], "the log only grows"


def test_undo_of_one_theme_leaves_later_edits_of_others(project: Project) -> None:
    project.edits.rename("d01", "Ett")
    project.edits.rename("d02", "Två")
    assert project.edits.undo("d01") is not None
    assert (names(project)["d01"], names(project)["d02"]) == ("ord, fler, ord", "Två")
    assert project.edits.undo("d01") is None


def test_merge_then_rename_then_undo_the_merge(project: Project) -> None:
    project.edits.merge("d01", ["d02"])
    project.edits.rename("d01", "Allt")
    project.edits.undo()
    project.edits.undo()
    project.edits.redo()
    assert "d02" not in names(project)
    project.edits.undo()
    project.edits.rename("d01", "Jargong")
    assert names(project)["d01"] == "Jargong"
    assert people(project, "d02") == 29


def test_what_cannot_be_done_leaves_no_trace(project: Project) -> None:
    edits = project.edits
    for why, act in {
        "theme": lambda: edits.rename("d77", "X"),
        "name": lambda: edits.rename("d01", "  "),
        "alone": lambda: edits.merge("d01", ["d01"]),
        "nowhere": lambda: edits.move("po-00#1"),
        "passage": lambda: edits.move("po-00#9", into="d01"),
        "parts": lambda: edits.split("d01", 9),
        "small": lambda: edits.split("d01", passages=["po-00#1", "po-01#1"]),
        "few": lambda: edits.split("support", 2),
        "known": lambda: edits.promote("bullying"),
    }.items():
        with pytest.raises(CannotEdit) as told:
            act()
        assert told.value.why == why
    with pytest.raises(MissingStage):
        edits.split("d01")
    assert edits.log() == []
    assert set(names(project).values()) == set(project.themes("sv")["name"])


def test_hidden_themes_are_nowhere_in_counts_and_exports(project: Project, tmp_path: Path) -> None:
    project.edits.hide("bullying")
    project.edits.hide("d01")
    fresh = Project.open(project.folder)
    assert not {"bullying", "d01"} & set(counts.theme_counts(fresh)["theme_id"])
    for group in ("sector", "year"):
        assert not {"bullying", "d01"} & set(counts.theme_by_group(fresh, group)["theme_id"])
    for target in ("t.qdpx", "t.html", "tables"):
        for path in export(fresh, tmp_path / target, language="sv"):
            data = path.read_bytes()
            assert b"Mobbning" not in data
            assert b"bullying" not in data
    for name in ("assignments", "themes"):
        assert not {"bullying", "d01"} & set(
            pd.read_parquet(tmp_path / "tables" / f"{name}.parquet").astype(str).stack()
        )


def test_a_split_holds_k_in_every_count(project: Project) -> None:
    with_vectors(project)
    parts = project.edits.split("d01")  # 30 police and 10 of the school
    assert [people(project, id) for id in parts] == [30, 10]
    fresh = Project.open(project.folder)
    assert "d01" not in set(fresh.themes()["id"])
    table = counts.theme_by_group(fresh, "sector")
    assert (table["n"].dropna() >= fresh.k).all()
    taken = project.edits.split(parts[0], passages=[f"po-{n:02d}#1" for n in range(6)])
    assert [people(project, id) for id in (parts[0], *taken)] == [24, 6]
    with pytest.raises(CannotEdit, match="too few people"):
        project.edits.split("reporting", passages=[f"po-{n:02d}#1" for n in range(6)])  # would leave four
    project.edits.undo()
    assert people(project, parts[0]) == 30


def test_a_part_that_shrinks_under_k_is_no_longer_shown(project: Project) -> None:
    taken = project.edits.split("d01", passages=[f"po-{n:02d}#1" for n in range(5)])
    assert people(project, taken[0]) == 5
    frame = tables.read("assignments", project.theme_file("assignments"))
    tables.write(frame[frame["testimony_id"] != "po-00"], "assignments", project.theme_file("assignments"))
    fresh = Project.open(project.folder)
    assert taken[0] not in set(fresh.themes()["id"]) | set(fresh.assignments()["theme_id"])
    assert [why for _, why in fresh.edits.tables().waiting] == ["small"]


def test_names_and_memos_follow_their_theme_into_a_new_run(project: Project) -> None:
    project.edits.rename("d01", "Jargong")
    project.edits.hide("d02")
    before = people(project, "d01")
    renumber(project)
    assert names(project)["d01"] == "Jargong"
    assert "d02" not in names(project)
    assert people(project, "d01") == before == 40
    assert Project.open(project.folder).edits.tables().waiting == ()


def test_an_edit_of_a_theme_that_is_gone_waits(project: Project) -> None:
    project.edits.rename("d01", "Jargong")
    for name, column in (("themes", "id"), ("assignments", "theme_id")):
        frame = tables.read(name, project.theme_file(name))
        tables.write(frame[frame[column] != "d01"], name, project.theme_file(name))
    fresh = Project.open(project.folder)
    assert [(edit.action, why) for edit, why in fresh.edits.tables().waiting] == [("rename", "theme")]
    told = CliRunner().invoke(cli, ["themes", str(project.folder), "--edits"])
    assert "waits: the theme it names is not there now" in told.output
    assert "Jargong" in told.output


def test_a_moved_passage_counts_for_its_testimony(project: Project) -> None:
    project.edits.move("co-02#1", into="bullying")
    assert people(project, "bullying") == 34
    project.edits.move("co-02#1", out="bullying")
    assert people(project, "bullying") == 33
    project.edits.undo()
    assert people(project, "bullying") == 34


# -- the codebook ------------------------------------------------------------------------------------------------------


def test_a_promoted_theme_becomes_an_entry_to_learn_from(project: Project) -> None:
    project.edits.rename("d01", "Kaffe & tystnad")
    entry = project.edits.promote("d01", "sv")
    fresh = Project.open(project.folder)
    assert fresh.config.themes.codebook == "codebook.yaml"
    book = load(fresh.folder / "codebook.yaml")
    assert book.ids == [*load().ids, "kaffe_tystnad"]
    assert book[entry].named("sv") == "Kaffe & tystnad"
    assert not any(book[entry].definition.values())
    assert sum(map(len, book[entry].examples.values())) == 8
    assert book[entry].keywords["sv"] == ("ord",)
    assert any("teg alla" in text for text in book[entry].teaching)
    assert "# empty: the bundled codebook" in fresh.settings_path.read_text(encoding="utf-8")
    with pytest.raises(CannotEdit):
        project.edits.promote("d01")


def test_undo_takes_an_entry_out_again_and_redo_puts_it_back(project: Project) -> None:
    project.edits.promote("d02", "sv")
    with_entry = (project.folder / "codebook.yaml").read_text(encoding="utf-8")
    project.edits.undo()
    assert load(project.folder / "codebook.yaml").ids == load().ids
    project.edits.redo()
    assert (project.folder / "codebook.yaml").read_text(encoding="utf-8") == with_entry


def test_an_entry_that_somebody_wrote_in_stays(project: Project) -> None:
    entry = project.edits.promote("d01", "sv")
    path = project.folder / "codebook.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("definition: ''", "definition: Om fikat."), encoding="utf-8"
    )
    project.edits.undo()
    assert load(path)[entry].definition["en"] == "Om fikat."


def test_a_codebook_of_ones_own_keeps_its_form(project: Project) -> None:
    own = "# mine\nthemes:\n    first:\n        name: First  # so far\n\nother: 1\n"
    (project.folder / "mine.yaml").write_text(own, encoding="utf-8")
    text = project.settings_path.read_text(encoding="utf-8").replace('codebook = ""', 'codebook = "mine.yaml"')
    project.settings_path.write_text(text, encoding="utf-8")
    project = Project.open(project.folder)
    entry = project.edits.promote("d01", "sv")
    written = (project.folder / "mine.yaml").read_text(encoding="utf-8")
    assert written.startswith("# mine\nthemes:\n    first:\n        name: First  # so far\n")
    assert written.endswith("other: 1\n")
    assert load(project.folder / "mine.yaml").ids == ["first", entry]
    project.edits.undo()
    assert load(project.folder / "mine.yaml").ids == ["first"]
    (project.folder / "mine.yaml").write_text("themes: {first: {name: First}}\n", encoding="utf-8")
    with pytest.raises(BrokenCodebook):
        Project.open(project.folder).edits.promote("d02")
    assert not [e for e in project.edits.log() if e.action == "promote" and not e.undone]


# -- erasing, older projects, the command line ---------------------------------------------------------------------------


def test_erasing_forgets_moves_parts_lineage_and_examples(project: Project) -> None:
    gone = project.themes().set_index("id")
    entry = project.edits.promote("d01", "sv")
    project.edits.split("silence_culture", passages=[f"po-{n:02d}#1" for n in range(8)])
    project.edits.move("po-00#1", into="retaliation")
    project.edits.move("po-01#1", into="retaliation")
    example = load(project.folder / "codebook.yaml")[entry].examples["nb"][0]
    owner = project.passages().assign(flat=lambda f: f["text"].str.split().str.join(" ")).set_index("flat")
    project.edits.erase(["po-00", owner.loc[example, "testimony_id"]])
    left = [e.facts["passage"] for e in project.edits.log() if e.action == "move"]
    assert left == ["po-01#1"]
    with sqlite3.connect(project.folder / "notes.db") as db:
        for table in ("edit_parts", "lineage"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
            assert not db.execute(f"SELECT 1 FROM {table} WHERE passage LIKE 'po-00#%'").fetchall()
    assert example not in (project.folder / "codebook.yaml").read_text(encoding="utf-8")
    assert len(load(project.folder / "codebook.yaml")[entry].examples["sv"]) >= 5
    assert len(gone) == 7


def test_edits_of_an_older_project_still_hold(project: Project) -> None:
    with sqlite3.connect(project.folder / "notes.db") as db:
        db.execute("CREATE TABLE edits (number INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL,"
                   " facts TEXT NOT NULL, made TEXT NOT NULL)")  # fmt: skip
        db.execute("INSERT INTO edits (action, facts, made) VALUES"
                   """ ('rename', '{"theme": "d01", "name": "Gammalt"}', '2024-01-01')""")  # fmt: skip
    assert names(project)["d01"] == "Gammalt"
    project.edits.rename("d01", "Nytt")
    project.edits.undo()
    assert names(project)["d01"] == "Gammalt"


def test_the_command_lists_undoes_and_redoes(project: Project) -> None:
    def told(*options: str) -> str:
        done = CliRunner().invoke(cli, ["themes", str(project.folder), *options])
        assert done.exit_code == 0, done.output
        return done.output

    assert "Nobody has changed" in told("--edits")
    project.edits.rename("d01", "Jargong")
    assert "rename d01 (Jargong)" in told("--edits")
    assert "Undone: rename d01" in told("--undo")
    assert "[undone]" in told("--edits")
    assert "nothing to be undone" in told("--undo")
    assert "Redone" in told("--redo")
    assert '"state": "holds"' in told("--edits", "--json")
    assert CliRunner().invoke(cli, ["themes", str(project.folder), "--undo", "--redo"]).exit_code != 0
