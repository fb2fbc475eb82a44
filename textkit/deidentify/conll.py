"""CoNLL and IOB files: a token a line with its tag in a column, blank lines between sentences.

Documents begin at `-DOCSTART-` or `# newdoc`. The columns are found by what they hold: the tags are O, B-…, I-… (also E,
S, L, U and M), chunks (B-NP) and word numbers are passed over, and CoNLL-U keeps its tags as name=B-PER in MISC.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from textkit.errors import BrokenMark, UnreadableFile

_START: Final = "-DOCSTART-"
_TAG: Final = re.compile(r"O|[BIESLUM]-\S+")
_NUMBER: Final = re.compile(r"\d+")
_INDEX: Final = re.compile(r"\d+(?:[-.]\d+)?")
_MISC: Final = re.compile(r"(?:^|[|\s])(?:name|ner)=([^|\s]+)", re.IGNORECASE)
_CONLLU: Final = 10  # columns
_CHUNKS: Final = frozenset("NP VP PP ADVP ADJP SBAR PRT CONJP INTJ LST UCP".split())
_COMMENT: Final = re.compile(r"#\s*(newdoc|text)\b(?:\s+id)?\s*=?\s*(.*)")
_CLOSING: Final = frozenset(". , ; : ! ? ) ] } % » ... … 's ’s n't".split())
_OPENING: Final = frozenset("( [ { «".split())

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A document, or a sentence where a file tells of no documents: text and (start, end, label) of its marks."""

    id: str
    text: str = field(repr=False)
    marks: tuple[Mark, ...]
    line: int


@dataclass(slots=True)
class _Token:
    form: str
    tag: str
    tight: bool  # no blank after it


@dataclass(slots=True)
class _Sentence:
    line: int
    tokens: list[_Token]
    text: str = ""  # as a comment gives it


def documents(text: str, name: str) -> tuple[list[Document], bool]:
    """The documents, and whether they are single sentences. Raises BrokenMark (file and line) and UnreadableFile."""
    lines = [(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1)]
    columns = _Columns(lines, name)
    parts: list[tuple[str, list[_Sentence]]] = [("", [])]
    sentence = _Sentence(0, [])
    told = False
    for number, line in [*lines, (len(lines) + 1, "")]:
        comment = _COMMENT.match(line) if columns.comments(line) else None
        starts = line.startswith(_START) or bool(comment and comment[1] == "newdoc")
        if sentence.tokens and (starts or not line.strip()):
            parts[-1][1].append(sentence)
            sentence = _Sentence(0, [])
        if starts:
            told = True
            parts.append((comment[2].strip() if comment else "", []))
        elif comment:
            sentence.text = comment[2]
        elif line.strip() and not columns.comments(line) and (token := columns.token(number, line)):
            sentence.line = sentence.line or number
            sentence.tokens.append(token)
    if not told:
        parts = [("", [s]) for _, held in parts for s in held]
    return [_document(id, held) for id, held in parts if held], not told


class _Columns:
    """Where the token and its tag stand in the lines of a file."""

    def __init__(self, lines: Sequence[tuple[int, str]], name: str) -> None:
        self.name = name
        tabs = any("\t" in line for _, line in lines)
        self.split: Callable[[str], list[str]] = (lambda line: line.split("\t")) if tabs else str.split
        rows = [(n, self.split(line)) for n, line in lines if line.strip() and line[0] != "#" and _START not in line]
        if not rows:
            raise UnreadableFile(f"{name} holds no marked text.", "Marked files are described in the documentation.")
        self.width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
        held = [(n, row) for n, row in rows if len(row) == self.width]
        self.tag = self._tags(held)
        self.numbered = self.width > 2 and all(_INDEX.fullmatch(row[0]) for _, row in held)
        self.form = next(c for c in range(self.width) if c != self.tag and not (c == 0 and self.numbered))

    def _tags(self, rows: list[tuple[int, list[str]]]) -> int:
        """The column of the tags; -1 where they stand in MISC."""
        fits = [sum(bool(_TAG.fullmatch(row[c])) for _, row in rows) for c in range(self.width)]
        columns = [c for c in range(self.width) if fits[c] == len(rows) and not self._chunks(rows, c)]
        if columns and self.width > 1:
            return columns[0]
        if self.width == _CONLLU and any(_MISC.search(row[-1]) for _, row in rows):
            return -1
        best = max(range(self.width), key=lambda c: fits[c])
        if self.width > 1 and fits[best] > len(rows) / 2 and not self._chunks(rows, best):
            line = next(n for n, row in rows if not _TAG.fullmatch(row[best]))
            raise BrokenMark(self.name, line, "its tag is neither O nor B-LABEL or I-LABEL")
        raise BrokenMark(
            self.name,
            rows[0][0],
            "neither marked as the corpus is (=== id | …), nor JSON, nor a token and its tag a line",
        )

    @staticmethod
    def _chunks(rows: list[tuple[int, list[str]]], column: int) -> bool:
        kinds = {row[column][2:] for _, row in rows} - {""}
        return bool(kinds) and kinds <= _CHUNKS

    def comments(self, line: str) -> bool:
        """Whether a line is a comment, and no token that happens to be #."""
        fields = self.split(line)
        tagged = len(fields) == self.width and (self.tag < 0 or _TAG.fullmatch(fields[self.tag]))
        return line.startswith("#") and not tagged

    def token(self, number: int, line: str) -> _Token | None:
        """None for a line of CoNLL-U that is no word of its own (1-2, 1.1)."""
        fields = self.split(line)
        if len(fields) != self.width:
            raise BrokenMark(self.name, number, f"{len(fields)} columns where the other lines have {self.width}")
        if self.numbered and not _NUMBER.fullmatch(fields[0]):
            return None
        if self.tag >= 0:
            return _Token(fields[self.form], fields[self.tag], tight="SpaceAfter=No" in fields[-1])
        found = _MISC.search(fields[-1])
        if not found or not _TAG.fullmatch(found[1]):
            raise BrokenMark(self.name, number, "its last column holds no name=O, name=B-LABEL or name=I-LABEL")
        return _Token(fields[self.form], found[1], tight="SpaceAfter=No" in fields[-1])


def _document(id: str, sentences: Sequence[_Sentence]) -> Document:
    """Sentences, each a line of its own."""
    text, marks = "", []
    for sentence in sentences:
        text += "\n" if text else ""
        said, places = _laid(sentence)
        marks += [(len(text) + a, len(text) + b, label) for a, b, label in _marks(sentence.tokens, places)]
        text += said
    return Document(id, text, tuple(marks), sentences[0].line)


def _laid(sentence: _Sentence) -> tuple[str, list[tuple[int, int]]]:
    """The text of a sentence and the place of each token: as its comment has it, or the tokens set as people write."""
    places, at = [], 0
    for token in sentence.tokens:
        found = sentence.text.find(token.form, at)
        if found < 0 or sentence.text[at:found].strip():
            return _joined(sentence.tokens)
        at = found + len(token.form)
        places.append((found, at))
    return sentence.text, places


def _joined(tokens: Sequence[_Token]) -> tuple[str, list[tuple[int, int]]]:
    text, places, open_, tight = "", [], False, True
    for token in tokens:
        quote = token.form in ('"', "”")
        text += "" if tight or token.form in _CLOSING or (quote and open_) else " "
        places.append((len(text), len(text) + len(token.form)))
        text += token.form
        open_ ^= quote
        tight = token.tight or token.form in _OPENING or (quote and open_)
    return text, places


def _marks(tokens: Sequence[_Token], places: Sequence[tuple[int, int]]) -> Iterator[Mark]:
    """Stretches of one label; a new one begins at B, S and U, and wherever the label changes."""
    held: Mark | None = None
    for token, (start, end) in zip(tokens, places, strict=True):
        how, label = token.tag[0], token.tag[2:]
        if held and (how in "OBSU" or label != held[2]):
            yield held
            held = None
        if how != "O":
            held = (held[0] if held else start, end, label)
        if held and how in "ESLU":
            yield held
            held = None
    if held:
        yield held
