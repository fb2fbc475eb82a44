"""The residual risk as bars and sentences; what is hidden in the table stays hidden here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textkit.explore.views.bars import bars, share_bar
from textkit.explore.views.shares import shown
from textkit.explore.words import Texts
from textkit.records import QUASI

if TYPE_CHECKING:
    import pandas as pd

_RAW: Final = "#8a979e"


def risk_bars(t: Texts, table: pd.DataFrame, k: int) -> str:
    """Bars of `counts.residual`: what was so in the raw texts in grey, what is so now in colour."""
    looks = {"under_raw": {"colour": _RAW}}
    found = [
        share_bar(
            t, t(f"residual.{row.measure}", k=k), shown(row.n), shown(row.total), **looks.get(str(row.measure), {})
        )
        for row in table.itertuples()
    ]
    return bars(t, found)


def singling_out(t: Texts, combinations: Sequence[Sequence[str]]) -> str:
    """A sentence on the columns that single people out most often; empty for none."""
    told = [_all(t, [column(t, name) for name in names]) for names in combinations]
    return t("residual.singling_out", what="; ".join(told)) if told else ""


def mending(t: Texts, steps: Sequence[tuple[str, str, int | None]], k: int) -> str:
    """A sentence on the generalisations that help most, and whom they leave; empty for none."""
    if not steps:
        return ""
    same: dict[str, list[str]] = {}
    for name, step, _ in steps:
        same.setdefault(step, []).append(column(t, name))
    told = [t(f"residual.step_{step.replace(' ', '_')}", what=_all(t, names)) for step, names in same.items()]
    left = steps[-1][2]
    text = t("residual.mending", what=_all(t, told))
    return text if left is None else text + " " + t("residual.mended", n=t.number(left), k=k)


def column(t: Texts, name: str) -> str:
    """A column in running text: a kind of identifier in the texts, the month of writing, or a group."""
    if name in QUASI:
        return t("residual.in_text", what=t.label(name).lower())
    if name == "date":
        return t("residual.date")
    return t.group(name).lower() if f"groups.{name.lower()}" in t.entries else name


def _all(t: Texts, names: Sequence[str]) -> str:
    """`a, b and c`."""
    head, last = names[:-1], names[-1]
    return f"{', '.join(head)} {t('residual.and')} {last}" if head else last
