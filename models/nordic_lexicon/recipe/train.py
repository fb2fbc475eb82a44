"""Train the weights of textkit/deidentify/names.py: news gold, everyday silver, marked testimonies.

    python train.py DATA OUT [--splits train]

Needs words.txt.xz and names.txt.xz of build.py in models/nordic_lexicon. Writes weights.json.xz (hundredths).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from models.nordic_lexicon.recipe.silver import Span, Surfaces, silver, swapped
from textkit.corpus import MarkedSentence, gold_testimonies, marked_sentences, practice, splits
from textkit.deidentify import names
from textkit.deidentify.document import Document
from textkit.deidentify.lexicon import lexicon

CLASSES = ("O", *names.LABELS)
Row = tuple[str, str, list[Span], float]


def news(data: Path, surfaces: Surfaces, swap: float) -> Iterator[Row]:
    """Sentences of the open corpora; a person is renamed with probability `swap`."""
    for file in sorted((data / "ner").glob("*.jsonl")):
        for line in file.open(encoding="utf8"):
            row = json.loads(line)
            text, spans = joined(row["tokens"], row["tags"])
            if swap and any(s[2] == "PERSON" for s in spans):
                text, spans = swapped(text, spans, surfaces)
            yield file.name[:2], text, spans, 0.5


def joined(tokens: list[str], tags: list[str]) -> tuple[str, list[Span]]:
    """Running text of tokens and IOB2 tags, a genitive s left out of the span of a person."""
    text, spans, start, label = "", [], 0, ""
    for token, tag in zip(tokens, tags, strict=True):
        if label and not tag.startswith("I-"):
            spans.append((start, len(text), label))
            label = ""
        if text and token[0] not in ".,;:!?)»]%" and not text.endswith(("(", "[", "“")):
            text += " "
        if tag.startswith("B-"):
            start, label = len(text), tag[2:]
        text += token
    if label:
        spans.append((start, len(text), label))
    return text, [s for s in spans if s[2] in names.LABELS]


def testimonies(parts: set[str]) -> Iterator[Row]:
    """The marked testimonies of the corpus whose split is one of `parts`; with train the practice texts and sentences."""
    part = splits()
    for gold in gold_testimonies():
        if part.get(gold.id) in parts:
            spans = [(s.start, s.end, s.label) for s in gold.spans]
            yield gold.header["lang"], gold.text, spans, 6.0
    if "train" in parts:
        for item in (*practice(), *marked_sentences()):
            language = item.language if isinstance(item, MarkedSentence) else item.header["lang"]
            yield language, item.text, [(s.start, s.end, s.label) for s in item.spans], 6.0


def recased(rows: list[Row], draw: random.Random) -> Iterator[Row]:
    """Some texts in lower case or in capitals."""
    for language, text, spans, weight in rows:
        roll = draw.random()
        if roll < 0.06:
            text = text.lower() if len(text.lower()) == len(text) else text
        elif roll < 0.08 and len(text.upper()) == len(text):
            text = text.upper()
        yield language, text, spans, weight


def label_of(doc: Document, index: int, spans: list[Span]) -> str | None:
    """The class of a word; None where another kind of identifier covers it."""
    at = doc.starts[index]
    for start, end, label in spans:
        if start <= at < end:
            if label in ("OCCUPATION", "DEMOGRAPHIC", "AGE", "DATE"):
                return "O"
            if label == "ORGANIZATION" and doc.text[start].islower() and doc.infos[index].shape != "x":
                return "LOCATION"
            if label == "ORGANIZATION" and doc.infos[index].shape == "x":
                return None
            return label if label in names.LABELS else None
    return "O"


def examples(rows: Iterator[Row]) -> Iterator[tuple[list[str], str, float]]:
    """(features, class, weight) of every candidate word."""
    for language, text, spans, weight in rows:
        doc = Document.of(text, language)
        if doc.origin is not None:
            continue
        seen, previous, last = doc.seen, "O", -2
        infos = [None, None, *doc.infos, None, None]
        for index, info in enumerate(doc.infos):
            if not names.is_candidate(info):
                continue
            label = label_of(doc, index, spans)
            if label is None:
                continue
            before, after = infos[index + 1], infos[index + 3]
            left, right = (names.gap_kind(gap) for gap in (doc.gap(index - 1) if index else "", doc.gap(index)))
            place = f"{doc.begins[index]:d}{left}{right}"
            features = [
                *names.own_features(info, doc.begins[index]),
                *names.side_features(before, left, "p"),
                *names.side_features(after, right, "n"),
                *names.side_features(infos[index], names.TOUCHING, "P"),
                *names.side_features(infos[index + 4], names.TOUCHING, "N"),
                *names.pair_features(before, info, after, place, previous if last == index - 1 else "O"),
                *names.seen_features(info, doc.begins[index], seen),
            ]
            yield features, label, weight
            if label != "O":
                previous, last = label, index


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--splits", default="train")
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--c", type=float, default=0.5)
    args = parser.parse_args()
    draw = random.Random(20)
    surfaces = Surfaces(dict(lexicon("sv").names), draw)
    rows: list[Row] = [*news(args.data, surfaces, 0.0)]
    rows += [
        (lang, *swapped(text, spans, surfaces), 0.25)
        for lang, text, spans, _ in rows
        if any(s[2] == "PERSON" for s in spans)
    ]
    for code, text, spans in silver(args.data, dict(lexicon("sv").names)):
        if (spans or draw.random() < 0.4) and (code != "en" or draw.random() < 0.8):
            rows += [(code, *swapped(text, spans, surfaces), 0.5) for _ in range(2 if spans and code == "sv" else 1)]
    marked = list(testimonies({p for p in args.splits.split(",") if p}))
    rows += marked
    for _ in range(3):
        rows += [(lang, *swapped(text, spans, surfaces), weight / 3) for lang, text, spans, weight in marked]
    fit(list(examples(recased(rows, draw))), args)


def fit(data: list[tuple[list[str], str, float]], args: argparse.Namespace) -> None:
    seen = Counter(name for features, _, _ in data for name in features)
    index = {name: at for at, name in enumerate(sorted(n for n, c in seen.items() if c >= args.least))}
    columns = [[index[n] for n in features if n in index] for features, _, _ in data]
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((c for row in columns for c in row), dtype=np.int32)
    matrix = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, pointers), shape=(len(data), len(index)))
    labels = np.array([CLASSES.index(label) for _, label, _ in data])
    weights = np.array([weight for *_, weight in data])
    print(matrix.shape, Counter(label for _, label, _ in data), flush=True)
    model = LogisticRegression(C=args.c, max_iter=120, tol=1e-3).fit(matrix, labels, sample_weight=weights)
    relative = model.coef_[1:] - model.coef_[0]
    bias = model.intercept_[1:] - model.intercept_[0]
    relative[:, index["bias"]] += bias
    kept = {
        name: [round(100 * float(w)) for w in relative[:, at]]
        for name, at in index.items()
        if np.abs(relative[:, at]).max() > 0.08
    }
    args.out.write_bytes(lzma.compress(json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode(), preset=9))
    print(len(kept), "weights,", args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
