"""Guided themes measured against gold: ranking, assignment, calibration, and whether the right passage is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.corpus import GoldTestimony
from textkit.themes.baseline import WordsAlone
from textkit.themes.passages import joined

if TYPE_CHECKING:
    from textkit.embed import Embedder
    from textkit.records import Vectors
    from textkit.themes.codebook import Codebook
    from textkit.themes.coded import Coded
    from textkit.themes.guided import GuidedThemes

RESAMPLES: Final = 500
FOLDS: Final = 5
_BINS: Final = 10


_TITLES: Final = {
    "map": "mean average precision of the ranked themes (mAP)",
    "frequency_map": "the same, ranked by how common themes are",
    "micro_f1": "micro F1 of assigned themes",
    "auc": "area under the curve per theme, on average (AUC)",
    "ece": "expected calibration error of probabilities",
    "passage": "right passage highlighted, of rightly assigned themes",
}


@dataclass(frozen=True)
class ThemeReport:
    """n testimonies; map: mean average precision over themes; frequency_map: the same for ranking by frequency alone;
    micro_f1; auc: mean area under the ROC curve; ece: expected calibration error (Naeini et al. 2015); passage: share of
    assigned gold themes whose best passage overlaps a gold passage; intervals: 95 % bootstrap by testimony."""

    n: int
    map: float
    frequency_map: float
    micro_f1: float
    auc: float
    ece: float
    passage: float
    by_theme: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    by_language: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def to_text(self) -> str:
        """A table for people."""
        low = {key: f"  [{a:.3f}, {b:.3f}]" for key, (a, b) in self.intervals.items()}
        lines = [f"{self.n} testimonies"]
        for key, title in _TITLES.items():
            if (value := getattr(self, key)) != value:
                continue  # not measured
            lines.append(f"{title:<62} {value:.3f}{low.get(key, '')}")
        lines.append(f"\n{'theme':<22} {'n':>4} {'AP':>6} {'AUC':>6} {'F1':>6}")
        lines += [
            f"{t:<22} {int(v['n']):>4} {v['ap']:>6.3f} {v['auc']:>6.3f} {v['f1']:>6.3f}"
            for t, v in self.by_theme.items()
        ]
        lines += [f"\n{'language':<22} {'n':>4} {'mAP':>6} {'F1':>6}"] if self.by_language else []
        lines += [
            f"{c:<22} {int(v['n']):>4} {v['map']:>6.3f} {v['micro_f1']:>6.3f}" for c, v in self.by_language.items()
        ]
        return "\n".join(lines)


def evaluate(model: GuidedThemes, gold: Sequence[GoldTestimony]) -> ThemeReport:
    """Score whole testimonies (their gold text) and compare with the themes in their headers."""
    scores = model.score([g.text for g in gold]).to_numpy()
    truth = np.array([[t in g.themes for t in model.themes_] for g in gold])
    assigned = model.decide(scores)
    judged = Judged(model.themes_, truth, scores, assigned, [g.header["lang"] for g in gold])
    return judged.report(passage_hits(model, gold, assigned))


@dataclass(frozen=True)
class Judged:
    """What is true of n texts, and what was said of them: truth, scores, assigned (n, themes); languages, one a text."""

    themes: Sequence[str]
    truth: Any
    scores: Any
    assigned: Any
    languages: Sequence[str]

    def report(self, passage: float = float("nan")) -> ThemeReport:
        """The figures; passage: what was measured of passages, where they are marked."""
        truth, scores, assigned = self.truth, self.scores, self.assigned
        themes = {t: _one(truth[:, i], scores[:, i], assigned[:, i]) for i, t in enumerate(self.themes)}
        spoken = np.asarray(self.languages)
        return ThemeReport(
            n=len(truth),
            map=mean_average_precision(truth, scores),
            frequency_map=mean_average_precision(truth, np.tile(truth.mean(0), (len(truth), 1))),
            micro_f1=micro_f1(truth, assigned),
            auc=_mean([v["auc"] for v in themes.values()]),
            ece=calibration_error(truth, scores),
            passage=passage,
            by_theme=themes,
            by_language={
                c: {
                    "n": int((spoken == c).sum()),
                    "map": mean_average_precision(truth[spoken == c], scores[spoken == c]),
                    "micro_f1": micro_f1(truth[spoken == c], assigned[spoken == c]),
                }
                for c in sorted({c for c in self.languages if c})
            },
            intervals=_intervals(truth, scores, assigned),
        )


def as_it_is(model: GuidedThemes, coded: Coded) -> ThemeReport:
    """Coded passages scored by a model that learnt nothing from them."""
    scores = model.score(coded.texts).to_numpy()
    truth = np.array([[t in held for t in model.themes_] for held in coded.codes])
    return Judged(model.themes_, truth, scores, model.decide(scores), coded.languages).report()


def cross_validated(
    book: Codebook, coded: Coded, embedder: Embedder, folds: int = FOLDS
) -> tuple[ThemeReport, ThemeReport]:
    """(guided themes, words alone): every passage scored by models that learnt from those of other testimonies."""
    from textkit.themes.guided import GuidedThemes

    truth = np.array([[t in held for t in book.ids] for held in coded.codes])
    _, owners = np.unique(np.asarray(coded.owners), return_inverse=True)
    fold = np.random.default_rng(0).permutation(owners.max() + 1)[owners] % folds
    remembering = Remembering(embedder)
    ours, theirs, assigned = (np.zeros(truth.shape, kind) for kind in (np.float32, np.float32, bool))
    for held in range(folds):
        rest, out = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
        if not len(out) or not len(rest):
            continue
        asked, known = [coded.texts[i] for i in out], [coded.texts[i] for i in rest]
        model = GuidedThemes(book, embedder=remembering).fit(known, [coded.codes[i] for i in rest])
        ours[out] = model.score(asked).to_numpy()
        assigned[out] = model.decide(ours[out])
        theirs[out] = WordsAlone().fit(known, truth[rest]).score(asked)
    return (
        Judged(book.ids, truth, ours, assigned, coded.languages).report(),
        Judged(book.ids, truth, theirs, theirs >= 0.5, coded.languages).report(),
    )


class Remembering:
    """An embedder that encodes a text once, however often it is asked."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder, self._held = embedder, dict[str, Any]()
        self.dimension, self.fingerprint = embedder.dimension, embedder.fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        if new := sorted(set(texts) - self._held.keys()):
            self._held.update(zip(new, self._embedder.encode(new), strict=True))
        return np.array([self._held[t] for t in texts], np.float32).reshape(len(texts), self.dimension)


def _mean(values: Any) -> float:
    known = np.asarray(values, float)
    known = known[~np.isnan(known)]
    return float(known.mean()) if len(known) else float("nan")


def mean_average_precision(truth: Any, scores: Any) -> float:
    """The themes of each testimony ranked by score: average precision per testimony, mean over those with a theme."""
    return _mean(average_precisions(truth, scores))


def average_precisions(truth: Any, scores: Any) -> Any:
    """(n,) average precision of each testimony's themes; nan for one without a theme."""
    from sklearn.metrics import average_precision_score

    held = [average_precision_score(t, s) if t.any() else np.nan for t, s in zip(truth, scores, strict=True)]
    return np.array(held, float)


def micro_f1(truth: Any, assigned: Any) -> float:
    both = float((truth & assigned).sum())
    return 2 * both / max(float(truth.sum() + assigned.sum()), 1.0)


def calibration_error(truth: Any, scores: Any) -> float:
    """Expected calibration error over ten equal bins of all (testimony, theme) pairs."""
    flat, right = scores.ravel(), truth.ravel()
    bins = np.minimum((flat * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(flat[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
        for b in range(_BINS)
        if (bins == b).any()
    ]
    return float(np.sum(gaps))


def passage_hits(model: GuidedThemes, gold: Sequence[GoldTestimony], assigned: Any) -> float:
    """Of the themes rightly assigned: how often the passage scored highest overlaps one marked for the theme."""
    hits = []
    for row, g in enumerate(gold):
        spans = list(joined(g.text))
        own = model.score_passages([g.text[a:b] for a, b in spans])
        for i, theme in enumerate(model.themes_):
            if assigned[row, i] and theme in g.themes:
                a, b = spans[int(own[:, i].argmax())]
                hits.append(any(theme in p.themes and p.start < b and a < p.end for p in g.passages))
    return float(np.mean(hits)) if hits else float("nan")


def _one(truth: Any, scores: Any, assigned: Any) -> dict[str, float]:
    from sklearn.metrics import average_precision_score, roc_auc_score

    both = 0 < truth.sum() < len(truth)
    return {
        "n": int(truth.sum()),
        "ap": float(average_precision_score(truth, scores)) if both else float("nan"),
        "auc": float(roc_auc_score(truth, scores)) if both else float("nan"),
        "f1": micro_f1(truth, assigned),
    }


def _intervals(truth: Any, scores: Any, assigned: Any) -> dict[str, tuple[float, float]]:
    """95 % percentile bootstrap over testimonies (Efron 1979)."""
    rng, each = np.random.default_rng(0), average_precisions(truth, scores)
    drawn = [rng.integers(0, len(truth), len(truth)) for _ in range(RESAMPLES)]
    figures = {
        "map": [_mean(each[d]) for d in drawn],
        "micro_f1": [micro_f1(truth[d], assigned[d]) for d in drawn],
        "ece": [calibration_error(truth[d], scores[d]) for d in drawn],
    }
    figures = {key: values for key, values in figures.items() if not np.isnan(values).all()}
    return {key: (float(np.nanpercentile(v, 2.5)), float(np.nanpercentile(v, 97.5))) for key, v in figures.items()}
