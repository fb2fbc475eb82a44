"""Remembered vectors: the encoder's own, for the encoder that made them alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from textkit import load_embedder
from textkit.themes import remembered
from textkit.themes.codebook import load
from textkit.themes.lessons import bundled_lessons, codebook_lessons


def test_the_bundled_lessons_are_remembered_as_the_encoder_reads_them() -> None:
    fingerprint, places, rows = remembered._kept()
    assert fingerprint == load_embedder().fingerprint, "run python -m textkit.themes.remembered"
    book = load(None)
    texts = (codebook_lessons(book) + bundled_lessons(book)).texts
    assert all(remembered.key(t) in places for t in texts), "run python -m textkit.themes.remembered"
    some = texts[::97]
    now = load_embedder().encode(some)
    kept = rows[[places[remembered.key(t)] for t in some]]
    np.testing.assert_allclose((now * kept).sum(1), 1, atol=1e-3)


def test_what_is_new_is_read_and_put_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = load_embedder("static")
    remembered.write(tmp_path / "lessons.npz", embedder, ["Ingen sa något.", "Chefen skrek."])
    monkeypatch.setattr(remembered, "FILE", tmp_path / "lessons.npz")
    remembered._kept.cache_clear()
    try:
        texts = ["Det är nytt.", "Chefen skrek.", "Ingen sa något."]
        np.testing.assert_allclose(remembered.encode(embedder, texts), embedder.encode(texts), atol=1e-3)
        other = load_embedder("tfidf")
        assert (remembered.encode(other, texts) == other.encode(texts)).all()
        assert remembered.encode(embedder, []).shape == (0, embedder.dimension)
    finally:
        remembered._kept.cache_clear()
