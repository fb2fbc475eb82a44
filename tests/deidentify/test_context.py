"""Recognizers that go by the words around: trades told of someone, nicknames, letters for people, logins, diagnoses."""

from __future__ import annotations

import pytest

from textkit.deidentify.complete import joined
from textkit.deidentify.document import Document, Found
from textkit.deidentify.recognizers import recognizers

CASES = {
    "OCCUPATION": [
        ("Jag är orgelbyggare. Jag fick 416 kronor.", "sv", ["orgelbyggare"]),
        ("Klinikkeier Aksel Rust sa nei.", "nb", ["Klinikkeier"]),
        ("I was a gravedigger there.", "en", ["gravedigger"]),
        ("sa medicinskt ansvarig, och log", "sv", ["medicinskt ansvarig"]),
        ("till tekniska chefen igår", "sv", ["tekniska chefen"]),
        ("Jag är snickare och trött.", "sv", []),
        ("Jag var optimist.", "sv", []),
        ("senare Anna Berg kom", "sv", []),
        ("Jeg leverte Kari brevet.", "nb", []),
        ("jag har 15 st kvar", "sv", []),
    ],
    "PERSON": [
        ("Halvor kaller meg Passasjeren.", "nb", ["Passasjeren"]),
        ('På Signal heter jag "Vinddraget", sa hon', "sv", ["Vinddraget"]),
        ("They call me Badger here", "en", ["Badger"]),
        ("Til stede: LP, Kai, HR", "da", ["LP"]),
        ("Repræsentant Dorrit (DA) kom. DA sagde nej.", "da", ["DA", "DA"]),
        ("Han kallade mig lögnare.", "sv", []),
        ("Vi har HR och IT i huset.", "sv", []),
        ("Den kallas Modellen av alla", "sv", []),
    ],
    "USERNAME": [
        ("Kontot hette brygganbygget och var nytt", "sv", ["brygganbygget"]),
        ("Kontot var tomt", "sv", []),
    ],
    "DEMOGRAPHIC": [
        ("Jag har multipel skleros.", "sv", ["multipel skleros"]),
        ("en kollega med hjerteinfarkt", "nb", ["hjerteinfarkt"]),
        ("hon är finsk medborgare", "sv", ["finsk medborgare"]),
        ("vi läste texten på finska", "sv", []),
    ],
    "ADDRESS": [
        ("sängen i barack 4 är", "sv", ["barack 4"]),
        ("sover i brakke B-17 på riggen", "nb", ["brakke B-17"]),
        ("på plats 9 satt", "sv", []),
    ],
    "EMPLOYEE_ID": [
        ("Stein Bu, lønsnr. 0093", "nn", ["0093"]),
        ("Jeg er lærling 0417.", "nb", ["0417"]),
        ("lærling i 2017", "nb", []),
    ],
}


@pytest.mark.parametrize(
    ("label", "text", "language", "wanted"), [(label, *row) for label, rows in CASES.items() for row in rows]
)
def test_table(label: str, text: str, language: str, wanted: list[str]) -> None:
    doc = Document.of(text, language)
    (recognizer,) = (r for r in recognizers(language) if r.label == label)
    found = sorted({(f.start, f.end) for f in recognizer.find(doc) if f.score >= 0.3})
    texts = [text[a:b] for a, b in found]
    if label == "PERSON":
        texts = (
            [t for t in texts if t in wanted]
            if wanted
            else [t for t in texts if t in ("HR", "IT", "Modellen", "lögnare")]
        )
    assert texts == wanted


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("på Bilka i Hundige nu", [("Bilka", "ORGANIZATION"), ("Hundige", "LOCATION")], ["Bilka i Hundige"]),
        ("i Hundige i Danmark", [("Hundige", "LOCATION"), ("Danmark", "LOCATION")], ["Hundige", "Danmark"]),
        ("Bilka och Hundige", [("Bilka", "ORGANIZATION"), ("Hundige", "LOCATION")], ["Bilka", "Hundige"]),
        ("på avd 62 där", [("62", "ORGANIZATION")], ["avd 62"]),
        ("den 14:e kom", [("14", "DATE")], ["14:e"]),
        ("on the 3rd it", [("3", "DATE")], ["3rd"]),
        ("den 14 kom", [("14", "DATE")], ["14"]),
    ],
)
def test_joined(text: str, parts: list[tuple[str, str]], whole: list[str]) -> None:
    found = [Found(text.index(p), text.index(p) + len(p), label, 0.8) for p, label in parts]
    assert [text[f.start : f.end] for f in joined(found, text)] == whole
