"""The shipped static model: the joint space taught by the finished encoder, with the field's phrases beside."""
import pickle
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from models.nordic_encoder.recipe import noise, sources
from models.nordic_encoder.recipe.field import EACH, THEMES, FieldLesson, supervised_contrast
from models.nordic_encoder.recipe.train import report
from textkit.embed.nordic import OnnxEmbedder

from .bag import Bag
from .joint import Draw, chances, losses, read, reduced

DRAWS = 4                     # field lessons a step
MASS = dict(manual=.15, word=.3, everyday=.35, news=.2)
TEXTS = dict(near=26_000, everyday=12_000, word=14_000)


def lesson_texts(work: Path, rows: list, rng: random.Random) -> list[str]:
    """Passages, everyday and news sentences of all languages, words, and the phrases with mistyped twins."""
    texts = pickle.load(open(work / "texts.pkl", "rb"))
    weight = list(np.cumsum([sources.WEIGHT[name] for *_, name in texts["adjacent"]]))
    out = [a for a, _, _ in rng.choices(texts["adjacent"], cum_weights=weight, k=TEXTS["near"])]
    for kind in ("everyday", "word"):
        some = [t for p in texts["pairs"] if p[2] == kind for t in p[:2]]
        out += rng.sample(some, TEXTS[kind])
    news = list(dict.fromkeys(t for p in texts["pairs"] if p[2] == "news" for t in p[:2]))
    phrases = [text for *_, text, split in rows if split == "train"]
    twins = [noise.misspelt(sources.plain(t), rng) for t in phrases]
    return list(dict.fromkeys(out + news + phrases + twins))


def teach(work: Path, encoder: Path, rows: list) -> None:
    """lesson.pkl and lesson.npy: texts and the encoder's vectors of them."""
    texts = lesson_texts(work, rows, random.Random(3))
    pickle.dump(texts, open(work / "lesson.pkl", "wb"))
    np.save(work / "lesson.npy", OnnxEmbedder(encoder).encode(texts))


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
    theme = supervised_contrast(torch.cat([z[:len(label)] for z, (label, _) in zip(drawn, plan)]), torch.cat([label for label, _ in plan]))
    same = torch.cat([(z[:THEMES * EACH:EACH] * z[len(label):len(label) + twins]).sum(1) for z, (label, twins) in zip(drawn, plan)])
    return dict(theme=1.5 * theme, twins=2 * (1 - same).mean())


def contrast_to(z: torch.Tensor, aim: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.cross_entropy(z @ aim.T / .06, torch.arange(len(z)))


def begin(work: Path, d: dict) -> Bag:
    """The joint model, its logarithmic weights apart again."""
    bag = Bag(d["words"], d["seen"])
    bag.vectors.data = torch.from_numpy(np.load(work / "joint.npy")) / torch.exp(bag.weight.data)[:, None]
    return bag


def train(work: Path, rows: list, steps: int = 500) -> Bag:
    torch.manual_seed(2)
    torch.set_num_threads(2)
    phrases, plan = phrase_draws(rows, DRAWS * steps)
    d = read(work, lesson=pickle.load(open(work / "lesson.pkl", "rb")), phrases=phrases)
    aim = reduced(np.load(work / "lesson.npy"))
    near = np.cumsum([sources.WEIGHT[name] for name in d["sources"]])
    chance = dict(near=near / near[-1], linked=chances(d["kinds"], MASS))
    bag, draw, size = begin(work, d), Draw(4), DRAWS * len(phrases) // len(plan)
    optimiser = torch.optim.Adam([dict(params=[bag.vectors], lr=.006), dict(params=[bag.weight], lr=.003)], fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 30) * max(.02, 1 - s / steps))
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        which = draw.rng.choice(len(aim), 1536, replace=False)
        z = bag([d["lesson"][i] for i in which])
        costs = losses(bag, d, None, chance, draw)
        costs |= phrase_costs(bag, d["phrases"][step * size:(step + 1) * size], plan[step * DRAWS:(step + 1) * DRAWS])
        costs["lesson"] = 10 * (1 - (z * aim[which]).sum(1)).mean() + contrast_to(z, aim[which])
        optimiser.zero_grad()
        sum(costs.values()).backward()
        optimiser.step()
        schedule.step()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 25 == 24:
            report(step + 1, began, sums, 25)
    return bag
