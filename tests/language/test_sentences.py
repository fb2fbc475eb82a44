"""Sentences and passages: no letter lost, always cut the same way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.language.sentences import sentences
from textkit.records import SafeTestimony
from textkit.themes.passages import LONGEST, joined, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hon gick. Jag stod kvar.", ["Hon gick.", "Jag stod kvar."]),
        ("Det var t.ex. jag. Kl. 14 gick vi.", ["Det var t.ex. jag.", "Kl. 14 gick vi."]),
        ('"Nej!" Sen blev det tyst.', ['"Nej!"', "Sen blev det tyst."]),
        ("den 3. maj var jag där", ["den 3. maj var jag där"]),
        ("Av A. Berg fick jag inget.", ["Av A. Berg fick jag inget."]),
        ("- ett\n- två", ["- ett", "- två"]),
        ("Va?! Ja… men", ["Va?!", "Ja… men"]),
        ("", []),
        ("   \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == parts


@given(st.text(alphabet='abå .!?\n"-A1…', max_size=400))
def test_nothing_is_lost_or_doubled(text: str) -> None:
    for pieces in (list(sentences(text)), list(joined(text))):
        assert "".join(text[a:b] for a, b in pieces).split() == "".join(text[a:b] for a, b in pieces).split()
        kept = "".join("".join(text[a:b].split()) for a, b in pieces)
        assert kept == "".join(text.split())
        assert all(b <= c for (_, b), (c, _) in pairwise(pieces))


def test_passages_hold_one_to_four_sentences_and_end_at_empty_lines() -> None:
    text = "Kort. " * 9 + "\n\nEtt nytt stycke börjar här."
    passages = split(SafeTestimony("t", text, "sv"))
    assert [p.id for p in passages] == ["t#1", "t#2", "t#3", "t#4"]
    assert passages[-1].text == "Ett nytt stycke börjar här."
    assert all(text[p.start : p.end] == p.text for p in passages)


def test_a_text_without_stops_is_cut() -> None:
    text = "ord " * 1000
    assert all(len(text[a:b].split()) <= 2 * LONGEST for a, b in joined(text))
    assert len(list(joined(text))) >= 1000 // LONGEST
