"""Word vectors for the recognizer: floret rows (Bojanowski et al. 2017; hashed by spaCy) fitted to the static model's.

A word's vector is the mean of the rows of its character n-grams, so that a word nobody has seen, or a mistyped one, has
one too. The rows are fitted by gradient descent to the static model's vectors of frequent words, in their own spelling and
with a capital.
"""

import collections
import pickle
import time
from pathlib import Path

import numpy as np
import torch
from spacy.strings import StringStore
from spacy.vectors import Vectors

from textkit.embed.nordic import StaticEmbedder

ROWS, DIMENSION, WORDS, CAPITALS = 20_000, 64, 120_000, 50_000


def frequent(work: Path) -> list[str]:
    """The words of the prepared text by how often they stand there, in lower case, letters alone."""
    count: collections.Counter[str] = collections.Counter()
    texts = pickle.loads((work / "texts.pkl").read_bytes())
    for passage, _, _ in texts["adjacent"]:
        count.update(passage.lower().split())
    for left, right, kind, _ in texts["pairs"]:
        if kind != "manual":
            count.update(left.lower().split())
            count.update(right.lower().split())
    clean: collections.Counter[str] = collections.Counter()
    for word, number in count.items():
        if (bare := word.strip(".,;:!?()\"'«»”“-–…")).isalpha() and len(bare) > 1:
            clean[bare] += number
    return [word for word, _ in clean.most_common(WORDS)]


def floret(rows: np.ndarray) -> Vectors:
    """Hashed rows as spaCy's vectors."""
    return Vectors(strings=StringStore(), mode="floret", data=rows, hash_count=2, minn=3, maxn=5, name="nordic")


def places(vectors: Vectors, word: str) -> np.ndarray:
    """The rows whose mean spaCy gives as the word's vector: those of the whole word and of its n-grams, edges marked."""
    return np.array([h % ROWS for gram in vectors._get_ngrams(word) for h in vectors._get_ngram_hashes(gram)])


def fit(static: StaticEmbedder, words: list[str], steps: int = 4000) -> np.ndarray:
    """The rows of vectors in floret mode, (ROWS, DIMENSION) float32."""
    torch.manual_seed(8)
    goal = static.word_vectors(words)
    goal /= np.maximum(np.linalg.norm(goal, axis=1, keepdims=True), 1e-9)
    _, _, axes = np.linalg.svd(goal[:20_000], full_matrices=False)
    goal = goal @ axes[:DIMENSION].T
    goal /= np.maximum(np.linalg.norm(goal, axis=1, keepdims=True), 1e-9)
    vectors = floret(np.zeros((ROWS, DIMENSION), np.float32))
    forms = words + [w.capitalize() for w in words[:CAPITALS]]
    target = torch.from_numpy(np.concatenate([goal, goal[:CAPITALS]]).astype(np.float32))
    features = [places(vectors, w) for w in forms]
    rows = torch.nn.EmbeddingBag(ROWS, DIMENSION, mode="mean")
    optimiser = torch.optim.Adam(rows.parameters(), lr=0.02)
    chance = 1 / np.arange(1, len(forms) + 1) ** 0.5
    chance[len(words) :] = chance[:CAPITALS]
    draw, chance, began = np.random.default_rng(8), np.cumsum(chance / chance.sum()), time.time()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 0.02 * max(0.03, 1 - step / steps)
        some = np.unique(np.minimum(np.searchsorted(chance, draw.random(4096)), len(forms) - 1))
        flat = np.concatenate([features[i] for i in some]).astype(np.int64)
        starts = np.cumsum([0] + [len(features[i]) for i in some[:-1]])
        out = rows(torch.from_numpy(flat), torch.from_numpy(starts))
        loss = (1 - torch.nn.functional.cosine_similarity(out, target[some])).mean() + 0.05 * (out - target[some]).pow(
            2
        ).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 250 == 0:
            print(step, f"{time.time() - began:.0f} s {loss.item():.3f}", flush=True)
    fitted: np.ndarray = rows.weight.detach().numpy().copy()
    return fitted
