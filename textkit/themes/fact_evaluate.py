"""Facts measured against marks: accuracy, macro-F1 and how often the answer is `unclear`, beside the most frequent value."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import numpy as np

from textkit.corpus import GoldTestimony
from textkit.errors import UsageError
from textkit.resources import resource
from textkit.themes.facts import EXPERIMENTAL, FACTS, UNCLEAR, VALUES, WEAK, find

RESAMPLES: Final = 500
Pair = tuple[str, str]  # what is true, what was answered


@dataclass(frozen=True)
class FactFigures:
    """n marked testimonies; accuracy and macro_f1 with 95 % intervals; baseline: accuracy of the most frequent value;
    unclear: share of answers that are so; answered_right: accuracy where the answer is another; told, told_right: the same for
    what is answered by default, without WEAK; by_language: n, accuracy."""

    n: int
    accuracy: float
    macro_f1: float
    baseline: float
    unclear: float
    answered_right: float
    told: float
    told_right: float
    intervals: Mapping[str, tuple[float, float]]
    by_language: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class FactReport:
    """The figures of each fact that is marked in the testimonies that were read."""

    n: int
    facts: Mapping[str, FactFigures]

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def to_text(self) -> str:
        """A table for people."""
        names = ("fact", "n", "right", "95 %", "baseline", "macro-F1", "unclear", "answered right", "told", "right")
        head = "{:<13} {:>4} {:>6} {:>15} {:>9} {:>9} {:>8} {:>15} {:>6} {:>6}".format(*names)
        lines = [f"{self.n} testimonies", "", head]
        for name, f in self.facts.items():
            low, high = f.intervals["accuracy"]
            lines.append(
                f"{name:<13} {f.n:>4} {f.accuracy:>6.3f} [{low:.3f}, {high:.3f}] {f.baseline:>9.3f} {f.macro_f1:>9.3f} "
                f"{f.unclear:>8.3f} {f.answered_right:>15.3f} {f.told:>6.3f} {f.told_right:>6.3f}"
                + ("  experimental" if name in EXPERIMENTAL else "")
            )
        lines += ["", "told: answered by default; experimental: read the passage before you count it."]
        lines += ["", f"{'right, by language':<20}"]
        lines += [
            f"{name:<13} " + "  ".join(f"{c} {v['accuracy']:.2f} ({int(v['n'])})" for c, v in f.by_language.items())
            for name, f in self.facts.items()
        ]
        return "\n".join(lines)


def marks() -> dict[tuple[str, str], tuple[str, ...]]:
    """(testimony, fact) → the values that are right, the most fitting first, from corpus/facts.tsv."""
    with (resource("corpus") / "facts.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["id"], row["fact"]): tuple(row["values"].split(",")) for row in rows}


def evaluate(gold: Sequence[GoldTestimony]) -> FactReport:
    """Find the facts of the gold texts and compare: `reported` with their headers, the others with corpus/facts.tsv.

    Raises UsageError where there is nothing to read.
    """
    if not gold:
        raise UsageError("There are no testimonies to measure facts on.")
    truth = marks() | {(g.id, "reported"): (g.header["reported"],) for g in gold}
    found = find([g.text for g in gold], [g.header["lang"] for g in gold], weak=True)
    figures = {}
    for fact in FACTS:
        answers = found.loc[found["fact"] == fact, "value"]
        held = [
            (g.header["lang"], truth[g.id, fact], a)
            for g, a in zip(gold, answers, strict=True)
            if (g.id, fact) in truth
        ]
        if held:
            figures[fact] = _figures(fact, held)
    return FactReport(len(gold), figures)


def _figures(fact: str, held: Sequence[tuple[str, tuple[str, ...], str]]) -> FactFigures:
    pairs = [(answer if answer in right else right[0], answer) for _, right, answer in held]
    most = Counter(right[0] for _, right, _ in held).most_common(1)[0][0]
    told = [p for p in pairs if p[1] != UNCLEAR and (fact, p[1]) not in WEAK]
    languages = {
        code: [p for p, (c, _, _) in zip(pairs, held, strict=True) if c == code] for code in {c for c, _, _ in held}
    }
    return FactFigures(
        n=len(held),
        accuracy=accuracy(pairs),
        macro_f1=macro_f1(pairs),
        baseline=float(np.mean([most in right for _, right, _ in held])),
        unclear=float(np.mean([answer == UNCLEAR for _, answer in pairs])),
        answered_right=accuracy([p for p in pairs if p[1] != UNCLEAR]),
        told=len(told) / len(pairs),
        told_right=accuracy(told),
        intervals=_intervals(pairs),
        by_language={code: {"n": len(own), "accuracy": accuracy(own)} for code, own in sorted(languages.items())},
    )


def accuracy(pairs: Sequence[Pair]) -> float:
    return float(np.mean([true == answer for true, answer in pairs])) if pairs else float("nan")


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 of the values that occur; a year that is wrong counts against `dated` twice, all years are one value."""
    counts: dict[str, list[int]] = {}
    for true, answer in pairs:
        for value, right in ((_kind(true), true == answer), (_kind(answer), true == answer)):
            held = counts.setdefault(value, [0, 0])
            held[0] += right
            held[1] += 1
    return float(np.mean([both / all_ for both, all_ in counts.values()])) if counts else float("nan")


def _kind(value: str) -> str:
    return "dated" if value.isdigit() else value


def _intervals(pairs: Sequence[Pair]) -> dict[str, tuple[float, float]]:
    """95 % percentile bootstrap over testimonies (Efron 1979)."""
    rng = np.random.default_rng(0)
    drawn = [[pairs[i] for i in rng.integers(0, len(pairs), len(pairs))] for _ in range(RESAMPLES)]
    figures = {"accuracy": [accuracy(d) for d in drawn], "macro_f1": [macro_f1(d) for d in drawn]}
    return {key: (float(np.percentile(v, 2.5)), float(np.percentile(v, 97.5))) for key, v in figures.items()}


def unknown() -> list[str]:
    """Marks of corpus/facts.tsv that are no value of their fact; empty where all are in order."""
    return [
        f"{id}: {fact} {value}"
        for (id, fact), values in marks().items()
        for value in values
        if value not in (*VALUES.get(fact, ()), UNCLEAR) and not (fact == "time" and value.isdigit())
    ]
