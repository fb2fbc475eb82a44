"""What an evaluation counts, its intervals, the places it points to, and the page: figures only, never a word of a text."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit import evaluating
from textkit.corpus import GoldSpan, GoldTestimony, hard_cases
from textkit.deidentify.evaluate import DeidReport, evaluate
from textkit.deidentify.gold import Mark
from textkit.deidentify.shares import shares, speed
from textkit.errors import UnreadableFile, UsageError
from textkit.export.evaluation import to_page
from textkit.export.evaluation_words import CASES, FORMS, PAGE
from textkit.records import Span

TEXT = "Rutger Kvanting och Rutger i Målerås, 44 år."
SECRET = ("Rutger", "Kvanting", "Målerås")


def marked(text: str, *marks: GoldSpan) -> GoldTestimony:
    return GoldTestimony("a", text, {"lang": "sv", "themes": ""}, marks, (), "f.txt", 3)


GOLD = marked(
    TEXT,
    GoldSpan(0, 15, "PERSON", "p1"),
    GoldSpan(20, 26, "PERSON", "p1"),
    GoldSpan(29, 36, "LOCATION", ""),
    GoldSpan(38, 40, "AGE", ""),
)


class Says:
    """Finds what it was told to find in each text."""

    def __init__(self, *found: list[Span]) -> None:
        self.found = found

    def detect_all(self, texts: Any, languages: Any = None) -> list[list[Span]]:
        return list(self.found[: len(list(texts))])


def report(gold: GoldTestimony, *spans: Span, **options: Any) -> DeidReport:
    return evaluate(Says(list(spans)), [gold], **options)


def hits(shares: dict[str, Any], name: str) -> tuple[int, int]:
    return shares[name].hits, shares[name].total


@pytest.mark.parametrize(
    ("spans", "mentions", "entities", "leaks"),
    [
        ([], (0, 2), (0, 1), 1),
        ([Span(0, 15, "PERSON")], (1, 2), (0, 1), 1),
        ([Span(0, 6, "PERSON"), Span(7, 15, "PERSON"), Span(20, 26, "PERSON")], (2, 2), (1, 1), 0),
        ([Span(0, 27, "ORGANIZATION")], (2, 2), (1, 1), 0),
        ([Span(0, 14, "PERSON"), Span(20, 26, "PERSON")], (1, 2), (0, 1), 1),
    ],
)
def test_an_entity_is_found_when_all_its_mentions_are(
    spans: list[Span], mentions: tuple[int, int], entities: tuple[int, int], leaks: int
) -> None:
    got = report(GOLD, *spans)
    assert (hits(got.recall, "PERSON"), hits(got.entities, "PERSON")) == (mentions, entities)
    assert hits(got.entities, "direct") == entities
    assert got.leaky.hits == leaks


def test_without_an_id_the_same_words_are_one_entity() -> None:
    marks = [GoldSpan(0, 4, "LOCATION", ""), GoldSpan(9, 13, "LOCATION", ""), GoldSpan(18, 21, "LOCATION", "")]
    got = report(marked("Lund och LUND och Vara", *marks), Span(0, 4, "LOCATION"))
    assert hits(got.entities, "LOCATION") == (0, 2)
    assert hits(got.recall, "LOCATION") == (1, 3)


def test_labels_are_judged_where_the_mention_is_found() -> None:
    spans = [Span(0, 15, "PERSON"), Span(20, 26, "LOCATION"), Span(29, 36, "LOCATION")]
    got = report(GOLD, *spans)
    assert hits(got.label_right, "PERSON") == (1, 2)
    assert hits(got.label_right, "quasi") == (1, 1)
    assert "AGE" not in got.label_right
    assert got.confusion == {"PERSON": {"LOCATION": 1, "PERSON": 1}, "LOCATION": {"LOCATION": 1}, "AGE": {"missed": 1}}


def test_a_wider_label_of_theirs_takes_several_of_ours() -> None:
    mark = Mark(0, 4, "DEMOGRAPHIC", "", "direct", ("AGE",))
    assert hits(report(marked("1999", mark), Span(0, 4, "AGE")).label_right, "DEMOGRAPHIC") == (1, 1)
    assert hits(report(marked("1999", mark), Span(0, 4, "DATE")).label_right, "direct") == (0, 1)


def test_labels_without_a_counterpart_are_counted_under_their_own_name() -> None:
    gold = marked("Nobelpriset och Vasaloppet", Mark(0, 11, "PRIZE", ""), Mark(16, 26, "EVENT", "", "quasi"))
    got = report(gold, Span(0, 11, "ORGANIZATION"))
    assert hits(got.recall, "other:PRIZE") == (1, 1)
    assert hits(got.recall, "quasi") == (0, 1)
    assert got.over_masking.hits == 0
    assert got.precision.hits == 1


@pytest.mark.parametrize(
    ("surface", "end", "found"),
    [("Hanssons", 7, 1), ("Hanssons", 8, 1), ("Hansson", 6, 0), ("Bos", 2, 1), ("As", 1, 0)],
)
def test_a_genitive_s_of_their_mark_may_stay(surface: str, end: int, found: int) -> None:
    theirs = report(marked(f"{surface} bil", Mark(0, len(surface), "PERSON", "")), Span(0, end, "PERSON"))
    ours = report(marked(f"{surface} bil", GoldSpan(0, len(surface), "PERSON", "")), Span(0, end, "PERSON"))
    assert theirs.recall["PERSON"].hits == found
    assert ours.recall["PERSON"].hits == (end == len(surface))


def test_what_the_marks_know_nothing_of_is_neither_right_nor_wrong() -> None:
    spans = [Span(0, 15, "PERSON"), Span(16, 19, "ORGANIZATION"), Span(41, 43, "DATE")]
    got = report(GOLD, *spans, unjudged={"DATE"})
    assert (got.precision.hits, got.precision.total) == (1, 2)
    assert got.over_masking.hits == 3
    assert got.unjudged == {"DATE": 1}
    assert report(GOLD, *spans).over_masking.hits == 5


def test_the_places_of_what_went_wrong() -> None:
    spans = [Span(7, 19, "PERSON", 0.61, "person"), Span(20, 26, "PERSON"), Span(38, 40, "AGE")]
    got = report(GOLD, *spans)
    assert [(p.start, p.end, p.what, p.label, len(p.said)) for p in got.places] == [
        (0, 15, "partly missed", "PERSON", 1),
        (16, 19, "over-masked", "PERSON", 1),
        (29, 36, "missed", "LOCATION", 0),
    ]
    assert got.places[0].to_text() == "a  0–15  partly missed  PERSON  engine: PERSON 7–19 0.61 person  (f.txt:3)"
    assert got.to_dict(where=True)["where"][0]["said"][0]["score"] == 0.61
    assert "where" not in got.to_dict()


def test_nothing_of_a_text_comes_out(tmp_path: Path) -> None:
    got = report(GOLD, Span(7, 19, "PERSON"), Span(41, 43, "DATE"))
    page = to_page(got.to_dict(where=True), tmp_path / "p.html").read_text(encoding="utf-8")
    told = [got.to_text(), got.to_json(), repr(got), page, *(p.to_text() for p in got.places)]
    told.append(json.dumps(got.to_dict(where=True), ensure_ascii=False))
    assert not any(word.casefold() in text.casefold() for word in SECRET for text in told)


counted = st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(st.dictionaries(st.sampled_from("abc"), counted), max_size=12))
def test_intervals_hold_what_shares_can_be(rows: list[dict[str, tuple[int, int]]]) -> None:
    found = shares(rows)
    assert set(found) == {name for row in rows for name in row}
    for name, share in found.items():
        assert share.hits == sum(row.get(name, (0, 0))[0] for row in rows)
        assert 0 <= share.low <= share.high <= 1
        if len({h / t for h, t in (row.get(name, (0, 0)) for row in rows) if t}) == 1:
            assert share.low == pytest.approx(share.value)
            assert share.high == pytest.approx(share.value)
    assert found == shares(rows)


def test_an_interval_narrows_with_more_testimonies() -> None:
    few = shares([{"x": (i % 2, 1)} for i in range(10)])["x"]
    many = shares([{"x": (i % 2, 1)} for i in range(1000)])["x"]
    assert few.value == many.value == 0.5
    assert few.high - few.low > 5 * (many.high - many.low) > 0
    assert (many.low, many.high) == pytest.approx((0.469, 0.531), abs=0.006)  # 0.5 ± 1.96 · √(0.25/1000)


def test_speed_is_told_apart_by_length() -> None:
    even, uneven = speed([100] * 20, 2.0), speed([10] * 19 + [1810], 2.0)
    assert even is not None
    assert uneven is not None
    assert (even.value, even.low, even.high) == pytest.approx((10, 10, 10))
    assert uneven.low < uneven.value == 10 < uneven.high
    assert speed([], 1.0) is None
    assert report(GOLD).speed is not None


def test_the_table_names_every_measure() -> None:
    text = report(GOLD, Span(0, 15, "PERSON")).to_text()
    for part in ("direct mentions masked", "quasi entities", "label right", "leaky", "a second", "PERSON", "direct:sv"):
        assert part in text
    frame = report(GOLD, Span(0, 15, "PERSON")).to_frame()
    assert {"recall", "entities", "label_right", "leaky", "precision"} <= set(frame["measure"])


class Reads(HTMLParser):
    """Tags that stay open, and the text of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [v for n, v in attrs if n in ("src", "href") and v]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("language", "said"), [("sv", ("Personnummer", "33,3", "Läge: strikt")), ("en", ("50.0", "Age"))]
)
def test_the_page_stands_alone(tmp_path: Path, language: str, said: tuple[str, ...]) -> None:
    marks = [*GOLD.spans, Mark(41, 43, "<b>", ""), GoldSpan(16, 19, "NATIONAL_ID", "")]
    got = report(marked(TEXT, *marks), Span(0, 15, "PERSON"), Span(38, 40, "AGE"))
    figures = got.to_dict() | {"mode": "strict", "gold": {"unmapped": {"<b>": 1}, "language_told": 4}}
    page = to_page(figures, tmp_path / "out" / "p.html", language).read_text(encoding="utf-8")
    reader = Reads()
    reader.feed(page)
    assert (reader.open, reader.outside) == ([], [])
    assert f'<html lang="{language}">' in page
    assert "&lt;b&gt; 1" in page
    assert "<b>" not in page
    for word in said:
        assert word in page


def test_the_page_says_the_same_in_both_languages() -> None:
    assert set(PAGE["sv"]) == set(PAGE["en"])
    assert set(FORMS["sv"]) == set(FORMS["en"])
    assert set(CASES["sv"]) == set(CASES["en"]) == {c for cs in hard_cases().values() for c in cs} - {"none_tempting"}


def test_own_files_from_the_command_line(tmp_path: Path) -> None:
    gold, page = tmp_path / "marked.conll", tmp_path / "p.html"
    gold.write_text("Han O\nheter O\nXzqyv B-PER\nBerg I-PER\n\nPå O\nNobelfesten B-EVT\n", encoding="utf-8")
    command = [sys.executable, "-m", "textkit", "evaluate", "deid", "--gold", str(gold)]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *more], capture_output=True, text=True, check=False)

    told = run("--where", "--html", str(page), "--language", "en", "--mode", "balanced")
    assert told.returncode == 0, told.stderr
    assert "EVT 1" in told.stdout
    assert "--map THEIRS=OURS" in told.stdout
    assert "Mode: balanced" in page.read_text(encoding="utf-8")
    assert not any(word in told.stdout + page.read_text(encoding="utf-8") for word in ("Xzqyv", "Nobel", "heter"))
    figures = json.loads(run("--json", "--map", "EVT=ORGANIZATION", "--gold-language", "sv").stdout)
    assert figures["recall"]["ORGANIZATION"]["total"] == 1
    assert figures["mode"] == "strict"
    assert figures["gold"]["unmapped"] == {}
    gold.write_text("Xzqyv B-PER\nBerg\n", encoding="utf-8")
    broken = run()
    assert (broken.returncode, "marked.conll:2" in broken.stderr, "Berg" in broken.stderr) == (1, True, False)


def test_options_that_do_not_belong(tmp_path: Path) -> None:
    asked: dict[str, Any] = {
        "split": "dev", "gold": None, "gold_language": None, "labels": (), "mode": "strict", "where": False,
        "html": None, "language": "en",
    }  # fmt: skip
    with pytest.raises(UsageError, match="--gold"):
        evaluating.deid(**asked | {"labels": ("MISC=PERSON",)})
    with pytest.raises(UsageError, match="evaluate deid"):
        evaluating.themes(**asked | {"where": True})
    with pytest.raises(UsageError, match=r"no marked \.txt files"):
        evaluating.themes(**asked | {"gold": tmp_path})
    with pytest.raises(UnreadableFile, match="number of fields"):
        evaluating.themes(**asked | {"gold": Path(__file__)})
