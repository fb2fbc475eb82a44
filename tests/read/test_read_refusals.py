from __future__ import annotations

import json
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from textkit.errors import EncryptedFile, TextkitError, UnreadableFile, UnsupportedFormat, UsageError
from textkit.read import SUFFIXES, guard, read
from textkit.read.formats import reader

CANARY = "Rumpelstiltskinsson"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def word(path: Path, *paragraphs: str) -> Path:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(path)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_and_broken_files_of_every_kind(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"fil{suffix}"
    path.write_bytes(b"")
    with pytest.raises(UnreadableFile, match=rf"fil\{suffix} is empty"):
        read(path)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert path.name in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(min_size=1, max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_no_vendor_error_escapes(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    try:
        assert all(t.text for t in read(path))
    except TextkitError as error:
        assert path.name in str(error)  # noqa: PT017


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.odt"])
def test_a_truncated_package(tmp_path: Path, name: str) -> None:
    whole = word(tmp_path / "hel.docx", CANARY * 50).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match="broken"):
        read(tmp_path / name)


@pytest.mark.parametrize(("name", "other"), [("a.docx", "docx"), ("a.xlsx", "xlsx")])
def test_locked_office_files(tmp_path: Path, name: str, other: str) -> None:
    (tmp_path / name).write_bytes(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    with pytest.raises(EncryptedFile, match="password"):
        read(tmp_path / name)
    (tmp_path / name).write_bytes(OLE + bytes(range(1, 200)) * 9)
    with pytest.raises(UnsupportedFormat, match="old Office file"):
        read(tmp_path / name)


def test_a_locked_odt(tmp_path: Path) -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    members = {
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{space}">{entry}</m:manifest>',
        "content.xml": "\x01\x02",
    }
    with pytest.raises(EncryptedFile):
        read(zipped(tmp_path / "a.odt", members))


def test_a_locked_pdf_and_one_with_an_empty_password(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    plain = make_pdf("öppen.pdf", [["Hon grät."]])
    for name, password in (("låst.pdf", "hemligt"), ("tom.pdf", "")):
        writer = PdfWriter(clone_from=PdfReader(plain))
        writer.encrypt(password, owner_password="ägare", algorithm="AES-256")
        writer.write(tmp_path / name)
    with pytest.raises(EncryptedFile, match=r"låst\.pdf"):
        read(tmp_path / "låst.pdf")
    assert read(tmp_path / "tom.pdf")[0].text == "Hon grät."


def test_a_scanned_pdf(make_pdf: Callable[..., Path]) -> None:
    with pytest.raises(UnreadableFile, match=r"pictures of pages.*OCR"):
        read(make_pdf("skannad.pdf", [[], []]))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.docx", {"word/document.xml": " " * 1_000_000})
    monkeypatch.setattr(guard, "MAX_BYTES", 100_000)
    with pytest.raises(UnreadableFile, match="would unpack"):
        read(path)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_entities_are_refused(tmp_path: Path, name: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(UnreadableFile):
        read(zipped(tmp_path / name, {"word/document.xml": bomb, "content.xml": bomb}))


@pytest.mark.parametrize(
    ("name", "advice"), [("a.doc", "docx"), ("a.xls", "xlsx"), ("a.jpg", "Formats: csv"), ("a", "Formats")]
)
def test_unsupported(write: Callable[..., Path], name: str, advice: str) -> None:
    with pytest.raises(UnsupportedFormat, match=advice):
        read(write(name, "text"))


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"borta\.txt"):
        read(tmp_path / "borta.txt")
    with pytest.raises(UnreadableFile, match="no files"):
        read(tmp_path)


def test_a_folder_reads_what_it_can_and_names_the_rest(write: Callable[..., Path], tmp_path: Path) -> None:
    write("b/svar.csv", "id;text\n1;Hon grät på mötet\n")
    write("b/fel.csv", "id;annat\n1;Hon grät på mötet\n")
    write("a.txt", "Han skrek åt mig.")
    write("kopia.txt", "Han skrek åt mig.")
    write("r.jsonl", json.dumps({"id": "1", "text": "Ingen sa något"}) + "\n{trasig")
    write("tom.txt", " \n ")
    write("bild.png", "x")
    for clutter in (".dold.txt", "~$a.docx", ".git/x.txt", "Thumbs.db", "__MACOSX/a.txt"):
        write(clutter, CANARY)
    (tmp_path / "borta.txt").symlink_to(tmp_path / "finns-inte.txt")
    word(tmp_path / "c.docx", "Ett brev.")
    got = read(tmp_path, text="text")
    assert [t.text for t in got] == [
        "Han skrek åt mig.",
        "Hon grät på mötet",
        "Ett brev.",
        "Han skrek åt mig.",
        "Ingen sa något",
    ]
    assert [t.id for t in got][1] == "1"
    assert [t.id for t in got][4] == "1-2"
    assert got[3].id == got[0].id + "-2"
    assert [r.name for r in got.refused] == ["fel.csv", "bild.png", "borta.txt", "tom.txt", "r.jsonl:2"]
    assert all(r.reason for r in got.refused)
    assert any(n.startswith("Duplicates") for n in got.notes)
    assert got == read(tmp_path, text="text")


def test_nothing_raw_is_shown(write: Callable[..., Path], tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = write("a.csv", f"id;text\n1;{CANARY} skrek\n1;Sen gick {CANARY}\n")
    with caplog.at_level(logging.DEBUG):
        got = read(path)
    write("b.json", f'[{{"text": "{CANARY}"')
    write("c.docx", CANARY)
    messages = []
    for name in ("b.json", "c.docx"):
        with pytest.raises(UnreadableFile) as caught:
            read(tmp_path / name)
        assert caught.value.__cause__ is None
        messages.append(str(caught.value))
    assert CANARY in got[0].text
    assert CANARY not in repr(got) + str(got.notes) + caplog.text + "".join(messages)


def test_readers_are_one_a_suffix() -> None:
    assert {callable(reader(Path("x" + suffix))) for suffix in SUFFIXES} == {True}
    assert reader(Path("X.DOCX")) is reader(Path("x.docx"))
