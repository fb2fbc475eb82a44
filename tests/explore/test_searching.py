"""Search: parts of words, whatever the case and accents; letters of the Nordic languages stay letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.explore.searching import folded, hits, terms


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("tyst", "Tystnaden var TYST.", ["Tyst", "TYST"]),
        ("ide", "En idé, två IDÉER.", ["idé", "IDÉ"]),
        ("idé", "En ide.", ["ide"]),
        ("möte", "Møtet ble avlyst.", ["Møte"]),
        ("læg", "Läget var værre.", ["Läg"]),
        ("far", "Han får gå.", []),
        ("hot", "Hon hör höt.", []),
        ("person 1", "[PERSON 1] är en person.", ["person"]),
        ('"sa upp"', "Hon sa upp sig. Upp sa hon.", ["sa upp"]),
        ("”sa upp”", "Hon sa upp sig.", ["sa upp"]),
        ("a+ (x", "A+ är inte (x).", ["A+", "(x"]),
        ("", "Inget.", []),
    ],
)
def test_what_is_found(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, terms(query))] == found


@given(st.text())
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)
