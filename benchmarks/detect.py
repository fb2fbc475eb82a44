"""Speed and quality of de-identification, side by side with Presidio's AnalyzerEngine over the same recognizers.

    python -m benchmarks.detect [--split dev] [--texts 2000] [--peer-texts 400]

Both run in this process, one after the other, on one core, each text in its known language; the peer's rate is taken on
fewer texts (it is slow). Quality is that of the named part: the test
part is for `textkit evaluate` alone. Prints a table and writes JSON.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks import report as floors
from textkit.corpus import GoldTestimony, gold_testimonies, splits
from textkit.deidentify import Deidentifier, DeidReport
from textkit.deidentify.evaluate import evaluate
from textkit.deidentify.presidio import analyzer
from textkit.records import LANGUAGES, Span

METRICS = Path(__file__).resolve().parents[1] / "models" / "nordic_lexicon" / "metrics.json"


class Peer:
    """Presidio's engine as a detector."""

    def __init__(self) -> None:
        self.engine = analyzer(LANGUAGES)

    def detect_all(self, texts: Iterable[str], languages: Iterable[str | None] | None = None) -> Iterator[list[Span]]:
        for text, language in zip(texts, languages or cycle(["sv"]), strict=False):
            found = self.engine.analyze(text, language=language or "sv", score_threshold=0.3)
            yield [Span(r.start, r.end, r.entity_type, r.score) for r in found]


def rate(detector: Any, gold: list[GoldTestimony], count: int) -> float:
    """Texts a second of processor time, over the testimonies repeated to `count`, after a warm-up of 20."""
    rows = list(islice(cycle(gold), count))
    texts, languages = [g.text for g in rows], [g.header["lang"] for g in rows]
    list(detector.detect_all(texts[:20], languages[:20]))
    start = time.process_time()
    for _ in detector.detect_all(texts, languages):
        pass
    return count / (time.process_time() - start)


def figures(report: DeidReport) -> dict[str, float]:
    return {
        "direct_recall": report.recall["direct"].value,
        "quasi_recall": report.recall["quasi"].value,
        "person_recall": report.recall["PERSON"].value,
        "over_masking": report.over_masking.value,
        "over_masking_without_identifiers": report.over_masking_bare.value,
        "leaky_testimonies": report.leaky.value,
        "precision": report.precision.value,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--peer-texts", type=int, default=400)
    parser.add_argument("--metrics", action="store_true", help="keep the figures beside the lexicon")
    args = parser.parse_args()
    gold = gold_testimonies()
    part = [g for g in gold if splits().get(g.id) == args.split]
    began = time.perf_counter()
    ours, peer = Deidentifier(), Peer()
    started = time.perf_counter() - began
    speeds = {"textkit": rate(ours, gold, args.texts), "presidio": rate(peer, gold, args.peer_texts)}
    report = evaluate(ours, part)
    result = {
        "split": args.split, "testimonies": len(part), "start_seconds": round(started, 2),
        "letters_per_testimony": round(sum(len(g.text) for g in gold) / len(gold)),
        "texts_per_second": {name: round(speed, 1) for name, speed in speeds.items()},
        "ratio": round(speeds["textkit"] / speeds["presidio"], 2),
        "textkit": figures(report), "presidio": figures(evaluate(peer, part)), "report": json.loads(report.to_json()),
    }  # fmt: skip
    held = {"ratio": result["ratio"]} | result["textkit"]
    floors.write("detect", result, quiet=True)
    if args.metrics:
        METRICS.write_text(
            json.dumps({k: v for k, v in result.items() if k != "report"}, indent=1) + "\n", encoding="utf-8"
        )
    print(f"{args.split}: {len(part)} testimonies; ratio {result['ratio']}")
    print(f"{'':34}{'textkit':>10}{'presidio':>10}")
    print(f"{'testimonies/s, one core':34}{speeds['textkit']:10.1f}{speeds['presidio']:10.1f}")
    for name in figures(report):
        print(f"{name.replace('_', ' '):34}{result['textkit'][name]:10.3f}{result['presidio'][name]:10.3f}")
    if missed := floors.broken("detect", held):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
