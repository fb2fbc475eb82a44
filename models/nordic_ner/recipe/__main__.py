"""python -m models.nordic_ner.recipe --data DATA --work WORK: from the open data and the corpus to models/nordic_ner.

WORK is the folder of the encoder's recipe: its texts and its joint static space give the word vectors.
"""

import argparse
from pathlib import Path

import numpy as np

from textkit.embed.nordic import StaticEmbedder

from . import lessons, train, vectors

ROOT = Path(__file__).resolve().parents[3]
STEPS, SHARE, WORDS = 5000, 0.5, 1500


def check(own: list, every: int = 500):
    """Prints recall and false alarms by word on marked texts, every so many steps."""

    def show(nlp, step: int) -> None:
        tagger = nlp.get_pipe("nordic_tagger")
        batches = [train.Batch(lesson, nlp.vocab) for lesson in own]
        right = missed = false = 0
        labels = np.array([tag[2:] for tag in tagger.labels])
        wrong = {}
        for b, rows in zip(batches, tagger.predict([b.doc for b in batches]), strict=True):
            found = 1 - rows[:, 0] > 0.5
            real = (b.goal > 0) & (b.weight > 0)
            right += (found & real).sum()
            missed += (~found & real).sum()
            false += (found & ~real & (b.weight > 0)).sum()
            for goal in b.goal[real & ~found]:
                wrong[labels[goal]] = wrong.get(labels[goal], 0) + 1
        total = sum(len(b.goal) for b in batches)
        print(f"  step {step}: recall {right / (right + missed):.3f}, false {false / total:.4f}", wrong, flush=True)

    return every, show


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ner/ and parallel/")
    parser.add_argument("--work", type=Path, required=True, help="folder of the encoder's recipe")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--out", type=Path, default=ROOT / "models/nordic_ner")
    a = parser.parse_args()
    if not (kept := a.work / "floret.npy").exists():
        np.save(kept, vectors.fit(StaticEmbedder(a.work / "joint"), vectors.frequent(a.work)))
    far, near = lessons.lessons(a.data, {"train"})
    own = [x for row in lessons.marked({"dev"}) if (x := lessons.read(row[1], row[0], row[2], True, 1.0))]
    print(len(far), "public texts,", len(near), "marked", flush=True)
    nlp = train.pipeline(vectors.floret(np.load(kept)))
    train.train(nlp, far, near, a.steps, SHARE, WORDS, check(own))
    nlp.meta.update(
        name="nordic_ner",
        version="1.0.0",
        license="CC BY-SA 4.0",
        description="Identifiers in Swedish, Norwegian, Danish and English testimonies",
    )
    nlp.to_disk(a.out)
    (a.out / "vocab/strings.json").write_text("[]\n")  # the words it saw are not needed, and are nobody's business


if __name__ == "__main__":
    main()
