"""Shares, differences, trends and pairs beside values that were published or follow by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.themes.accuracy import Accuracy, Measured
from textkit.themes.by_group import adjusted, cohens_h, differences, odds_ratio, pair, two_by_two
from textkit.themes.over_time import cochran_armitage, place, slope, trends
from textkit.themes.shares import (
    corrected,
    expected,
    newcombe,
    prediction_powered,
    rogan_gladen,
    wilson,
    with_intervals,
)
from textkit.themes.together import together

# -- intervals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_newcombe_1998_table_1(n: int, total: int, low: float, high: float) -> None:
    assert wilson(n, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("n", "total", "n2", "total2", "low", "high"),
    [(56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 10, 0.6075, 1.0)],
)
def test_newcombe_agrees_with_table_2_of_the_paper(
    n: int, total: int, n2: int, total2: int, low: float, high: float
) -> None:
    difference, lower, upper = newcombe(n, total, n2, total2)
    assert difference == pytest.approx(n / total - n2 / total2)
    assert (lower, upper) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@given(total=st.integers(1, 400), data=st.data())
def test_an_interval_holds_its_share(total: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, total))
    low, high = wilson(n, total)
    assert 0 <= low <= n / total + 1e-12
    assert n / total - 1e-12 <= high <= 1


def test_a_share_of_nobody_is_no_number() -> None:
    assert np.isnan(wilson(0, 0)).all()
    assert np.isnan(wilson(pd.array([None, 0], "Int64"), pd.array([5, None], "Int64"))).all()


def test_the_bootstrap_of_probabilities_agrees_with_the_normal_interval() -> None:
    chances = np.random.default_rng(3).beta(1, 3, (400, 2))
    middle, low, high = expected(chances)
    error = 1.96 * chances.std(0) / 20
    assert middle == pytest.approx(chances.mean(0))
    assert low == pytest.approx(middle - error, abs=0.004)
    assert high == pytest.approx(middle + error, abs=0.004)
    large = expected(np.tile(chances, (25, 1)))
    assert large[2] - large[1] == pytest.approx((high - low) / 5, rel=0.1)
    assert np.isnan(expected(np.zeros((0, 2)))).all()


# -- the model's own errors --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("positive", "tested_", "se", "sp", "true"),
    [
        (23, 150, 0.96, 0.89, 0.051),  # brucellosis: Rothman 2002, as in epiR's epi.prev
        (6, 151, 0.964, 0.927, 0.0),  # Helicobacter pylori, 1-4 year olds: Moujaber et al. 2008
        (45, 100, 0.9, 0.8, 0.3571),
        (90, 100, 0.8, 0.9, 1.0),
    ],
)
def test_rogan_gladen(positive: int, tested_: int, se: float, sp: float, true: float) -> None:
    assert rogan_gladen(positive / tested_, se, sp) == pytest.approx(true, abs=5e-4)


def test_a_model_that_tells_nothing_corrects_nothing() -> None:
    assert np.isnan(rogan_gladen(0.3, 0.4, 0.6))
    assert rogan_gladen(0.3, 1.0, 1.0) == pytest.approx(0.3)


def test_the_corrected_interval_is_that_of_lang_and_reiczigel() -> None:
    """By their formula, worked out step by step for 60 of 200, recall 80 of 100, specificity 90 of 100."""
    z2 = 1.959964**2
    p, se, sp = (60 + z2 / 2) / (200 + z2), 81 / 102, 91 / 102
    true = (p + sp - 1) / (se + sp - 1)
    of_se, of_sp = se * (1 - se) / 102, sp * (1 - sp) / 102
    shift = 2 * z2 * (true * of_se - (1 - true) * of_sp)
    half = np.sqrt(z2 * (p * (1 - p) / (200 + z2) + true**2 * of_se + (1 - true) ** 2 * of_sp)) / (se + sp - 1)
    estimate, low, high = corrected(60, 200, 80, 100, 90, 100)
    assert estimate == pytest.approx((0.3 + 0.9 - 1) / 0.7)
    assert (low, high) == (pytest.approx(true + shift - half), pytest.approx(true + shift + half))


def test_the_corrected_interval_is_wider_the_less_was_measured() -> None:
    widths = []
    for size in (20, 100, 1000, 10**7):
        _, low, high = corrected(60, 200, int(0.8 * size), size, int(0.9 * size), size)
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    low, high = wilson(60, 200)
    assert widths[-1] == pytest.approx((high - low) / 0.7, rel=0.02)  # with both known: the raw one, stretched


def test_the_corrected_interval_covers_as_often_as_it_says() -> None:
    rng = np.random.default_rng(0)
    turns, true, se, sp = 4000, 0.25, 0.7, 0.9
    seen = rng.binomial(300, true * se + (1 - true) * (1 - sp), turns)
    found, spared = rng.binomial(25, se, turns), rng.binomial(60, sp, turns)
    _, low, high = corrected(seen, 300, found, 25, spared, 60)
    assert 0.93 <= ((low <= true) & (true <= high)).mean() <= 0.985


def test_prediction_powered_shares_are_right_where_the_model_is_wrong() -> None:
    """A model that finds far too many: its own share is off, the corrected is not, and is surer than the coded alone."""
    rng = np.random.default_rng(5)
    hits, width, alone = 0, [], []
    for _ in range(1500):
        truth = rng.random(1200) < 0.3
        said = np.where(truth, rng.random(1200) < 0.9, rng.random(1200) < 0.2).astype(float)
        estimate, low, high = prediction_powered(truth[:150], said[:150], said[150:])
        hits += low <= 0.3 <= high
        width.append(high - low)
        alone.append(2 * 1.96 * truth[:150].std() / np.sqrt(150))
        assert abs(estimate - 0.3) < 0.15
    assert 0.93 <= hits / 1500 <= 0.96
    assert np.mean(width) < 0.85 * np.mean(alone)


def test_a_useless_model_leaves_the_coded_share_as_it_is() -> None:
    coded = np.array([1, 0, 0, 1] * 10)
    assert prediction_powered(coded, np.ones(40), np.ones(100))[0] == pytest.approx(0.5)
    assert np.isnan(prediction_powered([1], [1], [1, 0])).all()


def test_shares_say_why_they_are_not_corrected() -> None:
    known = Accuracy(
        {"a": Measured(16, 20, 57, 60), "b": Measured(4, 5, 60, 60), "c": Measured(6, 20, 45, 60)}, testimonies=80
    )
    frame = pd.DataFrame(
        {"theme_id": ["a", "b", "c", "d", "a"], "n": pd.array([30, 30, 30, 30, None], "Int64"), "total": [100] * 5}
    )
    out = with_intervals(frame, known)
    assert list(out["correction"]) == ["measured", "few", "weak", "unmeasured", "hidden"]
    assert out["corrected"].notna().tolist() == [True, False, False, False, False]
    assert out.loc[0, "corrected"] == pytest.approx((0.3 + 0.95 - 1) / 0.75)
    assert out.loc[0, "corrected_high"] - out.loc[0, "corrected_low"] > out.loc[0, "high"] - out.loc[0, "low"]
    assert out.loc[4, ["share", "low", "high"]].isna().all()
    assert with_intervals(frame.head(0)).empty


# -- tests and effect sizes ----------------------------------------------------------------------------------------------

P_1995 = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0]  # fmt: skip


def test_benjamini_hochberg_agrees_with_the_paper() -> None:
    """Thrombolysis, section 3.2: four hypotheses are rejected, Bonferroni's three and one more."""
    out = adjusted(P_1995)
    assert (out <= 0.05).sum() == 4
    assert (adjusted(P_1995, "holm") <= 0.05).sum() == 3
    assert out[0] == pytest.approx(0.0015)
    assert out[3] == pytest.approx(0.0095 * 15 / 4)


def test_holm_steps_down() -> None:
    assert adjusted([0.01, 0.04, 0.03, 0.005], "holm") == pytest.approx([0.03, 0.06, 0.06, 0.02])


def test_what_was_not_tested_does_not_count() -> None:
    assert adjusted([np.nan, 0.01, 0.04])[1:] == pytest.approx(adjusted([0.01, 0.04]))
    assert np.isnan(adjusted([np.nan, 0.01])[0])
    with pytest.raises(ValueError, match="bh, holm"):
        adjusted([0.1], "bonferroni")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrections_agree_with_scipy_and_keep_the_order(p: list[float]) -> None:
    from scipy.stats import false_discovery_control

    assert adjusted(p) == pytest.approx(false_discovery_control(p))
    assert (adjusted(p, "holm") >= adjusted(p) - 1e-12).all()


def test_fishers_tea_and_large_tables() -> None:
    """The lady tasting tea (Fisher 1935): 3 of 4 right, p = 0.4857; and Pearson's chi-square of a large table."""
    which, p = two_by_two([3, 56], [1, 14], [1, 48], [3, 32])
    assert list(which) == ["fisher", "chi-square"]
    assert p[0] == pytest.approx(0.4857, abs=1e-4)
    pooled = 104 / 150
    z = (56 / 70 - 48 / 80) / np.sqrt(pooled * (1 - pooled) * (1 / 70 + 1 / 80))
    from scipy.stats import norm

    assert p[1] == pytest.approx(2 * norm.sf(z))


def test_a_table_with_an_empty_margin_is_not_tested() -> None:
    which, p = two_by_two([0, np.nan, 5], [10, 3, 0], [0, 2, 5], [10, 2, 0])
    assert list(which) == ["", "", ""]
    assert np.isnan(p).all()


def test_effect_sizes() -> None:
    """Odds ratio of the aspirin trial (Agresti 2002, table 3.1): 1.832 (1.440, 2.331); Cohen's h of .5 and .25: .524."""
    assert odds_ratio(189, 10845, 104, 10933) == (
        pytest.approx(1.832, abs=1e-3), pytest.approx(1.440, abs=1e-3), pytest.approx(2.331, abs=1e-3)
    )  # fmt: skip
    assert cohens_h(0.5, 0.25) == pytest.approx(0.5236, abs=1e-4)
    assert odds_ratio(5, 0, 1, 5)[0] == pytest.approx(5.5 * 5.5 / (0.5 * 1.5))


def table(rows: list[tuple[object, ...]], names: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=names).astype({n: "Int64" for n in names if n.startswith(("n", "total"))})


def test_differences_leave_hidden_rows_alone() -> None:
    names = ["theme_id", "n", "total", "n_rest", "total_rest"]
    out = differences(table([("a", 40, 80, 40, 200), ("b", None, 80, None, None), ("c", 10, 80, 25, 200)], names))
    assert list(out["holds"]) == [True, False, False]
    assert out.loc[0, "difference"] == pytest.approx(0.3)
    assert out["p"].isna().tolist() == [False, True, False]
    assert out.loc[0, "p_adjusted"] == pytest.approx(2 * out.loc[0, "p"])
    assert differences(table([], names)).empty


def test_two_groups_of_one_table() -> None:
    frame = table([("a", "x", 40, 80), ("a", "y", 20, 80), ("b", "x", 9, 80)], ["theme_id", "g", "n", "total"])
    out = pair(frame, "g", "x", "y")
    assert list(out["theme_id"]) == ["a"]
    assert out.loc[0, "difference"] == pytest.approx(0.25)


# -- over time -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "total", "at", "z"),
    [
        ([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], [0, 0.5, 1.5, 4, 7], 2.5632),  # Agresti 2002, table 3.7
        ([0, 1, 0, 3], [10, 10, 10, 10], [0, 1, 2, 3], 1.8856),  # dose and response, DescTools
    ],
)
def test_cochran_armitage(n: list[int], total: list[int], at: list[float], z: float) -> None:
    found, p = cochran_armitage(n, total, at)
    assert found == pytest.approx(z, abs=5e-4)
    assert 0.01 < p < 0.06


def test_no_trend_where_everybody_has_it() -> None:
    assert np.isnan(cochran_armitage([10, 20], [10, 20], [0, 1])).all()


def test_the_slope_of_a_straight_line() -> None:
    change, low, high = slope([10, 20, 30], [100, 100, 100], [0, 1, 2])
    assert change == pytest.approx(0.1)
    assert 0 < low < change < high


@pytest.mark.parametrize(
    ("value", "period", "at"),
    [("2017", "year", 2017), ("2017-T3", "tertial", 6053), ("2017-Q4", "quarter", 8071), ("2018-01", "month", 24216)],
)
def test_periods_stand_in_the_order_of_the_calendar(value: str, period: str, at: int) -> None:
    assert place(value, period) == at
    assert place("–", period) is None


def test_trends_count_what_is_shown_and_no_more() -> None:
    years = [("up", str(2014 + i), 10 + 10 * i, 100) for i in range(5)]
    years += [("flat", str(2014 + i), 30, 100) for i in range(5)] + [("flat", "–", 30, 50)]
    years += [("rare", str(2014 + i), 20 if i < 2 else None, 100) for i in range(5)]
    out = trends(table(years, ["theme_id", "year", "n", "total"]), "year").set_index("theme_id")
    assert out.loc["up", "slope"] == pytest.approx(0.1)
    assert bool(out.loc["up", "holds"])
    assert out.loc["flat", "z"] == pytest.approx(0)
    assert (out.loc["rare", "periods"], out.loc["rare", "hidden"]) == (2, 3)
    assert np.isnan(out.loc["rare", "p"])
    assert (out.loc["up", "first"], out.loc["up", "last"]) == ("2014", "2018")


def test_a_gap_in_time_is_a_gap() -> None:
    rows = [("a", year, n, 100) for year, n in (("2010", 10), ("2011", 20), ("2020", 30))]
    out = trends(table(rows, ["theme_id", "year", "n", "total"]), "year")
    assert out.loc[0, "slope"] < 0.02


# -- together ------------------------------------------------------------------------------------------------------------


def test_themes_that_come_together() -> None:
    rows = [("a", "b", 40, 40, 10, 20, 130), ("a", "c", 12, 12, 38, 36, 114), ("b", "c", None, None, None, None, None)]
    names = ["theme_id", "other_id", "n", "both", "first", "second", "neither"]
    out = together(pd.DataFrame(rows, columns=names).astype(dict.fromkeys(names[2:], "Int64")))
    one = out.loc[0]
    assert one["lift"] == pytest.approx(40 * 200 / (50 * 60), abs=1e-3)
    assert one["odds_ratio"] == pytest.approx(40 * 130 / 200, abs=1e-3)
    assert one["jaccard"] == pytest.approx(40 / 70, abs=1e-3)
    assert one["phi"] == pytest.approx(
        np.corrcoef([1] * 50 + [0] * 150, [1] * 40 + [0] * 10 + [1] * 20 + [0] * 130)[0, 1], abs=1e-3
    )
    assert list(out["holds"]) == [True, False, False]
    assert out.loc[1, "lift"] == pytest.approx(1.0)
    assert "both" not in out.columns
    assert np.isnan(out.loc[2, "lift"])
