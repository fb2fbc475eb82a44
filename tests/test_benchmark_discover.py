"""The measures of the benchmark of discovered themes, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import discover, scale


def test_words_that_meet_are_coherent() -> None:
    documents = [{"a", "b"}, {"a", "b"}, {"c"}, {"d"}]
    assert discover.npmi([["a", "b"]], documents) == pytest.approx(1)
    assert discover.npmi([["c", "d"]], documents) == -1
    assert discover.npmi([["a", "b"], ["c", "d"]], documents) == pytest.approx(0)
    assert discover.npmi([["a", "b"]], documents[:2]) == 0
    assert discover.npmi([], documents) == -1


def test_words_said_twice_are_not_diverse() -> None:
    assert discover.diversity([["a", "b"], ["a", "c"]]) == 0.75
    assert discover.diversity([]) == 0


def test_a_tool_is_measured_on_both_parts() -> None:
    held = discover.Passages(
        ["x"] * 4, ["sv"] * 4, list("abcd"), ["m", "m", "n", "n"], np.array([0, 0, 1, 1], bool), np.zeros((4, 2))
    )
    figures = discover.measure(lambda data, seed: (np.array([0, 0, 1, -1]), [["a"], ["b"]]), held, [{"a"}, {"b"}])
    assert (figures["unassigned"], figures["seeds_ami"], figures["themes"]) == (0.25, pytest.approx(1), 2)
    assert 0 < figures["v_measure"] < 1
    assert figures["dev_v_measure"] == 0
    assert "textkit" in discover.table({"textkit": figures})


def test_a_collection_without_parts_is_measured_as_a_whole() -> None:
    held = discover.Passages(["x"] * 4, ["sv"] * 4, list("abcd"), list("mmnn"), np.zeros(4, bool), np.zeros((4, 2)))
    figures = discover.measure(
        lambda data, seed: (np.array([0, 0, 1, 1]), [["a", "b"], ["c", "d"]]), held, [{"a", "b"}]
    )
    assert figures["v_measure"] == pytest.approx(1)
    assert "dev_ari" not in figures


def test_generated_passages_are_as_many_as_were_asked_for() -> None:
    texts, owners, languages = scale.generated(5, 2)
    assert len(set(owners)) == 5
    assert len(texts) == len(owners) == len(languages) <= 10
    assert all(texts)
    assert (texts, owners, languages) == scale.generated(5, 2)


def test_a_clock_tells_seconds_and_memory() -> None:
    clock = scale.Clock()
    assert clock("sum", lambda: 1 + 1) == 2
    assert clock.stages["sum"]["peak_mb"] > 0
