"""Every embedder: unit rows, the same text the same row, nothing for nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from textkit import load_embedder
from textkit.embed import Embedder
from textkit.embed.tfidf import TfidfEmbedder
from textkit.errors import MissingModel
from textkit.resources import resource

TEXTS = ["Ingen vågade säga något.", "Ingen turte å si noe.", "Chefen skrek varje dag.", "Ingen vågade säga något."]


@pytest.fixture(scope="module", params=["", "static", "tfidf"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return load_embedder(request.param or None)


def test_rows_have_unit_length_and_one_row_a_text(embedder: Embedder) -> None:
    rows = embedder.encode(TEXTS)
    assert isinstance(embedder, Embedder)
    assert rows.shape == (4, embedder.dimension)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)


def test_the_same_text_has_the_same_row(embedder: Embedder) -> None:
    rows = embedder.encode(TEXTS)
    assert (rows[0] == rows[3]).all()
    assert (embedder.encode(TEXTS) == rows).all()
    assert rows[0] @ rows[3] > rows[0] @ rows[2]


def test_nothing_and_next_to_nothing(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimension)
    odd = embedder.encode(["", " ", "🙂", "x" * 5000])
    assert np.isfinite(odd).all()


def test_the_fingerprint_stands_for_the_model(embedder: Embedder) -> None:
    assert len(embedder.fingerprint) >= 12
    assert TfidfEmbedder(TEXTS).fingerprint == TfidfEmbedder(TEXTS).fingerprint
    assert TfidfEmbedder(TEXTS).fingerprint != TfidfEmbedder(TEXTS[:3]).fingerprint


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingModel, match="Name the folder"):
        load_embedder("nobody/no-such-model")
    with pytest.raises(MissingModel):
        load_embedder(str(tmp_path))


def test_the_bundled_encoder_inside_sentence_transformers(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(resource("models/nordic_encoder")), trust_remote_code=True, device="cpu")
    assert (model.encode(TEXTS) == load_embedder().encode(TEXTS)).all()
    model.save(str(tmp_path))
    again = SentenceTransformer(str(tmp_path), trust_remote_code=True, device="cpu")
    assert (again.encode(TEXTS[:1]) == model.encode(TEXTS[:1])).all()


def test_a_sentence_transformers_folder_from_disk(tmp_path: Path) -> None:
    """A real, tiny model of random weights, saved by the library and loaded by ours."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    (tmp_path / "vocab.txt").write_text(
        "\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyzåäö"])
    )
    BertTokenizerFast(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
    config = BertConfig(vocab_size=40, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16)
    BertModel(config).save_pretrained(tmp_path / "bert")
    body = Transformer(str(tmp_path / "bert"))
    SentenceTransformer(modules=[body, Pooling(16)], device="cpu").save(str(tmp_path / "model"))
    embedder = load_embedder(str(tmp_path / "model"))
    rows = embedder.encode(["a b c", "d e f"])
    assert rows.shape == (2, 16)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert load_embedder(str(tmp_path / "model")).fingerprint == embedder.fingerprint
