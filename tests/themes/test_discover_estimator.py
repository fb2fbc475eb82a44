"""ThemeModel as scikit-learn wants an estimator to be.

Every check is passed, none is excused: an array of embeddings is an input like any other, and the checks use it.
"""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.utils.estimator_checks import parametrize_with_checks

from textkit import ThemeModel


@pytest.mark.slow
@parametrize_with_checks([ThemeModel()])
def test_the_checks_of_scikit_learn(estimator: Any, check: Any) -> None:
    check(estimator)


def test_texts_are_fitted_pickled_and_cloned(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel(n_themes=3, random_state=4)
    assert model.fit(texts, embeddings=vectors) is model
    again = pickle.loads(pickle.dumps(model))
    assert (again.predict(texts, embeddings=vectors) == model.labels_).all()
    assert (clone(model).fit_predict(texts, embeddings=vectors) == model.labels_).all()
    assert (clone(model).fit_transform(texts, embeddings=vectors) == model.transform(texts, embeddings=vectors)).all()


def test_membership_has_a_column_a_theme_and_sums_to_one(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors)
    chances = model.transform(texts, embeddings=vectors)
    assert chances.shape == (90, 3)
    assert chances.sum(1) == pytest.approx(1, abs=1e-5)
    assert (chances.argmax(1) == model.labels_).all()
    assert chances.max(1) == pytest.approx(model.certainty_)
    frame = clone(model).set_output(transform="pandas").fit(texts, embeddings=vectors).transform(vectors)
    assert list(frame.columns) == ["d01", "d02", "d03"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda m, t, v: m.fit("en enda text"), "put it in a list"),
        (lambda m, t, v: m.fit(["text", None], embeddings=v[:2]), "passage 1 is a NoneType"),
        (lambda m, t, v: m.fit(t, embeddings=v, languages=["sv"]), "90 texts and 1 languages"),
        (lambda m, t, v: m.fit(t, embeddings=v, owners=["a"] * 89), "90 texts and 89 owners"),
        (lambda m, t, v: m.fit(t, embeddings=v * np.nan), "NaN"),
        (lambda m, t, v: ThemeModel(min_size=0).fit(t, embeddings=v), "min_size is 0"),
        (lambda m, t, v: ThemeModel(n_themes=-1).fit(t, embeddings=v), "n_themes is -1"),
        (lambda m, t, v: m.fit(t, embeddings=v).transform(t[:2], embeddings=v[:2, :5]), "5 features"),
    ],
)
def test_what_is_wrong_is_said(call: Any, told: str, texts: list[str], vectors: np.ndarray) -> None:
    with pytest.raises(ValueError, match=told):
        call(ThemeModel(n_themes=3), texts, vectors)


def test_nothing_is_told_before_fit(vectors: np.ndarray, tmp_path: Any) -> None:
    for call in (ThemeModel().transform, ThemeModel().predict, ThemeModel().assign, ThemeModel().drift):
        with pytest.raises(NotFittedError):
            call(vectors)
    with pytest.raises(NotFittedError):
        ThemeModel().save(tmp_path / "model.npz")


def test_empty_passages_are_placed_but_teach_nothing(texts: list[str], vectors: np.ndarray) -> None:
    odd = np.eye(1, 16, 15, dtype=np.float32).repeat(40, axis=0)  # where an embedder puts texts without words
    model = ThemeModel().fit([*texts, *["", "  "] * 20], embeddings=np.vstack([vectors, odd]))
    assert len(model.themes_) == 3
    assert (model.labels_ >= 0).all()
    assert model.uncertain_[90:].all()
    assert not set(map(int, model.themes_[0].passages)) & set(range(90, 130)) or model.themes_[0].size < 12
    assert ThemeModel().fit([""] * 30, embeddings=odd[:30]).labels_.tolist() == [0] * 30


def test_a_theme_holds_enough_testimonies(texts: list[str], vectors: np.ndarray) -> None:
    owners = [f"t{i}" for i in range(60)] + ["t60", "t61"] * 15
    model = ThemeModel(n_themes=3, min_size=5).fit(texts, embeddings=vectors, owners=owners)
    assert all(theme.size >= 5 for theme in model.themes_)
    assert len(model.themes_) == 2
