"""Recognizers that go by the words around: trades told of someone, nicknames, letters for people, logins, diagnoses."""

from __future__ import annotations

import pytest

from textkit.deidentify.complete import joined, named
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
        ("logonamn, kinn\\rosm.", "nn", ["kinn\\rosm"]),
        ("under inloggningen fvsydau2.", "sv", ["fvsydau2"]),
        ("på nivå2 i huset", "sv", []),
    ],
    "NATIONAL_ID": [
        ("Fødselsnr: 041294 – *** 28.", "nb", ["041294 – *** 28"]),
        ("det er 52 07 79 6x 114 som", "nn", ["52 07 79 6x 114"]),
        ("cpr 110286 – 5 x 3 1 er", "da", ["110286 – 5 x 3 1"]),
        ("Golvet: 30 x 30 cm, 120 x 80", "sv", []),
        ("kl 20 11 12 xl tröja", "sv", []),
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
        ("Kontoret er rom 3.041.", "nb", ["rom 3.041"]),
        ("i lokale 4-3-117 nu", "da", ["lokale 4-3-117"]),
        ("i Storgata 260–274 der", "nb", ["Storgata 260–274"]),
        ("på Teknikringen 56, plan 5 om", "sv", ["Teknikringen 56, plan 5"]),
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
    found = [f for f in found if not any(o != f and o[0] <= f[0] and f[1] <= o[1] for o in found)]
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


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("født 19 07, k.l.m. thorsen", "thorsen", "k.l.m. thorsen"),
        ("Hälsar Tina G-son", "Tina G", "Tina G-son"),
        ("ute. Zbyhnev Gravlund", "Gravlund", "Zbyhnev Gravlund"),
        ("f.d. Gun Rask sa", "Gun Rask", "Gun Rask"),
        ("Siden Gravlund kom", "Gravlund", "Gravlund"),
        ("Anna-Lena kom", "Anna", "Anna"),
    ],
)
def test_names_are_whole(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    (found,) = named([Found(start, start + len(part), "PERSON", 0.9)], Document.of(text, "da"))
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("text", "part", "label", "whole"),
    [
        ("sitter i barn- och skolnämnden nu", "skolnämnden", "ORGANIZATION", "barn- och skolnämnden"),
        ("til Likestillings- og familieombudet", "familieombudet", "OCCUPATION", "Likestillings- og familieombudet"),
        ("barn och skolnämnden", "skolnämnden", "ORGANIZATION", "skolnämnden"),
    ],
)  # fmt: skip
def test_half_compounds(text: str, part: str, label: str, whole: str) -> None:
    at = text.index(part)
    assert [text[f.start : f.end] for f in joined([Found(at, at + len(part), label, 0.8)], text)] == [whole]
