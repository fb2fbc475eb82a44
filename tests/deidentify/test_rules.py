"""Rules and decisions, replayed on what the engine found."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.deidentify import Deidentifier, Rule, Rules
from textkit.deidentify.decisions import amended
from textkit.deidentify.rules import occurrences
from textkit.records import LABELS, Span
from textkit.store.notes import Decision


def shown(text: str, spans: list[Span]) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.label) for s in spans]


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("Hall sa nej.", "hall", ["Hall"]),
        ("HALL och Halls och Hall's och Hall:s", "Hall", ["HALL", "Hall", "Hall", "Hall"]),
        ("Hallen i Halla", "Hall", ["Hall", "Hall"]),  # nowhere whole: within words, for a reviewer who typed a part
        ("Hall i Hallen", "Hall", ["Hall"]),
        ("_Hall_ (Hall), @Hall", "Hall", ["Hall", "Hall", "Hall"]),
        ("Sten\nÅke kom", "Sten Åke", ["Sten\nÅke"]),
        ("Ha\u00adll sa", "Hall", ["Ha\u00adll"]),
        ("A\u030ake sa", "Åke", ["A\u030ake"]),
        ("Strauß och STRAUSS", "Strauss", ["Strauß", "STRAUSS"]),
        ("anna anna anna", "anna anna", ["anna anna"]),
        ("Ingen", "", []),
        ("Ingen", "Hall", []),
    ],
)
def test_a_form_is_found_whole_and_in_every_case(text: str, form: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in occurrences(text, form)] == found


PHONE = Span(0, 13, "PHONE_NUMBER", 0.9, "phone_number", 1)


@pytest.mark.parametrize(
    ("text", "spans", "rule", "after"),
    [
        ("Kickan sa", [], Rule("kickan", "always", "PERSON"), [("Kickan", "PERSON")]),
        ("Kickans bil", [], Rule("Kickan", "always", "PERSON"), [("Kickan", "PERSON")]),
        ("Kickanberg", [], Rule("Kickan", "always", "PERSON"), []),
        ("Norra sa", [Span(0, 5, "PERSON")], Rule("norra", "always", "LOCATION"), [("Norra", "LOCATION")]),
        # a longer span of the same label holds the form already
        ("Anna Hall", [Span(0, 9, "PERSON")], Rule("Anna", "always", "PERSON"), [("Anna Hall", "PERSON")]),
        # within a longer name of another kind the rule has its own part, and the rest stays masked
        (
            "Polis Norra",
            [Span(0, 11, "ORGANIZATION")],
            Rule("norra", "always", "LOCATION"),
            [("Polis", "ORGANIZATION"), ("Norra", "LOCATION")],
        ),
        # within an address it is masked already
        (
            "anna@ab.se",
            [Span(0, 10, "EMAIL_ADDRESS")],
            Rule("anna", "always", "PERSON"),
            [("anna@ab.se", "EMAIL_ADDRESS")],
        ),
        ("Hall sa", [Span(0, 4, "PERSON")], Rule("HALL", "never"), []),
        ("Halls bil", [Span(0, 4, "PERSON")], Rule("Hall", "never"), []),
        # an s that may belong to the name
        ("Hans sa", [Span(0, 4, "PERSON")], Rule("Han", "never"), [("Hans", "PERSON")]),
        ("Korsets hus", [Span(0, 7, "ORGANIZATION")], Rule("Korset", "never"), []),
        ("Anna Hall", [Span(0, 9, "PERSON")], Rule("Hall", "never"), [("Anna Hall", "PERSON")]),
        ("Röda Korset", [Span(0, 4, "LOCATION"), Span(5, 11, "PERSON")], Rule("röda korset", "never"), []),
        # numbers and addresses are opened by the very same letters only
        ("070-174 06 05", [PHONE], Rule("070", "never"), [("070-174 06 05", "PHONE_NUMBER")]),
        ("070-174 06 05", [PHONE], Rule("174 06", "never"), [("070-174 06 05", "PHONE_NUMBER")]),
        ("070-174 06 05", [PHONE], Rule("070-174 06 05", "never"), []),
        ("A@B.SE", [Span(0, 6, "EMAIL_ADDRESS")], Rule("a@b.se", "never"), [("A@B.SE", "EMAIL_ADDRESS")]),
        (
            "1985 19850709-1239",
            [Span(5, 18, "NATIONAL_ID")],
            Rule("19850709", "never"),
            [("19850709-1239", "NATIONAL_ID")],
        ),
    ],
)
def test_a_rule_masks_or_opens_its_form(text: str, spans: list[Span], rule: Rule, after: list[tuple[str, str]]) -> None:
    assert shown(text, amended(text, spans, rules=Rules([rule]))) == after


def test_always_is_stronger_than_never_and_a_decision_than_both() -> None:
    text, spans = "Anna Hall kom. Hall gick.", [Span(0, 9, "PERSON"), Span(15, 19, "PERSON")]
    rules = Rules([Rule("hall", "never"), Rule("anna hall", "always", "USERNAME")])
    assert shown(text, amended(text, spans, rules=rules)) == [("Anna Hall", "USERNAME")]
    kept = [Decision("a", 15, 19, "accept", "PERSON"), Decision("a", 0, 9, "reject")]
    assert shown(text, amended(text, spans, kept, rules)) == [("Hall", "PERSON")]


def test_only_rules_whose_form_stands_in_the_texts_concern_them() -> None:
    rules = Rules([Rule("Hall", "never"), Rule("Kickan", "always", "PERSON")])
    assert [r.form for r in rules.concerning(["Inget här.", "KICKANS bil"])] == ["Kickan"]
    assert rules.concerning(["Hallen"]) == []
    assert "Hall" not in repr(rules.rules)


@pytest.mark.parametrize(
    ("spans", "decision", "after"),
    [
        # the engine finds the same, more, less, something else, or nothing any more
        ([Span(0, 4, "PERSON")], Decision("a", 0, 4, "reject"), []),
        ([Span(0, 9, "PERSON")], Decision("a", 5, 9, "reject"), [("Anna", "PERSON")]),
        ([Span(5, 9, "PERSON")], Decision("a", 0, 9, "reject"), []),
        ([], Decision("a", 0, 4, "accept", "PERSON"), [("Anna", "PERSON")]),
        ([Span(0, 4, "LOCATION")], Decision("a", 0, 4, "accept", "PERSON"), [("Anna", "PERSON")]),
        ([Span(0, 9, "PERSON")], Decision("a", 0, 4, "accept", "PERSON"), [("Anna Hall", "PERSON")]),
        (
            [Span(0, 9, "PERSON")],
            Decision("a", 0, 4, "relabel", "LOCATION"),
            [("Anna", "LOCATION"), ("Hall", "PERSON")],
        ),
        ([], Decision("a", 5, 9, "add", "PERSON"), [("Hall", "PERSON")]),
        ([Span(0, 7, "PERSON")], Decision("a", 5, 9, "add", "PERSON"), [("Anna", "PERSON"), ("Hall", "PERSON")]),
        ([Span(0, 4, "PERSON")], Decision("a", 0, 99, "reject"), [("Anna", "PERSON")]),  # beyond the text
    ],
)
def test_a_decision_holds_whatever_the_engine_finds(
    spans: list[Span], decision: Decision, after: list[tuple[str, str]]
) -> None:
    text = "Anna Hall teg."
    assert shown(text, amended(text, spans, [decision])) == after


def test_what_was_added_is_tied_to_the_mentions_the_engine_found() -> None:
    text = "Anna Hall kom. Sedan gick Hall. Kim Berg teg."
    found = [Span(0, 9, "PERSON", 1.0, "person", 1), Span(32, 40, "PERSON", 1.0, "person", 2)]
    after = amended(text, found, [Decision("a", 26, 30, "add", "PERSON")])
    assert [(text[s.start : s.end], s.entity) for s in after] == [("Anna Hall", 1), ("Hall", 1), ("Kim Berg", 2)]


def test_without_decisions_and_rules_nothing_changes() -> None:
    spans = [Span(0, 4, "PERSON", 0.4, "person", 7)]
    assert amended("Anna", spans) == spans


def test_the_engine_takes_decisions_and_rules() -> None:
    from textkit.records import Testimony

    text = "Jag såg Kickan vid Storgatan 5. Johan Lindqvist teg."
    engine = Deidentifier()
    rules = Rules([Rule("Johan Lindqvist", "never"), Rule("såg", "always", "DATE")])
    (safe,) = engine.deidentify_all(
        [Testimony("a", text, "sv")], decisions={"a": [Decision("a", 0, 3, "add", "AGE")]}, rules=rules
    )
    assert safe.text.startswith("[AGE 1] [DATE 1] ")
    assert "Johan Lindqvist teg." in safe.text


WORDS = st.sampled_from(
    ["Anna", "annas", "Hall", "HALL:s", "070-174", "06", "Straße", "An\u00adna", "å\u030a", " ", "\n", "."]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
RULES = st.builds(
    lambda form, action, label: Rule(form, action, label if action == "always" else ""),
    st.sampled_from(["anna", "Hall", "anna hall", "06", "STRASSE", "."]),
    st.sampled_from(["always", "never"]),
    st.sampled_from(LABELS[:3]),
)


@given(TEXTS, st.lists(RULES, max_size=4), st.data())
def test_spans_stay_sorted_apart_and_within_the_text(text: str, rules: list[Rule], data: st.DataObject) -> None:
    size = len(text)
    pairs = st.tuples(st.integers(0, size), st.integers(0, size)).filter(lambda p: p[0] < p[1])
    cuts = sorted(data.draw(st.lists(st.integers(0, size), max_size=8, unique=True))) if size else []
    spans = [Span(a, b, "PERSON", 0.6, "person", 1) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    places = data.draw(st.lists(pairs, max_size=3)) if size else []
    actions = [data.draw(st.sampled_from(["accept", "reject", "add", "relabel"])) for _ in places]
    made = [Decision("a", *p, action, "LOCATION") for p, action in zip(places, actions, strict=True)]
    after = amended(text, spans, made, Rules(rules))
    assert all(a.end <= b.start for a, b in pairwise(after))
    assert all(0 <= s.start < s.end <= size for s in after)
    for place, action in zip(places[-1:], actions[-1:], strict=True):  # the latest decision always holds
        covered = {i for s in after for i in range(s.start, s.end)}
        stretch = set(range(*place))
        assert stretch.isdisjoint(covered) if action == "reject" else stretch <= covered
