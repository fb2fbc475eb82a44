"""How well de-identification does on marked testimonies: recall, leaks, over-masking, with intervals.

A mention is found when every letter of it is masked, whatever the label; a direct mention that is not leaks.
Over-masking is the share of the letters outside all marks that got masked. Intervals are percentile bootstraps over
testimonies (Efron & Tibshirani 1993), 1,000 draws with a fixed seed.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from textkit.corpus import GoldSpan, GoldTestimony, hard_cases
from textkit.records import DIRECT, LABELS, QUASI, Span

if TYPE_CHECKING:
    import pandas as pd

_DRAWS: Final = 1_000
_BOUNDARY: Final = 0.025


class Detector(Protocol):
    """Anything that finds spans in texts: a Deidentifier, or a peer in a benchmark."""

    def detect_all(
        self, texts: Iterable[str], languages: Iterable[str | None] | None = None
    ) -> Iterable[list[Span]]: ...


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`, with a 95 % interval."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself; 1.0 of nothing."""
        return self.hits / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one testimony."""

    id: str
    language: str
    slices: tuple[tuple[str, bool], ...]
    masked: int
    unmarked: int
    right: int
    found: int
    bare: bool
    confusion: tuple[tuple[str, str], ...]

    @property
    def leaks(self) -> bool:
        """Whether a direct mention is not wholly covered."""
        return ("direct", False) in self.slices


@dataclass(frozen=True)
class DeidReport:
    """Recall by slice (`direct`, `quasi`, labels, `lang:*`, `LABEL:lang`, and for persons
    `form:*` and `case:*`, the corpus's hard cases) and shares over all testimonies.

    `over_masking` over letters; `over_masking_bare` the same in testimonies without any identifier; `leaky` over
    testimonies; `precision` over the spans found, right where they touch a mark; `confusion`: gold label → label found
    → mentions.
    """

    testimonies: int
    recall: dict[str, Share]
    leaky: Share
    precision: Share
    over_masking: Share
    over_masking_bare: Share
    confusion: dict[str, dict[str, int]] = field(default_factory=dict)

    def to_frame(self) -> pd.DataFrame:
        """One row a figure: measure, slice, hits, total, value, low, high."""
        import pandas as pd

        return pd.DataFrame(
            [(m, n, s.hits, s.total, s.value, s.low, s.high) for m, n, s in self._rows()],
            columns=["measure", "slice", "hits", "total", "value", "low", "high"],
        )

    def to_text(self) -> str:
        """A table for people, in per cent with 95 % intervals."""
        rows = [(f"{m} {n}" if m == "recall" else m, s) for m, n, s in self._rows()]
        width = max(len(name) for name, _ in rows)
        return "\n".join(
            [f"{self.testimonies} testimonies", f"{'':<{width}} {'%':>6}  {'95 %':<13} {'of':>7}"]
            + [
                f"{n:<{width}} {100 * s.value:>6.1f}  {100 * s.low:>5.1f}–{100 * s.high:<5.1f}   {s.total:>7}"
                for n, s in rows
            ]
        )

    def _rows(self) -> list[tuple[str, str, Share]]:
        whole = ("leaky", "precision", "over_masking", "over_masking_bare")
        return [("recall", n, s) for n, s in self.recall.items()] + [(n, "all", getattr(self, n)) for n in whole]

    def to_json(self) -> str:
        """All figures; no text of any testimony."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)


def evaluate(deidentifier: Detector, gold: Sequence[GoldTestimony]) -> DeidReport:
    """Detect in every testimony (its language given) and count."""
    found = deidentifier.detect_all([g.text for g in gold], [g.header["lang"] for g in gold])
    return summarize([count(g, spans) for g, spans in zip(gold, found, strict=True)])


def count(gold: GoldTestimony, spans: Sequence[Span]) -> Counts:
    """Compare the spans found in one testimony with its marks."""
    covered = bytearray(len(gold.text))
    for span in spans:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    marked = bytearray(len(gold.text))
    slices: list[tuple[str, bool]] = []
    confusion: list[tuple[str, str]] = []
    for mark in gold.spans:
        marked[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
        hit = all(covered[i] for i in range(mark.start, mark.end) if gold.text[i].isalnum())
        slices += [(name, hit) for name in _slices(gold, mark)]
        confusion.append((mark.label, _label(mark, spans)))
    letters = [i for i, c in enumerate(gold.text) if c.isalnum() and not marked[i]]
    right = sum(any(marked[i] for i in range(s.start, s.end)) for s in spans)
    return Counts(
        gold.id, gold.header["lang"], tuple(slices), sum(covered[i] for i in letters), len(letters), right, len(spans),
        not gold.spans, tuple(confusion),
    )  # fmt: skip


def _label(mark: GoldSpan, spans: Sequence[Span]) -> str:
    """The label that most letters of a mark got, or "missed"."""
    got: Counter[str] = Counter()
    for span in spans:
        if (shared := min(mark.end, span.end) - max(mark.start, span.start)) > 0:
            got[span.label] += shared
    return got.most_common(1)[0][0] if got else "missed"


def _slices(gold: GoldTestimony, mark: GoldSpan) -> list[str]:
    language, surface = gold.header["lang"], gold.text[mark.start : mark.end]
    kind = "direct" if mark.label in DIRECT else "quasi"
    names = [kind, mark.label, f"{kind}:{language}", f"{mark.label}:{language}"]
    if mark.label == "PERSON":
        names += [f"form:{form}" for form in _forms(gold.text, mark, surface)]
        names += [f"case:{case}" for case in hard_cases().get((gold.id, mark.start, mark.end), ())]
    return names


def _forms(text: str, mark: GoldSpan, surface: str) -> list[str]:
    """The hard forms of a person's name that can be told from its letters."""
    after = text[mark.end : mark.end + 2]
    tests = {
        "genitive": after[:1] == "s" and not after[1:].isalnum(),
        "compound": (after[:1].isalpha() and after != "s" and after[1:2].isalpha()) or after[:1] == "-",
        "lower": surface.islower(),
        "upper": surface.isupper() and len(surface) > 2,
        "initials": len(surface.replace(".", "").replace(" ", "")) <= 2,
        "full": " " in surface,
    }
    return [name for name, holds in tests.items() if holds]


def summarize(rows: Sequence[Counts]) -> DeidReport:
    """Sum what was counted in testimonies into one report."""
    names = sorted({name for row in rows for name, _ in row.slices})
    order = {name: at for at, name in enumerate(("direct", "quasi", *LABELS))}
    names.sort(key=lambda n: (order.get(n, 99), n))
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for gold, got in row.confusion:
            confusion[gold][got] += 1
    return DeidReport(
        testimonies=len(rows),
        recall={name: _recall(rows, name) for name in names},
        leaky=_share(rows, lambda r: (int(r.leaks), 1)),
        precision=_share(rows, lambda r: (r.right, r.found)),
        over_masking=_share(rows, lambda r: (r.masked, r.unmarked)),
        over_masking_bare=_share([r for r in rows if r.bare], lambda r: (r.masked, r.unmarked)),
        confusion={label: dict(sorted(confusion[label].items())) for label in (*DIRECT, *QUASI) if label in confusion},
    )


def _recall(rows: Sequence[Counts], name: str) -> Share:
    def pair(row: Counts) -> tuple[int, int]:
        hits = [hit for slice_, hit in row.slices if slice_ == name]
        return sum(hits), len(hits)

    return _share([r for r in rows if any(n == name for n, _ in r.slices)], pair)


def _share(rows: Sequence[Counts], pair: Callable[[Counts], tuple[int, int]]) -> Share:
    """Hits of a total over testimonies with a percentile bootstrap interval."""
    pairs = [pair(row) for row in rows]
    hits, total = sum(h for h, _ in pairs), sum(t for _, t in pairs)
    if not total:
        return Share(0, 0, 0.0, 1.0)
    draw = random.Random(0)
    values = []
    for _ in range(_DRAWS if len(pairs) > 1 else 0):
        sample = draw.choices(pairs, k=len(pairs))
        if drawn := sum(t for _, t in sample):
            values.append(sum(h for h, _ in sample) / drawn)
    values = sorted(values) or [hits / total]
    return Share(hits, total, values[int(_BOUNDARY * len(values))], values[int((1 - _BOUNDARY) * (len(values) - 1))])
