"""Shares and how sure they are: 95 % intervals, and shares corrected for the model's own errors.

Every function takes numbers or arrays of one shape and knows nothing of files. <NA> and nan go through as nan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from textkit.themes.accuracy import Accuracy

Reals: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Interval: TypeAlias = tuple[Any, Any, Any]  # estimate, low, high: numbers or arrays

Z: Final = 1.959963984540054  # of a two-sided 95 % interval
RESAMPLES: Final = 1000
LARGE: Final = 500


def wilson(n: Any, total: Any) -> tuple[Any, Any]:
    """(low, high) of the share n of total: the score interval (Wilson 1927), honest for few people and near 0 and 1.

    nan where the total is 0.
    """
    n, total = as_reals(n), as_reals(total)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, z2 = n / total, Z * Z / total
        middle = (p + z2 / 2) / (1 + z2)
        half = Z * np.sqrt(p * (1 - p) / total + z2 / (4 * total)) / (1 + z2)
    return np.maximum(0.0, middle - half), np.minimum(1.0, middle + half)


def newcombe(n: Any, total: Any, n2: Any, total2: Any) -> Interval:
    """n/total - n2/total2 and its interval, from the two Wilson intervals (Newcombe 1998, method 10)."""
    n, total, n2, total2 = map(as_reals, (n, total, n2, total2))
    (low, high), (low2, high2) = wilson(n, total), wilson(n2, total2)
    with np.errstate(divide="ignore", invalid="ignore"):
        p, p2 = n / total, n2 / total2
    below = np.sqrt((p - low) ** 2 + (high2 - p2) ** 2)
    above = np.sqrt((high - p) ** 2 + (p2 - low2) ** 2)
    return p - p2, p - p2 - below, p - p2 + above


def rogan_gladen(share: Any, sensitivity: Any, specificity: Any) -> Any:
    """The true share behind a measured one (Rogan & Gladen 1978), cut to [0, 1].

    sensitivity: share of those who have it that are found; specificity: share of the others that are left alone. nan
    where the two tell nothing (their sum is at most 1).
    """
    share, sensitivity, specificity = map(as_reals, (share, sensitivity, specificity))
    tells = sensitivity + specificity - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        true = np.clip((share + specificity - 1) / tells, 0, 1)
    return np.where(tells > 0, true, np.nan)[()]


def corrected(n: Any, total: Any, found: Any, with_it: Any, spared: Any, without: Any) -> Interval:
    """The share n of total corrected for the model's errors, its interval widened by how unsurely these are known.

    found of with_it (true positives of all that have the theme) and spared of without (true negatives of the rest) were
    measured on other texts. Interval: delta method on shrunken proportions (Lang & Reiczigel 2014, Prev Vet Med 113).
    """
    n, total, found, with_it, spared, without = map(as_reals, (n, total, found, with_it, spared, without))
    with np.errstate(divide="ignore", invalid="ignore"):
        estimate = rogan_gladen(n / total, found / with_it, spared / without)
        size, size_se, size_sp = total + Z**2, with_it + 2, without + 2
        p, se, sp = (n + Z**2 / 2) / size, (found + 1) / size_se, (spared + 1) / size_sp
        tells = se + sp - 1
        true = (p + sp - 1) / tells
        of_se, of_sp = se * (1 - se) / size_se, sp * (1 - sp) / size_sp
        shift = 2 * Z**2 * (true * of_se - (1 - true) * of_sp)
        spread = Z * np.sqrt(p * (1 - p) / size + true**2 * of_se + (1 - true) ** 2 * of_sp) / tells
        low, high = np.clip(true + shift - spread, 0, 1), np.clip(true + shift + spread, 0, 1)
    return estimate, np.minimum(low, estimate), np.maximum(high, estimate)


def expected(chances: Any, *, resamples: int = RESAMPLES, seed: int = 0) -> tuple[Reals, Reals, Reals]:
    """(columns,) the mean probability of each column, and its percentile bootstrap over rows (Efron 1979).

    chances: (people, themes) calibrated probabilities; their sum is the number of people expected to have the theme.
    From LARGE people on the bootstrap is as good as normal, and the standard error is taken instead.
    """
    held = np.atleast_2d(np.asarray(chances, float))
    if not len(held):
        none = np.full(held.shape[1], np.nan)
        return none, none, none
    middle = held.mean(0)
    if len(held) >= LARGE:
        error = Z * held.std(0, ddof=1) / np.sqrt(len(held))
        return middle, np.maximum(middle - error, 0), np.minimum(middle + error, 1)
    rng = np.random.default_rng(seed)
    times = rng.multinomial(len(held), np.full(len(held), 1 / len(held)), size=resamples)
    low, high = np.percentile(times @ held / len(held), [2.5, 97.5], axis=0)
    return middle, low, high


def prediction_powered(coded: Any, predicted: Any, others: Any) -> tuple[float, float, float]:
    """A share from a few coded people and the model's word on all the others, with its interval.

    coded: (n,) 0 or 1 as people coded; predicted: (n,) the model on the same; others: (N,) the model on those nobody
    coded. Prediction-powered inference of a mean (Angelopoulos et al. 2023, Science 382), with the model weighted by how
    much it helps (PPI++, Angelopoulos, Duchi & Zrnic 2023), so that it is never worse than the coded alone. The coded
    must be drawn at random. nan where fewer than two are coded or there are no others.
    """
    y, f, rest = (np.asarray(values, float) for values in (coded, predicted, others))
    if len(y) < 2 or not len(rest):
        return np.nan, np.nan, np.nan
    spread = np.concatenate([f, rest]).var(ddof=1)
    weight = np.cov(y, f)[0, 1] / ((1 + len(y) / len(rest)) * spread) if spread > 0 else 0.0
    weight = float(np.clip(weight, 0, 1))
    estimate = weight * rest.mean() + (y - weight * f).mean()
    error = np.sqrt(weight**2 * rest.var() / len(rest) + (y - weight * f).var(ddof=1) / len(y))
    low, high = np.clip([estimate - Z * error, estimate + Z * error], 0, 1)
    return float(np.clip(estimate, 0, 1)), float(low), float(high)


def with_intervals(frame: pd.DataFrame, accuracy: Accuracy | None = None) -> pd.DataFrame:
    """The frame (theme_id, n, total) with share, low, high, corrected, corrected_low, corrected_high, correction.

    correction: `measured` where the share was corrected; else why not: `unmeasured` (nothing is known of the model on
    this theme), `few` (too few cases were measured), `weak` (the model hardly tells the theme from the rest), `hidden`.
    """
    from textkit.themes.accuracy import Accuracy

    out = frame.copy()
    n, total = as_reals(frame["n"]), as_reals(frame["total"])
    out["share"] = n / np.where(total > 0, total, np.nan)
    out["low"], out["high"] = wilson(n, total)
    known = accuracy or Accuracy()
    themes = {theme: (known.correction(str(theme)), known.counts(str(theme))) for theme in frame["theme_id"].unique()}
    why = np.array([themes[theme][0] for theme in frame["theme_id"]], object)
    measured = np.array([themes[theme][1] for theme in frame["theme_id"]], float).reshape(-1, 4).T
    true = np.array(corrected(n, total, *measured)).reshape(3, len(frame))
    names = ["corrected", "corrected_low", "corrected_high"]
    out[names] = np.where((why == "measured") & ~np.isnan(n), true, np.nan).T
    return out.assign(correction=np.where(np.isnan(n), "hidden", why))


def as_reals(values: Any) -> Any:
    """Numbers as floats, <NA> as nan; a number stays a number."""
    if hasattr(values, "to_numpy"):
        return values.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(values, float)[()]
