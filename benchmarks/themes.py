"""Guided themes on the development part of the corpus, beside a classifier of words and letters alone and ranking by frequency.

python -m benchmarks.themes
"""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks import report
from textkit import GuidedThemes, corpus
from textkit.corpus import GoldTestimony
from textkit.records import THEMES
from textkit.themes.evaluate import evaluate, mean_average_precision, micro_f1


def words_alone(gold: list[GoldTestimony]) -> dict[str, float]:
    """Word and character TF-IDF with logistic regression on whole testimonies, one theme at a time."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union

    train = corpus.gold("train")
    truth = np.array([[t in g.themes for t in THEMES] for g in gold])
    model: Any = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)),
        ),
        OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced", max_iter=1000)),
    )
    model.fit([g.text for g in train], np.array([[t in g.themes for t in THEMES] for g in train]))
    scores = model.predict_proba([g.text for g in gold])
    return {"map": mean_average_precision(truth, scores), "micro_f1": micro_f1(truth, scores >= 0.5)}


def main() -> None:
    gold = corpus.gold("dev")
    ours = evaluate(GuidedThemes().fit(), gold)
    print(ours.to_text())
    report.write("themes", {"split": "dev", "textkit": ours.to_dict(), "words_alone": words_alone(gold)})
    if missed := report.broken("themes", ours.to_dict()):
        raise SystemExit("\n".join(missed))


if __name__ == "__main__":
    main()
