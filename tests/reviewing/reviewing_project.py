"""A small project whose texts hold what a review needs: a name missed, a name doubted, and a name in many texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit import pipeline
from textkit.records import Testimony
from textkit.store import Project
from textkit.store.keys import make_key

TEXTS = {
    "a-1": "Jag heter Anna Zakarovska. Sedan blev Anna utfryst av chefen. Kontakta mig på 070-174 06 05.",
    "a-2": "Zakarovska ropade i korridoren. Alla såg det. Efteråt teg knäppskallen i hörnet om allt.",
    "a-3": "Ingen sa något. Det var tyst i flera veckor efter mötet, och knäppskallens mugg stod kvar.",
    "a-4": "Vi var i matsalen när det hände. Vittnen fanns, men de vågade inte tala med någon.",
}


def add(project: Project, texts: dict[str, str]) -> None:
    with project.vault() as vault:
        vault.add((id, Testimony(id, text, "sv")) for id, text in texts.items())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.new(tmp_path / "project")
    make_key(made.config.project.key)
    add(made, TEXTS)
    pipeline.deidentify(made)
    return made


def safe(project: Project, id: str) -> str:
    """The safe text after the next run."""
    pipeline.deidentify(project)
    return str(project.testimonies().set_index("id").loc[id, "text"])
