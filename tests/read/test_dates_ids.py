from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.read.content import Draft
from textkit.read.dates import normalise
from textkit.read.ids import made, records


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-11-03", "2017-11-03"),
        ("2017-11-03 14:22:00", "2017-11-03"),
        ("2017-11-03T14:22:00Z", "2017-11-03"),
        ("2017/11/03", "2017-11-03"),
        ("2017-11", "2017-11"),
        ("20171103", "2017-11-03"),
        ("201711", "2017-11"),
        ("2017", "2017"),
        (2017, "2017"),
        ("3/11 2017", "2017-11-03"),
        ("3/11-2017", "2017-11-03"),
        ("03.11.2017", "2017-11-03"),
        ("3. november 2017", "2017-11-03"),
        ("den 3 nov 2017", "2017-11-03"),
        ("3:e november 2017", "2017-11-03"),
        ("nov 2017", "2017-11"),
        ("Desember 2019", "2019-12"),
        ("mai 2018", "2018-05"),
        ("maj 2018", "2018-05"),
        ("November 3, 2017", "2017-11-03"),
        ("3rd of March 2018", "2018-03-03"),
        (43042, "2017-11-03"),
        ("43042", "2017-11-03"),
        (43042.5, "2017-11-03"),
        (datetime(2017, 11, 3, 14, 22), "2017-11-03"),
        (date(2017, 11, 3), "2017-11-03"),
        ("25/12/2017", "2017-12-25"),
        ("12/25/2017", "2017-12-25"),
        ("3/11/2017", None),
        ("2017-13-03", None),
        ("31.02.2018", None),
        ("hösten 2017", None),
        ("17-11-03", None),
        ("i våras", None),
        ("maja 2018", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_dates(value: object, expected: str | None) -> None:
    assert normalise([value]) == [expected]


def test_the_rest_of_the_column_settles_day_and_month() -> None:
    assert normalise(["3/11/2017", "25/12/2017"]) == ["2017-11-03", "2017-12-25"]
    assert normalise(["3/11/2017", "12/25/2017"]) == ["2017-03-11", "2017-12-25"]
    assert normalise(["13/11/2017", "12/25/2017"]) == [None, None]


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    (got,) = normalise([text])
    assert got is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", got)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_comes_back(day: date) -> None:
    assert (
        normalise([day.isoformat(), f"{day.day}.{day.month}.{day.year}", (day - date(1899, 12, 30)).days])
        == [day.isoformat()] * 3
    )


def test_ids_are_of_the_text_alone() -> None:
    assert made("Hon grät.") == made("Hon grät.") != made("Hon skrattade.")
    assert re.fullmatch(r"t-[0-9a-f]{10}", made(""))


def test_duplicates_are_named() -> None:
    got, notes = records([Draft("a", "1"), Draft("b", "1"), Draft("a", "2"), Draft("a")])
    assert [r.id for r in got] == ["1", "1-2", "2", made("a")]
    assert notes == [
        "Same id, other text, so given a new id: 1 (1-2).",
        f"Duplicates, the same text as another: 2 (2 (as 1), {made('a')} (as 1)).",
    ]


@given(st.lists(st.tuples(st.sampled_from(["1", "1-2", "x", None]), st.sampled_from("abc"))))
def test_ids_are_unique(pairs: list[tuple[str | None, str]]) -> None:
    got, _ = records(Draft(text, id) for id, text in pairs)
    assert len({r.id for r in got}) == len(pairs)


def test_twelve_thousand_times_no() -> None:
    got, _ = records(Draft("Nej") for _ in range(12_400))
    assert len({r.id for r in got}) == 12_400
