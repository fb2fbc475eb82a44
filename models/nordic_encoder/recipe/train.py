"""The encoder's main training: pieces first, then pieces and body, on all lessons at once."""

import os
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from .lessons import Lesson, Material
from .network import Encoder


def begin(work: Path, vector) -> Encoder:
    """The body with its pieces started in the joint space; vector: words -> (n, d)."""
    torch.manual_seed(0)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model"))
    model = Encoder(pieces.get_piece_size())
    model.start(pieces, np.load(work / "joint.npy")[: pieces.get_piece_size()], vector)
    return model


def optimiser_of(model: Encoder, table: float, body: float) -> torch.optim.Optimizer:
    groups = [
        {"params": model.table.parameters(), "rate": table},
        {"params": [p for p in model.body.parameters() if p.requires_grad], "rate": body},
    ]
    return torch.optim.AdamW(groups, lr=0, weight_decay=0, fused=True, betas=(0.9, 0.98))


def slope(step: int, steps: int, warm: int = 60) -> float:
    return min(1, (step + 1) / warm) * max(0.03, 1 - step / steps)


def step_once(model: Encoder, lesson: Lesson, optimiser: torch.optim.Optimizer) -> dict[str, float]:
    texts, parts = lesson.draw()
    z = model.vectors([lesson.m.ids(t, lesson.rng) or [0] for t in texts])
    costs = lesson.loss(z, parts)
    optimiser.zero_grad()
    sum(costs.values()).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimiser.step()
    return {k: v.item() for k, v in costs.items()}


def report(step: int, began: float, sums: dict[str, float], over: int) -> None:
    print(step, f"{time.time() - began:.0f} s", *(f"{k} {v / over:.3f}" for k, v in sums.items()), flush=True)
    sums.clear()


def train(
    model: Encoder, m: Material, work: Path, steps: int, frozen: float = 0.08, rates: tuple[float, float] = (2e-3, 5e-5)
) -> Encoder:
    """`frozen` of the steps move the pieces alone."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    sentencepiece.set_random_generator_seed(0)
    lesson, optimiser = Lesson(m, random.Random(0)), optimiser_of(model, *rates)
    began, sums = time.time(), defaultdict(float)
    model.eval()  # no dropout: the goal is another network's vector, and time is short
    for step in range(steps):
        model.body.requires_grad_(step >= frozen * steps)
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * slope(step, steps)
        for key, value in step_once(model, lesson, optimiser).items():
            sums[key] += value
        if step % 50 == 49:
            report(step + 1, began, sums, 50)
        if step % 100 == 99:
            torch.save(model.state_dict(), work / "encoder.pt")
    torch.save(model.state_dict(), work / "encoder.pt")
    return model
