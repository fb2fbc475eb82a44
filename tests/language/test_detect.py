"""Which language, and how sure."""

from __future__ import annotations

from collections import Counter

import pytest

from textkit import corpus
from textkit.language import detect
from textkit.language.detect import scores


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ingen vågade säga något när chefen kom in i rummet.", "sv"),
        ("Ingen turte å si noe da sjefen kom inn i rommet.", "nb"),
        ("Ingen torde seie noko då sjefen kom inn i rommet, og eg gjekk heim.", "nn"),
        ("Ingen turde sige noget, da chefen kom ind i lokalet, og jeg gik hjem.", "da"),
        ("Nobody dared to say anything when the boss came into the room.", "en"),
        ("ja asså dom visste ju, alla visste", "sv"),
        ("Eg veit ikkje kva eg skal gjere.", "nn"),
    ],
)
def test_short_texts(text: str, language: str) -> None:
    assert detect(text).language == language


@pytest.mark.parametrize("text", ["", "   \n", "12345 :-) §§", "[[]]"])
def test_without_letters_the_fallback_is_unsure(text: str) -> None:
    guess = detect(text, fallback="nb")
    assert (guess.language, guess.sure) == ("nb", False)


def test_the_corpus_is_told_apart() -> None:
    """The languages in the headers of all testimonies; short survey answers included."""
    gold = corpus.gold()
    wrong = Counter((g.header["lang"], detect(g.text).language) for g in gold)
    right = sum(n for (told, found), n in wrong.items() if told == found)
    assert right / len(gold) >= 0.985, wrong
    unsure = sum(not detect(g.text).sure for g in gold) / len(gold)
    assert unsure <= 0.05


def test_the_scores_cover_all_five() -> None:
    assert set(scores("hej")) == {"sv", "nb", "nn", "da", "en"}
