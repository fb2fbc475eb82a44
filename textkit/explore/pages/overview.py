"""Overview: what was read, when, what it is about, and what was masked."""

from __future__ import annotations

import streamlit as st

from textkit.explore.data import Extent, Held, extent, themes_with_counts
from textkit.explore.pages import shell
from textkit.explore.views import parts, residual, shares
from textkit.explore.views.figures import PLAIN
from textkit.explore.views.timeline import timeline
from textkit.explore.words import Texts
from textkit.store import counts


def main() -> None:
    if not (open_ := shell.start()):
        return
    project, t = open_
    st.html(parts.heading(project.name, t("overview.title")))
    read = extent(project)
    if read.people is None or read.testimonies is None or read.words is None:
        st.html(parts.empty("", t("overview.few", k=project.k)))
        _risk(t)
    else:
        tongues = project.testimonies()["language"].nunique()
        years = "–".join(dict.fromkeys(read.years)) if read.years else ""
        rows = [(t.number(read.people), t("overview.people")), (t.number(read.testimonies), t("overview.testimonies")),
                (t.number(read.words), t("overview.words")), (str(tongues), t("overview.languages")),
                (years, t("overview.years"))]  # fmt: skip
        st.html(parts.figures([row for row in rows if row[0]]))
        _themes(project, t, read.people)
        left, right = st.columns(2, gap="large")
        with left:
            _when(project, t)
            _languages(project, t, read, read.people)
        with right:
            _removed(project, t)
        _residual(project, t)
        _risk(t)


def _risk(t: Texts) -> None:
    st.html(parts.callout(t("overview.risk_title"), t("overview.risk")))


def _residual(project: Held, t: Texts) -> None:
    table = counts.residual(project)
    st.html(parts.heading(t("overview.residual"), t("overview.residual_note") if len(table) else "", level=2))
    if table.empty:
        st.html(parts.empty("", t("overview.residual_unmeasured"), "textkit risk FOLDER"))
        return
    st.html(residual.risk_bars(t, table, project.k))
    found = (
        residual.singling_out(t, counts.singling_out(project)),
        residual.mending(t, counts.mending(project), project.k),
    )
    st.html("".join(parts.note(text) for text in found if text))
    if table["n"].isna().any():
        st.html(parts.note(t("app.hidden_note", k=project.k)))


def _themes(project: Held, t: Texts, people: int) -> None:
    if not project.theme_file("themes").exists():
        return
    themes = themes_with_counts(project, t.language, "guided")
    st.html(parts.heading(t("overview.themes"), t("overview.themes_note", n=t.number(people)), level=2))
    st.html(shares.theme_bars(t, themes, shell.themes_of(project, t, "guided").colours))
    if hidden := list(themes.loc[themes["n"].isna(), "name"]):
        st.html(parts.note(f"{t('overview.themes_hidden')}: {', '.join(hidden)}."))
    st.html(parts.note(t("app.interval_note")))


def _when(project: Held, t: Texts) -> None:
    table = project.group_counts("quarter")
    if project.by_id["quarter"].nunique() < 2:
        return
    st.html(parts.heading(t("overview.when"), t("overview.when_note"), level=2))
    shell.plotly(timeline(t, table), key="when", config=PLAIN, alt=t("overview.when_note"))
    if table["n"].isna().any():
        st.html(parts.note(t("app.hidden_note", k=project.k)))


def _languages(project: Held, t: Texts, read: Extent, people: int) -> None:
    text = t("overview.which_note")
    if read.unsure is not None:
        text += " " + t("overview.unsure", unsure=t.percent(read.unsure))
    elif read.unsure_few:
        text += " " + t("overview.unsure_few", k=project.k)
    st.html(parts.heading(t("overview.which"), text, level=2))
    st.html(shares.size_bars(t, project.group_counts("language"), "language", people))


def _removed(project: Held, t: Texts) -> None:
    table = project.label_counts()
    if table.empty:
        return
    st.html(parts.heading(t("overview.removed"), t("overview.removed_note"), level=2))
    st.html(shares.label_bars(t, table))
    if table["n"].isna().any():
        st.html(parts.note(t("app.hidden_note", k=project.k)))


if __name__ == "__main__":
    main()
