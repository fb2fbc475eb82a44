"""Discovered themes beside BERTopic as it comes, LDA and NMF: on the marked passages of the train and dev parts, and on coded
sentences of others where they are at hand. Every tool is judged by the same documents. For time and memory: `benchmarks.scale`.

python -m benchmarks.discover                  figures side by side, and the floors
python -m benchmarks.discover --data DATA      also DATA/eval: sentences of SuperLim by topic, SIB-200 in five languages
"""

from __future__ import annotations

import argparse
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, v_measure_score

from benchmarks import report
from benchmarks.embedding import jsonl, tsv
from textkit import ThemeModel, corpus, load_embedder
from textkit.records import LANGUAGES, Vectors
from textkit.themes.words import lemmatised

SEEDS: Final = (0, 1)
_WORD: Final = re.compile(r"\w\w+")
TOP: Final = 10  # words a theme is judged by

Labels = np.ndarray[Any, Any]
Words = list[list[str]]  # one list a theme


@dataclass(frozen=True)
class Passages:
    """Marked passages: texts, vectors (n, d), lemmas, languages, owners, the main theme of each, and which are dev."""

    texts: list[str]
    languages: list[str]
    owners: list[str]
    themes: list[str]
    dev: np.ndarray[Any, np.dtype[np.bool_]]
    vectors: Vectors = field(repr=False)

    @property
    def lemmas(self) -> list[str]:
        return lemmatised(self.texts, self.languages)


def passages() -> Passages:
    """Of the parts that may be looked at; the test part is left alone."""
    held = [
        (g.text[p.start : p.end], g.header["lang"], g.id, p.themes[0], part == "dev")
        for part in ("train", "dev")
        for g in corpus.gold(part)
        for p in g.passages
    ]
    texts, languages, owners, themes, dev = (list(column) for column in zip(*held, strict=True))
    return Passages(texts, languages, owners, themes, np.array(dev), load_embedder().encode(texts))


def ours(data: Passages, seed: int) -> tuple[Labels, Words]:
    model = ThemeModel(random_state=seed).fit(
        data.texts, embeddings=data.vectors, languages=data.languages, owners=data.owners
    )
    return model.labels_, [list(t.keywords) for t in model.themes_]


def bertopic(data: Passages, seed: int) -> tuple[Labels, Words]:
    """Its defaults, UMAP seeded; "multilingual", since its default language strips å, ä and ö."""
    from bertopic import BERTopic
    from umap import UMAP

    place = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", low_memory=False, random_state=seed)
    model = BERTopic(language="multilingual", umap_model=place)
    labels, _ = model.fit_transform(data.texts, embeddings=data.vectors)
    words = [[w for w, _ in model.get_topic(t) if w] for t in sorted(set(labels) - {-1})]
    return np.asarray(labels), words


def lda(data: Passages, seed: int) -> tuple[Labels, Words]:
    """Latent Dirichlet allocation on lemmas, told the true number of themes."""
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    return _factored(
        data, CountVectorizer(min_df=3), LatentDirichletAllocation(len(set(data.themes)), random_state=seed)
    )


def nmf(data: Passages, seed: int) -> tuple[Labels, Words]:
    """Non-negative matrix factorisation of TF-IDF on lemmas, told the true number of themes."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = NMF(len(set(data.themes)), init="nndsvdar", random_state=seed, max_iter=500)
    return _factored(data, TfidfVectorizer(min_df=3), model)


def _factored(data: Passages, vectorizer: Any, model: Any) -> tuple[Labels, Words]:
    found = model.fit_transform(vectorizer.fit_transform(data.lemmas))
    names = vectorizer.get_feature_names_out()
    labels = np.where(found.sum(1) > 0, found.argmax(1), -1)
    return labels, [[str(names[i]) for i in np.argsort(-row)[:TOP]] for row in model.components_]


TOOLS: Final[dict[str, Callable[[Passages, int], tuple[Labels, Words]]]] = {
    "textkit": ours, "bertopic": bertopic, "lda": lda, "nmf": nmf,
}  # fmt: skip


def npmi(words: Words, documents: Sequence[set[str]]) -> float:
    """Mean normalised pointwise mutual information of a theme's word pairs within documents (Bouma 2009).

    −1 for words that never meet, 0 where both stand in every document.
    """
    at = {w: np.array([w in d for d in documents]) for w in {w for theme in words for w in theme}}
    scores = []
    for one, other in (pair for theme in words for pair in combinations(theme[:TOP], 2)):
        both, a, b = (at[one] & at[other]).mean(), at[one].mean(), at[other].mean()
        scores.append(-1.0 if not both else 0.0 if both == 1 else float(np.log(both / (a * b)) / -np.log(both)))
    return float(np.mean(scores)) if scores else -1.0


def diversity(words: Words) -> float:
    """The share of different words among all key words (Dieng et al. 2020)."""
    every = [w for theme in words for w in theme[:TOP]]
    return len(set(every)) / len(every) if every else 0.0


def documents() -> list[set[str]]:
    """The words of each testimony as they stand and as lemmas, so that either kind of key word is found."""
    held = [g for part in ("train", "dev") for g in corpus.gold(part)]
    texts = [g.text for g in held]
    return _words(texts, lemmatised(texts, [g.header["lang"] for g in held]))


def _words(texts: Sequence[str], lemmas: Sequence[str]) -> list[set[str]]:
    return [{*_WORD.findall(text.lower()), *words.split()} for text, words in zip(texts, lemmas, strict=True)]


def measure(tool: Callable[[Passages, int], tuple[Labels, Words]], data: Passages, reference: Any) -> dict[str, float]:
    """The figures of one tool: quality of the first seed, agreement of the seeds, seconds of the last (nothing to load)."""
    found = []
    for seed in SEEDS:
        began = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.append(tool(data, seed))
        seconds = time.perf_counter() - began
    labels, words = found[0]
    truth, dev = np.array(data.themes), data.dev
    parted = {
        "dev_v_measure": float(v_measure_score(truth[dev], labels[dev])),
        "dev_ari": float(adjusted_rand_score(truth[dev], labels[dev])),
    }
    return {
        "themes": float(len(words)),
        "v_measure": float(v_measure_score(truth, labels)),
        "ari": float(adjusted_rand_score(truth, labels)),
        **(parted if dev.any() else {}),
        "npmi": npmi(words, reference),
        "diversity": diversity(words),
        "unassigned": float((labels < 0).mean()),
        "seeds_ami": float(np.mean([adjusted_mutual_info_score(a, b) for (a, _), (b, _) in combinations(found, 2)])),
        "seconds": seconds,
    }


def table(figures: dict[str, dict[str, float]]) -> str:
    """Side by side, for people."""
    names = list(figures)
    lines = [f"{'':<15}" + "".join(f"{n:>10}" for n in names)]
    lines += [f"{key:<15}" + "".join(f"{figures[n][key]:>10.3f}" for n in names) for key in figures[names[0]]]
    return "\n".join(lines)


def coded(texts: list[str], languages: list[str], themes: list[str]) -> tuple[Passages, list[set[str]]]:
    """Sentences coded once, each a document of its own."""
    held = Passages(texts, languages, [str(n) for n in range(len(texts))], themes, np.zeros(len(texts), bool),
                    load_embedder().encode(texts))  # fmt: skip
    return held, _words(texts, held.lemmas)


def others(data: Path) -> Iterator[tuple[str, Passages, list[set[str]]]]:
    """The collections of DATA/eval: name, sentences, documents."""
    topics = jsonl(data / "eval" / "superlim.argumentation-sentences.train.jsonl")
    yield "argumentation", *coded([r["sentence"] for r in topics], ["sv"] * len(topics), [r["topic"] for r in topics])
    sib = [(code, row) for code in LANGUAGES for row in tsv(data / "eval" / f"sib200.{code}.train.tsv")]
    yield "sib200", *coded([r["text"] for _, r in sib], [code for code, _ in sib], [r["category"] for _, r in sib])


def compared(name: str, data: Passages, reference: list[set[str]]) -> dict[str, dict[str, float]]:
    """The figures of every tool, shown side by side."""
    figures = {tool: measure(run, data, reference) for tool, run in TOOLS.items()}
    print(f"{name}: {len(data.texts)} passages, {len(reference)} documents\n{table(figures)}\n", flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder with eval/, for coded sentences of others")
    folder = parser.parse_args().data
    data = passages()
    figures = compared("corpus", data, documents())
    beside = {name: compared(name, held, read) for name, held, read in others(folder)} if folder else {}
    told = {"parts": ["train", "dev"], "passages": len(data.texts), "tools": figures, "others": beside}
    report.write("discover", told, quiet=True)
    if missed := report.broken("discover", figures["textkit"]):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
