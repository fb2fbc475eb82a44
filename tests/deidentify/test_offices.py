"""Offices, units with their place, rooms, cars by number, nicknames and signatures: what is told by the words around."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.recognizers.associations import associations
from textkit.deidentify.recognizers.offices import offices
from textkit.deidentify.recognizers.signature import signatures
from textkit.deidentify.recognizers.speakers import speakers


def _found(label: str, text: str, language: str) -> set[str]:
    (recognizer,) = (r for r in recognizers(language) if r.label == label)
    return {text[f.start : f.end] for f in recognizer.find(Document.of(text, language)) if f.score >= 0.45}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Jag är ersättare i kulturnämnden.", "sv", ["ersättare i kulturnämnden"]),
        (
            "andre vice ordförande i tekniska nämnden, Hallsberg",
            "sv",
            ["andre vice ordförande i tekniska nämnden"],
        ),
        ("ledamot i barn- och skolnämnden", "sv", ["ledamot i barn- och skolnämnden"]),
        ("nestleder i planutvalget sa", "nb", ["nestleder i planutvalget"]),
        ("leiar i oppvekstutvalet sa", "nn", ["leiar i oppvekstutvalet"]),
        ("formand for teknikudvalget sagde", "da", ["formand for teknikudvalget"]),
        ("vice-chair of the planning committee", "en", ["vice-chair of the planning committee"]),
        ("ordförande i socialnämnden i Borås", "sv", []),
        ("medlem i styrelsen sa nej", "sv", []),
        ("ordet fritt i kulturnämnden", "sv", []),
        ("A member of the public on the board", "en", []),
    ],
)
def test_offices(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in offices(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("på passexpeditionen i Luleå.", "sv", ["passexpeditionen i Luleå"]),
        ("i Ebeneserkyrkan i Hok i nio år", "sv", ["Ebeneserkyrkan i Hok"]),
        ("fra deltidsstyrken i Gol, 7 menn", "nb", ["deltidsstyrken i Gol"]),
        ("arbeidsmiljøutvalget i Rendalen kommune", "nb", ["arbeidsmiljøutvalget i Rendalen kommune"]),
        ("på kontoret i Malmö", "sv", []),
        ("på huvudkontoret i Malmö", "sv", []),
        ("i kyrkan i Hok", "sv", []),
        ("på mottagningen i går", "sv", []),
    ],
)
def test_units_with_their_place(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in associations(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("label", "text", "language", "there", "absent"),
    [
        ("ADDRESS", "internat, dubbelrum 212. Ante", "sv", "dubbelrum 212", ""),
        ("ADDRESS", "dobbeltrom 14 på riggen", "nb", "dobbeltrom 14", ""),
        ("ADDRESS", "bor i dobbeltværelse 14 nu", "da", "dobbeltværelse 14", ""),
        ("ADDRESS", "på forum 3 satt vi", "sv", "", "forum 3"),
        ("ADDRESS", "syndrom 3 sa legen", "nb", "", "syndrom 3"),
        ("VEHICLE", "I bilen säger man: det som händer i 9150 stannar där", "sv", "9150", ""),
        ("VEHICLE", "Bilen köptes i 2014 och", "sv", "", "2014"),
        ("VEHICLE", "bilen stod i 1250 timmar", "sv", "", "1250"),
        ("VEHICLE", "vi var med i 9150 ärenden", "sv", "", "9150"),
        ("ACCOUNT", "skal til 3910 . 55 . 20718.", "nn", "3910 . 55 . 20718", ""),
        ("USERNAME", "från ett konto som heter pannrumsgunnel. Det", "sv", "pannrumsgunnel", ""),
        ("USERNAME", "en konto, der hedder skurvognspigen, skrev", "da", "skurvognspigen", ""),
        ("USERNAME", "an account called millfieldmole posted", "en", "millfieldmole", ""),
        ("USERNAME", "kontot som jag hade stängdes", "sv", "", "jag"),
        ("PERSON", "vallare, vi sa Farfar. Han", "sv", "Farfar", ""),
        ("PERSON", "Alla sa Nej. Sedan", "sv", "", "Nej"),
        ("PERSON", "jeg heter forresten storm, folk tror det er rart", "nb", "storm", ""),
        ("PERSON", "han kallar mig hora varje dag när ingen hör det alls", "sv", "", "hora"),
        ("PERSON", "jeg heter det samme som deg i dag og alle dager", "nb", "", "det"),
        ("PERSON", "Til stede, referent tmk", "nb", "tmk", ""),
        ("PERSON", "referent var han ikke", "nb", "", "var"),
        ("PERSON", "under initialene j.w.v. Det", "nb", "j.w.v.", ""),
        ("PERSON", "til kompanisersjant Bratt. Han", "nb", "Bratt", ""),
        ("DEMOGRAPHIC", "Jeg er kven, sekstien", "nb", "kven", ""),
        ("DEMOGRAPHIC", "så kom ho same laurdagen", "nn", "", "same"),
    ],
)
def test_table(label: str, text: str, language: str, there: str, absent: str) -> None:
    found = _found(label, text, language)
    assert not there or there in found
    assert not absent or absent not in found


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("ei av dem. wiggen", "nb", ["wiggen"]),
        ("Det var det.\nVetle A. Ro, 27", "nb", ["Vetle A. Ro"]),
        ("Det var allt. Usch", "sv", []),
        ("Slutt på det. Faen", "nb", []),
        ("Vi har avdeling 4, 27", "nb", []),
    ],
)
def test_signatures(text: str, language: str, wanted: list[str]) -> None:
    assert sorted({text[f.start : f.end] for f in signatures(Document.of(text, language))}) == wanted


def test_letters_that_the_text_explains_are_nobody() -> None:
    talk = "Anna: hei\nS: nei\nAnna: ja\nS: jo"
    told = "S = stipendiat\n" + talk
    assert [told[f.start : f.end] for f in speakers(Document.of(told, "nb"))] == ["Anna", "Anna"]
