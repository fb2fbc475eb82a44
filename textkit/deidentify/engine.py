"""The de-identifier: shared reading → recognizers (and names model) → overlaps → propagation → safe text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, repeat
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from textkit.deidentify import model as names_model
from textkit.deidentify import overlap, propagate
from textkit.deidentify.decisions import Decided, amended
from textkit.deidentify.document import Document, Found
from textkit.deidentify.policy import Policy
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.replace import rewrite
from textkit.errors import UsageError
from textkit.records import LANGUAGES, SafeTestimony, Span, Testimony
from textkit.resources import resource

_CHUNK: Final = 40_000  # letters read at once; a longer text is cut at a line or sentence
_CUT: Final = re.compile(r"\n\s*\n|\n|[.!?]\s|\s")
_BATCH: Final = 64
_NO_DECISIONS: Final[Mapping[str, Sequence[Decided]]] = MappingProxyType({})

T = TypeVar("T")
Read = list[tuple[int, Document]]


def pieces(text: str, most: int = _CHUNK) -> Iterator[tuple[int, str]]:
    """(place, piece) of a long text, cut after a paragraph, line, sentence or word where there is one."""
    start = 0
    while len(text) - start > most:
        cuts: dict[int, int] = {}
        for match in _CUT.finditer(text, start + most // 2, start + most):
            cuts[min(3, len(match[0]) if "\n" in match[0] else 0)] = match.end()
        end = cuts[max(cuts)] if cuts else start + most
        yield start, text[start:end]
        start = end
    yield start, text[start:]


class Deidentifier:
    """Finds and replaces identifiers in testimonies in Swedish, Norwegian, Danish and English.

    `languages`: those a text may be in, the first where it cannot be told. `policy`: a Policy or a mapping of labels
    to actions, with `mode`. `key` is kept for replacements that need a secret. Raises UsageError, BrokenConfig.
    """

    def __init__(
        self,
        languages: Sequence[str] = LANGUAGES,
        policy: Policy | Mapping[str, str] | None = None,
        key: bytes | None = None,
    ) -> None:
        if not languages or (unknown := [code for code in languages if code not in LANGUAGES]):
            wrong = ", ".join(unknown) if languages else "none"
            raise UsageError(f"Languages given: {wrong}.", f"Choose from: {', '.join(LANGUAGES)}.")
        self.languages = tuple(languages)
        self.policy = policy if isinstance(policy, Policy) else Policy.from_mapping(policy)
        self._key = key
        path = names_model.folder()
        self._model = names_model.NamesModel(path) if path else None

    def detect(self, text: str, language: str | None = None) -> list[Span]:
        """The identifiers of a text: sorted, not overlapping, offsets in its code points."""
        return next(self.detect_all([text], [language]))

    def detect_all(
        self, texts: Iterable[str], languages: Iterable[str | None] | None = None, progress: bool = False
    ) -> Iterator[list[Span]]:
        """`detect` for many texts, in batches; `languages`: one for each text, None where it is to be told."""
        rows = zip(_shown(texts, progress), languages if languages is not None else repeat(None), strict=False)
        while batch := list(islice(rows, _BATCH)):
            reads = [self._read(text, self._language(text, language)[0]) for text, language in batch]
            hints = self._by_model(reads)
            for read in reads:
                yield self._spans(read, [next(hints) for _ in read])

    def deidentify(self, testimony: Testimony | str, language: str | None = None) -> SafeTestimony:
        """The safe form of a testimony or text (id "" for a text)."""
        return next(self.deidentify_all([_testimony(testimony, language)]))

    def deidentify_all(
        self,
        testimonies: Iterable[Testimony],
        progress: bool = False,
        *,
        decisions: Mapping[str, Sequence[Decided]] = _NO_DECISIONS,
    ) -> Iterator[SafeTestimony]:
        """The safe forms of many testimonies, in batches; `decisions`: what reviewers decided, by testimony id."""
        rows = iter(_shown(testimonies, progress))
        while batch := list(islice(rows, _BATCH)):
            told = [self._language(t.text, t.language) for t in batch]
            found = self.detect_all((t.text for t in batch), (code for code, _ in told))
            for testimony, (code, sure), spans in zip(batch, told, found, strict=True):
                spans = amended(spans, decisions.get(testimony.id, ()))
                text, placed = rewrite(testimony.text, spans, self.policy)
                yield SafeTestimony(testimony.id, text, code, testimony.date, testimony.groups, placed, sure)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that decides the result: settings, code, word lists, names model."""
        digest = hashlib.sha256(json.dumps([self.languages, dict(self.policy.actions), self.policy.mode]).encode())
        package = Path(__file__).resolve().parents[1]
        files = [*sorted((package / "deidentify").rglob("*.py")), *sorted((package / "language").glob("*.py"))]
        for file in [*files, *sorted(resource("models/nordic_lexicon").glob("*.xz"))]:
            digest.update(file.name.encode() + file.read_bytes())
        if self._model:
            digest.update(self._model.fingerprint.encode())
        return digest.hexdigest()

    def _language(self, text: str, language: str | None) -> tuple[str, bool]:
        if language in self.languages:
            return str(language), True
        from textkit.language import detect

        guess = detect(text)
        return (guess.language, guess.sure) if guess.language in self.languages else (self.languages[0], False)

    @staticmethod
    def _read(text: str, language: str) -> Read:
        return [(start, Document.of(piece, language)) for start, piece in pieces(text)]

    def _by_model(self, reads: list[Read]) -> Iterator[list[Found]]:
        if self._model is None:
            return repeat([])
        return self._model.find_all([doc.text for read in reads for _, doc in read])

    def _spans(self, read: Read, hints: list[list[Found]]) -> list[Span]:
        """Recognize, resolve and propagate over the pieces of one text."""
        least = self.policy.threshold
        found = []
        for (_, doc), hint in zip(read, hints, strict=True):
            items = [*hint, *_recognized(doc)]
            found.append(overlap.resolve((f for f in items if f.score >= least(f.label)), doc.text))
        docs = [doc for _, doc in read]
        parts = propagate.known_parts((doc, f) for doc, items in zip(docs, found, strict=True) for f in items)
        for place, (doc, items) in enumerate(zip(docs, found, strict=True)):
            if new := propagate.spread(doc, items, parts):
                found[place] = overlap.resolve([*items, *new], doc.text)
        return _tied(read, found)


def _recognized(doc: Document) -> Iterator[Found]:
    for recognizer in recognizers(doc.language):
        for item in recognizer.find(doc):
            item.source = item.source or recognizer.name
            yield item


def _tied(read: Read, found: list[list[Found]]) -> list[Span]:
    """Spans in the text as given, with entity numbers."""
    rows = [(offset, doc, f) for (offset, doc), items in zip(read, found, strict=True) for f in items]
    entities = propagate.tie([(f.label, doc.text[f.start : f.end]) for _, doc, f in rows])
    spans = []
    for (offset, doc, f), entity in zip(rows, entities, strict=True):
        start, end = doc.original(f.start, f.end)
        spans.append(Span(offset + start, offset + end, f.label, round(f.score, 3), f.source, entity))
    return spans


def _testimony(given: Testimony | str, language: str | None) -> Testimony:
    if isinstance(given, str):
        return Testimony("", given, language)
    return (
        given if language is None else Testimony(given.id, given.text, language, given.date, given.groups, given.source)
    )


def _shown(items: Iterable[T], progress: bool) -> Iterable[T]:
    if not progress:
        return items
    from rich.progress import track

    return track(items, description="deidentify", transient=True)
