"""Shares of themes and groups as rows of bars; what is hidden in the table stays hidden here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textkit.explore.data import rows
from textkit.explore.views.bars import Bar, bars, share_bar
from textkit.explore.views.palette import GREY
from textkit.explore.words import Texts, capital
from textkit.store.counts import PERIODS

if TYPE_CHECKING:
    import pandas as pd


def shown(value: Any) -> int | None:
    """A count as a number, None where it is hidden (<NA>)."""
    import pandas as pd

    return None if pd.isna(value) else int(value)


def theme_bars(t: Texts, themes: pd.DataFrame, colours: Mapping[str, str]) -> str:
    """Bars of themes (id, name, n, total) that may be shown."""
    found = [
        share_bar(t, row.name, int(row.n), int(row.total), key=colours.get(row.id, GREY), href=theme_link(t, row.id))
        for row in rows(themes.dropna(subset="n"))
    ]
    return bars(t, found)


def theme_link(t: Texts, theme: str) -> str:
    """The address of a theme's page, in the reader's language."""
    return f"themes?theme={theme}&lang={t.language}"


def group_bars(t: Texts, table: pd.DataFrame, group: str, *, colour: str) -> str:
    """Bars of one theme's shares by group or period (columns: the group, n, total), the hidden ones hatched.

    Periods keep their order in time; groups stand by share, the hidden ones last.
    """
    import pandas as pd

    order = table.sort_values(group) if group in PERIODS else table.assign(
        part=pd.to_numeric(table["share"], errors="coerce").astype("Float64")
    ).sort_values(["part", group], ascending=[False, True], na_position="last")  # fmt: skip
    found = [
        share_bar(t, t.value(group, str(value)), shown(n), shown(total), colour=colour)
        for value, n, total in zip(order[group], order["n"], order["total"], strict=True)
    ]
    return bars(t, found)


def size_bars(t: Texts, table: pd.DataFrame, group: str, total: int) -> str:
    """Bars of how large groups are, the largest first and the hidden ones last."""
    order = table.sort_values(["n", group], ascending=[False, True], na_position="last")
    return bars(
        t,
        [
            share_bar(t, capital(t.value(group, str(v))), shown(n), total)
            for v, n in zip(order[group], order["n"], strict=True)
        ],
    )


def label_bars(t: Texts, table: pd.DataFrame) -> str:
    """Bars of what was masked (label, n people, mentions), the most common first."""
    order = table.sort_values(["mentions", "label"], ascending=[False, True], na_position="last")
    found: list[Bar] = []
    for row in rows(order):
        mentions, n = shown(row.mentions), shown(row.n)
        if mentions is None or n is None:
            found.append(Bar(t.label(row.label), None))
            continue
        text = f"{t.number(mentions)} <small>{t('form.people', n=t.number(n))}</small>"
        found.append(Bar(t.label(row.label), mentions, text, colour="#8a979e"))
    return bars(t, found)
