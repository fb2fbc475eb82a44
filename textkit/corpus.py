"""The bundled corpus: invented testimonies with gold identifiers and theme passages.

The mark-up, one testimony after a header line `=== id | key=value | …`:

    [[LABEL|surface]]  [[LABEL#entity|surface]]   an identifier
    {{theme+theme|passage}}                       the words that carry a theme
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textkit.errors import BrokenMark
from textkit.records import LABELS, LANGUAGES, THEMES
from textkit.resources import resource

if TYPE_CHECKING:
    import pandas as pd

HEADER_KEYS: Final = ("lang", "date", "sector", "region", "role", "themes", "reported")
SPLITS: Final = ("train", "dev", "test")
_MARK: Final = re.compile(r"\[\[|\]\]|\{\{|\}\}|\n")
_OPENING: Final = re.compile(r"\[\[([A-Z_]+)(?:#([\w-]+))?\|")
_PASSAGE: Final = re.compile(r"\{\{([a-z_+]+)\|")


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A marked identifier, offsets in the plain text."""

    start: int
    end: int
    label: str
    entity: str


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A marked theme passage, offsets in the plain text."""

    start: int
    end: int
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldTestimony:
    """A testimony of the corpus: plain text, header and marks."""

    id: str
    text: str
    header: dict[str, str]
    spans: tuple[GoldSpan, ...]
    passages: tuple[GoldPassage, ...]
    file: str
    line: int

    @property
    def themes(self) -> tuple[str, ...]:
        """Theme ids, the main one first."""
        return tuple(filter(None, self.header["themes"].split(",")))


class _Unmarker:
    """Reads the marked body of one testimony; errors carry the line in the file."""

    def __init__(self, body: str, where: str, line: int) -> None:
        self.body, self.where, self.line = body, where, line
        self.out: list[str] = []
        self.length = 0
        self.spans: list[GoldSpan] = []
        self.passages: list[GoldPassage] = []
        self.span: tuple[int, str, str] | None = None
        self.passage: tuple[int, tuple[str, ...]] | None = None

    def fail(self, problem: str) -> BrokenMark:
        return BrokenMark(self.where, self.line, problem)

    def keep(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def run(self) -> tuple[str, tuple[GoldSpan, ...], tuple[GoldPassage, ...]]:
        at = 0
        while match := _MARK.search(self.body, at):
            self.keep(self.body[at : match.start()])
            at = self.step(match)
        self.keep(self.body[at:])
        if self.span or self.passage:
            raise self.fail("a mark is opened and never closed in this testimony")
        return "".join(self.out), tuple(self.spans), tuple(self.passages)

    def step(self, match: re.Match[str]) -> int:
        """Handle one mark and return where to go on."""
        mark = match[0]
        if mark == "\n":
            return self.newline(match)
        if mark == "[[":
            return self.open_span(match.start())
        if mark == "{{":
            return self.open_passage(match.start())
        self.close(mark)
        return match.end()

    def newline(self, match: re.Match[str]) -> int:
        if self.span:
            raise self.fail("an identifier runs over the end of the line")
        if self.passage and self.body[match.end() : match.end() + 1] == "\n":
            raise self.fail("a theme passage runs over an empty line")
        self.keep("\n")
        self.line += 1
        return match.end()

    def open_span(self, at: int) -> int:
        if self.span:
            raise self.fail("an identifier inside an identifier")
        if not (m := _OPENING.match(self.body, at)):
            raise self.fail("'[[' is not followed by LABEL| or LABEL#entity|")
        if m[1] not in LABELS:
            raise self.fail(f"unknown label {m[1]}; the labels are {', '.join(LABELS)}")
        self.span = (self.length, m[1], m[2] or "")
        return m.end()

    def open_passage(self, at: int) -> int:
        if self.passage or self.span:
            raise self.fail("a theme passage inside another mark")
        if not (m := _PASSAGE.match(self.body, at)):
            raise self.fail("'{{' is not followed by theme| or theme+theme|")
        themes = tuple(m[1].split("+"))
        if unknown := [t for t in themes if t not in THEMES]:
            raise self.fail(f"unknown theme {unknown[0]}; the themes are {', '.join(THEMES)}")
        self.passage = (self.length, themes)
        return m.end()

    def close(self, mark: str) -> None:
        if mark == "]]" and self.span:
            start, label, entity = self.span
            surface = "".join(self.out)[start:]
            if not surface or surface != surface.strip():
                raise self.fail(f"a {label} mark that is empty or begins or ends with a space")
            self.spans.append(GoldSpan(start, self.length, label, entity))
            self.span = None
        elif mark == "}}" and self.passage and not self.span:
            start, themes = self.passage
            if start == self.length:
                raise self.fail("an empty theme passage")
            self.passages.append(GoldPassage(start, self.length, themes))
            self.passage = None
        else:
            raise self.fail(f"'{mark}' closes nothing")


def _header(line: str, where: str, number: int) -> tuple[str, dict[str, str]]:
    parts = [p.strip() for p in line[4:].split("|")]
    fields = dict(p.split("=", 1) for p in parts[1:] if "=" in p)
    missing = [k for k in HEADER_KEYS if k not in fields]
    if missing or len(fields) != len(parts) - 1 or not parts[0]:
        raise BrokenMark(
            where, number, f"the header needs an id and {', '.join(HEADER_KEYS)}; look at {missing or parts}"
        )
    for key, value in fields.items():
        if key not in HEADER_KEYS:
            raise BrokenMark(where, number, f"unknown header key '{key}'")
        fields[key] = value.strip()
    _check_values(fields, where, number)
    return parts[0], fields


def _check_values(fields: dict[str, str], where: str, number: int) -> None:
    if fields["lang"] not in LANGUAGES:
        raise BrokenMark(where, number, f"lang={fields['lang']} is none of {', '.join(LANGUAGES)}")
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", fields["date"]):
        raise BrokenMark(where, number, f"date={fields['date']} is not a year and month (2017-11)")
    if fields["reported"] not in ("yes", "no", "unclear"):
        raise BrokenMark(where, number, f"reported={fields['reported']} is none of yes, no, unclear")
    if unknown := [t for t in fields["themes"].split(",") if t and t not in THEMES]:
        raise BrokenMark(where, number, f"unknown theme {unknown[0]} in the header")


def parse(marked: str, where: str = "text") -> Iterator[GoldTestimony]:
    """The testimonies of a marked file.

    Raises BrokenMark, with file and line, at the first mark or header that does not parse.
    """
    lines = marked.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("=== ")]
    if stray := [i for i, line in enumerate(lines[: starts[0] if starts else len(lines)]) if line.strip()]:
        raise BrokenMark(where, stray[0] + 1, "text before the first header (=== id | lang=… | …)")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        id, header = _header(lines[start], where, start + 1)
        body = "\n".join(lines[start + 1 : end]).strip("\n")
        skipped = next((k for k, line in enumerate(lines[start + 1 : end]) if line), 0)
        text, spans, passages = _Unmarker(body, where, start + 2 + skipped).run()
        gold = GoldTestimony(id, text, header, spans, passages, where, start + 1)
        _check_themes(gold)
        yield gold


def _check_themes(gold: GoldTestimony) -> None:
    if not gold.text.strip():
        raise BrokenMark(gold.file, gold.line, f"{gold.id} has no text")
    marked = {t for p in gold.passages for t in p.themes}
    if extra := marked - set(gold.themes):
        raise BrokenMark(gold.file, gold.line, f"{gold.id} marks {sorted(extra)[0]}, which its header lacks")
    if bare := set(gold.themes) - marked:
        raise BrokenMark(gold.file, gold.line, f"{gold.id} has {sorted(bare)[0]} in its header and no passage for it")


def gold_testimonies(folder: Path | None = None) -> list[GoldTestimony]:
    """Every testimony of the corpus (or of another folder of marked files), in the order of files and lines.

    Raises BrokenMark for marks that do not parse and for an id that occurs twice.
    """
    folder = folder or resource("corpus") / "testimonies"
    found: dict[str, GoldTestimony] = {}
    for file in sorted(folder.glob("*.txt")):
        for gold in parse(file.read_text(encoding="utf-8"), file.name):
            if (first := found.get(gold.id)) is not None:
                raise BrokenMark(gold.file, gold.line, f"the id {gold.id} stands at {first.file}:{first.line} too")
            found[gold.id] = gold
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short expression of a theme (`theme` "none": of no theme)."""

    language: str
    theme: str
    text: str
    split: str


def phrases(split: str | None = None) -> list[Phrase]:
    """The expressions of corpus/phrases.tsv, or one part of their fixed split."""
    lines = (resource("corpus") / "phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [Phrase(*line.split("\t")) for line in lines]
    return [p for p in found if split is None or p.split == split]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """One to four sentences with their identifiers marked; for training alone."""

    id: str
    language: str
    text: str
    spans: tuple[GoldSpan, ...]


def marked_sentences() -> list[MarkedSentence]:
    """The marked passages of corpus/sentences, in the order of files and lines. Raises BrokenMark, naming file and line."""
    found = []
    for file in sorted((resource("corpus") / "sentences").glob("*.tsv")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            parts = line.split("\t")
            if len(parts) != 3 or parts[1] not in LANGUAGES:
                raise BrokenMark(file.name, number, "a line is an id, a language and a marked text, with tabs between")
            text, spans, _ = _Unmarker(parts[2], file.name, number).run()
            found.append(MarkedSentence(parts[0], parts[1], text, spans))
    return found


@dataclass(frozen=True)
class Corpus:
    """Three DataFrames.

    testimonies: id, text, language, date, sector, region, role, reported, themes (list), main, split.
    spans: testimony_id, start, end, label, entity, surface.
    passages: testimony_id, start, end, themes (list), text.
    """

    testimonies: pd.DataFrame
    spans: pd.DataFrame
    passages: pd.DataFrame


def splits() -> dict[str, str]:
    """Testimony id → train, dev or test, as fixed in corpus/split.tsv."""
    lines = (resource("corpus") / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines)


def gold(split: str | None = None) -> list[GoldTestimony]:
    """The bundled corpus as records, or one part of its fixed split (train, dev, test)."""
    if split not in (None, *SPLITS):
        raise ValueError(f"split is one of {', '.join(SPLITS)} or None, not {split!r}")
    part = splits()
    return [g for g in _gold() if split is None or part[g.id] == split]


@cache
def practice() -> tuple[GoldTestimony, ...]:
    """The testimonies of corpus/practice, marked once: to learn from, never to measure with."""
    return tuple(gold_testimonies(resource("corpus") / "practice"))


@cache
def hard_cases() -> dict[tuple[str, int, int], tuple[str, ...]]:
    """(testimony, start, end) of a marked mention → the hard cases it is, as named in corpus/slices.tsv."""
    found: dict[tuple[str, int, int], tuple[str, ...]] = {}
    for line in (resource("corpus") / "slices.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        id, start, end, case = line.split("\t")
        found[id, int(start), int(end)] = (*found.get((id, int(start), int(end)), ()), case)
    return found


@cache
def _gold() -> tuple[GoldTestimony, ...]:
    return tuple(gold_testimonies())


def load(split: str | None = None) -> Corpus:
    """The bundled corpus, or one part of its fixed split (train, dev, test)."""
    import pandas as pd

    part, held = splits(), gold(split)
    rows = [_row(g, part[g.id]) for g in held]
    spans = [(g.id, s.start, s.end, s.label, s.entity, g.text[s.start : s.end]) for g in held for s in g.spans]
    passages = [(g.id, p.start, p.end, list(p.themes), g.text[p.start : p.end]) for g in held for p in g.passages]
    columns = ["id", "text", "language", "date", "sector", "region", "role", "reported", "themes", "main", "split"]
    return Corpus(
        pd.DataFrame(rows, columns=columns),
        pd.DataFrame(spans, columns=["testimony_id", "start", "end", "label", "entity", "surface"]),
        pd.DataFrame(passages, columns=["testimony_id", "start", "end", "themes", "text"]),
    )


def _row(gold: GoldTestimony, part: str) -> tuple[object, ...]:
    h, themes = gold.header, list(gold.themes)
    main = themes[0] if themes else None
    return (
        gold.id,
        gold.text,
        h["lang"],
        h["date"],
        h["sector"],
        h["region"],
        h["role"],
        h["reported"],
        themes,
        main,
        part,
    )
