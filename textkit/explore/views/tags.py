"""The few HTML tags that views are made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def span(kind: str, inner: str = "", *, style: str = "", title: str = "") -> str:
    """A span of the class `tk-kind`; `inner` is HTML already, the title is escaped."""
    classes = " ".join(f"tk-{name}" for name in kind.split())
    looks = f' style="{style}"' if style else ""
    hint = f' title="{escape(title)}"' if title else ""
    return f'<span class="{classes}"{looks}{hint}>{inner}</span>'


def link(address: str, text: str) -> str:
    """A link within the explorer; the text is escaped."""
    return f'<a href="{escape(address)}" target="_self">{escape(text)}</a>' if address else escape(text)


def quiet(text: str) -> str:
    """Text in the colour of remarks."""
    return span("quiet", escape(text))


def findings(lines: Iterable[tuple[str, str, str]]) -> str:
    """A list of findings: of whom, what, and a sentence."""
    items = (f"<li><strong>{escape(a)}</strong> · {escape(b)}<span>{escape(c)}</span></li>" for a, b, c in lines)
    return f'<ul class="tk-findings">{"".join(items)}</ul>'


def line(kind: str, text: str) -> str:
    """A paragraph of the class `tk-kind`."""
    return f'<p class="tk-{kind}">{escape(text)}</p>'
