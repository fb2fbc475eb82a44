"""Over time: one theme by month, quarter, tertial or year, and the trends of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from textkit.explore.data import Held
from textkit.explore.pages import shell
from textkit.explore.views import lines, parts, tags
from textkit.explore.views.figures import PLAIN
from textkit.explore.words import Texts
from textkit.store.counts import PERIODS, UNKNOWN
from textkit.themes.telling import trend

if TYPE_CHECKING:
    import pandas as pd

_HALF = 0.5


def show(project: Held, t: Texts, themes: shell.Themes) -> None:
    """The view: pickers, the figure, what it says, and all themes beneath."""
    if not (periods := choices(project)):
        st.html(parts.empty("", t("over_time.one")))
        return
    left, right = st.columns([5, 7], vertical_alignment="bottom")
    period = left.segmented_control(
        t("over_time.period"), periods, default=telling(project, periods), key="time-period", required=True,
        format_func=t.group,
    )  # fmt: skip
    period = period or periods[0]
    theme = right.selectbox(t("over_time.theme"), themes.ids, key="time-theme", format_func=lambda id: themes.names[id])
    table = project.shares(period)
    trends = project.comparing.trends(period, themes.ids, method=shell.correction())
    figure(project, t, theme, period, themes, key="time")
    for line in trends[trends["theme_id"] == theme].to_dict("records"):
        st.html(tags.line("told", trend(line, t.language, named=lambda value: t.value(period, value))))
    tested = int(trends["p"].notna().sum())
    lead = t("over_time.every_lead", n=tested) if tested else t("over_time.every_none")
    st.html(parts.heading(t("over_time.every"), lead, level=2))
    own = table[table["theme_id"].isin(themes.ids) & (table[period] != UNKNOWN)]
    st.html(lines.trend_list(t, own, trends, period, {"names": themes.names, "colours": themes.colours}))
    if gone := int(own["share"].isna().sum()):
        st.html(parts.note(t("compare.hidden_cells", n=t.number(gone), of=t.number(len(own)), k=project.k)))
    shell.method(t, t("compare.method_text"), t("compare.method_panel"))


def choices(project: Held) -> list[str]:
    """Kinds of periods of which there are at least two, the longest first."""
    return [period for period in PERIODS if project.by_id[period].nunique() > 1]


def telling(project: Held, periods: list[str]) -> str:
    """The shortest kind of period of which half the shares can be shown; the longest where there is none."""
    for period in reversed(periods):
        table = project.by_group(period)
        if table.loc[table[period] != UNKNOWN, "n"].notna().mean() >= _HALF:
            return period
    return periods[0]


def figure(project: Held, t: Texts, theme: str, period: str, themes: shell.Themes, *, key: str) -> None:
    """One theme by period, with what its marks mean; says so where no period can be shown."""
    table = project.shares(period)
    own = table[(table["theme_id"] == theme) & (table[period] != UNKNOWN)]
    if own["share"].isna().all():
        st.html(parts.empty("", t("over_time.none")))
        return
    alt = t("over_time.alt", theme=themes.names[theme])
    drawn = lines.share_line(t, own, period, colour=themes.colours[theme])
    shell.plotly(drawn, key=f"{key}-{theme}-{period}", config=PLAIN, alt=alt)
    notes = [t("over_time.note")]
    notes += [t("over_time.note_corrected")] if own["corrected"].notna().any() else [_why(t, own)]
    notes += [t("over_time.hidden")] if own["share"].isna().any() else []
    st.html(parts.note(" ".join(notes)))


def _why(t: Texts, own: pd.DataFrame) -> str:
    reasons = [r for r in own["correction"].unique() if r != "hidden"]
    return t(f"measured.one_{reasons[0]}")
