"""Years that passed are nobody's age; letters that tell a size or a kind are nobody's initial."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.durations import lasting
from textkit.deidentify.letters import lettered


@pytest.mark.parametrize(
    ("text", "word", "language", "holds"),
    [
        ("Jag gräver gravar i Tranås, åtta år nu.", "åtta", "sv", True),
        ("Hon har spelat hos er i fem år.", "fem", "sv", True),
        ("Jag har jobbat tolv år på lagret.", "tolv", "sv", True),
        ("Han slutade för 22 år sedan.", "22", "sv", True),
        ("Det er seks år sia no.", "seks", "nb", True),
        ("Jeg har jobbet her i 34 år.", "34", "nb", True),
        ("Eg køyrde buss i 19 år.", "19", "nn", True),
        ("Det er otte år siden.", "otte", "da", True),
        ("Jeg har arbejdet her 12 år.", "12", "da", True),
        ("I've nineteen years in.", "nineteen", "en", True),
        ("I worked there nine years.", "nine", "en", True),
        ("Hon är åtta år nu.", "åtta", "sv", False),
        ("Min dotter, åtta år nu, gråter.", "åtta", "sv", False),
        ("En man på 58 år kom.", "58", "sv", False),
        ("Jag har jobbat sedan jag var 19 år.", "19", "sv", False),
        ("Han är 34 år.", "34", "sv", False),
        ("i 34 år gammal ungdom", "34", "sv", False),
        ("Hun er 34 år og sliten.", "34", "nb", False),
        ("Sønnen min er seks år nå.", "seks", "nb", False),
        ("Hun er over 50 år.", "50", "da", False),
        ("She is nineteen years old.", "nineteen", "en", False),
        ("for 58 pupils", "58", "en", False),
    ],
)
def test_lasting(text: str, word: str, language: str, holds: bool) -> None:
    doc = Document.of(text, language)
    index = doc.words.index(word)
    assert lasting(doc, index, index) is holds


@pytest.mark.parametrize(
    ("text", "at", "language", "holds"),
    [
        ("Västarna fanns i M till XXL.", 3, "sv", True),
        ("Västarna fanns i M till XXL.", 5, "sv", True),
        ("De bestilte størrelse M til meg", 3, "nb", True),
        ("genser i str S–XL og L, sa hun", 5, "nb", False),
        ("The vests came in S to XL only, not L, she said", 9, "en", True),
        ("Fyll i formulär B", 3, "sv", True),
        ("med stort V och", 2, "sv", True),
        ("Jag läser SFI, kurs C. Hyllan", 4, "sv", True),
        ("speil i Trapp A. Han", 3, "nb", True),
        ("fyll ut skjema A og B", 5, "nb", True),
        ("Punkter:\nA. Pauser\nB. Lås", 1, "sv", True),
        ("Hälsningar\nA. Berg", 1, "sv", False),
        ("Hepatitt C fikk han", 1, "nb", True),
        ("Viktor L kom, S till XL fanns", 1, "sv", False),
        ("M told me, S to XL are gone", 0, "en", False),
        ("Chefen M sa nej", 1, "sv", False),
        ("Jag och L och S gick", 2, "sv", False),
        ("genser i størrelse M til meg. Hilsen M og", 7, "nb", False),
        ("Jeg kjøpte på XXL", 3, "nb", False),
    ],
)
def test_lettered(text: str, at: int, language: str, holds: bool) -> None:
    assert lettered(Document.of(text, language), at) is holds
