"""Small pieces of HTML that pages are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from textkit.explore.words import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textkit.themes.codebook import Entry


def heading(text: str, lead: str = "", *, level: int = 1) -> str:
    """A heading and, under it, a sentence or two."""
    below = f'<p class="tk-lead">{escape(lead)}</p>' if lead else ""
    return f'<h{level} class="tk-h{level}">{escape(text)}</h{level}>{below}'


def note(text: str) -> str:
    """A quiet remark under a figure."""
    return f'<p class="tk-note-below">{escape(text)}</p>'


def figures(facts: Iterable[tuple[str, str]]) -> str:
    """Large figures, each with what it counts."""
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for value, name in facts)
    return f'<dl class="tk-figures">{cells}</dl>'


def callout(title: str, text: str, command: str = "") -> str:
    """A paragraph that nobody should miss, with the command that follows from it."""
    line = f"<pre><code>{escape(command)}</code></pre>" if command else ""
    return f'<aside class="tk-callout"><strong>{escape(title)}</strong><p>{escape(text)}</p>{line}</aside>'


def foot(name: str, text: str) -> str:
    """The project's name and a remark, for the foot of the sidebar."""
    return f'<p class="tk-foot-note"><strong>{escape(name)}</strong><br>{escape(text)}</p>'


def empty(title: str, text: str, command: str = "") -> str:
    """What a page says when it has nothing to show, with the command that mends it."""
    line = f"<pre><code>{escape(command)}</code></pre>" if command else ""
    head = f"<strong>{escape(title)}</strong>" if title else ""
    return f'<div class="tk-empty">{head}<p>{escape(text)}</p>{line}</div>'


def keywords(words: Iterable[str]) -> str:
    """Key words in a row."""
    return f'<p class="tk-words">{"".join(f"<span>{escape(word)}</span>" for word in words)}</p>'


def theme_head(t: Texts, name: str, kind: str, colour: str) -> str:
    """A theme's name, with its colour and where it comes from."""
    origin = escape(t(f"kind.{kind}_one"))
    return f'<h2 class="tk-themehead" style="border-color:{colour}">{escape(name)}<small>{origin}</small></h2>'


def definition(t: Texts, entry: Entry, names: Mapping[str, str]) -> str:
    """What the codebook says of a theme, in the reader's language; ids of other themes become their names."""
    text = {f: named(t, _in(getattr(entry, f), t.language), names) for f in ("definition", "counts", "excludes")}
    head = f'<p class="tk-definition">{escape(text["definition"])}</p>' if text["definition"] else ""
    rows = "".join(
        f"<div><dt>{escape(t(f'themes.{f}'))}</dt><dd>{escape(text[f])}</dd></div>"
        for f in ("counts", "excludes")
        if text[f]
    )
    return head + (f'<dl class="tk-rules">{rows}</dl>' if rows else "")


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def named(t: Texts, text: str, names: Mapping[str, str]) -> str:
    """The text with the ids of themes (silence_culture) as their names.

    In English an id without an underscore (support) is a word like any other and stays.
    """
    ids = [id for id in names if "_" in id or t.language != "en"]
    pattern = "|".join(re.escape(id) for id in sorted(ids, key=len, reverse=True))
    if not pattern:
        return text
    return re.sub(rf"(?<![\w-])(?:{pattern})(?![\w-])", lambda m: t("form.quote", text=names[m[0]]), text)
