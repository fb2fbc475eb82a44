"""Speed and quality of de-identification side by side, in one run, on one core.

    python -m benchmarks.detect [--split train+dev] [--texts 2000] [--peer-texts 400]

- textkit, strict and balanced
- Presidio's AnalyzerEngine over the very same recognizers, and the same names model where there is one
- stella-anonymize-core (rules and name lists in Rust), where it is installed: pip install stella-anonymize-core

Each text comes in its known language. Quality is that of the train and dev parts, each by itself (recognizers were tuned
on both, the names model learned from train); the test part is for `textkit evaluate` alone. Where there is a names model,
the time of everything around it is set beside its own and beside `nlp.pipe` alone (which reads the text anew and tells its
language); the ratio of rules leaves it out on both sides. Two processes are timed by the clock on the wall, all
else in processor seconds. Prints tables and writes JSON; floors hold for textkit, strict, on dev.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks import report as floors
from textkit.corpus import GoldTestimony, gold
from textkit.deidentify import Deidentifier, DeidReport
from textkit.deidentify import model as names_model
from textkit.deidentify.evaluate import evaluate

MODELS = Path(__file__).resolve().parents[1] / "models"
WARM = 20
Texts = tuple[list[str], list[str]]


def sample(rows: list[GoldTestimony], count: int) -> Texts:
    """Testimonies repeated to `count`: texts and languages."""
    held = list(islice(cycle(rows), count))
    return [g.text for g in held], [g.header["lang"] for g in held]


def seconds(detector: Any, texts: Texts) -> float:
    """Processor seconds over the texts, after a warm-up."""
    for _ in detector.detect_all(texts[0][:WARM], texts[1][:WARM]):
        pass
    start = time.process_time()
    for _ in detector.detect_all(*texts):
        pass
    return time.process_time() - start


def figures(report: DeidReport) -> dict[str, float]:
    shares = {
        "direct_recall": report.recall["direct"],
        "quasi_recall": report.recall["quasi"],
        "person_recall": report.recall["PERSON"],
        "direct_recall_sv": report.recall["direct:sv"],
        "direct_entities": report.entities["direct"],
        "label_right_direct": report.label_right["direct"],
        "label_right_quasi": report.label_right["quasi"],
        "over_masking": report.over_masking,
        "over_masking_without_identifiers": report.over_masking_bare,
        "leaky_testimonies": report.leaky,
        "precision": report.precision,
    }
    return {name: round(share.value, 4) for name, share in shares.items()}


def around(nlp: Any, texts: Texts) -> dict[str, float] | None:
    """Everything around the names model beside `nlp.pipe` alone; None without a model."""
    if nlp is None:
        return None
    timed = Deidentifier()
    timed._model = clock = peers.Clock(timed._model)  # type: ignore[assignment]
    list(timed.detect_all(texts[0][:WARM], texts[1][:WARM]))
    clock.seconds = 0.0
    start = time.process_time()
    list(timed.detect_all(*texts))
    rest = time.process_time() - start - clock.seconds
    start = time.process_time()
    for _ in nlp.pipe(texts[0]):
        pass
    alone, count = time.process_time() - start, len(texts[0])
    return {
        "around_per_second": round(count / rest, 1),
        "model_per_second": round(count / clock.seconds, 1),
        "nlp_pipe_per_second": round(count / alone, 1),
        "around_of_model": round(rest / clock.seconds, 3),
        "around_of_nlp_pipe": round(rest / alone, 3),
    }


def _work(texts: Texts, ready: Any, go: Any, done: Any) -> None:
    """A process of its own: load, warm up, wait for the others, read."""
    detector = Deidentifier()
    list(detector.detect_all(texts[0][:WARM], texts[1][:WARM]))
    ready.wait()
    go.wait()
    list(detector.detect_all(*texts))
    done.wait()


def wall(texts: Texts, processes: int) -> float:
    """Texts a second by the clock on the wall, shared among processes that are loaded and warm."""
    made = multiprocessing.get_context("spawn")
    ready, go, done = (made.Barrier(processes + 1) for _ in range(3))
    shared = [(texts[0][n::processes], texts[1][n::processes]) for n in range(processes)]
    workers = [made.Process(target=_work, args=(part, ready, go, done), daemon=True) for part in shared]
    for worker in workers:
        worker.start()
    ready.wait(timeout=300)
    start = time.perf_counter()
    go.wait()
    done.wait(timeout=600)
    taken = time.perf_counter() - start
    for worker in workers:
        worker.join()
    return len(texts[0]) / taken


def detectors(nlp: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """name → detector, and what is missing with the reason."""
    found: dict[str, Any] = {
        "textkit": Deidentifier(), "balanced": Deidentifier(policy={"mode": "balanced"}),
        "presidio": peers.Presidio(nlp),
    }  # fmt: skip
    other = peers.stella()
    return (found | {"stella": other}, {}) if other else (found, {"stella": peers.STELLA_INSTALL})


def measure(args: argparse.Namespace) -> dict[str, Any]:
    nlp = peers.pipeline(names_model.folder())
    began = time.perf_counter()
    found, missing = detectors(nlp)
    started = time.perf_counter() - began
    everything = [*gold("train"), *gold("dev")]
    many, few = sample(everything, args.texts), sample(everything, args.peer_texts)
    taken = {n: seconds(d, few if n == "presidio" else many) for n, d in found.items()}
    rates = {n: len((few if n == "presidio" else many)[0]) / taken[n] for n in found}
    rules, beside = Deidentifier(), around(nlp, many)
    rules._model = None
    fast, slow = seconds(rules, many) / len(many[0]), seconds(peers.Presidio(), few) / len(few[0])
    reports = {p: {n: evaluate(d, gold(p)) for n, d in found.items()} for p in args.split.split("+")}
    one, two = wall(many, 1), wall(many, 2)
    held = reports.get("dev") or next(iter(reports.values()))
    return {
        "split": "dev" if "dev" in reports else args.split, "testimonies": held["textkit"].testimonies,
        "names_model": nlp is not None, "start_seconds": round(started, 2),
        "letters_per_testimony": round(sum(len(g.text) for g in everything) / len(everything)),
        "texts_per_second": {name: round(rate, 1) for name, rate in rates.items()},
        "ratio": round(slow / fast, 2), "ratio_whole": round(rates["textkit"] / rates["presidio"], 2),
        "around_model": beside,
        "processes": {"1": round(one, 1), "2": round(two, 1), "scaling": round(two / one, 2)},
        "missing": missing,
        "parts": {part: {name: figures(r) for name, r in of.items()} for part, of in reports.items()},
        **{name: figures(r) for name, r in held.items()}, "report": held["textkit"].to_dict(),
    }  # fmt: skip


def table(result: dict[str, Any]) -> str:
    names = list(result["texts_per_second"])
    lines = [f"{'':36}" + "".join(f"{name:>10}" for name in names)]
    lines.append(f"{'testimonies/s, one core':36}" + "".join(f"{result['texts_per_second'][n]:10.1f}" for n in names))
    for part, of in result["parts"].items():
        for key in of["textkit"]:
            lines.append(f"{part + ' ' + key.replace('_', ' '):36}" + "".join(f"{of[n][key]:10.3f}" for n in names))
    lines += [f"{name}: {why}" for name, why in result["missing"].items()]
    lines.append(f"textkit, times Presidio: rules alone {result['ratio']}, as a whole {result['ratio_whole']}")
    beside = result["around_model"]
    told = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in beside.items()) if beside else ""
    lines.append(told or "no names model (models/nordic_ner): nothing to set beside nlp.pipe")
    return "\n".join([*lines, "processes: " + ", ".join(f"{n} {v}" for n, v in result["processes"].items())])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="train+dev", choices=["train", "dev", "train+dev"])
    parser.add_argument("--texts", type=int, default=2_000)
    parser.add_argument("--peer-texts", type=int, default=400)
    parser.add_argument("--metrics", action="store_true", help="keep the figures beside the models")
    result = measure(args := parser.parse_args())
    floors.write("detect", result, quiet=True)
    if args.metrics:
        kept = {k: v for k, v in result.items() if k != "report"}
        for name in ("nordic_lexicon", "nordic_ner"):
            (MODELS / name / "metrics.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    print(table(result))
    held = {"ratio": result["ratio"]} | result["textkit"]
    if "dev" in result["parts"] and (missed := floors.broken("detect", held)):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
