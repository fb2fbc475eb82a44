"""Nobody can work out a hidden number: from a total, from other periods or groups, or from everyone else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from textkit.store import counts
from textkit.store.crossed import PERIODS, UNKNOWN, Crossed, crossed, group_cells, period_cells
from textkit.store.disclosure import Line, Linked
from textkit.store.paired import paired

K = 5
LEVELS = ("year", "tertial", "quarter", "month")


def material(seed: int, size: int, *, months: int = 16, again: float = 0.0) -> Crossed:
    """People who wrote within some months, a few without a month or a date, with three themes of any size."""
    rng = np.random.default_rng(seed)
    dates = []
    for month in rng.integers(0, months, size):
        whole = f"{2017 + month // 12}-{month % 12 + 1:02d}"
        dates.append(rng.choice([whole, whole[:4], None], p=[0.9, 0.06, 0.04]))
    people = np.where(rng.random(size) < again, rng.integers(0, size, size), np.arange(size))
    shares = rng.choice([0.02, 0.1, 0.3, 0.6, 0.97], 3)
    carried = [(f"t{i}", np.flatnonzero(rng.random(size) < share)) for i, share in enumerate(shares)]
    cells = period_cells(counts.with_period(pd.DataFrame({"date": dates})))
    return crossed(cells, pd.factorize(people)[0].astype(np.int64), carried, K)


def published(made: Crossed) -> list[tuple[str, np.ndarray, np.ndarray, np.ndarray]]:
    """(table, true numbers, what is left of each cell's people, what is shown) of the sizes and of every theme."""
    shown = ~made.hidden_sizes
    none = np.zeros_like(made.sizes)
    held = [("sizes", made.sizes, none, shown)]
    return held + [
        (id, made.numbers[i], made.sizes - made.numbers[i], ~made.hidden[i]) for i, id in enumerate(made.themes)
    ]


def atoms(made: Crossed) -> np.ndarray:
    """(cells, atoms): which of the finest sets of people (a month, a year without month, no date) make up each cell."""
    patterns = np.unique(np.array(made.cells.codes), axis=1)
    out = np.zeros((len(made.cells.keys), patterns.shape[1]))
    for column, pattern in enumerate(patterns.T):
        out[pattern[pattern >= 0], column] = 1
    return out


def overall(made: Crossed, numbers: np.ndarray, left: np.ndarray) -> list[int]:
    """The number over all years where it may be shown, as `counts.theme_counts` has it."""
    years = [i for i, key in enumerate(made.cells.keys) if key[0] == "year"]
    whole, over = int(numbers[years].sum()), int(left[years].sum())
    return [whole] if whole >= K and (over == 0 or over >= K) else []


@settings(max_examples=120)
@given(seed=st.integers(0, 10**6), size=st.sampled_from([6, 25, 60, 150, 400, 1500]))
def test_no_sum_of_what_is_shown_gives_a_small_number(seed: int, size: int) -> None:
    """What is shown, as equations over months, leaves every number under k open: of months, of quarters, of tertials and
    of years, and also of May with June and July with August, which quarters and tertials tell together."""
    made = material(seed, size)
    parts = atoms(made)
    for name, numbers, left, shown in published(made):
        real = np.array([level in LEVELS for level, _ in made.cells.keys])
        small = (numbers < K) | ((left > 0) & (left < K))
        assert not (small & shown).any(), f"{name} shows a number under {K}"
        known = [np.ones(parts.shape[1])] if overall(made, numbers, left) else []
        told = np.array([*known, *parts[shown & real], np.zeros(parts.shape[1])])
        rank = np.linalg.matrix_rank(told)
        for cell in np.flatnonzero(small):
            assert np.linalg.matrix_rank(np.vstack([told, parts[cell]])) > rank, (name, made.cells.keys[cell])


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), size=st.sampled_from([25, 60, 150]))
def test_bounds_leave_every_small_number_open(seed: int, size: int) -> None:
    """Knowing also that no number is below 0 or above the people of its period, an attacker still has a choice."""
    made = material(seed, size, months=12)
    parts = atoms(made)
    width = parts.shape[1]
    for name, numbers, left, shown in published(made)[1:]:
        real = np.array([level in LEVELS for level, _ in made.cells.keys])
        none, every = np.zeros(width), np.ones(width)
        told = [(every, none, n) for n in overall(made, numbers, left)] + [(none, every, size)]
        told += [(parts[i], none, numbers[i]) for i in np.flatnonzero(shown & real)]
        told += [(none, parts[i], made.sizes[i]) for i in np.flatnonzero(~made.hidden_sizes & real)]
        equal, values = np.array([np.concatenate(row[:2]) for row in told]), [row[2] for row in told]
        under = np.hstack([np.eye(width), -np.eye(width)])
        for cell in np.flatnonzero((numbers < K) & (numbers > 0) & real):
            aim = np.concatenate([parts[cell], np.zeros(width)])
            ends = [
                sign * linprog(sign * aim, A_ub=under, b_ub=np.zeros(width), A_eq=equal, b_eq=values).fun
                for sign in (1, -1)
            ]
            assert ends[1] - ends[0] > 0.5, (name, made.cells.keys[cell], numbers[cell])


@settings(max_examples=60)
@given(seed=st.integers(0, 10**6), size=st.sampled_from([40, 150, 600]), again=st.sampled_from([0.0, 0.02, 0.3, 0.9]))
def test_what_a_line_leaves_over_is_nobody_or_enough(seed: int, size: int, again: float) -> None:
    """Also where people wrote several times: a total less its shown parts is never a number of people under k, and the
    parts never add up to a few more than the total."""
    made = material(seed, size, again=again)
    for name, numbers, _, shown in published(made):
        for line in made.cells.lines:
            parts = list(line.parts)
            if line.whole is None or not shown[line.whole]:
                continue
            rest = numbers[line.whole] - sum(numbers[p] for p in parts if shown[p])
            if not all(shown[p] for p in parts):
                assert rest >= K or rest < 0, (name, made.cells.keys[line.whole])
            else:
                assert not 0 < -rest < K, (name, made.cells.keys[line.whole])


@given(
    table=st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=6), min_size=2, max_size=2).filter(
        lambda rows: len(rows[0]) == len(rows[1])
    )
)
def test_groups_tell_nothing_by_subtraction(table: list[list[int]]) -> None:
    """rows: people with and without a theme in each group."""
    have, lack = (np.array(row) for row in table)
    groups = np.repeat(np.arange(len(have)), have + lack)
    if not len(groups):
        return
    rows = np.flatnonzero(np.concatenate([np.arange(h + n) < h for h, n in zip(have, lack, strict=True)]))
    values = pd.Series([f"g{g}" for g in groups])
    made = crossed(group_cells(values, "group"), np.arange(len(groups)), [("t", rows)], K)
    shares = made.shares("group")
    gone = shares["n"].isna()
    true = shares["group"].map(dict(zip((f"g{i}" for i in range(len(have))), have, strict=True)))
    assert (shares["n"].dropna() >= K).all()
    if gone.any() and not gone.all():
        assert gone.sum() > 1
        assert true[gone].sum() >= K
    rest = shares.dropna(subset="n_rest")
    assert (rest["n_rest"] == have.sum() - rest["n"]).all()
    assert (rest["n_rest"] >= K).all()
    over = rest["total_rest"] - rest["n_rest"]
    assert not ((over > 0) & (over < K)).any()


def test_a_hidden_month_cannot_be_had_from_its_quarter_or_tertial() -> None:
    """30 a month but 2 in April: April is T1 less Q1, and Q2 less May and June."""
    dates = [f"2018-{m:02d}" for m in range(1, 13) for _ in range(2 if m == 4 else 30)]
    cells = period_cells(counts.with_period(pd.DataFrame({"date": dates})))
    made = crossed(cells, np.arange(len(dates)), [], K)
    shown = {key: int(n) for key, n, gone in zip(cells.keys, made.sizes, made.hidden_sizes, strict=True) if not gone}
    assert shown["year", "2018"] == len(dates)
    assert ("month", "2018-04") not in shown
    assert not {("tertial", "2018-T1"), ("quarter", "2018-Q1")} <= shown.keys()
    assert not {("quarter", "2018-Q2"), ("month", "2018-05"), ("month", "2018-06")} <= shown.keys()


def test_all_are_shown_where_nobody_is_few() -> None:
    dates = [f"201{y}-{m:02d}" for y in (7, 8) for m in range(1, 13) for _ in range(20)]
    cells = period_cells(counts.with_period(pd.DataFrame({"date": dates})))
    rows = np.arange(0, len(dates), 2)
    made = crossed(cells, np.arange(len(dates)), [("t", rows)], K)
    assert not made.hidden.any()
    assert not made.hidden_sizes.any()
    for level, number in zip(PERIODS, (2, 6, 8, 24), strict=True):
        assert len(made.shares(level)) == number
        assert (made.shares(level)["n"] * 2 == made.shares(level)["total"]).all()


def test_one_who_wrote_twice_is_not_told_by_the_sum() -> None:
    """Fewer than k wrote in two months: they count in their first, so that months add up to the year and to all."""
    dates = ["2017-01"] * 20 + ["2017-06"] * 20
    people = np.array([*range(20), 0, *range(20, 39)])
    made = crossed(period_cells(counts.with_period(pd.DataFrame({"date": dates}))), people, [("t", np.array([20]))], K)
    sizes = made.group_sizes("month").set_index("month")["n"]
    assert dict(sizes) == {"2017-01": 20, "2017-06": 19}
    assert made.numbers[0][made.cells.keys.index(("month", "2017-01"))] == 1, "their themes come with them"


def test_those_who_write_again_count_in_every_period() -> None:
    """A panel: the same forty people in two years."""
    dates = ["2017-11"] * 40 + ["2018-11"] * 40
    people = np.tile(np.arange(40), 2)
    rows = np.concatenate([np.arange(20), np.arange(50, 80)])
    made = crossed(period_cells(counts.with_period(pd.DataFrame({"date": dates}))), people, [("t", rows)], K)
    shares = made.shares("year").set_index("year")
    assert shares["n"].tolist() == [20, 30]
    assert shares["total"].tolist() == [40, 40]
    assert shares["total_rest"].tolist() == [40, 40]


@pytest.mark.parametrize("date", [None, "2018", "2018-05"])
def test_one_person_or_one_period(date: str | None) -> None:
    for size in (1, 40):
        cells = period_cells(counts.with_period(pd.DataFrame({"date": [date] * size}, dtype="object")))
        made = crossed(cells, np.arange(size), [("t", np.arange(size // 2))], K)
        for level in PERIODS:
            frame = made.shares(level)
            assert frame["n_rest"].isna().all(), "there is nobody else"
            assert frame["n"].notna().all() == (size == 40 and len(frame) > 0)
        assert made.group_sizes("year").iloc[0, 0] == (date[:4] if date else UNKNOWN)


def test_nobody_and_no_theme() -> None:
    none = pd.DataFrame({"date": pd.Series([], dtype="object")})
    made = crossed(period_cells(counts.with_period(none)), np.zeros(0, np.int64), [], K)
    assert made.shares("month").empty
    assert made.group_sizes("year").empty


def test_a_line_that_follows_from_others_is_kept_too() -> None:
    """Two wholes over the same cells: hiding in one must not be undone through the other."""
    numbers = np.array([[20, 3, 17, 20]])
    linked = Linked(numbers, np.array([40]), (Line((0, 1, 2)), Line((1, 2), 3), Line((0, 3))), np.zeros(4, np.int64))
    hidden = linked.hidden(K)[0]
    assert hidden[1]
    assert hidden[2]


# -- pairs ---------------------------------------------------------------------------------------------------------------


@given(seed=st.integers(0, 10**6), size=st.integers(1, 120), again=st.sampled_from([0.0, 0.4]))
def test_pairs_tell_of_no_small_group(seed: int, size: int, again: float) -> None:
    rng = np.random.default_rng(seed)
    people = pd.factorize(np.where(rng.random(size) < again, rng.integers(0, size, size), np.arange(size)))[0]
    holds = rng.random((size, 4)) < rng.choice([0.05, 0.3, 0.7, 0.95], 4)
    carried = [(f"t{i}", np.flatnonzero(holds[:, i])) for i in range(4)]
    frame = paired(people.astype(np.int64), carried, K)
    assert len(frame) == 6
    everyone = set(people)
    for row in frame.dropna(subset="n").itertuples():
        one, two = (holds[:, int(id[1])] for id in (row.theme_id, row.other_id))
        cells = [set(people[flags]) for flags in (one & two, one & ~two, ~one & two, ~one & ~two)]
        assert row.n == len(cells[0]) >= K
        assert all(len(cell) == 0 or len(cell) >= K for cell in cells)
        assert row.both == (one & two).sum()
        assert row.both + row.first + row.second + row.neither == size
        for own in (set(people[one]), set(people[two])):
            assert not 0 < len(own - cells[0]) < K
            assert not 0 < len(everyone - own) < K


def test_no_pair_of_one_theme_or_none() -> None:
    assert paired(np.arange(9), [("t", np.arange(9))], K).empty
    assert paired(np.zeros(0, np.int64), [], K).empty


# -- size ----------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_hundred_thousand_testimonies_take_seconds() -> None:
    """Measured in processor time, since a machine may be busy with other things."""
    import time

    rng = np.random.default_rng(0)
    size = 100_000
    month = rng.integers(0, 60, size)
    dates = pd.DataFrame({"date": pd.Series([f"{2015 + m // 12}-{m % 12 + 1:02d}" for m in month])})
    carried = [(f"t{i}", np.flatnonzero(rng.random(size) < 0.2)) for i in range(40)]
    start = time.process_time()
    made = crossed(period_cells(counts.with_period(dates)), np.arange(size), carried, K)
    paired(np.arange(size), carried, K)
    assert time.process_time() - start < 4
    assert not made.hidden.any()
