"""95 % intervals of shares and of their differences."""

from __future__ import annotations

from math import sqrt
from typing import Final

Z: Final = 1.959963984540054


def wilson(n: int, total: int) -> tuple[float, float]:
    """The score interval of n of total (Wilson 1927): honest for small groups and for shares near 0 and 1.

    Raises ValueError for a total of 0.
    """
    if total <= 0:
        raise ValueError(f"a share needs a total of at least 1, got {total}")
    p, z2 = n / total, Z * Z / total
    middle = (p + z2 / 2) / (1 + z2)
    half = Z * sqrt(p * (1 - p) / total + z2 / (4 * total)) / (1 + z2)
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(n: int, total: int, n2: int, total2: int) -> tuple[float, float, float]:
    """n/total - n2/total2 and its interval, from the two Wilson intervals (Newcombe 1998, method 10)."""
    p, p2 = n / total, n2 / total2
    (low, high), (low2, high2) = wilson(n, total), wilson(n2, total2)
    difference = p - p2
    return (
        difference,
        difference - sqrt((p - low) ** 2 + (high2 - p2) ** 2),
        difference + sqrt((high - p) ** 2 + (p2 - low2) ** 2),
    )
