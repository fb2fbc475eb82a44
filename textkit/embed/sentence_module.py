"""The bundled encoder inside sentence-transformers, for tools that want such a model.

    SentenceTransformer("models/nordic_encoder", trust_remote_code=True)

sentence-transformers asks for `trust_remote_code` wherever a folder names a class outside that library, as this one does.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers.sentence_transformer.modules import InputModule

from textkit.embed.nordic import OnnxEmbedder

FILES = "model_int8.onnx", "field.npy", "pieces.model", "config.json"


class NordicModule(InputModule):  # type: ignore[misc]
    """Texts to unit vectors (n, 512) as `OnnxEmbedder` makes them; cannot be trained further."""

    def __init__(self, folder: str | Path) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.embedder = OnnxEmbedder(self.folder)

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        vectors = self.embedder.encode([(prompt or "") + str(text) for text in inputs])
        return {"sentence_embedding": torch.from_numpy(vectors)}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        return features

    def get_embedding_dimension(self) -> int:
        return self.embedder.dimension

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        for name in FILES:
            shutil.copy(self.folder / name, Path(output_path) / name)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", **_: Any) -> NordicModule:
        return cls(Path(model_name_or_path) / subfolder)
