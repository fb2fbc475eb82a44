"""Marked files of every kind: what they say comes out at the right place, and what is wrong with one is told by its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit.corpus import GoldTestimony
from textkit.deidentify import conll
from textkit.deidentify.gold import Gold, kind, load, mapping, right
from textkit.errors import BrokenMark, TextkitError, UnreadableFile, UsageError

MARKED = """=== a | lang=sv | date=2017-11 | sector=police | region=Norr | role=employee | themes= | reported=no
Det var [[PERSON#p1|Björn Hellgren]] som ringde, och [[PERSON#p1|Björn]]s fru teg.
"""
IOB2 = """# newdoc id = brev-7
# sent_id = 1
# text = Keld sagde "nej" til Anna Bech.
1\tKeld\tB-PER\t-\tab
2\tsagde\tO\t-\tab
3\t"\tO\t-\tab
4\tnej\tO\t-\tab
5\t"\tO\t-\tab
6\ttil\tO\t-\tab
7\tAnna\tB-PER\t-\tab
8\tBech\tI-PER\t-\tab
9\t.\tO\t-\tab

1\tHun\tO\t-\tab
2\tbor\tO\t-\tab
3\ti\tO\t-\tab
4\tRibe\tB-LOC\t-\tab

# newdoc
1\tIngenting\tO\t-\tab
"""
CONLL_2003 = """-DOCSTART- -X- -X- O

He PRP B-NP O
met VBD B-VP O
Ann NNP B-NP B-PER
( ( O O
# NN B-NP O
four CD I-NP O
) ) O O
in IN B-PP O
York NNP B-NP B-LOC
, , O O
England NNP B-NP B-LOC
. . O O

-DOCSTART- -X- -X- O

Nobody NN B-NP O
"""
NORNE = """# sent_id = 1
# text = Han heter Odd Berg, sier de.
1\tHan\than\tPRON\t_\t_\t2\tnsubj\t_\tname=O
2\theter\thete\tVERB\t_\t_\t0\troot\t_\tname=O
3\tOdd\tOdd\tPROPN\t_\t_\t2\tobj\t_\tname=B-PER
4\tBerg\tBerg\tPROPN\t_\t_\t3\tflat\t_\tSpaceAfter=No|name=I-PER
5\t,\t$,\tPUNCT\t_\t_\t2\tpunct\t_\tname=O
6-7\tsierde\t_\t_\t_\t_\t_\t_\t_\t_
6\tsier\tsi\tVERB\t_\t_\t2\tparataxis\t_\tname=O
7\tde\tde\tPRON\t_\t_\t6\tnsubj\t_\tSpaceAfter=No|name=O
8\t.\t$.\tPUNCT\t_\t_\t2\tpunct\t_\tname=O
"""


def presidio(**changes: Any) -> dict[str, Any]:
    """One sample of presidio-research."""
    span = {"entity_type": "PERSON", "entity_value": "Ann Lee", "start_position": 11, "end_position": 18}
    card = {"entity_type": "CREDIT_CARD", "entity_value": "4111", "start_position": 32, "end_position": 36}
    title = {"entity_type": "TITLE", "entity_value": "Dr.", "start_position": 7, "end_position": 10}
    text = "I met Dr. Ann Lee and her card is 4111 now."
    for mark in (span, card, title):
        mark["start_position"] = text.index(str(mark["entity_value"]))
        mark["end_position"] = int(str(mark["start_position"])) + len(str(mark["entity_value"]))
    sample = {"full_text": text, "masked": None, "spans": [card, span, title], "template_id": 3, "metadata": None}
    return sample | changes


def tab_mention(text: str, surface: str, label: str, kind: str, entity: str) -> dict[str, Any]:
    start = text.index(surface)
    return {
        "entity_type": label, "entity_mention_id": f"{entity}_m{start}", "start_offset": start, "span_text": surface,
        "end_offset": start + len(surface), "edit_type": "check", "identifier_type": kind, "entity_id": entity,
        "confidential_status": "NOT_CONFIDENTIAL",
    }  # fmt: skip


TAB_TEXT = "Application no. 1234/05 by Mr Ola Berg, a journalist from Bergen, who paid 300 euros on 3 May 2004."


def tab(**changes: Any) -> dict[str, Any]:
    """One document of the Text Anonymization Benchmark, by two annotators."""
    one = [
        tab_mention(TAB_TEXT, "1234/05", "CODE", "DIRECT", "e1"),
        tab_mention(TAB_TEXT, "Mr Ola Berg", "PERSON", "DIRECT", "e2"),
        tab_mention(TAB_TEXT, "journalist", "DEM", "QUASI", "e3"),
        tab_mention(TAB_TEXT, "300 euros", "QUANTITY", "QUASI", "e4"),
        tab_mention(TAB_TEXT, "Bergen", "LOC", "NO_MASK", "e5"),
    ]
    two = [
        tab_mention(TAB_TEXT, "Ola Berg", "PERSON", "DIRECT", "e2"),
        tab_mention(TAB_TEXT, "3 May 2004", "DATETIME", "QUASI", "e6"),
    ]
    annotations = {"annotator1": {"entity_mentions": one}, "annotator2": {"entity_mentions": two}, "annotator3": None}
    document = {"doc_id": "001-9", "text": TAB_TEXT, "annotations": annotations, "dataset_type": "dev", "meta": {}}
    return document | {"quality_checked": False, "task": "Task: …"} | changes


def read(folder: Path, name: str, content: Any, **options: Any) -> Gold:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1), encoding="utf-8")
    return load(path, **options)


def said(gold: GoldTestimony) -> list[tuple[str, str]]:
    return [(gold.text[s.start : s.end], s.label) for s in gold.spans]


def test_our_own_marks(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("no marks", encoding="utf-8")
    (tmp_path / "one.txt").write_text(MARKED, encoding="utf-8")
    gold = load(tmp_path)
    assert [said(g) for g in gold.testimonies] == [[("Björn Hellgren", "PERSON"), ("Björn", "PERSON")]]
    assert (gold.formats, gold.skipped, gold.told, gold.unjudged) == (("corpus",), ("README.md",), 0, frozenset())


def test_presidios_samples(tmp_path: Path) -> None:
    gold = read(tmp_path, "samples.json", [presidio(), presidio(spans=[], metadata={"Language": "en"})])
    first, second = gold.testimonies
    assert said(first) == [("Dr.", "TITLE"), ("Ann Lee", "PERSON"), ("4111", "ACCOUNT")]
    assert [kind(s) for s in first.spans] == ["", "direct", "direct"]
    assert (first.id, second.id, second.spans) == ("samples-1", "samples-2", ())
    assert gold.mapped == {"CREDIT_CARD": "ACCOUNT"}
    assert gold.unmapped == {"TITLE": 1}
    assert gold.told == 1
    assert {g.header["lang"] for g in gold.testimonies} == {"en"}
    assert "PERSON" not in gold.unjudged
    assert "DATE" in gold.unjudged


def test_a_label_is_given_a_counterpart(tmp_path: Path) -> None:
    gold = read(tmp_path, "samples.json", [presidio()], labels=mapping(["title=OCCUPATION"]), language="en")
    assert said(gold.testimonies[0])[0] == ("Dr.", "OCCUPATION")
    assert (gold.unmapped, gold.told) == ({}, 0)


def test_the_text_anonymization_benchmark(tmp_path: Path) -> None:
    (document,) = (gold := read(tmp_path, "echr_dev.json", [tab()])).testimonies
    assert said(document) == [
        ("1234/05", "CASE_NUMBER"),
        ("Ola Berg", "PERSON"),  # the title is no part of what must be masked
        ("Ola Berg", "PERSON"),
        ("journalist", "DEMOGRAPHIC"),
        ("300 euros", "QUANTITY"),
        ("3 May 2004", "DATE"),
    ]
    assert [kind(s) for s in document.spans] == ["direct"] * 3 + ["quasi"] * 3
    assert (document.id, gold.needless, gold.unmapped) == ("001-9", 1, {"QUANTITY": 1})
    assert len({s.entity for s in document.spans if s.label == "PERSON"}) == 2, "annotators' entities are their own"
    assert "LOCATION" not in gold.unjudged, "what needs no mask is known all the same"
    assert "OCCUPATION" in right(document.spans[3])
    assert "PHONE_NUMBER" in right(document.spans[0])
    lines = read(tmp_path, "tab.jsonl", "\n".join(json.dumps(tab(doc_id=n)) for n in ("a", "b")))
    assert [g.id for g in lines.testimonies] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "ids", "texts", "marks"),
    [
        (
            IOB2,
            ["brev-7", "f-2"],
            ['Keld sagde "nej" til Anna Bech.\nHun bor i Ribe', "Ingenting"],
            [[("Keld", "PERSON"), ("Anna Bech", "PERSON"), ("Ribe", "LOCATION")], []],
        ),
        (
            CONLL_2003,
            ["f-1", "f-2"],
            ["He met Ann (# four) in York, England.", "Nobody"],
            [[("Ann", "PERSON"), ("York", "LOCATION"), ("England", "LOCATION")], []],
        ),
        (NORNE, ["f-1"], ["Han heter Odd Berg, sier de."], [[("Odd Berg", "PERSON")]]),
        (
            "Eva\tU-PER\nLi\tB-PER\nBo\tL-PER\n.\tO\n",
            ["f-1"],
            ["Eva Li Bo."],
            [[("Eva", "PERSON"), ("Li Bo", "PERSON")]],
        ),
        (
            "Eva I-PER\nBo I-PER\nMalmö I-LOC\n",
            ["f-1"],
            ["Eva Bo Malmö"],
            [[("Eva Bo", "PERSON"), ("Malmö", "LOCATION")]],
        ),
        ("\ufeff[ O\r\nEva B-PER\r\n] O\r\n", ["f-1"], ["[Eva]"], [[("Eva", "PERSON")]]),
        ('" O\nHej O\n" O\nsa O\nhon O\n', ["f-1"], ['"Hej" sa hon'], [[]]),
    ],
)
def test_columns(tmp_path: Path, content: str, ids: list[str], texts: list[str], marks: list[Any]) -> None:
    gold = read(tmp_path, "f.conll", content)
    assert [g.id for g in gold.testimonies] == ids
    assert [g.text for g in gold.testimonies] == texts
    assert [said(g) for g in gold.testimonies] == marks
    assert gold.alone == ("newdoc" not in content and "DOCSTART" not in content)


def test_sentences_alone_share_the_language_of_their_file(tmp_path: Path) -> None:
    sentences = ["Ja", "Hun gikk hjem fordi ingen ville høre på henne", "Eva"]
    content = "\n\n".join("\n".join(f"{word} O" for word in s.split()) for s in sentences)
    gold = read(tmp_path, "f.conll", content)
    assert gold.alone
    assert [g.header["lang"] for g in gold.testimonies] == ["nb"] * 3
    assert [g.header["lang"] for g in read(tmp_path, "f.conll", content, language="da").testimonies] == ["da"] * 3


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.json", '[\n {"full_text": "x", "spans": []},\n {"full_text": }\n]', "a.json:3: no valid JSON"),
        ("a.json", '[\n {"full_text": "x"},\n\n {"text": "y"}\n]', "a.json:4: has neither"),
        ("a.json", '[{"full_text": "x"}', "a.json:1: the list is not closed"),
        ("a.json", "[]", "a.json holds no marked text"),
        ("a.json", [presidio(spans=[{"entity_type": "PERSON", "start_position": 0}])], "a.json:2: a mark needs"),
        (
            "a.json",
            [presidio(spans=[{"entity_type": "PERSON", "start_position": 40, "end_position": 99}])],
            "a.json:2: a mark from 40 to 99 in a text of 43 letters",
        ),
        (
            "a.json",
            [
                presidio(
                    spans=[{"entity_type": "PERSON", "entity_value": "Ann", "start_position": 3, "end_position": 6}]
                )
            ],
            "a.json:2: marks name another text",
        ),
        ("a.json", [tab(annotations=[])], "a.json:2: annotations is no object"),
        ("a.json", [tab(annotations={"a1": {}})], "a.json:2: entity_mentions is missing"),
        (
            "a.json",
            [tab(annotations={"a": {"entity_mentions": [tab_mention(TAB_TEXT, "Bergen", "LOC", "MAYBE", "e")]}})],
            "a.json:2: an identifier_type is none of DIRECT, QUASI and NO_MASK",
        ),
        ("a.json", [tab(), tab()], "the id 001-9 stands at a.json:2 too"),
        ("a.conll", "Eva B-PER\nBo\n", "a.conll:2: 1 columns where the other lines have 2"),
        ("a.conll", "Eva B-PER\nBo I-PER\nmet O\nX PER\n", "a.conll:4: its tag is neither O nor"),
        ("a.conll", "Eva went home\n", "a.conll:1: neither marked as the corpus is"),
        ("a.conll", "\n\n", "a.conll holds no marked text"),
        ("a.txt", MARKED.replace("[[PERSON#p1|", "[[PERSOM#p1|"), "a.txt:2: unknown label PERSOM"),
        ("a.txt", f"{MARKED}\n{MARKED}", "a.txt:4: the id a stands at a.txt:1 too"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(tmp_path: Path, name: str, content: Any, told: str) -> None:
    with pytest.raises((BrokenMark, UnreadableFile)) as caught:
        read(tmp_path, name, content)
    message = str(caught.value)
    assert told in message
    assert not any(word in message for word in ("Eva", "Ann Lee", "Ola Berg", "Björn"))


@pytest.mark.parametrize("pair", ["MISC", "MISC=NAME", "=PERSON", "MISC="])
def test_a_mapping_that_cannot_be(pair: str) -> None:
    with pytest.raises(UsageError, match="THEIRS=OURS"):
        mapping([pair])


def test_a_mapping_nobody_needs_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="MISK, which no mark carries"):
        read(tmp_path, "f.conll", "Eva B-MISC\n", labels=mapping(["MISK=PERSON"]))
    with pytest.raises(UsageError, match="NAME is no label here"):
        load(tmp_path / "f.conll", labels={"MISC": "NAME"})


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_bytes("Åsa B-PER\n".encode("latin-1"))
    for path in (tmp_path / "a.conll", tmp_path / "nowhere", tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(TextkitError, match=path.name):
            load(path)


words = st.text(
    st.characters(whitelist_categories=("Lu", "Ll", "Nd", "Po"), max_codepoint=0x17F), min_size=1, max_size=8
)
tags = st.sampled_from(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])


@given(st.lists(st.lists(st.tuples(words, tags), min_size=1, max_size=8), min_size=1, max_size=4))
def test_marks_hold_their_tokens(sentences: list[list[tuple[str, str]]]) -> None:
    """Whatever the tokens: a mark begins and ends with one, marks do not overlap, and every letter is there once."""
    content = "-DOCSTART-\tO\n\n" + "\n\n".join("\n".join(f"{w}\t{t}" for w, t in s) for s in sentences)
    (document,), alone = conll.documents(content, "x")
    tokens = [pair for s in sentences for pair in s]
    assert not alone
    assert "".join(document.text.split()) == "".join("".join(w.split()) for w, _ in tokens)
    assert all(a[1] <= b[0] for a, b in zip(document.marks, document.marks[1:], strict=False))
    marked = "".join("".join(document.text[a:b].split()) for a, b, _ in document.marks)
    assert marked == "".join(w for w, t in tokens if t != "O")
