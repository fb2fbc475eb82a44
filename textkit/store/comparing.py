"""What may be shown of themes by group, over time and together: the counts of the store, with the statistics of themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.errors import TextkitError
from textkit.store import counts
from textkit.store.coded import coded
from textkit.store.crossed import PERIODS, UNKNOWN, Crossed
from textkit.themes import by_group, over_time, shares, together
from textkit.themes.accuracy import Accuracy, measured_for

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store.disclosure import Numbers
    from textkit.store.project import Project

ENOUGH: Final = 30  # coded people, from where their codes correct a share
_CHANGING: Final = ("merge", "split", "move")  # edits after which a theme is no longer what the model made it
_PERIOD: Final = "period"
_DIGITS: Final = 4


class Comparing:
    """Comparisons of one project, each table counted once. Nothing under k people is in any frame, nor can be told.

    Every table of a period comes from one count of all periods, so that none tells what another hides.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._crossed: dict[str, Crossed] = {}

    def crossing(self, group: str) -> Crossed:
        """Themes counted by a group column, or by all periods at once."""
        key = _PERIOD if group in PERIODS else group
        if key not in self._crossed:
            self._crossed[key] = counts.crossing(self._project, group)
        return self._crossed[key]

    def sizes(self, group: str) -> pd.DataFrame:
        """As `counts.group_counts`."""
        return self.crossing(group).group_sizes(group)

    def by(self, group: str) -> pd.DataFrame:
        """As `counts.theme_by_group`."""
        return counts.with_shares(self.crossing(group), group)

    def overall(self) -> pd.DataFrame:
        """theme_id, n, total, share and the columns of `shares.with_intervals`, of all people."""
        return self._corrected(counts.theme_counts(self._project), {None: np.arange(len(self._people))})

    def shares(self, group: str) -> pd.DataFrame:
        """theme_id, `group`, n, total, share and the columns of `shares.with_intervals`, expected with its interval.

        expected: the mean probability of guided themes, which counts a doubtful case in part; bootstrap interval.
        correction is also `coded` where people's own codes corrected the share, and `edited` where people have changed
        which passages a theme has, so that what was measured of the model does not hold.
        """
        made = self.crossing(group)
        cell = {value: place for place, (level, value) in enumerate(made.cells.keys) if level == group}
        cell.setdefault(UNKNOWN, next((i for i, key in enumerate(made.cells.keys) if key == ("month", UNKNOWN)), -1))
        return self._corrected(self.by(group), {value: _rows(made, place) for value, place in cell.items()}, group)

    def differences(self, group: str, theme_ids: Sequence[str], *, method: str = "bh") -> pd.DataFrame:
        """Each group or period beside everyone else, as `by_group.differences`; people without one are not compared."""
        frame = self.by(group)
        frame = frame[frame["theme_id"].isin(list(theme_ids)) & (frame[group] != UNKNOWN)]
        return by_group.differences(frame.reset_index(drop=True), method=method)

    def pair(
        self, group: str, first: str, second: str, theme_ids: Sequence[str], *, method: str = "bh"
    ) -> pd.DataFrame:
        """Two groups or periods, one row a theme, as `by_group.pair`."""
        frame = self.by(group)
        return by_group.pair(frame[frame["theme_id"].isin(list(theme_ids))], group, first, second, method=method)

    def trends(self, period: str, theme_ids: Sequence[str], *, method: str = "bh") -> pd.DataFrame:
        """As `over_time.trends`."""
        frame = self.by(period)
        return over_time.trends(frame[frame["theme_id"].isin(list(theme_ids))], period, method=method)

    def together(self, theme_ids: Sequence[str], *, method: str = "bh") -> pd.DataFrame:
        """As `together.together`: one row a pair, theme_id before other_id."""
        return together.together(counts.theme_pairs(self._project, theme_ids), method=method)

    # -- the model's errors ------------------------------------------------------------------------------------------

    @cached_property
    def accuracy(self) -> Accuracy:
        """What is known of the model's errors in this project; themes that people have changed are left out."""
        from textkit.store.own_codebook import path
        from textkit.themes.codebook import load

        try:
            book = load(path(self._project))
        except TextkitError:
            return Accuracy()
        held = [e for e in self._project.edits.log() if not e.undone and e.action in _CHANGING]
        changed = frozenset(theme for e in held for theme in e.themes)
        return measured_for(self._project.read_meta("vectors").get("fingerprint"), book, edited=changed)

    @cached_property
    def coded(self) -> pd.DataFrame:
        """The testimonies that people coded, as `textkit.store.coded`."""
        frame = self._project.themes()
        return coded(self._project, list(frame.loc[frame["kind"] == "guided", "id"]))

    @cached_property
    def _people(self) -> Numbers:
        return counts.carriers(self._project)[0]

    @cached_property
    def _chances(self) -> pd.DataFrame:
        """The probabilities of guided themes, row by row as the testimonies; nan for a testimony without."""
        return self._project.chances().reindex(self._project.testimonies()["id"])

    @cached_property
    def _said(self) -> dict[str, Any]:
        """Theme → which testimonies are assigned it."""
        import pandas as pd

        out = {}
        for id, rows in counts.carriers(self._project)[1]:
            flags = np.zeros(len(self._people))
            flags[rows] = 1.0
            out[id] = flags
        ids = self._project.testimonies()["id"]
        return out | {"": pd.Index(self.coded.index).get_indexer(ids)}

    def _corrected(self, frame: pd.DataFrame, rows: Mapping[Any, Numbers], group: str = "") -> pd.DataFrame:
        """The frame with intervals, corrections, and expected shares. rows: value of the group → its testimonies."""
        out = shares.with_intervals(frame, self.accuracy)
        expected = ["expected", "expected_low", "expected_high"]
        out[expected] = np.nan
        for value, own in rows.items():
            here = (out["correction"] != "hidden") & ((out[group] == value) if group else True)
            chances = self._expected(own) if here.any() else {}
            for place, theme in out.loc[here, "theme_id"].items():
                if theme in chances and theme not in self.accuracy.edited:
                    out.loc[place, expected] = chances[theme]
                if theme in self.coded.columns and (found := self._from_codes(str(theme), own)):
                    out.loc[place, ["corrected", "corrected_low", "corrected_high"]] = found
                    out.loc[place, "correction"] = "coded"
        numbers = out.select_dtypes("float").columns
        out[numbers] = out[numbers].round(_DIGITS)
        return out

    def _expected(self, rows: Numbers) -> dict[str, tuple[float, float, float]]:
        """Guided theme → its expected share among the people of some testimonies; each counts by their surest one."""
        found = shares.expected(_by_person(self._people[rows], self._chances.to_numpy(float)[rows]))
        return dict(zip(self._chances.columns, zip(*found, strict=True), strict=True))

    def _from_codes(self, theme: str, rows: Numbers) -> tuple[float, float, float] | None:
        """The share by prediction-powered inference; None where fewer than ENOUGH of the people are wholly coded."""
        if self.coded.empty:
            return None
        place = self._said[""][rows]
        truth = np.where(place >= 0, self.coded[theme].to_numpy(float)[place], np.nan)
        said = self._said[theme][rows] if theme in self._said else np.zeros(len(rows))
        held = _by_person(self._people[rows], np.column_stack([said, np.where(place >= 0, truth, 0), place < 0]))
        whole = held[:, 2] == 0
        if whole.sum() < ENOUGH:
            return None
        found = shares.prediction_powered(held[whole, 1], held[whole, 0], held[~whole, 0])
        return None if found[0] != found[0] else found


def _rows(made: Crossed, place: int) -> Numbers:
    """The testimonies that stand in a cell."""
    return (
        np.flatnonzero(np.any([codes == place for codes in made.cells.codes], axis=0)) if place >= 0 else np.arange(0)
    )


def _by_person(people: Numbers, values: Any) -> Any:
    """(people, columns): the largest value of each person's testimonies; testimonies without a value are left out."""
    kept = ~np.isnan(values).any(1)
    people, values = people[kept], values[kept]
    if not len(people):
        return values
    order = np.argsort(people, kind="stable")
    starts = np.flatnonzero(np.diff(people[order], prepend=-1))
    return np.maximum.reduceat(values[order], starts, axis=0)
