"""What one step is made of: each task draws its texts and says what it costs when their vectors are wrong."""

import pickle
import random
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch.nn import functional

from . import noise, sources

TAU, LONGEST = 0.05, 48
KINDS = {"everyday": 0.36, "news": 0.23, "joined": 0.15, "english": 0.11, "word": 0.13, "manual": 0.02}


@dataclass
class Material:
    """Everything a step can draw from; a taught row is (text, language, number of its goal)."""

    pieces: sentencepiece.SentencePieceProcessor
    goals: torch.Tensor
    taught: dict[str, list] = field(default_factory=dict)
    linked: list = field(default_factory=list)
    near: list = field(default_factory=list)
    near_weight: list = field(default_factory=list)
    entailed: list = field(default_factory=list)
    turned: list = field(default_factory=list)

    def ids(self, text: str, rng: random.Random) -> list[int]:
        text = sources.plain(text)
        if rng.random() < 0.12:  # another cut of the same text (Kudo 2018)
            return self.pieces.encode(text, enable_sampling=True, alpha=0.3, nbest_size=-1)[:LONGEST]
        return self.pieces.encode(text)[:LONGEST]


def material(data: Path, work: Path) -> Material:
    texts = pickle.loads((work / "texts.pkl").read_bytes())
    english = {t: i for i, t in enumerate(pickle.loads((work / "english.pkl").read_bytes()))}
    m = Material(
        sentencepiece.SentencePieceProcessor(model_file=str(work / "pieces.model")),
        torch.from_numpy(np.concatenate([np.load(work / "teacher.npy"), np.load(work / "joined.npy")])),
    )
    m.taught = {kind: [] for kind in KINDS}
    for pair in texts["pairs"]:
        side, languages = sources.english_side(pair[3]), pair[3].split("-")
        if side is None:
            if pair[2] != "word":
                m.linked.append((pair[0], pair[1], *languages))
            continue
        m.taught[pair[2]].append((pair[1 - side], languages[1 - side], english[pair[side]]))
        if pair[2] != "word":
            m.taught["english"].append((pair[side], "en", english[pair[side]]))
    for goal, row in enumerate(pickle.loads((work / "joined.pkl").read_bytes()), len(english)):
        m.taught["joined"] += [(text, language, goal) for language, text in row.items()]
    m.taught["word"] = list(dict.fromkeys(m.taught["word"]))
    every = [(x, language) for k in ("everyday", "news") for x, language, _ in m.taught[k]]
    every += [(x, "en") for x in english if " " in x]
    m.turned = [(x, y, lang) for x, lang in every if (y := noise.turned(sources.plain(x), lang))]
    m.near = texts["adjacent"] + [(a, b, name) for a, b, name in texts["titled"]]
    m.near_weight = list(np.cumsum([sources.WEIGHT[name] for *_, name in m.near]))
    by_premise: dict[str, dict[str, str]] = {}
    for premise, hypothesis, label in sources.entailment(data):
        by_premise.setdefault(premise, {})[label] = hypothesis
    m.entailed = [
        (p, h["entailment"], h["contradiction"])
        for p, h in by_premise.items()
        if {"entailment", "contradiction"} <= h.keys()
    ]
    return m


def noisy(text: str, language: str, rng: random.Random, rate: float = 0.15) -> str:
    draw = rng.random()
    if draw > rate:
        return text
    return (
        noise.misspelt(sources.plain(text), rng)
        if draw < 0.75 * rate
        else noise.chatty(sources.plain(text), language, rng)
    )


class Lesson:
    """Draws a step's texts, then turns their vectors into one loss."""

    def __init__(self, m: Material, rng: random.Random, scale: float = 1.0) -> None:
        self.m, self.rng, self.scale = m, rng, scale
        self.queue: deque = deque(maxlen=600)
        self.kinds, self.mass = list(KINDS), list(KINDS.values())

    def draw(self) -> tuple[list[str], dict]:
        """The texts of a step, and where each task's lie."""
        m, rng, n = self.m, self.rng, self.scale
        goals, texts = [], []
        for kind in rng.choices(self.kinds, self.mass, k=int(100 * n)):
            text, language, goal = rng.choice(m.taught[kind])
            texts.append(noisy(text, language, rng, 0.35 if kind == "word" else 0.15))
            goals.append(goal)
        pairs = [(noisy(a, la, rng), b) for a, b, la, _ in rng.sample(m.linked, int(3 * n))]
        pairs += [
            (noisy(a, "sv", rng, 0.1), b) for a, b, _ in rng.choices(m.near, cum_weights=m.near_weight, k=int(3 * n))
        ]
        sure = rng.sample(m.taught["everyday"], int(3 * n))
        pairs += [(x, noise.misspelt(sources.plain(x), rng, 0.4)) for x, *_ in sure]
        triples = [(p, h, c) for p, h, c in rng.sample(m.entailed, max(1, int(1 * n)))]
        triples += [
            (x, noise.misspelt(sources.plain(x), rng), y) for x, y, _ in rng.sample(m.turned, max(1, int(3 * n)))
        ]
        self.parts = {"goals": goals, "pairs": len(pairs), "triples": len(triples)}
        texts += [t for group in (pairs, triples) for column in zip(*group, strict=False) for t in column]
        return texts, self.parts

    def loss(self, z: torch.Tensor, parts: dict) -> dict[str, torch.Tensor]:
        n, p, t = len(parts["goals"]), parts["pairs"], parts["triples"]
        number = torch.tensor(parts["goals"])
        a, b = z[n : n + p], z[n + p : n + 2 * p]
        x, y, w = (z[n + 2 * p + k * t : n + 2 * p + (k + 1) * t] for k in range(3))
        return {
            "cosine": 5 * (1 - (z[:n] * self.m.goals[number]).sum(1)).mean(),
            "choice": 0.5 * self.choose(z[:n], number),
            "pairs": 0.35 * self.link(a, b),
            "triples": 1.5 * functional.relu((x * w).sum(1) - 0.5).mean()
            + functional.relu((x * w).sum(1) - (x * y).sum(1) + 0.2).mean(),
        }

    def choose(self, z: torch.Tensor, number: torch.Tensor) -> torch.Tensor:
        """Each vector must find its own goal among the batch's and 700 others."""
        others = torch.tensor(self.rng.sample(range(len(self.m.goals)), 700))
        every = torch.cat([number, others])
        scores = z @ self.m.goals[every].T / TAU
        same = (number[:, None] == every[None]) | ((self.m.goals[number] @ self.m.goals[every].T) > 0.9)
        same[torch.arange(len(z)), torch.arange(len(z))] = False
        return functional.cross_entropy(scores.masked_fill(same, -1e4), torch.arange(len(z)))

    def link(self, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
        """In-batch cross-entropy, with the last steps' vectors as further negatives (He et al. 2020)."""
        if not len(a):
            return torch.zeros(())
        own = torch.arange(len(a))
        old = torch.stack(list(self.queue)) if self.queue else a[:0].detach()
        self.queue.extend(b.detach())
        return (
            functional.cross_entropy(a @ torch.cat([b, old]).T / TAU, own)
            + functional.cross_entropy(b @ torch.cat([a, old]).T / TAU, own)
        ) / 2
