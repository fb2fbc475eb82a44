"""Trends over ordered periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.themes.by_group import LEVEL, adjusted
from textkit.themes.shares import Z, as_reals

if TYPE_CHECKING:
    import pandas as pd

A_YEAR: Final = {"year": 1, "tertial": 3, "quarter": 4, "month": 12}
FEWEST: Final = 3  # periods, below which there is no trend to speak of
MOST_OF: Final = 2 / 3  # of the periods must be shown
_VALUE: Final = re.compile(r"(\d{4})(?:-[QT]?(\d+))?")


def place(value: str, period: str) -> int | None:
    """How many periods since year 0: 2017-Q4 as 8071. None for what is no period (people without a date)."""
    match = _VALUE.fullmatch(value)
    return int(match[1]) * A_YEAR[period] + int(match[2] or 1) - 1 if match else None


def trends(frame: pd.DataFrame, period: str, *, method: str = "bh") -> pd.DataFrame:
    """How each theme's share goes up or down over periods: theme_id, periods, hidden, first, last, first_share,
    last_share, slope, low, high, z, p, p_adjusted, holds.

    frame: theme_id, `period`, n, total, as shares by that period. slope: change of the share a year (weighted least
    squares, its interval from the binomial variance of each period). z, p: Cochran-Armitage test, two-sided. Only
    periods that are shown count (`periods`; `hidden`: how many are not), spaced as in the calendar: what is hidden must
    not be told by a test either. nan where fewer than 3 are shown, or fewer than two of three: what is hidden are mostly
    the small shares, and a trend of the rest would not be that of all.
    """
    import pandas as pd

    at = frame[period].map(lambda value: place(str(value), period))
    known = frame.assign(at=pd.to_numeric(at)).dropna(subset="at").sort_values("at")
    rows = [_trend(str(theme), own, period) for theme, own in known.groupby("theme_id", sort=True)]
    names = ["theme_id", "periods", "hidden", "first", "last", "first_share", "last_share", "slope", "low", "high"]
    out = pd.DataFrame(rows, columns=[*names, "z", "p"])
    out["p_adjusted"] = adjusted(out["p"].to_numpy(float), method)
    return out.assign(holds=out["p_adjusted"] < LEVEL)


def _trend(theme: str, own: pd.DataFrame, period: str) -> tuple[Any, ...]:
    shown = own.dropna(subset=["n", "total"])
    size = len(shown), len(own) - len(shown)
    if not len(shown):
        return theme, *size, None, None, *(np.nan,) * 7
    n, total = as_reals(shown["n"]), as_reals(shown["total"])
    ends = shown[period].iloc[0], shown[period].iloc[-1], n[0] / total[0], n[-1] / total[-1]
    if len(shown) < max(FEWEST, MOST_OF * len(own)):
        return theme, *size, *ends, *(np.nan,) * 5
    at = shown["at"].to_numpy(float)
    return theme, *size, *ends, *slope(n, total, at / A_YEAR[period]), *cochran_armitage(n, total, at)


def cochran_armitage(n: Any, total: Any, at: Any) -> tuple[float, float]:
    """(z, p) of the test for a linear trend in shares n/total over places `at` (Cochran 1954, Armitage 1955), two-sided.

    nan where everybody or nobody has it.
    """
    from scipy.stats import norm

    n, total, at = (np.asarray(x, float) for x in (n, total, at))
    whole = total.sum()
    share, middle = n.sum() / whole, (total * at).sum() / whole
    spread = share * (1 - share) * (total * (at - middle) ** 2).sum()
    if not spread > 0:
        return np.nan, np.nan
    z = float((n * (at - middle)).sum() / np.sqrt(spread))
    return z, float(2 * norm.sf(abs(z)))


def slope(n: Any, total: Any, at: Any) -> tuple[float, float, float]:
    """Change of the share for each 1 of `at`, by least squares weighted with people, and its interval."""
    n, total, at = (np.asarray(x, float) for x in (n, total, at))
    weight = total * (at - (total * at).sum() / total.sum())
    width = (weight * at).sum()
    shrunken = (n + 1) / (total + 2)
    change = float((weight * n / total).sum() / width)
    error = float(Z * np.sqrt((weight**2 * shrunken * (1 - shrunken) / total).sum()) / width)
    return change, change - error, change + error
