"""Ids: kept where given, made from the text where missing, told apart where two are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from textkit.read.clean import clean
from textkit.read.content import Draft
from textkit.records import Testimony


def made(text: str) -> str:
    """An id of the text alone (never of a file name): the same text has the same id in every run."""
    return "t-" + blake2b(text.encode("utf-8", "replace"), digest_size=5).hexdigest()


def records(drafts: Iterable[Draft]) -> tuple[list[Testimony], list[str]]:
    """Records with ids that are unique, and notes that name the ids that were not and the texts that came twice."""
    out: list[Testimony] = []
    used: dict[str, int] = {}
    first: dict[str, str] = {}
    clashes, copies = [], []
    for draft in drafts:
        text = clean(draft.text)
        wanted = clean(draft.id or "") or made(text)
        id = free(wanted, used)
        if text in first:
            copies.append(f"{id} (as {first[text]})")
        elif id != wanted:
            clashes.append(id)
        first.setdefault(text, id)
        out.append(Testimony(id, text, draft.language, draft.date, dict(draft.groups), draft.source))
    other = _told("Same id, other text, so given a new id", clashes)
    return out, other + _told("Duplicates, the same text as another", copies)


def free(wanted: str, used: dict[str, int]) -> str:
    """`wanted`, or with the first free suffix; `used` counts how far each id has got."""
    id = wanted
    while id in used:
        used[wanted] += 1
        id = f"{wanted}-{used[wanted]}"
    used[id] = 1
    return id


def _told(what: str, which: Sequence[str]) -> list[str]:
    return [f"{what}: {len(which)} ({', '.join(which[:10])}{' …' if len(which) > 10 else ''})."] if which else []
