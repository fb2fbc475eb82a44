"""Guided themes measured against gold: ranking, assignment, calibration, and whether the right passage is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.corpus import GoldTestimony
from textkit.themes.passages import joined

if TYPE_CHECKING:
    from textkit.themes.guided import GuidedThemes

RESAMPLES: Final = 500
_BINS: Final = 10


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
        for key in ("map", "frequency_map", "micro_f1", "auc", "ece", "passage"):
            lines.append(f"{key:<14} {getattr(self, key):.3f}{low.get(key, '')}")
        lines.append(f"\n{'theme':<22} {'n':>4} {'AP':>6} {'AUC':>6} {'F1':>6}")
        lines += [
            f"{t:<22} {int(v['n']):>4} {v['ap']:>6.3f} {v['auc']:>6.3f} {v['f1']:>6.3f}"
            for t, v in self.by_theme.items()
        ]
        lines.append(f"\n{'language':<22} {'n':>4} {'mAP':>6} {'F1':>6}")
        lines += [
            f"{c:<22} {int(v['n']):>4} {v['map']:>6.3f} {v['micro_f1']:>6.3f}" for c, v in self.by_language.items()
        ]
        return "\n".join(lines)


def evaluate(model: GuidedThemes, gold: Sequence[GoldTestimony]) -> ThemeReport:
    """Score whole testimonies (their gold text) and compare with the themes in their headers."""
    texts = [g.text for g in gold]
    scores = model.score(texts).to_numpy()
    truth = np.array([[t in g.themes for t in model.themes_] for g in gold])
    assigned = scores >= model.threshold
    themes = {t: _one(truth[:, i], scores[:, i], assigned[:, i]) for i, t in enumerate(model.themes_)}
    languages = sorted({g.header["lang"] for g in gold})
    rows = {c: np.array([g.header["lang"] == c for g in gold]) for c in languages}
    return ThemeReport(
        n=len(gold),
        map=mean_average_precision(truth, scores),
        frequency_map=mean_average_precision(truth, np.tile(truth.mean(0), (len(gold), 1))),
        micro_f1=micro_f1(truth, assigned),
        auc=float(np.nanmean([v["auc"] for v in themes.values()])),
        ece=calibration_error(truth, scores),
        passage=passage_hits(model, gold, assigned),
        by_theme=themes,
        by_language={
            c: {
                "n": int(r.sum()),
                "map": mean_average_precision(truth[r], scores[r]),
                "micro_f1": micro_f1(truth[r], assigned[r]),
            }
            for c, r in rows.items()
        },
        intervals=_intervals(truth, scores, assigned),
    )


def mean_average_precision(truth: Any, scores: Any) -> float:
    """The themes of each testimony ranked by score: average precision per testimony, mean over those with a theme."""
    from sklearn.metrics import average_precision_score

    held = [average_precision_score(t, s) for t, s in zip(truth, scores, strict=True) if t.any()]
    return float(np.mean(held)) if held else float("nan")


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
    rng = np.random.default_rng(0)
    drawn = [rng.integers(0, len(truth), len(truth)) for _ in range(RESAMPLES)]
    figures = {
        "map": [mean_average_precision(truth[d], scores[d]) for d in drawn[:200]],
        "micro_f1": [micro_f1(truth[d], assigned[d]) for d in drawn],
        "ece": [calibration_error(truth[d], scores[d]) for d in drawn],
    }
    return {key: (float(np.nanpercentile(v, 2.5)), float(np.nanpercentile(v, 97.5))) for key, v in figures.items()}
