"""The network and its training: hash embeddings and a convolution over words (Honnibal & Montani), softmax a word.

The gradient is written out here rather than left to `nlp.update`, so that words whose source does not tell their label
are left out of it and marked testimonies weigh more than news.
"""

import random
import time
from collections.abc import Iterator

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

from textkit.deidentify import nordic_tagger
from textkit.deidentify.tagger import tokens
from textkit.records import LABELS

from .lessons import Lesson

WIDTH, DEPTH = 128, 4
ROWS = {"NORM": 10_000, "PREFIX": 1_000, "SUFFIX": 4_000, "SHAPE": 1_000, "LEMMA": 2_000, "TAG": 3_000}
TAGS = ["O", *(f"{side}-{label}" for label in LABELS for side in "BI")]
CONFIG = {
    "model": {
        "@architectures": "spacy.Tagger.v2",
        "nO": None,
        "normalize": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": WIDTH,
                "attrs": list(ROWS),
                "rows": list(ROWS.values()),
                "include_static_vectors": True,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": WIDTH,
                "depth": DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
}


def pipeline(vectors=None) -> Language:
    """An untrained pipeline; vectors: spaCy Vectors, or None for none."""
    set_current_ops(NumpyOps(use_blis=False))  # numpy's matrix products are twice as fast as blis
    config = {"nlp": {"lang": "xx", "tokenizer": {"@tokenizers": "textkit.reader.v1"}}}
    nlp = spacy.blank("xx", config=config)
    if vectors is not None:
        nlp.vocab.vectors = vectors
    CONFIG["model"]["tok2vec"]["embed"]["include_static_vectors"] = vectors is not None
    tagger = nlp.add_pipe(nordic_tagger.NAME, config=CONFIG)
    for tag in TAGS:
        tagger.add_label(tag)
    doc = nlp.tokenizer("Anna arbetar i Luleå.")
    tagger.model.initialize(X=[doc], Y=[np.zeros((len(doc), len(TAGS)), dtype=np.float32)])
    return nlp


class Batch:
    """A Doc with its goals: row of the right tag, and the weight, 0 where nothing is told."""

    def __init__(self, lesson: Lesson, vocab) -> None:
        self.lesson = lesson
        self.doc, places = tokens(lesson.doc, vocab)
        self.goal = np.zeros(len(self.doc), dtype=np.int64)
        self.weight = np.full(len(self.doc), lesson.weight, dtype=np.float32)
        for place, tag in zip(places, lesson.tags, strict=True):
            if tag is None:
                self.weight[place] = 0
            else:
                self.goal[place] = INDEX[tag]
        self.weight[self.goal > 0] *= CAUTION


INDEX = {tag: i for i, tag in enumerate(TAGS)}
DROPOUT = 0.25
CAUTION = 1.5  # a name that is missed costs more than a word that is masked


def drawn(
    far: list[Lesson], near: list[Lesson], share: float, words: int, rng: random.Random
) -> Iterator[list[Lesson]]:
    """Batches of about `words` words, `share` of them from the marked texts."""
    queues = {"far": iter(()), "near": iter(())}
    pools = {"far": list(far), "near": list(near)}
    while True:
        batch, size = [], 0
        while size < words:
            kind = "near" if rng.random() < share else "far"
            item = next(queues[kind], None)
            if item is None:
                rng.shuffle(pools[kind])
                queues[kind] = iter(pools[kind])
                continue
            batch.append(item)
            size += len(item.doc.words)
        yield batch


def train(
    nlp: Language, far: list[Lesson], near: list[Lesson], steps: int, share: float, words: int, check=None
) -> Language:
    from thinc.api import Adam, fix_random_seed, set_dropout_rate
    from thinc.schedules import warmup_linear

    fix_random_seed(5)
    tagger = nlp.get_pipe(nordic_tagger.NAME)
    set_dropout_rate(tagger.model, DROPOUT)
    optimiser = Adam(learn_rate=warmup_linear(0.0015, 200, steps), L2=0.01, grad_clip=1.0, use_averages=True)
    batches, began, loss, seen = drawn(far, near, share, words, random.Random(6)), time.time(), 0.0, 0
    for step in range(1, steps + 1):
        batch = [Batch(lesson, nlp.vocab) for lesson in next(batches)]
        guesses, backward = tagger.model.begin_update([b.doc for b in batch])
        total = sum(b.weight.sum() for b in batch)
        gradients = []
        for b, guess in zip(batch, guesses, strict=True):
            rows = np.arange(len(b.goal))
            loss -= float((np.log(guess[rows, b.goal] + 1e-9) * b.weight).sum() / total)
            d = guess.copy()
            d[rows, b.goal] -= 1
            gradients.append((d * (b.weight / total)[:, None]).astype(np.float32))
        backward(gradients)
        tagger.model.finish_update(optimiser)
        optimiser.step_schedules()
        seen += sum(len(b.goal) for b in batch)
        if step % 200 == 0:
            print(
                step,
                f"{time.time() - began:.0f} s  loss {loss / 200:.3f}  {seen / (time.time() - began):.0f} words/s",
                flush=True,
            )
            loss = 0.0
        if check and step % check[0] == 0:
            with tagger.model.use_params(optimiser.averages):
                check[1](nlp, step)
    averages = optimiser.averages
    for node in tagger.model.walk():
        for name in node.param_names:
            if (node.id, name) in averages:
                node.set_param(name, averages[(node.id, name)])
    return nlp
