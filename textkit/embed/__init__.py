"""Texts to vectors: the bundled models, or any sentence-transformers model a user names."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from textkit.embed.base import Embedder
from textkit.errors import MissingModel
from textkit.resources import resource

__all__ = ["Embedder", "load_embedder"]


@lru_cache(maxsize=4)
def load_embedder(name: str | None = None) -> Embedder:
    """The bundled encoder (None), the fast one ("static"), the fallback ("tfidf"), or another by folder or hub name.

    A model is loaded once a process. A hub name downloads that model: nothing else in textkit does. Raises MissingModel
    where it cannot be loaded.
    """
    if name == "tfidf":
        from textkit.embed.tfidf import TfidfEmbedder

        return TfidfEmbedder()
    if not name:
        return _bundled()
    if name == "static":
        from textkit.embed.nordic import StaticEmbedder

        return StaticEmbedder(resource("models/nordic_static"))
    if (folder := Path(name)).is_dir() and (folder / "model_int8.onnx").exists():
        from textkit.embed.nordic import OnnxEmbedder

        return OnnxEmbedder(folder)
    from textkit.embed.transformer import TransformerEmbedder

    return TransformerEmbedder(name)


def _bundled() -> Embedder:
    """The best model this installation has."""
    from textkit.embed.nordic import OnnxEmbedder, StaticEmbedder

    try:
        folder = resource("models/nordic_encoder")
        if (folder / "model_int8.onnx").exists():
            return OnnxEmbedder(folder)
        return StaticEmbedder(resource("models/nordic_static"))
    except (MissingModel, FileNotFoundError):
        return load_embedder("tfidf")
