"""Guesses that the text around them allows or not, and codes that are masked whole."""

from __future__ import annotations

import pytest

from textkit.deidentify.complete import completed
from textkit.deidentify.document import Document, Found
from textkit.deidentify.plausible import plausible


def _index(doc: Document, word: str) -> int:
    return doc.words.index(word)


@pytest.mark.parametrize(
    ("text", "word", "label", "chance", "holds"),
    [
        ("Chokladkakan låg kvar.", "Chokladkakan", "PERSON", 0.9, False),
        ("Chokladkakan låg kvar.", "Chokladkakan", "PERSON", 0.99, True),
        ("De kallar mig Chokladkakan.", "Chokladkakan", "PERSON", 0.9, True),
        ("Farhad Mansouri skrev.", "Farhad", "PERSON", 0.9, True),
        ("Vi hörde på hinderbanan att", "hinderbanan", "PERSON", 0.9, False),
        ("Anna kom.", "Anna", "PERSON", 0.5, True),
        ("P&L to within 0.4", "P", "PERSON", 0.9, False),
        ("rev. C och börjar", "C", "PERSON", 0.9, False),
        ("enligt Arbetsmiljö ska", "Arbetsmiljö", "ORGANIZATION", 0.4, False),
        ("enligt Arbetsmiljö ska", "Arbetsmiljö", "ORGANIZATION", 0.8, True),
        ("den 3 mars", "3", "DATE", 0.6, True),
        ("Golvet: 30 x 30 cm", "30", "DATE", 0.9, False),
        ("klockan 9 och", "9", "DATE", 0.9, False),
        ("i uge 29 fik", "29", "DATE", 0.99, False),
        ("Date: 7 Feb 2019 22:14", "22", "DATE", 0.99, False),
        ("gruppe med 2100 medlemmer", "2100", "DATE", 0.95, False),
        ("hösten 1999 slutade", "1999", "DATE", 0.6, True),
        ("hun er 34, sa", "34", "AGE", 0.7, True),
        ("jeg har 38 grise", "38", "AGE", 0.9, False),
        ("vi var elva på mötet", "elva", "AGE", 0.9, False),
        ("Ansøgning nr. 63, og", "63", "AGE", 0.99, False),
        ("klokka var 21.30 og", "21", "AGE", 0.9, False),
        ("Vid 43 fick jag veta", "43", "AGE", 0.6, True),
        ("ring 070-174 06 05 nu", "174", "PHONE_NUMBER", 0.6, True),
        ("Lön: 1 020. Kom", "020", "PHONE_NUMBER", 0.9, False),
        ("jf. pkt. 2.1. Ingen", "1", "IP_ADDRESS", 0.99, False),
        ("från 192.0.2.14 igår", "192", "IP_ADDRESS", 0.6, True),
    ],
)
def test_plausible(text: str, word: str, label: str, chance: float, holds: bool) -> None:
    doc = Document.of(text, "sv")
    assert plausible(doc, _index(doc, word), label, chance) is holds


@pytest.mark.parametrize(
    ("text", "part", "label", "whole"),
    [
        ("(fd 61-5520)", "5520", "EMPLOYEE_ID", [("61-5520", "EMPLOYEE_ID")]),
        ("inloggning fvsydau2.", "2", "DATE", [("fvsydau2", "USERNAME")]),
        ("kontot dev-hook2, igår", "dev-hook", "PERSON", [("dev-hook2", "USERNAME")]),
        ("nr 0100-83961-00028-24.", "00028", "NATIONAL_ID", [("0100-83961-00028-24", "NATIONAL_ID")]),
        ("den 2017-11-03 kl", "2017", "DATE", [("2017", "DATE")]),
        ("Anna-Lena kom", "Anna", "PERSON", [("Anna", "PERSON")]),
        ("Svensson/Berg", "Svensson", "PERSON", [("Svensson", "PERSON")]),
        ("kl 21.30 ringde", "21", "PHONE_NUMBER", [("21", "PHONE_NUMBER")]),
        ("https://a.example/x2y", "a.example", "URL", [("a.example", "URL")]),
    ],
)
def test_completed(text: str, part: str, label: str, whole: list[tuple[str, str]]) -> None:
    at = text.index(part)
    found = completed([Found(at, at + len(part), label, 0.8)], text)
    assert [(text[f.start : f.end], f.label) for f in found] == whole
