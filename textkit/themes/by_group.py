"""Differences between groups or periods: effect sizes, tests, and corrections for many comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.themes.shares import Z, newcombe

if TYPE_CHECKING:
    import pandas as pd

LEVEL: Final = 0.05
METHODS: Final = ("bh", "holm")
_ENOUGH: Final = 5.0  # expected in every cell, from where chi-square is close enough (Cochran 1954)


def differences(frame: pd.DataFrame, *, method: str = "bh") -> pd.DataFrame:
    """The frame (n, total, n_rest, total_rest) with how each row differs from its rest.

    Adds share, share_rest; difference, low, high (risk difference with its Newcombe interval); odds_ratio,
    odds_low, odds_high (Woolf 1955, half a person added to each cell where one is empty); cohens_h (Cohen 1988); test
    (`chi-square`, or `fisher` where an expected number is under 5), p, p_adjusted over all rows that could be tested,
    and holds (p_adjusted under 0.05). A row with a number missing, or nobody on a side, has nan and holds nothing.
    """
    from textkit.themes.shares import as_reals

    out = frame.copy()
    n, total, n2, total2 = (as_reals(frame[name]) for name in ("n", "total", "n_rest", "total_rest"))
    bare = ~((total > 0) & (total2 > 0))
    n, total, n2, total2 = (np.where(bare, np.nan, values) for values in (n, total, n2, total2))
    out["share"], out["share_rest"] = n / total, n2 / total2
    out["difference"], out["low"], out["high"] = newcombe(n, total, n2, total2)
    out["odds_ratio"], out["odds_low"], out["odds_high"] = odds_ratio(n, total - n, n2, total2 - n2)
    out["cohens_h"] = cohens_h(n / total, n2 / total2)
    out["test"], out["p"] = two_by_two(n, total - n, n2, total2 - n2)
    out["p_adjusted"] = adjusted(out["p"], method)
    return out.assign(holds=out["p_adjusted"] < LEVEL)


def adjusted(p: Any, method: str = "bh") -> Any:
    """p-values corrected for how many there are; nan stays nan and does not count.

    method: `bh`, which bounds the share of findings that are false (Benjamini & Hochberg 1995), or `holm`, which bounds
    the chance of a single one (Holm 1979). Raises ValueError for any other.
    """
    if method not in METHODS:
        raise ValueError(f"a correction is one of {', '.join(METHODS)}, not {method!r}")
    values = np.asarray(p, float)
    out = np.full(values.shape, np.nan)
    known = np.flatnonzero(~np.isnan(values))
    order = known[np.argsort(values[known], kind="stable")]
    number, rank = len(order), np.arange(1, len(order) + 1)
    if method == "bh":
        steps = np.minimum.accumulate((values[order] * number / rank)[::-1])[::-1]
    else:
        steps = np.maximum.accumulate(values[order] * (number - rank + 1))
    out[order] = np.minimum(steps, 1.0)
    return out


def two_by_two(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any]:
    """(test, p) of each two-by-two table of counts, two-sided; nan where a number is missing or a margin is empty.

    Pearson's chi-square without correction, which is the test of two proportions; Fisher's exact test where fewer than
    5 are expected in a cell.
    """
    from scipy.stats import chi2, fisher_exact

    cells = np.array([np.atleast_1d(np.asarray(x, float)) for x in (a, b, c, d)])
    a, b, c, d = cells
    whole, margins = cells.sum(0), np.array([a + b, c + d, a + c, b + d])
    able = ~np.isnan(whole) & (margins > 0).all(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        least = margins[:2].min(0) * margins[2:].min(0) / whole
        p = chi2.sf(whole * (a * d - b * c) ** 2 / margins.prod(0), 1)
    exact = able & (least < _ENOUGH)
    for row in np.flatnonzero(exact):
        p[row] = fisher_exact(cells[:, row].reshape(2, 2).astype(int)).pvalue
    return np.where(able, np.where(exact, "fisher", "chi-square"), ""), np.where(able, p, np.nan)


def odds_ratio(a: Any, b: Any, c: Any, d: Any) -> tuple[Any, Any, Any]:
    """a d / (b c) and its interval on the log scale (Woolf 1955), with 0.5 added where a cell is empty (Haldane 1956)."""
    cells = np.array([a, b, c, d], float)
    cells = cells + np.where((cells == 0).any(0), 0.5, 0.0)
    a, b, c, d = cells
    ratio, spread = np.log(a * d / (b * c)), Z * np.sqrt((1 / cells).sum(0))
    return np.exp(ratio), np.exp(ratio - spread), np.exp(ratio + spread)


def cohens_h(p: Any, p2: Any) -> Any:
    """The difference of two shares on the arcsine scale: 0.2 is small, 0.5 medium, 0.8 large (Cohen 1988, ch. 6)."""
    return 2 * np.arcsin(np.sqrt(p)) - 2 * np.arcsin(np.sqrt(p2))


def pair(frame: pd.DataFrame, group: str, first: str, second: str, *, method: str = "bh") -> pd.DataFrame:
    """Two groups of a table of shares by `group`, one row a theme, the second in the place of the rest."""
    one, two = (frame[frame[group] == value].set_index("theme_id")[["n", "total"]] for value in (first, second))
    both = one.join(two.rename(columns={"n": "n_rest", "total": "total_rest"}), how="inner")
    return differences(both.reset_index().assign(**{group: first, "rest": second}), method=method)
