"""No number under k is shown, neither directly nor by subtraction."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.store import Project, counts
from textkit.store.disclosure import share, suppress


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ([10, 20, 30], [10, 20, 30]),
        ([3, 20, 30], [None, None, 30]),  # one hidden cell could be told from the total: the next goes too
        ([3, 4, 30], [None, None, 30]),  # two hidden, 7 together
        ([1, 1, 6, 30], [None, None, None, 30]),  # two hidden, but together under k
        ([0, 0, 9, 30], [None, None, None, 30]),
        ([2], [None]),
        ([], []),
    ],
)
def test_a_line_is_hidden_until_it_cannot_be_told(numbers: list[int], kept: list[int | None]) -> None:
    frame = pd.DataFrame({"line": ["x"] * len(numbers), "n": numbers})
    out = suppress(frame, by=("line",), k=5)
    assert [None if pd.isna(n) else int(n) for n in out["n"]] == kept


def test_what_is_left_over_is_hidden_too() -> None:
    frame = pd.DataFrame({"n": [8, 5, 10], "total": [10, 10, 10]})
    out = suppress(frame, total="total", k=5)
    assert [pd.isna(n) for n in out["n"]] == [True, False, False]
    assert share(out).iloc[1] == 0.5
    assert pd.isna(share(out).iloc[0])


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=12),
    st.integers(2, 8),
)
def test_no_hidden_cell_can_be_subtracted_from_its_line(numbers: list[int], k: int) -> None:
    frame = pd.DataFrame({"line": ["x"] * len(numbers), "n": numbers})
    out = suppress(frame, by=("line",), k=k)["n"]
    hidden = [n for n, o in zip(numbers, out, strict=True) if pd.isna(o)]
    assert all(n >= k for n in out.dropna())
    if hidden and len(hidden) < len(numbers):
        assert len(hidden) >= 2
        assert sum(hidden) >= k
    assert list(frame["n"]) == numbers


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=5))
def test_a_table_holds_in_both_directions(rows: list[list[int]]) -> None:
    frame = pd.DataFrame([(i, j, n) for i, row in enumerate(rows) for j, n in enumerate(row)], columns=["a", "b", "n"])
    out = suppress(frame, by=("a", "b"), k=5)
    for column in ("a", "b"):
        for _, line in out.groupby(column):
            gone = frame.loc[line.index[line["n"].isna()], "n"]
            assert len(gone) in (0, len(line)) or (len(gone) >= 2 and gone.sum() >= 5)


def test_the_counts_of_a_project_hold_it(built: Path) -> None:
    project = Project.open(built)
    tables = [counts.theme_counts(project), counts.label_counts(project)]
    tables += [counts.theme_by_group(project, g) for g in ("sector", "role", "region", "language", "year", "quarter")]
    seen = sum(len(t) for t in tables)
    assert seen > 50
    for table in tables:
        assert (table["n"].dropna() >= project.k).all()
        if "total" in table:
            left = (table["total"] - table["n"]).dropna()
            assert not ((left > 0) & (left < project.k)).any()
    groups = counts.group_counts(project, "role")
    assert groups["n"].isna().any(), "the corpus has roles of fewer than five on purpose"


def test_periods_are_read_from_dates() -> None:
    frame = counts.with_period(pd.DataFrame({"date": ["2017-11", "2018-02-03", "2019", None, "soon"]}))
    assert frame["year"].tolist()[:3] == ["2017", "2018", "2019"]
    assert frame["quarter"].tolist()[:2] == ["2017-Q4", "2018-Q1"]
    assert frame["quarter"].isna().tolist()[2:] == [True, True, True]
    assert frame["year"].isna().tolist()[3:] == [True, True]
