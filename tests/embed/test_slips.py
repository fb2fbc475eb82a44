"""Long mistyped words are read as the word meant; others are left alone."""

from __future__ import annotations

import pytest

from textkit.embed.nordic import load_pieces
from textkit.embed.slips import Slips
from textkit.resources import resource


@pytest.fixture(scope="module")
def slips() -> Slips:
    return Slips(load_pieces(resource("models/nordic_encoder")))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("hon anmälde traksserier till skyddsombudet.", "hon anmälde trakasserier till skyddsombudet."),
        ("en ny arbetsmiljo", "en ny arbetsmiljö"),
        ("en udtalelse fra ledelsen", "en uttalelse fra ledelsen"),
        ("trakasserier på jobbet", "trakasserier på jobbet"),
        ("bäcken och toppen, tuttar", "bäcken och toppen, tuttar"),
        ("xyzqwvplkj", "xyzqwvplkj"),
        ("", ""),
    ],
)
def test_only_long_unknown_words_change(slips: Slips, text: str, read: str) -> None:
    assert slips.righted(text) == read
    assert slips.righted(text) == read  # the second time from memory


def test_a_mistyped_word_gets_the_vector_of_the_word_meant() -> None:
    from textkit import load_embedder

    for embedder in (load_embedder(), load_embedder("static")):
        right, wrong, other = embedder.encode(["trakasserier", "traksserier", "semester"])
        assert right @ wrong > 0.99 > right @ other
