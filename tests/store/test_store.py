"""Vault, keys, tables, notes and audit."""

from __future__ import annotations

import base64
import json
import os
import stat
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import BrokenConfig, MissingKey, NotAProject, TextkitError, UsageError
from textkit.records import Testimony
from textkit.store import Project, audit, keys, tables
from textkit.store.notes import Decision, Notes
from textkit.store.vault import Vault

KEY = b"k" * 32


def raw(id: str, text: str = "Anna såg allt.") -> tuple[str, Testimony]:
    return id, Testimony(id, text, "sv", "2017-11", {"unit": "A"}, "file.txt")


def test_what_goes_into_the_vault_comes_out_again(tmp_path: Path) -> None:
    with Vault(tmp_path / "raw.db", KEY) as vault:
        assert vault.add([raw("a"), raw("b")]).new == 2
        assert list(vault.raw(["b", "a"])) == [raw("b")[1], raw("a")[1]]
    assert b"Anna" not in (tmp_path / "raw.db").read_bytes()
    assert stat.S_IMODE((tmp_path / "raw.db").stat().st_mode) == 0o600


def test_a_wrong_key_opens_nothing(tmp_path: Path) -> None:
    with Vault(tmp_path / "raw.db", KEY) as vault:
        vault.add([raw("a")])
    with pytest.raises(MissingKey, match="does not fit"):
        Vault(tmp_path / "raw.db", b"x" * 32)


def test_adding_again_tells_new_changed_and_same(tmp_path: Path) -> None:
    with Vault(tmp_path / "raw.db", KEY) as vault:
        vault.add([raw("a"), raw("b")])
        added = vault.add([raw("a"), raw("b", "Nytt."), raw("c")])
        assert (added.new, added.changed, added.same) == (1, 1, 1)
        assert vault.ids() == ["a", "b", "c"]


def test_batches_change_only_with_their_content(tmp_path: Path) -> None:
    with Vault(tmp_path / "raw.db", KEY) as vault:
        vault.add(raw(f"t{i}") for i in range(501))
        first = list(vault.batches())
        assert [len(ids) for _, ids, _ in first] == [500, 1]
        vault.add([raw("t500", "Ändrat.")])
        second = list(vault.batches())
        assert first[0] == second[0]
        assert first[1][2] != second[1][2]
        assert vault.erase(["t0", "nobody"]) == 1
        assert len(vault) == 500
    assert b"Anna" not in (tmp_path / "raw.db").read_bytes()


def test_a_row_cannot_be_moved_to_another_id(tmp_path: Path) -> None:
    import sqlite3

    with Vault(tmp_path / "raw.db", KEY) as vault:
        vault.add([raw("a"), raw("b", "Annat.")])
    with sqlite3.connect(tmp_path / "raw.db") as db:
        db.execute("UPDATE raw SET sealed = (SELECT sealed FROM raw WHERE id = 'b') WHERE id = 'a'")
    with Vault(tmp_path / "raw.db", KEY) as vault, pytest.raises(MissingKey):
        list(vault.raw(["a"]))


def test_keys_are_made_once_and_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert keys.find_key("mine") is None
    path = keys.make_key("mine")
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(keys.need_key("mine")) == 32
    assert keys.make_key("mine") is None
    other = base64.urlsafe_b64encode(b"o" * 32).decode()
    monkeypatch.setenv("TEXTKIT_KEY", other)
    assert keys.need_key("mine") == b"o" * 32


@pytest.mark.parametrize("text", ["", "short", "ö" * 44, "A" * 43])
def test_what_is_no_key_is_said_without_showing_it(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TEXTKIT_KEY_FILE", str(tmp_path / "k"))
    (tmp_path / "k").write_text(text)
    with pytest.raises(MissingKey, match="is no key") as caught:
        keys.need_key("mine")
    assert not text or text not in str(caught.value)


def test_a_missing_key_says_where_it_was_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    with pytest.raises(MissingKey, match="TEXTKIT_KEY"):
        keys.need_key("mine")


def test_projects_open_and_refuse(tmp_path: Path) -> None:
    with pytest.raises(NotAProject, match="textkit new"):
        Project.open(tmp_path)
    project = Project.new(tmp_path / "p", name='Å "ett"', k=7)
    assert (project.name, project.k) == ('Å "ett"', 7)
    assert Project.open(tmp_path / "p").config.project.name == 'Å "ett"'
    with pytest.raises(UsageError, match="already"):
        Project.new(tmp_path / "p")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[project]\nk = 1", "smallest allowed is 2"),
        ("[projekt]\nk = 5", "unknown section"),
        ("[project]\nkk = 5", "unknown setting 'kk'"),
        ('[project]\nk = "5"', "must be a int"),
        ("[project", "not valid TOML"),
        ('[deidentify]\nmode = "lax"', "Allowed: strict, balanced"),
        ('[deidentify.policy]\nNAME = "keep"', "unknown label 'NAME'"),
        ('[project]\nlanguages = ["fi"]', "languages has 'fi'"),
    ],
)
def test_faulty_settings_are_named(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenConfig, match=says):
        Project.open(tmp_path)


def test_tables_keep_their_columns_and_bytes(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "testimony_id": ["a"],
            "start": [0],
            "end": [3],
            "label": ["PERSON"],
            "entity": [1],
            "score": [0.5],
            "source": ["x"],
        }
    )
    for name in ("one", "two"):
        tables.write(frame, "spans", tmp_path / f"{name}.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert list(tables.read("spans", tmp_path / "one.parquet", tmp_path / "two.parquet")["label"]) == [
        "PERSON",
        "PERSON",
    ]
    assert list(tables.read("spans").columns) == list(frame.columns)
    assert not list(tmp_path.glob("*.partial"))


def test_notes_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    notes = Notes(tmp_path / "notes.db")
    assert notes.decisions() == {}
    notes.decide(Decision("a", 0, 4, "accept", "PERSON"))
    notes.decide(Decision("a", 0, 4, "reject", "PERSON"))
    notes.write_memo("a", "Läs igen.")
    assert notes.decisions() == {"a": (Decision("a", 0, 4, "reject", "PERSON"),)}
    with pytest.raises(ValueError, match="an action is one of"):
        notes.decide(Decision("a", 0, 4, "maybe"))
    notes.erase("a")
    assert notes.decisions() == {}
    assert notes.memo("a") == ""


def test_edits_of_themes_hold_in_every_reading(copied: Path) -> None:
    project = Project.open(copied)
    found = [t for t in project.themes()["id"] if t.startswith("d")]
    project.edits.rename(found[0], "Kaffe och tystnad")
    project.edits.hide("support")
    themes = project.themes("sv").set_index("id")
    assert themes.loc[found[0], "name"] == "Kaffe och tystnad"
    assert "support" not in themes.index
    project.edits.show("support")
    assert "support" in set(project.themes()["id"])


def test_the_audit_shows_when_it_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "audit.jsonl"
    for i in range(4):
        audit.append(path, "import", new=i)
    assert audit.verify(path) == 4
    lines = path.read_text().splitlines()
    entry = json.loads(lines[1]) | {"new": 99}
    path.write_text("\n".join([lines[0], json.dumps(entry), *lines[2:]]) + "\n")
    with pytest.raises(TextkitError, match=r"audit\.jsonl:3"):
        audit.verify(path)


@given(st.text(min_size=1).filter(str.strip))
def test_a_raw_testimony_never_shows_its_text(text: str) -> None:
    shown = repr(Testimony("id-1", "«" + text + "»", source="«" + text))
    assert "«" not in shown


def test_the_key_is_not_in_the_project(built: Path) -> None:
    name = Project.open(built).config.project.key
    key = keys.need_key(name)
    for path in built.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert key not in data
            assert base64.urlsafe_b64encode(key) not in data
    assert not str(keys.key_path(name)).startswith(str(built))
    assert "XDG_CONFIG_HOME" in os.environ
