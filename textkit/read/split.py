"""One document, how many testimonies? Header lines, separators, questions, numbered headings, or a single letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from textkit import corpus
from textkit.errors import UnreadableFile
from textkit.read.clean import clean
from textkit.read.content import Block, Document, Draft, Found
from textkit.read.dates import normalise
from textkit.read.discussion import discussion
from textkit.read.headings import NUMBERED
from textkit.records import LANGUAGES

_HEADER: Final = re.compile(r"=== +([^|\n]+?) *((?:\|[^|=\n]+=[^|\n]*)+)$")
_SEPARATOR: Final = re.compile(r"([-*=_~#])(?:[ \t]*\1){2,}")
_GROUPS: Final = ("sector", "region", "role", "reported")


def drafts(document: Document, name: str) -> Found:
    """The testimonies of a document; a note tells where it was cut."""
    ways: tuple[Callable[[Document, str], Found | None], ...] = (_headed, _separated, discussion, _numbered, _single)
    found = next(found for way in ways if (found := way(document, name)) is not None)
    if not found.drafts:
        raise UnreadableFile(f"{name} holds no text.", "Is it the right file?")
    return Found(found.drafts, (*document.notes, *found.notes), found.refused)


def text_of(blocks: Sequence[Block]) -> str:
    """Blocks as running text, one a line."""
    return clean("\n".join(block.text for block in blocks))


def _single(document: Document, name: str) -> Found:
    text = text_of(document.blocks)
    kinds = [block.kind for block in document.blocks if block.kind != "blank"]
    listed = len(kinds) >= 3 and set(kinds) == {"bullet"}
    note = f"{name}: a list, read as one testimony; put lines of --- between if they are several."
    return Found((Draft(text, source=name),) if text else (), (note,) if listed else ())


def _headed(document: Document, name: str) -> Found | None:
    """Testimonies under lines `=== id | key=value | …`, with this project's marks or without."""
    first = next((b.text for b in document.blocks if b.text.strip()), "").lstrip("\ufeff")
    if not _HEADER.fullmatch(first):
        return None
    text = "\n".join(block.text for block in document.blocks).lstrip("\ufeff")
    if all(f"{key}=" in first for key in corpus.HEADER_KEYS):
        return Found(tuple(_gold(g) for g in corpus.parse(text, name)))
    starts = [m for m in re.finditer(r"^===.*$", text, re.M) if _HEADER.fullmatch(m[0])]
    ends = [*(m.start() for m in starts[1:]), len(text)]
    bodies = [clean(text[m.end() : end]) for m, end in zip(starts, ends, strict=True)]
    made = [
        _plain(m[0], body, f"{name}:{n}") for n, (m, body) in enumerate(zip(starts, bodies, strict=True), 1) if body
    ]
    return Found(tuple(made), _missing(len(bodies) - len(made), name))


def _gold(gold: corpus.GoldTestimony) -> Draft:
    h = gold.header
    groups = {key: h[key] for key in _GROUPS if h[key]}
    return Draft(gold.text, gold.id, h["date"], h["lang"], groups, f"{gold.file}:{gold.line}")


def _plain(header: str, body: str, source: str) -> Draft:
    match = _HEADER.fullmatch(header)
    assert match is not None
    fields = {k.strip(): v.strip() for k, _, v in (f.partition("=") for f in match[2].split("|") if f)}
    date, language = normalise([fields.pop("date", None)])[0], fields.pop("lang", fields.pop("language", None))
    known = language if language in LANGUAGES else None
    return Draft(body, match[1], date, known, {k: v for k, v in fields.items() if v}, source)


def _missing(count: int, name: str) -> tuple[str, ...]:
    return (f"{name}: headers without text under them: {count}.",) if count else ()


def _separated(document: Document, name: str) -> Found | None:
    cuts = [n for n, block in enumerate(document.blocks) if _SEPARATOR.fullmatch(block.text.strip())]
    texts = [text for part in _cut(document.blocks, cuts) if (text := text_of(part))]
    if len(texts) < 2:
        return None
    note = f"{name}: cut into {len(texts)} testimonies at separator lines."
    return Found(tuple(Draft(t, source=f"{name}:{n}") for n, t in enumerate(texts, 1)), (note,))


def _cut(blocks: Sequence[Block], cuts: Sequence[int]) -> Iterator[Sequence[Block]]:
    for start, end in zip([-1, *cuts], [*cuts, len(blocks)], strict=True):
        yield blocks[start + 1 : end]


def _numbered(document: Document, name: str) -> Found | None:
    """Testimonies under lines such as "Vittnesmål 12" or "Svar 17: …"."""
    blocks = document.blocks
    at = [(n, m) for n, block in enumerate(blocks) if (m := NUMBERED.fullmatch(block.text.strip()))]
    if len(at) < 2:
        return None
    ends = [*(n for n, _ in at[1:]), len(blocks)]
    parts = [clean(f"{m['rest'] or ''}\n{text_of(blocks[n + 1 : end])}") for (n, m), end in zip(at, ends, strict=True)]
    before = text_of(blocks[: at[0][0]])
    texts = [text for text in ([before] if len(before) > 200 else []) + parts if text]
    notes = [f"{name}: cut into {len(texts)} testimonies at numbered headings."]
    if before and len(before) <= 200:
        notes.append(f"{name}: what stands above the first heading is not read.")
    return Found(tuple(Draft(t, source=f"{name}:{n}") for n, t in enumerate(texts, 1)), tuple(notes))
