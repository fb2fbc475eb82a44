"""Map: passages by likeness; draw around some and read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from textkit.explore.data import Held, Mask, chosen, search
from textkit.explore.pages import shell
from textkit.explore.searching import terms
from textkit.explore.views import parts, reading, tags
from textkit.explore.views.figures import selecting
from textkit.explore.views.scatter import Look, legend, scatter
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd

_ROWS = 200
_COLUMN = {"guided": "theme_id", "discovered": "discovered_id"}


def main() -> None:
    if not (open_ := shell.start(needs="themes")):
        return
    project, t = open_
    st.html(parts.heading(t("map.title"), t("map.lead")))
    kind, theme, query, filters = _controls(project, t)
    themes = shell.themes_of(project, t, kind)
    kept = _kept(project, filters)
    lit, narrowed = kept.copy(), bool(query.strip() or theme)
    if query.strip():
        lit &= search(project, query, "places_full")
    if theme:
        lit &= (project.places_full[_COLUMN[kind]] == theme).to_numpy()
    _told(project, t, kept, lit, searched=bool(query.strip()), filtered=any(filters.values()))
    selected = _listed(_chart(project, t, kind, themes, kept, lit), lit, narrowed=narrowed)
    st.html(legend(t, themes.ids, themes.names, themes.colours) + parts.note(t("map.axes_note")))
    _selection(project, t, kind, themes, selected, terms(query))


def _controls(project: Held, t: Texts) -> tuple[str, str, str, dict[str, Any]]:
    kinds = [k for k in _COLUMN if project.theme_ids(k)]
    with st.container(key="tk-choose"):
        kind = st.segmented_control(
            t("map.colour_by"), kinds, default=kinds[0], key="map-kind", required=True, label_visibility="collapsed",
            format_func=lambda k: t(f"kind.{k}"),
        ) or kinds[0]  # fmt: skip
        left, middle, right = st.columns([5, 5, 3], vertical_alignment="bottom")
        query = left.text_input(
            t("map.search"), key="map-search", placeholder=t("map.search_hint"), help=t("map.search_help")
        )
        themes = shell.themes_of(project, t, kind)
        theme = middle.selectbox(
            t("map.theme"),
            ["", *themes.ids],
            key=f"map-theme-{kind}",
            format_func=lambda id: themes.names.get(id, t("app.all")),
        )
        with right.popover(t("map.filters"), icon=":material/filter_list:", width="stretch"):
            filters = shell.filters(project, t, "map")
    return kind, theme or "", query or "", filters


def _kept(project: Held, filters: dict[str, Any]) -> Mask:
    """Which passages the filters let through."""
    ids = project.by_id.index[chosen(project, filters)]
    kept: Mask = project.places_full["testimony_id"].isin(set(ids)).to_numpy()
    return kept


def _told(project: Held, t: Texts, kept: Mask, lit: Mask, *, searched: bool, filtered: bool) -> None:
    places = project.places_full
    lines = []
    if filtered:
        lines.append(shell.told(project, t, "map.shown", list(places["testimony_id"][kept]), int(kept.sum())))
    if searched:
        hits = shell.told(project, t, "map.hits", list(places["testimony_id"][lit]), int(lit.sum()))
        lines.append(hits if lit.any() else t("map.no_hits"))
    if lines:
        st.html(tags.line("told", " ".join(lines)))


def _chart(project: Held, t: Texts, kind: str, themes: shell.Themes, kept: Mask, lit: Mask) -> np.ndarray[Any, Any]:
    """Draw the map; the row numbers of the points that are selected."""
    places = project.places_full[kept]
    figure = scatter(places, _COLUMN[kind], Look(themes.ids, themes.colours, lit[kept]))
    event = shell.plotly(
        figure,
        key=f"map-{kind}",
        config=selecting(t),
        alt=t("map.alt"),
        on_select="rerun",
        selection_mode=("points", "box", "lasso"),
    )
    rows = [p["customdata"] for p in event["selection"]["points"] if p.get("customdata") is not None]
    flat = [int(r[0] if isinstance(r, list) else r) for r in rows]
    return np.flatnonzero(kept)[sorted({r for r in flat if r < kept.sum()})]


def _listed(selected: np.ndarray[Any, Any], lit: Mask, *, narrowed: bool) -> np.ndarray[Any, Any]:
    """The passages to list: what was selected; of a search or a theme the hits alone, all of them if none is selected."""
    if not narrowed:
        return selected
    return selected[lit[selected]] if len(selected) else np.flatnonzero(lit)


def _selection(
    project: Held, t: Texts, kind: str, themes: shell.Themes, selected: np.ndarray[Any, Any], words: list[str]
) -> None:
    if not len(selected):
        st.html(parts.empty("", t("map.nothing_selected")))
        return
    places = project.places_full.iloc[selected]
    text = shell.told(project, t, "map.listed", list(places["testimony_id"]), len(places))
    st.html(tags.line("told", f"{text} {t('map.pick_row')}"))
    if len(places) > _ROWS:
        st.html(parts.note(t("map.first_rows", n=_ROWS)))
    if id := _table(t, places.head(_ROWS), _COLUMN[kind], themes):
        with st.container(key="tk-panel"):
            st.html(reading.meta(shell.facts(project, t, id)))
            shell.show_testimony(project, t, id, themes=themes, terms=words)
            shell.link_to_read(t, id)


def _table(t: Texts, places: pd.DataFrame, column: str, themes: shell.Themes) -> str:
    """A table of passages; the id of the testimony whose row is picked, or nothing."""
    names = places[column].map(themes.names).fillna(t("app.none"))
    texts = [reading.plain(t, text) for text in places["text"]]
    table = places.assign(theme=names, text=texts)[["text", "theme", "testimony_id"]].astype("object")
    columns = {
        "text": st.column_config.TextColumn(t("map.column_text"), width=500),
        "theme": st.column_config.TextColumn(t("map.column_theme"), width="medium"),
        "testimony_id": st.column_config.TextColumn(t("map.column_id"), width="small"),
    }
    looks = {"hide_index": True, "height": 320, "row_height": 40, "column_config": columns}
    event = st.dataframe(table, on_select="rerun", selection_mode="single-row", key="map-table", **looks)
    rows = event["selection"]["rows"]
    return str(table["testimony_id"].iloc[rows[0]]) if rows and rows[0] < len(table) else ""


if __name__ == "__main__":
    main()
