"""The researcher's hand on themes: what can be changed, what was, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from textkit.errors import BrokenCodebook, CannotEdit, MissingStage, TextkitError
from textkit.explore.data import Held, distinct, hidden_themes, made_names, rows
from textkit.explore.pages.unbroken import look, note
from textkit.explore.views import parts, reading, tags
from textkit.explore.words import Texts
from textkit.store import own_codebook

if TYPE_CHECKING:
    import pandas as pd

_SAID: Final = "change-said"
_SHORT: Final = 70  # letters of a passage in a list
_PARTS: Final = (2, 3, 4)
_TOLD: Final = 30


def said() -> None:
    """What came of the latest change."""
    if text := st.session_state.pop(_SAID, ""):
        st.toast(text)


def _do(project: Held, t: Texts, act: Callable[[], Any]) -> Any:
    """Change something; what the change gave, or None where it could not be made, which is then said."""
    given = None
    try:
        given, said = act(), t("change.saved")
    except CannotEdit as problem:
        known = problem.why in ("small", "few")
        said = t(f"change.not_{problem.why}", k=project.k) if known else t("change.not_else")
    except MissingStage:
        said = t("change.not_embedded")
    except BrokenCodebook as problem:
        said = t("change.not_codebook", what=problem.what)
    except TextkitError:
        said = t("change.not_else")
    note(_SAID, said)
    return given


def panel(project: Held, t: Texts, row: Any, kind: str, names: Mapping[str, str], evidence: pd.DataFrame) -> None:
    """Rename, merge, split, hide, pin, promote, undo: for the theme of a row of `themes_with_counts`."""
    theme = str(row["id"])
    if entry := project.edits.tables().promoted.get(theme):
        st.html(parts.note(t("change.promoted", entry=entry)))
    with st.expander(t("themes.edit")):
        _rename(project, t, theme, row["name"])
        _merge(project, t, theme, {id: name for id, name in names.items() if id != theme})
        _split(project, t, theme, evidence)
        with st.container(horizontal=True, key="tk-changes"):
            _button(project, t, "themes.hide", "visibility_off", partial(project.edits.hide, theme))
            if row["pinned"]:
                _button(project, t, "change.unpin", "keep_off", partial(project.edits.unpin, theme))
            else:
                _button(project, t, "change.pin", "keep", partial(project.edits.pin, theme))
            if kind == "discovered" and not entry:
                act = partial(project.edits.promote, theme, t.language)
                _button(project, t, "change.promote", "menu_book", act, help=t("change.promote_help"))
            if any(e.concerns(theme) and not e.undone for e in project.edits.log()):
                st.button(t("change.undo_theme"), icon=":material/undo:", on_click=_undo, args=(project, t, theme))


def _button(project: Held, t: Texts, text: str, icon: str, act: Callable[[], Any], **options: Any) -> None:
    st.button(t(text), icon=f":material/{icon}:", on_click=_do, args=(project, t, act), **options)


def _rename(project: Held, t: Texts, theme: str, name: str) -> None:
    with st.form(f"edit-{theme}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(t("themes.rename"), name, max_chars=80, key=f"rename-{theme}")
        st.form_submit_button(t("app.save"), on_click=_renamed, args=(project, t, theme, name))


def _renamed(project: Held, t: Texts, theme: str, name: str) -> None:
    if (new := look(f"rename-{theme}", "").strip()) and new != name:
        _do(project, t, partial(project.edits.rename, theme, new))


def _merge(project: Held, t: Texts, theme: str, others: Mapping[str, str]) -> None:
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.multiselect(
                t("change.merge_with"), list(others), key=f"merge-{theme}", placeholder=t("change.choose"),
                format_func=lambda id: others.get(id, id),
            )  # fmt: skip
            act = partial(project.edits.merge, theme, chosen)
            st.button(t("change.merge"), disabled=not chosen, on_click=_do, args=(project, t, act))


def _split(project: Held, t: Texts, theme: str, evidence: pd.DataFrame) -> None:
    short = {str(r.passage_id): reading.plain(t, r.text)[:_SHORT] for r in rows(evidence)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        into = st.selectbox(
            f"{t('change.split_into')} ({t('change.split_alike')})", _PARTS, key=f"parts-{theme}",
            format_func=lambda n: t("change.split_parts", n=n),
        )  # fmt: skip
        st.button(t("change.split"), key=f"split-{theme}", on_click=_split_up, args=(project, t, theme, into, ()))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            t("change.split_passages"), list(short), key=f"taken-{theme}", placeholder=t("change.choose"),
            format_func=lambda id: f"{short.get(id, id)} …",
        )  # fmt: skip
        st.button(
            t("change.take"), key=f"take-{theme}", disabled=not chosen, on_click=_split_up,
            args=(project, t, theme, 2, chosen),
        )  # fmt: skip


def _split_up(project: Held, t: Texts, theme: str, into: int, passages: Collection[str]) -> None:
    """Split, and open the first of the new themes. A second click on a theme that is gone does nothing."""
    if theme not in set(project.themes(t.language)["id"]):
        return
    if new := _do(project, t, lambda: project.edits.split(theme, into, passages=passages)):
        note("themes-pick", new[0])


def passage(project: Held, t: Texts, id: str, theme: str, names: Mapping[str, str]) -> None:
    """What can be said of one passage: that it does not belong to the theme, or that it belongs to another."""
    others = [other for other in names if other != theme]
    with st.popover(t("change.passage"), icon=":material/edit:", type="tertiary", key=f"hand-{theme}-{id}"):
        act = partial(project.edits.move, id, out=theme)
        st.button(t("change.out"), key=f"out-{theme}-{id}", on_click=_do, args=(project, t, act))
        st.selectbox(
            t("change.into"), others, index=None, key=f"into-{theme}-{id}", placeholder=t("change.into"),
            label_visibility="collapsed", format_func=lambda other: names.get(other, other), on_change=_put,
            args=(project, t, id, theme),
        )  # fmt: skip


def _put(project: Held, t: Texts, id: str, theme: str) -> None:
    if into := look(f"into-{theme}-{id}"):
        _do(project, t, partial(project.edits.move, id, into=into))
        note(f"into-{theme}-{id}", None)


def hidden(project: Held, t: Texts) -> None:
    """The hidden themes, and a way to show each again."""
    if found := hidden_themes(project, t.language):
        with st.expander(t("themes.hidden")):
            for id, name in found:
                act = partial(project.edits.show, id)
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.html(tags.quiet(name), width="content")
                    st.button(t("themes.show"), key=f"show-{id}", on_click=_do, args=(project, t, act))


def log(project: Held, t: Texts) -> None:
    """Every change that was made, the latest first, with undo and redo."""
    if not (edits := project.edits.log()):
        return
    waiting = {edit.number: why for edit, why in project.edits.tables().waiting}
    made = made_names(project, t.language)  # also of themes that were merged or split and are gone
    names = made | dict(zip(*(project.themes(t.language)[c] for c in ("id", "name")), strict=True))
    names |= dict(hidden_themes(project, t.language))
    old = earlier(edits, names | made)
    if waiting:
        st.html(parts.note(t("change.waiting", n=len(waiting))))
    with st.expander(t("change.log")):
        with st.container(horizontal=True):
            held = any(not e.undone for e in edits)
            st.button(t("change.undo"), icon=":material/undo:", key="undo", disabled=not held,
                      on_click=_undo, args=(project, t))  # fmt: skip
            st.button(t("change.redo"), icon=":material/redo:", key="redo", disabled=not project.edits.can_redo(),
                      on_click=_redo, args=(project, t))  # fmt: skip
        for edit in reversed(edits[-_TOLD:]):
            state = "undone" if edit.undone else waiting.get(edit.number, "")
            facts = [edit.made[:10], edit.who, t(f"change.state_{state}") if state else ""]
            told = _told(t, edit.action, {"old": old.get(edit.number), **edit.facts}, names)
            st.html(tags.line("told", told) + reading.meta(facts))
        st.html(parts.note(t("change.log_note")))


def _told(t: Texts, action: str, facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    said = {
        key: t("form.quote", text=names.get(str(facts.get(key)), facts.get(key)))
        for key in ("theme", "out", "into", "old")
    }
    others = ", ".join(t("form.quote", text=names.get(id, id)) for id in facts.get("others", ()))
    which = [f"move_{way}" for way in ("out", "into") if facts.get(way)] if action == "move" else [action]
    told = {key: facts.get(key, "") for key in ("passage", "entry")} | {"name": t("form.quote", text=facts.get("name"))}
    return "; ".join(t(f"change.did_{one}", **said, **told, others=others) for one in which)


def earlier(edits: Sequence[Any], made: Mapping[str, str]) -> dict[int, str]:
    """What a theme was called before it was renamed, by the number of the renaming. made: names before any."""
    found, held = {}, dict(made)
    for edit in (edit for edit in edits if edit.action == "rename"):
        theme = edit.facts["theme"]
        found[edit.number] = held.get(theme, theme)
        if not edit.undone:
            held[theme] = edit.facts["name"]
    return found


def _undo(project: Held, t: Texts, theme: str = "") -> None:
    edit = _do(project, t, partial(project.edits.undo, theme))
    if edit:
        if edit.action == "split":  # its parts are gone: open what they were parts of
            note("themes-pick", edit.facts["theme"])
        kept = edit.action == "promote" and edit.facts["entry"] in own_codebook.ids(project)
        note(_SAID, t("change.undone_kept") if kept else t("change.undone"))


def _redo(project: Held, t: Texts) -> None:
    if _do(project, t, project.edits.redo):
        note(_SAID, t("change.redone"))


def everywhere(project: Held, t: Texts) -> dict[str, str]:
    """Names of all themes that are shown, of both kinds, each told apart."""
    frame = project.themes(t.language)
    return distinct(dict(zip(frame["id"], frame["name"], strict=True)))
