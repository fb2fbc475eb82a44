"""The shipped static model: the joint space taught by the finished encoder, with the field's phrases beside."""
import json
import pickle
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from models.nordic_encoder.recipe import noise, sources
from models.nordic_encoder.recipe.field import FieldLesson, supervised_contrast
from textkit.embed.nordic import OnnxEmbedder

from .bag import Bag
from .joint import Draw, chances, losses, read, reduced

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


def phrase_costs(bag: Bag, words, field: FieldLesson) -> dict[str, torch.Tensor]:
    texts, label, twins = zip(*(field.draw() for _ in range(4)))
    n = [len(t) for t in label]
    z = [bag(words.frozen(t)) for t in texts]
    theme = supervised_contrast(torch.cat([v[:k] for v, k in zip(z, n)]), torch.cat(label))
    same = [(v[:k - 16:5] * v[k:k + t]).sum(1) for v, k, t in zip(z, n, twins)]
    return dict(theme=1.5 * theme, twins=2 * (1 - torch.cat(same)).mean())


def train(work: Path, rows: list, steps: int = 500) -> Bag:
    torch.manual_seed(2)
    d = read(work, extra=pickle.load(open(work / "lesson.pkl", "rb")), phrases=[r[2] for r in rows])
    goal = torch.from_numpy(np.load(work / "lesson.npy"))
    kinds = ["word" if d["kinds"][i] == "word" else "text" for i in d["taught"][:, 0]]
    near = np.cumsum([sources.WEIGHT[name] for name in d["sources"]])
    chance = dict(near=near / near[-1], linked=chances(d["kinds"], dict(manual=.15, word=.3, everyday=.35, news=.2)),
                  taught=chances(kinds, dict(word=.3, text=.7)))
    bag, draw, field = Bag(d["words"], d["seen"]), Draw(4), FieldLesson(rows, random.Random(4))
    bag.vectors.data = torch.from_numpy(np.load(work / "joint.npy")) / torch.exp(bag.weight.data)[:, None]
    aim = reduced(goal.numpy())
    optimiser = torch.optim.Adam([dict(params=[bag.vectors], lr=.006), dict(params=[bag.weight], lr=.003)], fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, (s + 1) / 30) * max(.02, 1 - s / steps))
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        which = draw.rng.choice(len(aim), 1536, replace=False)
        z = bag([d["extra"][i] for i in which])
        costs = losses(bag, d, None, chance, draw) | phrase_costs(bag, d["words"], field)
        costs["lesson"] = 10 * (1 - (z * aim[which]).sum(1)).mean() + contrast_to(z, aim[which])
        optimiser.zero_grad()
        sum(costs.values()).backward()
        optimiser.step()
        schedule.step()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 25 == 24:
            print(step + 1, f"{time.time() - began:.0f} s", *(f"{k} {v / 25:.3f}" for k, v in sums.items()), flush=True)
            sums.clear()
    return bag


def contrast_to(z: torch.Tensor, aim: torch.Tensor) -> torch.Tensor:
    return torch.nn.functional.cross_entropy(z @ aim.T / .06, torch.arange(len(z)))


def save(bag: Bag, work: Path, folder: Path) -> None:
    """int8 rows with a scale each, the pieces, and what they are."""
    table = bag.table()
    scales = np.maximum(np.abs(table).max(1), 1e-9) / 127
    np.savez(folder / "vectors.npz", rows=np.round(table / scales[:, None]).astype(np.int8), scales=scales.astype(np.float32))
    shutil.copy(work / "pieces.model", folder / "pieces.model")
    config = dict(kind="nordic_static", dimension=table.shape[1], pieces=bag.words.size, buckets=len(table) - bag.words.size,
                  lower_case=True, normalize="NFC", languages=list(sources.LANGUAGES))
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")
