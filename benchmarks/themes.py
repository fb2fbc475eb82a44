"""Guided themes on the development part of the corpus, beside a classifier of words and letters alone and ranking by frequency.

python -m benchmarks.themes                  figures side by side, and the floors
python -m benchmarks.themes --data DATA      also three codes of others, learnt from DATA/eval: stance and attitude
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import report
from benchmarks.embedding import jsonl
from textkit import GuidedThemes, corpus
from textkit.corpus import GoldTestimony
from textkit.records import THEMES
from textkit.themes.baseline import WordsAlone
from textkit.themes.codebook import Codebook, Entry
from textkit.themes.evaluate import evaluate, mean_average_precision, micro_f1

HELD_OUT = 5  # one text of so many is judged, the others teach
SPLITS = 3  # ways of holding out, since one alone errs by two or three hundredths


def words_alone(gold: list[GoldTestimony]) -> dict[str, float]:
    """Word and character TF-IDF with logistic regression on whole testimonies, one theme at a time."""
    train = corpus.gold("train")
    truth = np.array([[t in g.themes for t in THEMES] for g in gold])
    known = np.array([[t in g.themes for t in THEMES] for g in train])
    scores = WordsAlone().fit([g.text for g in train], known).score([g.text for g in gold])
    return {"map": mean_average_precision(truth, scores), "micro_f1": micro_f1(truth, scores >= 0.5)}


def others(data: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """name, (text, code) pairs: every text once, train and dev together, since the two share most of their sentences."""
    parts = ("train", "dev")
    stance = [row for part in parts for row in jsonl(data / "eval" / f"superlim.argumentation-sentences.{part}.jsonl")]
    yield "stance", list({row["sentence"]: row["label"] for row in stance}.items())
    attitude = [row for part in parts for row in jsonl(data / "eval" / f"superlim.absabank-imm.{part}.jsonl")]
    yield "attitude", list({row["text"]: _attitude(row["label"]) for row in attitude}.items())


def _attitude(grade: float) -> str:
    return "against" if grade < 2.5 else "for" if grade > 3.5 else "neither"


def coded(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The mean of several splits, and how far guided themes lie above words alone in each."""
    runs = [one_split(pairs, seed) for seed in range(SPLITS)]
    out: dict[str, Any] = {key: round(float(np.mean([run[key] for run in runs])), 4) for key in runs[0]}
    return out | {"better_by_split": [round(run["better_by"], 4) for run in runs]}


def one_split(pairs: Sequence[tuple[str, str]], seed: int) -> dict[str, float]:
    """Micro F1 and seconds of guided themes and of words alone, on texts that neither learnt from.

    Words alone get the better of two ways: each code by itself from one half, and the most probable code.
    """
    order = np.random.default_rng(seed).permutation(len(pairs))
    out = {int(i) for i in order[: len(pairs) // HELD_OUT]}
    known = [pair for i, pair in enumerate(pairs) if i not in out]
    asked = [pair for i, pair in enumerate(pairs) if i in out]
    codes = sorted({code for _, code in pairs})
    truth, taught = (np.array([[c == code for c in codes] for _, code in part]) for part in (asked, known))
    book = Codebook(tuple(Entry(code, {"en": code}) for code in codes))
    began = time.perf_counter()
    ours = GuidedThemes(book).fit([text for text, _ in known], [{code} for _, code in known])
    seconds = time.perf_counter() - began
    scores = ours.score([text for text, _ in asked]).to_numpy()
    began = time.perf_counter()
    words = [
        WordsAlone(balanced=b).fit([t for t, _ in known], taught).score([t for t, _ in asked]) for b in (True, False)
    ]
    theirs = time.perf_counter() - began
    best = max(
        micro_f1(truth, held) for s in words for held in (s >= 0.5, np.arange(len(codes)) == s.argmax(1)[:, None])
    )
    return {
        "learnt_from": len(known), "judged_on": len(asked), "micro_f1": micro_f1(truth, ours.decide(scores)),
        "words_alone": best, "better_by": micro_f1(truth, ours.decide(scores)) - best,
        "seconds": round(seconds, 1), "words_seconds": round(theirs, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder with eval/, for codes of others")
    folder = parser.parse_args().data
    gold = corpus.gold("dev")
    ours = evaluate(GuidedThemes().fit(), gold)
    print(ours.to_text())
    figures: dict[str, Any] = {"split": "dev", "textkit": ours.to_dict(), "words_alone": words_alone(gold)}
    figures["coded"] = {name: coded(pairs) for name, pairs in others(folder)} if folder else {}
    report.write("themes", figures)
    if missed := report.broken("themes", ours.to_dict()):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
