"""The shipped static model: the joint space goes on learning, from the encoder's vectors of all our text."""

import os
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from models.nordic_encoder.recipe import lessons, noise
from models.nordic_encoder.recipe.sources import plain
from models.nordic_encoder.recipe.train import report

from .bag import DIMENSION, Bag, contrast
from .joint import Draw, all_chances, losses, read

SHARES = {"everyday": 70_000, "news": 7_000, "english": 15_000, "wide": 15_000, "switched": 15_000, "near": 50_000}
FIELD = 40_000  # of the field's rows, the commonest kind cut first
BATCH, TEXTS_OF_FIELD = 1500, 600  # texts a step; and of the field
OLD = {
    "near": 0.3,
    "linked": 0.3,
    "titled": 0.3,
    "lesson": 0.0,
    "slips": 0.3,
}  # what the lessons of the joint space weigh
RATES = 0.008, 0.002


def texts(m: lessons.Material, rows: list, rng: random.Random) -> tuple[list[str], int]:
    """What the encoder is asked about; the last ones, as many as are returned, are the field's."""
    general = lessons.Lesson(m, rng)
    out = [general.one(kind)[0] for kind, n in SHARES.items() if kind != "near" for _ in range(n)]
    out += [a for a, *_ in rng.choices(m.near, cum_weights=m.near_weight, k=SHARES["near"])]
    field = [text for _, _, text, split in rows if split == "train"]
    field = rng.sample(field, min(FIELD, len(field)))
    slips = [noise.misspelt(plain(text), rng) for text in field[::4]]
    return out + field + slips, len(field) + len(slips)


def asked(encoder, texts: list[str], work: Path) -> np.ndarray:
    """The encoder's vectors, in half precision in `work`, so that it is asked once."""
    kept = work / f"asked.{encoder.fingerprint[:12]}.npy"
    if not kept.exists():
        np.save(kept, encoder.encode(texts).astype(np.float16))
    return np.load(kept)


def axes(vectors: np.ndarray) -> tuple[torch.Tensor, float]:
    """The principal axes (DIMENSION, d) of a sample, not centred, and the share of its length that they keep."""
    some = torch.from_numpy(vectors[:: max(1, len(vectors) // 30_000)].astype(np.float32))
    _, size, out = torch.linalg.svd(some, full_matrices=False)
    return out[:DIMENSION], float((size[:DIMENSION] ** 2).sum() / (size**2).sum())


def turned(bag: Bag, read: list[np.ndarray], goal: torch.Tensor) -> None:
    """The joint space turned so that it lies as near the goals as a linear map brings it."""
    with torch.no_grad():
        some = slice(0, None, max(1, len(read) // 20_000))
        z = bag(read[some])
        bag.vectors.data = bag.vectors.data @ torch.linalg.lstsq(z, goal[some]).solution


def train(work: Path, start: np.ndarray, m: lessons.Material, rows: list, encoder, steps: int) -> Bag:
    """start: (pieces + buckets, DIMENSION), the joint space's table."""
    torch.manual_seed(2)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    every, of_field = texts(m, rows, random.Random(4))
    vectors = asked(encoder, every, work)
    way, kept = axes(vectors)
    goal = functional.normalize(torch.from_numpy(vectors.astype(np.float32)) @ way.T, dim=1)
    print(f"{len(every)} texts, {of_field} of the field; {kept:.3f} of the length kept", flush=True)
    d = read(work, lessons=every)
    bag = Bag(d["words"], d["seen"])
    bag.vectors.data = torch.from_numpy(start) / torch.exp(bag.weight.data)[:, None]
    turned(bag, d["lessons"], goal)
    chance, draw = all_chances(d), Draw(4)
    optimiser = torch.optim.Adam(
        [{"params": [bag.vectors], "lr": RATES[0]}, {"params": [bag.weight], "lr": RATES[1]}], fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 30) * max(0.02, 1 - s / steps))
    began, sums = time.time(), defaultdict(float)
    first = len(every) - of_field
    for step in range(steps):
        some = np.concatenate(
            [
                draw.rng.integers(0, first, BATCH - TEXTS_OF_FIELD),
                draw.rng.integers(first, len(every), TEXTS_OF_FIELD),
            ]
        )
        z, aim = bag([d["lessons"][i] for i in some]), goal[torch.from_numpy(some)]
        costs = {k: OLD[k] * v for k, v in losses(bag, d, None, chance, draw).items()}
        costs |= {"goal": 20 * (1 - (z * aim).sum(1)).mean(), "choice": contrast(z, aim)}
        optimiser.zero_grad()
        sum(costs.values()).backward()
        optimiser.step()
        schedule.step()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 25 == 24:
            report(step + 1, began, sums, 25)
    return bag
