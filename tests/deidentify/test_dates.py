"""Dates read, moved and made coarser."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.deidentify.dates import Offset, generalised, moved

OFFSET = Offset(2, -5)


@pytest.mark.parametrize(
    ("surface", "language", "year", "quarter", "month"),
    [
        ("3 mars 2017", "sv", "[2017]", "[kvartal 1 2017]", "[mars 2017]"),
        ("den 3 mars 2017", "sv", "[2017]", "[kvartal 1 2017]", "[mars 2017]"),
        ("mars 2017", "sv", "[2017]", "[kvartal 1 2017]", "mars 2017"),
        ("14.09.2020", "nb", "[2020]", "[3. kvartal 2020]", "[2020-09]"),
        ("08.01.18", "nb", "[2018]", "[1. kvartal 2018]", "[2018-01]"),
        ("14/6 2018", "da", "[2018]", "[2. kvartal 2018]", "[2018-06]"),
        ("14 Feb 2014", "en", "[2014]", "[Q1 2014]", "[Feb 2014]"),
        ("third of April 2020", "en", "[2020]", "[Q2 2020]", "[April 2020]"),
        ("03/25/2019", "en", "[2019]", "[Q1 2019]", "[2019-03]"),
        ("20170118", "sv", "[2017]", "[kvartal 1 2017]", "[2017-01]"),
        ("hösten 2016", "sv", "[2016]", "[2016]", "[2016]"),
        ("läsåret 2017/18", "sv", "[2017–2018]", "[2017–2018]", "[2017–2018]"),
        ("12–13 oktober 2024", "sv", "[2024]", "[kvartal 4 2024]", "[oktober 2024]"),
        ("mars -17", "sv", "[2017]", "[kvartal 1 2017]", "mars -17"),
        ("-92", "sv", "[1992]", "[1992]", "[1992]"),
        ("2016", "sv", "2016", "2016", "2016"),
        ("2016–2018", "nb", "2016–2018", "2016–2018", "2016–2018"),
        ("2. maj", "da", None, None, None),
        ("midsommarafton", "sv", None, None, None),
    ],
)
def test_coarser(surface: str, language: str, year: str | None, quarter: str | None, month: str | None) -> None:
    assert [generalised(surface, level, language) for level in ("year", "quarter", "month")] == [year, quarter, month]


@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("3 mars 2017", "sv", "30 januari 2015"),
        ("fredag den 3 mars 2017", "sv", "fredag den 30 januari 2015"),
        ("2017-12-11", "sv", "2015-11-09"),
        ("14.9.2020", "nb", "13.8.2018"),
        ("21.11.22", "nb", "19.10.20"),
        ("2. maj", "da", "31. marts"),
        ("14 Feb 2014", "en", "13 Jan 2012"),
        ("12–13 oktober 2024", "sv", "10–11 september 2022"),
        ("mars 2017", "nb", "februar 2015"),
        ("OKTOBER 2014", "sv", "SEPTEMBER 2012"),
        ("hösten 2016", "sv", "hösten 2014"),
        ("Boxing Day 1994", "en", "Boxing Day 1992"),
        ("läsåret 2017/18", "sv", "läsåret 2015/16"),
        ("2016", "sv", "2014"),
        ("third of April 2020", "en", None),
        ("31 februari 2017", "sv", None),
        ("3 mars–2 maj 2017", "sv", None),
    ],
)
def test_moved(surface: str, language: str, wanted: str | None) -> None:
    assert moved(surface, OFFSET, language) == wanted


@given(
    day=st.dates(date(1950, 1, 1), date(2040, 12, 31)),
    apart=st.integers(0, 400),
    years=st.integers(1, 4),
    weeks=st.integers(1, 6),
    sign=st.sampled_from([-1, 1]),
)
def test_intervals_weekdays_and_form_hold(day: date, apart: int, years: int, weeks: int, sign: int) -> None:
    offset, later = Offset(years, sign * weeks), day + timedelta(apart)
    first, second = (date.fromisoformat(moved(d.isoformat(), offset, "sv") or "") for d in (day, later))
    assert (second - first).days == apart
    assert first.weekday() == day.weekday()
    assert (first.month, first.day) != (day.month, day.day)


@given(st.text(max_size=40))
def test_any_text_is_read_without_harm(text: str) -> None:
    for level in ("year", "quarter", "month"):
        coarser = generalised(text, level, "sv")
        assert coarser is None or re.search(r"(19|20)\d\d|\d\d", coarser)
    moved(text, OFFSET, "en")
