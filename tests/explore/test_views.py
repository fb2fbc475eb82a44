"""Figures and HTML: what is hidden stays hidden, what people wrote stays text."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import combinations
from urllib.parse import unquote

import numpy as np
import pandas as pd
import pytest
from explorer_project import HTML, MARKDOWN
from hypothesis import given
from hypothesis import strategies as st

from textkit.explore.data import Held, themes_with_counts
from textkit.explore.views import bars, dots, lines, matrix, parts, reading, scatter, shares, tables, timeline
from textkit.explore.views.figures import selecting
from textkit.explore.views.palette import COLOURS, GREY, INK, colours, ink, tint
from textkit.explore.words import texts
from textkit.store import counts
from textkit.themes.accuracy import Accuracy, Measured
from textkit.themes.by_group import differences
from textkit.themes.shares import with_intervals

SV, EN = texts("sv"), texts("en")
COUNTED = ["theme_id", "n", "total", "n_rest", "total_rest"]


def plain(html: str) -> str:
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


# -- colours ---------------------------------------------------------------------------------------------------------

_TO_LMS = np.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]])
_TO_LAB = np.array([[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]])
_SIGHT = {  # Machado, Oliveira and Fernandes 2009, severity 1.0
    "full": np.eye(3),
    "deuteranopia": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "protanopia": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
}


def seen(colour: str, sight: str) -> np.ndarray:
    """A colour's place in OKLab as it is seen."""
    c = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return _TO_LAB @ np.cbrt(np.clip(_TO_LMS @ np.clip(_SIGHT[sight] @ linear, 0, 1), 0, None))


@pytest.mark.parametrize("sight", sorted(_SIGHT))
def test_theme_colours_can_be_told_apart(sight: str) -> None:
    places = [seen(colour, sight) for colour in (*COLOURS, GREY)]
    assert min(np.linalg.norm(a - b) for a, b in combinations(places, 2)) > 0.07


def test_themes_beyond_the_fifteenth_are_grey() -> None:
    given_ = colours([f"t{n}" for n in range(20)])
    assert len(set(given_.values())) == 16
    assert given_["t19"] == GREY
    assert tint("#000000", 0.0) == "#ffffff"


@pytest.mark.parametrize(
    ("background", "shown"), [("#ffffff", INK), ("#d99a66", INK), ("#1f5a7a", "#ffffff"), ("#000000", "#ffffff")]
)
def test_ink_can_be_read_on_its_background(background: str, shown: str) -> None:
    assert ink(background) == shown


# -- bars ------------------------------------------------------------------------------------------------------------


def test_hidden_bars_hold_no_number(held: Held) -> None:
    table = held.by_group("quarter")
    own = table[table["theme_id"] == "retaliation"]
    html = shares.group_bars(SV, own, "quarter", colour="#000000")
    hidden = [row for row in html.split("<li>") if "tk-hatch" in row]
    assert hidden
    assert len(hidden) == own["n"].isna().sum()
    for row in hidden:
        assert not re.search(r"\d", plain(row.split("tk-track")[1]))
        assert SV("app.hidden") in row


def test_theme_bars_show_shares_with_intervals_and_lead_to_the_theme(held: Held) -> None:
    html = shares.theme_bars(SV, themes_with_counts(held, "sv", "guided"), colours(held.theme_ids("guided")))
    assert "Mobbning" in html
    assert "48 %" in html
    assert "36–59 %" in html
    assert "themes?theme=bullying&amp;lang=sv" in html
    assert "Stöd" not in html


def test_names_of_groups_are_escaped() -> None:
    html = bars.bars(SV, [bars.Bar("<img src=x>", 0.5, "50 %"), bars.Bar("<b>", None)])
    assert "<img" not in html
    assert "<b>" not in html


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=8))
def test_bars_stay_on_their_scale(values: list[float | None]) -> None:
    html = bars.bars(SV, [bars.Bar("a", value) for value in values])
    assert html.count("<li>") == len(values)
    assert all(float(width) <= 100 for width in re.findall(r"width:([\d.]+)%", html))


# -- time and comparison -----------------------------------------------------------------------------------------------


def test_the_timeline_holds_no_hidden_number() -> None:
    table = pd.DataFrame({"quarter": ["2017-Q1", "2017-Q2", "2018-Q1"], "n": pd.array([40, None, 12], "Int64")})
    figure = timeline.timeline(SV, table)
    shown, hidden = figure.data
    assert list(shown.y) == [40, 12]
    assert list(hidden.x) == ["2017-Q2"]
    assert SV("app.hidden") in hidden.hovertemplate
    assert "%{y}" not in hidden.hovertemplate
    assert list(figure.layout.xaxis.categoryarray) == ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1"]


def test_the_dots_stand_for_what_both_groups_may_show(held: Held) -> None:
    names = dict(themes_with_counts(held, "sv", "guided")[["id", "name"]].itertuples(index=False))
    table = held.comparing.pair("sector", "police", "school", held.theme_ids("guided"))
    rows = dots.difference_rows(SV, table, names)
    assert 0 < len(rows) < len(names)
    assert "support" not in {row.theme for row in rows}
    sizes = [abs(row.first.share - row.second.share) for row in rows if row.second]
    assert sizes == sorted(sizes, reverse=True)
    assert all(row.first.low <= row.first.share <= row.first.high for row in rows)


def test_a_difference_that_holds_is_bold_and_another_is_not() -> None:
    point = dots.Point(0.4, 0.3, 0.5)
    table = differences(pd.DataFrame([("a", 40, 50, 10, 50), ("b", 20, 50, 19, 50)], columns=COUNTED))
    rows = dots.difference_rows(SV, table, {"a": "Klar", "b": "Oklar"})
    clear, unclear = dots.dot_plot(SV, rows, ("ena", "<andra>"), "Skillnad").split("<li>")[1:]
    assert 'tk-clear">+60 ✓' in clear
    assert 'tk-unclear">+2<' in unclear
    assert "&lt;andra&gt;" in dots.dot_plot(SV, [dots.Row("a", "A", point, None, "")], ("ena", "<andra>"), "")


def test_corrected_shares_stand_beside_the_raw() -> None:
    known = Accuracy({"a": Measured(30, 40, 36, 40)}, testimonies=80)
    frame = with_intervals(pd.DataFrame({"theme_id": ["a", "b", "c"], "n": [40, 30, None], "total": 100}), known)
    one, other = dots.corrected_rows(SV, frame, {"a": "A", "b": "B", "c": "C"})
    assert "40 % → 46 %" in one.figure
    assert one.second is not None
    assert (one.second.low, one.second.high) != (one.first.low, one.first.high)
    assert other.second is None
    assert "→" not in other.figure


def test_a_theme_over_time_holds_no_hidden_number(held: Held) -> None:
    table = held.shares("quarter")
    own = table[table["theme_id"] == "retaliation"]
    assert own["share"].isna().any()
    figure = lines.share_line(SV, own, "quarter")
    stubs, shown = figure.data
    assert len(set(stubs.y)) == 1, "hidden periods are all as high"
    assert all("dolt" in stubs.hovertemplate for _ in stubs.x)
    known = own[(own["quarter"] != counts.UNKNOWN) & own["share"].notna()]
    told = [y for y in shown.y if y == y]
    assert told == list(100 * known.sort_values("quarter")["share"])
    assert len(stubs.x) + len(told) == (own["quarter"] != counts.UNKNOWN).sum()
    assert sum(text != "" for _, text in shown.customdata) == len(told)
    assert not shown.connectgaps


@pytest.mark.parametrize(
    ("period", "ends", "every"),
    [
        ("year", ("2016", "2018"), ["2016", "2017", "2018"]),
        ("quarter", ("2017-Q4", "2018-Q2"), ["2017-Q4", "2018-Q1", "2018-Q2"]),
        ("tertial", ("2017-T3", "2018-T2"), ["2017-T3", "2018-T1", "2018-T2"]),
        ("month", ("2017-12", "2018-02"), ["2017-12", "2018-01", "2018-02"]),
    ],
)
def test_no_period_is_left_out_of_a_line(period: str, ends: tuple[str, str], every: list[str]) -> None:
    assert lines.every_period([*ends, counts.UNKNOWN], period) == every
    assert lines.every_period([counts.UNKNOWN], period) == []


def test_small_lines_have_gaps_where_a_share_is_hidden() -> None:
    drawn = unquote(lines.sparkline([0.1, None, 0.3, 0.2], 0.3, "#000000"))
    assert drawn.count("M") - drawn.count("h0") == 3  # the axis and two pieces of line
    assert drawn.count("h0") == 3
    assert lines.sparkline([None], 1.0, "#000000")


def test_every_pair_has_a_cell_and_hidden_ones_no_number(held: Held) -> None:
    ids = held.theme_ids("guided")
    names = {id: f"<{id}>" for id in ids}
    table = held.pairs(ids)
    html = matrix.matrix(SV, table, ids, names)
    assert html.count("<td") - 1 == len(ids) * (len(ids) - 1) / 2
    assert html.count('class="tk-gone"') == html.count("<td") - 1 - table["n"].notna().sum()
    assert f"<{ids[0]}>" not in html
    shown = matrix.pair_list(SV, table.dropna(subset="n"), names)
    assert shown.count("<li>") == table["n"].notna().sum()
    assert not re.search(r"\b[1-4] personer", shown)


def test_plain_tables_escape_and_round() -> None:
    html = tables.figures(["<a>", "b"], [["<i>", tables.chance(SV, 0.0004)], ["x", tables.chance(SV, float("nan"))]])
    assert "&lt;i&gt;" in html
    assert "&lt; 0,001" in html
    assert "–" in html
    assert tables.share(EN, 0.25, 0.2, 0.3) == "25% (20–30%)"
    assert tables.share(EN, float("nan"), 0.2, 0.3) == "–"


# -- the map -----------------------------------------------------------------------------------------------------------


def places(count: int) -> pd.DataFrame:
    at = np.random.default_rng(0).random((count, 2)).astype("float32")
    return pd.DataFrame(
        {"x": at[:, 0], "y": at[:, 1], "theme_id": [f"t{n % 20}" if n % 3 else "" for n in range(count)]}
    )


def test_points_carry_row_numbers_and_nothing_else() -> None:
    order = [f"t{n}" for n in range(20)]
    lit = np.arange(600) % 2 == 0
    figure = scatter.scatter(places(600), "theme_id", scatter.Look(order, colours(order), lit))
    rows = np.concatenate([np.asarray(trace.customdata) for trace in figure.data if len(trace.x)])
    assert sorted(rows) == list(range(600))
    for trace in figure.data:
        assert trace.type == "scattergl"
        assert trace.hoverinfo == "none"
        assert trace.text is None
        assert len(trace.x) == len(trace.customdata)


def test_a_hundred_thousand_points_stay_light() -> None:
    order = [f"t{n}" for n in range(20)]
    figure = scatter.scatter(places(100_000), "theme_id", scatter.Look(order, colours(order), np.ones(100_000, bool)))
    assert len(figure.to_json()) < 2_500_000


def test_the_map_of_no_points_is_drawn() -> None:
    assert scatter.scatter(places(0), "theme_id", scatter.Look([], {}, np.zeros(0, bool))).to_json()


def test_the_legend_names_coloured_themes_only() -> None:
    order = [f"t{n}" for n in range(20)]
    html = scatter.legend(EN, order, {id: f"Theme <{id}>" for id in order}, colours(order))
    assert html.count("<li>") == 16
    assert "&lt;t14&gt;" in html
    assert "t15" not in html


def test_tools_are_named_in_the_readers_language() -> None:
    words = selecting(SV)["locales"]["sv"]["dictionary"]
    assert words["Lasso Select"] == "Markera med lasso"
    assert json.dumps(selecting(EN))


# -- texts -------------------------------------------------------------------------------------------------------------


def read(text: str, marks: reading.Marks | None = None, legend: reading.Legend | None = None) -> str:
    return reading.testimony(SV, text, "sv", marks or reading.Marks(), legend or reading.Legend())


def test_a_testimony_is_shown_as_it_was_written() -> None:
    assert "<script" not in read(HTML)
    assert plain(read(HTML)).strip() == HTML
    assert plain(read(MARKDOWN)).strip() == MARKDOWN


def test_placeholders_become_chips_in_the_readers_language() -> None:
    start = HTML.index("[PERSON 1]")
    marks = reading.Marks([reading.Chip(start, start + 10, "PERSON")])
    assert '<span class="tk-chip tk-direct" title="Person">Person 1</span>' in read(HTML, marks)
    english = reading.passage(EN, HTML[start - 3 :], start - 3, "sv", marks.chips)
    assert "Person 1</span>" in english
    assert reading.plain(SV, "[OCCUPATION 2]\n  sa") == "[Befattning 2] sa"


def test_a_surrogate_stands_as_it_is() -> None:
    assert '<span class="tk-chip tk-direct" title="Person">Eva &amp; Bo</span>' in read(
        "Eva & Bo gick", reading.Marks([reading.Chip(0, 8, "PERSON")])
    )


def test_themes_stand_in_the_margin_in_their_colours() -> None:
    legend = reading.Legend({"a": "Hot <x>", "b": "Stöd"}, {"a": "#0a2f94"}, {"a": "themes?theme=a"})
    html = read("Först detta. Sedan det.", reading.Marks(stretches=[reading.Stretch(13, 23, ("a", "b"))]), legend)
    assert '<a href="themes?theme=a" target="_self">Hot &lt;x&gt;</a>' in html
    assert "border-color:#0a2f94" in html
    assert html.index("tk-note") < html.index("Sedan det.")


def test_passages_in_a_row_of_one_theme_name_it_once() -> None:
    def named(*stretches: tuple[int, int, str]) -> int:
        marks = reading.Marks(stretches=[reading.Stretch(start, end, (theme,)) for start, end, theme in stretches])
        return read("Ett. Två. Tre.", marks, reading.Legend({"a": "Hot", "b": "Stöd"})).count("tk-note")

    assert named((0, 4, "a"), (5, 9, "a")) == 1
    assert named((0, 4, "a"), (5, 9, "b")) == 2
    assert named((0, 4, "a"), (10, 14, "a")) == 2, "words stand between them"


def test_searched_words_are_marked_outside_chips_only() -> None:
    marks = reading.Marks([reading.Chip(5, 15, "PERSON")], terms=["person", "sa"])
    html = read("Hon, [PERSON 1] SA person", marks)
    assert "<mark>SA</mark> <mark>person</mark>" in html
    assert html.count("<mark>") == 2


@given(text=st.text("ab <&>\n[1]", max_size=40), data=st.data())
def test_no_letter_is_lost_whatever_is_marked(text: str, data: st.DataObject) -> None:
    def pairs_() -> list[tuple[int, int]]:
        place = st.integers(0, len(text))
        return [(min(p), max(p)) for p in data.draw(st.lists(st.tuples(place, place), max_size=4))]

    chips = [reading.Chip(a, b, "PERSON") for a, b in pairs_() if a < b]
    stretches = [reading.Stretch(a, b, ("a",)) for a, b in pairs_() if a < b]
    html = read(text, reading.Marks(chips, stretches, data.draw(st.sampled_from([[], ["a"], ["<"]]))))
    bare = re.sub(r'<span class="tk-note">.*?</span></span>', "", html)
    assert unescape(re.sub(r"</?(?:span|article|mark)[^>]*>", "", bare)) == text


def test_codebook_ids_become_names() -> None:
    names = {"silence_culture": "Tystnadskultur", "support": "Stöd"}
    assert parts.named(SV, "Se silence_culture och support.", names) == "Se ”Tystnadskultur” och ”Stöd”."
    assert parts.named(EN, "No support; see silence_culture.", names) == "No support; see “Tystnadskultur”."
    assert parts.named(SV, "osilence_culture", names) == "osilence_culture"


def test_pieces_escape_what_they_are_given() -> None:
    x = "<x>"
    made = [parts.heading(x, x), parts.note(x), parts.callout(x, x), parts.empty(x, x, x), parts.keywords([x])]
    made += [parts.foot(x, x), parts.figures([(x, x)]), parts.theme_head(SV, x, "guided", "#000"), reading.meta([x])]
    for html in made:
        assert "<x>" not in html
        assert "&lt;x&gt;" in html
