"""Themes that come together: the pairs that hold as a list, and all of them as a heat map, as HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import log2
from typing import TYPE_CHECKING, Any, Final

from textkit.explore.data import rows
from textkit.explore.views.palette import ink, tint
from textkit.explore.views.shares import theme_link
from textkit.explore.views.tags import link, span
from textkit.explore.words import Texts

if TYPE_CHECKING:
    import pandas as pd

MORE: Final = "#1f5a7a"
LESS: Final = "#c4691c"
_FULL: Final = 2.0  # doublings, from where the colour grows no stronger


def pair_list(t: Texts, table: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Pairs of `Comparing.together` as a list: the two themes, how many people, how often beside chance, and phi."""
    items = []
    for row in rows(table):
        both = " + ".join(link(theme_link(t, id), names[id]) for id in (row.theme_id, row.other_id))
        people = t("together.people", n=t.number(int(row.n)))
        times = t("together.times", times=t.decimal(row.lift))
        figure = f"<strong>{escape(times)}</strong> <small>{escape(people)} · φ {t.decimal(row.phi, 2)}</small>"
        items.append(f"<li>{span('name', both)}{span('figure', figure)}</li>")
    return f'<ol class="tk-pairs">{"".join(items)}</ol>'


def matrix(t: Texts, table: pd.DataFrame, ids: Sequence[str], names: Mapping[str, str]) -> str:
    """Every pair of the themes as a table of colours; hidden ones are hatched."""
    cells: dict[tuple[str, str], Any] = {}
    for row in rows(table):
        cells[row.theme_id, row.other_id] = cells[row.other_id, row.theme_id] = row
    head = "".join(f'<th scope="col"><span>{escape(names[id])}</span></th>' for id in ids[:-1])
    body = ""
    for place, id in enumerate(ids[1:], 1):
        own = "".join(_cell(t, cells.get((id, other)), names) for other in ids[:place])
        body += f'<tr><th scope="row">{link(theme_link(t, id), names[id])}</th>{own}</tr>'
    return f'<div class="tk-matrix"><table><thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(t: Texts, row: Any, names: Mapping[str, str]) -> str:
    if row is None or row.lift != row.lift:
        return f'<td class="tk-gone" title="{escape(t("app.hidden_alt"))}"></td>'
    strength = min(abs(log2(max(row.lift, 0.01))) / _FULL, 1.0)
    background = tint(MORE if row.lift >= 1 else LESS, 0.85 * strength)
    title = f"{names[row.theme_id]} + {names[row.other_id]}: {t('together.people', n=t.number(int(row.n)))}"
    held = ' class="tk-held"' if row.holds else ""
    return f'<td{held} style="background:{background};color:{ink(background)}" title="{escape(title)}">{t.decimal(row.lift)}</td>'
