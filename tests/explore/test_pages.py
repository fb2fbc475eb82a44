"""Every page, run as Streamlit runs it, over the small project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from explorer_project import make
from streamlit.testing.v1 import AppTest

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
    at.button(key="next").click().run()
    assert "po-01" in html(at)
    assert at.query_params["id"] == "po-01"
    at.button(key="previous").click().run()
    assert "po-00" in html(at)
    assert at.button(key="previous").disabled


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
    at.text_input(key="map-search").set_value("finns inte").run()
    assert "Inget avsnitt har alla de sökta orden" in html(at)


def test_a_discovered_theme_is_renamed_hidden_and_shown_again(folder: Path) -> None:
    at = opened("themes", theme="d01")
    next(i for i in at.text_input if i.label == "Namn").set_value("Jargong")
    next(b for b in at.button if b.label == "Spara" and "edit" in (b.form_id or "")).click().run()
    assert "Jargong" in html(at)
    assert Project.open(folder).notes.edits() == [("rename", {"theme": "d01", "name": "Jargong"})]
    next(b for b in at.button if b.label == "Dölj temat").click().run()
    assert not at.exception
    assert [a for a, _ in Project.open(folder).notes.edits()] == ["rename", "hide"]
    at.button(key="show-d01").click().run()
    assert "d01" in set(Project.open(folder).themes()["id"])
    assert "Jargong" not in (folder / "audit.jsonl").read_text(encoding="utf-8")


def test_a_memo_is_kept(folder: Path) -> None:
    at = opened("read", id="po-03")
    at.text_area[0].set_value("Jämför med po-04.")
    next(b for b in at.button if b.label == "Spara").click().run()
    assert Project.open(folder).notes.memo("po-03") == "Jämför med po-04."


def test_compare_offers_only_groups_that_may_be_shown(folder: Path) -> None:
    at = opened("compare")
    at.selectbox(key="compare-by").set_value("sector").run()
    assert "court" not in at.selectbox(key="first-sector").options
    assert "Polis: 40 personer" in html(at)
    at.selectbox(key="second-sector").set_value("police").run()
    assert "Välj två olika" in html(at)


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
