"""Passages that somebody coded: read from a CSV as people write them, and measured against."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from textkit.errors import MissingColumn, TextkitError, UnreadableFile, UsageError
from textkit.themes.baseline import WordsAlone
from textkit.themes.codebook import Entry
from textkit.themes.coded import book_for, read, renamed
from textkit.themes.evaluate import Judged, Remembering, cross_validated

NOISE = ["Det bullrar.", "Fläkten väsnas.", "Pressen slamrar.", "Maskinen tjuter.", "Det dånar här.", "Sågen larmar."]
COLD = [
    "Det drar kallt.",
    "Jag fryser.",
    "Elementet är kallt.",
    "Det är tolv grader.",
    "Kylan är svår.",
    "Fingrarna stelnar.",
]
ROWS = [f'"{text}";loud' for text in NOISE] + [f'"{text}";cold' for text in COLD] + ['"Hallen är lång.";', '"";loud']
TABLE = "text;codes\n" + "\n".join(ROWS) + "\n"


def written(folder: Path, text: str, *, name: str = "mine.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_a_table_of_passages_and_codes(tmp_path: Path) -> None:
    found = read(written(tmp_path, "\ufeff" + TABLE))
    assert len(found.texts) == 13
    assert found.counts == {"cold": 6, "loud": 6}
    assert found.codes[-1] == frozenset()
    assert found.empty == 1
    assert len(set(found.owners)) == 13


def test_several_codes_owners_and_languages(tmp_path: Path) -> None:
    rows = "".join(f"p{i // 2}\tSV\tpassage {i}\ta, b | c\n" for i in range(12))
    found = read(written(tmp_path, "Testimony\tLanguage\tPassage\tCodes\n" + rows), {"c": "see"})
    assert found.codes[0] == {"a", "b", "see"}
    assert found.owners[:3] == ("p0", "p0", "p1")
    assert set(found.languages) == {"sv"}


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("", UnreadableFile, "no row"),
        ("text;codes\n", UnreadableFile, "no row"),
        ("svar_1;codes\na;b\n", MissingColumn, "no column 'text'"),
        ("text;note\na;b\n", MissingColumn, "no column 'codes'"),
        ("text;codes\na;b;c\n", UnreadableFile, "row 2"),
        ("text;codes\na;b\n", UsageError, "1 passages"),
        ("text;codes\n" + "a;\n" * 12, UsageError, "no code"),
        ("text;codes\n" + "a;one\n" * 12, UsageError, "every passage"),
        ('text;codes\n"a;b\n', UnreadableFile, "quote"),
    ],
)
def test_what_is_wrong_with_a_table_is_said(tmp_path: Path, text: str, kind: type[TextkitError], says: str) -> None:
    with pytest.raises(kind, match=says):
        read(written(tmp_path, text))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="UTF-8"):
        read(written(tmp_path, TABLE, encoding="latin-1"))


def test_the_codebook_is_the_bundled_one_where_it_has_all_codes(tmp_path: Path) -> None:
    own = read(written(tmp_path, TABLE))
    book, bundled = book_for(own)
    assert (book.ids, bundled) == (["cold", "loud"], False)
    assert book_for(read(tmp_path / "mine.csv", renamed(["loud=bullying", "cold=reporting"])))[1]
    named = written(tmp_path, "themes:\n  loud:\n    name: Noise\n", name="book.yaml")
    with pytest.raises(UsageError, match="no theme 'cold'"):
        book_for(own, named)
    with pytest.raises(UsageError, match="THEIRS=OURS"):
        renamed(["loud"])


class Letters:
    """Counts of letters: an embedder that needs no model."""

    dimension, fingerprint, asked = 26, "letters", 0

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += len(texts)
        held = np.array([[t.lower().count(chr(97 + i)) for i in range(26)] for t in texts], np.float32)
        return held / np.maximum(np.linalg.norm(held, axis=1, keepdims=True), 1)


def test_a_text_is_encoded_once() -> None:
    letters = Letters()
    held = Remembering(letters)
    first = held.encode(["ab", "cd", "ab"])
    assert (held.encode(["ab"]) == first[:1]).all()
    assert (first[0] == first[2]).all()
    assert letters.asked == 2
    assert held.encode([]).shape == (0, 26)


def test_own_codes_are_learnt_from_the_rest(tmp_path: Path) -> None:
    coded = read(written(tmp_path, "text;codes\n" + "\n".join(ROWS * 60) + "\n"))  # each text stands in every part
    ours, theirs = cross_validated(book_for(coded)[0], coded, Letters())
    assert ours.n == theirs.n == 60 * 13
    assert ours.micro_f1 > 0.9
    assert theirs.micro_f1 > 0.9
    assert ours.passage != ours.passage  # not measured
    assert "passage" not in ours.to_text()


def test_words_alone_bear_a_theme_that_nobody_carries() -> None:
    truth = np.array([[True, False]] * 3 + [[False, False]] * 3)
    scores = WordsAlone().fit(["hot våld"] * 3 + ["kaffe"] * 3, truth).score(["hot", "kaffe"])
    assert scores[0, 0] > scores[1, 0]
    assert (scores[:, 1] == 0).all()


def test_a_report_without_languages_has_no_table_of_them() -> None:
    truth = np.array([[True], [False]] * 5)
    report = Judged(["a"], truth, truth.astype(float), truth, [""] * 10).report()
    assert report.micro_f1 == 1
    assert "language" not in report.to_text()
    assert Entry("a", {"en": "A"}).teaching == ("A",)
