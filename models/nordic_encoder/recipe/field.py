"""The field's own language: phrases of a theme near, all else far (Khosla et al. 2020), beside the other lessons."""

import random
import time
from collections import defaultdict, deque
from pathlib import Path

import torch
from torch.nn import functional

from . import noise, sources
from .lessons import MEANT, Lesson, Material, noisy
from .network import FIELD, Encoder
from .train import report, slope

WARMTH = 0.1
THEMES, EACH = 10, 6  # themes a step, and phrases of each
NONE, PLAIN = 10, 14  # near misses, and sentences that stand between passages
CONTRASTS, TURNED, ENTAILED = 12, 8, 3  # triples: written ones, without their "not", and of SweNLI
STILL = {"everyday": 12, "news": 6, "wide": 6, "switched": 6, "near": 14}  # texts from outside the field
LOUD = 1.5  # length of the field's part from which it outweighs what a text is about
LOUDER = 1.25  # how much the field's part weighs in the end, beside what a text is about
SHORT = 40  # pieces of a phrase that are read
WITHOUT = "none", "plain"
RATES = 3e-4, 2e-3  # of the layer, of what stands on it


def by_theme(rows: list[tuple[str, str, str, str]]) -> dict[str, list[tuple[str, str, str]]]:
    """The training rows, theme -> (language, themes, text); "none" and "plain" carry no theme."""
    out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for language, themes, text, split in rows:
        if split == "train":
            for theme in themes.split("+"):
                out[theme].append((language, themes, text))
    return dict(out)


def supervised_contrast(
    z: torch.Tensor,
    label: torch.Tensor,
    old: tuple[torch.Tensor, torch.Tensor] | None = None,
    warmth: float = WARMTH,
) -> torch.Tensor:
    """Minus the log share that rows of a common theme get, over the rows that have one; label: (n, themes), 0 or 1.

    old: vectors and labels of steps before, to be near to or far from as well (He et al. 2020).
    """
    keys, key_label = (torch.cat([z, old[0]]), torch.cat([label, old[1]])) if old else (z, label)
    own = torch.eye(len(z), len(keys), dtype=torch.bool)
    same = (label @ key_label.T > 0) & ~own
    share = functional.log_softmax((z @ keys.T / warmth).masked_fill(own, -1e4), dim=1)
    some = same.any(1)
    return -((share * same).sum(1)[some] / same.sum(1)[some]).mean()


class FieldLesson:
    """Phrases of ten themes and plain sentences, some with a mistyped twin; triples: a text, one near it, one far; and texts
    from elsewhere.

    The far text has the words of the first but not its meaning: contrasts*.tsv, sentences without their "not", and
    contradictions.
    """

    def __init__(self, m: Material, rows: list, rng: random.Random) -> None:
        self.m, self.general, self.rng = m, Lesson(m, rng), rng
        self.groups = by_theme(rows)
        self.themes = sorted(t for t in self.groups if t not in WITHOUT)
        every = [x for group in self.groups.values() for x in group]
        self.turned = [(t, other) for language, _, t in every if (other := noise.turned(sources.plain(t), language))]
        self.contrasts = sources.contrasts()
        self.old: deque[tuple[torch.Tensor, torch.Tensor]] = deque(maxlen=8)
        self.proxies = torch.nn.Parameter(torch.randn(len(self.themes), FIELD))

    def draw(self) -> tuple[list[str], torch.Tensor, int]:
        """The phrases and plain sentences (labelled), the twins, texts from elsewhere, the columns of the triples; and how
        many twins."""
        rng = self.rng
        rows = [row for theme in rng.sample(self.themes, THEMES) for row in rng.sample(self.groups[theme], EACH)]
        rows += rng.sample(self.groups["none"], NONE) + rng.sample(self.groups["plain"], PLAIN)
        texts = [noisy(text, language, rng, 0.3) for language, _, text in rows]
        label = [[float(theme in themes.split("+")) for theme in self.themes] for _, themes, _ in rows]
        twins = [self.twin(t, row[0]) for t, row in zip(texts[: THEMES * EACH : 3], rows[::3], strict=False)]
        columns = [t for column in zip(*self.triples(), strict=True) for t in column]
        return texts + twins + self.elsewhere() + columns, torch.tensor(label), len(twins)

    def triples(self) -> list[tuple[str, str, str]]:
        rng, m = self.rng, self.m
        out = [(noisy(a, language, rng, 0.2), b, c) for language, a, b, c in rng.sample(self.contrasts, CONTRASTS)]
        turned = rng.sample(self.turned, TURNED // 2) + [(x, y) for x, y, _ in rng.sample(m.turned, TURNED // 2)]
        out += [(a, noise.misspelt(sources.plain(a), rng), b) for a, b in turned]
        return out + rng.sample(m.entailed, ENTAILED)

    def elsewhere(self) -> list[str]:
        near = self.rng.choices(self.m.near, cum_weights=self.m.near_weight, k=STILL["near"])
        return [a for a, *_ in near] + [
            self.general.one(kind)[0] for kind, n in STILL.items() if kind != "near" for _ in range(n)
        ]

    def twin(self, text: str, language: str) -> str:
        """The same told of someone of another sex, which changes no theme; or the same mistyped."""
        text = sources.plain(text)
        other = noise.another(text, language, self.rng) if self.rng.random() < 0.6 else None
        return other or noise.misspelt(text, self.rng, 0.3)

    def loss(self, parts: torch.Tensor, label: torch.Tensor, twins: int) -> dict[str, torch.Tensor]:
        """parts: (n, MEANT + FIELD), a unit vector and the field's part.

        Themes are told by the direction of the field's part, near a point of each theme (Movshovitz-Attias et al. 2017) and
        near its other phrases; what belongs to the field at all is told by its length.
        """
        z, n, still = functional.normalize(parts, dim=1), len(label), sum(STILL.values())
        x, y, w = z[n + twins + still :].chunk(3)
        field, themed = parts[:n, MEANT:], label.sum(1) > 0
        way, length = functional.normalize(field[themed], dim=1), parts[: n + twins + still, MEANT:].norm(dim=1)
        aim = functional.normalize(label[themed], p=1, dim=1)
        old = tuple(torch.cat(part) for part in zip(*self.old, strict=True)) or None
        self.old.append((way.detach(), label[themed]))
        return {
            "theme": 0.5 * supervised_contrast(way, label[themed], old),
            "proxy": 2 * functional.cross_entropy(way @ functional.normalize(self.proxies, dim=1).T / WARMTH, aim),
            "twins": 2 * (1 - (z[: THEMES * EACH : 3] * z[n : n + twins]).sum(1)).mean(),
            "apart": apart(x, y, w),
            "still": (length[n + twins :] ** 2).mean() + 0.5 * (length[:n][~themed] ** 2).mean(),
            "loud": functional.relu(LOUD - length[:n][themed]).square().mean(),
        }


def apart(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """x must be nearer to y than to w, and not near w, though w has nearly the same words."""
    near, far = (x * y).sum(1), (x * w).sum(1)
    return 3 * functional.relu(far - 0.4).mean() + 4 * functional.relu(far - near + 0.3).mean()


def train(model: Encoder, m: Material, rows: list, work: Path, steps: int) -> Encoder:
    """The field's part alone: what a text is about stays as the translations taught it."""
    torch.manual_seed(1)
    model.settled = True
    lesson = FieldLesson(m, rows, random.Random(1))
    own = set(model.field.layer.parameters())
    groups = [
        {"params": list(own), "rate": RATES[0]},
        {"params": [p for p in model.field.parameters() if p not in own], "rate": RATES[1]},
        {"params": [lesson.proxies], "rate": 2e-2},
    ]
    adam = torch.optim.AdamW(groups, lr=0, weight_decay=0.01, fused=True, betas=(0.9, 0.98))
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        texts, label, twins = lesson.draw()
        with torch.autocast("cpu", torch.bfloat16):
            parts = model.parts([m.ids(t, lesson.rng)[:SHORT] or [0] for t in texts])
        costs = lesson.loss(parts, label, twins)
        sum(costs.values()).backward()
        for group in adam.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 5.0)
            group["lr"] = group["rate"] * slope(step, steps)
        adam.step()
        adam.zero_grad()
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 50 == 49:
            report(step + 1, began, sums, 50)
        if step % 250 == 249 or step == steps - 1:
            torch.save(model.state_dict(), work / "field.pt")
    with torch.no_grad():
        model.field.mix.weight *= LOUDER
    return model
