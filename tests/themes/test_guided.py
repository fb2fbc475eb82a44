"""Guided themes: with the bundled codebook, with one's own, with much or nothing coded."""

from __future__ import annotations

import numpy as np
import pytest

from textkit import GuidedThemes, corpus
from textkit.records import THEMES
from textkit.themes.codebook import Codebook, Entry
from textkit.themes.evaluate import calibration_error, evaluate, micro_f1

SILENT = "Alla visste vad som hände, men ingen vågade säga något. Vi teg och tittade i golvet."


@pytest.fixture(scope="module")
def guided() -> GuidedThemes:
    return GuidedThemes().fit()


def test_scores_are_probabilities_one_column_a_theme(guided: GuidedThemes) -> None:
    scores = guided.score([SILENT, "", "Maten i matsalen är god."])
    assert list(scores.columns) == list(THEMES)
    assert scores.shape == (3, len(THEMES))
    assert ((scores.to_numpy() >= 0) & (scores.to_numpy() <= 1)).all()
    assert (scores.iloc[1] == 0).all()
    assert scores.iloc[0]["silence_culture"] > scores.iloc[2]["silence_culture"]


def test_a_plain_text_is_assigned_its_theme(guided: GuidedThemes) -> None:
    assigned = guided.assign([SILENT, "Det finns tolv stolar i rummet och en kaffebryggare."])
    assert "silence_culture" in assigned[0]
    assert "silence_culture" not in assigned[1]


def test_it_is_better_than_ranking_by_frequency(guided: GuidedThemes) -> None:
    """On the development part; the test part is for `textkit evaluate`."""
    report = evaluate(guided, corpus.gold("dev"))
    assert report.n >= 60
    assert report.map >= report.frequency_map + 0.15
    assert report.auc >= 0.75
    assert report.ece <= 0.08
    assert "silence_culture" in report.to_text()


def test_without_anything_coded_ones_own_codebook_works() -> None:
    book = Codebook(
        (
            Entry(
                "kitchen",
                {"en": "Kitchen"},
                examples={"sv": ("Disken står kvar i köket.", "Kylskåpet luktar, ingen städar köket.")},
            ),
            Entry(
                "light",
                {"en": "Light"},
                examples={"sv": ("Lampan är trasig och det är mörkt.", "Ljuset flimrar i korridoren.")},
            ),
        )
    )
    scores = GuidedThemes(book).score(["Köket är fullt av disk.", "Lampan flimrar och är trasig."])
    assert scores["kitchen"].idxmax() == 0
    assert scores["light"].idxmax() == 1


LOUD = """Det bullrar från maskinerna hela natten.
Fläkten väsnas så att man får ont i huvudet.
Vi hör inte varandra för oväsendet.
Bullret i hallen är öronbedövande.
Pressen slamrar och man måste skrika.
Ljudnivån är för hög vid bandet.
Maskinen tjuter när den startar.
Hörselskydden räcker inte mot larmet från sågen.
Det dånar så att man inte hör vad någon säger.
Kompressorn bullrar från morgon till kväll.
Oväsendet från truckarna är olidligt.
Det är aldrig tyst, maskinerna går jämt."""
COLD = """Jag fryser vid fönstret, det drar.
Det är tolv grader på kontoret om morgnarna.
Vi sitter med jackor på oss hela vintern.
Elementen är kalla.
Draget från porten gör att man fryser.
Fingrarna stelnar av kylan.
Det är iskallt i omklädningsrummet.
Värmen är trasig sedan jul.
Man fryser om fötterna vid packbordet.
Det drar kallt under dörren.
Kylan kryper in i kroppen.
Ingen värme på nattskiftet, vi fryser."""


def test_coded_texts_teach() -> None:
    book = Codebook((Entry("loud", {"en": "Noise"}), Entry("cold", {"en": "Cold"})))
    loud, cold = (texts.splitlines() for texts in (LOUD, COLD))
    guided = GuidedThemes(book).fit(loud + cold, [{"loud"}] * len(loud) + [{"cold"}] * len(cold))
    assert guided.assign(["Maskinerna bullrar så att man inte hör.", "Det drar kallt, jag fryser."]) == [
        {"loud"},
        {"cold"},
    ]
    assert guided.assign(["Chefen log och sa att mötet var slut."]) == [set()]


def test_it_explains_itself(guided: GuidedThemes) -> None:
    text = f"Det var en måndag i mars.\n\n{SILENT}"
    why = guided.explain(text, "silence_culture")
    assert why.passage == text[why.start : why.end] == SILENT
    assert 0 <= why.score <= 1
    assert why.words
    assert {word for pair, _ in why.words for word in pair.split()} <= set(
        SILENT.lower().replace(",", "").replace(".", "").split()
    )
    assert len(why.examples) == 3
    assert why.examples[0][1] >= why.examples[-1][1]
    with pytest.raises(ValueError, match="no theme 'boredom'"):
        guided.explain(text, "boredom")
    with pytest.raises(ValueError, match="empty"):
        guided.explain(" ", "silence_culture")


def test_many_texts_with_one_code_each_get_the_most_probable() -> None:
    book = Codebook((Entry("loud", {"en": "Noise"}), Entry("cold", {"en": "Cold"})))
    loud, cold = (texts.splitlines() * 25 for texts in (LOUD, COLD))
    guided = GuidedThemes(book).fit(loud + cold, [{"loud"}] * len(loud) + [{"cold"}] * len(cold))
    assert guided.exclusive_
    held = guided.decide(np.array([[0.9, 0.8], [0.7, 0.9], [0.0, 0.01]], np.float32))
    assert held.tolist() == [[True, False], [False, True], [False, False]]


def test_wrong_labels_are_named() -> None:
    with pytest.raises(ValueError, match="no theme 'boredom'"):
        GuidedThemes().fit(["text"], [{"boredom"}])
    with pytest.raises(ValueError, match="1 texts need as many"):
        GuidedThemes().fit(["text"])


def test_the_same_input_gives_the_same_scores() -> None:
    first, second = (GuidedThemes().score([SILENT]).to_numpy() for _ in range(2))
    assert (first == second).all()


def test_the_figures_are_right() -> None:
    truth = np.array([[True, False], [True, True]])
    assert micro_f1(truth, truth) == 1.0
    assert micro_f1(truth, ~truth) == 0.0
    assert calibration_error(truth, truth.astype(float)) == 0.0
    assert calibration_error(truth, np.full((2, 2), 0.75)) == 0.0
    assert calibration_error(truth, np.zeros((2, 2))) == 0.75
