"""Plain tables of figures, as HTML that can be dragged sideways on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from textkit.explore.words import Texts


def figures(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and the rest figures."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in headings)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in lines
    )
    return f'<div class="tk-table"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def share(t: Texts, value: Any, low: Any, high: Any) -> str:
    """A share with its interval; a dash where there is none."""
    return "–" if value is None or value != value else f"{t.percent(value)} ({t.interval(low, high)})"


def chance(t: Texts, p: Any) -> str:
    """A p-value; a dash where there is none."""
    if p is None or p != p:
        return "–"
    return f"< {t.decimal(0.001, 3)}" if p < 0.001 else t.decimal(p, 3)


def number(t: Texts, value: Any, digits: int = 2) -> str:
    """A figure; a dash where there is none."""
    return "–" if value is None or value != value else t.decimal(value, digits)
