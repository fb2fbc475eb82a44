"""Any sentence-transformers model: a folder on disk, or a hub name where the user names one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from textkit.errors import MissingModel
from textkit.records import Vectors

# What the authors say to put before a text that is compared with others; without it the vectors are worse.
PREFIXES: Final = {
    "instruct": "Instruct: Find testimonies that tell of the same thing\nQuery: ",  # e5-*-instruct and their like
    "e5": "query: ",
}
_BATCH: Final = 32


class TransformerEmbedder:
    """Loaded by sentence-transformers. A hub name downloads the model when it is not in the local cache.

    Raises MissingModel, with what to do, where it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._name = Path(name).name
        try:
            self._model: Any = SentenceTransformer(name, device="cpu", local_files_only=Path(name).is_dir())
        except Exception as problem:  # the library raises OSError, ValueError, RuntimeError and hub errors of its own
            raise MissingModel(
                f"The model '{name}' could not be loaded ({type(problem).__name__}).",
                "Name the folder of a sentence-transformers model, or connect to the network once to fetch it from a hub.",
            ) from None
        self._prefix = next((p for key, p in PREFIXES.items() if key in self._name.lower().split("-")), "")
        self._fingerprint = self._hash()

    def _hash(self) -> str:
        digest = hashlib.blake2b(self._prefix.encode(), digest_size=16)
        for key, tensor in sorted(self._model.state_dict().items()):
            digest.update(key.encode() + tensor.cpu().float().numpy().tobytes())
        return digest.hexdigest()

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n, dimension) float32, rows of unit length."""
        if not len(texts):
            return np.zeros((0, self.dimension), np.float32)
        rows: Vectors = self._model.encode(
            [self._prefix + t for t in texts], batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return rows.astype(np.float32)
