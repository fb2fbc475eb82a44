"""What a testimony says happened, fact by fact, each opening the passage that says it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from textkit.explore.views import reading
from textkit.explore.words import Texts
from textkit.language.fact_names import FACT_NAMES, GUESSED, SURER, value_name

if TYPE_CHECKING:
    import pandas as pd


def told(t: Texts, facts: pd.DataFrame, text: str, language: str, chips: Sequence[reading.Chip]) -> str:
    """facts: the rows of one testimony (fact, value, start, end).

    Those the rules are often wrong about stand apart and say so; what is unclear is named in one line at the end.
    """
    rows = [row for row in facts.itertuples() if row.fact not in GUESSED]
    known = [row for row in rows if row.value != "unclear"]
    silent = [FACT_NAMES[t.language][str(row.fact)] for row in rows if row.value == "unclear"]
    items = [_note(t("facts.note"))]
    for key, own in (
        ("sure", [row for row in known if row.fact in SURER]),
        ("unsure", [row for row in known if row.fact not in SURER]),
    ):
        if own:
            head = f'<p class="tk-kind">{escape(t(f"facts.{key}"))}</p>'
            items += [head, *(_fact(t, row, text, language, chips) for row in own)]
    if silent:
        items.append(f"<p>{escape(t('facts.unclear', facts=', '.join(silent)))}</p>")
    hidden = ", ".join(FACT_NAMES[t.language][fact] for fact in FACT_NAMES[t.language] if fact in GUESSED)
    items.append(_note(t("facts.hidden", facts=hidden)))
    title = escape(t("facts.title"))
    return f'<details class="tk-facts"><summary>{title}</summary>{"".join(items)}</details>'


def _note(text: str) -> str:
    return f'<p class="tk-note-below">{escape(text)}</p>'


def _fact(t: Texts, row: Any, text: str, language: str, chips: Sequence[reading.Chip]) -> str:
    name = escape(FACT_NAMES[t.language][str(row.fact)])
    value = escape(value_name(str(row.value), t.language))
    if row.end <= row.start:
        return f"<p><b>{name}:</b> {value} <i>{escape(t('facts.whole'))}</i></p>"
    start, end = reading.widened(int(row.start), int(row.end), chips)
    quote = reading.passage(t, text[start:end], start, language, chips)
    return f"<details><summary><b>{name}:</b> {value}</summary>{quote}</details>"
