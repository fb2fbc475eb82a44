"""The field's own language: phrases of a theme near, all else far (Khosla et al. 2020), beside the other lessons."""

import random
import time
from collections import defaultdict, deque
from pathlib import Path

import sentencepiece
import torch
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from . import noise, roles, sources
from .lessons import MEANT, Lesson, Material, noisy
from .network import BUDGET, FIELD, Encoder, alike
from .train import report, slope

WARMTH = 0.1
THEMES, EACH = 10, 6  # themes a step, and phrases of each
NONE, PLAIN = 10, 14  # near misses, and sentences that stand between passages
CONTRASTS, TURNED, ENTAILED = 30, 8, 3  # triples: written ones, without their "not", and of SweNLI
ORDER, ROLES = 6, 8  # triples of who did it to whom: written and made ones
STILL = {"everyday": 12, "news": 6, "wide": 6, "switched": 6, "near": 14}  # texts from outside the field
KEPT = 700_000  # texts whose states are kept at a time, about 15 GB
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

    The far text has the words of the first but not its meaning: contrasts*.tsv, sentences without their "not", contradictions,
    and deeds in which the two who took part are exchanged.
    """

    def __init__(self, m: Material, rows: list, contrasts: list[sources.Contrast], rng: random.Random) -> None:
        self.m, self.general, self.rng = m, Lesson(m, rng), rng
        self.groups = by_theme(rows)
        self.themes = sorted(t for t in self.groups if t not in WITHOUT)
        every = [x for group in self.groups.values() for x in group]
        self.turned = [(t, other) for language, _, t in every if (other := noise.turned(sources.plain(t), language))]
        self.order = [c for c in contrasts if c.kind == "order"]
        self.contrasts = [c for c in contrasts if c.kind != "order"]
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
        out = [(noisy(c.text, c.language, rng, 0.2), c.near, c.far) for c in rng.sample(self.contrasts, CONTRASTS)]
        turned = rng.sample(self.turned, TURNED // 2) + [(x, y) for x, y, _ in rng.sample(m.turned, TURNED // 2)]
        out += [(a, noise.misspelt(sources.plain(a), rng), b) for a, b in turned]
        out += rng.sample(m.entailed, ENTAILED)
        out += [(c.text, c.near, c.far) for c in rng.sample(self.order, ORDER)]
        return out + [roles.swapped(rng.choice(list(roles.GRAMMARS)), rng) for _ in range(ROLES)]

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
            "apart": apart(*(part[: -ORDER - ROLES] for part in (x, y, w))),
            "order": ordered(*(part[-ORDER - ROLES :] for part in (x, y, w))),
            "still": (length[n + twins :] ** 2).mean() + 0.5 * (length[:n][~themed] ** 2).mean(),
            "loud": functional.relu(LOUD - length[:n][themed]).square().mean(),
        }


def apart(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """x must be nearer to y than to w, and not near w, though w has nearly the same words."""
    near, far = (x * y).sum(1), (x * w).sum(1)
    return 3 * functional.relu(far - 0.4).mean() + 4 * functional.relu(far - near + 0.3).mean()


def ordered(x: torch.Tensor, y: torch.Tensor, w: torch.Tensor) -> torch.Tensor:
    """x must be nearer to y than to w, which is of the same theme and may be near."""
    return 4 * functional.relu((x * w).sum(1) - (x * y).sum(1) + 0.1).mean()


class Settled:
    """What the body makes of a text, kept, since it no longer changes and the same phrases come again and again."""

    def __init__(self, model: Encoder) -> None:
        self.model = model
        self.kept: dict[tuple[int, ...], tuple[torch.Tensor, torch.Tensor]] = {}

    @torch.no_grad()
    def read(self, rows: list[tuple[int, ...]]) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """(states, first part) of each text, by its pieces."""
        if len(self.kept) > KEPT:
            self.kept.clear()
        new = sorted({row for row in rows if row not in self.kept}, key=lambda row: (len(row), row))
        for some in alike(list(range(len(new))), [len(row) for row in new], BUDGET):
            ids = self.model.pad([list(new[i]) for i in some])
            states, meant, mask = self.model.read(ids, self.model.table(ids))
            for i, own, vector, tokens in zip(some, states, meant, mask.sum(1).tolist(), strict=True):
                self.kept[new[i]] = own[:tokens].to(torch.bfloat16).clone(), vector
        return [self.kept[row] for row in rows]

    def parts(self, rows: list[tuple[int, ...]]) -> torch.Tensor:
        """As Encoder.parts, but through the field's own layers alone."""
        read, made = self.read(rows), []
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        for some in alike(order, [len(row) for row in rows], BUDGET):
            states = pad_sequence([read[i][0] for i in some], batch_first=True)
            lengths = torch.tensor([len(read[i][0]) for i in some])
            mask = (torch.arange(states.shape[1])[None] < lengths[:, None]).to(torch.long)
            made.append(torch.cat([torch.stack([read[i][1] for i in some]), self.model.field(states, mask)], dim=1))
        return torch.cat(made)[torch.tensor(order).argsort()]


def train(
    model: Encoder, m: Material, rows: list, contrasts: list[sources.Contrast], work: Path, steps: int
) -> Encoder:
    """The field's part alone: what a text is about stays as the translations taught it. Its weights are averaged on the way."""
    torch.manual_seed(1)
    sentencepiece.set_random_generator_seed(0)
    model.field.train()
    averaged = AveragedModel(model.field, multi_avg_fn=get_ema_multi_avg_fn(0.995))
    lesson, settled = FieldLesson(m, rows, contrasts, random.Random(1)), Settled(model)
    own = set(model.field.layers.parameters())
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
            parts = settled.parts([tuple(m.ids(t, lesson.rng)[:SHORT] or [0]) for t in texts])
        costs = lesson.loss(parts, label, twins)
        sum(costs.values()).backward()
        for group in adam.param_groups:
            torch.nn.utils.clip_grad_norm_(group["params"], 5.0)
            group["lr"] = group["rate"] * slope(step, steps)
        adam.step()
        adam.zero_grad()
        averaged.update_parameters(model.field)
        for key, value in costs.items():
            sums[key] += value.item()
        if step % 50 == 49:
            report(step + 1, began, sums, 50)
        if step % 250 == 249 or step == steps - 1:
            torch.save(
                {**model.state_dict(), **{f"field.{k}": v for k, v in averaged.module.state_dict().items()}},
                work / "field.pt",
            )
    model.field.load_state_dict(averaged.module.state_dict())
    model.field.eval()
    with torch.no_grad():
        model.field.mix.weight *= LOUDER
    return model
