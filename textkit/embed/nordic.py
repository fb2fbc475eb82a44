"""The bundled Nordic sentence embeddings: numpy, sentencepiece and onnxruntime are all they need."""
from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

CACHE = 200_000         # words whose vectors are kept
EDGES = re.compile(r"^\W+|\W+$")


def plain(text: str) -> str:
    """Lower case and NFC; letters keep their rings, dots and strokes."""
    return unicodedata.normalize("NFC", text).lower()


def buckets(word: str, number: int) -> list[int]:
    """The hash buckets of a word's trigrams, its edges marked (Bojanowski et al. 2017); none for words under four letters."""
    core = f"<{EDGES.sub('', word)}>"
    return [zlib.crc32(core[i:i + 3].encode()) % number for i in range(len(core) - 2)] if len(core) > 5 else []


def unit(vectors: np.ndarray) -> np.ndarray:
    """Rows of length 1; a row of zeros becomes the first axis, so that a cosine is always defined."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    out = vectors / np.where(norms > 1e-9, norms, 1)
    out[norms[:, 0] <= 1e-9, 0] = 1
    return np.asarray(out, dtype=np.float32)


def digest(*files: Path) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


class StaticEmbedder:
    """One vector a piece and a trigram bucket; a text is the sum of its words'.

    Pieces: unigram (Kudo 2018). A word is looked up once and kept, so that running text costs one addition a word.
    """

    def __init__(self, folder: str | Path) -> None:
        import sentencepiece
        folder = Path(folder)
        self.config = json.loads((folder / "config.json").read_text(encoding="utf8"))
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))
        with np.load(folder / "vectors.npz") as file:
            self.rows, self.scales = file["rows"], file["scales"].astype(np.float32)
        self.dimension = int(self.rows.shape[1])
        self.fingerprint = digest(folder / "pieces.model", folder / "vectors.npz")
        self._places: dict[str, int] = {}
        self._kept = np.zeros((1024, self.dimension), dtype=np.float32)

    def encode(self, texts: Iterable[str]) -> np.ndarray:
        """Unit vectors of the texts: (n, dimension) float32. A text without words gets the first axis."""
        out = [self._encode(part) for part in batches(list(texts), 4096)]
        return np.concatenate(out) if out else np.zeros((0, self.dimension), dtype=np.float32)

    def word_vectors(self, words: Sequence[str]) -> np.ndarray:
        """The summed vectors of single words, not normalised: (n, dimension) float32."""
        found = self.pieces.encode([plain(w) for w in words])
        first, number = self.pieces.get_piece_size(), len(self.rows) - self.pieces.get_piece_size()
        out = np.zeros((len(words), self.dimension), dtype=np.float32)
        for i, (word, ids) in enumerate(zip(words, found)):
            grams = [first + b for b in buckets(plain(word), number)]
            out[i] = (self.rows[ids] * self.scales[ids, None]).sum(0, dtype=np.float32)
            if grams:
                out[i] += (self.rows[grams] * self.scales[grams, None]).sum(0, dtype=np.float32) / np.float32(len(grams) ** .5)
        return out

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        words = [plain(t).split() for t in texts]
        self._learn({w for row in words for w in row} - self._places.keys())
        places = np.fromiter((self._places[w] for row in words for w in row), dtype=np.int64)
        ends = np.cumsum([len(row) for row in words])
        sums = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for i, (start, end) in enumerate(zip(np.r_[0, ends[:-1]], ends)):
            sums[i] = self._kept[places[start:end]].sum(0)
        return unit(sums)

    def _learn(self, new: set[str]) -> None:
        if len(self._places) + len(new) > CACHE:
            raise NotImplementedError
        words = sorted(new)
        need = len(self._places) + len(words)
        if need > len(self._kept):
            grown = np.zeros((max(need, 2 * len(self._kept)), self.dimension), dtype=np.float32)
            grown[:len(self._kept)] = self._kept
            self._kept = grown
        self._kept[len(self._places):need] = self.word_vectors(words)
        self._places.update((w, len(self._places) + i) for i, w in enumerate(words))


def batches(items: list[Any], size: int) -> Iterable[list[Any]]:
    return (items[i:i + size] for i in range(0, len(items), size))
