"""Word vectors of the recognizer and of the static model: which word does not belong, and how many words they know.

    python -m benchmarks.words

odd_one_out.tsv holds four words a row, three of a kind; the odd one should be least like the mean of the others. Coverage:
how many words of the corpus are one piece or at most three (static), and how many of a word's nearest words both share.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import report

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("sv", "nb", "nn", "da", "en")
Vectors = Callable[[Sequence[str]], npt.NDArray[np.float32]]


def rows() -> list[tuple[str, list[str]]]:
    with open(ROOT / "benchmarks/odd_one_out.tsv", encoding="utf8", newline="") as file:
        return [
            (r["language"], [r["first"], r["second"], r["third"], r["odd"]])
            for r in csv.DictReader(file, delimiter="\t")
        ]


def unit(x: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.asarray(x / np.maximum(np.linalg.norm(x, axis=-1, keepdims=True), 1e-9), dtype=np.float32)


def odd_one_out(vectors: Vectors) -> dict[str, float]:
    """Share of rows whose odd word is farthest from the mean of the other three; chance is .25."""
    every = rows()
    z = unit(vectors([w for _, words in every for w in words])).reshape(len(every), 4, -1)
    alone = (z * unit(z.sum(axis=1, keepdims=True) - z)).sum(axis=2)
    right = alone.argmin(axis=1) == 3
    out = {"odd one out": float(right.mean())}
    for language in LANGUAGES:
        some = np.array([own == language for own, _ in every])
        out[f"odd one out, {language}"] = float(right[some].mean())
    return out


def corpus_words() -> list[str]:
    """The distinct words of the corpus's train and dev parts, in lower case."""
    from textkit import corpus

    table = corpus.load().testimonies
    texts = table[table.split != "test"].text
    words = {w.strip(".,;:!?()\"'«»”“-–…").lower() for t in texts for w in t.split()}
    return sorted(w for w in words if w.isalpha() and len(w) > 1)


def floret() -> Vectors:
    from spacy.vectors import Vectors as Table
    from spacy.vocab import Vocab

    vocab = Vocab()
    table = Table(strings=vocab.strings)
    table.from_disk(ROOT / "models/nordic_ner/vocab")
    vocab.vectors = table
    return lambda words: np.stack([vocab.get_vector(w) for w in words]).astype(np.float32)


def measure() -> dict[str, dict[str, float]]:
    from textkit.embed.nordic import StaticEmbedder

    static, words = StaticEmbedder(ROOT / "models/nordic_static"), corpus_words()
    small = floret()
    pieces = [len(p) for p in static._pieces.encode(words)]
    near = relation(unit(small(words)), unit(static.word_vectors(words)))
    return {
        "floret": odd_one_out(small) | {"neighbours shared with the static model": near},
        "static": odd_one_out(static.word_vectors)
        | {"words of the corpus that are one piece": float(np.mean([n == 1 for n in pieces]))}
        | {"words of the corpus of at most three pieces": float(np.mean([n <= 3 for n in pieces]))},
    }


def relation(x: npt.NDArray[np.float32], y: npt.NDArray[np.float32], number: int = 10, most: int = 2000) -> float:
    """How many of a word's ten nearest words are the same in both spaces, over the first `most` words drawn by seed."""
    some = np.random.default_rng(0).permutation(len(x))[:most]
    near = [np.argsort(-(v[some] @ v.T), axis=1)[:, 1 : number + 1] for v in (x, y)]
    return float(np.mean([len(set(a) & set(b)) / number for a, b in zip(*near, strict=True)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    table = measure()
    for name, figures in table.items():
        print(name)
        for key, value in figures.items():
            print(f"  {key:52}{value:8.3f}")
    report.OUT.mkdir(exist_ok=True)
    (report.OUT / "words.json").write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
