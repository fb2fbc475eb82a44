from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf import teletype
from odf.opendocument import OpenDocumentText
from odf.text import H, List, ListItem, Note, NoteBody, P

from textkit.read import Testimonies, read

MINUTES = """Anteckningar från gruppdiskussion 12 mars
Närvarande: Anna, Bo, Cecilia

1. Vad är jargongen hos oss?
- Den är rå, särskilt i omklädningsrummet
- Man skämtar om tjejerna
  och sen säger man att det var på skoj

2. Vad händer när någon anmäler?
- Ingenting
- Varför skulle man ens anmäla?

Övrigt
- fika nästa gång
"""


def texts(got: Testimonies) -> list[str]:
    return [t.text for t in got]


def questions(got: Testimonies) -> list[tuple[str, str]]:
    return [(t.groups["question"], t.text) for t in got]


def test_minutes_of_a_discussion(write: Callable[..., Path]) -> None:
    got = read(write("möte.txt", MINUTES, "utf-16"))
    assert questions(got) == [
        ("Vad är jargongen hos oss?", "Den är rå, särskilt i omklädningsrummet"),
        ("Vad är jargongen hos oss?", "Man skämtar om tjejerna\noch sen säger man att det var på skoj"),
        ("Vad händer när någon anmäler?", "Ingenting"),
        ("Vad händer när någon anmäler?", "Varför skulle man ens anmäla?"),
        ("Övrigt", "fika nästa gång"),
    ]
    assert any("who was present, is not read" in n for n in got.notes)


FLAT = "Hvordan er tonen?\nRå og direkte.\nDet går på skøy.\n\nHvem sier ifra?\nIngen."
NUMBERED = "Fråga 1: Trivs du?\nSvar 1: Nej.\nSvar 2: Ibland.\nFråga 2: Varför inte?\nSvar 1: Chefen."
SPACED = "How is it?\n\nRough, mostly.\nEvery day.\n\nCalm.\n\nWho helps?\n\nNobody."


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (FLAT, ["Rå og direkte.", "Det går på skøy.", "Ingen."]),
        (NUMBERED, ["Nej.", "Ibland.", "Chefen."]),
        (SPACED, ["Rough, mostly.\nEvery day.", "Calm.", "Nobody."]),
    ],
)
def test_other_notes(write: Callable[..., Path], notes: str, expected: list[str]) -> None:
    got = read(write("n.txt", notes))
    assert texts(got) == expected
    assert all(t.groups["question"][-1] == "?" for t in got)


@pytest.mark.parametrize(
    "letter",
    [
        "Kjære komité,\n\nJeg begynte på båten i 2009. Hvorfor skrev jeg ikke før?\n\nFordi jeg var redd.\n\n"
        "Hva skulle jeg gjøre?\n\nÅse",
        "Han sa det inför alla på mötet och ingen reagerade. Efteråt satt jag i bilen en halvtimme.\n" * 4
        + "\nVarför sa ingen något?\nJag vet inte.\n\nVem skulle jag gå till?\nIngen.\n",
        "Hej!\nHur mår ni?\nJag mår inte bra.\nVet ni varför?\nChefen.",
        "Det här vill jag:\n- en ursäkt\n- en utredning\n\nDet här hände:\n- han skrek\n",
        "Jag skriver detta. ***viktigt*** och - kanske - i onödan.\n-- \nAnna",
    ],
)
def test_a_letter_is_one_testimony(write: Callable[..., Path], letter: str) -> None:
    assert len(read(write("brev.txt", letter))) == 1


@pytest.mark.parametrize("line", ["---", "***", "===", "* * *", "----------", "_____"])
def test_separators(write: Callable[..., Path], line: str) -> None:
    got = read(
        write("a.txt", f"Första texten.\n\nMed två stycken.\n{line}\nAndra.\n{line}\n\n{line}\nTredje.\n{line}\n")
    )
    assert texts(got) == ["Första texten.\n\nMed två stycken.", "Andra.", "Tredje."]


@pytest.mark.parametrize(
    "head", ["Vittnesmål {}", "Testimony {}:", "Berättelse #{}", "SVAR {}:", "## Historie nr {}", "**Vitnemål {}**"]
)
def test_numbered_headings(write: Callable[..., Path], head: str) -> None:
    got = read(
        write(
            "a.txt",
            f"Samlat våren 2018\n\n{head.format(1)}\nDet började tidigt.\n\n{head.format(2)}\nHan hotade mig.\n",
        )
    )
    assert texts(got) == ["Det började tidigt.", "Han hotade mig."]


def test_answers_on_the_line_of_their_number(write: Callable[..., Path]) -> None:
    got = read(write("a.txt", "Svar 17: Han skrek.\nVarje dag.\nSvar 18: Ingen sa något."))
    assert texts(got) == ["Han skrek.\nVarje dag.", "Ingen sa något."]


def test_markdown(write: Callable[..., Path]) -> None:
    got = read(write("a.md", "---\ntitle: Hej\n---\n\nRubrik\n------\n\nEn text.\n\n---\n\nEn annan.\n"))
    assert texts(got) == ["# Rubrik\n\nEn text.", "En annan."]
    assert any("front matter" in n for n in got.notes)
    got = read(write("b.md", "# Samtal\n\n## Vad hände?\n\n- Han skrek\n- Hon gick\n\n## Vem hjälpte?\n\n- Ingen\n"))
    assert questions(got) == [("Vad hände?", "Han skrek"), ("Vad hände?", "Hon gick"), ("Vem hjälpte?", "Ingen")]


MARKED = """=== sv-pol-001 | lang=sv | date=2015-03 | sector=police | region=Västsverige | role=student | themes=silence_culture | reported=no
Jag åkte med [[PERSON#p1|Sten]]. {{silence_culture|Ingen sa något.}}

=== nb-off-001 | lang=nb | date=2016-04 | sector=offshore | region=Rogaland | role=employee | themes= | reported=yes
Jeg var [[AGE|24]] år.
"""  # noqa: E501


def test_the_marks_of_the_corpus_are_stripped(write: Callable[..., Path]) -> None:
    got = read(write("a.txt", MARKED))
    assert texts(got) == ["Jag åkte med Sten. Ingen sa något.", "Jeg var 24 år."]
    assert [(t.id, t.language, t.date) for t in got] == [
        ("sv-pol-001", "sv", "2015-03"),
        ("nb-off-001", "nb", "2016-04"),
    ]
    assert dict(got[0].groups) == {"sector": "police", "region": "Västsverige", "role": "student", "reported": "no"}


def test_headers_of_ones_own(write: Callable[..., Path]) -> None:
    got = read(
        write("a.txt", "=== 12 | date=nov 2017 | unit=skola\nText ett.\n\n=== 13 | lang=nn\n=== 14 | a=b\nText två\n")
    )
    assert [(t.id, t.date, t.language, dict(t.groups), t.text) for t in got] == [
        ("12", "2017-11", None, {"unit": "skola"}, "Text ett."),
        ("14", None, None, {"a": "b"}, "Text två"),
    ]
    assert any("headers without text under them: 1" in n for n in got.notes)


def letter(path: Path) -> Path:
    made = Document()
    made.core_properties.author = "Anna Svensson"
    made.sections[0].header.paragraphs[0].text = "SIDHUVUD"
    made.add_paragraph("Till den det berör")
    p = made.add_paragraph("Jag heter ")
    p.add_run("Åsa").bold = True
    p.add_run(" och arbetar natt.")
    p._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>STRUKET</w:delText></w:r></w:del>"))
    p._p.append(parse_xml(f'<w:ins {nsdecls("w")}><w:r><w:t xml:space="preserve"> Tillagt.</w:t></w:r></w:ins>'))
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent><mc:Choice '
        'Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r></w:p></w:txbxContent>'
        "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>I rutan.</w:t></w:r>"
        "</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    made.add_paragraph("Se rutan.")._p.append(parse_xml(box))
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "I cell ett", "I cell två"
    made.save(path)
    return path


def test_a_word_letter(tmp_path: Path) -> None:
    (got,) = read(letter(tmp_path / "brev.docx"))
    assert got.text.split("\n") == [
        "Till den det berör",
        "Jag heter Åsa och arbetar natt. Tillagt.",
        "Se rutan.",
        "I rutan.",
        "I cell ett",
        "I cell två",
    ]


def test_word_footnotes(tmp_path: Path) -> None:
    letter(tmp_path / "utan.docx")
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Det var i mars.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    with zipfile.ZipFile(tmp_path / "utan.docx") as old, zipfile.ZipFile(tmp_path / "med.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("word/footnotes.xml", note)
    assert read(tmp_path / "med.docx")[0].text.endswith("I cell två\nDet var i mars.")


def test_word_minutes_with_headings_and_bullets(tmp_path: Path) -> None:
    made = Document()
    made.add_heading("Minnesanteckningar APT", 0)
    made.add_paragraph("Närvarande: alla")
    made.add_heading("Hur är stämningen?", 1)
    for answer in ("Tyst.", "Man vågar inte."):
        made.add_paragraph(answer, style="List Bullet")
    made.add_paragraph().add_run("Vad gör chefen?").bold = True
    made.add_paragraph("Ingenting alls.")
    made.save(tmp_path / "apt.docx")
    assert questions(read(tmp_path / "apt.docx")) == [
        ("Hur är stämningen?", "Tyst."),
        ("Hur är stämningen?", "Man vågar inte."),
        ("Vad gör chefen?", "Ingenting alls."),
    ]


def odt(path: Path, *, bullets: bool) -> Path:
    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Kva skjedde?"))
    first = P()
    teletype.addTextToElement(first, "Eg såg   det,\tog ingen sa noko.")
    if bullets:
        listed = List()
        for paragraph in (first, P(text="Dei lo.")):
            item = ListItem()
            item.addElement(paragraph)
            listed.addElement(item)
        made.text.addElement(listed)
    else:
        note = Note(noteclass="footnote")
        body = NoteBody()
        body.addElement(P(text="I fotnoten."))
        note.addElement(body)
        first.addElement(note)
        made.text.addElement(first)
    made.save(path)
    return path


def test_opendocument(tmp_path: Path) -> None:
    assert texts(read(odt(tmp_path / "a.odt", bullets=False))) == [
        "Kva skjedde?\nEg såg   det,\tog ingen sa noko.\nI fotnoten."
    ]
    assert questions(read(odt(tmp_path / "b.odt", bullets=True))) == [
        ("Kva skjedde?", "Eg såg   det,\tog ingen sa noko."),
        ("Kva skjedde?", "Dei lo."),
    ]


def test_pdf_paragraphs_without_page_furniture(make_pdf: Callable[..., Path]) -> None:
    body = [
        "Det började med att chefen kallade in mig på sitt rum och sa att jag inte passade in i arbets-",
        "gruppen längre. Jag bad om en förklaring men fick ingen. Veckan efter hade någon flyttat mina",
        "saker till källaren.",
        "Ingen sa något.",
    ]
    rest = [[f"{word} dagen.", f"{word} natten kom han tillbaka."] for word in ("Andra", "Tredje")]
    pages = [["Vittnesmål, akt 12", *lines, f"Sida {n} av 3"] for n, lines in enumerate([body, *rest], 1)]
    (got,) = read(make_pdf("a.pdf", pages))
    assert got.text.split("\n") == [
        "Det började med att chefen kallade in mig på sitt rum och sa att jag inte passade in i arbetsgruppen längre. "
        "Jag bad om en förklaring men fick ingen. Veckan efter hade någon flyttat mina saker till källaren.",
        "Ingen sa något.",
        *rest[0],
        *rest[1],
    ]


def test_a_list_is_told_to_be_one_testimony(write: Callable[..., Path]) -> None:
    got = read(write("a.txt", "1. Chefen skriker.\n2. Jag fick inte gå kursen.\n3. Han kallar mig gumman.\n"))
    assert len(got) == 1
    assert "put lines of --- between" in got.notes[0]


def test_a_forwarded_mail_and_a_chat_are_one_testimony_each(write: Callable[..., Path]) -> None:
    mail = "Hej,\n\nJag vill anmäla.\n\nVad gör ni nu?\n\nMvh\n-----Ursprungligt meddelande-----\nHej, hur mår du?\n"
    chat = "12/03 14:02 - Kari: Så du hva han gjorde?\n12/03 14:03 - Liv: Ja.\n12/03 14:03 - Kari: Til hvem?\n"
    assert [len(read(write(name, text))) for name, text in (("a.txt", mail), ("b.txt", chat))] == [1, 1]
