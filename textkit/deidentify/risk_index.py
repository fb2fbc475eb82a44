"""How many people of a collection fit what is known of somebody, and which generalisations would hide them.

The people who have a value are a set of bits; what fits several values is the intersection. A column may hold several
values of one person (three towns), and knowing one of them is enough, as in k^m-anonymity (Terrovitis, Mamoulis &
Kalnis, VLDB 2008). Combinations that single out and of which no part does are the minimal sample uniques of SUDA
(Elliot, Manning & Ford, 2002). Generalisation is global recoding towards k-anonymity (Sweeney, 2002), greedy by what a
step frees for the precision it costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import log2
from typing import Final, TypeAlias

from textkit.deidentify.risk_values import ladder
from textkit.records import QUASI

Values: TypeAlias = Mapping[str, frozenset[str]]  # column → what is known of a person in it
Step: TypeAlias = tuple[str, str]  # column, step of its ladder

FACTS: Final = 3  # facts an outsider is taken to know at once
QUASI_COLUMNS: Final = frozenset(QUASI)
WIDEST: Final = 12  # columns whose combinations are gone through: the most telling ones


@dataclass(frozen=True, slots=True)
class Fit:
    """The fewest people that some combination of facts fits, and its columns (of several such, the fewest).

    `score` in (0, 1]: the chance to pick the right one of those that a combination fits, divided by the facts it takes,
    for the combination where that is most; `in_text` the same of combinations that something in the text is part of.
    """

    k: int
    columns: tuple[str, ...] = ()
    score: float = 1.0
    in_text: float = 0.0


@dataclass(frozen=True, slots=True)
class Combination:
    """People whom the columns together, and no part of them, put among fewer than k; `alone`: among one."""

    columns: tuple[str, ...]
    under: int
    alone: int


@dataclass(slots=True)
class Tally:
    """Combination of columns → the people it puts among fewer than k, and those it leaves alone."""

    under: dict[tuple[str, ...], set[int]] = field(default_factory=dict)
    alone: dict[tuple[str, ...], set[int]] = field(default_factory=dict)


class Index:
    """People by what is known of them. `records`: one a person, in a fixed order."""

    def __init__(self, records: Sequence[Values]) -> None:
        self.size = len(records)
        self.everyone = (1 << self.size) - 1
        self._records = records
        names = sorted({column for record in records for column in record})
        self.ladders = {column: ladder(column) for column in names}
        self._bits: dict[Step, dict[str, int]] = {(column, ""): self._gather(column, "") for column in names}
        self.columns = sorted(names, key=lambda c: (-self.information(c), c))
        self._changes: dict[Step, bool] = {}
        self._fits: dict[tuple[tuple[str, int], ...], tuple[Fit, list[tuple[tuple[str, ...], int]]]] = {}

    def _gather(self, column: str, step: str) -> dict[str, int]:
        places: dict[str, list[int]] = {}
        for place, record in enumerate(self._records):
            for value in self._climbed(column, step, record.get(column, ())):
                places.setdefault(value, []).append(place)
        return {value: _as_bits(where) for value, where in places.items()}

    def _climbed(self, column: str, step: str, values: Iterable[str]) -> set[str]:
        coarser = self.ladders[column][step] if step else str
        return {coarser(value) for value in values} - {""}

    def people(self, column: str, value: str, step: str = "") -> int:
        """Those who have a value, as bits."""
        key = (column, step)
        if key not in self._bits:
            self._bits[key] = self._gather(column, step)
        return self._bits[key].get(value, 0)

    def all_of(self, column: str, values: Iterable[str], step: str = "") -> int:
        """Those who have every one of the values; everybody where there is none."""
        bits = self.everyone
        for value in self._climbed(column, step, values):
            bits &= self.people(column, value, step)
        return bits

    def information(self, column: str, step: str = "") -> float:
        """Bits a column tells of a person on average: the entropy of its values, none counted as one."""
        if self.size == 0:
            return 0.0
        self.people(column, "", step)
        counts = [bits.bit_count() for bits in self._bits[column, step].values()]
        counts.append(max(0, self.size - sum(counts)))
        total = sum(counts) or 1
        return round(-sum(n / total * log2(n / total) for n in sorted(counts) if n), 9)

    # -- the fewest --------------------------------------------------------------------------------------------------

    def together(self, values: Values) -> int:
        """How many people everything that is known fits."""
        bits = self.everyone
        for column, known in values.items():
            bits &= self.all_of(column, known)
        return bits.bit_count()

    def rarest(self, values: Values) -> tuple[tuple[str, int], ...]:
        """(column, people as bits) of the rarest known value of each column, for at most WIDEST columns."""
        out = []
        for column in self.columns:
            if sets := [bits for v in values.get(column, ()) if (bits := self.people(column, v))]:
                out.append((column, min(sets, key=lambda bits: (bits.bit_count(), bits))))
        return tuple(out[:WIDEST])

    def fewest(self, values: Values, *, k: int, tally: Tally | None = None, person: int = 0) -> Fit:
        """The fewest people that at most FACTS of the known values fit."""
        rarest = self.rarest(values)
        if rarest not in self._fits:
            self._fits[rarest] = self._go_through(rarest, k)
        fit, under = self._fits[rarest]
        if tally is not None:
            for columns, n in under:
                tally.under.setdefault(columns, set()).add(person)
                if n == 1:
                    tally.alone.setdefault(columns, set()).add(person)
        return fit

    def _go_through(self, sets: Sequence[tuple[str, int]], k: int) -> tuple[Fit, list[tuple[tuple[str, ...], int]]]:
        """The best fit, and the combinations under k of which no part is."""
        best, small = Fit(self.size), list[tuple[tuple[str, ...], int]]()
        score, in_text = 1 / max(1, self.size), 0.0
        reach: dict[tuple[int, ...], int] = {(): self.everyone}
        unique: set[tuple[int, ...]] = set()
        hidden: set[tuple[int, ...]] = set()
        for size in range(1, FACTS + 1):
            for places in combinations(range(len(sets)), size):
                parts = list(combinations(places, size - 1))
                if places[:-1] not in reach or not unique.isdisjoint(parts):
                    continue  # a part of it leaves one person already
                bits = reach[places[:-1]] & sets[places[-1]][1]
                n, columns = bits.bit_count(), tuple(sets[p][0] for p in places)
                score = max(score, 1 / (n * size))
                in_text = max(in_text, 1 / (n * size)) if not QUASI_COLUMNS.isdisjoint(columns) else in_text
                best = Fit(n, columns) if n < best.k else best
                if n < k and hidden.isdisjoint(parts):
                    small.append((columns, n))
                if n < k:
                    hidden.add(places)
                if n > 1:
                    reach[places] = bits
                else:
                    unique.add(places)
        return replace(best, score=score, in_text=in_text), small

    # -- mending -----------------------------------------------------------------------------------------------------

    def above(self, column: str, step: str) -> list[str]:
        """The steps of a column's ladder that are coarser than `step` and change something."""
        steps = [s for s in self.ladders[column] if self.changes(column, s)]
        return steps[steps.index(step) + 1 if step else 0 :]

    def changes(self, column: str, step: str) -> bool:
        """Whether a step merges or drops any value that somebody has."""
        if (column, step) not in self._changes:
            self.people(column, "", step)
            self._changes[column, step] = set(self._bits[column, step]) != set(self._bits[column, ""])
        return self._changes[column, step]

    def cost(self, column: str, step: str) -> float:
        """How far up its ladder a column stands, in [0, 1]: Sweeney's measure of precision lost."""
        steps = self.above(column, "")
        return (steps.index(step) + 1) / len(steps) if step else 0.0

    def under(self, values: Values, at: Mapping[str, str], k: int) -> bool:
        """Whether fewer than k people fit when the columns stand on these steps."""
        bits = self.everyone
        for column, held in values.items():
            bits &= self.all_of(column, held, at.get(column, ""))
        return bits.bit_count() < k

    def mend_one(self, values: Values, k: int) -> tuple[Step, ...]:
        """The steps that together put a person among k or more; empty where they are already, or no steps suffice."""
        top = {column: steps[-1] for column in values if (steps := self.above(column, ""))}
        if not self.under(values, {}, k) or self.under(values, top, k):
            return ()
        at: dict[str, str] = {}
        while self.under(values, at, k):
            at |= dict([self._best(values, at, k)])
        for column in list(at):  # what later steps made needless
            without = {c: s for c, s in at.items() if c != column}
            if not self.under(values, without, k):
                at = without
        return tuple(sorted(at.items()))

    def _best(self, values: Values, at: Mapping[str, str], k: int) -> Step:
        """The step that hides a person among most people, up to k; of several, the one that costs least."""
        sets = {column: self.all_of(column, held, at.get(column, "")) for column, held in values.items()}
        tries = []
        for column, held in values.items():
            rest = self.everyone
            for other, bits in sets.items():
                rest &= bits if other != column else rest
            for step in self.above(column, at.get(column, "")):
                n = (rest & self.all_of(column, held, step)).bit_count()
                cost = self.cost(column, step) - self.cost(column, at.get(column, ""))
                tries.append((-min(n, k), round(cost, 6), column, step))
        return min(tries)[2:]


def _as_bits(places: Sequence[int]) -> int:
    """The number whose bits at these places are set."""
    row = bytearray(places[-1] // 8 + 1) if places else bytearray()
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


@dataclass(frozen=True, slots=True)
class Mend:
    """A step of generalisation, and the people left among fewer than k when it and those before it are taken."""

    column: str
    step: str
    under: int


def mends(index: Index, records: Sequence[Values], k: int) -> list[Mend]:
    """Steps for the whole collection, in the order they were chosen, until nobody is left under k or no step is left.

    Each takes the column whose next step frees most: people under k weighed by log2 of how many they hide among (up to
    k), per share of the column's ladder; what later steps made needless is left out. Empty where there are fewer than k
    people.
    """
    exposed = [r for r in records if index.under(r, {}, k)] if index.size >= k else []
    at: dict[str, str] = {}
    left = exposed
    while left and (gains := _gains(index, left, at, k)):
        column = max(gains, key=lambda c: (gains[c], c))
        at[column] = index.above(column, at.get(column, ""))[0]
        left = [r for r in left if index.under(r, at, k)]
    for column in list(at):
        without = {c: step for c, step in at.items() if c != column}
        if sum(index.under(r, without, k) for r in exposed) == len(left):
            at = without
    out, taken = [], dict[str, str]()
    for column, step in at.items():
        taken[column] = step
        out.append(Mend(column, step, sum(index.under(r, taken, k) for r in exposed)))
    return out


def _gains(index: Index, left: Sequence[Values], at: Mapping[str, str], k: int) -> dict[str, float]:
    """For each column that can climb, what its next step frees per share of its ladder."""
    next_ = {c: steps[0] for c in index.columns if (steps := index.above(c, at.get(c, "")))}
    freed = dict.fromkeys(next_, 0.0)
    for record in left:
        names = list(record)
        now = [index.all_of(c, record[c], at.get(c, "")) for c in names]
        before, after = [index.everyone], [index.everyone]
        for bits in now:
            before.append(before[-1] & bits)
        for bits in reversed(now):
            after.append(after[-1] & bits)
        base = log2(max(1, min(k, before[-1].bit_count())))
        for n, name in enumerate(names):
            if name in next_:
                wider = before[n] & after[len(names) - 1 - n] & index.all_of(name, record[name], next_[name])
                freed[name] += log2(max(1, min(k, wider.bit_count()))) - base
    share = {c: index.cost(c, step) - index.cost(c, at.get(c, "")) for c, step in next_.items()}
    return {c: round(freed[c] / share[c], 6) for c in next_}


def combinations_of(tally: Tally, most: int) -> list[Combination]:
    """The combinations that put most people among fewer than k, the fewest columns first where they tie."""
    found = [Combination(c, len(who), len(tally.alone.get(c, ()))) for c, who in tally.under.items()]
    return sorted(found, key=lambda c: (-c.under, len(c.columns), c.columns))[:most]
