"""Themes: what one means, who tells of it, and the passages that say it best."""

from __future__ import annotations

from typing import Any

import streamlit as st

from textkit.explore.data import Held, evidence, hidden_themes, rows, themes_with_counts, together
from textkit.explore.pages import shell
from textkit.explore.views import parts, reading, shares, tags
from textkit.explore.views.intervals import wilson
from textkit.explore.words import Texts

_FIRST = 5


def main() -> None:
    if not (open_ := shell.start(needs="themes")):
        return
    project, t = open_
    st.html(parts.heading(t("themes.title"), t("themes.lead")))
    if not (picked := _pick(project, t)):
        st.html(parts.empty("", t("empty.no_themes_kind")))
        _hidden(project, t)
        return
    kind, theme = picked
    themes = shell.themes_of(project, t, kind)
    table = themes_with_counts(project, t.language, kind).set_index("id", drop=False)
    row: Any = table.loc[theme]
    st.html(parts.theme_head(t, row["name"], kind, themes.colours[theme]))
    if project.codebook and theme in project.codebook.ids:
        st.html(parts.definition(t, project.codebook[theme], themes.names))
    _share(project, t, shares.shown(row["n"]), row["total"])
    if words := _keywords(project, t, theme, list(row["keywords"])):
        st.html(parts.heading(t("themes.keywords"), level=3) + parts.keywords(words))
    left, right = st.columns([6, 5], gap="large")
    with left:
        _evidence(project, t, theme, list(row["passages"]))
    with right:
        _together(project, t, theme, themes)
        _edit(project, t, theme, row["name"], kind)
    _groups(project, t, theme, themes.colours[theme])
    _hidden(project, t)


def _pick(project: Held, t: Texts) -> tuple[str, str] | None:
    asked = st.query_params.get("theme", "")
    kinds = [k for k in ("guided", "discovered") if project.theme_ids(k)]
    if asked and "themes-kind" not in st.session_state:
        st.session_state["themes-kind"] = next((k for k in kinds if asked in project.theme_ids(k)), kinds[0])
    left, right = st.columns([5, 7], vertical_alignment="bottom")
    kind = left.segmented_control(
        t("themes.title"), kinds, default=None if "themes-kind" in st.session_state else kinds[0], key="themes-kind",
        required=True, label_visibility="collapsed", format_func=lambda k: t(f"kind.{k}"), on_change=_forget,
    )  # fmt: skip
    themes = shell.themes_of(project, t, kind or kinds[0])
    if not themes.ids:
        return None
    order = list(themes_with_counts(project, t.language, kind or kinds[0])["id"])
    if st.session_state.get("themes-pick") not in order:
        st.session_state["themes-pick"] = asked if asked in order else order[0]
    theme = right.selectbox(
        t("themes.pick"), order, key="themes-pick", label_visibility="collapsed", on_change=_forget,
        format_func=lambda id: themes.names.get(id, id),
    )  # fmt: skip
    st.query_params["theme"] = theme
    return kind or kinds[0], theme


def _forget() -> None:
    if "theme" in st.query_params:
        del st.query_params["theme"]


def _share(project: Held, t: Texts, n: int | None, total: float) -> None:
    if n is None:
        st.html(parts.note(t("themes.share_hidden", k=project.k)))
        return
    low, high = wilson(n, int(total))
    text = t(
        "themes.share",
        share=t.percent(n / total),
        n=t.number(n),
        total=t.number(int(total)),
        interval=t.interval(low, high),
    )
    st.html(tags.line("share", text))


def _keywords(project: Held, t: Texts, theme: str, found: list[str]) -> list[str]:
    """The codebook's in the reader's language, or those found in the material."""
    book = project.codebook
    if book and theme in book.ids:
        return list(book[theme].keywords.get(t.language, ()))
    return found


def _evidence(project: Held, t: Texts, theme: str, first: list[str]) -> None:
    st.html(parts.heading(t("themes.evidence"), level=3))
    every = evidence(project, theme, first)
    if every.empty:
        st.html(parts.empty("", t("empty.no_evidence")))
        return
    count = st.session_state.get(f"evidence-{theme}", _FIRST)
    for row in rows(every.head(count)):
        with st.container(key=f"tk-card-{row.Index}"):
            language = project.row(row.testimony_id)["language"]
            quote = reading.passage(t, row.text, int(row.start), language, shell.chips(project, row.testimony_id))
            st.html(quote + reading.meta(shell.facts(project, t, row.testimony_id)))
            shell.link_to_read(t, row.testimony_id)
    if len(every) > count:
        st.button(
            t("app.show_more"),
            on_click=st.session_state.__setitem__,
            args=(f"evidence-{theme}", count + 2 * _FIRST),
            icon=":material/expand_more:",
        )


def _groups(project: Held, t: Texts, theme: str, colour: str) -> None:
    groups = [g for g in project.groupings if g not in ("year", "quarter")]
    periods = [g for g in project.groupings if g in ("year", "quarter")]
    left, right = st.columns(2, gap="large")
    for column, options, key in ((left, groups, "group"), (right, periods, "period")):
        if options:
            with column:
                _by(project, t, theme, options, key, colour)


def _by(project: Held, t: Texts, theme: str, options: list[str], key: str, colour: str) -> None:
    """The theme's shares by one of the groupings."""
    st.html(parts.heading(t(f"themes.by_{key}"), t(f"themes.of_{key}"), level=3))
    group = options[0]
    if len(options) > 1:
        group = st.selectbox(
            t("themes.group"), options, key=f"themes-{key}", format_func=t.group, label_visibility="collapsed"
        )
    table = project.by_group(group)
    own = table[table["theme_id"] == theme]
    if not own["n"].notna().any():
        st.html(parts.empty("", t("empty.no_counts")))
        return
    st.html(shares.group_bars(t, own, group, colour=colour))
    if own["n"].isna().any():
        st.html(parts.note(t("app.hidden_note", k=project.k)))


def _together(project: Held, t: Texts, theme: str, themes: shell.Themes) -> None:
    table = together(project, theme, themes.ids).dropna(subset="n")
    table = table[table["theme_id"].isin(themes.names)].head(8)
    if table.empty:
        return
    st.html(parts.heading(t("themes.together"), t("themes.together_note"), level=3))
    rows = table.assign(id=table["theme_id"], name=table["theme_id"].map(themes.names))
    st.html(shares.theme_bars(t, rows, themes.colours))


def _edit(project: Held, t: Texts, theme: str, name: str, kind: str) -> None:
    shell.memo(project, t, theme)
    if kind != "discovered":
        return
    with st.expander(t("themes.edit")), st.form(f"edit-{theme}", border=False):
        new = st.text_input(t("themes.rename"), name, max_chars=80)
        save, hide = st.columns(2)
        renamed = save.form_submit_button(t("app.save"), type="primary", width="stretch")
        hidden = hide.form_submit_button(t("themes.hide"), width="stretch")
    if renamed and new.strip() and new.strip() != name:
        _change(project, "rename", theme=theme, name=new.strip())
    if hidden:
        _change(project, "hide", theme=theme)


def _change(project: Held, action: str, **facts: str) -> None:
    project.notes.edit(action, **facts)
    project.audit(f"theme-{action}", theme=facts["theme"])
    st.rerun()


def _hidden(project: Held, t: Texts) -> None:
    if not (hidden := hidden_themes(project)):
        return
    with st.expander(t("themes.hidden")):
        for id, name in hidden:
            left, right = st.columns([3, 1], vertical_alignment="center")
            left.html(tags.quiet(name))
            if right.button(t("themes.show"), key=f"show-{id}"):
                _change(project, "show", theme=id)


if __name__ == "__main__":
    main()
