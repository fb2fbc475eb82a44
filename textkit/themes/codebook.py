"""A codebook: themes with names, definitions, examples and key words in one or more languages, kept as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from textkit.errors import BrokenCodebook
from textkit.resources import resource

_FIELDS: Final = ("name", "definition", "counts", "not", "examples", "keywords", "area")
_TEXTS: Final = ("name", "definition", "counts", "not")
_LISTS: Final = ("examples", "keywords")


@dataclass(frozen=True)
class Entry:
    """One theme. Texts and lists are kept by language code."""

    id: str
    name: Mapping[str, str]
    definition: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, str] = field(default_factory=dict)
    excludes: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    area: str = ""

    def named(self, language: str) -> str:
        """The name in a language, in English or any other where it has none in it."""
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()))

    @cached_property
    def teaching(self) -> tuple[str, ...]:
        """Every text that says what the theme sounds like: examples first, then definitions and key words."""
        examples = [e for texts in self.examples.values() for e in texts]
        described = [f"{self.name.get(code, '')}. {text}" for code, text in self.definition.items()]
        words = [", ".join(w) for w in self.keywords.values() if w]
        return tuple(examples + described + words) or tuple(self.name.values())


@dataclass(frozen=True)
class Codebook:
    """The entries in their order. Raises BrokenCodebook where there is none, or two under one id."""

    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if not self.entries:
            raise BrokenCodebook("The codebook has no themes.", "Give it at least one entry.")
        ids = self.ids
        if twice := next((id for number, id in enumerate(ids) if id in ids[:number]), None):
            raise BrokenCodebook(f"The theme '{twice}' stands in the codebook twice.", "Give each theme its own id.")

    @property
    def ids(self) -> list[str]:
        return [entry.id for entry in self.entries]

    def __getitem__(self, id: str) -> Entry:
        return next(entry for entry in self.entries if entry.id == id)

    def __len__(self) -> int:
        return len(self.entries)


def load(path: str | Path | None = None) -> Codebook:
    """Read a codebook; None: the bundled one.

    Raises BrokenCodebook with file, line and field where an entry cannot be used.
    """
    import yaml

    file = Path(path) if path else resource("corpus") / "codebook.yaml"
    try:
        tree = yaml.compose(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise BrokenCodebook(
            f"{file.name} cannot be read ({type(problem).__name__}).", "Save it as UTF-8 text."
        ) from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise BrokenCodebook(f"{file.name}:{mark.line + 1 if mark else '?'}: not valid YAML.") from None
    themes = (
        next((v for k, v in tree.value if k.value == "themes"), None) if isinstance(tree, yaml.MappingNode) else None
    )
    if not isinstance(themes, yaml.MappingNode) or not themes.value:
        raise BrokenCodebook(f"{file.name} has no themes.", "It needs 'themes:' and under it one entry a theme.")
    return Codebook(_entries(themes, file.name))


def _entries(themes: Any, file: str) -> tuple[Entry, ...]:
    import yaml

    loader = yaml.SafeLoader("")
    entries: dict[str, Entry] = {}
    for key, node in themes.value:
        where = f"{file}:{key.start_mark.line + 1}"
        if key.value in entries:
            raise BrokenCodebook(f"{where}: the theme '{key.value}' stands there twice.", "Give each theme its own id.")
        entries[str(key.value)] = _entry(str(key.value), loader.construct_document(node), where)
    return tuple(entries.values())


def _entry(id: str, raw: object, where: str) -> Entry:
    if not isinstance(raw, dict):
        raise BrokenCodebook(f"{where}: '{id}' needs at least a name.", f"Fields: {', '.join(_FIELDS)}.")
    if unknown := sorted(map(str, set(raw) - set(_FIELDS))):
        raise BrokenCodebook(f"{where}: '{id}' has an unknown field '{unknown[0]}'.", f"Fields: {', '.join(_FIELDS)}.")
    texts = {f: _by_language(raw.get(f), str, f"{where}: '{id}' {f}") for f in _TEXTS}
    lists = {f: _by_language(raw.get(f), list, f"{where}: '{id}' {f}") for f in _LISTS}
    if not texts["name"]:
        raise BrokenCodebook(f"{where}: '{id}' has no name.", "Write name: and a text, or a text for each language.")
    held = {f: {code: tuple(map(str, items)) for code, items in by.items()} for f, by in lists.items()}
    return Entry(
        id,
        texts["name"],
        texts["definition"],
        texts["counts"],
        texts["not"],
        held["examples"],
        held["keywords"],
        str(raw.get("area", "")),
    )


def _by_language(value: object, kind: type, where: str) -> dict[str, Any]:
    """A plain value counts for every language (kept under `en`)."""
    if value is None:
        return {}
    if isinstance(value, kind):
        return {"en": value}
    if isinstance(value, dict) and all(isinstance(v, kind) for v in value.values()):
        return {str(k): v for k, v in value.items()}
    raise BrokenCodebook(f"{where} must be a {'text' if kind is str else 'list'}, or one for each language.")
