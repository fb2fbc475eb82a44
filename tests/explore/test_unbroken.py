"""What a click asks for is done, also where the next click waits before it was begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from explorer_project import make
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from textkit.explore.pages import changing, shell
from textkit.explore.pages.unbroken import carry_through
from textkit.store.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make(tmp_path / "project")
    monkeypatch.setenv("TEXTKIT_PROJECT", str(made))
    return made


def opened(page: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    at.query_params["lang"] = "sv"
    at.run()
    at.switch_page(f"textkit/explore/pages/{page}.py")
    for key, value in query.items():
        at.query_params[key] = value
    return at.run()


def hurried(act: Callable[..., Any]) -> Callable[..., Any]:
    """The callback, with the next run asked for just as it begins."""

    def begun(*given: Any) -> None:
        run = get_script_run_ctx()
        assert run is not None
        assert run.script_requests is not None
        run.script_requests.request_rerun(RerunData(page_script_hash=run.page_script_hash))
        act(*given)

    return begun


def test_callbacks_begin_though_the_next_run_waits() -> None:
    """As Streamlit asks a session at the start of a run, with another run waiting already."""

    def waits() -> None:
        raise RerunException(RerunData())

    carry_through()
    SafeSessionState(SessionState(), waits).on_script_will_rerun(None)
    with pytest.raises(RerunException):
        SafeSessionState(SessionState(), waits)["other looks"]


def test_a_theme_is_split_though_the_next_click_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_split_up", hurried(changing._split_up))
    at = opened("themes", theme="d01")
    at.multiselect(key="taken-d01").set_value([f"po-{n:02d}#1" for n in range(6)]).run()
    at.button(key="take-d01").click().run()
    assert [edit.action for edit in Project.open(folder).edits.log()] == ["split"]


def test_a_theme_is_renamed_though_the_next_click_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_renamed", hurried(changing._renamed))
    at = opened("themes", theme="d01")
    at.text_input(key="rename-d01").set_value("Ord om ord")
    next(b for b in at.button if b.label == "Spara" and "edit-d01" in b.form_id).click().run()
    edits = Project.open(folder).edits
    assert [edit.action for edit in edits.log()] == ["rename"]
    assert "Ord om ord" in set(edits.tables().themes["name"])


def test_a_theme_is_hidden_and_shown_though_the_next_click_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_do", hurried(changing._do))
    at = opened("themes", theme="d01")
    next(b for b in at.button if b.label == "Dölj temat").click().run()
    at.button(key="show-d01").click().run()
    assert [edit.action for edit in Project.open(folder).edits.log()] == ["hide", "show"]


def test_a_memo_is_kept(folder: Path) -> None:
    at = opened("read", id="po-03")
    at.text_area[0].set_value("Jämför med po-04.")
    next(b for b in at.button if b.label == "Spara").click().run()
    assert Project.open(folder).notes.memo("po-03") == "Jämför med po-04."


def test_a_memo_is_kept_though_the_next_click_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "_remember", hurried(shell._remember))
    at = opened("read", id="po-03")
    at.text_area[0].set_value("Jämför med po-04.")
    next(b for b in at.button if b.label == "Spara").click().run()
    assert Project.open(folder).notes.memo("po-03") == "Jämför med po-04."


def test_a_second_click_on_a_theme_that_was_split_does_nothing(folder: Path) -> None:
    project = Project.open(folder)
    at = opened("themes", theme="d01")
    at.multiselect(key="taken-d01").set_value([f"po-{n:02d}#1" for n in range(6)]).run()
    project.edits.hide("d01")
    at.button(key="take-d01").click().run()
    assert not at.exception
    assert [edit.action for edit in Project.open(folder).edits.log()] == ["hide"]
