"""Review in the browser: by keys and by hand, at every width, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_visit import Visit
from conftest import serving, visiting

from textkit import corpus, pipeline
from textkit.records import Testimony
from textkit.store.keys import make_key
from textkit.store.project import Project

pytestmark = pytest.mark.browser

VISITS = [("sv-SE", 1280), ("sv-SE", 390), ("en-GB", 1280), ("en-GB", 390)]
TITLES = {"sv": "Granska", "en": "Review"}
SELECT = """() => {
  const text = document.querySelector('.tk-raw'), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const found = node.parentElement === text && node.data.match(/[a-zåäö]{6,}/);
    if (!found) continue;
    const range = document.createRange();
    range.setStart(node, found.index);
    range.setEnd(node, found.index + found[0].length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    text.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    return found[0];
  }
}"""


@pytest.fixture(scope="module")
def reviewed(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, str]]:
    """A project of training texts, since pictures are taken of them, and the explorer over it."""
    project = Project.new(tmp_path_factory.mktemp("review") / "project")
    make_key(project.config.project.key)
    with project.vault() as vault:
        vault.add((g.id, Testimony(g.id, g.text, g.header["lang"])) for g in corpus.gold("train")[:150])
    pipeline.deidentify(project)
    with serving(project.folder) as base:
        yield project, base


@pytest.mark.parametrize(("locale", "width"), VISITS)
def test_a_text_is_reviewed(
    reviewed: tuple[Project, str], chromium: str, tmp_path: Path, locale: str, width: int
) -> None:
    project, base = reviewed
    language = locale[:2]
    with visiting(chromium, base, tmp_path, locale, width) as visit:
        page = visit.page
        visit.go(TITLES[language])
        page.wait_for_selector(".tk-raw", timeout=120_000)
        while not page.locator(".tk-stroke[aria-current]").count():  # a text at risk has no place of its own
            page.keyboard.press("n")
            visit.settle()
        page.wait_for_selector(".st-key-review-reject button:visible")
        visit.picture(f"review-{language}-{width}")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        words = page.locator(".tk-place strong").first.inner_text()
        assert words in page.locator(".tk-stroke[aria-current]").inner_text()
        before = _count(project)
        page.keyboard.press("x")
        page.wait_for_selector(".tk-open")
        visit.settle()
        visit.picture(f"review-decided-{language}-{width}")
        assert _count(project) == before + 1
        page.keyboard.press("u")
        page.wait_for_selector(".tk-open", state="detached")
        visit.settle()
        assert page.locator(".tk-place strong").first.inner_text() == words
        if (language, width) in (("sv", 1280), ("en", 390)):
            _by_hand(visit, project)
        assert words not in page.url
        assert visit.page.url.split("?")[0].endswith("/review")


def _count(project: Project) -> int:
    return sum(map(len, project.notes.decisions().values()))


def _by_hand(visit: Visit, project: Project) -> None:
    """Choose a mark with the mouse, one with the keyboard, type without touching a key's button, select words."""
    page = visit.page
    while page.locator(".tk-stroke:not([aria-current])").count() < 2:
        page.keyboard.press("n")
        visit.settle()
    for act in (lambda mark: mark.click(), lambda mark: (mark.focus(), page.keyboard.press("Enter"))):
        mark = page.locator(".tk-stroke:not([aria-current])").first
        shown = mark.inner_text()
        act(mark)
        page.wait_for_function("w => document.querySelector('.tk-place strong')?.innerText === w", arg=shown)
        visit.settle()
    made = project.notes.decisions()
    field = page.locator(".st-key-review-words input")
    field.click()
    page.keyboard.type("axsuv")
    page.keyboard.press("Enter")
    visit.settle()
    assert project.notes.decisions() == made
    words = page.evaluate(SELECT)
    page.wait_for_function("words => document.querySelector('.st-key-review-words input').value === words", arg=words)
    visit.settle()
    page.locator(".st-key-review-mask button").click()
    page.wait_for_selector(f".tk-decided:text('{words}')")
    visit.settle()
    page.keyboard.press("u")
    page.wait_for_selector(f".tk-decided:text('{words}')", state="detached")
    visit.settle()
    assert project.notes.decisions() == made
    assert not re.search(words, page.url)
