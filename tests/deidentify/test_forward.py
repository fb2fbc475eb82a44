"""The network run forward by itself gives what spaCy's own pipeline gives."""

from __future__ import annotations

import numpy as np
import pytest

from textkit.corpus import practice
from textkit.deidentify import Deidentifier
from textkit.deidentify import model as names_model
from textkit.deidentify.document import Document
from textkit.deidentify.forward import Forward
from textkit.deidentify.tagger import tokens
from textkit.records import LABELS

pytestmark = pytest.mark.skipif(names_model.folder() is None, reason="no names model")


class Slow:
    """The chances by spaCy's own layers, a text at a time."""

    def read(self, docs):
        nlp = names_model.pipeline(names_model.folder())
        tagger = nlp.get_pipe("nordic_tagger")
        columns = [[tagger.labels.index(f"{side}-{label}") for side in "BI"] for label in LABELS]
        for doc in docs:
            made, places = tokens(doc, nlp.vocab)
            (rows,) = tagger.predict([made])
            yield np.round(np.stack([rows[places][:, pair].sum(1) for pair in columns], axis=1), 4)


def test_spans_and_chances_are_those_of_the_pipeline() -> None:
    texts = [(t.text, t.header["lang"]) for t in practice()][::3]
    slow = Deidentifier()
    slow._model = Slow()  # type: ignore[assignment]
    plain = list(slow.detect_all(*zip(*texts, strict=True)))
    assert list(Deidentifier().detect_all(*zip(*texts, strict=True))) == plain
    docs = [Document.of(*text) for text in texts]
    for fast, own in zip(names_model.forward(names_model.folder()).chances(docs), Slow().read(docs), strict=True):
        assert np.abs(fast - own).max(initial=0) < 2e-3


def test_empty_texts_and_texts_of_signs() -> None:
    docs = [Document.of(text, "sv") for text in ("", "…", "Anna", "")]
    shapes = [rows.shape for rows in names_model.forward(names_model.folder()).chances(docs)]
    assert shapes == [(0, 18), (0, 18), (1, 18), (0, 18)]


def test_embeddings_that_were_forgotten_are_worked_out_again(monkeypatch) -> None:
    docs = [Document.of(text, "nb") for text in ("Kari fra Moss slutta i fjor.", "Hun heter Åse, 44.")]
    run = Forward(names_model.pipeline(names_model.folder()))
    before = [rows.copy() for rows in run.chances(docs)]
    monkeypatch.setattr("textkit.deidentify.forward._MOST", 1)
    after = [next(iter(run.chances([doc]))) for doc in docs]
    assert all(np.abs(a - b).max() < 2e-3 for a, b in zip(before, after, strict=True))
