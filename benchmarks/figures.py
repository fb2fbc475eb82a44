"""docs/figures.md, written from what the benchmarks measured last: `python -m benchmarks.figures`."""

from __future__ import annotations

import json
from typing import Any

from benchmarks.report import HERE, OUT

TARGET = HERE.parent / "docs" / "figures.md"
HEAD = """# Figures

Written by `python -m benchmarks.figures` from the last run of each benchmark; nothing here is typed by hand. Timings are of
a shared machine with two cores and tell ratios better than seconds. The corpus is invented: what a method reaches on your
texts must be measured on your texts (`textkit evaluate deid --gold FOLDER`).
"""


def held(name: str) -> dict[str, Any]:
    """What a benchmark wrote; empty where it never ran."""
    path = OUT / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def table(head: list[str], rows: list[list[Any]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join(lines + [f"| {' | '.join(_cell(c) for c in row)} |" for row in rows])


def _cell(value: Any) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def detect() -> str:
    """De-identification beside Presidio's engine."""
    if not (f := held("detect")):
        return ""
    rows = [["testimonies a second, one core", *f["texts_per_second"].values()]]
    rows += [[name.replace("_", " "), value, f["presidio"][name]] for name, value in f["textkit"].items()]
    shares = {n: s for n, s in f["report"]["recall"].items() if ":" not in n}
    by = [[n, s["total"], s["hits"] / max(s["total"], 1), f"{s['low']:.3f}–{s['high']:.3f}"] for n, s in shares.items()]
    cases = {n: s for n, s in f["report"]["recall"].items() if n.startswith(("case:", "direct:", "quasi:"))}
    more = [[n, s["total"], s["hits"] / max(s["total"], 1)] for n, s in cases.items()]
    return "\n\n".join(
        [
            f"## De-identification ({f['split']} part, {f['testimonies']} testimonies)",
            "`python -m benchmarks.detect`: textkit, and Presidio's AnalyzerEngine with the very same recognizers. "
            f"A mention counts as found when every letter of it is masked. Ratio of speed: {f['ratio']}.",
            table(["", "textkit", "AnalyzerEngine"], rows),
            table(["recall", "mentions", "found", "95 %"], by),
            table(["recall by hard case and language", "mentions", "found"], more),
        ]
    )


def themes() -> str:
    """Guided themes beside words alone."""
    if not (f := held("themes")):
        return ""
    ours, words = f["textkit"], f["words_alone"]
    names = {"map": "mAP", "micro_f1": "micro F1", "auc": "AUC", "ece": "calibration error", "passage": "right passage"}
    rows = [[label, ours[key], words.get(key, "")] for key, label in names.items()]
    rows.append(["mAP of ranking by frequency", ours["frequency_map"], ""])
    return "\n\n".join(
        [
            f"## Guided themes ({f['split']} part, {ours['n']} testimonies)",
            "`python -m benchmarks.themes`: textkit, and TF-IDF of words and letters with logistic regression.",
            table(["", "textkit", "words alone"], rows),
            table(["theme", "testimonies", "AP", "AUC", "F1"], [[t, *v.values()] for t, v in ours["by_theme"].items()]),
            table(["language", "testimonies", "mAP", "F1"], [[c, *v.values()] for c, v in ours["by_language"].items()]),
        ]
    )


def flow() -> str:
    """Time and memory of the whole flow."""
    if not (f := held("flow")):
        return ""
    rows = [[stage, s["count"], s["seconds"], s["peak_mb"]] for stage, s in f["stages"].items()]
    start = held("start")
    took = "; ".join(f"{name}: {start[name]} s" for name in ("nothing", "import", "help") if name in start)
    return "\n\n".join(
        [
            f"## The whole flow on {f['testimonies']} generated testimonies",
            "`python -m benchmarks.flow`: each stage in a process of its own.",
            table(["stage", "testimonies or passages", "seconds", "peak memory, MB"], rows),
            f"`python -m benchmarks.start`, an interpreter that does nothing, `import textkit`, `textkit --help`: {took}."
            if start
            else "",
        ]
    )


def main() -> None:
    parts = [part for part in (detect(), themes(), flow()) if part]
    parts.append("## Embeddings\n\n`python -m benchmarks.embedding`: [the card](../models/nordic_encoder/card.md).")
    TARGET.write_text("\n\n".join([HEAD.rstrip(), *parts]) + "\n", encoding="utf-8")
    print(f"Wrote {TARGET.name}.")


if __name__ == "__main__":
    main()
