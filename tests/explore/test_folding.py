"""Discovered themes on their page: a badge where one is unstable, and groups to fold."""

from __future__ import annotations

import pandas as pd
import pytest

from textkit.explore.views import folding
from textkit.explore.words import texts

NAMES = {f"d{n:02d}": f"Tema <{n}>" for n in range(1, 8)}
TREE = pd.DataFrame(
    [
        ("g01", "d01", 0.1), ("g01", "d02", 0.1), ("g02", "d03", 0.2), ("g02", "d04", 0.2), ("g03", "g01", 0.3),
        ("g03", "d05", 0.3), ("g04", "g02", 0.8), ("g04", "g03", 0.8), ("g05", "d06", 0.7), ("g05", "d07", 0.7),
        ("g06", "g04", 0.9), ("g06", "g05", 0.9),
    ],
    columns=["parent", "child", "height"],
)  # fmt: skip
STEADY = pd.DataFrame({"theme_id": ["d01", "d02"], "came_back": [0.35, 1.0], "stable": [False, True]})


def test_themes_are_cut_where_the_unions_are_highest() -> None:
    assert folding.groups(TREE) == [["d01", "d02", "d05"], ["d03", "d04"], ["d06", "d07"]]
    assert folding.groups(TREE.head(0)) == []
    assert folding.groups(TREE.head(2)) == [["d01", "d02"]]


@pytest.mark.parametrize(
    ("language", "theme", "told", "badge"),
    [
        ("sv", "d01", "kom temat tillbaka i 35 % av fallen. Läs det som ett uppslag", True),
        ("en", "d01", "the theme came back in 35% of the cases. Read it as a lead", True),
        ("sv", "d02", "kom temat tillbaka i 100 % av fallen.", False),
    ],
)
def test_a_theme_says_how_often_it_came_back(language: str, theme: str, told: str, badge: bool) -> None:
    shown = folding.about(texts(language), theme, STEADY, TREE, NAMES)
    assert told in shown
    assert ("tk-badge" in shown) == badge


def test_the_group_that_is_read_lies_open() -> None:
    shown = folding.about(texts("sv"), "d03", STEADY, TREE, NAMES)
    assert "<details open><summary>Tema &lt;3&gt; och 1 till" in shown
    assert "<strong>Tema &lt;3&gt;</strong>" in shown
    assert shown.count("<details") == shown.count("</details>") == 4
    assert "theme=d07" in shown
    assert "Tema <" not in shown


def test_few_themes_and_hidden_ones_are_not_folded() -> None:
    few = {id: name for id, name in NAMES.items() if id in ("d01", "d03", "d06")}
    assert "<details" not in folding.about(texts("sv"), "d01", STEADY, TREE, few)
    assert "d07" not in folding.folded(texts("sv"), "d01", TREE, {k: v for k, v in NAMES.items() if k != "d07"})
    assert folding.about(texts("sv"), "s3-1", STEADY, TREE.head(0), NAMES) == '<div class="tk-found"></div>'
