"""What each lever gives guided themes: features, neighbours, strength of the ridge, and how passages are added up.

python -m benchmarks.trials                     a table, best first; about a minute once vectors are cached
python -m benchmarks.trials --model FOLDER      with another encoder in the place of the bundled one

Learns from the train part and the practice testimonies; probabilities and adding up are learnt on three quarters of the
development part and judged on the last, in turn. Vectors are cached under benchmarks/out by the embedder's fingerprint, so
that a new encoder is encoded once.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks import report
from textkit import corpus, load_embedder
from textkit.themes import scorer
from textkit.themes.codebook import load
from textkit.themes.evaluate import mean_average_precision, micro_f1
from textkit.themes.lessons import Lessons, bundled_lessons, codebook_lessons
from textkit.themes.scorer import Calibration, Features, Pooling, Rows, Scorer

FOLDS = 4


@dataclass(frozen=True)
class Trial:
    """vectors: which embedders; words: how much n-grams weigh; ridge; around: how much the passages beside weigh;
    whole: whether whole testimonies are learned from as well."""

    vectors: tuple[str, ...]
    words: float = 1.2
    ridge: float = 4.0
    around: float = 0.0
    whole: bool = True

    def __str__(self) -> str:
        used = "+".join((*self.vectors, *(["words"] if self.words else []))) or "nothing"
        whole = "" if self.whole else "passages alone"
        return f"{used:<24} words {self.words:<4} ridge {self.ridge:<4} around {self.around:<4} {whole}"


TRIALS = (
    Trial((), words=1.0, ridge=2.0),
    Trial(("static",)),
    Trial(("encoder",), words=0.0, ridge=1.0),
    Trial(("encoder",)),
    Trial(("encoder",), ridge=1.0),
    Trial(("encoder",), ridge=12.0),
    Trial(("encoder",), around=0.3),
    Trial(("encoder", "static")),
    Trial(("encoder", "static"), whole=False),
    Trial(("encoder", "static"), ridge=2.0),
    Trial(("encoder", "static"), ridge=8.0),
    Trial(("encoder", "static"), words=0.7),
    Trial(("encoder", "static"), around=0.3, ridge=8.0),
)


def vectors(name: str, model: str | None, lessons: Lessons, part: str) -> Any:
    """Rows of an embedder, from the cache where it holds the same texts."""
    embedder = load_embedder(model)
    report.OUT.mkdir(exist_ok=True)
    path = report.OUT / f"trials-{name}-{part}.npz"
    mark = f"{embedder.fingerprint} {hash_of(lessons.texts)}"
    if path.exists():
        with np.load(path) as held:
            if str(held["mark"]) == mark:
                return held["vectors"].astype(np.float32)
    made = embedder.encode(list(lessons.texts))
    np.savez(path, mark=mark, vectors=made.astype(np.float16))
    return made


def hash_of(texts: tuple[str, ...]) -> str:
    from hashlib import blake2b

    return blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


def beside(rows: Any, owners: Any, weight: float) -> Any:
    """Each row with the mean of those before and after it in its testimony added; lone phrases stay as they are."""
    if not weight:
        return rows
    out, count = np.zeros_like(rows), np.zeros((len(rows), 1), np.float32)
    same = (owners[1:] == owners[:-1]) & (owners[1:] >= 0)
    for to, of in ((1, 0), (0, 1)):
        at = np.flatnonzero(same)
        out[at + to] += rows[at + of]
        count[at + to] += 1
    made = rows + weight * out / np.maximum(count, 1)
    return made / np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)


class Bench:
    """Lessons of both parts, their n-grams and vectors, made once for all trials."""

    def __init__(self, model: str | None) -> None:
        book = load()
        self.known = codebook_lessons(book) + bundled_lessons(book)
        self.asked = bundled_lessons(book, "dev")
        self.truth = np.array([[t in g.themes for t in book.ids] for g in corpus.gold("dev")])
        models = {"encoder": model, "static": "static"}
        parts = {"known": self.known, "asked": self.asked}
        fields = {n: getattr(load_embedder(m), "field", None) for n, m in models.items()}
        self.held = {
            (n, p): scorer.quietened(vectors(n, m, own, p), fields[n])
            for n, m in models.items()
            for p, own in parts.items()
        }
        self.features = Features(self.known.texts)
        none = {p: np.zeros((len(own.texts), 0), np.float32) for p, own in parts.items()}
        self.words = {p: self.features(own.texts, none[p]).words / scorer.WORDS for p, own in parts.items()}

    def rows(self, trial: Trial, part: str, lessons: Lessons) -> Rows:
        dense = [beside(self.held[name, part], lessons.owners, trial.around) for name in trial.vectors]
        joined = np.hstack(dense).astype(np.float64) if dense else np.zeros((len(lessons.texts), 0))
        return Rows(joined, self.words[part] * trial.words)

    def run(self, trial: Trial) -> dict[str, float]:
        """mAP and micro F1 of the development part."""
        model = Scorer(trial.ridge, whole=trial.whole).fit(self.rows(trial, "known", self.known), self.known)
        raw = model.predict(self.rows(trial, "asked", self.asked))
        scores, said = np.zeros(self.truth.shape), np.zeros(self.truth.shape, bool)
        for rows, got, threshold in self.folds(raw):
            scores[rows], said[rows] = got, got >= threshold
        return {"map": mean_average_precision(self.truth, scores), "micro_f1": micro_f1(self.truth, said)}

    def folds(self, raw: Any) -> Iterator[tuple[Any, Any, float]]:
        """(testimonies, scores, threshold) of each quarter, learnt on the others."""
        number = raw.chances.shape[1]
        for fold in range(FOLDS):
            out = self.asked.owners % FOLDS == fold
            rest, own = self.asked.only(~out), self.asked.only(out)
            curve = Calibration(number).fit(raw[~out], rest.carries)
            pooling = Pooling(number).fit(curve(raw[~out]), rest.owners, rest.testimony_themes)
            yield (
                np.unique(self.asked.owners[out]),
                pooling.predict(curve(raw[out]), own.owners),
                pooling.threshold,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", help="the folder of another encoder")
    bench = Bench(parser.parse_args().model)
    found = []
    for trial in TRIALS:
        figures = bench.run(trial)
        print(f"{trial}  mAP {figures['map']:.3f}  micro F1 {figures['micro_f1']:.3f}", flush=True)
        found.append({"trial": str(trial)} | figures)
    report.write("trials", {"part": "dev", "trials": sorted(found, key=lambda f: -f["map"])}, quiet=True)


if __name__ == "__main__":
    main()
