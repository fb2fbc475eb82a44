"""Facts of an incident: what passages say in five languages, what is denied, never happened or was another's doing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textkit import corpus, facts
from textkit.records import LANGUAGES
from textkit.themes.fact_evaluate import accuracy, evaluate, macro_f1, marks, unknown
from textkit.themes.fact_rules import load

SAID = [
    ("sv", "Jag anmälde honom till HR i maj.", "reported", "yes"),
    ("sv", "Jag anmälde det aldrig.", "reported", "no"),
    ("sv", "Det blev ingen anmälan.", "reported", "no"),
    ("sv", "Om jag hade anmält hade jag fått sluta.", "reported", "unclear"),
    ("sv", "Någon annan anmälde honom.", "reported", "unclear"),
    ("sv", "Jag gick till min chef och berättade.", "reported_to", "manager"),
    ("sv", "Jag gick till [OCCUPATION 1] samma dag.", "reported_to", "manager"),
    ("sv", "Jag sa inte ett ord till någon.", "reported_to", "no_one"),
    ("sv", "Förundersökningen lades ned efter två veckor.", "outcome", "case_closed"),
    ("sv", "Jag blev sjukskriven i tre månader.", "consequence", "sick_leave"),
    ("sv", "Det var min chef som tog mig på låret.", "perpetrator", "manager"),
    ("sv", "Det hände på julbordet.", "place", "party_or_travel"),
    ("sv", "Det var under min praktik.", "time", "training"),
    ("sv", "Våren 2014 hände det.", "time", "2014"),
    ("sv", "Det hände [DATE 1].", "time", "dated"),
    ("nb", "Jeg varslet i november.", "reported", "yes"),
    ("nb", "Jeg fortalte det aldri til noen.", "reported", "no"),
    ("nb", "Jeg ble sykmeldt etterpå.", "consequence", "sick_leave"),
    ("nn", "Eg melde han.", "reported", "yes"),
    ("nn", "Eg sa ingenting.", "reported", "no"),
    ("da", "Jeg klagede til min chef.", "reported", "yes"),
    ("da", "Jeg sagde ingenting.", "reported", "no"),
    ("da", "Hun blev sygemeldt.", "consequence", "sick_leave"),
    ("en", "I reported it to HR.", "reported_to", "hr"),
    ("en", "I never told anyone.", "reported", "no"),
    ("en", "If I had reported it I would have lost my job.", "reported", "unclear"),
    ("en", "I was signed off for a month.", "consequence", "sick_leave"),
]


@pytest.mark.parametrize(("language", "text", "fact", "value"), SAID)
def test_what_a_passage_says(language: str, text: str, fact: str, value: str) -> None:
    found = {f.fact: f for f in facts.read(text, language)}[fact]
    assert found.value == value
    assert (found.end > found.start) == (value != "unclear")


def test_the_passage_is_the_sentence_that_says_it() -> None:
    text = "Det var kallt. Jag anmälde honom till [ORGANIZATION 1]. Sedan åt vi."
    row = facts.find([text], ["sv"]).set_index("fact").loc["reported"]
    assert text[row["start"] : row["end"]] == "Jag anmälde honom till [ORGANIZATION 1]."
    assert 0.5 <= row["score"] <= 1


def test_a_row_a_text_and_fact_with_known_values() -> None:
    found = facts.find(["Jag slutade.", "", "I left."])
    assert list(found.columns) == list(facts.COLUMNS)
    assert len(found) == 3 * len(facts.FACTS)
    assert all(v in (*facts.VALUES[f], "unclear") for f, v in zip(found["fact"], found["value"], strict=True))
    with pytest.raises(ValueError, match="zip"):
        facts.find(["one", "two"], ["en"])


def test_answers_that_were_wrong_too_often_are_not_told() -> None:
    texts = ["Det hände på julbordet. Jag anmälde honom till HR.", "Det var under min praktik."]
    told, all_ = (
        facts.find(texts, ["sv", "sv"], weak=weak).pivot(index="testimony", columns="fact", values="value")
        for weak in (False, True)
    )
    assert (told["place"] == facts.UNCLEAR).all()
    assert all_["place"][0] == "party_or_travel"
    assert (told["time"][1], all_["time"][1]) == (facts.UNCLEAR, "training")
    assert told["reported_to"][0] == "hr"
    marked = facts.find(texts, ["sv", "sv"]).groupby("fact")["experimental"].all()
    assert not marked["reported"]
    assert not marked["witnesses"]
    assert marked["perpetrator"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_is_read_and_passages_lie_within_it(text: str, language: str) -> None:
    for found in facts.read(text, language):
        assert 0 <= found.start <= found.end <= len(text)
        assert 0 <= found.score <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_rules_in_every_language(language: str) -> None:
    spoken = {(rule.fact, rule.value) for rule in load(language).rules}
    assert {fact for fact, _ in spoken} == set(facts.FACTS)
    assert all(value in facts.VALUES[fact] for fact, value in spoken)


def test_marks_are_in_order_and_leave_the_test_part_alone() -> None:
    part = corpus.splits()
    assert not unknown()
    assert {part[id] for id, _ in marks()} == {"train", "dev"}


def test_it_is_better_than_the_most_frequent_value_on_reported() -> None:
    """On the development part; the test part is for `textkit evaluate`."""
    report = evaluate(corpus.gold("dev"))
    reported = report.facts["reported"]
    assert reported.accuracy >= reported.baseline + 0.1
    assert set(report.facts) == set(facts.FACTS)
    assert "witnesses" in report.to_text()


def test_measures() -> None:
    pairs = [("yes", "yes"), ("yes", "no"), ("2014", "2014"), ("2014", "2015")]
    assert accuracy(pairs) == 0.5
    assert macro_f1([("yes", "yes"), ("no", "no")]) == 1
    assert macro_f1([("2014", "2015")]) == 0
