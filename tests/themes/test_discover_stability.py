"""Themes that are there come back on resamples, those of noise do not, and the number is told by it."""

from __future__ import annotations

import numpy as np
import pytest
from theme_clouds import cloud

from textkit import ThemeModel
from textkit.themes import stability
from textkit.themes.partition import Space, kmeans, settled, unit


def noise(rows: int = 150, dimension: int = 16) -> np.ndarray:
    return unit(np.random.default_rng(1).normal(size=(rows, dimension)).astype(np.float32))


def test_themes_that_are_there_come_back() -> None:
    found = stability.resample(cloud(4, 30), np.repeat(range(4), 30), seed=0, runs=8)
    assert found.came_back.tolist() == [1, 1, 1, 1]
    assert found.agreement > 0.95
    assert len(found.rows) == len(found.again) == len(found.distances) > 8 * 30


def test_themes_of_noise_do_not() -> None:
    points = noise()
    found = stability.resample(points, kmeans(points, 10, 0).labels_, seed=0, runs=8)
    assert (found.came_back < stability.STABLE).mean() > 0.5
    assert found.agreement < 0.5


@pytest.mark.parametrize("themes", [3, 7, 12])
def test_the_number_is_the_one_that_comes_back(themes: int) -> None:
    assert stability.choose_number(cloud(themes, 25, dimension=24), 20, 0) == themes


def test_a_number_never_exceeds_the_passages_that_differ() -> None:
    assert stability.choose_number(np.repeat(np.eye(2, 4, dtype=np.float32), 20, axis=0), 20, 0) == 2
    assert stability.choose_number(np.ones((30, 4), np.float32), 20, 0) == 1


def test_membership_says_how_often_a_passage_is_placed_there() -> None:
    rng = np.random.default_rng(0)
    cosines = rng.uniform(-1, 1, (4000, 3)).astype(np.float32)
    chances = stability.softmax(cosines, 0.4)
    again = np.array([rng.choice(3, p=row / row.sum()) for row in chances.astype(float)])
    assert stability.temperature(cosines, again) == pytest.approx(0.4, rel=0.15)
    assert stability.temperature(cosines, np.full(4000, -1)) == 1.0
    assert stability.softmax(cosines, 0.4).sum(1) == pytest.approx(1)


def test_a_theme_of_few_testimonies_is_joined_to_its_nearest() -> None:
    points = np.vstack([cloud(3, 20), cloud(4, 20, seed=2)[60:]])  # a fourth cloud of 20 passages
    labels, owners = np.repeat(range(4), 20), [f"t{i}" for i in range(60)] + ["one", "two"] * 10
    assert len(settled(points, labels, owners, 3)) == 3  # two people wrote all of it
    assert len(settled(points, labels, owners, 2)) == 4


def test_new_points_stand_where_old_ones_did() -> None:
    vectors = cloud(3, 30)
    space = Space.of(vectors)
    assert (space(vectors)[:7] == space(vectors[:7])).mean() > 0.99
    assert np.linalg.norm(space(vectors), axis=1) == pytest.approx(1, abs=1e-5)
    assert not Space.of(np.ones((30, 4), np.float32))(np.ones((2, 4), np.float32)).any()


def test_a_model_tells_what_came_back(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel().fit(texts, embeddings=vectors)
    assert list(model.stability_["theme"]) == ["d01", "d02", "d03"]
    assert model.stability_["stable"].all()
    random = ThemeModel(n_themes=10).fit([""] * 150, embeddings=noise())
    assert not random.stability_["stable"].all()
    assert random.uncertain_.mean() > model.uncertain_.mean()
