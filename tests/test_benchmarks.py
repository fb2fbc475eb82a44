"""The benchmarks' gates: a floor that is broken is told, and a gate without a figure is broken."""

from __future__ import annotations

import pytest

from benchmarks import generate, report
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
    assert {"detect", "flow", "start", "themes", "embedding"} <= set(floors)
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
