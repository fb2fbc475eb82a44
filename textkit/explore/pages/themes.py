"""Themes: what one means, who tells of it, and the passages that say it best."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from textkit.explore.data import Held, coded_as, evidence, rows, themes_with_counts, together
from textkit.explore.pages import changing, shell, trending
from textkit.explore.views import folding, parts, reading, shares, tags
from textkit.explore.views.intervals import wilson
from textkit.explore.words import Texts
from textkit.store.counts import PERIODS

if TYPE_CHECKING:
    import pandas as pd

_FIRST = 5
_TELLING, _MOST = 0.1, 3  # share of a discovered theme's passages from which a codebook theme is told of, and how many


def main() -> None:
    if not (open_ := shell.start(needs="themes")):
        return
    project, t = open_
    changing.said()
    st.html(parts.heading(t("themes.title"), t("themes.lead")))
    if not (picked := _pick(project, t)):
        st.html(parts.empty("", t("empty.no_themes_kind")))
        changing.hidden(project, t)
        changing.log(project, t)
        return
    kind, theme = picked
    themes = shell.themes_of(project, t, kind)
    table = themes_with_counts(project, t.language, kind).set_index("id", drop=False)
    row: Any = table.loc[theme]
    st.html(parts.theme_head(t, row["name"], kind, themes.colours[theme]))
    if kind == "discovered":
        st.html(folding.about(t, theme, project.discovery(), project.hierarchy(), themes.names))
        _coded_as(project, t, theme)
    if project.codebook and theme in project.codebook.ids:
        st.html(parts.definition(t, project.codebook[theme], themes.names))
    _share(project, t, shares.shown(row["n"]), row["total"])
    if kind == "guided":
        _corrected(project, t, theme)
    if words := _keywords(project, t, theme, list(row["keywords"])):
        st.html(parts.heading(t("themes.keywords"), level=3) + parts.keywords(words))
    left, right = st.columns([6, 5], gap="large")
    every = evidence(project, theme, list(row["passages"]))
    with left:
        _evidence(project, t, theme, every)
    with right:
        _together(project, t, theme, themes)
        shell.memo(project, t, theme)
        changing.panel(project, t, row, kind, themes.names, every)
    _groups(project, t, theme, themes)
    changing.hidden(project, t)
    changing.log(project, t)


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


def _coded_as(project: Held, t: Texts, theme: str) -> None:
    """Which themes of the codebook a discovered theme is made of, so that what the codebook lacks stands out."""
    names = shell.themes_of(project, t, "guided").names
    told = [(names[id], share) for id, share in coded_as(project, theme) if id in names and share >= _TELLING]
    if told:
        listed = ", ".join(f"{name} {t.percent(share)}" for name, share in told[:_MOST])
        st.html(tags.line("note-below", t("themes.coded_as", themes=listed)))
    elif project.theme_ids("guided"):
        st.html(tags.line("note-below", t("themes.coded_as_none")))


def _corrected(project: Held, t: Texts, theme: str) -> None:
    """The share corrected for the model's errors, or why it is not."""
    table = project.shares()
    for row in rows(table[(table["theme_id"] == theme) & (table["correction"] != "hidden")]):
        if row.corrected == row.corrected:
            interval = t.interval(row.corrected_low, row.corrected_high)
            st.html(parts.note(t("measured.line", share=t.percent(row.corrected), interval=interval)))
        else:
            st.html(parts.note(t(f"measured.one_{row.correction}")))


def _keywords(project: Held, t: Texts, theme: str, found: list[str]) -> list[str]:
    """The codebook's in the reader's language, or those found in the material."""
    book = project.codebook
    if book and theme in book.ids:
        return list(book[theme].keywords.get(t.language, ()))
    return found


def _evidence(project: Held, t: Texts, theme: str, every: pd.DataFrame) -> None:
    """every: as `data.evidence` gives it."""
    st.html(parts.heading(t("themes.evidence"), level=3))
    if every.empty:
        st.html(parts.empty("", t("empty.no_evidence")))
        return
    count, names = st.session_state.get(f"evidence-{theme}", _FIRST), changing.everywhere(project, t)
    for row in rows(every.head(count)):
        with st.container(key=f"tk-card-{row.Index}"):
            language = project.row(row.testimony_id)["language"]
            quote = reading.passage(t, row.text, int(row.start), language, shell.chips(project, row.testimony_id))
            st.html(quote + reading.meta(shell.facts(project, t, row.testimony_id)))
            with st.container(horizontal=True, vertical_alignment="center"):
                shell.link_to_read(t, row.testimony_id)
                changing.passage(project, t, row.passage_id, theme, names)
    if len(every) > count:
        st.button(
            t("app.show_more"),
            on_click=st.session_state.__setitem__,
            args=(f"evidence-{theme}", count + 2 * _FIRST),
            icon=":material/expand_more:",
        )


def _groups(project: Held, t: Texts, theme: str, themes: shell.Themes) -> None:
    groups, periods = [g for g in project.groupings if g not in PERIODS], trending.choices(project)
    left, right = st.columns([6, 5], gap="large")
    if groups:
        with left:
            _by(project, t, theme, groups, themes.colours[theme])
    if periods:
        with right:
            st.html(parts.heading(t("themes.by_period"), t("themes.of_period"), level=3))
            period = st.segmented_control(
                t("over_time.period"), periods, default=trending.telling(project, periods), key="themes-period",
                required=True, label_visibility="collapsed", format_func=t.group,
            )  # fmt: skip
            trending.figure(project, t, theme, period or periods[0], themes, key="themes")


def _by(project: Held, t: Texts, theme: str, options: list[str], colour: str) -> None:
    """The theme's shares by one of the groups."""
    st.html(parts.heading(t("themes.by_group"), t("themes.of_group"), level=3))
    group = options[0]
    if len(options) > 1:
        group = st.selectbox(
            t("themes.group"), options, key="themes-group", format_func=t.group, label_visibility="collapsed"
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


if __name__ == "__main__":
    main()
