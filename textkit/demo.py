"""A project of the bundled testimonies, made and run through every stage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textkit import pipeline
from textkit.resources import resource
from textkit.store import Project
from textkit.store.keys import make_key

if TYPE_CHECKING:
    from textkit.pipeline import Progress, Ran


def make_demo(folder: Path, *, progress: Progress = pipeline.silent) -> list[Ran]:
    """Make the project where it is not there yet, and run what is not done yet."""
    there = (folder / "project.toml").exists()
    project = Project.open(folder) if there else Project.new(folder, name="Demo")
    make_key(project.config.project.key)
    pipeline.import_(project, resource("corpus") / "testimonies")
    return pipeline.run(project, progress=progress)
