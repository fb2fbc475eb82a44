"""The trained recognizer's network, run forward alone: the same numbers as spaCy's, several times faster.

A word's embedding depends on nothing but the word and how it stands (a few bits), so each different one is worked out once,
by spaCy's own layers, and kept. The convolutions are numpy's matrix products over all texts of a batch at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from textkit.deidentify.document import Document
from textkit.deidentify.tagger import bits, known, sign, standing
from textkit.records import LABELS

if TYPE_CHECKING:
    from spacy.language import Language

Floats = npt.NDArray[np.float32]
Key = tuple[str, str, str]  # word, what is known of it, how it stands
_MOST: Final = 60_000  # embeddings kept: 23 MB
_TINY: Final = 1e-8  # as thinc's LayerNorm


class Forward:
    """A pipeline's tagger, ready to give each word of a document the chances of every label of LABELS."""

    def __init__(self, nlp: Language) -> None:
        tagger: Any = nlp.get_pipe("nordic_tagger")
        tok2vec, soft = tagger.model.layers
        self._vocab, (self._embed, encode) = nlp.vocab, tok2vec.layers
        self._layers = [_Layer(residual) for residual in encode.layers[0].layers]
        self._pad = len(self._layers)
        softmax = soft.layers[0]
        self._W, self._b = softmax.get_param("W").T.copy(), softmax.get_param("b")
        self._first = np.array([tagger.labels.index(f"B-{label}") for label in LABELS])
        self._more = np.array([tagger.labels.index(f"I-{label}") for label in LABELS])
        self._clear()

    def _clear(self) -> None:
        """Forget all embeddings; row 0 is the nothing between two texts."""
        self._rows: dict[Key | tuple[str, str, int], int] = {}
        self._kept: Floats = np.zeros((1, self._layers[0].width), np.float32)

    def chances(self, docs: Sequence[Document]) -> Iterator[Floats]:
        """For each document (words, labels), a label's first and further words together."""
        if len(self._rows) > _MOST:
            self._clear()
        wanted: list[Key] = []
        read = [self._numbers(doc, wanted) for doc in docs]
        if wanted:
            self._kept = np.concatenate([self._kept, self._embedded(wanted)])
        numbers = [0] * self._pad
        begins = []
        for row, _ in read:
            begins.append(len(numbers))
            numbers += row + [0] * self._pad
        told = self._softmax(self._encoded(self._kept[numbers]))
        for begin, (_, places) in zip(begins, read, strict=True):
            yield told[np.asarray(places, np.intp) + begin]

    def _numbers(self, doc: Document, wanted: list[Key]) -> tuple[list[int], list[int]]:
        """Each token's row among the embeddings, and each word's token; `wanted` takes the keys not yet there."""
        rows, language = self._rows, doc.language
        out: list[int] = []
        places: list[int] = []
        for index, (info, how) in enumerate(zip(doc.infos, bits(doc), strict=True)):
            places.append(len(out))
            word = doc.words[index]
            if (row := rows.get((word, language, how))) is None:
                row = rows[word, language, how] = self._row((word, known(info), standing(info, how)), wanted)
            out.append(row)
            if (gap := doc.gap(index)) != " " and (mark := sign(gap)):
                out.append(self._row((mark, "", "gap" if gap.startswith(" ") else "tight"), wanted))
        return out, places

    def _row(self, key: Key, wanted: list[Key]) -> int:
        if (row := self._rows.get(key)) is None:
            row = self._rows[key] = len(self._kept) + len(wanted)
            wanted.append(key)
        return row

    def _embedded(self, keys: Sequence[Key]) -> Floats:
        from spacy.tokens import Doc

        words, lemmas, tags = (list(column) for column in zip(*keys, strict=True))
        made: Floats = self._embed.predict([Doc(self._vocab, words=words, lemmas=lemmas, tags=tags)])[0]
        return made

    def _encoded(self, x: Floats) -> Floats:
        for layer in self._layers:
            x = x + layer(x)
        return x

    def _softmax(self, x: Floats) -> Floats:
        logits = x @ self._W + self._b
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        joined: Floats = odds[:, self._first] + odds[:, self._more]
        return joined.round(4)  # so that the last bits of a batch decide nothing


class _Layer:
    """A word with its two neighbours → maxout → layer normalisation (the residual is added outside)."""

    def __init__(self, residual: Any) -> None:
        maxout, norm = (next(n for n in residual.walk() if n.name == name) for name in ("maxout", "layernorm"))
        weights = maxout.get_param("W")
        self.width, self.pieces = weights.shape[0], weights.shape[1]
        by_piece = weights.transpose(1, 0, 2).reshape(self.pieces * self.width, -1)  # a piece's columns lie together
        self._W = np.ascontiguousarray(by_piece.T)
        self._b = np.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
        self._gain, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, x: Floats) -> Floats:
        width = self.width
        windows = np.zeros((len(x), 3 * width), np.float32)
        windows[1:, :width] = x[:-1]
        windows[:, width : 2 * width] = x
        windows[:-1, 2 * width :] = x[1:]
        y = windows @ self._W
        y += self._b
        best: Floats = y[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, y[:, piece * width : (piece + 1) * width])
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / width + _TINY
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self._gain
        best += self._shift
        return best
