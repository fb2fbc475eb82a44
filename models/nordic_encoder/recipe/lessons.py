"""What one step is made of: each task draws its texts and says what it costs when their vectors are wrong."""

import hashlib
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
KINDS = {"everyday": 0.47, "news": 0.12, "joined": 0.15, "english": 0.11, "word": 0.13, "manual": 0.02}
TAUGHT = 110  # texts a step that learn the teacher's vector
BESIDE = {"taught": 44, "linked": 3, "near": 6, "slips": 3, "entailed": 1, "turned": 3}  # beside the field's phrases


@dataclass
class Material:
    """Everything a step can draw from; a taught row is (text, language, number of its goal)."""

    pieces: sentencepiece.SentencePieceProcessor
    goals: torch.Tensor
    taught: dict[str, list] = field(default_factory=dict)
    unseen: list = field(default_factory=list)
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
    hold_out(m, {i for text, i in english.items() if held_out(text)})
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


def held_out(text: str) -> bool:
    """One English text in 64, by a fixed hash."""
    return hashlib.sha256(text.encode()).digest()[0] < 4


def hold_out(m: Material, goals: set[int], most: int = 400) -> None:
    """Sentences whose goal is kept out go to m.unseen; no text learns such a goal, but in longer, joined texts."""
    unseen = [row for kind in ("everyday", "news") for row in m.taught[kind] if row[2] in goals]
    m.unseen = random.Random(1).sample(unseen, min(most, len(unseen)))
    for kind in m.taught.keys() - {"joined"}:
        m.taught[kind] = [row for row in m.taught[kind] if row[2] not in goals]


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

    def __init__(self, m: Material, rng: random.Random, sizes: dict[str, int], firm: bool = True) -> None:
        """sizes: how many a step of "taught", "linked", "near", "slips", "entailed" and "turned"; firm: what is far off in
        a triple is pushed away, not only kept behind."""
        self.m, self.rng, self.sizes, self.firm = m, rng, sizes, firm
        self.queue: deque = deque(maxlen=600)
        self.kinds, self.mass = list(KINDS), list(KINDS.values())

    def size(self, name: str) -> int:
        return self.sizes.get(name, 0)

    def draw(self) -> tuple[list[str], dict]:
        """The texts of a step, and where each task's lie."""
        rng, goals, texts = self.rng, [], []
        for kind in rng.choices(self.kinds, self.mass, k=self.size("taught")):
            text, language, goal = rng.choice(self.m.taught[kind])
            texts.append(noisy(text, language, rng, 0.3 if kind == "word" else 0.12))
            goals.append(goal)
        pairs, triples = self.pairs(), self.triples()
        texts += [t for group in (pairs, triples) for column in zip(*group, strict=False) for t in column]
        return texts, {"goals": goals, "pairs": len(pairs), "triples": len(triples)}

    def pairs(self) -> list[tuple[str, str]]:
        """Translations without English, neighbouring passages and titles, a text and its mistyped twin."""
        m, rng = self.m, self.rng
        out = [(noisy(a, la, rng), b) for a, b, la, _ in rng.sample(m.linked, self.size("linked"))]
        near = rng.choices(m.near, cum_weights=m.near_weight, k=self.size("near"))
        out += [(noisy(a, "sv", rng, 0.1), b) for a, b, _ in near]
        sure = rng.sample(m.taught["everyday"], self.size("slips"))
        return out + [(x, noise.misspelt(sources.plain(x), rng, 0.4)) for x, *_ in sure]

    def triples(self) -> list[tuple[str, str, str]]:
        """(text, one near it, one far from it): entailment and contradiction; a slip and the text without its "not"."""
        m, rng = self.m, self.rng
        turned = rng.sample(m.turned, self.size("turned"))
        return rng.sample(m.entailed, self.size("entailed")) + [
            (x, noise.misspelt(sources.plain(x), rng), y) for x, y, _ in turned
        ]

    def loss(self, z: torch.Tensor, parts: dict) -> dict[str, torch.Tensor]:
        n, p, t = len(parts["goals"]), parts["pairs"], parts["triples"]
        number = torch.tensor(parts["goals"])
        out = {
            "cosine": 4 * (1 - (z[:n] * self.m.goals[number]).sum(1)).mean(),
            "choice": 0.5 * self.choose(z[:n], number),
        }
        if p:
            out["pairs"] = 0.35 * self.link(z[n : n + p], z[n + p : n + 2 * p])
        if t:
            x, y, w = z[n + 2 * p :].chunk(3)
            near, far = (x * y).sum(1), (x * w).sum(1)
            away = 1.5 * functional.relu(far - 0.5) if self.firm else 0 * far
            out["triples"] = (away + functional.relu(far - near + 0.2)).mean()
        return out

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
        own = torch.arange(len(a))
        old = torch.stack(list(self.queue)) if self.queue else a[:0].detach()
        self.queue.extend(b.detach())
        return (
            functional.cross_entropy(a @ torch.cat([b, old]).T / TAU, own)
            + functional.cross_entropy(b @ torch.cat([a, old]).T / TAU, own)
        ) / 2
