"""The small project of explorer_project.py, open."""

from __future__ import annotations

from pathlib import Path

import pytest
from explorer_project import make

from textkit.explore.data import Held


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be written to."""
    return make(tmp_path_factory.mktemp("explorer") / "project")


@pytest.fixture
def held(made: Path) -> Held:
    return Held(made)
