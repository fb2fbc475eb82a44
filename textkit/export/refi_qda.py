"""REFI-QDA projects (.qdpx), which NVivo, ATLAS.ti, MAXQDA and QualCoder open.

Format: REFI-QDA Standard 1.5, Project.xsd of 18 March 2019 (qdasoftware.org). Themes are codes, passages that speak
for a theme are coded selections, testimonies are text sources with their language, year and groups as case variables.
Positions count code points, as the standard has it; line breaks are one letter.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from textkit.export import shield, tables
from textkit.export.package import write_zip
from textkit.export.words import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store import Project

_SPACE: Final = "urn:QDA-XML:project:1.0"
_SCHEMA: Final = f"{_SPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"
_INSTANCE: Final = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_ROOT: Final = uuid.uuid5(uuid.NAMESPACE_URL, _SPACE)
_COLOURS: Final = (
    *("#4C78A8", "#F58518", "#54A24B", "#E45756", "#72B7B2", "#EECA3B", "#B279A2", "#FF9DA6", "#9D755D", "#BAB0AC"),
    *("#1F77B4", "#2CA02C", "#8C564B", "#17BECF", "#BCBD22"),
)


def to_refi_qda(project: Project, path: str | Path, language: str = "en") -> Path:
    """Write the project as a .qdpx file. Raises MissingStage where nothing is de-identified yet."""
    rows = shield.testimonies(project)
    root = _root(project)
    themes = project.themes(language)
    _codes(root, project, themes, LANGUAGES[language], tables.definitions(project, language))
    about = shield.columns(project)
    _variables(root, project, about)
    _cases(root, project, rows, about)
    _sources(root, project, rows, _coded(project, set(themes["id"])))
    ET.indent(root, " ")
    parts = {"project.qde": ET.tostring(root, encoding="utf-8", xml_declaration=True)}
    texts = {f"Sources/{_guid(project, 'source', r.id)}.txt": str(r.text).encode() for r in rows.itertuples()}
    write_zip({**parts, **texts}, Path(path))
    return Path(path)


def _guid(project: Project, kind: str, id: object) -> str:
    """The same thing of the same project has the same id in every export."""
    return str(uuid.uuid5(_ROOT, f"{project.name}/{kind}/{id}"))


def _root(project: Project) -> ET.Element:
    ET.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
    user = _guid(project, "user", "textkit")
    about = {"xmlns": _SPACE, "name": project.name, "origin": "textkit", "creatingUserGUID": user, _INSTANCE: _SCHEMA}
    root = ET.Element("Project", about)
    _add(_add(root, "Users"), "User", guid=user, name="textkit")
    return root


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text
    return element


def _codes(
    root: ET.Element, project: Project, themes: pd.DataFrame, words: Mapping[str, str], meanings: Mapping[str, str]
) -> None:
    """A code for each theme under the kind it is of, described by its definition or else its key words."""
    if themes.empty:
        return
    codes = _add(_add(root, "CodeBook"), "Codes")
    for kind, group in themes.groupby("kind", sort=False):
        name = words.get(str(kind), str(kind))
        parent = _add(codes, "Code", guid=_guid(project, "kind", kind), name=name, isCodable="false")
        for at, theme in group.iterrows():
            colour, guid = _COLOURS[int(str(at)) % len(_COLOURS)], _guid(project, "theme", theme["id"])
            code = _add(parent, "Code", guid=guid, name=str(theme["name"]), isCodable="true", color=colour)
            if meaning := meanings.get(str(theme["id"])) or ", ".join(theme["keywords"]):
                _add(code, "Description", meaning)


def _variables(root: ET.Element, project: Project, about: list[str]) -> None:
    variables = _add(root, "Variables")
    for name in about:
        _add(variables, "Variable", guid=_guid(project, "variable", name), name=name, typeOfVariable="Text")


def _cases(root: ET.Element, project: Project, rows: pd.DataFrame, about: list[str]) -> None:
    cases = _add(root, "Cases")
    for row in rows.to_dict("records"):
        case = _add(cases, "Case", guid=_guid(project, "case", row["id"]), name=str(row["id"]))
        for name in (name for name in about if isinstance(row[name], str)):
            value = _add(case, "VariableValue")
            _add(value, "VariableRef", targetGUID=_guid(project, "variable", name))
            _add(value, "TextValue", row[name])
        _add(case, "SourceRef", targetGUID=_guid(project, "source", row["id"]))


def _coded(project: Project, shown: set[str]) -> dict[str, list[Any]]:
    """Passages with the themes they speak for, by testimony."""
    found = project.assignments().query("assigned")
    found = found[found["theme_id"].isin(shown)].sort_values(["score", "theme_id"], ascending=[False, True])
    themes = found.groupby("passage_id", sort=False)["theme_id"].agg(list).rename("themes")
    passages = project.passages().merge(themes, left_on="id", right_index=True)
    return {str(key): list(rows.itertuples()) for key, rows in passages.groupby("testimony_id", sort=False)}


def _sources(root: ET.Element, project: Project, rows: pd.DataFrame, coded: Mapping[str, list[Any]]) -> None:
    sources, user = _add(root, "Sources"), _guid(project, "user", "textkit")
    for id in rows["id"]:
        guid = _guid(project, "source", id)
        source = _add(
            sources, "TextSource", guid=guid, name=str(id), plainTextPath=f"internal://{guid}.txt", creatingUser=user
        )
        for passage in coded.get(id, []):
            selection = _add(
                source,
                "PlainTextSelection",
                guid=_guid(project, "passage", passage.id),
                name=str(passage.id),
                startPosition=str(passage.start),
                endPosition=str(passage.end),
                creatingUser=user,
            )
            for theme in passage.themes:
                key = _guid(project, "coding", f"{passage.id}/{theme}")
                coding = _add(selection, "Coding", guid=key, creatingUser=user)
                _add(coding, "CodeRef", targetGUID=_guid(project, "theme", theme))
