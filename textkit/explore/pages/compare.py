"""Compare: what two groups or periods tell of, side by side."""

from __future__ import annotations

import streamlit as st

from textkit.explore.data import Held
from textkit.explore.pages import shell
from textkit.explore.views import parts
from textkit.explore.views.dots import dot_plot, pairs
from textkit.explore.words import Texts, capital
from textkit.store.counts import UNKNOWN


def main() -> None:
    if not (open_ := shell.start(needs="themes")):
        return
    project, t = open_
    st.html(parts.heading(t("compare.title"), t("compare.lead")))
    sizes = {group: _sizes(project, group) for group in project.groupings}
    sizes = {group: held for group, held in sizes.items() if len(held) > 1}
    if not sizes:
        st.html(parts.empty("", t("empty.no_groups", k=project.k)))
        return
    group, first, second, kind = _pick(project, t, sizes)
    names = {value: t.value(group, value) for value in sizes[group]}
    told = [t("compare.size", name=names[v], n=t.number(sizes[group][v])) for v in (first, second)]
    if first == second:
        st.html(parts.empty("", t("compare.same")))
        return
    rows, hidden = pairs(project.by_group(group), group, first, second, shell.themes_of(project, t, kind).names)
    if rows:
        st.html(dot_plot(t, rows, *told))
        st.html(parts.note(t("compare.note")))
    else:
        st.html(parts.empty("", t("compare.none")))
    if hidden:
        st.html(parts.note(f"{t('compare.hidden')}: {', '.join(hidden)}."))


def _sizes(project: Held, group: str) -> dict[str, int]:
    """The groups that may be shown, and how many people are in each; the largest first, periods in time."""
    table = project.group_counts(group).dropna(subset="n")
    table = table[table[group] != UNKNOWN]
    order = table if group in ("year", "quarter") else table.sort_values(["n", group], ascending=[False, True])
    return {str(value): int(n) for value, n in zip(order[group], order["n"], strict=True)}


def _pick(project: Held, t: Texts, sizes: dict[str, dict[str, int]]) -> tuple[str, str, str, str]:
    by, left, right = st.columns(3)
    group = by.selectbox(t("compare.by"), list(sizes), key="compare-by", format_func=t.group)
    values = list(sizes[group])
    first = left.selectbox(
        t("compare.first"), values, key=f"first-{group}", format_func=lambda v: capital(t.value(group, v))
    )
    second = right.selectbox(
        t("compare.second"),
        values,
        index=1,
        key=f"second-{group}",
        format_func=lambda v: capital(t.value(group, v)),
    )
    kinds = [k for k in ("guided", "discovered") if project.theme_ids(k)]
    kind = st.segmented_control(
        t("compare.theme"), kinds, default=kinds[0], key="compare-kind", required=True, label_visibility="collapsed",
        format_func=lambda k: t(f"kind.{k}"),
    )  # fmt: skip
    return group, first, second, kind or kinds[0]


if __name__ == "__main__":
    main()
