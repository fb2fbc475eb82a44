"""Classes of identifiers that stand in few words: what each recognizer takes and what it leaves."""

from __future__ import annotations

import pytest

from textkit.deidentify.complete import joined, named
from textkit.deidentify.document import Document, Found
from textkit.deidentify.plausible import plausible
from textkit.deidentify.propagate import spread
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.recognizers.associations import associations
from textkit.deidentify.recognizers.signature import signatures

CASES = {
    "AGE": [
        ("Det var så. Arton var jag.", "sv", ["Arton"]),
        ("Kitchen porter, 17 then. He hit me.", "en", ["17"]),
        ("Hon spelar i Ål. 27.", "nn", ["27"]),
        ("Jeg har hatt dem siden de var tolv.", "nb", ["tolv"]),
        ("Jag är 16-17 år.", "sv", ["16"]),
        ("De var tolv på mötet.", "sv", []),
        ("Turnusen er 4–2 og bra.", "nb", []),
        ("Snittet är 4,4 av 5.", "sv", []),
        ("Jag sover mellan 9 och 15.", "sv", []),
        ("Klockan 13 och 19.", "sv", []),
        ("Med 30 års ansiennitet.", "nb", []),
        ("Innan dess var jag tolv år i yttre tjänst.", "sv", []),
        ("Min chef på en större myndighet", "sv", []),
    ],
    "DEMOGRAPHIC": [
        ("Hon är polska och trött", "sv", ["polska"]),
        ("på finska, svenska eller polska, sa han", "sv", []),
        ("Jeg har norsk og samfunnsfag.", "nb", []),
    ],
    "EMAIL_ADDRESS": [
        ("mafia (krøllalfa) kinnpost.example. Han sender", "nn", ["mafia (krøllalfa) kinnpost.example"]),
        ("anna (at) firma punkt se. Hon", "sv", ["anna (at) firma punkt se"]),
    ],
    "VEHICLE": [
        ("jag kör bil nr 7, och", "sv", ["7"]),
        ("Tåget jag menar är 1042, avgång 06.38.", "sv", ["1042"]),
        ("Föraren till rhb 16 f slog", "sv", ["rhb 16 f"]),
        ("Tåget var 1200 meter långt.", "sv", []),
        ("Vi var sen 16 i butiken", "sv", []),
    ],
    "ACCOUNT": [
        ("sidan anger bg 5050-1188 till den", "sv", ["bg 5050-1188"]),
        ("konto: 5412-8830 417 kr", "sv", ["5412-8830 417"]),
    ],
    "ADDRESS": [
        ("my flat in Endcliffe, block D, 4/9 to", "en", ["Endcliffe, block D, 4/9"]),
        ("kl. 05 i bygg K, rom 118 og", "nn", ["bygg K, rom 118"]),
        ("på plats i D-huset, rum 2C:511, sen", "sv", ["D-huset, rum 2C:511"]),
        ("Koden er 2704# fram til fredag", "nn", ["2704#"]),
        ("portkoden är 4471 om nån", "sv", ["4471"]),
        ("Koden er 12 tegn lang", "nb", []),
        ("We are in block D now", "en", []),
    ],
    "EMPLOYEE_ID": [
        ("P-vakt nr 0 7 1 9. Föraren", "sv", ["0 7 1 9"]),
        ("fråga nr 1 2 3 kom", "sv", []),
        ("a site card, number 05-449 81x, and", "en", ["05-449 81x"]),
        ("tjänstenummer nr 4471 B", "sv", ["4471"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("label", "text", "language", "wanted"), [(label, *row) for label, rows in CASES.items() for row in rows]
)
def test_table(label: str, text: str, language: str, wanted: list[str]) -> None:
    doc = Document.of(text, language)
    (recognizer,) = (r for r in recognizers(language) if r.label == label)
    found = sorted({(f.start, f.end) for f in recognizer.find(doc) if f.score >= 0.3})
    assert [text[a:b] for a, b in found if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in found)] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("en tråd i gruppen Färs fria röst. Där stod", "sv", ["Färs fria röst"]),
        ("i gruppen Rör inte vår skog\nMin", "sv", ["Rör inte vår skog"]),
        ("i gruppa Oppdatert i Gjøvik med teksten", "nb", ["Oppdatert i Gjøvik"]),
        ("på siden «Stopp veien» står", "nb", ["Stopp veien"]),
        ("Til Elektrikerförbundet krets 14", "sv", ["Elektrikerförbundet krets 14"]),
        ("från Seko klubb färjetrafiken, till", "sv", ["Seko klubb färjetrafiken"]),
        ("vid 4:e sjöstridsflottiljen, nu", "sv", ["4:e sjöstridsflottiljen"]),
        ("en mail til DP-rederiet.", "da", ["DP-rederiet"]),
        ("i Blentarps jaktvårdskrets, 10", "sv", ["Blentarps jaktvårdskrets"]),
        ("till kultur- och fritidskontoret i Ovanåker.", "sv", ["kultur- och fritidskontoret i Ovanåker"]),
        ("Klinik for Øre-, næse- og halssygdomme", "da", ["Klinik for Øre-, næse- og halssygdomme"]),
        ("i gruppen Anna och jag var", "sv", []),
        ("siden Anna kom", "nb", []),
        ("Min avdelning 3 var", "sv", []),
        ("IT-bolaget sa nej", "sv", []),
        ("I vår skidklubb är", "sv", []),
        ("på kontoret i Malmö", "sv", []),
    ],
)
def test_associations(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in associations(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i Follo og Nordre Østfold tingrett.", "Follo og Nordre Østfold tingrett"),
        ("med Anna og Nordre Østfold tingrett.", "Nordre Østfold tingrett"),
    ],
)
def test_one_court_of_two_places(text: str, wanted: str) -> None:
    (recognizer,) = (r for r in recognizers("nb") if r.label == "ORGANIZATION")
    assert wanted in {text[f.start : f.end] for f in recognizer.find(Document.of(text, "nb")) if f.score > 0.9}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ishallen i Edsbyn", ("Edsbyn", "LOCATION")),
        ("polisstationen i Solna", ("Solna", "LOCATION")),
        ("polisen i Solna", ("polisen i Solna", "ORGANIZATION")),
    ],
)
def test_a_building_is_no_organisation(text: str, whole: tuple[str, str]) -> None:
    (item,) = joined([Found(0, len(text), "ORGANIZATION", 0.9)], text)
    assert (text[item.start : item.end], item.label) == whole


@pytest.mark.parametrize(
    ("text", "word", "label", "holds"),
    [
        ("Min løn på 31.400 passer.", "31", "AGE", False),
        ("Lönen är 26 300 kr.", "26", "AGE", False),
        ("Diesel låg på 24,60 då", "60", "AGE", False),
        ("2020-10-05 09:12 anna: kom", "09", "NATIONAL_ID", False),
        ("talade på somaliska med mig", "somaliska", "DEMOGRAPHIC", False),
        ("hon är somaliska och trött", "somaliska", "DEMOGRAPHIC", True),
        ("kl 00.40. Han antecknade", "00", "DEMOGRAPHIC", False),
    ],
)
def test_plausible(text: str, word: str, label: str, holds: bool) -> None:
    doc = Document.of(text, "sv")
    assert plausible(doc, doc.words.index(word), label, 0.96) is holds


@pytest.mark.parametrize(
    ("text", "language", "signed"),
    [
        ("Sparken kosta 1 400.\nsigne å", "sv", ["signe å"]),
        ("Han er den høye. Hilsen vår, 21", "nb", ["vår"]),
        ("Det är budget.\n/ BG, KD", "sv", ["BG"]),
        ("He says he had it as well. gaz. Probationer, Lates.", "en", ["gaz"]),
        ("Högskolan i Gävle, my", "sv", ["my"]),
        ("Jag slutar nu.\nhälsningar benke", "sv", ["benke"]),
        ("Jag slutar nu.\ntack för mig", "sv", []),
        ("Jag slutar nu.\nMed vänlig hälsning från oss alla", "sv", []),
        ("Jag slutar nu.\nmvh en trött lärare", "sv", []),
        ("Jag slutar nu.\nOK", "sv", []),
        ("Jag slutar nu. suck. Vi får se.", "sv", []),
        ("Jag är ledsen, trött", "sv", []),
        ("Bara en rad", "sv", []),
    ],
)
def test_signature(text: str, language: str, signed: list[str]) -> None:
    doc = Document.of(text, language)
    assert sorted({text[f.start : f.end] for f in signatures(doc)}) == signed


@pytest.mark.parametrize(
    ("text", "part", "label", "whole"),
    [
        ("Jag gav kassan till Stig Ok i går", "Stig", "PERSON", "Stig Ok"),
        ("Jag gav kassan till Stig Måndag", "Stig", "PERSON", "Stig"),
        ("Jag gav den till Stig. Ok sa han", "Stig", "PERSON", "Stig"),
        ("I sat with Mr Stroud there", "Mr Stroud", "PERSON", "Stroud"),
        ("till platschefen, Mats Forss. Han", "Mats Fors", "PERSON", "Mats Forss"),
        ("vid Harads. Det var", "Harad", "LOCATION", "Harads"),
        ("Mats Forss bil", "Mats Fors", "PERSON", "Mats Fors"),
    ],
)
def test_names_whole(text: str, part: str, label: str, whole: str) -> None:
    start = text.index(part)
    (found,) = named([Found(start, start + len(part), label, 0.9)], Document.of(text, "sv"))
    assert text[found.start : found.end] == whole


@pytest.mark.parametrize(
    ("text", "name", "more"),
    [
        ("jeg er mette m., lønnr 4", "mette", ["m"]),
        ("jag heter signe å", "signe", ["å"]),
        ("Noor i hytten kom", "Noor", []),
        ("Ulla m.fl. var där", "Ulla", []),
        ("fråga Åberg d.ä. igen", "Åberg", []),
    ],
)
def test_initials(text: str, name: str, more: list[str]) -> None:
    start = text.index(name)
    new = spread(Document.of(text, "sv"), [Found(start, start + len(name), "PERSON", 0.4)], {})
    assert [text[f.start : f.end] for f in new] == more
