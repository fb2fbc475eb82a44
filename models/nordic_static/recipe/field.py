"""The shipped static model: the joint space goes on learning, from the encoder and the field's phrases as well."""

import os
import pickle
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from models.nordic_encoder.recipe import sources
from models.nordic_encoder.recipe.field import EACH, THEMES, FieldLesson, apart, supervised_contrast
from models.nordic_encoder.recipe.train import report
from textkit.embed.nordic import OnnxEmbedder

from .bag import Bag
from .joint import Draw, all_chances, axes, losses, read, reduced

DRAWS = 4  # field lessons a step
PASSAGES, DISTILLED = 60_000, 768  # passages that the encoder has read; how many of them a step


def read_by_encoder(work: Path, rows: list, folder: Path) -> tuple[list[str], np.ndarray]:
    """Running text, everyday sentences and the field's rows, and the encoder's vectors of them, made once: (n, 384)."""
    texts = pickle.loads((work / "texts.pkl").read_bytes())
    rng = random.Random(6)
    weights = [sources.WEIGHT[name] for *_, name in texts["adjacent"]]
    passages = [a for a, *_ in rng.choices(texts["adjacent"], weights, k=PASSAGES // 2)]
    passages += [
        p[rng.randrange(2)] for p in rng.sample([p for p in texts["pairs"] if p[2] == "everyday"], PASSAGES // 4)
    ]
    passages += [text for *_, text, split in rows if split == "train"]
    if not (kept := work / "distilled.npy").exists():
        np.save(kept, OnnxEmbedder(folder, threads=int(os.environ.get("OMP_NUM_THREADS", "2"))).encode(passages))
    return passages, np.load(kept)


def phrase_draws(rows: list, number: int) -> tuple[list[str], list[tuple[torch.Tensor, int]]]:
    """Everything the phrase lessons will show, drawn beforehand so that mistyped words have their numbers."""
    field = FieldLesson(rows, random.Random(4))
    texts, plan = [], []
    for _ in range(number):
        some, label, twins = field.draw()
        texts += some
        plan.append((label, twins))
    return texts, plan


def phrase_costs(bag: Bag, texts: list[np.ndarray], plan: list[tuple[torch.Tensor, int]]) -> dict[str, torch.Tensor]:
    size = len(texts) // len(plan)
    drawn = bag(texts).split(size)
    theme = supervised_contrast(
        torch.cat([z[: len(label)] for z, (label, _) in zip(drawn, plan, strict=True)]),
        torch.cat([label for label, _ in plan]),
    )
    same = torch.cat(
        [
            (z[: THEMES * EACH : EACH] * z[len(label) : len(label) + twins]).sum(1)
            for z, (label, twins) in zip(drawn, plan, strict=True)
        ]
    )
    triples = [z[len(label) + twins :].chunk(3) for z, (label, twins) in zip(drawn, plan, strict=True)]
    far = apart(*(torch.cat(column) for column in zip(*triples, strict=True)))
    return {"theme": 1.5 * theme, "twins": 2 * (1 - same).mean(), "apart": 0.5 * far}


def begin(work: Path, d: dict) -> Bag:
    """The joint model, its logarithmic weights apart again."""
    bag = Bag(d["words"], d["seen"])
    bag.vectors.data = torch.from_numpy(np.load(work / "joint.npy")) / torch.exp(bag.weight.data)[:, None]
    return bag


def train(work: Path, rows: list, folder: Path, steps: int = 600) -> Bag:
    """folder: the finished encoder."""
    torch.manual_seed(2)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    phrases, plan = phrase_draws(rows, DRAWS * steps)
    passages, vectors = read_by_encoder(work, rows, folder)
    d = read(work, phrases=phrases, passages=passages)
    teacher = np.load(work / "teacher.npy")
    goal, wise, chance = reduced(teacher), reduced(vectors, axes(teacher)), all_chances(d)
    bag, draw, size = begin(work, d), Draw(4), DRAWS * len(phrases) // len(plan)
    optimiser = torch.optim.Adam(
        [{"params": [bag.vectors], "lr": 0.008}, {"params": [bag.weight], "lr": 0.003}], fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 30) * max(0.02, 1 - s / steps))
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        costs = losses(bag, d, goal, chance, draw)
        some = draw.rng.choice(len(passages), DISTILLED, replace=False)
        costs["distilled"] = 8 * (1 - (bag([d["passages"][i] for i in some]) * wise[some]).sum(1)).mean()
        costs |= phrase_costs(
            bag, d["phrases"][step * size : (step + 1) * size], plan[step * DRAWS : (step + 1) * DRAWS]
        )
        optimiser.zero_grad()
        sum(costs.values()).backward()
        optimiser.step()
        schedule.step()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 25 == 24:
            report(step + 1, began, sums, 25)
    return bag
