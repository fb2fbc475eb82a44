"""The field's own language: phrases of a theme near, all else far (Khosla et al. 2020), beside the other lessons."""

import random
import time
from collections import defaultdict, deque
from dataclasses import dataclass

import torch
from torch.nn import functional

from . import noise, sources
from .lessons import BESIDE, Lesson, Material, noisy
from .network import Encoder
from .train import Optimiser, judge, report, slope

WARMTH, THEMES, TURNED = 0.1, 10, 3
RATES = 0.02, 6e-5  # of the pieces, of the body
SHARE = 0.43  # of the way from the weights before the phrases to those after either setting; both are added up
SHORT = 40  # pieces of a phrase that are read
WITHOUT = "none", "plain"  # near misses, and sentences that stand between passages


@dataclass(frozen=True)
class Setting:
    """How many of each kind a step draws: phrases of each theme, contrasts, near misses, plain sentences; and whether a text
    with the same words and another meaning is pushed away (`firm`), or only kept behind the one that means the same."""

    each: int
    contrasts: int
    none: int
    plain: int
    firm: bool = True

    @property
    def rows(self) -> int:
        """Phrases of themes."""
        return THEMES * self.each


FIRM, SOFT = Setting(5, 9, 8, 10), Setting(4, 9, 6, 6, firm=False)


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
    """Phrases of ten themes and plain sentences, some with a mistyped twin; and triples: a text, one near it, one far.

    The far text has the words of the first but not its meaning: contrasts.tsv, and sentences without their "not".
    """

    def __init__(self, rows: list, rng: random.Random, setting: Setting = FIRM) -> None:
        self.setting, self.groups = setting, by_theme(rows)
        self.themes = sorted(t for t in self.groups if t not in WITHOUT)
        self.rng = rng
        every = [x for group in self.groups.values() for x in group]
        self.turned = [(t, other) for language, _, t in every if (other := noise.turned(sources.plain(t), language))]
        self.contrasts = sources.contrasts()
        self.old: deque[tuple[torch.Tensor, torch.Tensor]] = deque(maxlen=8)

    def draw(self) -> tuple[list[str], torch.Tensor, int]:
        """The phrases and plain sentences (labelled), the twins, the columns of the triples; and how many twins."""
        rng, own = self.rng, self.setting
        rows = [row for theme in rng.sample(self.themes, THEMES) for row in rng.sample(self.groups[theme], own.each)]
        rows += rng.sample(self.groups["none"], own.none) + rng.sample(self.groups["plain"], own.plain)
        texts = [noisy(text, language, rng, 0.3) for language, _, text in rows]
        label = [[float(theme in themes.split("+")) for theme in self.themes] for _, themes, _ in rows]
        twins = [self.twin(t, row[0]) for t, row in zip(texts[: own.rows : own.each], rows[:: own.each], strict=False)]
        triples = [
            (noisy(a, language, rng, 0.2), b, c) for language, a, b, c in rng.sample(self.contrasts, own.contrasts)
        ]
        triples += [(a, noise.misspelt(sources.plain(a), rng), b) for a, b in rng.sample(self.turned, TURNED)]
        return (
            texts + twins + [t for column in zip(*triples, strict=True) for t in column],
            torch.tensor(label),
            len(twins),
        )

    def twin(self, text: str, language: str) -> str:
        """The same told of someone of another sex, which changes no theme; or the same mistyped."""
        text = sources.plain(text)
        other = noise.another(text, language, self.rng) if self.rng.random() < 0.6 else None
        return other or noise.misspelt(text, self.rng, 0.3)

    def loss(self, z: torch.Tensor, label: torch.Tensor, twins: int, head: torch.nn.Linear) -> dict[str, torch.Tensor]:
        n = len(label)
        x, y, w = z[n + twins :].chunk(3)
        plain = (label.sum(1, keepdim=True) == 0).float()
        aim = functional.normalize(torch.cat([label, plain], dim=1), p=1, dim=1)
        old = tuple(torch.cat(part) for part in zip(*self.old, strict=True)) or None
        self.old.append((z[:n].detach(), label))
        return {
            "theme": 2 * supervised_contrast(z[:n], label, old),
            "head": 0.5 * functional.cross_entropy(head(z[:n]), aim),
            "twins": 2 * (1 - (z[: self.setting.rows : self.setting.each] * z[n : n + twins]).sum(1)).mean(),
            "apart": apart(x, y, w, self.setting.firm),
        }


def between(before: dict[str, torch.Tensor], *after: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """SHARE of each way from `before` added up: most of the themes, more of the rest (Wortsman et al. 2022)."""
    return {
        k: v + SHARE * sum(other[k] - v for other in after) if v.is_floating_point() else v for k, v in before.items()
    }


def apart(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor, firm: bool = True) -> torch.Tensor:
    """x must be nearer to y than to w; `firm`: and not near w, though w has nearly the same words."""
    near, far = (x * y).sum(1), (x * w).sum(1)
    if not firm:
        return 2 * functional.relu(far - near + 0.1).mean()
    return 4 * functional.relu(far - 0.4).mean() + 4 * functional.relu(far - near + 0.3).mean()


def train(model: Encoder, m: Material, rows: list, steps: int, setting: Setting) -> Encoder:
    """The phrases, with half a step's other lessons beside them so that nothing is forgotten."""
    torch.manual_seed(1)
    beside = BESIDE if setting.firm else BESIDE | {"taught": 56, "near": 4}
    field, lesson = FieldLesson(rows, random.Random(1), setting), Lesson(m, random.Random(2), beside, setting.firm)
    head = torch.nn.Linear(384, len(field.themes) + 1)
    with torch.no_grad():
        head.weight *= 4
    optimiser = Optimiser(model, RATES, {"params": list(head.parameters()), "rate": 2e-2})
    began, sums = time.time(), defaultdict(float)
    for step in range(steps):
        texts, parts = lesson.draw()
        phrases, label, twins = field.draw()
        ids = [m.ids(t, lesson.rng) or [0] for t in texts] + [m.ids(t, lesson.rng)[:SHORT] or [0] for t in phrases]
        z = optimiser.vectors(ids)
        costs = lesson.loss(z[: len(texts)], parts) | field.loss(z[len(texts) :], label, twins, head)
        for key, value in optimiser.step(costs, slope(step, steps, 30)).items():
            sums[key] += value
        if step % 50 == 49:
            report(step + 1, began, sums, 50)
        if step % 250 == 249 or step == steps - 1:
            judge(model, m)
    return model
