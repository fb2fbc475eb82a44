"""Joins discovery to the tables of a project, so that a theme keeps its id from run to run and new data is told of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.errors import UnreadableFile
from textkit.store import tables
from textkit.themes.lineage import highest, renumbered

if TYPE_CHECKING:
    import pandas as pd

    from textkit.records import Vectors
    from textkit.store import Project
    from textkit.themes.discover import ThemeModel

_WORTH_TELLING: Final = 20  # new passages, below which nothing is said of drift


@dataclass(frozen=True)
class Discovered:
    """themes, assignments: rows of those tables; ids: the theme of each passage; tables: discovered, hierarchy; facts:
    figures of the run."""

    themes: list[tuple[Any, ...]]
    assignments: pd.DataFrame
    ids: list[str]
    tables: Mapping[str, pd.DataFrame]
    facts: dict[str, Any]


def model_file(project: Project) -> Path:
    """Where the model of the latest run lies: `ThemeModel.load` opens it."""
    return project.folder / "themes" / "model.npz"


def discover(project: Project, passages: pd.DataFrame, languages: Sequence[str], vectors: Vectors) -> Discovered:
    """Find themes in all passages, under the ids of the latest run where they go on, and keep the model."""
    import pandas as pd

    from textkit.themes.discover import ThemeModel

    settings = project.config.themes
    model = ThemeModel(
        n_themes=settings.discovered, min_size=project.k, min_documents=project.k, random_state=settings.seed
    )
    owners = list(passages["testimony_id"])
    model.fit(list(passages["text"]), embeddings=vectors, languages=languages, owners=owners)
    before = _before(project)
    facts = {"discovered": len(model.themes_), "drift": _drift(project, before, passages, vectors)}
    facts["last_id"] = _keep_ids(project, model, list(passages["id"]), before)
    model.save(model_file(project))
    ids = [model.themes_[n].id for n in model.labels_]
    strength = pd.Series(model.strength_).clip(0, 1).astype("float32").to_numpy()
    assignments = passages[["testimony_id"]].assign(
        passage_id=passages["id"], theme_id=ids, score=strength, testimony_score=strength, assigned=True
    )
    unsure = pd.Series(model.uncertain_).groupby(ids).mean()
    steady = model.stability_.rename(columns={"theme": "theme_id"})
    steady["uncertain"] = steady["theme_id"].map(unsure)
    rows = [_row(theme, list(passages["id"])) for theme in model.themes_]
    return Discovered(rows, assignments, ids, {"discovered": steady, "hierarchy": model.hierarchy_}, facts)


def _row(theme: Any, ids: list[str]) -> tuple[Any, ...]:
    telling = [ids[int(i)] for i in theme.passages]
    names = json.dumps(dict(theme.names), ensure_ascii=False)
    return theme.id, "discovered", theme.name, names, list(theme.keywords), theme.size, telling


def _before(project: Project) -> dict[str, list[str]]:
    """Theme id → passages of the discovered themes of the latest run; empty where there was none."""
    themes = tables.read("themes", project.theme_file("themes"))
    found = tables.read("assignments", project.theme_file("assignments"))
    known = dict(list(found.groupby("theme_id")["passage_id"]))
    return {id: list(known.get(id, ())) for id in themes.loc[themes["kind"] == "discovered", "id"]}


def _keep_ids(project: Project, model: ThemeModel, passages: list[str], before: Mapping[str, list[str]]) -> int:
    """Give themes that go on their old ids, and new ones numbers that were never used; the last number used."""
    after: dict[str, list[str]] = {theme.id: [] for theme in model.themes_}
    for passage, label in zip(passages, model.labels_, strict=True):
        after[model.themes_[label].id].append(passage)
    last = int(project.read_meta("themes").get("last_id", 0))
    ids = renumbered(after, before, last=last)
    model.rename(ids)
    return max(last, highest((*before, *ids.values())))


def _drift(
    project: Project, before: Mapping[str, list[str]], passages: pd.DataFrame, vectors: Vectors
) -> dict[str, Any] | None:
    """How passages that are new since the latest run fit its themes; None where few are, or the embedding is another."""
    from textkit.themes.discover import ThemeModel

    known = {passage for held in before.values() for passage in held}
    new = ~passages["id"].isin(known).to_numpy()
    if not known or new.sum() < _WORTH_TELLING or not model_file(project).exists():
        return None
    try:
        told = ThemeModel.load(model_file(project)).drift(vectors[new])
    except (UnreadableFile, ValueError):  # broken, or of another embedding's size: found anew in any case
        return None
    return {"new": told.n, "beyond": told.share, "low": told.low, "high": told.high, "drifted": told.drifted}
