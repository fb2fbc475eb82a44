"""The joint static space: passages, titles, translations, mistyped words and the English teacher at once."""

import collections
import json
import os
import pickle
import random
import shutil
import time
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch.nn import functional

from models.nordic_encoder.recipe import sources

from .bag import BUCKETS, DIMENSION, Bag, Words, contrast

MASS = {"manual": 0.2, "word": 0.25, "everyday": 0.35, "news": 0.2}  # how often a pair of each kind is drawn
SIZES = {"near": 1024, "linked": 896, "titled": 256, "taught": 768, "slips": 512}


def chances(kinds: list[str], mass: dict[str, float]) -> np.ndarray:
    count = collections.Counter(kinds)
    share = np.array([mass[k] / count[k] for k in kinds])
    return np.cumsum(share / share.sum())


def all_chances(d: dict) -> dict[str, np.ndarray]:
    """How likely each passage, pair and taught text is to be drawn, summed up."""
    near = np.cumsum([sources.WEIGHT[name] for name in d["sources"]])
    kinds = ["word" if d["kinds"][i] == "word" else "text" for i in d["taught"][:, 0]]
    return {
        "near": near / near[-1],
        "linked": chances(d["kinds"], MASS),
        "taught": chances(kinds, {"word": 0.3, "text": 0.7}),
    }


class Draw:
    """Seeded draws, by weight, without repeats in a batch."""

    def __init__(self, seed: int = 0) -> None:
        self.rng = np.random.default_rng(seed)

    def __call__(self, chance: np.ndarray, number: int) -> np.ndarray:
        return np.unique(np.minimum(np.searchsorted(chance, self.rng.random(number)), len(chance) - 1))


def read(work: Path, **further: list[str]) -> dict:
    """The prepared texts, and any further lists of texts, as word numbers."""
    texts = pickle.loads((work / "texts.pkl").read_bytes())
    english = {t: i for i, t in enumerate(pickle.loads((work / "english.pkl").read_bytes()))}
    words = Words(sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model")))
    adjacent, titled, pairs = texts["adjacent"], texts["titled"], texts["pairs"]
    out = {
        "words": words,
        "adjacent": [words.read([r[k] for r in adjacent]) for k in (0, 1)],
        "titled": [words.read([r[k] for r in titled]) for k in (0, 1)],
        "pairs": [words.read([p[k] for p in pairs]) for k in (0, 1)],
        "kinds": [p[2] for p in pairs],
        "sources": [r[2] for r in adjacent],
        "taught": np.array(
            [
                (i, english[p[side]], side)
                for i, p in enumerate(pairs)
                if (side := sources.english_side(p[3])) is not None
            ]
        ),
    }
    out |= {name: words.read(some) for name, some in further.items()}
    count = np.bincount(np.concatenate(out["adjacent"][0] + out["pairs"][0]), minlength=len(words.number))
    words.add_slips(np.argsort(-count)[:60_000], random.Random(0))
    words.freeze()
    seen = np.zeros(words.size + BUCKETS)
    for word in np.flatnonzero(count):
        np.add.at(seen, words.flat[words.starts[word] : words.starts[word + 1]], count[word])
    return out | {"seen": seen + 1}


def reduced(teacher: np.ndarray, dimension: int = DIMENSION) -> torch.Tensor:
    """The teacher's vectors turned to their first `dimension` principal axes, unit length."""
    goal = torch.from_numpy(teacher)
    _, _, axes = torch.linalg.svd(goal[:: max(1, len(goal) // 20_000)], full_matrices=False)
    return functional.normalize(goal @ axes[:dimension].T, dim=1)


def losses(bag: Bag, d: dict, goal: torch.Tensor | None, chance: dict, draw: Draw) -> dict[str, torch.Tensor]:
    def pick(texts: list, rows: np.ndarray) -> torch.Tensor:
        return bag([texts[i] for i in rows])

    near, linked = draw(chance["near"], SIZES["near"]), draw(chance["linked"], SIZES["linked"])
    titled = draw.rng.choice(len(d["titled"][0]), SIZES["titled"], replace=False)
    slips = d["words"].slips[draw.rng.choice(len(d["words"].slips), SIZES["slips"], replace=False)]
    right, wrong = (bag([slips[:, k][i : i + 1] for i in range(len(slips))]) for k in (0, 1))
    lesson = 10 * learned(bag, d, goal, chance, draw) if goal is not None else torch.zeros(())
    return {
        "near": contrast(pick(d["adjacent"][0], near), pick(d["adjacent"][1], near)),
        "linked": contrast(pick(d["pairs"][0], linked), pick(d["pairs"][1], linked)),
        "titled": 0.3 * contrast(pick(d["titled"][0], titled), pick(d["titled"][1], titled)),
        "lesson": lesson,
        "slips": 0.3 * contrast(right, wrong) + 3 * (1 - (right * wrong).sum(1)).mean(),
    }


def learned(bag: Bag, d: dict, goal: torch.Tensor, chance: dict, draw: Draw) -> torch.Tensor:
    """How far both sides of a pair with English are from the teacher's vector."""
    taught = d["taught"][draw(chance["taught"], SIZES["taught"])]
    return sum(
        (1 - (bag([d["pairs"][side][i] for i in taught[:, 0]]) * goal[taught[:, 1]]).sum(1)).mean() for side in (0, 1)
    )


STEPS = 1800


def train(work: Path, steps: int = STEPS) -> Bag:
    torch.manual_seed(0)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    d = read(work)
    goal = reduced(np.load(work / "teacher.npy"))
    chance = all_chances(d)
    bag, draw = Bag(d["words"], d["seen"]), Draw()
    optimiser = torch.optim.Adam(
        [{"params": [bag.vectors], "lr": 0.01}, {"params": [bag.weight], "lr": 0.003}], fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 60) * max(0.02, 1 - s / steps))
    began = time.time()
    for step in range(steps):
        parts = losses(bag, d, goal, chance, draw)
        optimiser.zero_grad()
        sum(parts.values()).backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(step, f"{time.time() - began:.0f} s", *(f"{k} {v.item():.3f}" for k, v in parts.items()), flush=True)
    np.save(work / "joint.npy", bag.table())
    return bag


def save(bag: Bag, work: Path, folder: Path) -> None:
    """int8 rows with a scale each, the pieces, and what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    table = bag.table()
    scales = np.maximum(np.abs(table).max(1), 1e-9) / 127
    np.savez(
        folder / "vectors.npz", rows=np.round(table / scales[:, None]).astype(np.int8), scales=scales.astype(np.float32)
    )
    shutil.copy(work / "pieces.model", folder / "pieces.model")
    config = {
        "kind": "nordic_static",
        "dimension": table.shape[1],
        "pieces": bag.words.size,
        "buckets": len(table) - bag.words.size,
        "lower_case": True,
        "normalize": "NFC",
        "languages": list(sources.LANGUAGES),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")
