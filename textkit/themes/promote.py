"""Entries put into a codebook's YAML, and taken out again, with everything else in the file as it was written."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from textkit.errors import BrokenCodebook


def entry_id(name: str, taken: Collection[str]) -> str:
    """An id made of a name, as the codebook's are: `kaffe_och_tystnad`; numbered where it is taken."""
    made = re.sub(r"\W+", "_", name.casefold()).strip("_")[:40].strip("_") or "theme"
    number, id = 2, made
    while id in taken:
        number, id = number + 1, f"{made}_{number}"
    return id


def block(id: str, name: str, examples: Mapping[str, Sequence[str]], keywords: Mapping[str, Sequence[str]]) -> str:
    """An entry as YAML. The definition is left for the researcher."""
    fields: dict[str, Any] = {"name": name, "definition": ""}
    fields["examples"] = {code: [" ".join(text.split()) for text in texts] for code, texts in examples.items()}
    fields["keywords"] = {code: list(words) for code, words in keywords.items() if words}
    kept = {field: value for field, value in fields.items() if value or field == "definition"}
    return _dumped({id: kept})


def mark(entry: str) -> str:
    """A digest of an entry, by which it is known whether somebody has changed it since."""
    return blake2b(textwrap.dedent(entry).strip().encode(), digest_size=8).hexdigest()


def added(text: str, entry: str) -> str:
    """The file with an entry after the others. Raises BrokenCodebook where its themes do not stand one under another."""
    themes = _themes(text)
    column = themes.value[0][0].start_mark.column
    before, after = text[: themes.end_mark.index].rstrip(), text[themes.end_mark.index :]
    return f"{before}\n\n{textwrap.indent(entry, ' ' * column)}" + (f"\n{after}" if after.strip() else "")


def found(text: str, id: str) -> str:
    """An entry as it stands in the file; empty where there is none of that id."""
    start, end = _place(text, id)
    return text[start:end]


def removed(text: str, id: str) -> str:
    """The file without an entry."""
    start, end = _place(text, id)
    return f"{text[:start].rstrip()}\n{text[end:]}" if end else text


def without(text: str, id: str, examples: Collection[str]) -> str:
    """The file with some of an entry's examples taken out; an entry that has none of them stays as it was written."""
    import yaml

    start, end = _place(text, id)
    entry: dict[str, Any] = yaml.safe_load(text[start:end])[id] if end else {}
    by, gone = entry.get("examples"), {" ".join(example.split()) for example in examples}
    if not isinstance(by, dict):
        return text
    kept = {code: [one for one in held if " ".join(str(one).split()) not in gone] for code, held in by.items()}
    if kept == by:
        return text
    column = _themes(text).value[0][0].start_mark.column
    written = _dumped({id: entry | {"examples": {code: held for code, held in kept.items() if held}}})
    return text[:start] + textwrap.indent(written, " " * column) + text[end:]


def _dumped(tree: Mapping[str, Any]) -> str:
    import yaml

    return str(yaml.safe_dump(dict(tree), allow_unicode=True, sort_keys=False, width=10**6))


def _place(text: str, id: str) -> tuple[int, int]:
    keys = [key for key, _ in _themes(text).value]
    ends = [key.start_mark.index - key.start_mark.column for key in keys[1:]] + [_themes(text).end_mark.index]
    for key, end in zip(keys, ends, strict=True):
        if key.value == id:
            return key.start_mark.index - key.start_mark.column, end
    return 0, 0


def _themes(text: str) -> Any:
    import yaml

    try:
        tree: Any = yaml.compose(text)
    except yaml.YAMLError:
        raise BrokenCodebook("The codebook is not valid YAML.") from None
    node = next((v for k, v in tree.value if k.value == "themes"), None)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise BrokenCodebook("The codebook's themes cannot be added to.", "Write one theme under another, not in { }.")
    return node
