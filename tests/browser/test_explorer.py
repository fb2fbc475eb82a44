"""Open every page, pick a theme, read a testimony, draw on the map: with no error, and no word to anyone outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser_visit import Visit
from conftest import serving, visiting

from textkit.store.project import Project

pytestmark = pytest.mark.browser

SWEDISH = {"map": "Karta", "themes": "Teman", "read": "Läs", "compare": "Jämför"}
ENGLISH = {"map": "Map", "themes": "Themes", "read": "Read", "compare": "Compare"}
VISITS = [("sv-SE", 1280), ("sv-SE", 390), ("en-GB", 1280), ("en-GB", 390)]
IMPATIENT = """() => {
  const press = text => [...document.querySelectorAll('button')].find(b => b.innerText.trim() === text).click();
  press('Dela temat');
  setTimeout(() => press('English'), 30);
}"""


@pytest.mark.parametrize("visit", VISITS, indirect=True, ids=[f"{locale}-{width}" for locale, width in VISITS])
def test_every_page_opens_at_every_width(visit: Visit, request: pytest.FixtureRequest) -> None:
    locale, width = request.node.callspec.params["visit"]
    language = locale[:2]
    visit.picture(f"overview-{language}-{width}")
    for name, title in (SWEDISH if language == "sv" else ENGLISH).items():
        visit.go(title)
        assert visit.page.url.split("?")[0].endswith(f"/{name}")
        assert visit.page.evaluate("document.documentElement.lang") == language
        wide = visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= width, f"{name} is wider than the screen"
        assert visit.page.locator("[data-testid=stException]").count() == 0
        visit.picture(f"{name}-{language}-{width}")


def test_a_theme_is_picked_and_a_testimony_read(visit: Visit) -> None:
    page = visit.page
    visit.go("Teman")
    visit.choose("Tema", "Tystnadskultur")
    page.wait_for_selector(".tk-themehead:has-text('Tystnadskultur')")
    quote = page.locator(".tk-quote").first.inner_text()
    page.get_by_role("link", name="Läs i sitt sammanhang").first.click()
    page.wait_for_selector(".tk-text")
    visit.settle()
    assert re.search(r"/read\?id=[\w-]+", page.url)
    assert " ".join(quote.split()[:4]) in " ".join(page.locator(".tk-text").inner_text().split())
    assert page.locator(".tk-chip, .tk-stretch").count() > 0
    before = page.url
    page.get_by_role("button", name=re.compile("^(Nästa|Föregående)")).locator("visible=true").last.click()
    page.wait_for_function("before => location.href !== before", arg=before)
    visit.settle()


def test_points_are_selected_on_the_map_and_one_is_read(visit: Visit) -> None:
    page = visit.page
    visit.go("Karta")
    page.wait_for_selector(".js-plotly-plot .nsewdrag")
    page.locator("[data-title='Markera med ruta']").click()
    table = page.get_by_test_id("stDataFrame")
    visit.until(lambda: _draw(visit), table)
    visit.settle()
    assert re.search(r"Minst \d+ avsnitt av minst \d+ personer", page.locator(".tk-told").last.inner_text())
    table.scroll_into_view_if_needed()
    place = table.bounding_box()
    visit.until(lambda: page.mouse.click(place["x"] + 16, place["y"] + 60), page.locator(".st-key-tk-panel .tk-text"))


def _draw(visit: Visit) -> None:
    """A box around most of the map."""
    mouse, area = visit.page.mouse, visit.page.locator(".js-plotly-plot .nsewdrag").first.bounding_box()
    mouse.move(area["x"] + 20, area["y"] + 20)
    mouse.down()
    mouse.move(area["x"] + area["width"] - 20, area["y"] + area["height"] - 20, steps=6)
    mouse.up()


def test_a_theme_is_split_and_the_log_tells_it(chromium: str, copied: Path, tmp_path: Path) -> None:
    """Impatiently: another choice is made at once, while the split is being made."""
    with serving(copied) as base, visiting(chromium, base, tmp_path, "sv-SE", 1280) as visit:
        page = visit.page
        visit.go("Teman")
        page.get_by_text("Upptäckta teman", exact=True).click()
        visit.settle()
        page.get_by_text("Ändra temat", exact=True).click()
        visit.settle()
        page.evaluate(IMPATIENT)
        page.wait_for_function("document.documentElement.lang === 'en'")
        visit.settle()
        assert [edit.action for edit in Project.open(copied).edits.log()] == ["split"]


def test_a_text_begins_at_its_top_and_streamlit_speaks_the_language(visit: Visit) -> None:
    page, top = visit.page, "document.querySelector('[data-testid=stMain]').scrollTop"
    visit.go("Läs")
    below = page.get_by_role("button", name="Nästa").last
    below.scroll_into_view_if_needed()
    assert page.evaluate(top) > 0
    before = page.url
    below.click()
    page.wait_for_function("before => location.href !== before", arg=before)
    visit.settle()
    page.wait_for_function(f"{top} === 0")
    assert page.get_by_role("button", name="Hjälp om Sök i texterna").count() == 1
    search = page.get_by_role("textbox", name="Sök i texterna")
    search.fill("tyst")
    page.get_by_text("Tryck på retur", exact=True).wait_for()
    page.get_by_role("combobox", name="Tema").fill("finns inte")
    page.get_by_role("listbox").get_by_text("Inga träffar", exact=True).wait_for()


def test_the_language_is_switched(visit: Visit) -> None:
    visit.page.get_by_text("English", exact=True).click()
    visit.page.wait_for_function("document.documentElement.lang === 'en'")
    visit.settle()
    visit.go("Compare")
    assert visit.page.locator(".tk-dots, .tk-empty").count() > 0
