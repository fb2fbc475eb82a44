"""How far two readers agree who marked the same texts independently; prints the table of corpus/README.md.

    python corpus/agreement.py [--json]

readings/first.tsv and readings/second.tsv hold what each marked before differences were settled: testimony, mark (a label
or a theme), start, end. Identifiers: F1 over mentions with the same place and label. Themes: Cohen's kappa over whether a
testimony holds the theme (Cohen 1960).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from textkit.records import LABELS, THEMES

Marks = dict[str, set[tuple[str, int, int]]]


def reading(name: str) -> Marks:
    """mark → its (testimony, start, end)."""
    marks: Marks = defaultdict(set)
    for line in (Path(__file__).parent / "readings" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        testimony, mark, start, end = line.split("\t")
        marks[mark].add((testimony, int(start), int(end)))
    return marks


def f1(a: set[tuple[str, int, int]], b: set[tuple[str, int, int]]) -> float:
    return round(2 * len(a & b) / (len(a) + len(b)), 3)


def kappa(pairs: list[tuple[bool, bool]]) -> float:
    """Agreement of two yes-or-no readings beyond chance."""
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    yes = sum(a for a, _ in pairs) / n * sum(b for _, b in pairs) / n
    no = sum(not a for a, _ in pairs) / n * sum(not b for _, b in pairs) / n
    return round((seen - yes - no) / (1 - yes - no), 3)


def agreement() -> dict[str, dict[str, dict[str, float]]]:
    """{"labels": {label: first, second, f1}, "themes": {theme: first, second, kappa}}, each with "all"."""
    first, second = reading("first"), reading("second")
    ids = sorted({t for marks in first.values() for t, _, _ in marks} | set(everyone()))
    labels = {x: {"first": len(first[x]), "second": len(second[x]), "f1": f1(first[x], second[x])} for x in LABELS}
    every = [{(*m, x) for x in LABELS for m in marks[x]} for marks in (first, second)]
    labels["all"] = {"first": len(every[0]), "second": len(every[1]), "f1": f1(*every)}  # type: ignore[arg-type]
    themes, pairs = {}, []
    for theme in THEMES:
        a, b = ({t for t, _, _ in marks[theme]} for marks in (first, second))
        own = [(id in a, id in b) for id in ids]
        themes[theme] = {"first": len(a), "second": len(b), "kappa": kappa(own)}
        pairs += own
    themes["all"] = {"first": sum(a for a, _ in pairs), "second": sum(b for _, b in pairs), "kappa": kappa(pairs)}
    return {"labels": labels, "themes": themes}


def everyone() -> list[str]:
    """The ids of all testimonies, also those in which nobody marked anything."""
    lines = (Path(__file__).parent / "split.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines]


def main() -> None:
    result = agreement()
    if "--json" in sys.argv:
        print(json.dumps(result, indent=1))
        return
    for part, measure in (("labels", "f1"), ("themes", "kappa")):
        print(f"| {part[:-1]} | first | second | {measure} |\n|---|---|---|---|")
        for name, row in result[part].items():
            print(f"| {name} | {row['first']:.0f} | {row['second']:.0f} | {row[measure]:.3f} |")
        print()


if __name__ == "__main__":
    main()
