"""The encoder's main training: a text's vector learns to be the teacher's vector of its English translation."""

import os
import random
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sentencepiece
import torch

from . import sources
from .lessons import KINDS, LATER, Lesson, Material
from .network import Encoder, RowReader


class Phase(NamedTuple):
    """`rates`: of the pieces' rows, of the body; `kinds`: how often each kind of text is drawn."""

    steps: int
    rates: tuple[float, float]
    kinds: dict[str, float]
    seed: int


# each warms up and falls to nothing; what the first has settled, the others loosen once more (Loshchilov & Hutter 2017)
PHASES = (
    Phase(2700, (0.04, 4e-5), KINDS, 0),
    Phase(1500, (0.03, 3e-5), LATER, 0),
    Phase(1250, (0.025, 3e-5), LATER, 11),
)


def begin(work: Path, space: np.ndarray, vector) -> Encoder:
    """The body with its pieces started in the joint space; space: (pieces, d); vector: words -> (n, d)."""
    torch.manual_seed(0)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model"))
    model = Encoder(pieces.get_piece_size())
    model.start(pieces, space[: pieces.get_piece_size()], vector)
    model.body.embeddings.requires_grad_(False)
    return model.eval()  # no dropout: the goal is another network's vector, and time is short


class Optimiser:
    """AdamW for the body, row-wise AdaGrad for the pieces; both follow one slope."""

    def __init__(self, model: Encoder, rates: tuple[float, float]) -> None:
        self.model, self.rate = model, rates[0]
        self.reader = RowReader(model.table.weight, model.padding)
        body = {"params": [p for p in model.body.parameters() if p.requires_grad], "rate": rates[1]}
        self.adam = torch.optim.AdamW([body], lr=0, weight_decay=0, fused=True, betas=(0.9, 0.98))

    def meant(self, ids: list[list[int]]) -> torch.Tensor:
        """In bfloat16, which halves the time of a step on processors that have it and changes no figure."""
        with torch.autocast("cpu", torch.bfloat16):
            return self.model.meant(ids, self.reader)

    def step(self, costs: dict[str, torch.Tensor], slope: float) -> dict[str, float]:
        sum(costs.values()).backward()
        for group in self.adam.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 5.0)
            group["lr"] = group["rate"] * slope
        self.adam.step()
        self.reader.step(self.rate * slope)
        self.adam.zero_grad()
        return {k: v.item() for k, v in costs.items()}


def slope(step: int, steps: int, warm: int = 40) -> float:
    return min(1, (step + 1) / warm) * max(0.03, 1 - step / steps)


def report(step: int, began: float, sums: dict[str, float], over: int) -> None:
    print(step, f"{time.time() - began:.0f} s", *(f"{k} {v / over:.3f}" for k, v in sums.items()), flush=True)
    sums.clear()


@torch.no_grad()
def judge(model: Encoder, m: Material) -> None:
    """Of 400 translations kept out of training: cosine to the goal, and how many find their own among all."""
    z = model.meant([m.pieces.encode(sources.plain(t))[:60] or [0] for t, *_ in m.unseen])
    number = torch.tensor([goal for *_, goal in m.unseen])
    cosine = z @ m.goals[number].T
    found = number[cosine.argmax(1)] == number
    print(f"unseen translations: cosine {cosine.diagonal().mean():.3f}, found {found.float().mean():.3f}", flush=True)


def train(model: Encoder, m: Material, work: Path, phase: Phase) -> Encoder:
    """The body and its pieces, by translations."""
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "2")))
    sentencepiece.set_random_generator_seed(0)
    lesson, optimiser = Lesson(m, random.Random(phase.seed), phase.kinds), Optimiser(model, phase.rates)
    began, sums = time.time(), defaultdict(float)
    for step in range(phase.steps):
        texts, goals = lesson.draw()
        z = optimiser.meant([m.ids(t, lesson.rng) or [0] for t in texts])
        for key, value in optimiser.step(lesson.loss(z, goals), slope(step, phase.steps)).items():
            sums[key] += value
        if step % 50 == 49:
            report(step + 1, began, sums, 50)
        if step % 250 == 249 or step == phase.steps - 1:
            judge(model, m)
            torch.save(model.state_dict(), work / "encoder.pt")
    return model
