"""The shipped static model: the joint space goes on learning, with the field's phrases beside."""

import os
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from models.nordic_encoder.recipe.field import FieldLesson, Setting, apart, supervised_contrast
from models.nordic_encoder.recipe.train import report

from .bag import Bag
from .joint import Draw, all_chances, losses, read, reduced

DRAWS = 4  # field lessons a step
SETTING = Setting(each=4, contrasts=7, none=10, plain=4)


def phrase_draws(rows: list, number: int) -> tuple[list[str], list[tuple[torch.Tensor, int]]]:
    """Everything the phrase lessons will show, drawn beforehand so that mistyped words have their numbers."""
    field = FieldLesson(rows, random.Random(4), SETTING)
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
            (z[: SETTING.rows : SETTING.each] * z[len(label) : len(label) + twins]).sum(1)
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


def train(work: Path, rows: list, steps: int = 900) -> Bag:
    torch.manual_seed(2)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    phrases, plan = phrase_draws(rows, DRAWS * steps)
    d = read(work, phrases=phrases)
    goal, chance = reduced(np.load(work / "teacher.npy")), all_chances(d)
    bag, draw, size = begin(work, d), Draw(4), DRAWS * len(phrases) // len(plan)
    optimiser = torch.optim.Adam(
        [{"params": [bag.vectors], "lr": 0.008}, {"params": [bag.weight], "lr": 0.003}], fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 30) * max(0.02, 1 - s / steps))
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        costs = losses(bag, d, goal, chance, draw)
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
