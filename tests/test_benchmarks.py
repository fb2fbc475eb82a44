"""The benchmarks' gates: a floor that is broken is told, and a gate without a figure is broken."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pytest
import spacy

from benchmarks import card, detect, generate, peers, report, words
from textkit import corpus


def test_a_gate_that_checks_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "floors", lambda: {"x": {"recall": 0.9, "seconds_most": 2.0}})
    assert report.broken("x", {"recall": 0.95, "seconds": 1.0}) == []
    assert len(report.broken("x", {"recall": 0.85, "seconds": 3.0})) == 2
    assert len(report.broken("x", {})) == 2
    assert len(report.broken("x", {"recall": float("nan"), "seconds": 1.0})) == 1
    with pytest.raises(KeyError):
        report.broken("unknown", {})


def test_the_floors_are_set() -> None:
    floors = report.floors()
    assert {"detect", "discover", "flow", "start", "themes", "embedding"} <= set(floors)
    assert all(bounds for bounds in floors.values())


def test_generated_testimonies_are_for_load_only() -> None:
    rows = list(generate.rows(200, seed=1))
    assert len({row["id"] for row in rows}) == 200
    assert rows == list(generate.rows(200, seed=1))
    assert rows != list(generate.rows(200, seed=2))
    texts = {g.text for g in corpus.gold()}
    assert not any(row["text"] in texts for row in rows)
    words = sum(len(row["text"].split()) for row in rows) / 200
    assert 40 <= words <= 250
    personal = {g.text[s.start : s.end] for g in corpus.gold("train") for s in g.spans if s.label == "NATIONAL_ID"}
    assert not any(number in row["text"] for number in personal for row in rows)


def test_presidios_engine_runs_a_names_model_too() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "wqzyx"}, {"label": "ODD", "pattern": "och"}]
    )
    text = "Det var wqzyx och hans hund, ring 070-174 06 05."
    (with_model,), (without,) = (list(peers.Presidio(m).detect_all([text], ["sv"])) for m in (nlp, None))
    found = {(s.label, text[s.start : s.end]) for s in with_model}
    assert {("PERSON", "wqzyx"), ("PHONE_NUMBER", "070-174 06 05")} <= found
    assert not any(label == "ODD" for label, _ in found)
    assert "PERSON" not in {s.label for s in without}


def test_an_entity_of_our_own_pipeline_stands_where_its_tokens_do() -> None:
    doc = spacy.tokens.Doc(spacy.blank("xx").vocab, words=["Anna", "-", "Lund"])
    doc.ents = [spacy.tokens.Span(doc, 0, 3, label="PERSON")]
    assert peers.place(doc, doc.ents[0]) == (0, 11)
    doc.user_data |= {"starts": [4, -1, 9], "ends": [8, -1, 13]}
    assert peers.place(doc, doc.ents[0]) == (4, 13)


def test_a_peer_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, peers.STELLA, None)
    found, missing = detect.detectors(None)
    assert list(found) == ["textkit", "balanced", "presidio"]
    assert "pip install" in missing["stella"]


def test_stella_where_it_is_installed() -> None:
    pytest.importorskip(peers.STELLA)
    text = "😀 Skriv till anna@polisen.se i dag."
    (found,) = peers.Stella().detect_all([text], ["sv"])
    assert [(text[s.start : s.end], s.label) for s in found] == [("anna@polisen.se", "EMAIL_ADDRESS")]


def test_a_clock_passes_calls_on_and_keeps_their_time() -> None:
    class Works:
        name = "works"

        def read(self, count: int) -> object:
            for n in range(count):
                end = time.process_time() + 0.01
                while time.process_time() < end:
                    pass
                yield n

    clock = peers.Clock(Works())
    assert (list(clock.read(3)), clock.name) == ([0, 1, 2], "works")
    assert 0.03 <= clock.seconds < 1


def test_the_benchmark_never_sees_the_test_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["detect", "--split", "test"])
    with pytest.raises(SystemExit):
        detect.main()
    texts, languages = detect.sample(corpus.gold("dev")[:2], 5)
    assert len(texts) == len(languages) == 5
    assert texts[0] == texts[2] == texts[4] != texts[1]


def test_the_table_shows_every_tool_and_what_is_missing() -> None:
    figures = dict.fromkeys(("direct_recall", "leaky_testimonies"), 0.5)
    result = {
        "texts_per_second": {"textkit": 400.0, "presidio": 100.0}, "ratio": 4.0, "ratio_whole": 3.0, "around_model": None,
        "parts": {"dev": {"textkit": figures, "presidio": figures}}, "missing": {"stella": peers.STELLA_INSTALL},
        "processes": {"1": 400.0, "2": 700.0, "scaling": 1.75},
    }  # fmt: skip
    text = detect.table(result)
    for part in ("presidio", "dev leaky testimonies", "stella: not installed", "no names model", "scaling 1.75"):
        assert part in text


def test_a_card_gets_its_figures_between_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "card.md"
    path.write_text(f"before\n{card.BEGIN}\nold\n{card.END}\nafter", encoding="utf8")
    card.write(path, {"static": {"passages": 5368.0, "V": 0.284}, "encoder": {"V": 0.4}})
    text = path.read_text(encoding="utf8")
    assert "| passages | 5368 | – |\n| V | 0.28 | 0.40 |" in text
    assert "old" not in text
    assert text.startswith("before")
    assert text.endswith("after")
    path.write_text("no place", encoding="utf8")
    with pytest.raises(ValueError, match=card.BEGIN):
        card.write(path, {"static": {}})


def test_the_odd_word_is_found_among_four() -> None:
    kinds = {w: int(i < 3) for _, row in words.rows() for i, w in enumerate(row)}
    right = words.odd_one_out(lambda some: np.array([[kinds[w], 1 - kinds[w]] for w in some], dtype=np.float32))
    assert right["odd one out"] > 0.9
    assert set(right) == {"odd one out", *(f"odd one out, {language}" for language in words.LANGUAGES)}
