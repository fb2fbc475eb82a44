"""docs/figures.md, written from what the benchmarks measured last: `python -m benchmarks.figures`."""

from __future__ import annotations

import json
import subprocess
import sys
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


def evaluated(what: str) -> dict[str, Any]:
    """What `textkit evaluate` says of the test part, measured now."""
    command = [sys.executable, "-m", "textkit", "evaluate", what, "--split", "test", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def deid() -> str:
    """De-identification of the test part, with intervals."""
    f = evaluated("deid")
    whole = {n: f[n] for n in ("leaky", "over_masking", "over_masking_bare", "precision")}
    shares = {n: s for n, s in f["recall"].items() if ":" not in n} | whole
    cases = {n: s for n, s in f["recall"].items() if n.startswith(("case:", "direct:", "quasi:"))}
    return "\n\n".join(
        [
            f"## De-identification, test part ({f['testimonies']} testimonies)",
            "`textkit evaluate deid`. A mention counts as found when every letter of it is masked; `leaky`: testimonies with a "
            "direct identifier not wholly masked; `over_masking`: letters masked that are no identifier, `_bare` in texts "
            "without any. Intervals: 95 %, bootstrap by testimony.",
            table(["", "of", "share", "95 %"], [_share(n, s) for n, s in shares.items()]),
            table(
                ["recall by language and hard case", "of", "share", "95 %"], [_share(n, s) for n, s in cases.items()]
            ),
        ]
    )


def _share(name: str, s: dict[str, Any]) -> list[Any]:
    return [name, s["total"], s["hits"] / max(s["total"], 1), f"{s['low']:.3f}–{s['high']:.3f}"]


def detect() -> str:
    """De-identification beside Presidio's engine and stella, on the train and dev parts."""
    if not (f := held("detect")):
        return ""
    names = list(f["texts_per_second"])
    rows = [["testimonies a second, one core", *f["texts_per_second"].values()]]
    for part, of in f["parts"].items():
        rows += [[f"{part}: {key.replace('_', ' ')}", *(of[n][key] for n in names)] for key in of["textkit"]]
    heads = {
        "textkit": "textkit, strict",
        "balanced": "textkit, balanced",
        "presidio": "AnalyzerEngine",
        "stella": "stella",
    }
    model = f["around_model"] or {}
    told = "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in model.items())
    return "\n\n".join(
        [
            "## Beside other tools",
            "`python -m benchmarks.detect`: textkit, Presidio's AnalyzerEngine with the very same recognizers and names model, "
            "and stella-anonymize-core with its own rules, in one run. "
            f"Ratio of speed to Presidio's: {f['ratio']} for the rules alone, {f['ratio_whole']} as a whole; to one process, of "
            f"two: {f['processes']['scaling']}. Recognizers were tuned on these parts and the names model learned from train: "
            "the test part above says what to expect.",
            table(["", *(heads[n] for n in names)], rows),
            *([f"The names model and what stands around it: {told}."] if told else []),
            *(f"{heads[n]}: {why}." for n, why in f["missing"].items()),
        ]
    )


def themes() -> str:
    """Guided themes on the test part, and beside words alone on the development part."""
    names = {"map": "mAP", "micro_f1": "micro F1", "auc": "AUC", "ece": "calibration error", "passage": "right passage"}
    f, beside = evaluated("themes"), held("themes")
    ours, words = beside.get("textkit", {}), beside.get("words_alone", {})
    rows = [[label, f[key], ours.get(key, ""), words.get(key, "")] for key, label in names.items()]
    rows.append(["mAP of ranking by frequency", f["frequency_map"], ours.get("frequency_map", ""), ""])
    return "\n\n".join(
        [
            f"## Guided themes, test part ({f['n']} testimonies)",
            "`textkit evaluate themes` on the test part; `python -m benchmarks.themes` on the development part, on which scores "
            "are calibrated, beside TF-IDF of words and letters with logistic regression.",
            table(["", "test", "dev", "words alone, dev"], rows),
            table(["theme", "testimonies", "AP", "AUC", "F1"], [[t, *v.values()] for t, v in f["by_theme"].items()]),
            table(["language", "testimonies", "mAP", "F1"], [[c, *v.values()] for c, v in f["by_language"].items()]),
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
    parts = [part for part in (deid(), detect(), themes(), flow()) if part]
    parts.append("## Embeddings\n\n`python -m benchmarks.embedding`: [the card](../models/nordic_encoder/card.md).")
    TARGET.write_text("\n\n".join([HEAD.rstrip(), *parts]) + "\n", encoding="utf-8")
    print(f"Wrote {TARGET.name}.")


if __name__ == "__main__":
    main()
