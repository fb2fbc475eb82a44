"""What one step is made of: each task draws its texts and says what it costs when their vectors are wrong."""

import hashlib
import pickle
import random
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch.nn import functional

from . import noise, sources, wide

TAU, LONGEST = 0.05, 48
KINDS = {
    "everyday": 0.35,
    "news": 0.14,
    "joined": 0.12,
    "english": 0.06,
    "wide": 0.06,
    "switched": 0.16,
    "word": 0.1,
    "manual": 0.01,
}
# later, when everyday sentences have given what they have: more of the wide world
LATER = {
    "everyday": 0.25,
    "news": 0.14,
    "joined": 0.12,
    "english": 0.08,
    "wide": 0.1,
    "switched": 0.24,
    "word": 0.06,
    "manual": 0.01,
}
SWITCHED = ("sv", "nb", "nn", "da"), (0.4, 0.25, 0.15, 0.2)
TAUGHT = 110  # texts a step that learn the teacher's vector
MEANT = 384  # the first part of a vector, which learns the teacher's; the rest is the field's


@dataclass
class Material:
    """Everything a step can draw from; a taught row is (text, language, number of its goal)."""

    pieces: sentencepiece.SentencePieceProcessor
    goals: torch.Tensor
    lexicon: wide.Lexicon = field(default_factory=dict)
    taught: dict[str, list] = field(default_factory=dict)
    unseen: list = field(default_factory=list)
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
        torch.from_numpy(np.concatenate([np.load(work / f"{name}.npy") for name in ("teacher", "joined", "wide")])),
    )
    m.taught = {kind: [] for kind in KINDS}
    for pair in texts["pairs"]:
        side, languages = sources.english_side(pair[3]), pair[3].split("-")
        if side is None:
            continue
        m.taught[pair[2]].append((pair[1 - side], languages[1 - side], english[pair[side]]))
        if pair[2] != "word":
            m.taught["english"].append((pair[side], "en", english[pair[side]]))
    for goal, row in enumerate(pickle.loads((work / "joined.pkl").read_bytes()), len(english)):
        m.taught["joined"] += [(text, language, goal) for language, text in row.items()]
    world = pickle.loads((work / "wide.pkl").read_bytes())
    m.lexicon, first = world["lexicon"], len(m.goals) - len(world["texts"])
    m.taught["wide"] = [(text, "en", goal) for goal, text in enumerate(world["texts"], first)]
    m.taught["switched"] = [row for k in ("wide", "english") for row in m.taught[k]]
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

    def __init__(self, m: Material, rng: random.Random, kinds: dict[str, float] = KINDS) -> None:
        self.m, self.rng, self.kinds = m, rng, kinds

    def draw(self) -> tuple[list[str], list[int]]:
        """The texts of a step, and the number of each one's goal."""
        drawn = [self.one(kind) for kind in self.rng.choices(list(self.kinds), list(self.kinds.values()), k=TAUGHT)]
        return [text for text, _ in drawn], [goal for _, goal in drawn]

    def one(self, kind: str) -> tuple[str, int]:
        rng = self.rng
        text, language, goal = rng.choice(self.m.taught[kind])
        if kind == "switched":
            text = wide.switched(text, self.m.lexicon[rng.choices(*SWITCHED)[0]], rng)
        return noisy(text, language, rng, 0.3 if kind == "word" else 0.12), goal

    def loss(self, z: torch.Tensor, goals: list[int]) -> dict[str, torch.Tensor]:
        """z: (n, MEANT) unit vectors."""
        number = torch.tensor(goals)
        return {
            "cosine": 4 * (1 - (z * self.m.goals[number]).sum(1)).mean(),
            "choice": 0.5 * self.choose(z, number),
        }

    def choose(self, z: torch.Tensor, number: torch.Tensor) -> torch.Tensor:
        """Each vector must find its own goal among the batch's and 700 others."""
        others = torch.tensor(self.rng.sample(range(len(self.m.goals)), 700))
        every = torch.cat([number, others])
        scores = z @ self.m.goals[every].T / TAU
        same = (number[:, None] == every[None]) | ((self.m.goals[number] @ self.m.goals[every].T) > 0.9)
        same[torch.arange(len(z)), torch.arange(len(z))] = False
        return functional.cross_entropy(scores.masked_fill(same, -1e4), torch.arange(len(z)))
