from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

import textkit
from textkit.errors import MissingColumn, UnreadableFile
from textkit.read import Testimonies, read

SURVEY = (
    "Svars-ID;Datum;Kön;Avdelning;Utsatt?;Berätta med egna ord, vad hände?;Vad gjorde arbetsgivaren?\r\n"
    '1;2017-11-03;Kvinna;Vård;Ja;"Han sa ""gumman"" varje dag;\r\noch Åke såg på.";Ingenting alls hände\r\n'
    "2;3/11 2017;Man;Vård;Nej;;\r\n"
    "3;hösten;Kvinna;Skola;Ja;Jag blev utfryst på möten i Örebro.;\r\n"
)
FREE = "Berätta med egna ord, vad hände?"


def texts(got: Testimonies) -> list[str]:
    return [t.text for t in got]


def test_a_windows_survey_export(write: Callable[..., Path]) -> None:
    got = read(write("enkät.csv", SURVEY, "cp1252"), groups=["kön", "AVDELNING"])
    assert texts(got) == ['Han sa "gumman" varje dag;\noch Åke såg på.', "Jag blev utfryst på möten i Örebro."]
    assert [(t.id, t.date) for t in got] == [("1", "2017-11-03"), ("3", None)]
    assert dict(got[0].groups) == {"Kön": "Kvinna", "Avdelning": "Vård"}
    told = "\n".join(got.notes)
    assert f"text taken from column '{FREE}' (a guess)" in told
    assert "unclear dates left out: 1 (rows 4)" in told
    assert "rows without text: 1" in told
    assert "cp1252" in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_delimiter_and_encoding(write: Callable[..., Path], delimiter: str, encoding: str) -> None:
    rows = [["id", "svar"], ["1", '"Hej, du; där\tborta\nÅsa"'], ["2", '"Nej, tack; inte\tÖrjan"']]
    path = write("a.csv", "\n".join(delimiter.join(row) for row in rows), encoding)
    assert texts(read(path, text="Svar")) == ["Hej, du; där\tborta\nÅsa", "Nej, tack; inte\tÖrjan"]


def test_one_testimony_for_each_answered_column(write: Callable[..., Path]) -> None:
    got = read(write("e.csv", SURVEY), text=f"{FREE}, vad gjorde arbetsgivaren?", id="svars-id")
    assert [t.id for t in got] == [
        "1-beratta-med-egna-ord-vad-hande",
        "1-vad-gjorde-arbetsgivaren",
        "3-beratta-med-egna-ord-vad-hande",
    ]
    assert got[1].groups["question"] == "Vad gjorde arbetsgivaren?"


def test_respondents_without_id_get_one_of_their_answers(write: Callable[..., Path]) -> None:
    path = write("e.csv", "a,b\nJag såg det hända,Ingen sa något\n")
    first, second = (t.id.split("-", 2) for t in read(path, text="a,b"))
    assert first[:2] == second[:2]
    assert [first[2], second[2]] == ["a", "b"]


def test_two_respondents_who_wrote_the_same_are_two(write: Callable[..., Path]) -> None:
    got = read(write("e.csv", "a,b\nTa tag i det,\nTa tag i det,\n"), text="a,b")
    assert len({t.groups["respondent"] for t in got}) == 2
    assert len({t.id for t in got}) == 2


def test_a_google_form(tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["Tidstämpel", "E-postadress", "Om ja, beskriv vad som hände", "Ålder"])
    made.active.append([datetime(2018, 3, 1, 12, 5), "a@kommun.se", "Min chef skrek åt mig", 41])
    made.save(tmp_path / "svar.xlsx")
    (got,) = read(tmp_path / "svar.xlsx")
    assert (got.text, got.date) == ("Min chef skrek åt mig", "2018-03-01")


def test_a_table_of_nothing(write: Callable[..., Path]) -> None:
    with pytest.raises(UnreadableFile, match="no rows"):
        read(write("e.csv", ";;\n;;\n"))


def test_a_missing_column_is_named(write: Callable[..., Path]) -> None:
    with pytest.raises(MissingColumn, match=r"e\.csv has no column 'fritext'.*Svars-ID, Datum"):
        read(write("e.csv", SURVEY), text="fritext")


@pytest.mark.parametrize(
    "value", ["anna@example.se", "850709-9805", "Anna Svensson", "19850709 9805", "+46 70 174 06 05"]
)
def test_ids_that_point_to_people_are_replaced(write: Callable[..., Path], value: str) -> None:
    got = read(write("e.csv", f"id;text\n{value};Det som hände var fel\n7;Ingen sa ifrån\n"))
    assert all(t.id.startswith("t-") for t in got)
    assert any("points to people" in n for n in got.notes)
    assert value not in "".join(got.notes)


@pytest.mark.parametrize("value", ["1", "R_2xYz93kLmno", "2017-11-03-004", "A-17", "100234"])
def test_other_ids_are_kept(write: Callable[..., Path], value: str) -> None:
    assert read(write("e.csv", f"id;text\n{value};Det som hände var fel\n"))[0].id == value


def test_a_file_without_headings(write: Callable[..., Path]) -> None:
    lines = [f"Det var den {n} gången han gjorde så, och ingen på kontoret sade ett enda ord om det." for n in range(3)]
    got = read(write("e.csv", "\n".join(f"{n};{line}" for n, line in enumerate(lines))))
    assert texts(got) == lines
    assert any("no headings" in n for n in got.notes)


def test_a_group_that_singles_out_is_told(write: Callable[..., Path]) -> None:
    rows = "\n".join(f"enhet {n};Text nummer {n}" for n in range(20))
    assert any("singles people out" in n for n in read(write("e.csv", "enhet;text\n" + rows), groups="enhet").notes)


def test_qualtrics_rows_are_no_answers(write: Callable[..., Path]) -> None:
    ids = '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"'
    text = f'ResponseId,Q1\nResponse ID,"What happened, in short?"\n{ids}\nR_1,He shouted\n'
    assert texts(read(write("q.csv", text), text="q1")) == ["He shouted"]


def test_sep_line_and_stray_quote(write: Callable[..., Path]) -> None:
    assert texts(read(write("a.csv", "sep=|\nid|text\n1|Hej, du\n"))) == ["Hej, du"]
    with pytest.raises(UnreadableFile, match="quotation mark"):
        read(write("b.csv", 'id;text\n1;"aldrig stängd\n' + "x;y\n" * 60_000))


def book(path: Path) -> Path:
    made = Workbook()
    cover = made.active
    cover.title = "Info"
    cover.append(["Medarbetarundersökning"])
    sheet = made.create_sheet("Svar")
    sheet.append(["Medarbetarundersökning 2018"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["Nr", "Datum", "Avdelning", "Kommentar"])
    sheet.append([1.0, datetime(2018, 3, 1), "Vård", "Chefen skrek åt mig_x000D_\ninför alla."])
    sheet.append([2.0, datetime(2018, 3, 2), None, "Ingen vågar säga något."])
    sheet.merge_cells("C4:C5")
    hidden = made.create_sheet("Nycklar")
    hidden.append(["Kommentar"])
    hidden.append(["Hemligt"])
    hidden.sheet_state = "hidden"
    made.save(path)
    return path


def test_excel(tmp_path: Path) -> None:
    got = read(book(tmp_path / "enkät.xlsx"), text="kommentar", id="nr", date="datum", groups=["avdelning"])
    assert [(t.id, t.date, t.groups["Avdelning"]) for t in got] == [
        ("1", "2018-03-01", "Vård"),
        ("2", "2018-03-02", "Vård"),
    ]
    assert got[0].text == "Chefen skrek åt mig\ninför alla."
    told = "\n".join(got.notes)
    assert "read sheet 'Svar'; not read: Info" in told
    assert "hidden sheets are not read: Nycklar" in told


def test_excel_formulas_give_their_stored_values(tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["id", "text"])
    made.active.append([1, '="Hon "&"grät"'])
    made.save(tmp_path / "raw.xlsx")
    with zipfile.ZipFile(tmp_path / "raw.xlsx") as old, zipfile.ZipFile(tmp_path / "f.xlsx", "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>').replace(
                    b"<v></v>", b"<v>Hon gr\xc3\xa4t</v>"
                )
                data = data.replace(b"<v />", b"<v>Hon gr\xc3\xa4t</v>").replace(b"<v/>", b"<v>Hon gr\xc3\xa4t</v>")
            new.writestr(info, data)
    assert texts(read(tmp_path / "f.xlsx", text="text")) == ["Hon grät"]


def test_json_lines_refuse_only_the_broken_line(write: Callable[..., Path]) -> None:
    lines = [json.dumps({"id": 7, "text": "Hon sa ifrån", "meta": {"ort": "Umeå"}}), "{trasig", '"bara en sträng"']
    got = read(write("a.jsonl", "\n".join(lines)), groups=["meta.ort"])
    assert texts(got) == ["Hon sa ifrån", "bara en sträng"]
    assert [str(r.name) for r in got.refused] == ["a.jsonl:2"]
    assert got[0].groups["meta.ort"] == "Umeå"


@pytest.mark.parametrize(
    "data", ['[{"text": "Hej där"}]', '{"svar": [{"text": "Hej där"}]}', '["Hej där"]', '{"text": "Hej där"}']
)
def test_json(write: Callable[..., Path], data: str) -> None:
    assert texts(read(write("a.json", data))) == ["Hej där"]


@pytest.mark.parametrize("data", ["{", "[]", "3", "[" * 100_000, '{"a": 1'])
def test_broken_json(write: Callable[..., Path], data: str) -> None:
    with pytest.raises(UnreadableFile):
        read(write("a.json", data))


def test_parquet(tmp_path: Path) -> None:
    import pandas as pd

    frame = pd.DataFrame({"id": [1, 2], "när": pd.to_datetime(["2018-01-02", None]), "text": ["Hon grät", None]})
    frame.to_parquet(tmp_path / "a.parquet")
    got = textkit.read(tmp_path / "a.parquet", date="när")
    assert [(t.id, t.date, t.text) for t in got] == [("1", "2018-01-02", "Hon grät")]
