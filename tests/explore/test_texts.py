"""The words of the interface: the same in every language, and every one in use."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from textkit.explore.words import LANGUAGES, language_of, neighbour_note, texts
from textkit.records import LABELS
from textkit.records import LANGUAGES as SPOKEN

EXPLORE = Path(__file__).resolve().parents[2] / "textkit" / "explore"


def test_every_language_has_the_same_keys() -> None:
    assert len(texts("sv").entries) > 150
    for language in LANGUAGES:
        assert texts(language).entries.keys() == texts("sv").entries.keys()


def test_every_language_leaves_room_for_the_same_values() -> None:
    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for key, text in texts("sv").entries.items():
        assert fields(text) == fields(texts("en")(key)), key


def test_no_text_is_empty_and_none_promises_anonymity() -> None:
    for language in LANGUAGES:
        for key, text in texts(language).entries.items():
            assert text.strip() or key == "form.thousands", key
            if "anonym" in text.lower():
                assert re.search(r"\b(inte|not) anonym", text.lower()), key


def test_every_label_and_language_has_a_name() -> None:
    for language in LANGUAGES:
        t = texts(language)
        assert all(f"labels.{label}" in t.entries for label in LABELS)
        assert all(f"languages.{code}" in t.entries for code in SPOKEN)


def test_every_key_in_the_code_is_in_the_texts() -> None:
    used = set()
    for path in [*EXPLORE.rglob("*.py"), EXPLORE.parents[1] / "app.py"]:
        used |= set(re.findall(r"""\bt\(\s*["']([a-z_]+\.[a-z_]+)["']""", path.read_text(encoding="utf-8")))
    assert len(used) > 60
    assert not used - texts("sv").entries.keys()


@pytest.mark.parametrize(
    ("locale", "language"),
    [("sv-SE", "sv"), ("sv", "sv"), ("SV-fi", "sv"), ("en-GB", "en"), ("nb-NO", "en"), ("", "en"), (None, "en")],
)
def test_the_browser_chooses_the_language(locale: str | None, language: str) -> None:
    assert language_of(locale) == language


@pytest.mark.parametrize(
    ("language", "number", "percent", "small", "interval", "month", "quarter"),
    [
        ("sv", "12 345", "35 %", "0,4 %", "29–41 %", "november 2017", "kv 4 2017"),
        ("en", "12,345", "35%", "0.4%", "29–41%", "November 2017", "Q4 2017"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(
    language: str, number: str, percent: str, small: str, interval: str, month: str, quarter: str
) -> None:
    t = texts(language)
    assert t.number(12345) == number
    assert t.percent(0.346) == percent
    assert t.percent(0.004) == small
    assert t.interval(0.29, 0.41) == interval
    assert t.month("2017-11") == month
    assert t.value("quarter", "2017-Q4") == quarter


@pytest.mark.parametrize(("value", "shown"), [(0.123, "+12"), (-0.07, "−7"), (0.001, "0"), (-0.004, "0")])
def test_differences_carry_their_sign(value: float, shown: str) -> None:
    assert texts("sv").points(value) == shown


def test_names_are_sorted_as_in_swedish() -> None:
    t = texts("sv")
    assert sorted(["Öl", "Zon", "Åre", "ek", "Äng", "Ek"], key=t.order) == ["ek", "Ek", "Zon", "Åre", "Äng", "Öl"]


def test_what_the_texts_do_not_know_is_shown_as_it_is() -> None:
    t = texts("sv")
    assert t.group("Avdelning") == "Avdelning"
    assert t.value("Avdelning", "Norra") == "Norra"
    assert t.month("ej angivet") == "ej angivet"
    assert t.month(None) == ""
    assert t.label("NEW_LABEL") == "New label"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("nb-NO", "finnes på"),
        ("no", "finnes på"),
        ("nn-NO", "finst på"),
        ("da-DK", "findes på"),
        ("sv-SE", ""),
        (None, ""),
    ],
)
def test_neighbours_are_told_in_their_own_language(locale: str | None, words: str) -> None:
    note = neighbour_note(locale)
    assert words in note
    assert bool(note) == bool(words)
