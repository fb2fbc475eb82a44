"""Key words: of the usual language, used by several, met together, and each in one theme."""

from __future__ import annotations

import numpy as np
import pytest

from textkit.themes import keywords
from textkit.themes.material import Form, Material

MEET = ["kaffe kopp mjölk fika bryggare"] * 8 + ["schema natt pass helg tur"] * 8 + ["coffee cup milk"] * 5


def material(texts: list[str], languages: list[str] | None = None, owners: list[str] | None = None) -> Material:
    return Material(texts, texts, languages or ["sv"] * len(texts), owners or [str(i) for i in range(len(texts))], 5)


def test_words_that_meet_are_alike_and_those_that_never_do_are_not() -> None:
    forms = [Form("a", np.array([0, 1, 2])), Form("b", np.array([0, 1, 2])), Form("c", np.array([3, 4]))]
    near = keywords.likeness(forms, 6)
    assert near[0, 1] == pytest.approx(3 / 4)  # 1, discounted for three testimonies
    assert near[0, 2] == near[2, 1] == -1
    assert keywords.likeness([], 3).shape == (0, 0)


def test_a_heavy_word_that_meets_no_other_is_left_out() -> None:
    near = np.full((6, 6), 0.5)
    near[0] = near[:, 0] = -1
    assert keywords.chosen(np.array([3.0, 2.0, 2.0, 2.0, 2.0, 2.0]), near) == [1, 2, 3, 4, 5]


def test_a_theme_with_few_words_takes_them_all() -> None:
    assert sorted(keywords.chosen(np.ones(3), np.full((3, 3), -1.0))) == [0, 1, 2]
    assert keywords.chosen(np.zeros(0), np.zeros((0, 0))) == []


def test_candidates_are_of_the_usual_language() -> None:
    held = material(MEET, ["sv"] * 16 + ["en"] * 5)
    rows = np.array([0, 1, 2, 3, 16, 17])
    weights = [("coffee", 9.0), ("kaffe", 3.0), ("kopp", 2.0), ("natt", 1.0)]
    assert keywords.usual_language(held, rows) == "sv"
    assert keywords.candidates(held, rows, weights) == [("kaffe", 3.0), ("kopp", 2.0)]


def test_no_two_themes_take_the_same_word() -> None:
    held = material(MEET[:16])
    pools = [[("kaffe", 2.0), ("kopp", 1.0)], [("kaffe", 3.0), ("natt", 2.0), ("pass", 1.0)]]
    known = {(w, "sv"): Form(w, np.arange(8)) for w in ("kaffe", "kopp", "natt", "pass")}
    assert keywords.keywords(held, pools, ["sv", "sv"], known) == [["kaffe", "kopp"], ["natt", "pass"]]


def test_one_persons_word_counts_once() -> None:
    held = material(MEET[:16], owners=["same"] * 16)
    assert held.testimonies == 1
    assert held.users(range(16))[0]["kaffe"] == 1
    assert held.vocabulary() == {}
