from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from lxml import etree
from openpyxl import load_workbook

from textkit.errors import MissingStage, UsageError
from textkit.export import export, to_refi_qda, to_report, to_tables, to_workbook
from textkit.export.comparison_words import HEADS, WORDS
from textkit.export.comparisons import frames
from textkit.export.shield import shielded
from textkit.store import Project

Q = "{urn:QDA-XML:project:1.0}"
SCHEMA = Path(__file__).with_name("refi_qda_subset.xsd")


def qde(path: Path) -> tuple[ET.Element, dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        texts = {n: archive.read(n).decode() for n in archive.namelist() if n.startswith("Sources/")}
        return ET.fromstring(archive.read("project.qde")), texts


def test_refi_qda_is_valid(project: Project, tmp_path: Path) -> None:
    path = to_refi_qda(project, tmp_path / "a.qdpx", "sv")
    with zipfile.ZipFile(path) as archive:
        tree = etree.fromstring(archive.read("project.qde"))
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(tree), schema.error_log
    tree.set("unknown", "x")
    assert not schema.validate(tree)


def test_every_coding_selects_its_passage(project: Project, tmp_path: Path) -> None:
    root, texts = qde(to_refi_qda(project, tmp_path / "a.qdpx", "sv"))
    codes = {c.get("guid"): c.get("name") for c in root.iter(f"{Q}Code")}
    told = {c.get("name"): c.findtext(f"{Q}Description") for c in root.iter(f"{Q}Code")}
    assert len(told["Tystnadskultur"] or "") > 40
    assert {"Tystnadskultur", "Mobbning", "Stöd", "Kodbok", "Funna i materialet"} == set(codes.values())
    passages = project.passages().set_index("id")["text"]
    seen = 0
    for source in root.iter(f"{Q}TextSource"):
        text = texts[str(source.get("plainTextPath")).replace("internal://", "Sources/")]
        for selection in source.iter(f"{Q}PlainTextSelection"):
            start, end = int(str(selection.get("startPosition"))), int(str(selection.get("endPosition")))
            assert text[start:end] == passages[selection.get("name")]
            named = [codes[ref.get("targetGUID")] for ref in selection.iter(f"{Q}CodeRef")]
            assert ("Tystnadskultur" in named) == ("Ingen" in text[start:end])
            seen += len(named)
    assert seen == len(project.assignments())


def test_guids_are_unique_and_every_reference_has_its_target(project: Project, tmp_path: Path) -> None:
    root, texts = qde(to_refi_qda(project, tmp_path / "a.qdpx"))
    guids = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(guids) == len(set(guids))
    assert {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")} <= set(guids)
    assert len(texts) == 30


def test_values_that_single_out_are_left_out(project: Project, tmp_path: Path) -> None:
    root, _ = qde(to_refi_qda(project, tmp_path / "a.qdpx"))
    values = [e.text for e in root.iter(f"{Q}TextValue")]
    assert "da" not in values
    assert "Gotland" not in values
    assert "police" in values


def test_shielding_leaves_no_small_combination() -> None:
    frame = pd.DataFrame(
        {
            "respondent": [f"r{n}" for n in range(40)],
            "a": ["x"] * 36 + ["y"] * 4,
            "b": ["p", "q", "r", "s"] * 10,
            "c": [str(n % 7) for n in range(40)],
        }
    )
    got = shielded(frame, ["a", "b", "c"], k=5)
    for columns in (["a"], ["a", "b"], ["a", "b", "c"]):
        whole = got.dropna(subset=columns)
        assert (whole.groupby(columns)["respondent"].nunique() >= 5).all()
    assert got["a"].isna().sum() == 4
    assert got["b"].notna().sum() == 36


def test_workbook(project: Project, tmp_path: Path) -> None:
    book = load_workbook(to_workbook(project, tmp_path / "a.xlsx", "sv"))
    compared = ["Andelar", "Skillnader", "Tillsammans"]
    assert book.sheetnames == ["Om filen", "Vittnesmål", "Avsnitt", "Teman", "Per år", "Per sector", *compared]
    rows = list(book["Vittnesmål"].iter_rows(values_only=True))
    assert len(rows) == 31
    assert book["Vittnesmål"]["C2"].value.startswith("=Nr 0.")
    assert book["Vittnesmål"]["C2"].data_type == "s"
    themes = {row[1]: row[4:6] for row in book["Teman"].iter_rows(min_row=2, values_only=True) if row[1]}
    assert themes == {"Tystnadskultur": (30, 1), "Mobbning": (15, 0.5), "Stöd": ("–", "–")}
    assert [cell.value for cell in book["Teman"][1]] == ["Id", "Tema", "Slag", "Nyckelord", "Personer", "Andel"]
    assert book["Teman"]["F2"].number_format == "0.0%"
    assert {book["Om filen"].cell(row, 1).value for row in range(2, 10)} >= set(book.sheetnames[1:])
    listed = [row[3] for row in book["Avsnitt"].iter_rows(min_row=2, values_only=True)]
    assert "Tystnadskultur, Stöd" in listed


def test_shares_by_group_hide_small_numbers(project: Project, tmp_path: Path) -> None:
    to_tables(project, tmp_path / "t", "sv")
    frame = pd.read_parquet(tmp_path / "t" / "shares_by_sector.parquet")
    assert set(frame["theme"]) <= {"Tystnadskultur", "Mobbning", "Stöd"}
    shown = frame["n"].dropna()
    assert (shown >= 5).all()
    assert frame[frame["theme"] == "Stöd"]["n"].isna().all()
    assert frame[frame["n"].isna()]["share"].isna().all()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_comparisons_are_exported(project: Project, language: str) -> None:
    found = frames(project, language)
    assert {name: set(frame.columns) <= set(HEADS[language]) for name, frame in found.items()} == dict.fromkeys(
        ("shares", "differences", "trends", "together"), True
    )
    shares = found["shares"]
    assert {"alla" if language == "sv" else "all", "sector"} <= set(shares["by"])
    for name in ("n", "total"):
        assert (shares[name].dropna() >= 5).all()
    assert shares.loc[shares["n"].isna(), ["share", "low", "high", "corrected", "expected"]].isna().all(axis=None)
    assert ("Stöd" if language == "sv" else "Support") not in set(found["differences"]["theme"])
    assert found["differences"]["words"].str.len().gt(10).all()
    assert (found["differences"]["p_bh"] <= found["differences"]["p_holm"] + 1e-9).all()
    assert found["trends"].empty, "two periods are no trend"


def test_every_column_and_word_has_both_languages() -> None:
    assert HEADS["sv"].keys() == HEADS["en"].keys()
    assert WORDS["sv"].keys() == WORDS["en"].keys()


def test_tables_in_both_forms(project: Project, tmp_path: Path) -> None:
    paths = to_tables(project, tmp_path / "t")
    assert {p.suffix for p in paths} == {".csv", ".parquet"}
    assert all(p.exists() for p in paths)
    frame = pd.read_csv(tmp_path / "t" / "testimonies.csv")
    assert list(frame.columns[:3]) == ["id", "respondent", "text"]
    assert len(frame) == 30
    assert list(pd.read_csv(tmp_path / "t" / "themes.csv")["keywords"]) == ["tyst, rädd"] * 3
    assert "source" not in pd.read_csv(tmp_path / "t" / "spans.csv").columns


@pytest.mark.parametrize("language", ["sv", "en"])
def test_report(project: Project, tmp_path: Path, language: str) -> None:
    page = to_report(project, tmp_path / "a.html", language).read_text("utf-8")
    assert page.startswith(f'<!doctype html><html lang="{language}">')
    assert "Pröva &amp; se" in page
    assert "&lt;inte&gt; ens chefen &amp; facket" in page
    assert not re.search(r"anonym|<script|https?:|src=|@import|url\(", page, re.I)
    assert ("Tystnadskultur" if language == "sv" else "Silence culture") in page
    html = etree.HTML(page)
    assert len(html.findall(".//h2")) >= 4
    rows = {r[0]: r[1:] for tr in html.iter("tr") if (r := [c.text for c in tr.findall("td")])}
    assert rows["Fordon" if language == "sv" else "Vehicle"] == ["–", "–"]
    assert rows["Namn" if language == "sv" else "Name"] == ["15", "15"]
    assert next(v for k, v in rows.items() if k and ("osäkert" in k or "unsure" in k)) == ["–"]
    assert not {"da", "danska", "Danish"} & set(rows)
    assert "Gotland" not in page
    assert page.count("<blockquote>") <= 6
    assert ("[Namn 1]" if language == "sv" else "[Name 1]") in page
    assert "[PERSON" not in page
    assert re.search(r"50\u202f% \(33–67\u202f%\) · 15", page)
    assert ("Vad siffrorna inte säger" if language == "sv" else "What the figures do not say") in page


def test_no_count_under_k_is_in_the_report(project: Project, tmp_path: Path) -> None:
    html = etree.HTML(to_report(project, tmp_path / "a.html", "en").read_text("utf-8"))
    numbers = [c.text for c in html.iter("td") if c.get("class") == "n" and c.text and c.text.isdigit()]
    assert numbers
    assert all(int(n) >= 5 for n in numbers)


def test_the_same_bytes_every_time(project: Project, tmp_path: Path) -> None:
    for name in ("a.qdpx", "a.xlsx", "a.html", "tables"):
        first, second = (export(project, tmp_path / turn / name, language="sv") for turn in ("ett", "två"))
        assert [p.name for p in first] == [p.name for p in second]
        assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_wrong_use(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.doc"):
        export(project, tmp_path / "a.doc")
    with pytest.raises(UsageError, match="fi"):
        export(project, tmp_path / "a.html", language="fi")
    empty = Project.new(tmp_path / "tomt")
    for name in ("a.qdpx", "a.xlsx", "a.html", "tables"):
        with pytest.raises(MissingStage, match="textkit deidentify"):
            export(empty, tmp_path / name)


def test_a_project_without_themes(project: Project, tmp_path: Path) -> None:
    project.theme_file("themes").unlink()
    project.theme_file("assignments").unlink()
    for name in ("a.qdpx", "a.xlsx", "a.html", "tables"):
        assert all(p.exists() for p in export(project, tmp_path / name, language="sv"))
    kept = [json.loads(line) for line in (project.folder / "audit.jsonl").read_text("utf-8").splitlines()]
    assert sum("export" in str(line) for line in kept) == 4
