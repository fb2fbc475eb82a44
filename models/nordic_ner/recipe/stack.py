"""python -m models.nordic_ner.recipe.stack: how much the lexicon's score and the recognizer's count together.

A logistic regression on the candidate words of the corpus's dev part, which neither has learned from (Wolpert 1992); its
three numbers stand in textkit/deidentify/learned.py.
"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from textkit.corpus import gold
from textkit.deidentify import names
from textkit.deidentify.document import Document
from textkit.deidentify.learned import logit
from textkit.deidentify.model import NamesModel, folder


def held(value: float) -> float:
    return min(max(value, 0.002), 0.998)


def rows(path) -> tuple[np.ndarray, np.ndarray]:
    """(log odds of either, whether the word is part of an identifier) of every candidate word of dev."""
    texts = gold("dev")
    docs = [Document.of(t.text, t.header["lang"]) for t in texts]
    x, y = [], []
    for text, doc, chances in zip(texts, docs, NamesModel(path).read(docs), strict=True):
        if doc.origin is not None:
            continue
        seen, previous, last = doc.seen, "O", -2
        for i, info in enumerate(doc.infos):
            if not names.is_candidate(info) or info.lower in names._never():
                continue
            label, score = names._score(doc, i, previous if last == i - 1 else "O", seen)
            if score >= 0.5:
                previous, last = label, i
            x.append((logit(held(score)), logit(held(float(chances[i].sum())))))
            y.append(any(doc.starts[i] < s.end and doc.ends[i] > s.start for s in text.spans))
    return np.array(x), np.array(y)


def main() -> None:
    path = folder()
    if path is None:
        raise SystemExit("models/nordic_ner holds no trained pipeline: run python -m models.nordic_ner.recipe first.")
    x, y = rows(path)
    both = LogisticRegression().fit(x, y)
    print(
        "weights",
        both.coef_.round(3),
        "offset",
        both.intercept_.round(3),
        "of",
        len(y),
        "words,",
        int(y.sum()),
        "in identifiers",
    )
    for name, column in (("lexicon", x[:, 0]), ("recognizer", x[:, 1]), ("both", both.decision_function(x))):
        print(name, "average precision", round(average_precision_score(y, column), 4))


if __name__ == "__main__":
    main()
