"""Which themes come together more, or less, than chance would have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from textkit.themes.by_group import LEVEL, adjusted, odds_ratio
from textkit.themes.shares import as_reals

if TYPE_CHECKING:
    import pandas as pd

DIGITS = 3


def together(frame: pd.DataFrame, *, method: str = "bh") -> pd.DataFrame:
    """The pairs (theme_id, other_id, n people; testimonies: both, first, second, neither) and how they come together.

    Adds lift (both, over what is expected if the themes had nothing to do with each other), odds_ratio with odds_low
    and odds_high, jaccard (both, of those with either), phi (the correlation of two yes-or-no variables), p (Fisher's
    exact test, two-sided), p_adjusted, and holds. Counted in testimonies, rounded to 3 decimals; the testimonies
    themselves are not in the result, so that nobody can tell who wrote several. nan where the numbers are hidden.
    """
    from scipy.stats import fisher_exact

    cells = np.array([as_reals(frame[name]) for name in ("both", "first", "second", "neither")])
    both, first, second, neither = cells
    whole, one, two = cells.sum(0), both + first, both + second
    out = frame[["theme_id", "other_id", "n"]].copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        figures = {
            "lift": both * whole / (one * two),
            **dict(zip(("odds_ratio", "odds_low", "odds_high"), odds_ratio(*cells), strict=True)),
            "jaccard": both / (both + first + second),
            "phi": (both * neither - first * second) / np.sqrt(one * two * (whole - one) * (whole - two)),
        }
    p = np.full(len(frame), np.nan)
    for row in np.flatnonzero(~np.isnan(whole)):
        p[row] = fisher_exact(cells[:, row].reshape(2, 2).astype(int)).pvalue
    out = out.assign(**{name: np.round(values, DIGITS) for name, values in figures.items()}, p=p)
    out["p_adjusted"] = adjusted(p, method)
    return out.assign(holds=out["p_adjusted"] < LEVEL)
