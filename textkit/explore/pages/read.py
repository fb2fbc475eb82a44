"""Read: one testimony at a time, at a comfortable measure. `?id=…` opens the same one again."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from textkit.explore.data import Held, queue
from textkit.explore.pages import shell
from textkit.explore.searching import terms
from textkit.explore.views import parts, reading, tags, told
from textkit.explore.words import Texts

_UP: Final = "document.querySelector('[data-testid=\"stMain\"]').scrollTo(0, 0)"


def main() -> None:
    if not (open_ := shell.start()):
        return
    project, t = open_
    kinds = [k for k in ("guided", "discovered") if project.theme_file("themes").exists()]
    themes = {kind: shell.themes_of(project, t, kind) for kind in kinds}
    st.html(parts.heading(t("read.title")))
    ids, query = _choose(project, t, themes)
    asked = st.query_params.get("id", "")
    if asked and asked not in project.by_id.index:
        st.html(parts.empty("", t("empty.gone")))
        asked = ""
    if not ids and not asked:
        st.html(parts.empty("", t("empty.no_hits")))
        return
    current = asked or ids[0]
    _walk(project, t, ids, current)
    _text(project, t, themes, current, query)
    with st.container(key="tk-memo"):
        shell.memo(project, t, current)
        _steps(t, ids, current, "below")
    # A text begins where it begins: the page is scrolled up whenever another one lies open.
    which = "".join(filter(str.isalnum, current))  # a script that is the same as before is not run again
    st.html(f"<script>/* {which} */ {_UP}</script>", unsafe_allow_javascript=True)


def _choose(project: Held, t: Texts, themes: dict[str, shell.Themes]) -> tuple[list[str], str]:
    """The ids in the order of reading, and the words that were searched for."""
    names = {id: name for held in themes.values() for id, name in held.names.items()}
    asked = st.query_params.get("theme", "")
    if "read-theme" not in st.session_state:
        st.session_state["read-theme"] = asked if asked in names else ""
    with st.container(key="tk-choose"):
        left, middle, right = st.columns([5, 5, 3], vertical_alignment="bottom")
        theme = left.selectbox(
            t("read.theme"), ["", *names], key="read-theme", on_change=_from_the_start,
            format_func=lambda id: names.get(id, t("app.all")),
        )  # fmt: skip
        query = middle.text_input(
            t("read.search"), key="read-search", placeholder=t("map.search_hint"), help=t("map.search_help"),
            on_change=_from_the_start,
        )  # fmt: skip
        with right.popover(t("map.filters"), icon=":material/filter_list:", width="stretch"):
            filters = shell.filters(project, t, "read")
    ids = queue(project, theme=theme or "", query=query or "", filters=filters)
    return ids, query or ""


def _from_the_start() -> None:
    """A new choice begins with its first testimony, not with the one that lay open."""
    for key in ("id", "theme"):
        if key in st.query_params:
            del st.query_params[key]


def _open(id: str) -> None:
    st.query_params["id"] = id


def _walk(project: Held, t: Texts, ids: list[str], current: str) -> None:
    """Previous, next, and where in the selection the reader is."""
    text = shell.told(project, t, "read.queue", ids, len(ids)) if ids else t("empty.no_hits")
    if len(ids) == len(project.by_id) and len(ids) >= project.k:
        text = t("read.queue_all", n=t.number(len(ids)))
    elif current not in ids:
        text = t("read.outside")
    with st.container(key="tk-walk", horizontal=True, vertical_alignment="center"):
        _steps(t, ids, current, "above")
        st.html(tags.quiet(text), width="content")


def _steps(t: Texts, ids: list[str], current: str, where: str) -> None:
    """The buttons to the testimonies before and after; those above the text have keys, as on the page of reviews."""
    place = ids.index(current) if current in ids else -1
    before = ids[place - 1] if place > 0 else None
    after = ids[place + 1] if place + 1 < len(ids) else None
    looks: list[dict[str, Any]] = [
        {"label": t("read.previous"), "icon": ":material/arrow_back:", "key": f"previous-{where}"},
        {"label": t("read.next"), "icon": ":material/arrow_forward:", "icon_position": "right", "key": f"next-{where}"},
    ]
    with st.container(horizontal=True, width="content"):
        for id, letter, look in zip((before, after), "PN", looks, strict=True):
            key = letter if where == "above" else None
            st.button(disabled=id is None, on_click=_open, args=(id,), shortcut=key, **look)


def _text(project: Held, t: Texts, themes: dict[str, shell.Themes], id: str, query: str) -> None:
    st.html(reading.meta(shell.facts(project, t, id)))
    facts, row = project.facts(), project.row(id)
    if len(own := facts[facts["testimony_id"] == id]):
        st.html(told.told(t, own, row["text"], row["language"], shell.chips(project, id)))
    marks = ""
    if themes:
        options = ["guided", "discovered", "none"]
        marks = st.segmented_control(
            t("read.marks"), options, default="guided", key="read-marks", required=True, label_visibility="collapsed",
            format_func=lambda kind: t("read.unmarked") if kind == "none" else t(f"kind.{kind}"),
        )  # fmt: skip
    shell.show_testimony(project, t, id, themes=themes.get(marks or ""), terms=terms(query))


if __name__ == "__main__":
    main()
