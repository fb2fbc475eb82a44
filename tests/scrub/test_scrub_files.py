from __future__ import annotations

import csv
import json
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import dc, meta
from odf.office import Annotation
from odf.opendocument import OpenDocumentText, load
from odf.text import A, P, Span, TrackedChanges
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from textkit.errors import EncryptedFile, UnreadableFile, UnsupportedFormat, UsageError
from textkit.read import read
from textkit.scrub import scrub
from textkit.scrub.pieces import Detector

RAW = re.compile(r"anna|berg|kari|åsa|öberg|svensson|850709|example\.se", re.I)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def inside(path: Path) -> str:
    """Everything in a file, unpacked where it is a zip."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as archive:
        return "\n".join(n + archive.read(n).decode("utf-8", "replace") for n in archive.namelist())


def word(path: Path) -> Path:
    made = Document()
    for name in ("author", "title", "subject", "keywords", "comments", "last_modified_by"):
        setattr(made.core_properties, name, "Anna Berg")
    made.sections[0].header.paragraphs[0].text = "Akt Kari Svensson"
    made.sections[0].footer.paragraphs[0].text = "anna@example.se"
    p = made.add_paragraph("Jag heter An")
    p.add_run("na").bold = True
    p.add_run(" Be").italic = True
    p.add_run("rg och såg Kari.")
    gone = '<w:del {} w:author="Åsa Öberg" w:id="9"><w:r><w:delText>Öberg</w:delText></w:r></w:del>'
    new = '<w:ins {} w:author="Åsa" w:id="8" w:date="2020-01-01T00:00:00Z"><w:r><w:t>Åsa!</w:t></w:r></w:ins>'
    link = made.part.relate_to("mailto:anna@example.se", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    linked = '<w:hyperlink {} r:id="{}" w:tooltip="Åsa"><w:r><w:t>Skriv till Kari</w:t></w:r></w:hyperlink>'
    for xml in (gone, new, linked):
        p._p.append(parse_xml(xml.format(nsdecls("w", "r"), link)))
    p._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:instrText> HYPERLINK "mailto:kari@example.se" </w:instrText></w:r>'))
    made.add_table(1, 1).cell(0, 0).text = "Kari i cellen"
    made.add_comment(p.runs, text="Fråga Åsa Öberg", author="Åsa Öberg", initials="ÅÖ")
    made.save(path)
    return path


def test_word(tmp_path: Path, detector: Detector) -> None:
    report = scrub(word(tmp_path / "brev.docx"), tmp_path / "ut", detector)
    copy = tmp_path / "ut" / "brev.docx"
    assert not RAW.search(inside(copy))
    made = Document(str(copy))
    first = made.paragraphs[0]
    assert first.text == "Jag heter [PERSON 1] och såg [PERSON 2].Skriv till [PERSON 2]"
    assert [c.text for c in made.comments] == ["Fråga [PERSON 5]"]
    assert made.tables[0].cell(0, 0).text == "[PERSON 2] i cellen"
    assert [r.bold for r in first.runs][:3] == [None, True, None]
    assert made.core_properties.author == ""
    assert report.files[0].counts == {"PERSON": 8, "EMAIL_ADDRESS": 2}
    assert "deleted tracked changes" in report.files[0].removed
    assert any(n.startswith("docProps/thumbnail") for n in report.files[0].removed)
    assert read(copy)[0].text.startswith("Jag heter [PERSON 1] och såg [PERSON 2].")


def picture(path: Path) -> Path:
    word(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG Anna")
        archive.writestr("word/embeddings/oleObject1.bin", b"x")
    return path


def test_a_document_with_pictures_is_refused_or_named(tmp_path: Path, detector: Detector) -> None:
    path = picture(tmp_path / "bild.docx")
    with pytest.raises(UnreadableFile, match=r"word/media/image1\.png.*--allow-partial"):
        scrub(path, tmp_path / "ut", detector)
    assert not (tmp_path / "ut" / "bild.docx").exists()
    report = scrub(path, tmp_path / "ut", detector, allow_partial=True)
    assert report.files[0].unseen == ("word/media/image1.png", "word/embeddings/oleObject1.bin")
    assert (tmp_path / "ut" / "bild.docx").exists()


def test_opendocument(tmp_path: Path, detector: Detector) -> None:
    made = OpenDocumentText()
    made.meta.addElement(dc.Creator(text="Anna Berg"))
    made.meta.addElement(meta.InitialCreator(text="Åsa"))
    p = P(text="Jag heter An")
    p.addElement(Span(text="na"))
    p.addText(" Berg.")
    p.addElement(A(href="mailto:kari@example.se", text="Kari"))
    note = Annotation()
    note.addElement(dc.Creator(text="Åsa Öberg"))
    note.addElement(P(text="Ring Åsa"))
    p.addElement(note)
    made.text.addElement(TrackedChanges())
    made.text.addElement(p)
    made.save(tmp_path / "brev.odt")
    scrub(tmp_path / "brev.odt", tmp_path / "ut", detector)
    copy = tmp_path / "ut" / "brev.odt"
    assert not RAW.search(inside(copy))
    assert "removed.invalid" in inside(copy)
    assert read(copy)[0].text == "Jag heter [PERSON 1].[PERSON 2]"
    assert load(str(copy)).text is not None
    with zipfile.ZipFile(copy) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_an_odt_with_pictures_or_objects_is_refused(tmp_path: Path, detector: Detector) -> None:
    made = OpenDocumentText()
    made.text.addElement(P(text="Kari"))
    made.save(tmp_path / "a.odt")
    with zipfile.ZipFile(tmp_path / "a.odt", "a") as archive:
        archive.writestr("Pictures/1.png", b"x")
        archive.writestr("Object 1/content.xml", b"<a/>")
    with pytest.raises(UnreadableFile, match=r"Pictures/1\.png, Object 1/content\.xml"):
        scrub(tmp_path / "a.odt", tmp_path / "ut", detector)


def book(path: Path) -> Path:
    made = Workbook()
    sheet = made.active
    sheet.title = "Kari"
    sheet.append(["Namn", "Personnr", "Datum", "Anna i rubriken", "Länk"])
    sheet.append(["Anna Berg", 198507099805, datetime(2018, 3, 1), "Kari skrek", "mejla"])
    sheet.append(["Okänd Person", 7, datetime(2018, 3, 2), '=IF(1=1,"Anna","")', "=Kari!A2"])
    sheet.append([None, None, None, 8507099805, 12])
    sheet["E2"].hyperlink = "mailto:anna@example.se"
    sheet["D2"].comment = Comment("Fråga Åsa", "Åsa Öberg")
    sheet.oddHeader.center.text = "Kari Svensson"
    made.properties.creator = "Anna Berg"
    made.save(path)
    return path


def test_excel(tmp_path: Path, detector: Detector) -> None:
    report = scrub(book(tmp_path / "lista.xlsx"), tmp_path / "ut", detector)
    copy = tmp_path / "ut" / "lista.xlsx"
    assert not RAW.search(inside(copy).replace("Anna i rubriken", ""))
    sheet = load_workbook(copy).worksheets[0]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Namn", "Personnr", "Datum", "Anna i rubriken", "Länk"]
    assert rows[1][:4] == ["[PERSON 1]", "[NATIONAL_ID 1]", datetime(2018, 3, 1), "[PERSON 2] skrek"]
    assert rows[2] == ["[PERSON 6]", "[NATIONAL_ID 3]", datetime(2018, 3, 2), "[formula removed]", "='PERSON 2'!A2"]
    assert rows[3][3:] == ["[NATIONAL_ID 2]", 12]
    assert sheet["D2"].comment.text == "Fråga [PERSON 4]"
    assert sheet.title == "PERSON 2"
    assert sheet["E2"].hyperlink.target == "https://removed.invalid/"
    assert report.counts["NATIONAL_ID"] == 3


def test_csv_keeps_its_form(tmp_path: Path, detector: Detector) -> None:
    rows = [["Namn", "Svar"], ["Xyz", "Kari sa; inget\noch Åsa gick"], ["", "Ingen"]]
    with (tmp_path / "a.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)
    scrub(tmp_path / "a.csv", tmp_path / "ut", detector)
    data = (tmp_path / "ut" / "a.csv").read_bytes()
    assert data.decode("cp1252") == 'Namn;Svar\r\n[PERSON 3];"[PERSON 1] sa; inget\noch [PERSON 2] gick"\r\n;Ingen\r\n'


def test_json_lines_at_any_depth(tmp_path: Path, detector: Detector) -> None:
    record = {"namn": "Q. Q.", "a": {"b": ["Kari sa", 5, 198507099805, True, None]}}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    scrub(tmp_path / "a.jsonl", tmp_path / "ut", detector)
    got = json.loads((tmp_path / "ut" / "a.jsonl").read_text(encoding="utf-8"))
    assert got == {"namn": "[PERSON 2]", "a": {"b": ["[PERSON 1] sa", 5, "[NATIONAL_ID 1]", True, None]}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_text_keeps_its_encoding(tmp_path: Path, detector: Detector, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("Åsa åt på ön.\r\nKari såg på.\r\n".encode(encoding))
    scrub(tmp_path / "a.txt", tmp_path / "ut", detector)
    assert (tmp_path / "ut" / "a.txt").read_bytes().decode(encoding) == "[PERSON 1] åt på ön.\r\n[PERSON 2] såg på.\r\n"


def test_a_folder(tmp_path: Path, detector: Detector) -> None:
    src = tmp_path / "in"
    (src / "Kari").mkdir(parents=True)
    word(src / "Kari" / "anna_berg.docx")
    picture(src / "bild.docx")
    (src / "låst Anna.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(99))
    (src / "foto.jpg").write_bytes(b"x")
    (src / "brev.txt").write_text("Kari 2017", encoding="utf-8")
    report = scrub(src, tmp_path / "ut", detector)
    assert sorted(p.relative_to(tmp_path / "ut").as_posix() for p in (tmp_path / "ut").rglob("*.*")) == [
        "brev.txt",
        "folder-001/document-001.docx",
        "scrub-report.json",
        "scrub-report.md",
    ]
    assert [r.name for r in report.refused] == ["bild.docx", "foto.jpg", "låst Anna.docx"]
    assert report.renamed == 2
    written = (tmp_path / "ut" / "scrub-report.json").read_text("utf-8") + (
        tmp_path / "ut" / "scrub-report.md"
    ).read_text("utf-8")
    assert not RAW.search(written)
    said = report.to_text().split("\n")
    assert said[0].startswith("Copies: 2. Masked: DATE 1, EMAIL_ADDRESS 2, PERSON ")
    assert said[1] == "Look at: brev.txt (the report says where)."
    assert [line.split(":")[1].strip() for line in said[2:5]] == ["bild.docx", "foto.jpg", "låst Anna.docx"]
    facts = json.loads((tmp_path / "ut" / "scrub-report.json").read_text("utf-8"))
    brev = next(f for f in facts["files"] if f["name"] == "brev.txt")
    assert brev["counts"] == {"DATE": 1, "PERSON": 1}
    assert brev["check"] == ["the text: DATE"]
    assert "anonym" not in written.casefold()


def test_the_same_bytes_every_time(tmp_path: Path, detector: Detector) -> None:
    src = tmp_path / "in"
    src.mkdir()
    word(src / "a.docx")
    book(src / "b.xlsx")
    copies = []
    for name in ("ett", "två"):
        scrub(src, tmp_path / name, detector)
        copies.append([(p.name, p.read_bytes()) for p in sorted((tmp_path / name).iterdir())])
    assert copies[0] == copies[1]


def test_what_is_refused(tmp_path: Path, detector: Detector) -> None:
    (tmp_path / "a.doc").write_bytes(b"x")
    with pytest.raises(UnsupportedFormat):
        scrub(tmp_path / "a.doc", tmp_path / "ut", detector)
    (tmp_path / "a.docx").write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedFile):
        scrub(tmp_path / "a.docx", tmp_path / "ut", detector)
    with pytest.raises(UsageError):
        scrub(tmp_path / "borta", tmp_path / "ut", detector)
    with pytest.raises(UsageError):
        scrub(tmp_path, tmp_path / "ut", detector)
    with pytest.raises(UsageError):
        scrub(tmp_path / "a.doc", tmp_path / "a.doc", detector)


def test_a_pdf_becomes_text(tmp_path: Path, detector: Detector) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 11 Tf 50 800 Td (Kari sa inget.) Tj ET")
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(tmp_path / "a.pdf")
    scrub(tmp_path / "a.pdf", tmp_path / "ut", detector)
    assert (tmp_path / "ut" / "a.txt").read_text("utf-8") == "[PERSON 1] sa inget.\n"
