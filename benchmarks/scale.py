"""Seconds and peak memory of themes for a large collection of generated testimonies, stage by stage, beside BERTopic's default.

python -m benchmarks.scale 12400 --passages 1 --beside     survey answers, and BERTopic on the same vectors
python -m benchmarks.scale 100000                          three passages each, the static model
"""

from __future__ import annotations

import argparse
import resource
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks import report
from benchmarks.generate import rows
from textkit import GuidedThemes, ThemeModel, load_embedder
from textkit.records import Vectors
from textkit.themes.discover import placed
from textkit.themes.passages import joined
from textkit.themes.words import without_placeholders

NEW = 1000  # passages that are assigned to themes found before


def generated(number: int, passages: int) -> tuple[list[str], list[str], list[str]]:
    """Texts, owners and languages of the first `passages` passages of each of `number` made-up testimonies."""
    found = [
        (row["text"][start:end], row["id"], row["lang"])
        for row in rows(number, seed=0)
        for start, end in list(joined(row["text"]))[:passages]
    ]
    texts, owners, languages = (list(column) for column in zip(*found, strict=True))
    return texts, owners, languages


class Clock:
    """seconds, cpu_seconds (what others on the machine do counts for nothing) and peak_mb (the most the process has held so
    far) of each stage."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    def __call__(self, name: str, work: Callable[[], Any]) -> Any:
        began, worked = time.perf_counter(), time.process_time()
        made = work()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        took, cpu = round(time.perf_counter() - began, 2), round(time.process_time() - worked, 2)
        self.stages[name] = {"seconds": took, "cpu_seconds": cpu, "peak_mb": round(peak)}
        print(f"{name:<12} {took:>8.1f} s {cpu:>8.1f} s of a core {peak:>8.0f} MB", flush=True)
        return made


def ours(texts: list[str], owners: list[str], languages: list[str], model: str, clock: Clock) -> tuple[Vectors, int]:
    """Every stage of themes as a project runs them; vectors, and how many themes there are."""
    embedder = load_embedder(model)
    vectors = clock("embed", lambda: embedder.encode([without_placeholders(t) for t in texts]))
    guided = clock("learn", lambda: GuidedThemes(embedder=embedder).fit())
    scores = clock("guide", lambda: guided.scores(texts, embeddings=vectors))
    clock("pool", lambda: guided.pool(scores, np.unique(owners, return_inverse=True)[1]))
    found = clock("discover", lambda: ThemeModel().fit(texts, embeddings=vectors, languages=languages, owners=owners))
    clock("assign", lambda: found.assign(texts[:NEW], embeddings=vectors[:NEW]))
    clock("map", lambda: placed(vectors, 0))
    return vectors, len(found.themes_)


def bertopic(texts: list[str], vectors: Vectors) -> tuple[int, float]:
    """BERTopic as it comes, on vectors made before: themes, and the share it leaves out."""
    from bertopic import BERTopic

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        labels, _ = BERTopic(language="multilingual").fit_transform(texts, embeddings=vectors)
    return len(set(labels) - {-1}), float(np.mean(np.asarray(labels) == -1))


def timed(number: int, passages: int, model: str, *, beside: bool) -> dict[str, Any]:
    """The figures of a run."""
    texts, owners, languages = generated(number, passages)
    clock = Clock()
    vectors, themes = ours(texts, owners, languages, model, clock)
    whole, cpu = (sum(stage[name] for stage in clock.stages.values()) for name in ("seconds", "cpu_seconds"))
    peak = max(stage["peak_mb"] for stage in clock.stages.values())
    out = {"testimonies": number, "passages": len(texts), "model": model or "encoder", "themes": themes}
    out |= {"seconds": round(whole, 1), "cpu_seconds": round(cpu, 1), "peak_mb": peak, "stages": dict(clock.stages)}
    if beside:
        theirs, left = clock("bertopic", lambda: bertopic(texts, vectors))
        ratio = clock.stages["bertopic"]["cpu_seconds"] / out["stages"]["discover"]["cpu_seconds"]
        out["bertopic"] = {
            **clock.stages["bertopic"],
            "themes": theirs,
            "unassigned": left,
            "times_ours": round(ratio, 2),
        }
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, help="testimonies")
    parser.add_argument("--passages", type=int, default=3, help="of each testimony, at most")
    parser.add_argument("--model", default="static", help='the embedder; "" for the encoder')
    parser.add_argument("--beside", action="store_true", help="time BERTopic's default on the same vectors too")
    asked = parser.parse_args()
    report.write(f"scale-{asked.number}", timed(asked.number, asked.passages, asked.model, beside=asked.beside))


if __name__ == "__main__":
    main()
