"""Together: which themes stand in the same testimony more, or less, often than chance gives."""

from __future__ import annotations

import streamlit as st

from textkit.explore.data import Held
from textkit.explore.pages import shell
from textkit.explore.views import matrix, parts
from textkit.explore.words import Texts

_FIRST = 10


def show(project: Held, t: Texts, themes: shell.Themes) -> None:
    """The view: pairs that hold, and all of them as a heat map."""
    table = project.pairs(themes.ids, shell.correction())
    tested = int(table["p"].notna().sum())
    if not tested:
        st.html(parts.empty("", t("together.nothing")))
        return
    held = table[table["holds"]].sort_values("p")
    for key, own in (("lead", held[held["lift"] > 1]), ("rarer_lead", held[held["lift"] < 1])):
        if key == "lead" and held.empty:
            st.html(parts.empty("", t("together.none", n=t.number(tested))))
        if own.empty:
            continue
        head = t("together.found") if key == "lead" else t("together.rarer")
        st.html(parts.heading(head, t(f"together.{key}", n=t.number(tested)), level=2))
        st.html(matrix.pair_list(t, own.head(_FIRST), themes.names))
        if len(own) > _FIRST:
            with st.expander(t("together.more")):
                st.html(matrix.pair_list(t, own.iloc[_FIRST:], themes.names))
    st.html(parts.heading(t("together.matrix"), t("together.matrix_lead"), level=2))
    shown = [id for id in themes.ids if id in set(table["theme_id"]) | set(table["other_id"])]
    st.html(matrix.matrix(t, table, shown, themes.names))
    if table["n"].isna().any():
        st.html(parts.note(t("together.hidden", k=project.k)))
    shell.method(t, t("together.method"))
