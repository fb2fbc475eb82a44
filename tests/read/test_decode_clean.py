from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.errors import UnreadableFile
from textkit.read.clean import clean
from textkit.read.decode import decode

SWEDISH = "Åsa från Östersund sade: ”ärendet är nedlagt” – på Önnestad.\nHon grät."
NORWEGIAN = "Det var på Værøy. Øystein sa «hold kjeft». Ærlig talt, å si noe kostet."


@pytest.mark.parametrize("text", [SWEDISH, NORWEGIAN])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_nordic_letters_survive_every_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_dos_and_latin1_exports() -> None:
    text = "Åke och Örjan på Äspö"
    assert decode(text.encode("cp850"), "a.txt") == (text, "cp850")
    assert decode(text.encode("iso-8859-1"), "a.txt") == (text, "cp1252")


def test_one_letter_beyond_ascii_is_enough() -> None:
    assert decode("Jag gick p\xe5 m\xf6tet".encode("latin-1"), "a.txt")[0] == "Jag gick på mötet"


def test_utf8_with_a_pasted_windows_line() -> None:
    data = "Första raden är hel, också den här åäö.\n".encode() + "Andra är från Excel: Åsa.\n".encode("cp1252")
    text, encoding = decode(data, "a.txt")
    assert text == "Första raden är hel, också den här åäö.\nAndra är från Excel: Åsa.\n"
    assert encoding == "utf-8, cp1252"


def test_twice_encoded_text_is_mended() -> None:
    mangled = "Åsa grät på kontoret i Örebro".encode().decode("cp1252", errors="ignore")
    assert "Ã" in mangled
    text, how = decode("Hon grät på mötet för ärendet".encode().decode("cp1252").encode(), "a.txt")
    assert text == "Hon grät på mötet för ärendet"
    assert "twice" in how


def test_nul_bytes_are_dropped() -> None:
    assert decode(b"Hej\x00 d\xc3\xa4r", "a.txt")[0] == "Hej där"


def test_a_picture_is_no_text() -> None:
    with pytest.raises(UnreadableFile, match=r"bild\.txt"):
        decode(bytes(range(256)) * 20, "bild.txt")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("An\u00adna\u200b \ufeffBerg", "Anna Berg"),
        ("A\u030asa", "Åsa"),
        ("Anna\u00a0Berg", "Anna Berg"),
        ("rad ett   \n\n\n\n\nrad två\t\n", "rad ett\n\nrad två"),
        ("\ud800 ensam", "\ufffd ensam"),
        ("👩\u200d🚒 brandman", "👩\u200d🚒 brandman"),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text())
def test_clean_is_idempotent_and_plain(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in once)
    once.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"])))
def test_utf8_is_read_as_utf8(text: str) -> None:
    got, how = decode((text + "åäö").encode(), "a.txt")
    assert got == (text + "åäö").removeprefix("\ufeff") or "twice" in how
