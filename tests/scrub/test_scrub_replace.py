from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textkit.errors import UnreadableFile
from textkit.records import SafeTestimony, Span
from textkit.scrub import replace
from textkit.scrub.known import forced
from textkit.scrub.names import safe_names
from textkit.scrub.pieces import Detector, Edit, Piece, Slot
from textkit.scrub.replace import aligned, scrub_slots


def slots(*texts: str, force: str = "") -> list[Slot]:
    return [Slot([Piece(text, lambda _: None)], force=force) for text in texts]


def scrubbed(found: list[Slot], detector: Detector) -> list[str]:
    for slot, edits in zip(found, scrub_slots(found, detector), strict=True):
        slot.apply(edits)
    return [slot.text for slot in found]


def test_one_number_a_person_throughout_the_file(detector: Detector) -> None:
    assert scrubbed(slots("Anna Berg kom.", "Sen Kari.", "anna berg gick"), detector) == [
        "[PERSON 1] kom.",
        "Sen [PERSON 2].",
        "[PERSON 1] gick",
    ]


def test_numbers_go_on_in_a_long_file(detector: Detector, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Anna kom.", "Kari kom.", "Kari gick. Anna gick.", "Åsa stod kvar.", "Anna sov."]
    whole = scrubbed(slots(*texts), detector)
    monkeypatch.setattr(replace, "_CHUNK", 12)
    assert scrubbed(slots(*texts), detector) == whole
    assert whole[4] == "[PERSON 1] sov."


def test_layout_stays_where_an_identifier_runs_over_pieces() -> None:
    got: dict[int, str] = {}
    pieces = [
        Piece("Jag heter An", lambda t: got.update({0: t})),
        Piece("na", lambda t: got.update({1: t})),
        Piece("\n"),
    ]
    pieces.append(Piece("Berg.", lambda t: got.update({3: t})))
    Slot(pieces).apply([Edit(10, 19, "[PERSON 1]")])
    assert got == {0: "Jag heter [PERSON 1]", 1: "", 3: "."}


def test_a_column_of_names_goes_whole(detector: Detector) -> None:
    found = [*slots("Anna", "Xyz Okänd", "xyz okänd", force="PERSON"), *slots("Anna grät")]
    assert scrubbed(found, detector) == ["[PERSON 1]", "[PERSON 2]", "[PERSON 2]", "[PERSON 1] grät"]


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Namn", "PERSON"),
        ("FÖRNAMN", "PERSON"),
        ("First name:", "PERSON"),
        ("Personnr", "NATIONAL_ID"),
        ("E-post", "EMAIL_ADDRESS"),
        ("email_address", "EMAIL_ADDRESS"),
        ("Mobilnummer", "PHONE_NUMBER"),
        ("Anställningsnr", "EMPLOYEE_ID"),
        ("Gatuadress", "ADDRESS"),
        ("Kommentar", ""),
        ("Namnge det värsta", ""),
        ("Kön", ""),
    ],
)
def test_headings(heading: str, label: str) -> None:
    assert forced(heading) == label


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(alphabet="Anå s@b.se\nKri12-", max_size=30), max_size=8))
def test_the_pieces_add_up_to_the_whole(detector: Detector, texts: list[str]) -> None:
    got = scrubbed(slots(*texts), detector)
    whole = detector.deidentify(replace.SEPARATOR.join(texts)).text
    assert "".join(replace.SEPARATOR.join(got).split()) == "".join(whole.split())


def test_texts_that_do_not_fit_are_refused() -> None:
    safe = SafeTestimony("", "[PERSON 1] kom helt annorlunda", "sv")
    with pytest.raises(UnreadableFile):
        aligned("Anna kom hem", [Span(0, 4, "PERSON")], safe)


@pytest.mark.parametrize(
    ("raw", "safe", "placed", "edits"),
    [
        ("Anna kom", "[PERSON 1] kom", [(0, 10)], [(0, 4, "[PERSON 1]")]),
        ("Anna kom", "Anna kom", [], []),
        ("Så kom Anna hem", "Så kom hem", [], [(7, 12, "")]),
        (
            "[PERSON 3] är Anna",
            "(PERSON 3) är [PERSON 1]",
            [(14, 24)],
            [(0, 1, "("), (9, 10, ")"), (14, 18, "[PERSON 1]")],
        ),
    ],
)
def test_policies(raw: str, safe: str, placed: list[tuple[int, int]], edits: list[tuple[int, int, str]]) -> None:
    spans = [Span(raw.index("Anna"), raw.index("Anna") + 4, "PERSON")]
    testimony = SafeTestimony("", safe, "sv", spans=tuple(Span(a, b, "PERSON") for a, b in placed))
    assert [(e.start, e.end, e.new) for e in aligned(raw, spans, testimony)] == edits


def test_names_of_files(detector: Detector) -> None:
    paths = [
        "brev.txt",
        "svensson_anna.docx",
        "kari/brev.txt",
        "kari/åsa öberg.txt",
        "enkät-2017.csv",
        "document-001.docx",
    ]
    made = safe_names([PurePosixPath(p) for p in paths], detector)
    assert [p.as_posix() for p in made] == [
        "brev.txt",
        "document-001.docx",
        "folder-001/brev.txt",
        "folder-001/document-002.txt",
        "enkät-2017.csv",
        "document-001-2.docx",
    ]
