"""Themes by group and by period, counted in people, with small numbers hidden over all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from textkit.store.disclosure import Line, Linked, Numbers

if TYPE_CHECKING:
    import pandas as pd

    from textkit.records import Flags

Key: TypeAlias = tuple[str, str]  # level and value of a cell
UNKNOWN: Final = "–"
PERIODS: Final = ("year", "tertial", "quarter", "month")
_PART: Final = "part"  # of a year: what quarters and tertials tell when one is taken from the other
_KEEP: Final = {"month": 0, _PART: 1, "tertial": 2, "quarter": 3, "year": 4}
_PAIRS: Final = {5: "05+06", 6: "05+06", 7: "07+08", 8: "07+08"}


@dataclass(frozen=True)
class Cells:
    """What people are counted in. keys: (level, value) of each cell; codes: one array a level, the cell of each
    testimony or -1; lines: which cells make up which; keep: see `Linked`."""

    keys: list[Key]
    codes: list[Numbers]
    lines: tuple[Line, ...]
    keep: Numbers


def group_cells(values: pd.Series[str], group: str) -> Cells:
    """The groups of a column, people without one as UNKNOWN."""
    import numpy as np
    import pandas as pd

    codes, found = pd.factorize(values.astype("str").where(values.notna(), UNKNOWN), sort=True)
    keys = [(group, str(value)) for value in found]
    lines = (Line(tuple(range(len(keys)))),) if keys else ()
    return Cells(keys, [codes.astype(np.int64)], lines, np.zeros(len(keys), np.int64))


def period_cells(dates: pd.DataFrame) -> Cells:
    """Years, tertials, quarters and months (columns of `with_period`), and what follows from them by subtraction."""
    import numpy as np
    import pandas as pd

    month = pd.to_numeric(dates["month"].str[5:7])
    part = (dates["year"] + "-" + month.map(_PAIRS)).where(month.notna(), dates["year"])
    by_level = {level: dates[level] for level in ("tertial", "quarter")} | {_PART: part}
    by_level |= {level: dates[level].astype("str").where(dates[level].notna(), UNKNOWN) for level in ("year", "month")}
    keys: list[Key] = []
    codes = []
    for level, values in by_level.items():
        own, found = pd.factorize(values, sort=True)
        codes.append(np.where(own < 0, -1, own + len(keys)).astype(np.int64))
        keys += [(level, str(value)) for value in found]
    return Cells(keys, codes, _period_lines(keys), np.array([_KEEP[level] for level, _ in keys], np.int64))


def _period_lines(keys: Sequence[Key]) -> tuple[Line, ...]:
    """Which cells make up which; the months of each year say everything, and the other lines follow from them."""
    number = {key: place for place, key in enumerate(keys)}
    years = sorted({value[:4] for level, value in keys if level == "year" and value != UNKNOWN})
    no_month, no_date = ("month", UNKNOWN), ("year", UNKNOWN)
    asked: list[tuple[Key | None, list[Key], bool]] = [
        (None, [*(("year", year) for year in years), no_date], False),
        (no_month, [*((_PART, year) for year in years), no_date], False),
    ]
    for level in ("tertial", "quarter", "month"):
        own = [key for key in keys if key[0] == level and key[1] != UNKNOWN]
        asked.append((None, [*own, no_month], True))
    for year in years:
        asked += _year_lines(year)
    out = []
    for whole, parts, implied in asked:
        there = tuple(number[part] for part in parts if part in number)
        if there and (whole is None or whole in number):
            out.append(Line(there, None if whole is None else number[whole], implied))
    return tuple(out)


def _year_lines(year: str) -> list[tuple[Key | None, list[Key], bool]]:
    months = {n: ("month", f"{year}-{n:02d}") for n in range(1, 13)}
    quarters = {n: ("quarter", f"{year}-Q{n}") for n in range(1, 5)}
    tertials = {n: ("tertial", f"{year}-T{n}") for n in range(1, 4)}
    spring, summer = (_PART, f"{year}-05+06"), (_PART, f"{year}-07+08")
    whole, dateless = ("year", year), (_PART, year)
    return [
        (whole, [*months.values(), dateless], False),
        *((quarters[n], [months[m] for m in range(3 * n - 2, 3 * n + 1)], False) for n in quarters),
        *((tertials[n], [months[m] for m in range(4 * n - 3, 4 * n + 1)], False) for n in tertials),
        (spring, [months[5], months[6]], False),
        (summer, [months[7], months[8]], False),
        (whole, [*quarters.values(), dateless], True),
        (whole, [*tertials.values(), dateless], True),
        (quarters[2], [months[4], spring], True),
        (quarters[3], [summer, months[9]], True),
        (tertials[1], [quarters[1], months[4]], True),
        (tertials[2], [spring, summer], True),
        (tertials[3], [months[9], quarters[4]], True),
    ]


@dataclass(frozen=True)
class Crossed:
    """Counts of people, and what of them must not be shown.

    sizes: (cells,); numbers: (themes, cells); rest and rest_sizes: the same for everyone else.
    """

    cells: Cells
    themes: list[str]
    sizes: Numbers
    numbers: Numbers
    rest_sizes: Numbers
    rest: Numbers
    hidden_sizes: Flags
    hidden: Flags
    hidden_rest: Flags

    def group_sizes(self, level: str) -> pd.DataFrame:
        """`level`, n (people), <NA> where it must not be shown."""
        import pandas as pd

        at = self._at(level)
        n = pd.Series(self.sizes[at], dtype="Int64").mask(self.hidden_sizes[at])
        return pd.DataFrame({level: [self.cells.keys[i][1] for i in at], "n": n})

    def shares(self, level: str) -> pd.DataFrame:
        """theme_id, `level`, n, total, n_rest, total_rest: people; <NA> where a number must not be shown."""
        import numpy as np
        import pandas as pd

        at = self._at(level)
        shape = (len(self.themes), len(at))
        values = [self.cells.keys[i][1] for i in at] * shape[0]
        frame = pd.DataFrame({"theme_id": np.repeat(np.array(self.themes, object), shape[1]), level: values})
        columns = {
            "n": (self.numbers, self.hidden),
            "total": (self.sizes, self.hidden_sizes),
            "n_rest": (self.rest, self.hidden_rest),
            "total_rest": (self.rest_sizes, self.hidden_rest),
        }
        for name, (numbers, hidden) in columns.items():
            held, gone = (np.broadcast_to(a[..., at], shape).ravel() for a in (numbers, hidden))
            frame[name] = pd.Series(held, dtype="Int64").mask(gone.astype(bool))
        return frame

    def _at(self, level: str) -> list[int]:
        """The cells of a level in their order, people without one last."""
        own = [i for i, (name, _) in enumerate(self.cells.keys) if name == level]
        no_month = [i for i, key in enumerate(self.cells.keys) if key == ("month", UNKNOWN)]
        return own + no_month if level in ("tertial", "quarter") else own


def crossed(cells: Cells, people: Numbers, carried: Sequence[tuple[str, Numbers]], k: int) -> Crossed:
    """Count people in cells: a person counts once in each cell they wrote in, however often they wrote.

    Where fewer than k people wrote in more than one cell, all they wrote counts in the first: otherwise the sum of the
    cells would tell how few they are.

    people: the number of the person behind each testimony; carried: theme id and the testimonies (rows) that carry it.
    """
    import numpy as np

    cells = _merged(cells, people, k)
    everyone = int(people.max(initial=-1)) + 1
    often = np.bincount(people, minlength=everyone)[people] > 1
    everybody = np.arange(len(people))
    counted = [_counted(cells, people, rows, often) for rows in (everybody, *(rows for _, rows in carried))]
    numbers, alone = (np.array([c[i] for c in counted], np.int64) for i in (0, 1))
    overall = np.array([len(np.unique(people[rows])) for _, rows in carried], np.int64)
    sizes, numbers, alone_sizes, alone = numbers[0], numbers[1:], alone[0], alone[1:]
    all_people = np.array([everyone], np.int64)
    hidden_sizes = Linked(sizes[None], all_people, cells.lines, cells.keep).hidden(k)[0]
    hidden = Linked(numbers, overall, cells.lines, cells.keep, sizes, hidden_sizes).hidden(k)
    rest_sizes = _rest(everyone, sizes, alone_sizes, k)
    rest = np.minimum(_rest(overall[:, None], numbers, alone, k), rest_sizes)
    untold = (overall < k) | ((everyone - overall > 0) & (everyone - overall < k))
    small = (rest_sizes - rest > 0) & (rest_sizes - rest < k) | (rest < k)
    hidden_rest = hidden | untold[:, None] | small | (rest_sizes < k)
    return Crossed(
        cells, [id for id, _ in carried], sizes, numbers, rest_sizes, rest, hidden_sizes, hidden, hidden_rest
    )


def _merged(cells: Cells, people: Numbers, k: int) -> Cells:
    """The cells with everything by those who stand in several of the finest in their first, where they are under k."""
    import numpy as np

    finest = cells.codes[-1]
    order = np.lexsort((finest, people))
    starts = np.flatnonzero(np.diff(people[order], prepend=-1))
    first = np.zeros(int(people.max(initial=-1)) + 1, np.int64)
    first[people[order[starts]]] = order[starts]
    moved = finest != finest[first[people]]
    if not 0 < len(np.unique(people[moved])) < k:
        return cells
    several = np.isin(people, people[moved])
    return replace(cells, codes=[np.where(several, own[first[people]], own) for own in cells.codes])


def _counted(cells: Cells, people: Numbers, rows: Numbers, often: Flags) -> tuple[Numbers, Numbers]:
    """(cells,) distinct people of some testimonies, and of them those who stand in no other cell of the level.

    often: which testimonies are by somebody who wrote several.
    """
    import numpy as np

    width = max(len(cells.keys), 1)
    many, once = rows[often[rows]], rows[~often[rows]]
    number = np.zeros(len(cells.keys), np.int64)
    for codes in cells.codes:
        number += np.bincount(codes[once] + 1, minlength=len(number) + 1)[1:]
    alone = number.copy()
    for codes in cells.codes:
        own, who = codes[many], people[many]
        pairs = np.unique(who[own >= 0] * width + own[own >= 0])
        cell, person = pairs % width, pairs // width
        number += np.bincount(cell, minlength=len(number))
        same = person[1:] == person[:-1]
        single = ~(np.append(same, False) | np.append(False, same)) if len(pairs) else np.zeros(0, bool)
        alone += np.bincount(cell[single], minlength=len(number))
    return number, alone


def _rest(whole: Any, own: Numbers, alone: Numbers, k: int) -> Numbers:
    """Everyone else: who stands outside the cell, those in both left out where they are so few that it would tell them."""
    import numpy as np

    both = own - alone
    rest: Numbers = whole - own + np.where(both >= k, both, 0)
    return rest
