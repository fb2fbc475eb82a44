"""The bundled Nordic sentence embeddings: numpy, sentencepiece and onnxruntime are all they need."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from textkit.embed import slips

Floats = npt.NDArray[np.float32]

READING: Final = Path(slips.__file__)  # how words are read is part of what a vector is
KEPT: Final = 60_000  # words whose vectors are remembered
TEXTS, WORDS, ROWS = 1024, 2000, 32  # how many are worked on at once
EDGES: Final = re.compile(r"^\W+|\W+$")


def plain(text: str) -> str:
    """Lower case and NFC; letters keep their rings, dots and strokes."""
    return unicodedata.normalize("NFC", text).lower()


def buckets(word: str, number: int) -> list[int]:
    """The hash buckets of a word's trigrams, its edges marked (Bojanowski et al. 2017); none under four letters."""
    core = f"<{EDGES.sub('', word)}>"
    return [zlib.crc32(core[i : i + 3].encode()) % number for i in range(len(core) - 2)] if len(core) > 5 else []


def unit(vectors: Floats) -> Floats:
    """Rows of length 1; a row of zeros becomes the first axis, so that every cosine is defined."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    out = vectors / np.where(norms > 1e-9, norms, 1)
    out[norms[:, 0] <= 1e-9, 0] = 1
    return np.ascontiguousarray(out, dtype=np.float32)


def digest(*files: Path) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()[:32]


def cut(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[i : i + size] for i in range(0, len(items), size))


def load_pieces(folder: Path) -> Any:
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(folder / "pieces.model"))


class StaticEmbedder:
    """One vector a unigram piece (Kudo 2018) and a trigram bucket; a text is the sum of its words.

    A word is looked up once and remembered, so that running text costs one addition a word. A text's vector does not
    depend on what it is encoded with.
    """

    def __init__(self, folder: str | Path) -> None:
        folder = Path(folder)
        self.config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf8"))
        self._pieces = load_pieces(folder)
        self._slips = slips.Slips(self._pieces)
        with np.load(folder / "vectors.npz") as file:
            self._rows, self._scales = file["rows"], file["scales"].astype(np.float32)
        self._first: int = self._pieces.get_piece_size()
        self.dimension = int(self._rows.shape[1])
        self.fingerprint = digest(folder / "pieces.model", folder / "vectors.npz", READING)
        self._forget()

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, dimension) float32, rows of unit length. A text without words gets the first axis."""
        parts = [self._sums(part) for part in cut(list(texts), TEXTS)]
        return unit(np.concatenate(parts)) if parts else np.zeros((0, self.dimension), dtype=np.float32)

    def word_vectors(self, words: Sequence[str]) -> Floats:
        """The vectors that a text's sum is made of, one a word, not of unit length: (n, dimension) float32."""
        parts = [self._words(part) for part in cut([plain(w) for w in words], WORDS)]
        return np.concatenate(parts) if parts else np.zeros((0, self.dimension), dtype=np.float32)

    def _words(self, words: Sequence[str]) -> Floats:
        features: list[int] = []
        shares: list[float] = []
        starts: list[int] = []
        words = [self._slips.righted(word) for word in words]
        for word, ids in zip(words, self._pieces.encode(list(words)), strict=True):
            grams = [self._first + b for b in buckets(word, len(self._rows) - self._first)]
            starts.append(len(features))
            features += (ids or [0]) + grams
            shares += [1.0] * (len(ids) or 1) + [len(grams) ** -0.5 if grams else 0.0] * len(grams)
        weighted = (
            self._rows.take(features, axis=0) * (np.array(shares, dtype=np.float32) * self._scales[features])[:, None]
        )
        return np.stack([weighted[a:b].sum(axis=0) for a, b in itertools.pairwise([*starts, len(features)])])

    def _sums(self, texts: Sequence[str]) -> Floats:
        words = [plain(t).split() or [""] for t in texts]
        self._remember({w for row in words for w in row})
        find, take = self._places.__getitem__, self._memory.take
        return np.stack([take([find(w) for w in row], axis=0).sum(axis=0) for row in words])

    def _forget(self) -> None:
        self._places: dict[str, int] = {"": 0}
        self._memory = np.zeros((1024, self.dimension), dtype=np.float32)

    def _remember(self, words: set[str]) -> None:
        if len(self._places) + len(words) > KEPT:
            self._forget()
        new = sorted(words - self._places.keys())
        old, need = len(self._places), len(self._places) + len(new)
        if need > len(self._memory):
            self._memory = np.concatenate(
                [self._memory, np.zeros((max(need, len(self._memory)), self.dimension), dtype=np.float32)]
            )
        if new:
            self._memory[old:need] = self.word_vectors(new)
            self._places.update(zip(new, range(old, need), strict=True))


class OnnxEmbedder:
    """A six-layer transformer in int8; a text is the mean over its tokens, and beside it what it says of the field.

    The field's part is a weighted mean, with weights that the model gives to the tokens (Lin et al. 2017); it is near zero
    for texts from elsewhere. Texts of the same number of tokens run together and each token is scaled by itself, so that a
    text's vector does not depend on what it is encoded with. A text longer than the model's window is read in windows, and
    their sums added.
    """

    def __init__(self, folder: str | Path, *, threads: int = 0) -> None:
        """threads: how many cores to use; 0 takes all, 1 keeps to one. The vectors are the same."""
        import onnxruntime

        folder = Path(folder)
        self.config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf8"))
        self._pieces = load_pieces(folder)
        self._slips = slips.Slips(self._pieces)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        file = folder / "model_int8.onnx"
        self._session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
        self._edges = [self.config["first"]], [self.config["last"]]
        self._window: int = self.config["window"] - 2
        self._mix: Floats = np.load(folder / "field.npy")
        self._heads: int = self.config["heads"]
        self.dimension = int(self.config["dimension"])
        self.field = slice(self.dimension - len(self._mix), self.dimension)
        self.fingerprint = digest(folder / "pieces.model", folder / "field.npy", file, READING)

    def encode(self, texts: Sequence[str]) -> Floats:
        """(n, dimension) float32, rows of unit length."""
        out = np.zeros((len(texts), self.dimension + self._heads), dtype=np.float32)
        groups: dict[int, list[tuple[int, list[int]]]] = {}
        first, last = self._edges
        for place, ids in enumerate(self._pieces.encode([self._slips.righted(plain(t)) for t in texts])):
            for window in cut(ids, self._window) if ids else [[]]:
                groups.setdefault(len(window), []).append((place, first + list(window) + last))
        for _, rows in sorted(groups.items(), reverse=True):
            for batch in cut(rows, ROWS):
                states = self._session.run(None, {"ids": np.array([row for _, row in batch], dtype=np.int64)})[0]
                for (place, _), own in zip(batch, states, strict=True):
                    out[place] += own.sum(axis=0)
        return self._joined(out)

    def _joined(self, sums: Floats) -> Floats:
        """Sums over the tokens (n, dimension + heads) -> vectors (n, dimension): the mean's direction, and the field's part."""
        meant, field, weight = np.split(sums, [self.field.start, self.dimension], axis=1)
        heard = field.reshape(len(sums), self._heads, len(self._mix) // self._heads) / weight[:, :, None]
        return unit(np.concatenate([unit(meant), heard.reshape(field.shape) @ self._mix.T], axis=1))
