"""Who begins the lines of a chat, and what begins lines without being anyone."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.plausible import plausible
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.recognizers.speakers import speakers


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Zozan 21:02 hej\nViktor L 21:04 nej\nPerra 21:06 jo", "sv", ["Zozan", "Viktor L", "Perra"]),
        ("Tuva 21.02\nSå du det?\nGeir-Odd 21.05\nJa", "nb", ["Tuva", "Geir-Odd"]),
        ("Mads kl. 14:02 ja\nFrede kl. 14:03 nej", "da", ["Mads", "Frede"]),
        ("[21:02] Zozan: hej\n[21:03] Mange: va", "sv", ["Zozan", "Mange"]),
        ("2021-03-12 21:04 - Zozan: hej\n2021-03-12 21:05 - Anna K: va", "sv", ["Zozan", "Anna K"]),
        ("Ladan (12.03): hej\nTyra B (12.03): va\nLadan (12.04): nej", "sv", ["Ladan", "Tyra B", "Ladan"]),
        ("<gaz> you coming\n<bex> nah\n<gaz> ok", "en", ["gaz", "bex", "gaz"]),
        ("pyret: nej\nanna: jo\npyret: nej", "sv", ["pyret", "pyret"]),
        ("21:02 Pling i telefonen.\n21:04 Ronja ringer.", "sv", []),
        ("Fika 09.30 i köket\nLunch 12.00 i matsalen\nFika 14.30 igen", "sv", []),
        ("Överlämning 07.00\nRast 09.30 och sedan\nÖverlämning 15.00", "sv", []),
        ("Måndag 08.00 börjar\nTisdag 09.00 börjar\nMåndag 10.00 slutar", "sv", []),
        ("Dato: 3. mai\nSted: Bø\nDato: 4. mai", "nb", []),
        ("Zozan 21:02 hej", "sv", []),
    ],
)
def test_speakers(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in speakers(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Viktor L 21:04 skojade", []),
        ("ärende AB 21:04 ligger", ["AB 21:04"]),
        ("rapport EL-447/19 kom", ["EL-447/19"]),
    ],
)
def test_a_clock_is_no_case_number(text: str, wanted: list[str]) -> None:
    (recognizer,) = (r for r in recognizers("sv") if r.label == "CASE_NUMBER")
    found = [f for f in recognizer.find(Document.of(text, "sv")) if f.score > 0.3]
    assert sorted({text[f.start : f.end] for f in found}) == wanted


@pytest.mark.parametrize(
    ("text", "word", "label", "holds"),
    [
        ("Tuva 21.02 ja", "21", "CASE_NUMBER", False),
        ("Tuva 21:02 ja", "02", "CASE_NUMBER", False),
        ("sak 21.4417 er", "21", "CASE_NUMBER", True),
        ("ärende 4471 är", "4471", "CASE_NUMBER", True),
        ("hade lånat 312 000 och", "312", "ADDRESS", False),
        ("är 12 208 kr.", "208", "ADDRESS", False),
        ("bor i rum 212 nu", "212", "ADDRESS", True),
        ("på 112 45 Stockholm", "112", "ADDRESS", True),
    ],
)
def test_plausible_numbers(text: str, word: str, label: str, holds: bool) -> None:
    doc = Document.of(text, "sv")
    assert plausible(doc, doc.words.index(word), label, 0.9) is holds
