"""Overlaps, propagation, replacement, cleaning, evaluation, and Presidio over the same recognizers."""

from __future__ import annotations

import json

import pytest

from textkit.corpus import parse
from textkit.deidentify.document import Document, Found, clean
from textkit.deidentify.engine import Deidentifier
from textkit.deidentify.evaluate import evaluate
from textkit.deidentify.overlap import resolve
from textkit.deidentify.policy import Policy
from textkit.deidentify.propagate import tie
from textkit.deidentify.replace import rewrite
from textkit.records import Span

HEADER = "lang=sv | date=2017-11 | sector=police | region=Norr | role=employee | themes= | reported=no"
GOLD = f"""=== a | {HEADER}
Det var [[PERSON#p1|Björn Hellgren]] som ringde, och [[PERSON#p1|Björn]]s fru hette [[PERSON#p2|Xzqy]].

=== b | {HEADER}
Ingen sa ett ord, och jag gick hem.
"""


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([(0, 5, "PERSON", 0.9), (0, 13, "ORGANIZATION", 0.9)], [(0, 13, "ORGANIZATION")]),
        ([(0, 13, "PERSON", 0.6), (5, 13, "CASE_NUMBER", 0.97)], [(0, 4, "PERSON"), (5, 13, "CASE_NUMBER")]),
        ([(0, 4, "PERSON", 0.5), (0, 4, "LOCATION", 0.7)], [(0, 4, "LOCATION")]),
        ([], []),
    ],
)
def test_overlaps_keep_every_letter(found: list[tuple[int, int, str, float]], kept: list[tuple[int, int, str]]) -> None:
    resolved = resolve([Found(*row) for row in found], "Anna 2017/288 kom")
    assert [(f.start, f.end, f.label) for f in resolved] == kept


@pytest.mark.parametrize(
    ("surfaces", "numbers"),
    [
        (["Anna Svensson", "Svensson", "anna"], [1, 1, 1]),
        (["Anna Berg", "Anna Lund", "Anna"], [1, 2, 3]),
        (["Björn", "BJÖRN", "Sten"], [1, 1, 2]),
        (["Dag Hellgren", "D. Hellgren"], [1, 1]),
    ],
)
def test_mentions_are_tied(surfaces: list[str], numbers: list[int]) -> None:
    assert tie([("PERSON", s) for s in surfaces]) == numbers


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Anna", "Anna"),
        ("An\u200bna", "Anna"),
        ("A\u030asa", "Åsa"),
        ("&Aring;sa", "Åsa"),
        ("Ann\u2011Sofie", "Ann-Sofie"),
        ("a & b; c", "a & b; c"),
        ("\u00adx\ufeff", "x"),
    ],
)
def test_cleaning_keeps_the_places(text: str, cleaned: str) -> None:
    got, origin = clean(text)
    assert got == cleaned
    if origin is not None:
        assert len(origin) == len(got) + 1
        assert origin == sorted(origin)
        assert origin[-1] == len(text)


def test_document_reads_words_once() -> None:
    doc = Document.of("Hej! Jag-är 34.", "sv")
    assert doc.words == ["Hej", "Jag", "är", "34"]
    assert [doc.text[s:e] for s, e in zip(doc.starts, doc.ends, strict=True)] == doc.words
    assert [doc.gap(i) for i in range(4)] == ["! ", "-", " ", "."]
    assert doc.begins == [True, True, False, False]


def test_rewrite_places_spans_in_the_safe_text() -> None:
    spans = [Span(0, 4, "PERSON", entity=1), Span(9, 13, "PERSON", entity=2)]
    text, placed = rewrite("Anna och Eva!", [spans[0], Span(9, 12, "PERSON", entity=2)], Policy())
    assert text == "[PERSON 1] och [PERSON 2]!"
    assert [text[s.start : s.end] for s in placed] == ["[PERSON 1]", "[PERSON 2]"]


def test_evaluation_counts_found_missed_and_leaks(deidentifier: Deidentifier) -> None:
    class Half:
        """Finds only the first gold mention."""

        def detect_all(self, texts: list[str], languages: list[str]) -> list[list[Span]]:
            return [[Span(8, 22, "PERSON")], []]

    report = evaluate(Half(), list(parse(GOLD)))  # type: ignore[arg-type]
    assert report.recall["PERSON"].hits == 1
    assert report.recall["PERSON"].total == 3
    assert report.leaky.value == 0.5
    assert report.precision.value == 1.0
    assert report.over_masking.value == 0.0
    assert report.confusion == {"PERSON": {"PERSON": 1, "missed": 2}}
    assert report.recall["form:genitive"].total == 1
    assert json.loads(report.to_json())["testimonies"] == 2
    assert {"recall", "leaky", "over_masking"} <= set(report.to_frame()["measure"])
    ours = evaluate(deidentifier, list(parse(GOLD)))
    assert ours.recall["PERSON"].hits == 3
    assert ours.leaky.hits == 0


def test_presidios_engine_runs_the_same_recognizers(deidentifier: Deidentifier) -> None:
    from textkit.deidentify.presidio import analyzer

    text = "Jag heter Anna Svensson, ring 070-174 06 05. Björn var i Ånge."
    theirs = {(r.start, r.end, r.entity_type) for r in analyzer(["sv"]).analyze(text, language="sv")}
    ours = {(s.start, s.end, s.label) for s in deidentifier.detect(text, "sv")}
    assert ours <= theirs


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Graveren, Villy Brams, har gennem længere tid drukket.", "da", "Villy Brams"),
        ("Gregers fulgte mig hjem. Hun sagde, at Gregers har kone.", "da", "Gregers"),
        ("Jag vet inte. Snus-Lasse nickar ibland, sa Anna.", "sv", "Snus-Lasse"),
        ("I am signing for the two of us.\n\nRóisín de Barra", "en", "Róisín de Barra"),
    ],
)
def test_a_name_is_masked_whole(text: str, language: str, wanted: str) -> None:
    assert wanted in [text[s.start : s.end] for s in Deidentifier().detect(text, language) if s.label == "PERSON"]


def test_an_address_that_was_found_in_two_parts_is_one() -> None:
    text = "Write to w.pritchard (at) ucu-branch.example, or fill in the form at tips.bygg.example today."
    found = {(s.label, text[s.start : s.end]) for s in Deidentifier().detect(text, "en")}
    assert {("EMAIL_ADDRESS", "w.pritchard (at) ucu-branch.example"), ("URL", "tips.bygg.example")} <= found
