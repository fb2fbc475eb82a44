"""What a testimony says happened, fact by fact, each opening the passage that says it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from textkit.explore.views import reading
from textkit.explore.words import Texts
from textkit.language.fact_names import FACT_NAMES, value_name

if TYPE_CHECKING:
    import pandas as pd


def told(t: Texts, facts: pd.DataFrame, text: str, language: str, chips: Sequence[reading.Chip]) -> str:
    """facts: the rows of one testimony (fact, value, start, end); what is unclear is named in one line at the end."""
    known = [row for row in facts.itertuples() if row.value != "unclear"]
    silent = [FACT_NAMES[t.language][str(row.fact)] for row in facts.itertuples() if row.value == "unclear"]
    items = "".join(_fact(t, row, text, language, chips) for row in known)
    rest = f"<p>{escape(t('facts.unclear', facts=', '.join(silent)))}</p>" if silent else ""
    note = f'<p class="tk-note-below">{escape(t("facts.note"))}</p>'
    return f'<details class="tk-facts"><summary>{escape(t("facts.title"))}</summary>{items}{rest}{note}</details>'


def _fact(t: Texts, row: Any, text: str, language: str, chips: Sequence[reading.Chip]) -> str:
    name = escape(FACT_NAMES[t.language][str(row.fact)])
    value = escape(value_name(str(row.value), t.language))
    if row.end <= row.start:
        return f"<p><b>{name}:</b> {value} <i>{escape(t('facts.whole'))}</i></p>"
    start, end = reading.widened(int(row.start), int(row.end), chips)
    quote = reading.passage(t, text[start:end], start, language, chips)
    return f"<details><summary><b>{name}:</b> {value}</summary>{quote}</details>"
