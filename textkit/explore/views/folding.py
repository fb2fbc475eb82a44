"""Discovered themes: how often one came back, and the groups that near ones fold into."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import isnan, sqrt
from typing import TYPE_CHECKING, Final

from textkit.explore.views import shares, tags
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd

_FEWEST: Final = 6  # themes; fewer need no folding


def about(t: Texts, theme: str, steady: pd.DataFrame, tree: pd.DataFrame, names: Mapping[str, str]) -> str:
    """What a page says of a discovered theme: a badge where it is unstable, a sentence, and all themes in groups.

    steady, tree: `Project.discovery()` and `Project.hierarchy()`; names: of the themes that are shown, by id.
    """
    row = steady[steady["theme_id"] == theme]
    told = "" if row.empty else badge(t, float(row["came_back"].iloc[0]), bool(row["stable"].iloc[0]))
    return f'<div class="tk-found">{told}{folded(t, theme, tree, names)}</div>'


def badge(t: Texts, came_back: float, stable: bool) -> str:
    """How often a theme was found again, and a warning where that was seldom."""
    if isnan(came_back):
        return ""
    share = t.percent(came_back)
    if stable:
        return tags.line("note-below", t("themes.steady_note", share=share))
    mark = tags.span("badge", escape(t("themes.unstable")))
    return f'<p class="tk-note-below">{mark} {escape(t("themes.unstable_note", share=share))}</p>'


def folded(t: Texts, theme: str, tree: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Every theme under the group it belongs to; the group of the theme that is read lies open."""
    cut = [[id for id in group if id in names] for group in groups(tree)]
    held = [group for group in cut if group]
    if len(held) < 2 or sum(map(len, held)) < _FEWEST:
        return ""
    out = [f"<details><summary>{escape(t('themes.groups'))}</summary>"]
    for group in held:
        links = "".join(f"<li>{_linked(t, id, names[id], id == theme)}</li>" for id in group)
        if len(group) == 1:
            out.append(f"<ul>{links}</ul>")
            continue
        title = escape(t("themes.group_name", name=names[group[0]], n=len(group) - 1))
        out.append(f"<details{' open' if theme in group else ''}><summary>{title}</summary><ul>{links}</ul></details>")
    return "".join([*out, "</details>"])


def _linked(t: Texts, id: str, name: str, here: bool) -> str:
    return f"<strong>{escape(name)}</strong>" if here else tags.link(shares.theme_link(t, id), name)


def groups(tree: pd.DataFrame) -> list[list[str]]:
    """The themes of a hierarchy cut into about as many groups as the root of their number, by the highest unions."""
    below: dict[str, list[str]] = {}
    height: dict[str, float] = {}
    for parent, child, high in zip(tree["parent"], tree["child"], tree["height"], strict=True):
        below.setdefault(parent, []).append(child)
        height[parent] = high
    if not below:
        return []
    children = {child for held in below.values() for child in held}
    cut = [parent for parent in below if parent not in children]
    wanted = round(sqrt(len(children - below.keys())))
    while len(cut) < wanted and (joined := [node for node in cut if node in below]):
        top = max(joined, key=lambda node: height[node])
        cut[cut.index(top) : cut.index(top) + 1] = below[top]
    return sorted((sorted(_leaves(below, node)) for node in cut), key=lambda group: (-len(group), group))


def _leaves(below: Mapping[str, list[str]], node: str) -> list[str]:
    return [leaf for child in below[node] for leaf in _leaves(below, child)] if node in below else [node]
