"""Who the words around a name tell: present, thanked, written to, nicknamed, signed; and what looks alike."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.plausible import counted, plausible
from textkit.deidentify.recognizers import recognizers
from textkit.deidentify.recognizers.speakers import speakers
from textkit.deidentify.recognizers.told import told


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Närv.: Solbritt, Vilja, Bengt i bokbussen, Ida-Marja", "sv", ["Solbritt", "Vilja", "Bengt", "Ida-Marja"]),
        ("Frånv.: Leander", "sv", ["Leander"]),
        ("Närvarande: Sussie L, vik. Neo Sekr: U-K", "sv", ["Sussie L", "Neo"]),
        ("Deltagare: Hela personalen, Jens. Anmält förhinder: ingen", "sv", ["Jens"]),
        ("Til stede: Bjørk, Storm og Siv Moen", "nb", ["Bjørk", "Storm", "Siv Moen"]),
        ("Tilstede: Storm, Gry", "nn", ["Storm", "Gry"]),
        ("Til stede/Fraværende: Bo, Mynte", "da", ["Bo", "Mynte"]),
        ("Present: Grace, Hope Adeyemi and Bill\nApologies: Dot", "en", ["Grace", "Hope Adeyemi", "Bill", "Dot"]),
        ("Närvarande: alla utom två", "sv", []),
        ("Present: all staff", "en", []),
        ("Alla var närvarande. Vilja finns, Mod finns.", "sv", []),
    ],
)
def test_present(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in told(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ('"Är du ny?" (Falkenstam, i hissen) "Hur så?" (ordföranden)', "sv", ["Falkenstam"]),
        ("Yueming, vores postdoc, har tilbudt at vidne.", "da", ["Yueming"]),
        ("Jobben, vår trygghet, försvann.", "sv", []),
        ('Första året var jag "Penseln" med alla.', "sv", ["Penseln"]),
        ("Tack Ireneusz på bottenvåningen. Tack fru Hjälte för soppan.", "sv", ["Ireneusz", "Hjälte"]),
        ("Takk Torbjørg for hjelpa.", "nb", ["Torbjørg"]),
        ("Takk til Torbjørg.", "nn", ["Torbjørg"]),
        ("Tak Inger, det var pænt.", "da", ["Inger"]),
        ("Thank you Attracta. Mrs Trewhella came.", "en", ["Attracta", "Trewhella"]),
        ("Tack För allt. Tack Snälla! Tack Gode Gud.", "sv", []),
        ("Takk For meg. Thanks God. Tack Måndag.", "sv", []),
        ("18 jan: Mejlar Sky på huvudkontoret. Sms:ade Otis på kvällen.", "sv", ["Sky", "Otis"]),
        ("Ringte Solfrid på jobb.", "nb", ["Solfrid"]),
        ("Emailed Attracta about it.", "en", ["Attracta"]),
        ("Den kallas Modellen av alla. It is called Harmony.", "sv", []),
        ("Ringer Polisen på kvällen. Ringde Måndag på jobbet.", "sv", []),
    ],
)
def test_thanked_and_reached(text: str, language: str, wanted: list[str]) -> None:
    found = told(Document.of(text, language))
    assert [text[f.start : f.end] for f in sorted(found, key=lambda f: f.start)] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Han som vi kallar Skruven trampar.", "sv", ["Skruven"]),
        ("Han som vi kalte Bamsen gikk.", "nb", ["Bamsen"]),
        ("Ham vi kaldte Skruen gik.", "da", ["Skruen"]),
        ("The man we called Sprocket left.", "en", ["Sprocket"]),
        ("På min krok står det Tango. Jag gick.", "sv", ["Tango"]),
        ("My locker says Sprocket.", "en", ["Sprocket"]),
        ("Nu har jag en stol.\n\n/ Tången, numera sittande", "sv", ["Tången"]),
        ("Han tar köket. / Runa\nNej. // Runa", "sv", ["Runa", "Runa"]),
        ("Han vi kallar det, och vi kallar Sverige hemma.", "sv", []),
        ("På skylten står det Stängt för dagen.", "sv", []),
        ("Lön och/eller ledighet, 1/2 dag. Ja/Nej", "sv", []),
    ],
)
def test_nicknamed_and_signed(text: str, language: str, wanted: list[str]) -> None:
    assert [text[f.start : f.end] for f in told(Document.of(text, language))] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Inloggad användare var stgrp-mat4. Nio delar det.", "sv", ["stgrp-mat4"]),
        ("Brukernavnet var berg.r12 da.", "nb", ["berg.r12"]),
        ("Brukarnamn: fjellrv", "nn", ["fjellrv"]),
        ("Brugernavn: tk_41", "da", ["tk_41"]),
        ("My username was gla-60177 then.", "en", ["gla-60177"]),
        ("Mitt användarnamn var fel.", "sv", []),
        ("My username is wrong.", "en", []),
    ],
)
def test_login(text: str, language: str, wanted: list[str]) -> None:
    (recognizer,) = (r for r in recognizers(language) if r.label == "USERNAME")
    found = {text[f.start : f.end] for f in recognizer.find(Document.of(text, language)) if f.score > 0.3}
    assert sorted(found) == wanted


def test_a_talk_takes_everyone_along() -> None:
    text = "Noi: hej\ndanuta: va\nNoi: jo\ndanuta: nej\nzrinka: ja\nvecka: 4"
    assert [text[f.start : f.end] for f in speakers(Document.of(text, "sv"))] == [
        "Noi", "danuta", "Noi", "danuta", "zrinka",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "language", "holds"),
    [
        ("Ja. Tis. Samma igen.", "Tis", "sv", False),
        ("Ja. Tors. En till.", "Tors", "sv", False),
        ("Ja. Ons. Ledig.", "Ons", "nb", False),
        ("Ja. Lør. Fri.", "Lør", "da", False),
        ("Yes. Tues. Same.", "Tues", "en", False),
        ("Frånv.: Leander", "Frånv", "sv", False),
        ("Jag såg Tor där.", "Tor", "nb", True),
    ],
)
def test_no_person(text: str, word: str, language: str, holds: bool) -> None:
    doc = Document.of(text, language)
    assert plausible(doc, doc.words.index(word), "PERSON", 0.9) is holds


@pytest.mark.parametrize(
    ("text", "number", "holds"),
    [
        ("planen, s. 31. På", "31", True),
        ("se sid. 44 om", "44", True),
        ("see p. 31 of", "31", True),
        ("Hon är 31.", "31", False),
    ],
)
def test_a_page_is_no_age(text: str, number: str, holds: bool) -> None:
    doc = Document.of(text, "sv")
    index = doc.words.index(number)
    assert counted(doc, index, index) is holds
    assert plausible(doc, index, "AGE", 0.99) is not holds


@pytest.mark.parametrize(
    ("word", "language", "stem"),
    [
        ("kadens", "sv", 6),
        ("Mass", "en", 4),
        ("masts", "en", 5),
        ("Annas", "sv", 4),
        ("Zoltans", "en", 7),
        ("Carys", "en", 5),
        ("Siljes", "nb", 5),
    ],
)
def test_genitives(word: str, language: str, stem: int) -> None:
    assert Document.of(word, language).infos[0].stem == stem
