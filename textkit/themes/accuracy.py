"""How often the guided model is right about each bundled theme, so that shares can be corrected for its errors.

The figures lie in accuracy.json, written by `python -m textkit.themes.accuracy` and never by hand. They hold for the
bundled codebook and the embedder they were measured with; `measured_for` gives none for any other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from textkit.embed import Embedder
    from textkit.themes.codebook import Codebook
    from textkit.themes.guided import GuidedThemes

FILE: Final = Path(__file__).with_name("accuracy.json")
FEWEST: Final = 10  # testimonies with the theme, and as many without, below which a share is not corrected
SURE: Final = 0.1  # the least that the model must surely tell of a theme; below, a corrected share could be anything
_FOLDS: Final = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """found of with_it: the testimonies with the theme that the model found; spared of without: those without it that it
    left alone."""

    found: int
    with_it: int
    spared: int
    without: int

    @property
    def recall(self) -> float:
        return self.found / self.with_it if self.with_it else float("nan")

    @property
    def specificity(self) -> float:
        return self.spared / self.without if self.without else float("nan")

    @property
    def precision(self) -> float:
        wrong = self.without - self.spared
        return self.found / (self.found + wrong) if self.found + wrong else float("nan")

    @property
    def few(self) -> bool:
        """True where too little was measured to correct anything by."""
        return min(self.with_it, self.without) < FEWEST

    @property
    def weak(self) -> bool:
        """True where the lower limit of Youden's index (recall + specificity - 1) is under SURE: a correction divides by it.

        The limit is put together of the two Wilson intervals as Newcombe (1998) does for a difference.
        """
        from textkit.themes.shares import wilson

        low_se, low_sp = wilson(self.found, self.with_it)[0], wilson(self.spared, self.without)[0]
        index = self.recall + self.specificity - 1
        return not index - float(np.hypot(self.recall - low_se, self.specificity - low_sp)) >= SURE


@dataclass(frozen=True)
class Accuracy:
    """themes: what was measured of each; testimonies: on how many; edited: themes that people have changed since the
    model assigned them, for which it no longer holds."""

    themes: Mapping[str, Measured] = field(default_factory=dict)
    testimonies: int = 0
    edited: Collection[str] = frozenset()

    def correction(self, theme: str) -> str:
        """`measured` where shares of a theme can be corrected, else why not: `edited`, `unmeasured`, `few` or `weak`."""
        own = self.themes.get(theme)
        if theme in self.edited:
            return "edited"
        if own is None:
            return "unmeasured"
        return "few" if own.few else "weak" if own.weak else "measured"

    def counts(self, theme: str) -> tuple[float, float, float, float]:
        """found, with_it, spared, without; nan where nothing was measured."""
        own = self.themes.get(theme)
        return (own.found, own.with_it, own.spared, own.without) if own else (np.nan,) * 4


def measured_for(
    fingerprint: str | None, book: Codebook, *, edited: Collection[str] = frozenset(), file: Path = FILE
) -> Accuracy:
    """What is known of the model that a project was scored by: nothing for another embedder or codebook than measured."""
    if not file.exists():
        return Accuracy(edited=edited)
    held = json.loads(file.read_text(encoding="utf-8"))
    if held["embedder"] != fingerprint or held["codebook"] != digest(book):
        return Accuracy(edited=edited)
    themes = {theme: Measured(*(own[name] for name in Measured.__slots__)) for theme, own in held["themes"].items()}
    return Accuracy(themes, held["testimonies"], edited)


def digest(book: Codebook) -> str:
    """A mark of the codebook's content."""
    return hashlib.blake2b(repr(book).encode(), digest_size=8).hexdigest()


def measure(model: GuidedThemes, embedder: Embedder, split: str = "dev") -> dict[str, Measured]:
    """Theme → how often a fitted model is right about it on a part of the corpus that it did not learn from.

    The bundled model is calibrated on the development part, so there calibration, pooling and threshold are learned
    anew five times, each time on four fifths, and judged on the last (cross-fitting).
    """
    from textkit import corpus
    from textkit.themes.lessons import bundled_lessons
    from textkit.themes.scorer import Calibration, Pooling

    gold, lessons = corpus.gold(split), bundled_lessons(model.codebook_, split)
    vectors = embedder.encode(list(lessons.texts))
    raw = model.scorer_.predict(model.features_(lessons.texts, vectors))
    number = len(model.themes_)
    truth = np.array([[theme in g.themes for theme in model.themes_] for g in gold])
    said = np.zeros_like(truth)
    for fold in range(_FOLDS):
        out = lessons.owners % _FOLDS == fold
        known, asked = lessons.only(~out), lessons.only(out)
        calibration = Calibration(number).fit(raw[~out], known.carries)
        pooling = Pooling(number).fit(calibration(raw[~out]), known.owners, known.testimony_themes)
        rows = np.unique(lessons.owners[out])
        said[rows] = pooling.predict(calibration(raw[out]), asked.owners) >= pooling.threshold
    right, sizes = truth & said, truth.sum(0)
    spared = (~truth & ~said).sum(0)
    return {
        theme: Measured(int(right[:, i].sum()), int(sizes[i]), int(spared[i]), int(len(gold) - sizes[i]))
        for i, theme in enumerate(model.themes_)
    }


def write(file: Path = FILE) -> Path:
    """Measure the bundled model on the corpus's development part and write the figures down."""
    from textkit import GuidedThemes, corpus, load_embedder

    model, embedder = GuidedThemes().fit(), load_embedder()
    facts = {
        "part": "dev",
        "testimonies": len(corpus.gold("dev")),
        "embedder": embedder.fingerprint,
        "codebook": digest(model.codebook_),
        "themes": {theme: asdict(own) for theme, own in measure(model, embedder).items()},
    }
    file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file


if __name__ == "__main__":
    write()
