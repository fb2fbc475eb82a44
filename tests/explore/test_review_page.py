"""The page of reviews: there only with the key, raw text in this session alone, decisions kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from textkit import reviewing
from textkit.explore.pages import shell
from textkit.records import LABELS
from textkit.store.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("TEXTKIT_PROJECT", str(copied))
    return Project.open(copied)


def opened(language: str = "sv") -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = language
    at.run()
    at.switch_page("textkit/explore/pages/review.py")
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert not at.exception, at.exception
    return at


def html(at: AppTest) -> str:
    return "".join(e.proto.body for e in at.get("html") if not e.proto.body.startswith("<style"))


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=f"review-{key}").click()
    return run(at)


def place(at: AppTest) -> str:
    found = re.search(r'tk-place"><strong>(.*?)</strong>', html(at))
    assert found, "no place is being decided"
    return found[1]


def with_places(project: Project) -> str:
    """A testimony with doubtful places, all of them masked."""
    review = reviewing.Review(project)
    doubtful = {
        t.id: [m for m in review.sheet(t.id).marks if m.state == "doubtful"] for t in review.queue() if t.doubtful
    }
    return next(id for id, marks in doubtful.items() if all(m.masked for m in marks))


def at_a_place(project: Project) -> AppTest:
    at = opened()
    at.text_input(key="review-testimony").set_value(with_places(project))
    return run(at)


def test_it_is_in_the_navigation_only_with_the_key(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "review" in shell.pages()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert "review" not in shell.pages()
    monkeypatch.setenv("TEXTKIT_KEY", "no key")
    assert "review" not in shell.pages()
    monkeypatch.setenv("TEXTKIT_PROJECT", str(tmp_path))
    assert "review" not in shell.pages()


def test_with_another_key_nothing_is_shown(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTKIT_KEY", "A" * 43 + "=")
    shown = html(opened())
    assert "Nyckeln saknas" in shown
    assert "tk-raw" not in shown.replace("tk-rawnote", "")


@pytest.mark.parametrize(("language", "title", "warning"), [("sv", "Granska", "råtext"), ("en", "Review", "Raw text")])
def test_it_shows_a_raw_text_and_says_so(project: Project, language: str, title: str, warning: str) -> None:
    at = opened(language)
    shown = html(at)
    assert f">{title}<" in shown
    assert warning in shown.split("tk-rawnote")[1][:80]
    first = reviewing.Review(project).queue()[0]
    with project.vault() as vault:
        (raw,) = vault.raw([first.id])
    article = re.search(r'<article class="tk-text tk-raw".*?>(.*)</article>', shown, re.DOTALL)
    assert article
    import html as entities

    assert entities.unescape(re.sub(r"<[^>]+>", "", article[1])) == raw.text
    assert set(at.query_params) <= {"lang"}


def test_a_place_is_decided_and_undone(project: Project) -> None:
    at = at_a_place(project)
    words = place(at)
    before = html(at).count('class="tk-stroke tk-open"')
    press(at, "reject")
    assert html(at).count('class="tk-stroke tk-open"') == before + 1
    assert "textkit deidentify" in html(at)
    (made,) = project.notes.decisions()[with_id(at)]
    assert made.action == "reject"
    press(at, "undo")
    assert place(at) == words
    assert project.notes.decisions() == {}
    assert "textkit deidentify" not in html(at)
    press(at, "accept")
    assert [d.action for d in project.notes.decisions()[with_id(at)]] == ["accept"]


def with_id(at: AppTest) -> str:
    return str(at.text_input(key="review-testimony").value)


def test_a_skipped_place_waits_for_another_day(project: Project) -> None:
    at = at_a_place(project)
    for _ in range(50):
        if not any(b.key == "review-skip" for b in at.button):
            break
        press(at, "skip")
    assert "Det som hoppades över väntar kvar" in html(at)
    assert project.notes.decisions() == {}
    press(at, "read")
    assert with_id(at) in project.notes.read()
    assert "Inget väntar på granskning" in html(at)
    assert next(t for t in reviewing.Review(project).queue() if t.id == with_id(at)).waits


def test_a_label_is_changed(project: Project) -> None:
    at = at_a_place(project)
    (choice,) = [s for s in at.selectbox if (s.key or "").startswith("review-relabel-")]
    other = "DEMOGRAPHIC"
    choice.set_value(other)
    run(at)
    press(at, "relabel")
    assert [(d.action, d.label) for d in project.notes.decisions()[with_id(at)]] == [("relabel", other)]


def test_a_rule_shows_its_reach_and_is_kept_and_withdrawn(project: Project) -> None:
    at = at_a_place(project)
    words = place(at)
    press(at, "never")
    assert "Maskera aldrig den här formen" in html(at)
    assert "I hela materialet blir" in html(at)
    press(at, "cancel")
    assert reviewing.rules(project) == []
    press(at, "always")
    press(at, "keep")
    ((kept, rule),) = reviewing.rules(project)
    assert (rule.form, rule.action) == (words, "always")
    assert words in html(at)
    press(at, f"withdraw-{kept.number}")
    assert reviewing.rules(project) == []


def test_words_that_were_missed_are_masked(project: Project) -> None:
    at = at_a_place(project)
    sheet = reviewing.Review(project).sheet(with_id(at))
    word = next(w for w in re.findall(r"[a-zåäö]{5,}", sheet.text) if len(sheet.missed(w)) == 1)
    at.text_input(key="review-words").set_value("finns inte här")
    assert "står inte omaskerade" in html(run(at))
    at.text_input(key="review-words").set_value(word)
    press(run(at), "mask")
    (made,) = project.notes.decisions()[with_id(at)]
    assert sheet.text[made.start : made.end] == word
    assert at.text_input(key="review-words").value == ""


def test_more_places_are_asked_about_where_less_certainty_is_wanted(project: Project) -> None:
    at = opened()
    before = re.search(r"av (\d+) ställen", html(at))
    at.selectbox(key="review-below").set_value(0.9)
    after = re.search(r"av (\d+) ställen", html(run(at)))
    assert before
    assert after
    assert int(after[1]) > int(before[1])


def test_next_and_previous(project: Project) -> None:
    at = opened()
    queue = reviewing.Review(project).queue()
    assert queue[0].id in html(at)
    press(at, "next")
    assert queue[1].id in html(at)
    press(at, "previous")
    assert queue[0].id in html(at)


def test_a_filter_that_nothing_meets_says_so(project: Project) -> None:
    at = opened()
    at.text_input(key="review-testimony").set_value("nobody")
    assert "Vittnesmålet finns inte" in html(run(at))
    at.text_input(key="review-testimony").set_value("")
    there = {s.label for t in reviewing.Review(project).queue() for s in t.found}
    at.selectbox(key="review-label").set_value(next(label for label in LABELS if label not in there))
    assert "Inget i urvalet väntar" in html(run(at))


def test_a_text_that_was_erased_meanwhile_ends_nothing(project: Project) -> None:
    from textkit import pipeline

    at = opened()
    first = reviewing.Review(project).queue()[0].id
    pipeline.erase(project, [first])
    assert "inte öppnas" in html(run(at))
    assert first not in html(run(at))


def test_raw_text_goes_into_no_shared_cache() -> None:
    for name in ("review.py", "desk.py", "picking.py"):
        source = (shell.FOLDER / name).read_text(encoding="utf-8")
        assert "cache_data" not in source
        assert "cache_resource" not in source
        assert "query_params" not in source
