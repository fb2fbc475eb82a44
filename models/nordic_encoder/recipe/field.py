"""The field's own language: phrases of one theme near each other, all else far (Khosla et al. 2020), beside the other lessons."""
import random
import time
from collections import defaultdict
from pathlib import Path

import torch
import torch.nn.functional as F

from . import noise, sources
from .lessons import Lesson, Material, noisy
from .network import Encoder
from .train import optimiser_of, report, slope

WARMTH, THEMES, EACH, PLAIN, TURNED = .1, 10, 5, 16, 6


def by_theme(rows: list[tuple[str, str, str, str]]) -> dict[str, list[tuple[str, str, str]]]:
    """The training rows, theme -> (language, themes, text); "none" holds the sentences that carry no theme."""
    out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for language, themes, text, split in rows:
        if split == "train":
            for theme in themes.split("+"):
                out[theme].append((language, themes, text))
    return dict(out)


def supervised_contrast(z: torch.Tensor, label: torch.Tensor, warmth: float = WARMTH) -> torch.Tensor:
    """Mean over the rows that have a partner of the log share their themes get; label (n, themes) is 1 where a row carries one."""
    own = torch.eye(len(z), dtype=torch.bool)
    same = (label @ label.T > 0) & ~own
    share = F.log_softmax((z @ z.T / warmth).masked_fill(own, -1e4), dim=1)
    some = same.any(1)
    return -((share * same).sum(1)[some] / same.sum(1)[some]).mean()


class FieldLesson:
    """Draws phrases of ten themes and plain sentences; each phrase also with a mistyped twin or its negation."""

    def __init__(self, rows: list, rng: random.Random) -> None:
        self.groups = by_theme(rows)
        self.themes = sorted(t for t in self.groups if t != "none")
        self.rng = rng
        every = [x for group in self.groups.values() for x in group]
        self.turned = [(t, other) for language, _, t in every if (other := noise.turned(sources.plain(t), language))]

    def draw(self) -> tuple[list[str], torch.Tensor, int]:
        """Texts: phrases and plain sentences with their labels, then twins of the first ones, then sentences and their negations."""
        rng = self.rng
        rows = [row for theme in rng.sample(self.themes, THEMES) for row in rng.sample(self.groups[theme], EACH)]
        rows += rng.sample(self.groups["none"], PLAIN)
        texts = [noisy(text, language, rng, .3) for language, _, text in rows]
        label = [[float(theme in themes.split("+")) for theme in self.themes] for _, themes, _ in rows]
        twins = [noise.misspelt(sources.plain(t), rng, .3) for t in texts[:THEMES * EACH:EACH]]
        pairs = rng.sample(self.turned, TURNED)
        return texts + twins + [a for a, _ in pairs] + [b for _, b in pairs], torch.tensor(label), len(twins)

    def loss(self, z: torch.Tensor, label: torch.Tensor, twins: int, head: torch.nn.Linear) -> dict[str, torch.Tensor]:
        n = len(label)
        a, b = z[n + twins:n + twins + TURNED], z[n + twins + TURNED:]
        plain = (label.sum(1, keepdim=True) == 0).float()
        aim = F.normalize(torch.cat([label, plain], dim=1), p=1, dim=1)
        return dict(theme=supervised_contrast(z[:n], label), head=.5 * F.cross_entropy(head(z[:n]), aim),
                    twins=2 * (1 - (z[:THEMES * EACH:EACH] * z[n:n + twins]).sum(1)).mean(), turned=4 * F.relu((a * b).sum(1) - .4).mean())


def train(model: Encoder, m: Material, rows: list, work: Path, steps: int, rates: tuple[float, float] = (8e-4, 4e-5), rest: float = .5) -> Encoder:
    """`rest`: how much of the other lessons runs beside, so that nothing is forgotten."""
    torch.manual_seed(1)
    field, lesson = FieldLesson(rows, random.Random(1)), Lesson(m, random.Random(2), rest)
    head = torch.nn.Linear(384, len(field.themes) + 1)
    with torch.no_grad():
        head.weight *= 4
    model.body.requires_grad_(True)
    optimiser = optimiser_of(model, *rates)
    optimiser.add_param_group(dict(params=head.parameters(), lr=0, weight_decay=0, rate=2e-2))
    began, sums = time.time(), defaultdict(float)
    model.train()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = group["rate"] * slope(step, steps, 30)
        texts, parts = lesson.draw()
        phrases, label, twins = field.draw()
        z = model.vectors([m.ids(t, lesson.rng) or [0] for t in texts + phrases])
        costs = lesson.loss(z[:len(texts)], parts) | field.loss(z[len(texts):], label, twins, head)
        optimiser.zero_grad()
        sum(costs.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.)
        optimiser.step()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 25 == 24:
            report(step + 1, began, sums, 25)
    torch.save(model.state_dict(), work / "field.pt")
    return model
