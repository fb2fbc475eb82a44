"""What is made of clusters: ids that go on, names, a hierarchy, drift, and a model on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from theme_clouds import cloud

from textkit import ThemeModel
from textkit.errors import UnreadableFile
from textkit.records import Theme
from textkit.themes import naming
from textkit.themes.drift import drift
from textkit.themes.hierarchy import hierarchy
from textkit.themes.lineage import align
from textkit.themes.material import Material


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ({"a": "123", "b": "456"}, {"x": "456", "y": "123"}, {"x": "b", "y": "a"}),
        ({"a": "123"}, {"x": "123456789"}, {"x": "a"}),  # new data does not count against it
        ({"a": "123456"}, {"x": "12", "y": "3456"}, {"y": "a"}),  # a theme that was divided goes on once
        ({"a": "12345678"}, {"x": "12", "y": "34", "z": "56", "w": "78"}, {}),
        ({}, {"x": "1"}, {}),
        ({"a": "1"}, {}, {}),
    ],
)
def test_a_theme_goes_on_where_its_passages_do(old: dict, new: dict, same: dict) -> None:
    assert align({k: set(v) for k, v in old.items()}, {k: set(v) for k, v in new.items()}) == same


def test_centres_decide_only_where_no_passage_can() -> None:
    near = np.array([[0.95, 0.1], [0.2, 0.95]])
    assert align({"a": {"1"}, "b": {"2"}}, {"x": {"3"}, "y": {"4"}}, cosine=near) == {"x": "a", "y": "b"}
    assert align({"a": {"1"}, "b": {"2"}}, {"x": {"2"}, "y": {"1"}}, cosine=near) == {"x": "b", "y": "a"}
    with pytest.raises(ValueError, match=r"shape \(2, 2\)"):
        align({"a": {"1"}}, {"x": {"1"}}, cosine=near)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sets(st.integers(0, 40).map(str), min_size=1), max_size=6))
def test_themes_that_share_no_passage_go_on_as_themselves(members: dict) -> None:
    apart = {k: {f"{k}{passage}" for passage in held} for k, held in members.items()}
    assert align(apart, apart) == {k: k for k in apart}


def test_near_themes_are_joined_first() -> None:
    centres = np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 0, 1]], np.float32)
    tree = hierarchy(centres / np.linalg.norm(centres, axis=1, keepdims=True), ["d01", "d02", "d03"])
    assert set(tree.loc[tree["parent"] == "g01", "child"]) == {"d01", "d02"}
    assert set(tree.loc[tree["parent"] == "g02", "child"]) == {"g01", "d03"}
    assert tree["height"].is_monotonic_increasing
    assert hierarchy(centres[:1], ["d01"]).empty


def test_new_passages_that_do_not_fit_are_told(texts: list[str], vectors: np.ndarray) -> None:
    model = ThemeModel(n_themes=3).fit(texts, embeddings=vectors)
    fitting, strange = model.drift(cloud(3, 20, seed=5)), model.drift(cloud(12, 5, seed=5)[30:])
    assert not fitting.drifted
    assert fitting.low <= fitting.share <= fitting.high
    assert strange.drifted
    assert strange.share > 0.9
    with pytest.raises(ValueError, match="at least one new passage"):
        model.drift(vectors[:0])


def test_drift_is_seldom_found_where_there_is_none() -> None:
    rng = np.random.default_rng(0)
    found = [drift(np.sort(rng.beta(2, 5, 400)), rng.beta(2, 5, 60), seed).drifted for seed in range(12)]
    assert sum(found) <= 1


def test_a_model_is_the_same_after_loading(texts: list[str], vectors: np.ndarray, tmp_path: Path) -> None:
    model = ThemeModel(n_themes=3, random_state=2).fit(texts, embeddings=vectors)
    model.rename({"d01": "d07"})
    model.save(tmp_path / "model.npz")
    loaded, new = ThemeModel.load(tmp_path / "model.npz"), cloud(3, 9, spread=0.4, seed=8)
    assert (loaded.transform(new) == model.transform(new)).all()
    assert loaded.assign(new).equals(model.assign(new))
    assert loaded.drift(new) == model.drift(new)
    assert loaded.get_params() == model.get_params()
    assert set(loaded.assign(new)["theme"]) == {"d07", "d02", "d03"}
    assert loaded.hierarchy_.equals(model.hierarchy_)
    first = (tmp_path / "model.npz").read_bytes()
    loaded.save(tmp_path / "model.npz")
    assert (tmp_path / "model.npz").read_bytes() == first
    assert b"kaffe i" not in first


def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(b"nothing of the kind")
    with pytest.raises(UnreadableFile, match=r"model\.npz"):
        ThemeModel.load(tmp_path / "model.npz")
    with pytest.raises(UnreadableFile):
        ThemeModel.load(tmp_path / "gone.npz")


# -- names -------------------------------------------------------------------------------------------------------------


def material(texts: list[str], *, language: str = "sv", least: int = 5) -> Material:
    words = naming_words(texts, language)
    return Material(texts, words, [language] * len(texts), [str(i) for i in range(len(texts))], least)


def naming_words(texts: list[str], language: str) -> list[str]:
    from textkit.themes.words import lemmatised

    return lemmatised(texts, [language] * len(texts))


def named(held: Material, labels: list[int], weights: dict) -> list[dict[str, str]]:
    at = np.array(labels)
    words = naming.leading(held, at, weights, max(labels) + 1)
    known = held.forms({w for pairs in weights.values() for w, _ in pairs})
    return naming.names(held, at, words, {key: form.text for key, form in known.items()})


def test_a_phrase_that_many_use_is_the_name() -> None:
    texts = ["Det var hot och våld mot personal"] * 6 + ["Vi drack kaffe med mjölk"] * 6
    weights = {0: [("våld", 2.0), ("hota", 1.9), ("personal", 1.0)], 1: [("kaffe", 2.0), ("mjölka", 1.0)]}
    first, second = named(material(texts), [0] * 6 + [1] * 6, weights)
    assert first == {"sv": "Hot och våld, personal"}
    assert second == {"sv": "Kaffe med mjölk"}


def test_a_phrase_of_few_is_not() -> None:
    texts = ["hot och våld", *["våld och bråk och hot"] * 4, "hot", "våld", *["kaffe"] * 8]
    weights = {0: [("våld", 2.0), ("hota", 1.0)], 1: [("kaffe", 1.0)]}
    first, second = named(material(texts), [0] * 7 + [1] * 8, weights)
    assert first == {"sv": "Våld och hot"}
    assert second == {}  # one word is no name


def test_a_name_is_in_each_language_that_has_the_words() -> None:
    held = Material(
        ["chef möte"] * 6 + ["coffee cup"] * 6 + ["natt"] * 6 + ["night"] * 6,
        ["chef möte"] * 6 + ["coffee cup"] * 6 + ["natt"] * 6 + ["night"] * 6,
        (["sv"] * 6 + ["en"] * 6) * 2, [str(i) for i in range(24)], 5,
    )  # fmt: skip
    weights = {0: [("chef", 2.0), ("coffee", 2.0), ("möte", 1.0), ("cup", 1.0)], 1: [("natt", 1.0), ("night", 1.0)]}
    first, _ = named(held, [0] * 12 + [1] * 12, weights)
    assert first == {"sv": "Chef möte", "en": "Coffee cup"}


def test_a_word_weighs_by_how_near_its_passages_lie() -> None:
    """Both words stand twice in the first theme; one of them stands as often in the other, far away."""
    held = material(["chef natt", "chef natt", "natt", "natt", "båt", "båt"], least=1)
    points = np.array([[1, 0], [1, 0], [0, 1], [0, 1], [0, 1], [0, 1]], np.float32)
    found = naming.meant({0: [("natt", 1.1), ("chef", 1.0)], 1: []}, held, np.array([0, 0, 1, 1, 1, 1]), points)
    assert [w for w, _ in found[0]] == ["chef", "natt"]
    assert dict(found[0])["natt"] == pytest.approx(0.55)


def test_a_theme_without_words_is_called_as_its_clearest_passage_begins() -> None:
    texts = ["[PERSON 1] sa ingenting alls om det där den kvällen", "ja"]
    unnamed, worded = Theme("d01", "1", "discovered"), Theme("d02", "2", "discovered", ("ja",))
    first, second = naming.told([unnamed, worded], texts, ["a", "b"], np.array([0, 1]), np.array([0.9, 0.8]))
    assert first.name == "“… sa ingenting alls om det…”"
    assert second.name == "2"


def test_what_tells_a_theme_is_near_and_short_enough_to_read() -> None:
    texts = ["kort", " ".join(["ord"] * 12), " ".join(["ord"] * 90), " ".join(["ord"] * 20), "annat"]
    strength = np.array([0.9, 0.5, 0.95, 0.8, 1.0])
    assert naming.telling(texts, np.array([0, 1, 2, 3]), strength).tolist() == [3, 1, 2, 0]


def test_a_word_is_shown_as_most_write_it() -> None:
    held = material(["trakasserier på jobbet"] * 5 + ["hot"] * 4 + ["hotade"] * 2)
    found = held.forms({"trakasseri", "hota"})
    assert {key: form.text for key, form in found.items()} == {("trakasseri", "sv"): "trakasserier"}
    assert len(found["trakasseri", "sv"].people) == 5


def test_neighbours_are_exact_and_begin_with_oneself() -> None:
    from textkit.themes.partition import neighbourhood

    rows = cloud(3, 20)
    found, apart = neighbourhood(rows, 5)
    assert (found[:, 0] == np.arange(60)).all()
    assert (apart[:, 0] == 0).all()
    likeness = rows @ rows.T
    np.fill_diagonal(likeness, 2)
    assert np.allclose(np.sort(likeness, axis=1)[:, ::-1][:, 1:5], 1 - apart[:, 1:], atol=1e-5)


def test_what_joins_a_map_stands_beside_what_it_is_like() -> None:
    from textkit.themes.placing import beside

    rows = cloud(3, 40)
    drawn = np.arange(0, 120, 2)
    places = np.repeat(np.array([[0, 0], [10, 0], [0, 10]], np.float32), 20, axis=0)
    placed = beside(rows, drawn, places, 0)
    assert np.allclose(placed[drawn], places)
    assert np.allclose(placed[1::2], places, atol=0.5)
    assert (placed == beside(rows, drawn, places, 0)).all()
