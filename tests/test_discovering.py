"""Discovered themes in a project: ids that outlive a run, what is kept, and what is told of new data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from textkit import ThemeModel
from textkit.discovering import Discovered, discover, model_file
from textkit.store import tables
from textkit.store.project import Project

WORDS = ["kaffe kopp mjölk", "schema natt pass", "hot brev rädd", "möte chef lön"]
SIZES = {"kaffe": (0, 40), "schema": (1, 30), "hot": (2, 24)}


def material(*themes: tuple[int, int], seed: int = 0) -> tuple[pd.DataFrame, np.ndarray]:
    """Passages and vectors of (theme, how many) pairs."""
    rng, rows, vectors = np.random.default_rng(seed), [], []
    for theme, count in themes:
        ids = [f"s{seed}-{theme}-{n}" for n in range(count)]
        rows += [(f"{id}#1", id, 0, 9, WORDS[theme]) for id in ids]
        vectors.append(np.eye(4, 16)[theme] + rng.normal(0, 0.1, (count, 16)))
    held = np.vstack(vectors)
    frame = pd.DataFrame(rows, columns=tables.schemas()["passages"].names)
    return frame, (held / np.linalg.norm(held, axis=1, keepdims=True)).astype(np.float32)


def ran(project: Project, passages: pd.DataFrame, vectors: np.ndarray) -> Discovered:
    """A run and what it leaves behind."""
    found = discover(project, passages, ["sv"] * len(passages), vectors)
    themes = pd.DataFrame(found.themes, columns=tables.schemas()["themes"].names)
    for name, frame in {"themes": themes, "assignments": found.assignments, **found.tables}.items():
        tables.write(frame, name, project.theme_file(name))
    project.write_meta("themes", found.facts)
    return found


def by_word(project: Project) -> dict[str, str]:
    frame = project.themes("sv")
    return {word: id for id, words in zip(frame["id"], frame["keywords"], strict=True) for word in words}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.new(tmp_path / "project")


def test_a_theme_keeps_its_id_when_its_size_changes(project: Project) -> None:
    first = ran(project, *material(*SIZES.values()))
    before = by_word(project)
    assert before["kaffe"] == "d01"
    assert first.facts == {"discovered": 3, "drift": None, "last_id": 3}
    passages, vectors = material(*SIZES.values())
    more, new = material((2, 60), (3, 25), seed=1)
    second = ran(project, pd.concat([passages, more], ignore_index=True), np.vstack([vectors, new]))
    after = by_word(project)
    assert {word: after[word] for word in ("kaffe", "schema", "hot")} == {
        word: before[word] for word in ("kaffe", "schema", "hot")
    }
    assert after["möte"] == "d04"
    assert second.facts["last_id"] == 4
    assert second.facts["drift"]["new"] == 85
    assert second.facts["drift"]["drifted"]  # a theme that was not there
    assert set(project.hierarchy()["child"]) >= {"d01", "d02", "d03", "d04"}


def test_an_id_is_never_given_to_another_theme(project: Project) -> None:
    ran(project, *material(*SIZES.values()))
    gone = by_word(project)["hot"]
    ran(project, *material((0, 40), (1, 30)))
    passages, vectors = material((0, 40), (1, 30))
    more, new = material((3, 25), seed=1)
    ran(project, pd.concat([passages, more], ignore_index=True), np.vstack([vectors, new]))
    assert by_word(project)["möte"] not in (gone, "d01", "d02")


def test_the_same_run_leaves_the_same_bytes(project: Project) -> None:
    ran(project, *material(*SIZES.values()))
    files = sorted((project.folder / "themes").iterdir())
    first = {path.name: path.read_bytes() for path in files}
    assert {"model.npz", "hierarchy.parquet", "discovered.parquet"} <= first.keys()
    ran(project, *material(*SIZES.values()))
    assert {path.name: path.read_bytes() for path in files} == first


def test_the_kept_model_gives_new_passages_the_projects_ids(project: Project) -> None:
    passages, vectors = material(*SIZES.values())
    found = ran(project, passages, vectors)
    model = ThemeModel.load(model_file(project))
    assert list(model.assign(vectors)["theme"]) == found.ids
    assert b"s0-0-1" not in model_file(project).read_bytes()


def test_themes_say_how_often_they_came_back(project: Project) -> None:
    ran(project, *material(*SIZES.values()))
    frame = project.themes()
    assert (frame["came_back"] == 1).all()
    assert frame["stable"].all()
    unstable = project.discovery().assign(came_back=0.2, stable=False)
    tables.write(unstable, "discovered", project.theme_file("discovered"))
    assert not project.themes()["stable"].any()


def test_a_broken_model_is_made_anew(project: Project) -> None:
    ran(project, *material(*SIZES.values()))
    model_file(project).write_bytes(b"")
    passages, vectors = material((0, 40), (1, 30), (2, 24), (3, 30))
    assert ran(project, passages, vectors).facts["drift"] is None
    assert ThemeModel.load(model_file(project)).themes_
