"""Streamlit's own words are said in the reader's language, and turned back when the language is switched."""

from __future__ import annotations

import json
import re

import pytest

from textkit.explore.pages.foreign import BEGINNINGS, WHOLE, retold
from textkit.explore.words import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_told_from_every_language(language: str) -> None:
    t, script = texts(language), retold(texts(language))
    tables = [json.loads(found) for found in re.findall(r"(?:whole|begins) = (\{.*?\})", script)]
    assert len(tables) == 2
    for table, kept in zip(tables, (WHOLE, BEGINNINGS), strict=True):
        for theirs, key in kept.items():
            assert table[theirs] == t(f"foreign.{key}")
            assert all(table[texts(other)(f"foreign.{key}")] == t(f"foreign.{key}") for other in LANGUAGES)


def test_no_two_words_of_a_language_are_the_same() -> None:
    for language in LANGUAGES:
        told = [texts(language)(f"foreign.{key}") for key in {*WHOLE.values()}]
        assert len(set(told)) == len(told), language
