"""A sentence as a weighted sum of word vectors, a word as a weighted sum of its pieces and trigram buckets."""

import itertools
import random

import numpy as np
import torch
from torch.nn import functional

from models.nordic_encoder.recipe.noise import slip
from models.nordic_encoder.recipe.sources import plain
from textkit.embed.nordic import buckets

BUCKETS, DIMENSION, LONGEST = 12_000, 256, 48


class Words:
    """Numbers for words; text becomes an array of numbers, a word a row of features with fixed shares."""

    def __init__(self, pieces) -> None:
        self.pieces, self.size = pieces, pieces.get_piece_size()
        self.number: dict[str, int] = {}
        self.slips = np.zeros((0, 2), np.int64)

    def read(self, texts: list[str]) -> list[np.ndarray]:
        number = self.number
        return [
            np.array(
                [number.setdefault(w, len(number)) for w in plain(t).split()[:LONGEST]]
                or [number.setdefault(".", len(number))],
                dtype=np.int32,
            )
            for t in texts
        ]

    def add_slips(self, common: np.ndarray, rng: random.Random) -> None:
        """Two mistyped forms beside each word of `common`; self.slips holds (word, form)."""
        names, pairs = list(self.number), []
        for i in common:
            for form in {slip(names[i], rng) for _ in range(2)} - {names[i]}:
                pairs.append((i, self.number.setdefault(form, len(self.number))))
        self.slips = np.array(pairs, dtype=np.int64)

    def freeze(self) -> None:
        """Lay the features of all words out flat: where each starts, which they are, what share each has."""
        flat, share, starts = [], [], [0]
        for word, ids in zip(self.number, self.pieces.encode(list(self.number)), strict=False):
            grams = [self.size + b for b in buckets(word, BUCKETS)]
            flat.append(ids + grams)
            share.append([1.0] * len(ids) + [len(grams) ** -0.5 if grams else 0] * len(grams))
            starts.append(starts[-1] + len(flat[-1]))
        self.starts = np.array(starts)
        self.flat = np.fromiter(itertools.chain.from_iterable(flat), np.int64)
        self.share = np.fromiter(itertools.chain.from_iterable(share), np.float32)

    def features(self, words: np.ndarray) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        lengths = self.starts[words + 1] - self.starts[words]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        index = np.repeat(self.starts[words] - offsets, lengths) + np.arange(lengths.sum())
        return torch.from_numpy(self.flat[index]), torch.from_numpy(offsets), torch.from_numpy(self.share[index])


class Bag(torch.nn.Module):
    """vectors: (pieces + buckets, 256); a logarithmic weight each, started at SIF's (Arora et al. 2017)."""

    def __init__(self, words: Words, seen: np.ndarray) -> None:
        super().__init__()
        self.words = words
        self.vectors = torch.nn.Parameter(torch.randn(words.size + BUCKETS, DIMENSION) * 0.1)
        with torch.no_grad():
            self.vectors[words.size :] *= 0.3
        self.weight = torch.nn.Parameter(
            torch.log(torch.tensor(1e-3 / (1e-3 + seen / seen.sum()), dtype=torch.float32))
        )

    def forward(self, texts: list[np.ndarray]) -> torch.Tensor:
        """Arrays of word numbers -> (n, 256) unit vectors."""
        flat = np.concatenate(texts)
        distinct, place = np.unique(flat, return_inverse=True)
        ids, offsets, share = self.words.features(distinct)
        word = functional.embedding_bag(
            ids, self.vectors, offsets, mode="sum", per_sample_weights=share * torch.exp(self.weight)[ids]
        )
        starts = torch.from_numpy(np.cumsum([0] + [len(t) for t in texts[:-1]]))
        return functional.normalize(functional.embedding_bag(torch.from_numpy(place), word, starts, mode="sum"), dim=1)

    def table(self) -> np.ndarray:
        return (self.vectors * torch.exp(self.weight)[:, None]).detach().numpy()


def contrast(x: torch.Tensor, y: torch.Tensor, tau: float = 0.06) -> torch.Tensor:
    """In-batch cross-entropy in both directions (van den Oord et al. 2018)."""
    scores, own = x @ y.T / tau, torch.arange(len(x))
    return (functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)) / 2
