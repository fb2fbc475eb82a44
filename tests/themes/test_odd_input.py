"""What nobody plans for: one testimony, the same text throughout, endless ones, empty ones, odd codebooks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from textkit import GuidedThemes, ThemeModel
from textkit.cli import cli
from textkit.errors import BrokenCodebook
from textkit.themes.codebook import Codebook, Entry, load

NOISE = Entry("noise", {"en": "Noise"}, examples={"sv": ("Maskinen bullrar hela natten.", "Fläkten väsnas.")})
LONG = " ".join(f"Mening {n} handlar om buller i hallen." for n in range(7200))  # 50,000 words


class Letters:
    """Counts of letters: an embedder that needs no model."""

    dimension, fingerprint = 26, "letters"

    def encode(self, texts: list[str]) -> np.ndarray:
        held = np.array([[t.lower().count(chr(97 + i)) for i in range(26)] for t in texts], np.float32)
        return held.reshape(len(texts), 26) / np.maximum(
            np.linalg.norm(held.reshape(len(texts), 26), axis=1, keepdims=True), 1
        )


@pytest.fixture(scope="module")
def guided() -> GuidedThemes:
    return GuidedThemes(Codebook((NOISE,)), embedder=Letters()).fit()


@pytest.mark.parametrize(
    "texts", [["Det bullrar."], ["Det bullrar."] * 10, ["", "  ", "\n\n"], ["[PERSON 1]"], ["!?"], []]
)
def test_a_codebook_of_one_theme_scores_anything(guided: GuidedThemes, texts: list[str]) -> None:
    scores = guided.score(texts)
    assert scores.shape == (len(texts), 1)
    assert scores.stack().between(0, 1).all()
    assert len(guided.assign(texts)) == len(texts)


def test_an_endless_text_is_scored(guided: GuidedThemes) -> None:
    assert len(LONG.split()) > 50_000
    assert 0 <= guided.score([LONG])["noise"][0] <= 1


def test_two_equal_themes_score_alike() -> None:
    book = Codebook((NOISE, Entry("racket", NOISE.name, examples=NOISE.examples)))
    scores = GuidedThemes(book, embedder=Letters()).fit().score(["Maskinen bullrar.", "Hej."])
    assert np.allclose(scores["noise"], scores["racket"], atol=1e-3)


@pytest.mark.parametrize(
    ("entries", "says"), [((), "no themes"), ((NOISE, NOISE), "'noise' stands in the codebook twice")]
)
def test_a_codebook_that_cannot_be_used_is_refused(entries: tuple[Entry, ...], says: str) -> None:
    with pytest.raises(BrokenCodebook, match=says):
        Codebook(entries)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("themes:\n  noise:\n    name: Noise\n  cold: 7\n", "book.yaml:4"),
        ("themes:\n  noise:\n    name: Noise\n  cold:\n    definition: chill\n", "book.yaml:4"),
        ("themes:\n  noise:\n    name: [\n", "book.yaml:"),
        ("themes:\n  a:\n    name: A\n  a:\n    name: B\n", "book.yaml:4"),
        ("themes: 3\n", "no themes"),
        ("", "no themes"),
    ],
)
def test_a_broken_entry_is_named_by_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "book.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenCodebook, match=says):
        load(path)


@pytest.mark.parametrize("number", [1, 10])
def test_a_few_texts_are_one_theme(number: int) -> None:
    model = ThemeModel().fit(["Det bullrar i hallen."] * number, embeddings=np.ones((number, 8), np.float32))
    assert [t.size for t in model.themes_] == [number]
    assert model.assign(["Nytt."], embeddings=np.ones((1, 8), np.float32))["theme"].tolist() == ["d01"]


def test_empty_passages_are_placed_and_marked_uncertain() -> None:
    texts = ["Det bullrar i hallen.", "", "   ", "Hissen är trasig."] * 10
    model = ThemeModel().fit(texts, embeddings=Letters().encode(texts))
    assert len(model.labels_) == 40
    assert model.uncertain_[1]
    assert np.isfinite(model.certainty_).all()


def test_the_command_says_what_is_wrong_with_a_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("text;kod\nDet bullrar;noise\n", encoding="utf-8")
    book = tmp_path / "book.yaml"
    book.write_text("themes:\n  noise: 3\n", encoding="utf-8")
    for options, says in (
        (["--gold", path], "at least 10"),
        (["--gold", tmp_path], "no marked .txt files"),
        (["--codebook", book], "--gold"),
        (["--gold", path, "--map", "noise"], "THEIRS=OURS"),
        (["--gold", path, "--where"], "evaluate deid"),
    ):
        done = CliRunner().invoke(cli, ["evaluate", "themes", *map(str, options)])
        assert done.exit_code
        assert says in f"{done.output}{done.exception}"
