"""The tables of a project as files, and as frames for the other exports."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from textkit.errors import TextkitError
from textkit.export import comparisons, shield
from textkit.export.package import write_bytes
from textkit.store import counts

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store import Project


def to_tables(project: Project, folder: str | Path, language: str = "en") -> list[Path]:
    """Write testimonies, passages, themes, assignments, spans, shares by group and comparisons, each as CSV and Parquet.

    CSV is UTF-8 with a byte-order mark, which Excel needs. Raises MissingStage where nothing is de-identified yet.
    """
    frames = {
        "testimonies": shield.testimonies(project),
        "passages": project.passages(),
        "themes": themes(project, language),
        "assignments": _assignments(project, language),
        "facts": project.facts(),
        "spans": project.spans()[["testimony_id", "start", "end", "label", "score"]],
        **{f"shares_by_{group}": shares(project, group, language) for group in shield.columns(project)},
        **{f"compared_{name}": frame for name, frame in comparisons.frames(project, language).items()},
    }
    return [path for name, frame in frames.items() for path in _both(frame, Path(folder), name)]


def _both(frame: pd.DataFrame, folder: Path, name: str) -> list[Path]:
    safe = "".join(c if c.isalnum() or c in "_-" else "-" for c in name)
    text, binary = frame.copy(), io.BytesIO()
    for column in text.columns:
        text[column] = text[column].map(lambda v: ", ".join(v) if isinstance(v, list) else v)
    frame.to_parquet(binary, index=False)
    data = {
        f"{safe}.csv": text.to_csv(index=False, lineterminator="\n").encode("utf-8-sig"),
        f"{safe}.parquet": binary.getvalue(),
    }
    for file, content in data.items():
        write_bytes(content, folder / file)
    return [folder / file for file in data]


def facts(project: Project, language: str) -> pd.DataFrame:
    """id and a column for each fact the rules know better than by a guess, in words; empty where none were found."""
    from textkit.language.fact_names import FACT_NAMES, GUESSED, value_name

    wide = project.facts().pivot(index="testimony_id", columns="fact", values="value")
    held = [fact for fact in FACT_NAMES[language] if fact in wide and fact not in GUESSED]
    named = wide[held].map(lambda value: value_name(value, language)).rename(columns=dict(FACT_NAMES[language]))
    return named.rename_axis("id").reset_index().rename_axis(columns=None)


def themes(project: Project, language: str) -> pd.DataFrame:
    """id, name, kind, keywords, n (people), share: <NA> where fewer than k people."""
    frame = project.themes(language)[["id", "name", "kind", "keywords"]]
    numbers = counts.theme_counts(project)[["theme_id", "n", "share"]]
    return frame.merge(numbers, left_on="id", right_on="theme_id", how="left").drop(columns="theme_id")


def definitions(project: Project, language: str) -> dict[str, str]:
    """What the codebook says of its themes; nothing where it cannot be read."""
    from textkit.themes.codebook import load

    named = project.config.themes.codebook
    try:
        book = load(project.folder / Path(named).expanduser() if named else None)
    except TextkitError:
        return {}
    return {id: book[id].definition.get(language) or book[id].definition.get("en", "") for id in book.ids}


def _assignments(project: Project, language: str) -> pd.DataFrame:
    found = project.assignments()
    return found[found["theme_id"].isin(project.themes(language)["id"])]


def passages_with_themes(project: Project, language: str) -> pd.DataFrame:
    """id, testimony_id, text, themes: their names, the strongest first."""
    names = project.themes(language).set_index("id")["name"]
    found = project.assignments().query("assigned").sort_values(["score", "theme_id"], ascending=[False, True])
    found = found[found["theme_id"].isin(names.index)]
    listed = found.assign(name=found["theme_id"].map(names)).groupby("passage_id")["name"].agg(list)
    frame = project.passages()[["id", "testimony_id", "text"]]
    return frame.assign(themes=frame["id"].map(lambda id: listed.get(id, [])))


def shares(project: Project, group: str, language: str) -> pd.DataFrame:
    """theme, group, n, total, share of the groups that may be shown; hidden numbers are <NA>, also by subtraction."""
    frame = counts.theme_by_group(project, group)
    names = project.themes(language).set_index("id")["name"]
    frame = frame[frame["theme_id"].isin(names.index) & frame["total"].notna()]
    return frame.assign(theme=frame["theme_id"].map(names))[["theme", group, "n", "total", "share"]]
