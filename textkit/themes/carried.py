"""Which passages speak for which themes, as arrays that an edit changes in a fraction of a millisecond."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from textkit.records import Flags

LIKELY: Final = 0.5  # a passage scored higher carries a theme more likely than not

_NONE: Final = -1

Rows: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]


class Ids:
    """Ids and their numbers, in the order in which they came."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = list(ids)
        self._at = {id: number for number, id in enumerate(self.ids)}

    def __contains__(self, id: str) -> bool:
        return id in self._at

    def number(self, id: str) -> int:
        """The number of an id; a new one is taken in."""
        if id not in self._at:
            self._at[id] = len(self.ids)
            self.ids.append(id)
        return self._at[id]

    def named(self, numbers: Rows) -> list[str]:
        return [self.ids[number] for number in numbers.tolist()]


class Carried:
    """The rows of `assignments`: passage, testimony, theme (_NONE: gone), score, score of the testimony, assigned."""

    def __init__(self, assignments: pd.DataFrame) -> None:
        import pandas as pd

        columns = ("passage_id", "testimony_id", "theme_id")
        found = [pd.factorize(assignments[column]) for column in columns]
        self._passages, self._owners, self._themes = (Ids(ids.to_numpy(dtype=object).tolist()) for _, ids in found)
        self.passage, self.owner, self.theme = (codes.astype(np.int64) for codes, _ in found)
        self.score = assignments["score"].to_numpy(np.float32, copy=True)
        self.whole = assignments["testimony_score"].to_numpy(np.float32, copy=True)
        self.assigned = assignments["assigned"].to_numpy(bool, copy=True)

    def rows(self, theme: str) -> Rows:
        """Where a theme's rows stand."""
        return np.flatnonzero(self.theme == self._themes.number(theme))

    def passages(self, rows: Rows) -> list[str]:
        return self._passages.named(self.passage[rows])

    def owners(self, rows: Rows) -> list[str]:
        """The testimony of each row."""
        return self._owners.named(self.owner[rows])

    def knows(self, passage: str) -> bool:
        return passage in self._passages

    # -- edits -------------------------------------------------------------------------------------------------------

    def merge(self, target: str, others: Collection[str]) -> None:
        """The rows of other themes become the target's; a passage of several keeps its highest score."""
        into = self._themes.number(target)
        mask = np.isin(self.theme, [into, *map(self._themes.number, others)])
        rows = np.flatnonzero(mask)
        self.theme[rows] = into
        order = rows[np.lexsort((rows, -self.score[rows], self.passage[rows]))]
        doubled = order[1:][self.passage[order][1:] == self.passage[order][:-1]]
        self._delete(doubled)
        self._spread(target)

    def split(self, theme: str, parts: Mapping[str, Flags], *, several: bool) -> None:
        """Rows of a theme become those of its parts; parts: id → flags over `rows(theme)`.

        several: a testimony is assigned the theme as a whole, so that it holds a part only where a passage of the part
        speaks for the theme as clearly as any other or more likely than not.
        """
        rows = self.rows(theme)
        strong = self.strong(rows) if several else np.ones(len(rows), bool)
        for id, flags in parts.items():
            own = rows[flags]
            self.theme[own] = self._themes.number(id)
            self.assigned[own] &= strong[flags]
            self._spread(id)
        left = np.ones(len(rows), bool) if not parts else ~np.logical_or.reduce(list(parts.values()))
        self.assigned[rows[left]] &= strong[left]
        self._spread(theme)

    def strong(self, rows: Rows) -> Flags:
        """Which rows of a theme speak for it as clearly as any of their testimony, or more likely than not."""
        best = np.zeros(len(self._owners.ids), np.float32)
        np.maximum.at(best, self.owner[rows], self.score[rows])
        flags: Flags = self.score[rows] >= np.minimum(best[self.owner[rows]], LIKELY)
        return flags

    def drop(self, passage: str, theme: str) -> None:
        """Take a passage out of a theme.

        Its testimony keeps the theme only where another passage of it speaks as clearly, or more likely than not.
        """
        rows = self.rows(theme)
        gone = rows[self.passage[rows] == self._passages.number(passage)]
        if len(gone):
            least = min(float(self.score[gone].max()), LIKELY)
            left = rows[(self.owner[rows] == self.owner[gone[0]]) & (self.passage[rows] != self.passage[gone[0]])]
            if not (self.score[left] >= least).any():
                self.assigned[left] = False
            self._delete(gone)

    def put(self, passage: str, theme: str, *, instead_of: Collection[str] = ()) -> None:
        """Put a passage into a theme, and so its testimony; out of the themes it can have only instead."""
        number, into = self._passages.number(passage), self._themes.number(theme)
        out = np.flatnonzero(self.passage == number)
        here = out[self.theme[out] == into]
        out = out[np.isin(self.theme[out], [self._themes.number(id) for id in instead_of if id != theme])]
        self._delete(out)
        if not len(here):
            here = out[:1] if len(out) else self._new(number, self._owners.number(passage.rsplit("#", 1)[0]))
            self.theme[here] = into
        self.score[here] = self.whole[here] = 1.0
        self.assigned[here] = True
        self._spread(theme)

    def remove(self, themes: Collection[str]) -> None:
        """Drop every row of some themes."""
        self._delete(np.flatnonzero(np.isin(self.theme, [self._themes.number(id) for id in themes])))

    # -- arrays ------------------------------------------------------------------------------------------------------

    def _spread(self, theme: str) -> None:
        """What holds for one row of a testimony and theme holds for all of them."""
        rows = self.rows(theme)
        some, best = np.zeros(len(self._owners.ids), bool), np.zeros(len(self._owners.ids), np.float32)
        np.logical_or.at(some, self.owner[rows], self.assigned[rows])
        np.maximum.at(best, self.owner[rows], self.whole[rows])
        self.assigned[rows], self.whole[rows] = some[self.owner[rows]], best[self.owner[rows]]

    def _delete(self, rows: Rows) -> None:
        self.theme[rows] = _NONE

    def _new(self, passage: int, owner: int) -> Rows:
        """One more row."""
        for name, value in (("passage", passage), ("owner", owner), ("theme", _NONE)):
            setattr(self, name, np.append(getattr(self, name), np.int64(value)))
        self.score, self.whole = (np.append(a, np.float32(0)) for a in (self.score, self.whole))
        self.assigned = np.append(self.assigned, False)
        return np.array([len(self.theme) - 1])

    def frame(self) -> pd.DataFrame:
        """The rows as the table `assignments`."""
        import pandas as pd

        left = np.flatnonzero(self.theme != _NONE)
        held = (("passage_id", self._passages, self.passage), ("testimony_id", self._owners, self.owner),
                ("theme_id", self._themes, self.theme))  # fmt: skip
        columns = {name: pd.Index(ids.ids, dtype="str").take(numbers[left]) for name, ids, numbers in held}
        numbers = {"score": self.score[left], "testimony_score": self.whole[left], "assigned": self.assigned[left]}
        return pd.DataFrame({**columns, **numbers})

    def strongest(self, themes: Collection[str], least: float = 0.0) -> dict[str, str]:
        """Passage → the one of some themes that it speaks for most clearly, with a score of at least `least`."""
        mask = np.isin(self.theme, [self._themes.number(id) for id in themes]) & (self.score >= least)
        rows = np.flatnonzero(mask)
        rows = rows[np.argsort(-self.score[rows], kind="stable")]
        _, first = np.unique(self.passage[rows], return_index=True)
        best = rows[first]
        return dict(zip(self.passages(best), self._themes.named(self.theme[best]), strict=True))

    def size(self, theme: str, kind: str) -> int:
        """Passages of a discovered theme, testimonies assigned one of the codebook."""
        rows = self.rows(theme)
        return len(rows) if kind == "discovered" else len(np.unique(self.owner[rows[self.assigned[rows]]]))

    def telling(self, theme: str, most: int) -> list[str]:
        """The passages that speak most clearly, of testimonies that are assigned the theme."""
        rows = self.rows(theme)
        rows = rows[self.assigned[rows]]
        if len(rows) > most:
            rows = rows[self.score[rows] >= np.partition(self.score[rows], -most)[-most]]
        ranked = sorted(zip((-self.score[rows]).tolist(), self.passages(rows), strict=True))
        return [id for _, id in ranked[:most]]
