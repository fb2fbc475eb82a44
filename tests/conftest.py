"""Shared by all tests: keys of their own, no network, and one real project made once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("steady")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


@pytest.fixture(autouse=True, scope="session")
def own_keys(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keys are made in a temporary folder, whatever the person who runs the tests has in theirs."""
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    for name in ("TEXTKIT_KEY", "TEXTKIT_KEY_FILE"):
        os.environ.pop(name, None)


def few_testimonies(target: Path, count: int = 80) -> Path:
    """A folder with the first testimonies of every file of the corpus, as they stand there."""
    from textkit.resources import resource

    target.mkdir(parents=True, exist_ok=True)
    files = sorted((resource("corpus") / "testimonies").glob("*.txt"))
    for file in files:
        entries = file.read_text(encoding="utf-8").split("\n=== ")
        (target / file.name).write_text("\n=== ".join(entries[: count // len(files)]) + "\n", encoding="utf-8")
    return target


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return few_testimonies(tmp_path_factory.mktemp("input"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, small_folder: Path) -> Path:
    """The folder of a project made of real testimonies, every stage run. Not to be written to."""
    from textkit import pipeline
    from textkit.store import Project
    from textkit.store.keys import make_key

    project = Project.new(tmp_path_factory.mktemp("projects") / "small", name="Small")
    make_key(project.config.project.key)
    pipeline.import_(project, small_folder)
    pipeline.run(project)
    return project.folder


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of that project, to be changed at will."""
    return Path(shutil.copytree(built, tmp_path / "copy"))
