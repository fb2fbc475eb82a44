"""Classes of identifiers that stand in few words: what each recognizer takes and what it leaves."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.plausible import plausible
from textkit.deidentify.recognizers import recognizers

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
    "EMPLOYEE_ID": [
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
