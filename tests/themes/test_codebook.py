"""The codebook: the bundled one is whole; a broken one is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit.errors import BrokenCodebook
from textkit.records import THEMES
from textkit.themes.codebook import load


def test_the_bundled_codebook_is_whole() -> None:
    book = load()
    assert tuple(book.ids) == THEMES
    for entry in book.entries:
        assert {"sv", "nb", "en"} <= set(entry.name)
        assert {"sv", "nb", "en"} <= set(entry.definition)
        assert {"sv", "nb", "en"} <= set(entry.counts)
        assert {"sv", "nb", "en"} <= set(entry.excludes)
        assert all(len(entry.examples[code]) >= 3 for code in ("sv", "nb", "en"))
        assert all(len(entry.keywords[code]) >= 5 for code in ("sv", "nb", "en"))
        assert entry.named("sv") == entry.name["sv"]
        assert entry.named("fi") == entry.name["en"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no themes"),
        ("themes: {}", "has no themes"),
        ("themes:\n  a:\n    name: A\n  a:\n    name: B\n", r"book\.yaml:4: the theme 'a' stands there twice"),
        ("themes:\n  a:\n    definition: x\n", r"book\.yaml:2: 'a' has no name"),
        ("themes:\n  a:\n    name: A\n  b:\n    nam: B\n", r"book\.yaml:4: 'b' has an unknown field 'nam'"),
        ("themes:\n  a: text\n", "needs at least a name"),
        ("themes:\n  a:\n    name: A\n    examples: one\n", "examples must be a list"),
        ("themes: [\n", "not valid YAML"),
    ],
)
def test_a_broken_codebook_is_refused(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenCodebook, match=says):
        load(tmp_path / "book.yaml")


def test_a_codebook_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(
        "themes:\n  lokal:\n    name: Lokalen\n    examples: [Det drar från fönstret., Lampan är trasig.]\n",
        encoding="utf-8",
    )
    book = load(tmp_path / "book.yaml")
    assert book.ids == ["lokal"]
    assert book["lokal"].teaching[0] == "Det drar från fönstret."
    with pytest.raises(BrokenCodebook, match="cannot be read"):
        load(tmp_path / "none.yaml")
