"""Discovered themes: nobody left out, nothing rare shown, the same every time, small and odd input answered."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import clone

from textkit import ThemeModel
from textkit.themes.discover import reduce
from textkit.themes.words import keywords_of, without_placeholders

TOPICS = {
    "coffee": ["kaffe", "bryggare", "kopp", "fika", "mjölk"],
    "shift": ["schema", "natt", "pass", "turlag", "helg"],
    "threat": ["hot", "rädd", "brev", "polisanmälan", "telefon"],
}


@pytest.fixture(scope="module")
def texts() -> list[str]:
    rng = np.random.default_rng(0)
    return [" ".join(rng.choice(words, 4)) + f" [PERSON {i % 3 + 1}]" for words in TOPICS.values() for i in range(30)]


@pytest.fixture(scope="module")
def vectors(texts: list[str]) -> np.ndarray:
    rng = np.random.default_rng(0)
    centres = np.eye(3, 16)
    rows = np.repeat(centres, 30, axis=0) + rng.normal(0, 0.1, (90, 16))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_clear_themes_are_found_and_named(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors)
    assert sorted(np.bincount(model.labels_).tolist()) == [30, 30, 30]
    for start in (0, 30, 60):
        assert len(set(model.labels_[start : start + 30])) == 1
    words = {w for t in model.themes_ for w in t.keywords}
    assert {"kaffe", "schema"} <= words
    assert "person" not in words
    assert [t.size for t in model.themes_] == [30, 30, 30]
    assert all(t.kind == "discovered" and len(t.passages) >= 5 for t in model.themes_)


def test_the_same_seed_gives_the_same_themes(texts: list[str], vectors: np.ndarray) -> None:
    first, second = (ThemeModel().fit(texts, embeddings=vectors) for _ in range(2))
    assert (first.labels_ == second.labels_).all()
    assert first.themes_ == second.themes_


def test_new_passages_find_their_theme(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors)
    assert (model.predict(texts, embeddings=vectors) == model.labels_).mean() > 0.97
    assert model.transform(texts[:2], embeddings=vectors[:2]).shape == (2, 3)


def test_a_word_of_few_people_is_never_a_keyword(vectors: np.ndarray) -> None:
    texts = ["kaffe kopp mjölk"] * 30 + ["schema natt pass"] * 30 + ["hot brev rädd"] * 30
    texts[0] += " hemlighetsord"
    texts[1] += " ensamordet ensamordet ensamordet"
    owners = [f"t{i}" for i in range(90)]
    for i in range(8):  # often, but by one person
        texts[2 + i] += " tjatordet"
        owners[2 + i] = "t2"
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors, owners=owners)
    words = {w for t in model.themes_ for w in t.keywords}
    assert "kaffe" in words
    assert not words & {"hemlighetsord", "ensamordet", "tjatordet"}


@pytest.mark.parametrize("n", [1, 2, 10])
def test_few_texts_are_one_theme(n: int, vectors: np.ndarray) -> None:
    model = ThemeModel().fit(["kaffe i köket"] * n, embeddings=vectors[:n])
    assert model.labels_.tolist() == [0] * n
    assert model.themes_[0].size == n


def test_all_the_same_text(vectors: np.ndarray) -> None:
    same = np.repeat(vectors[:1], 60, axis=0)
    model = ThemeModel().fit(["kaffe i köket"] * 60, embeddings=same)
    assert len(model.labels_) == 60
    assert (model.labels_ >= 0).all()


def test_texts_with_hardly_a_word_in_common_still_have_themes(vectors: np.ndarray) -> None:
    texts = [f"ord{chr(97 + i % 26)}{chr(97 + i // 26)} kaffe" for i in range(90)]
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors)
    assert len(model.themes_) == 3
    assert {w for t in model.themes_ for w in t.keywords} <= {"kaffe"}


def test_what_does_not_fit_is_said(vectors: np.ndarray) -> None:
    with pytest.raises(ValueError, match="2 texts and 3 embeddings"):
        ThemeModel().fit(["a", "b"], embeddings=vectors[:3])
    with pytest.raises(ValueError, match="at least one passage"):
        ThemeModel().fit([], embeddings=vectors[:0])


def test_it_is_an_estimator() -> None:
    model = ThemeModel(n_themes=7, random_state=3)
    assert clone(model).get_params() == model.get_params()
    assert model.set_params(n_themes=4).n_themes == 4


def test_few_rows_are_placed_the_same_way(vectors: np.ndarray) -> None:
    assert reduce(vectors[:5], 2, 0).shape == (5, 2)
    assert (reduce(vectors[:5], 2, 0) == reduce(vectors[:5], 2, 0)).all()
    assert reduce(vectors[:1], 2, 0).tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Cheferna hotade oss på mötena", "sv", ["chef", "hota", "möte"]),
        ("[PERSON 1] ropade i korridoren", "sv", ["ropa", "korridor"]),
        ("The managers were shouting", "en", ["manager", "shout"]),
        ("och att det som en", "sv", []),
    ],
)
def test_keywords_are_lemmas_without_stop_words(text: str, language: str, words: list[str]) -> None:
    assert keywords_of(text, language) == words


def test_placeholders_become_words() -> None:
    assert without_placeholders("[PERSON 1]s chef på [PHONE_NUMBER 2]") == "persons chef på phone number"
