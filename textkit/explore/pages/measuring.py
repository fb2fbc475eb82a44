"""Shares: as the model counts them, and corrected for how often it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from textkit.explore.data import Held
from textkit.explore.pages import shell
from textkit.explore.views import parts, tables
from textkit.explore.views.dots import corrected_rows, dot_plot
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd


WHY = ("few", "weak", "edited", "unmeasured")


def show(project: Held, t: Texts, themes: shell.Themes) -> None:
    """The view: raw and corrected shares side by side, what was measured, and why some are not corrected."""
    table = project.shares()
    table = table[table["theme_id"].isin(themes.ids)]
    shown = table[table["share"].notna()]
    if shown.empty:
        st.html(parts.empty("", t("empty.no_counts")))
        return
    st.html(parts.note(t("measured.lead")))
    held = corrected_rows(t, shown, themes.names)
    st.html(dot_plot(t, held, (t("measured.raw"), t("measured.corrected")), t("measured.column")))
    if shown["corrected"].notna().any():
        st.html(parts.note(t("measured.note", n=t.number(project.comparing.accuracy.testimonies))))
    if (shown["correction"] == "coded").any():
        st.html(parts.note(t("measured.note_coded")))
    if (shown["correction"] == "unmeasured").all():
        st.html(parts.note(t("measured.unmeasured_all")))
    else:
        for why in WHY:
            if names := [themes.names[id] for id in shown.loc[shown["correction"] == why, "theme_id"]]:
                st.html(parts.note(t(f"measured.{why}", names=", ".join(names))))
    if gone := [themes.names[id] for id in themes.ids if id not in set(shown["theme_id"])]:
        st.html(parts.note(t("compare.hidden", names=", ".join(gone), k=project.k)))
    _figures(project, t, shown, themes)


def _figures(project: Held, t: Texts, shown: pd.DataFrame, themes: shell.Themes) -> None:
    known = project.comparing.accuracy.themes
    heads = [t("compare.theme"), t("measured.raw"), t("measured.corrected"), t("measured.expected")]
    lines = []
    for row in shown.sort_values("share", ascending=False).to_dict("records"):
        own = known.get(row["theme_id"])
        line = [themes.names[row["theme_id"]], tables.share(t, row["share"], row["low"], row["high"])]
        line += [
            tables.share(t, row[name], row[f"{name}_low"], row[f"{name}_high"]) for name in ("corrected", "expected")
        ]
        lines.append([*line, *_right(t, own)])
    with st.expander(t("compare.figures")):
        st.html(tables.figures([*heads, t("measured.recall"), t("measured.precision")], lines))


def _right(t: Texts, own: object) -> list[str]:
    """What was measured of the model on a theme: of how many with it how many were found, and how often it was right."""
    if own is None:
        return ["–", "–"]
    found, with_it, spared, without = (getattr(own, n) for n in ("found", "with_it", "spared", "without"))
    return [f"{found} / {with_it}", f"{found} / {found + without - spared}"]
