"""models/nordic_ner as a spaCy pipeline: a tokenizer that reads as we do, and a tagger that writes `doc.ents`.

Importing this module registers both with spaCy, so that `spacy.load` can build the pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline.tagger import Tagger
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from textkit.deidentify.document import Document
from textkit.deidentify.tagger import OUTSIDE, tokens

NAME: Final = "nordic_tagger"


class Reader:
    """Text → Doc of the words as `deidentify` reads them; the signs between them are tokens too.

    `doc.user_data["starts"]` and `["ends"]` hold each token's place in the text, -1 for signs.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Read a text whose language is told by itself."""
        from textkit.language import detect

        doc = Document.of(text, detect(text).language)
        made, places = tokens(doc, self.vocab)
        starts, ends = [-1] * len(made), [-1] * len(made)
        for index, place in enumerate(places):
            starts[place], ends[place] = doc.original(doc.starts[index], doc.ends[index])
        made.user_data |= {"starts": starts, "ends": ends}
        return made

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing of its own to keep."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> Reader:
        """Nothing of its own to read."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Nothing of its own to keep."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> Reader:
        """Nothing of its own to read."""
        return self


@spacy.registry.tokenizers("textkit.reader.v1")  # type: ignore[untyped-decorator]
def create_reader() -> Callable[[Language], Reader]:
    """The reader, as the config of a pipeline names it."""
    return lambda nlp: Reader(nlp.vocab)


class NordicTagger(Tagger):  # type: ignore[misc]
    """Softmax over B- and I- of each label and O, a token; `set_annotations` joins them to `doc.ents`."""

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """(tokens, labels) probabilities of each doc."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((len(doc), len(self.labels)), np.float32) for doc in docs]
        return list(self.model.predict(docs))

    def set_annotations(self, docs: Iterable[Doc], scores: Sequence[Any]) -> None:
        """The likeliest tag of each token as entities; the probabilities stay in `doc.user_data`."""
        for doc, rows in zip(docs, scores, strict=True):
            doc.user_data["probabilities"] = rows
            best = [self.labels[i] for i in rows.argmax(1)] if len(doc) else []
            doc.ents = [Span(doc, a, b, label=label) for a, b, label in joined(best)]


def joined(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """BIO tags → (first token, token after the last, label); an I- without its B- begins an entity too."""
    out: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        begin, label = tag[0] == "B", tag[2:]
        if not begin and out and out[-1][1] == at and out[-1][2] == label:
            out[-1] = (out[-1][0], at + 1, label)
        else:
            out.append((at, at + 1, label))
    return out


@Language.factory(  # type: ignore[untyped-decorator]
    NAME, assigns=["doc.ents"], default_config={"overwrite": False, "neg_prefix": "!"}
)
def create_tagger(nlp: Language, name: str, model: Any, overwrite: bool, neg_prefix: str) -> NordicTagger:
    """The component, as the config of a pipeline names it."""
    return NordicTagger(nlp.vocab, model, name, overwrite=overwrite, neg_prefix=neg_prefix)
