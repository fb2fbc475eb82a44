"""Every page, run as Streamlit runs it, over the small project."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from explorer_project import make
from streamlit.testing.v1 import AppTest

from textkit.store import tables
from textkit.store.project import Project

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("overview", "map", "themes", "read", "compare")
TITLES = {"map": "Karta", "themes": "Teman", "read": "Läs", "compare": "Jämför"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one's own, open in the explorer."""
    made = make(tmp_path / "project")
    monkeypatch.setenv("TEXTKIT_PROJECT", str(made))
    return made


def opened(page: str = "overview", *, language: str = "sv", **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["lang"] = language
    at.run()
    if page != "overview":
        at.switch_page(f"textkit/explore/pages/{page}.py")
    for key, value in query.items():
        at.query_params[key] = value
    if page != "overview" or query:
        at.run()
    assert not at.exception, at.exception
    return at


def html(at: AppTest) -> str:
    return "".join(e.proto.body for e in at.get("html") if not e.proto.body.startswith("<style"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_opens_in_every_language(folder: Path, page: str, language: str) -> None:
    shown = html(opened(page, language=language))
    assert len(shown) > 1000
    assert f"documentElement.lang = '{language}'" in shown
    if language == "sv" and page in TITLES:
        assert f">{TITLES[page]}<" in shown
    if language == "en" and page in TITLES:
        assert f">{TITLES[page]}<" not in shown


def test_no_page_shows_a_number_under_k(folder: Path) -> None:
    """Three people work in court and three carry `support`; nothing may say so."""
    for page in PAGES:
        for figure in re.findall(r'tk-figure">(.*?)</span>', html(opened(page))):
            assert not re.match(r"[1-4](?!\d)(?!\s*%)", figure)
    assert "färre än 5" in html(opened("themes", theme="support"))
    assert not re.search(r"\b[123] av 69\b", html(opened("themes", theme="support")))


def test_the_overview_says_what_it_hides_and_promises_nothing(folder: Path) -> None:
    shown = html(opened())
    assert "Prov &lt;i&gt;ett&lt;/i&gt;" in shown
    assert "Visas inte, för få personer: " in shown
    assert "avidentifierade, inte anonyma" in shown


def measure(folder: Path, *, linked: int, left: int) -> Project:
    """Residual risk as if measured: 69 people, of whom so many are found, so many have a name left."""
    project = Project.open(folder)
    ids = list(project.testimonies()["id"])
    rows = [
        (id, "low", 0.1, 0.0, 9, [], 9 if n < 30 else 2, [], 1, ["AGE"], int(n < left), 0, n < linked)
        for n, id in enumerate(ids)
    ]
    frames = {name: pd.DataFrame([], columns=tables.schemas()[name].names) for name in ("risk_people", "leftovers")}
    frames["risk"] = pd.DataFrame(rows, columns=tables.schemas()["risk"].names)
    mends = [{"column": "date", "step": "year", "under": 20}, {"column": "AGE", "step": "drop", "under": left}]
    found = [{"columns": ["sector", "AGE"], "under": 12, "alone": 1}, {"columns": ["number"], "under": 4, "alone": 4}]
    project.write_risk(frames, {"people": 69, "k": 5, "combinations": found, "mends": mends})
    return project


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "sv",
            ("Hittas av någon", "Färre än 5 passar in", "visa månaden då de skrev som år", "sektor och ålder i texten"),
        ),
        (
            "en",
            ("Found by someone", "Fewer than 5 fit what", "showing the month of writing by year", "sector and age in"),
        ),
    ],
)
def test_the_overview_tells_the_measured_risk(folder: Path, language: str, texts: tuple[str, ...]) -> None:
    assert "textkit risk FOLDER" in html(opened(language=language))
    measure(folder, linked=20, left=7)
    shown = html(opened(language=language))
    assert "textkit risk FOLDER" not in shown
    for text in texts:
        assert text in shown
    assert re.search(r"29\s?%", shown)  # 20 of 69 found
    assert ("7 personer kvar" if language == "sv" else "7 people are left") in shown


def test_the_overview_hides_small_numbers_of_the_risk(folder: Path) -> None:
    measure(folder, linked=66, left=3)
    shown = html(opened())
    assert not re.search(r"96\s?%", shown)  # all but three are found
    assert not re.search(r"\b[34] personer kvar", shown)
    assert shown.count("dolt") >= 2


def test_a_risk_measured_on_other_texts_is_not_told(folder: Path) -> None:
    project = measure(folder, linked=20, left=7)
    rows = tables.read("testimonies", project.part("testimonies", 0))
    tables.write(rows.iloc[1:], "testimonies", project.part("testimonies", 0))
    assert project.risk().empty
    assert "textkit risk FOLDER" in html(opened())


def test_a_link_opens_its_testimony(folder: Path) -> None:
    shown = html(opened("read", id="po-00"))
    assert "&lt;script&gt;alert" in shown
    assert "Person 1</span>" in shown
    assert "Tystnadskultur" in shown


def test_a_link_to_nothing_says_so_and_opens_the_first(folder: Path) -> None:
    shown = html(opened("read", id="gone"))
    assert "finns inte i projektet" in shown
    assert "po-00" in shown


def test_next_and_previous(folder: Path) -> None:
    at = opened("read")
    for where in ("above", "below"):
        at.button(key=f"next-{where}").click().run()
        assert "po-01" in html(at)
        assert at.query_params["id"] == "po-01"
        at.button(key=f"previous-{where}").click().run()
        assert "po-00" in html(at)
        assert at.button(key=f"previous-{where}").disabled


def test_a_search_with_few_hits_is_not_counted(folder: Path) -> None:
    at = opened("read")
    at.text_input(key="read-search").set_value("script").run()
    shown = html(at)
    assert "färre än 5 personer" in shown
    assert "<mark>script</mark>" in shown
    at.text_input(key="read-search").set_value("chefen").run()
    assert "Minst 65 vittnesmål" in html(at)  # 68, in steps of k
    at.text_input(key="read-search").set_value("finns inte").run()
    assert "Inget vittnesmål svarar mot urvalet" in html(at)


def test_the_map_counts_a_filter_in_steps_and_the_few_not_at_all(folder: Path) -> None:
    at = opened("map")
    at.multiselect(key="map-sector").set_value(["school"]).run()
    assert "Minst 15 avsnitt av minst 15 personer" in html(at)
    at.multiselect(key="map-sector").set_value(["court"]).run()
    assert "färre än 5 personer" in html(at)
    assert not at.exception


def test_the_map_says_what_a_search_found(folder: Path) -> None:
    at = opened("map")
    at.text_input(key="map-search").set_value("chefen").run()
    assert "Minst 65 avsnitt" in html(at)
    assert len(at.dataframe[0].value) == 68, "the hits are listed"
    at.text_input(key="map-search").set_value("finns inte").run()
    assert "Inget avsnitt har alla de sökta orden" in html(at)


def pressed(at: AppTest, label: str, *, nth: int = 0) -> AppTest:
    """The page after a press of the nth button so labelled."""
    at = [b for b in at.button if b.label == label][nth].click().run()
    assert not at.exception, at.exception
    return at


def done(folder: Path) -> list[tuple[str, bool]]:
    """The log: actions, and whether each holds."""
    return [(edit.action, not edit.undone) for edit in Project.open(folder).edits.log()]


def test_a_theme_is_renamed_hidden_and_shown_again(folder: Path) -> None:
    at = opened("themes", theme="d01")
    next(i for i in at.text_input if i.label == "Namn").set_value("Jargong")
    next(b for b in at.button if b.label == "Spara" and "edit" in (b.form_id or "")).click().run()
    assert "Jargong" in html(at)
    assert done(folder) == [("rename", True)]
    assert "”ord, fler, ord” heter nu ”Jargong”" in html(at)
    at = pressed(at, "Dölj temat")
    assert "d01" not in set(Project.open(folder).themes()["id"])
    assert [b.label for b in at.button if b.label == "Visa igen"]
    at.button(key="show-d01").click().run()
    assert "d01" in set(Project.open(folder).themes()["id"])
    assert "Jargong" not in (folder / "audit.jsonl").read_text(encoding="utf-8")


def test_themes_are_merged_undone_and_merged_again(folder: Path) -> None:
    at = opened("themes", theme="bullying")
    assert "(33 av 69" in html(at)
    at.multiselect(key="merge-bullying").set_value(["reporting"]).run()
    at = pressed(at, "Slå ihop")
    assert "(35 av 69" in html(at)
    assert "slogs ihop med ”Mobbning”" in html(at)
    at.button(key="undo").click().run()
    assert "(33 av 69" in html(at)
    at.button(key="redo").click().run()
    assert "(35 av 69" in html(at)
    assert done(folder) == [("merge", True)]


def test_chosen_passages_become_a_theme_that_is_opened(folder: Path) -> None:
    at = opened("themes", theme="d01")
    at.multiselect(key="taken-d01").set_value([f"po-{n:02d}#1" for n in range(6)]).run()
    at.button(key="take-d01").click().run()
    assert not at.exception
    assert at.query_params["theme"] == "s1-1"
    assert "(6 av 69" in html(at)
    assert "”ord, fler, ord” delades" in html(at)
    at.button(key="undo").click().run()
    assert at.query_params["theme"] == "d01"
    at = opened("themes", theme="d02")
    at.multiselect(key="taken-d02").set_value(["po-39#1"]).run()
    at.button(key="take-d02").click().run()
    assert "minst 5 personer" in at.toast[0].value
    assert done(folder) == [("split", False)]


def test_a_passage_is_moved(folder: Path) -> None:
    at = opened("themes", theme="bullying")
    at.button(key="out-bullying-po-00#1").click().run()
    assert "(32 av 69" in html(at)
    at.selectbox(key="into-bullying-po-01#1").set_value("support").run()
    assert not at.exception
    assert done(folder) == [("move", True), ("move", True)]
    held = Project.open(folder).assignments().query("theme_id == 'support'")
    assert "po-01#1" in set(held["passage_id"])


def test_a_theme_is_pinned_and_promoted(folder: Path) -> None:
    at = pressed(opened("themes", theme="d02"), "Visa först")
    assert at.selectbox(key="themes-pick").options == ["ord, fler, ord", "ord, fler, ord (d01)"], "d02 comes first"
    at = pressed(at, "Till kodboken")
    assert "står i kodboken som ord_fler_ord" in html(at)
    assert "Till kodboken" not in [b.label for b in at.button]
    at = pressed(pressed(at, "Ångra senaste"), "Ångra senaste")
    assert "Ångra senaste" not in [b.label for b in at.button]
    assert done(folder) == [("pin", False), ("promote", False)]


def test_compare_offers_only_groups_that_may_be_shown(folder: Path) -> None:
    at = opened("compare")
    at.selectbox(key="compare-by").set_value("sector").run()
    assert "court" not in at.selectbox(key="first-sector").options
    assert "Polis: 40 personer" in html(at)
    at.selectbox(key="second-sector").set_value("police").run()
    assert "Välj två olika" in html(at)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", ["guided", "discovered"])
@pytest.mark.parametrize("view", ["groups", "time", "together", "shares"])
def test_every_comparison_opens(folder: Path, view: str, kind: str, language: str) -> None:
    at = opened("compare", language=language)
    at.session_state["compare-view"] = view
    at.session_state["compare-kind"] = kind
    at.run()
    assert not at.exception
    shown = html(at)
    assert "tk-empty" in shown or len(shown) > 1000
    assert "nan" not in re.sub(r"<[^>]+>", " ", shown).lower().split()
    assert not re.search(r"\b[1-4] (personer|people)\b", shown)


def test_a_group_stands_beside_everyone_else(folder: Path) -> None:
    at = opened("compare")
    at.session_state["compare-kind"] = "discovered"
    at.selectbox(key="compare-by").set_value("sector").run()
    shown = html(at)
    assert "Alla andra: 29 personer" in shown
    assert "tk-clear" in shown
    assert "Skillnader som håller" in shown
    assert "efter ”Sektor”" in shown
    assert re.search(r"Vanligare än hos övriga: \d+ procentenheter \(\d+–\d+\)\. Håller efter korrigering\.", shown)
    at.session_state["compare-correction"] = "holm"
    at.session_state["compare-kind"] = "guided"
    at.run()
    assert not at.exception
    assert "Visas inte: " in html(at)


def test_a_filter_lists_its_values_by_the_names_that_are_shown(folder: Path) -> None:
    at = opened("read")
    assert at.multiselect(key="read-sector").options == ["Domstol", "Polis", "Skola", "Vård"]


def test_a_theme_over_time(folder: Path) -> None:
    at = opened("compare")
    at.session_state["compare-view"] = "time"
    at.run()
    assert not at.exception
    for period in ("month", "tertial", "quarter", "year"):
        at.session_state["time-period"] = period
        at.run()
        assert not at.exception
        assert "Alla teman" in html(at)
    assert "andelar visas inte" in html(at)


def test_shares_say_that_nothing_was_measured(folder: Path) -> None:
    at = opened("compare")
    at.session_state["compare-view"] = "shares"
    at.run()
    assert "Andelarna är inte korrigerade" in html(at)


@pytest.mark.parametrize("page", PAGES)
def test_without_a_project_every_page_says_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTKIT_PROJECT", str(tmp_path))
    assert "textkit explore FOLDER" in html(opened(page))
    monkeypatch.delenv("TEXTKIT_PROJECT")
    assert "textkit explore FOLDER" in html(opened(page))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_project_and_one_without_themes(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTKIT_PROJECT", str(Project.new(tmp_path / "empty").folder))
    assert "textkit import FOLDER FILE" in html(opened(page))
    made = make(tmp_path / "made")
    for path in (made / "themes").iterdir():
        path.unlink()
    monkeypatch.setenv("TEXTKIT_PROJECT", str(made))
    shown = html(opened(page))
    assert ("textkit themes FOLDER" in shown) == (page in ("map", "themes", "compare"))


def test_fewer_people_than_k_are_never_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make(tmp_path / "project")
    settings = made / "project.toml"
    settings.write_text(re.sub(r"k = 5 ", "k = 70 ", settings.read_text(encoding="utf-8")), encoding="utf-8")
    monkeypatch.setenv("TEXTKIT_PROJECT", str(made))
    assert "färre än 70 personer" in html(opened())
    assert "69" not in html(opened("read"))
