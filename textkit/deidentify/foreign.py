"""Marked texts in other formats: Presidio-research's JSON, the Text Anonymization Benchmark's JSON, CoNLL and IOB.

- Presidio-research: a list of samples, `full_text` and `spans` of entity_type, start_position, end_position
  (microsoft/presidio-research, data_objects.py).
- TAB: a list of documents, `text` and `annotations` of annotators with `entity_mentions` (Pilán et al. 2022; its own
  evaluation.py). The marks of all annotators are kept side by side, which is its micro-average over annotators.
- CoNLL: a token and its tag a line, in columns (Tjong Kim Sang & De Meulder 2003); IOB1, IOB2, IOBES and BILOU alike.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from textkit.deidentify import conll
from textkit.errors import BrokenMark, UnreadableFile

KINDS: Final[Mapping[str, str]] = {"DIRECT": "direct", "QUASI": "quasi"}
NO_MASK: Final = "NO_MASK"
_BETWEEN: Final = re.compile(r"[\s,]*")
_TAGGED: Final = re.compile(r"[\[{][ \t]+(?:O|[BIESLU]-)")
# What TAB's own evaluation leaves out of account: titles, function words and punctuation at the ends of a mention.
_LIGHT: Final = (
    r"(?:\b(?:mr|mrs|ms|and|or|from|until|to|about|after|as|at|before|between|by|during|for|in|into|of|on|over|since"
    r"|with|the|a|an|no|nr)\b|[’']s\b|[^\w])"
)
_FIRST: Final = re.compile(f"{_LIGHT}+", re.IGNORECASE)
_LAST: Final = re.compile(f"{_LIGHT}+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark as its file has it: their label, an entity's id and a kind ("direct", "quasi") where it gives them."""

    start: int
    end: int
    label: str
    entity: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A marked text before its labels are ours.

    needless: labels of the mentions marked as needing no mask. misplaced: marks that name another text than stands at
    their offsets.
    """

    id: str
    text: str = field(repr=False)
    mentions: tuple[Mention, ...]
    file: str
    line: int
    language: str | None = None
    needless: tuple[str, ...] = ()
    misplaced: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held. alone: its sentences stand alone, nothing says which documents they make up."""

    format: str
    drafts: tuple[Draft, ...]
    alone: bool = False


def read(text: str, name: str) -> Read:
    """The marked texts of a file, its format told from its content. Raises BrokenMark and UnreadableFile."""
    head = text.lstrip()
    if head[:1] in ("[", "{") and not _TAGGED.match(head):
        return _json(text, name)
    return _columns(text, name)


def _columns(text: str, name: str) -> Read:
    documents, alone = conll.documents(text, name)
    drafts = [
        Draft(
            d.id or f"{PurePath(name).stem}-{number}",
            d.text,
            tuple(Mention(start, end, label) for start, end, label in d.marks),
            name,
            d.line,
        )
        for number, d in enumerate(documents, 1)
    ]
    return Read("CoNLL", tuple(drafts), alone)


def _json(text: str, name: str) -> Read:
    formats, drafts = set(), []
    for number, (line, item) in enumerate(_items(text, name), 1):
        id = f"{PurePath(name).stem}-{number}"
        if isinstance(item, dict) and isinstance(item.get("full_text"), str):
            formats.add("Presidio")
            drafts.append(_presidio(item, id, name, line))
        elif isinstance(item, dict) and isinstance(item.get("text"), str) and "annotations" in item:
            formats.add("TAB")
            drafts.append(_tab(item, id, name, line))
        else:
            raise BrokenMark(
                name, line, "has neither full_text and spans (Presidio-research) nor text and annotations (TAB)"
            )
    if not drafts:
        raise UnreadableFile(f"{name} holds no marked text.", "A list of samples or documents is needed.")
    return Read(" and ".join(sorted(formats)), tuple(drafts))


def _items(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """(line, value) of a list, or of one value a line."""
    decoder = json.JSONDecoder()
    listed = text.lstrip().startswith("[")
    at, line, seen = text.index("[") + 1 if listed else 0, 1, 0
    while True:
        at = _between(text, at)
        if at >= len(text):
            if listed:
                raise BrokenMark(name, text.count("\n") + 1, "the list is not closed: was the file cut short?")
            return
        if listed and text[at] == "]":
            return
        line, seen = line + text.count("\n", seen, at), at
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as problem:
            raise BrokenMark(name, problem.lineno, f"no valid JSON ({problem.msg})") from None
        except RecursionError:
            raise BrokenMark(name, line, "no valid JSON (nested too deeply)") from None
        yield line, value


def _between(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _presidio(item: Mapping[str, Any], id: str, name: str, line: int) -> Draft:
    text = item["full_text"]
    fields = ("start_position", "end_position", "entity_type")
    marks = [(_mention(m, fields, text, name, line), m.get("entity_value")) for m in _list(item, "spans", name, line)]
    meta = item["metadata"] if isinstance(item.get("metadata"), dict) else {}
    told = [v for k, v in (*item.items(), *meta.items()) if k.lower() in ("language", "lang") and isinstance(v, str)]
    return Draft(
        id, text, tuple(m for m, _ in marks), name, line,
        language=told[0].lower() if told else None,
        misplaced=sum(isinstance(v, str) and v != text[m.start : m.end] for m, v in marks),
    )  # fmt: skip


def _tab(item: Mapping[str, Any], id: str, name: str, line: int) -> Draft:
    text, annotations = item["text"], item["annotations"]
    if not isinstance(annotations, dict):
        raise BrokenMark(name, line, "annotations is no object of annotators")
    mentions: list[Mention] = []
    needless: list[str] = []
    misplaced = 0
    for annotator, held in annotations.items():
        for m in () if held is None else _list(held, "entity_mentions", name, line):
            mention = _mention(m, ("start_offset", "end_offset", "entity_type"), text, name, line)
            misplaced += isinstance(v := m.get("span_text"), str) and v != text[mention.start : mention.end]
            kind = m.get("identifier_type")
            if kind == NO_MASK:
                needless.append(mention.label)
            elif kind in KINDS:
                entity = f"{annotator}/{m['entity_id']}" if m.get("entity_id") else ""
                mentions.append(_core(text, mention, entity, KINDS[kind]))
            else:
                raise BrokenMark(name, line, f"an identifier_type is none of DIRECT, QUASI and {NO_MASK}")
    id = str(item.get("doc_id") or id)
    return Draft(id, text, tuple(mentions), name, line, needless=tuple(needless), misplaced=misplaced)


def _list(item: Any, key: str, name: str, line: int) -> list[Any]:
    found = item.get(key) if isinstance(item, dict) else None
    if found is None and isinstance(item, dict) and key == "spans":
        return []
    if not isinstance(found, list) or not all(isinstance(m, dict) for m in found):
        raise BrokenMark(name, line, f"{key} is missing or no list of objects")
    return found


def _mention(mark: Mapping[str, Any], fields: tuple[str, str, str], text: str, name: str, line: int) -> Mention:
    start, end, label = (mark.get(f) for f in fields)
    if type(start) is not int or type(end) is not int or not isinstance(label, str) or not label.strip():
        raise BrokenMark(name, line, f"a mark needs {fields[0]} and {fields[1]} (whole numbers) and {fields[2]}")
    if not 0 <= start < end <= len(text):
        raise BrokenMark(name, line, f"a mark from {start} to {end} in a text of {len(text)} letters")
    return Mention(start, end, label.strip())


def _core(text: str, mention: Mention, entity: str, kind: str) -> Mention:
    """A mention of TAB without the light words at its ends; whole where nothing else is in it."""
    value = text[mention.start : mention.end]
    first = match.end() if (match := _FIRST.match(value)) else 0
    last = match.start() if (match := _LAST.search(value)) else len(value)
    if first >= last:
        first, last = 0, len(value)
    return Mention(mention.start + first, mention.start + last, mention.label, entity, kind)
