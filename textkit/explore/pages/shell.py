"""What every page stands in: the project, the language, the looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import streamlit as st

from textkit.errors import TextkitError
from textkit.explore.data import Fingerprint, Held, distinct, fingerprint, people, rough, rows
from textkit.explore.pages.foreign import retold
from textkit.explore.pages.unbroken import look
from textkit.explore.views import parts, reading, shares
from textkit.explore.views.palette import colours
from textkit.explore.words import LANGUAGES, Texts, capital, language_of, neighbour_note, texts
from textkit.store.counts import PERIODS

FOLDER: Final = Path(__file__).resolve().parent
PAGES: Final = {
    "overview": "home",
    "map": "scatter_plot",
    "themes": "sell",
    "read": "menu_book",
    "compare": "compare_arrows",
}
REVIEW: Final = {"review": "shield_person"}  # raw text: shown only where the vault can be opened
_STYLE: Final = FOLDER.parent / "style.css"
# On a narrow screen the menu lies over the page: it goes away once a page is chosen.
_FOLD: Final = """
window.tkFold ??= document.addEventListener('click', event => {
  if (innerWidth >= 768 || !event.target.closest('[data-testid="stSidebarNavLink"]')) return;
  setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 100);
}) ?? true;
"""


def project_folder() -> str:
    """The folder named with `-- --project FOLDER` or in TEXTKIT_PROJECT; empty where there is none."""
    given = sys.argv[sys.argv.index("--project") + 1 :] if "--project" in sys.argv else []
    return given[0] if given else os.environ.get("TEXTKIT_PROJECT", "")


def words() -> Texts:
    """The texts in the language of the switch, a link (`?lang=sv`) or the browser, in this order."""
    asked = st.query_params.get("lang")
    if "language" not in st.session_state:
        st.session_state["language"] = asked if asked in LANGUAGES else language_of(st.context.locale)
    return texts(st.session_state["language"])


def pages() -> dict[str, str]:
    """The pages of the navigation and their icons."""
    try:
        return PAGES | (REVIEW if Held.open(project_folder()).opens() else {})
    except TextkitError:
        return dict(PAGES)


@st.cache_resource(max_entries=2, show_spinner=False)  # type: ignore[untyped-decorator]
def _held(folder: str, made_from: Fingerprint) -> Held:
    """The project's tables. Shared between all readers: safe tables only, and nobody changes them."""
    return Held(Path(folder))


def held() -> Held:
    """The open project as its files are now. Raises NotAProject or BrokenConfig."""
    folder = project_folder()
    Held.open(folder)
    project: Held = _held(folder, fingerprint(folder))
    return project


@dataclass(frozen=True)
class Themes:
    """Themes of a kind as a page shows them: ids in their fixed order, names and colours by id."""

    ids: list[str]
    names: dict[str, str]
    colours: dict[str, str]

    def legend(self, t: Texts) -> reading.Legend:
        return reading.Legend(self.names, self.colours, {id: shares.theme_link(t, id) for id in self.ids})


def themes_of(project: Held, t: Texts, kind: str) -> Themes:
    """The themes of a kind that are not hidden."""
    frame = project.themes(t.language)
    names = distinct(dict(zip(frame["id"], frame["name"], strict=True)))
    every = project.theme_ids(kind)
    return Themes([id for id in every if id in names], {i: names[i] for i in every if i in names}, colours(every))


def start(*, needs: str = "testimonies") -> tuple[Held, Texts] | None:
    """The project and the texts; None where the page has nothing to show, which is then said on it.

    needs: `testimonies` or `themes`.
    """
    t = words()
    try:
        project = held()
    except TextkitError as problem:
        st.html(parts.empty(t("empty.no_project_title"), t("empty.no_project"), "textkit explore FOLDER"))
        st.caption(problem.what.replace("`", "'")) if project_folder() else None
        return None
    if project.testimonies().empty:
        st.html(
            parts.empty(
                t("empty.nothing_title"), t("empty.nothing"), "textkit import FOLDER FILE\ntextkit deidentify FOLDER"
            )
        )
        return None
    if needs == "themes" and not project.theme_file("themes").exists():
        st.html(parts.empty(t("empty.no_themes_title"), t("empty.no_themes"), "textkit themes FOLDER"))
        return None
    return project, t


def frame(t: Texts) -> None:
    """The looks, the page's language, and the foot of the sidebar."""
    st.html(_STYLE)
    # Streamlit says that every page is in English, which makes screen readers and hyphenation get Swedish wrong.
    script = f"document.documentElement.lang = '{t.language}';{_FOLD}{retold(t)}"
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    with st.sidebar:
        st.segmented_control(
            t("app.language"), LANGUAGES, key="language", required=True, label_visibility="collapsed",
            format_func={"sv": "Svenska", "en": "English"}.__getitem__,
        )  # fmt: skip
        if note := neighbour_note(st.context.locale):
            st.html(parts.note(note))
        try:
            project = Held.open(project_folder())
        except TextkitError:
            return
        st.html(parts.foot(project.name, f"{t('app.anonymous_warning')} {t('app.privacy', k=project.k)}"))


def page(name: str) -> str:
    """The file of a page, as st.page_link wants it."""
    return str(FOLDER / f"{name}.py")


def link_to_read(t: Texts, testimony_id: str, *, theme: str = "") -> None:
    """A link that opens a testimony on the reading page."""
    query = {"id": testimony_id} | ({"theme": theme} if theme else {})
    st.page_link(
        page("read"),
        label=t("app.read_more"),
        icon=":material/arrow_forward:",
        icon_position="right",
        query_params=query,
    )


def facts(project: Held, t: Texts, testimony_id: str) -> list[str]:
    """Id, language, date and groups of a testimony, as its line of facts."""
    row = project.row(testimony_id)
    tongue = t.tongue(row["language"]) + ("" if row["language_sure"] else f" ({t('read.unsure')})")
    groups = [
        named(t, g, str(row[g]))
        for g in project.group_columns()
        if row[g] == row[g] and row[g] and not reading.masked(row[g])
    ]
    return [testimony_id, t.month(row["date"]), *groups, tongue]


def named(t: Texts, group: str, value: str) -> str:
    """A value of a group; `yes` and `no` say nothing without the group's name."""
    shown = t.value(group, value)
    return f"{t.group(group)}: {shown.lower()}" if value in ("yes", "no", "unclear") else shown


def chips(project: Held, testimony_id: str) -> list[reading.Chip]:
    """Where identifiers stood in a testimony."""
    spans = project.spans()
    own = spans[spans["testimony_id"] == testimony_id]
    return [
        reading.Chip(int(s), int(e), str(label))
        for s, e, label in zip(own["start"], own["end"], own["label"], strict=True)
    ]


def filters(project: Held, t: Texts, key: str) -> dict[str, Sequence[str]]:
    """A choice of values for every grouping, of the periods for the year alone."""
    columns = [c for c in project.groupings if c == "year" or c not in PERIODS]
    chosen: dict[str, Sequence[str]] = {}
    for column in columns:
        values = sorted(project.by_id[column].dropna().unique(), key=lambda v: t.order(t.value(column, v)))
        chosen[column] = st.multiselect(
            t.group(column), values, key=f"{key}-{column}", placeholder=t("app.all"),
            format_func=lambda value, column=column: capital(t.value(column, value)),
        )  # fmt: skip
    return chosen


def told(project: Held, t: Texts, key: str, testimony_ids: Sequence[str], n: int) -> str:
    """A sentence on how many were chosen: rounded down, and none at all under k people."""
    who = people(project, testimony_ids)
    if who < project.k:
        return t(f"{key}_few", k=project.k)
    return t(key, n=t.number(rough(n, project.k) or project.k), people=t.number(rough(who, project.k) or project.k))


def memo(project: Held, t: Texts, about: str) -> None:
    """A memo about a theme or testimony."""
    with st.form(f"memo-{about}", border=False):
        key = f"memo-text-{about}"
        st.text_area(
            t("app.memo"), project.notes.memo(about), key=key, placeholder=t("app.memo_hint"), height=120,
        )  # fmt: skip
        if st.form_submit_button(t("app.save"), on_click=_remember, args=(project, about, key)):
            st.toast(t("app.saved"))


def _remember(project: Held, about: str, key: str) -> None:
    project.notes.write_memo(about, look(key, ""))
    if about in project.theme_ids("discovered"):
        project.edits.anchor()  # so that the memo follows its theme into later runs
    project.audit("memo", about=about)


def show_testimony(
    project: Held, t: Texts, testimony_id: str, *, themes: Themes | None, terms: Sequence[str] = ()
) -> None:
    """The full text of a testimony with its marks. themes None: without theme passages."""
    row = project.row(testimony_id)
    stretches: list[reading.Stretch] = []
    if themes is not None:
        own = project.assignments().query("assigned and testimony_id == @id", local_dict={"id": testimony_id})
        own = own[own["theme_id"].isin(themes.ids)].sort_values(["score", "theme_id"], ascending=[False, True])
        held_by = own.groupby("passage_id")["theme_id"].agg(tuple)
        passages = project.passages()
        passages = passages[passages["testimony_id"] == testimony_id]
        stretches = [
            reading.Stretch(int(p.start), int(p.end), held_by[p.id]) for p in rows(passages) if p.id in held_by.index
        ]
    if themes is not None and not stretches:
        st.html(parts.note(t("read.no_themes_here")))
    marks = reading.Marks(chips(project, testimony_id), stretches, terms)
    legend = themes.legend(t) if themes else reading.Legend()
    st.html(reading.testimony(t, row["text"], row["language"], marks, legend))


def correction() -> str:
    """How p-values are corrected for many comparisons, as chosen under `method`."""
    return str(st.session_state.get("compare-correction") or "bh")


def method(t: Texts, *texts: str) -> None:
    """How figures are computed, and the choice of correction."""
    with st.expander(t("compare.method")):
        st.html("".join(parts.note(text) for text in texts if text))
        st.segmented_control(
            t("compare.correction"), ("bh", "holm"), default="bh", key="compare-correction", required=True,
            format_func=lambda way: t(f"compare.{way}"),
        )  # fmt: skip


def plotly(figure: Any, *, key: str, config: Mapping[str, Any], alt: str, **options: Any) -> Any:
    """A figure with its own looks rather than Streamlit's."""
    return st.plotly_chart(figure, theme=None, key=key, config=dict(config), alt=alt, **options)
