"""Compare: groups and periods side by side, trends, themes that come together, and how sure shares are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from textkit.explore.data import Held, rows
from textkit.explore.pages import measuring, pairing, shell, trending
from textkit.explore.views import parts, tables, tags
from textkit.explore.views.dots import difference_rows, dot_plot
from textkit.explore.words import Texts, capital
from textkit.store.counts import PERIODS, UNKNOWN
from textkit.themes.telling import difference

if TYPE_CHECKING:
    import pandas as pd


VIEWS = ("groups", "time", "together", "shares")
EVERYONE = ""  # everyone else, in the list of groups
_MOST = 10


def main() -> None:
    if not (open_ := shell.start(needs="themes")):
        return
    project, t = open_
    st.html(parts.heading(t("compare.title"), t("compare.lead")))
    view, kind = _views(project, t)
    themes = shell.themes_of(project, t, kind)
    if view == "groups":
        _groups(project, t, themes)
    elif view == "time":
        trending.show(project, t, themes)
    elif view == "together":
        pairing.show(project, t, themes)
    else:
        measuring.show(project, t, themes)


def _views(project: Held, t: Texts) -> tuple[str, str]:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="tk-views"):
        view = st.segmented_control(
            t("compare.view"), VIEWS, default=VIEWS[0], key="compare-view", required=True,
            label_visibility="collapsed", format_func=lambda v: t(f"compare.{v}"),
        )  # fmt: skip
        kinds = [k for k in ("guided", "discovered") if project.theme_ids(k)] or ["guided"]
        kind = st.segmented_control(
            t("compare.theme"), kinds, default=kinds[0], key="compare-kind", required=True,
            label_visibility="collapsed", format_func=lambda k: t(f"kind.{k}"),
        )  # fmt: skip
    return view or VIEWS[0], kind or kinds[0]


def _groups(project: Held, t: Texts, themes: shell.Themes) -> None:
    sizes = {group: _sizes(project, group) for group in project.groupings}
    sizes = {group: held for group, held in sizes.items() if len(held) > 1}
    if not sizes:
        st.html(parts.empty("", t("empty.no_groups", k=project.k)))
        return
    by, left, right = st.columns(3)
    group = by.selectbox(t("compare.by"), list(sizes), key="compare-by", format_func=t.group)
    method = shell.correction()
    every = project.comparing.differences(group, themes.ids, method=method)
    with left:
        first = _first(t, group, sizes[group], every)
    with right:
        second = _choice(t, group, "second", [EVERYONE, *sizes[group]])
    if first == second:
        st.html(parts.empty("", t("compare.same")))
    else:
        table = every[every[group] == first]
        if second != EVERYONE:
            table = project.comparing.pair(group, first, second, themes.ids, method=method)
        others = table["total_rest"].dropna() if second == EVERYONE else [sizes[group][second]]
        name = t("compare.everyone") if second == EVERYONE else shell.named(t, group, second)
        told = (
            t("compare.size", name=capital(shell.named(t, group, first)), n=t.number(sizes[group][first])),
            t("compare.size", name=capital(name), n=t.number(int(max(others)))) if len(others) else capital(name),
        )
        tested = every if second == EVERYONE else table
        held = difference_rows(t, table, themes.names)
        if held:
            st.html(dot_plot(t, held, told, t("compare.difference")))
            st.html(parts.note(t("compare.note", n=int(tested["p"].notna().sum()))))
            _figures(project, t, table, group, (first, second), themes)
        else:
            st.html(parts.empty("", t("compare.none")))
        if gone := [themes.names[id] for id in themes.ids if id not in {row.theme for row in held}]:
            st.html(parts.note(t("compare.hidden", names=", ".join(gone), k=project.k)))
    _found(t, every, group, themes)
    shell.method(t, t("compare.method_text"), t("compare.method_panel") if group in PERIODS else "")


def _sizes(project: Held, group: str) -> dict[str, int]:
    """The groups that may be shown, and how many people are in each; the largest first, periods in time."""
    table = project.group_counts(group).dropna(subset="n")
    table = table[table[group] != UNKNOWN]
    order = table if group in PERIODS else table.sort_values(["n", group], ascending=[False, True])
    return {str(value): int(n) for value, n in zip(order[group], order["n"], strict=True)}


def _first(t: Texts, group: str, sizes: dict[str, int], every: pd.DataFrame) -> str:
    """The group to compare: at first the largest of those of which a theme can be shown."""
    told = set(every.loc[every["p"].notna(), group].astype(str))
    largest = max(sizes, key=lambda value: (value in told, sizes[value]))
    return _choice(t, group, "first", list(sizes), at=list(sizes).index(largest))


def _choice(t: Texts, group: str, which: str, values: list[str], *, at: int = 0) -> str:
    chosen = st.selectbox(
        t(f"compare.{which}"), values, index=at, key=f"{which}-{group}",
        format_func=lambda value: capital(t.value(group, value)) if value else t("compare.everyone"),
    )  # fmt: skip
    return str(chosen)


def _found(t: Texts, every: pd.DataFrame, group: str, themes: shell.Themes) -> None:
    """The differences of any group from everyone else that hold, in words."""
    tested = int(every["p"].notna().sum())
    held = every[every["holds"]]
    lead = "found_nothing" if not tested else "found_none" if held.empty else "found_lead"
    text = t(f"compare.{lead}", group=t("form.quote", text=t.group(group)), n=t.number(tested))
    st.html(parts.heading(t("compare.found"), text, level=2))
    if held.empty:
        return
    order = held.assign(size=held["difference"].abs()).sort_values("size", ascending=False).head(_MOST)
    lines = [
        (capital(shell.named(t, group, str(line[group]))), themes.names[line["theme_id"]], difference(line, t.language))
        for line in order.to_dict("records")
    ]
    st.html(tags.findings(lines))


def _figures(
    project: Held, t: Texts, table: pd.DataFrame, group: str, pair: tuple[str, str], themes: shell.Themes
) -> None:
    """The same in figures: raw and corrected shares, the corrected p-value, effect sizes."""
    shares = project.shares(group)
    true = {
        (row["theme_id"], str(row[group])): tables.share(
            t, row["corrected"], row["corrected_low"], row["corrected_high"]
        )
        for row in shares.to_dict("records")
    }
    names = [capital(shell.named(t, group, v)) if v else t("compare.others") for v in pair]
    heads = [t("compare.theme"), f"{names[0]}, {t('compare.raw')}", f"{names[0]}, {t('compare.corrected')}"]
    heads += [f"{names[1]}, {t('compare.raw')}", *([f"{names[1]}, {t('compare.corrected')}"] if pair[1] else [])]
    heads += [t("compare.difference"), t("compare.p"), t("compare.odds"), t("compare.effect")]
    lines = []
    for row in rows(table.dropna(subset="p").sort_values("p")):
        line = [themes.names[row.theme_id], t.percent(row.share), true.get((row.theme_id, pair[0]), "–")]
        line += [t.percent(row.share_rest), *([true.get((row.theme_id, pair[1]), "–")] if pair[1] else [])]
        line += [f"{t.points(row.difference)} ({t.points(row.low)} … {t.points(row.high)})"]
        line += [tables.chance(t, row.p_adjusted), tables.number(t, row.odds_ratio), tables.number(t, row.cohens_h)]
        lines.append(line)
    with st.expander(t("compare.figures")):
        st.html(tables.figures(heads, lines))


if __name__ == "__main__":
    main()
