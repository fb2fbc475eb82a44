"""Comparisons of a project: what is in the frames, what is not, and the few cases there may be."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from textkit.errors import MissingColumn, UsageError
from textkit.store import Project, tables
from textkit.store.comparing import Comparing
from textkit.store.counts import PERIODS, UNKNOWN
from textkit.themes import accuracy, telling
from textkit.themes.codebook import load

THEMES = ("silence_culture", "bullying", "support")
LETTER = {"silence_culture": "s", "bullying": "b", "support": "u"}


def project(folder: Path, rows: list[tuple[str, str | None, str, str]], measured: bool = False) -> Project:
    """rows: respondent, date, sector, and the themes that are assigned, as letters s, b."""
    made = Project.new(folder, name="p", k=5)
    ids = [f"t-{n:04d}" for n in range(len(rows))]
    testimonies = [
        (id, "text", "sv", True, date, who, json.dumps({"sector": sector} if sector else {}))
        for id, (who, date, sector, _) in zip(ids, rows, strict=True)
    ]
    passages = [(f"{id}#1", id, 0, 4, "text") for id in ids]
    held = [
        (f"{id}#1", id, theme, 0.9, 0.9, True)
        for id, (*_, themes) in zip(ids, rows, strict=True)
        for theme in THEMES
        if LETTER[theme] in themes
    ]
    themes = [(id, "guided", id, json.dumps({"en": id}), [], 0, []) for id in THEMES]
    chances = [
        (id, [0.8 if LETTER[theme] in held_ else 0.1 for theme in THEMES])
        for id, (*_, held_) in zip(ids, rows, strict=True)
    ]
    for name, frame in (("testimonies", testimonies), ("passages", passages)):
        tables.write(pd.DataFrame(frame, columns=tables.schemas()[name].names), name, made.part(name, 0))
    for name, frame in (("assignments", held), ("themes", themes), ("chances", chances)):
        tables.write(pd.DataFrame(frame, columns=tables.schemas()[name].names), name, made.theme_file(name))
    made.write_meta("themes", {"chances": list(THEMES)})
    if measured:
        held_ = json.loads(accuracy.FILE.read_text(encoding="utf-8"))
        made.write_meta("vectors", {"fingerprint": held_["embedder"]})
    return made


def usual(size: int = 120) -> list[tuple[str, str | None, str, str]]:
    """Two sectors, two years; the police tell of silence, others hardly; each theme is grown by a year."""
    rows = []
    for n in range(size):
        police, late = n % 2 == 0, n % 4 > 1
        themes = ("s" if police and n % 3 else "") + ("b" if n % 5 < (3 if late else 1) else "")
        rows.append((f"r{n}", f"201{8 if late else 7}-0{1 + n % 6}", "police" if police else "school", themes))
    return rows


def test_differences_hold_and_are_said(tmp_path: Path) -> None:
    made = Comparing(project(tmp_path / "p", usual()))
    table = made.differences("sector", THEMES).set_index(["theme_id", "sector"])
    row = table.loc["silence_culture", "police"]
    assert pd.isna(row["n_rest"]), "nobody in the schools tells of it, which must not be shown"
    assert not row["holds"]
    by_year = made.differences("year", THEMES).set_index(["theme_id", "year"])
    late = by_year.loc["bullying", "2018"]
    assert bool(late["holds"])
    assert late["difference"] == pytest.approx(0.4, abs=0.01)
    assert telling.difference(late).startswith("Higher than elsewhere: 40 percentage points (")
    assert telling.difference(late).endswith("Holds after correction.")
    assert telling.difference(late, "sv", other="2017").startswith("Vanligare än hos 2017: 40 procentenheter (")
    early = by_year.loc["bullying", "2017"]
    assert telling.difference(early, "sv").startswith("Mindre vanligt än hos övriga: 40 procentenheter (2")
    assert "support" not in by_year.index.get_level_values(0)


def test_every_shown_number_is_of_k_people_or_more(tmp_path: Path) -> None:
    made = Comparing(project(tmp_path / "p", usual(70)))
    for group in ("sector", *PERIODS):
        table = made.shares(group)
        for name in ("n", "total"):
            assert (table[name].dropna() >= 5).all()
        gone = table["n"].isna()
        numbers = ["share", "low", "high", "corrected", "corrected_low", "expected", "expected_low", "expected_high"]
        assert table.loc[gone, numbers].isna().all(axis=None)
        tested = made.differences(group, THEMES)
        assert (tested[["n", "n_rest"]].dropna() >= 5).all(axis=None)
        assert tested.loc[tested["n"].isna(), ["p", "difference", "odds_ratio"]].isna().all(axis=None)


def test_expected_shares_are_those_of_the_probabilities(tmp_path: Path) -> None:
    made = Comparing(project(tmp_path / "p", usual()))
    row = made.overall().set_index("theme_id").loc["bullying"]
    true = row["share"] * 0.8 + (1 - row["share"]) * 0.1
    assert row["expected"] == pytest.approx(true, abs=1e-3)
    assert row["expected_low"] < row["expected"] < row["expected_high"]
    by = made.shares("sector").set_index(["theme_id", "sector"])
    assert by.loc[("bullying", "school"), "expected"] == pytest.approx(
        0.1 + 0.7 * by.loc[("bullying", "school"), "share"], abs=1e-3
    )


def test_shares_are_corrected_for_the_bundled_model_only(tmp_path: Path) -> None:
    known = Comparing(project(tmp_path / "p", usual(), measured=True))
    held = known.overall().set_index("theme_id")
    assert known.accuracy.testimonies >= 60
    assert set(held["correction"]) <= {"measured", "few", "weak", "hidden"}
    for theme, row in held.iterrows():
        assert (row["correction"] == "measured") == bool(row["corrected"] == row["corrected"]), theme
    other = Comparing(project(tmp_path / "q", usual()))
    assert set(other.overall()["correction"]) <= {"unmeasured", "hidden"}


def test_a_theme_that_people_have_changed_is_not_corrected(tmp_path: Path) -> None:
    held = project(tmp_path / "p", usual(), measured=True)
    held.edits.move("t-0000#1", out="", into="bullying")
    assert Comparing(held).accuracy.correction("bullying") == "edited"
    assert Comparing(held).overall().set_index("theme_id").loc["bullying", "correction"] == "edited"


def test_coded_testimonies_correct_a_share(tmp_path: Path) -> None:
    """Half of those the model gives bullying do not have it, as the forty who were coded show."""
    held = project(tmp_path / "p", usual(200))
    lines = ["testimony_id,themes"]
    said = [row[3] for row in usual(200)]
    for n in range(60):
        lines.append(f"t-{n:04d},{'bullying' if 'b' in said[n] and n % 2 else ''}")
    (held.folder / "coded.csv").write_text("\n".join(lines), encoding="utf-8")
    row = Comparing(held).overall().set_index("theme_id").loc["bullying"]
    assert row["correction"] == "coded"
    assert row["corrected"] == pytest.approx(row["share"] / 2, abs=0.06)
    assert row["corrected_low"] < row["corrected"] < row["corrected_high"]


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        ("id,themes\nt-0001,bullying", MissingColumn, "testimony_id"),
        ("testimony_id,themes\nt-0001,boredom", UsageError, "coded.csv:2: there is no theme 'boredom'"),
        ("testimony_id,themes\nt-0001,bullying\nhers,", UsageError, "coded.csv:3: the project has no such"),
        ("testimony_id,themes\nt-0001,bullying\nt-0001,", UsageError, "coded.csv:3: the testimony stands there twice"),
    ],
)
def test_a_faulty_file_of_codes_is_named(tmp_path: Path, content: str, error: type[Exception], says: str) -> None:
    held = project(tmp_path / "p", usual(20))
    (held.folder / "coded.csv").write_text(content, encoding="utf-8")
    with pytest.raises(error, match=says) as caught:
        _ = Comparing(held).coded
    assert "hers" not in str(caught.value)


def test_together_hides_the_few(tmp_path: Path) -> None:
    table = Comparing(project(tmp_path / "p", usual())).together(THEMES)
    assert len(table) == 1  # of the two themes that anybody has
    assert table["n"].iloc[0] >= 5
    assert telling.pair(table.iloc[0], "sv")
    few = Comparing(project(tmp_path / "q", usual(20))).together(THEMES)
    assert few["n"].isna().all()
    assert telling.pair(few.iloc[0]) == ""


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("r", "2018-01", "police", "s")],
        [(f"r{n}", None, "", "s") for n in range(30)],
        [(f"r{n}", "2018-03", "police", "s" if n % 2 else "") for n in range(30)],
        [(f"r{n}", "2018-03", "police", "") for n in range(30)],
        [("r", f"2018-{1 + n % 9:02d}", "police", "sb") for n in range(30)],
    ],
    ids=["nothing", "one testimony", "no dates", "one period and group", "no theme", "one person"],
)
def test_the_few_cases_there_may_be(tmp_path: Path, rows: list[tuple[str, str | None, str, str]]) -> None:
    made = Comparing(project(tmp_path / "p", rows))
    groups = ["sector"] if any(row[2] for row in rows) else []
    for group in ["language", *groups, *PERIODS]:
        assert made.shares(group)["corrected"].isna().all()
        assert not made.differences(group, THEMES)["holds"].any()
        assert len(made.sizes(group)) <= 10
    for period in PERIODS:
        trends = made.trends(period, THEMES)
        assert not trends["holds"].any()
        assert all("No trend" in telling.trend(row) for row in trends.to_dict("records"))
    assert not made.together(THEMES)["holds"].any()
    assert len(made.overall()) <= len(THEMES)
    if rows and rows[0][1] is None:
        assert list(made.sizes("month")["month"]) == [UNKNOWN]


def test_trends_are_said(tmp_path: Path) -> None:
    rows = [
        (f"r{y}-{n}", f"{2014 + y}-05", "police", "b" if n < 8 + 6 * y else "") for y in range(5) for n in range(60)
    ]
    made = Comparing(project(tmp_path / "p", rows))
    row = made.trends("year", THEMES).set_index("theme_id").loc["bullying"]
    assert bool(row["holds"])
    assert row["slope"] == pytest.approx(0.1)
    said = telling.trend(row, "sv", named=lambda value: f"år {value}")
    assert said.startswith("Stiger från 13 % (år 2014) till 53 % (år 2018): 10 procentenheter om året (")
    assert np.isfinite(row["z"])


# -- what was measured of the model ----------------------------------------------------------------------------------------


def test_what_was_measured_is_that_of_the_development_part() -> None:
    from textkit import corpus
    from textkit.records import THEMES as IDS

    held = json.loads(accuracy.FILE.read_text(encoding="utf-8"))
    assert held["part"] == "dev"
    assert list(held["themes"]) == list(IDS)
    assert held["testimonies"] == len(corpus.gold("dev"))
    for theme, own in held["themes"].items():
        with_it = sum(theme in g.themes for g in corpus.gold("dev"))
        assert (own["with_it"], own["without"]) == (with_it, held["testimonies"] - with_it), theme
        assert 0 <= own["found"] <= own["with_it"]
        assert 0 <= own["spared"] <= own["without"]


def test_the_measure_is_of_the_bundled_model() -> None:
    """After a new encoder or codebook: python -m textkit.themes.accuracy."""
    from textkit import load_embedder

    assert accuracy.measured_for(load_embedder().fingerprint, load(None)).themes


def test_another_codebook_or_embedder_has_no_measure() -> None:
    held = json.loads(accuracy.FILE.read_text(encoding="utf-8"))
    book = load(None)
    assert accuracy.measured_for(held["embedder"], book).themes
    assert not accuracy.measured_for("another", book).themes
    assert not accuracy.measured_for(None, book).themes
    assert not accuracy.measured_for(held["embedder"], type(book)(book.entries[:3])).themes
    assert not accuracy.measured_for(held["embedder"], book, file=Path("nowhere")).themes


def test_recall_precision_and_specificity() -> None:
    own = accuracy.Measured(found=12, with_it=16, spared=57, without=60)
    assert (own.recall, own.specificity, own.precision) == (0.75, 0.95, 0.8)
    assert not own.few
    assert not own.weak
    assert accuracy.Measured(2, 9, 50, 69).few
    assert accuracy.Measured(3, 12, 40, 60).weak
