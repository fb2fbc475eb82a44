"""`textkit review` as a reviewer meets it: keys in, texts out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from reviewing_project import TEXTS, add, safe

from textkit import pipeline, reviewing
from textkit.cli import cli
from textkit.store import Project


def review(project: Project, *options: str, keys: str = "") -> Result:
    command = ["review", str(project.folder), *options]
    done = CliRunner().invoke(cli, command, input="".join(f"{key}\n" for key in keys.split("|")) if keys else None)
    assert done.exception is None, done.exception
    return done


def sit(project: Project, id: str, keys: str) -> str:
    """Sit down with one text; what was shown."""
    return review(project, "--testimony", id, keys=keys).output


def test_a_text_is_shown_whole_with_numbered_marks(project: Project) -> None:
    shown = sit(project, "a-1", "q")
    assert "Jag heter Anna Zakarovska¹. Sedan blev Anna² utfryst" in " ".join(shown.split())
    assert "a-1 · sv · 0 doubtful places" in shown
    assert "Anything missed?" in shown
    assert f"Now run: textkit deidentify {project.folder}" not in shown


@pytest.mark.parametrize(
    ("keys", "begins"),
    [
        ("1|r|", "Zakarovska ropade"),
        ("1|reject|", "Zakarovska ropade"),
        ("1|a|", "[PERSON 1] ropade"),
        ("1|l|org|", "[ORGANIZATION 1] ropade"),
        ("1|l|name|organization|", "[ORGANIZATION 1] ropade"),
        ("1|r|u|q", "[PERSON 1] ropade"),
        ("1|s|q", "[PERSON 1] ropade"),
        ("1|-||y|", "Zakarovska ropade"),
        ("1|-||n|q", "[PERSON 1] ropade"),
        ("1|never|Zakar|y|", "Zakarovska ropade"),  # the rule misses the place, which is then decided
        ("1|+||loc||", "[LOCATION 1] ropade"),
    ],
)
def test_keys_and_words_decide_a_place(project: Project, keys: str, begins: str) -> None:
    sit(project, "a-2", keys)
    assert safe(project, "a-2").startswith(begins)


def test_what_was_missed_is_marked_once_or_everywhere(project: Project) -> None:
    add(project, {"b-1": "Katten var borta. Vi sprang. Katten var våt och kattens korg tom."})
    shown = sit(project, "b-1", "m|katten|2|loc|q")
    assert "1  …Katten var borta" in shown
    assert safe(project, "b-1") == "Katten var borta. Vi sprang. [LOCATION 1] var våt och kattens korg tom."
    sit(project, "b-1", "m|katten|e||q")
    assert safe(project, "b-1").startswith("[PERSON 1] var borta. Vi sprang. [LOCATION 1] var våt och [PERSON 1]s korg")
    assert "do not stand unmasked" in sit(project, "b-1", "m|katten|q")


def test_a_rule_tells_its_reach_before_it_is_kept(project: Project) -> None:
    shown = sit(project, "a-2", "m|knäppskallen|per|2|+||||q")
    assert "masks 1 more place in 1 text" in shown
    shown = sit(project, "a-2", "1|-||n|q")
    assert "opens 1 masked place in 1 text" in shown


def test_progress_resuming_limit_and_what_comes_next(copied: object) -> None:
    project = Project.open(str(copied))
    before = json.loads(review(project, "--json").output)["progress"]
    shown = review(project, "--limit", "2", keys="r|r|||r|||r||||q").output
    assert "2 decided." in shown
    assert f"Now run: textkit deidentify {project.folder}" in " ".join(shown.split())
    after = json.loads(review(project, "--json").output)
    assert after["progress"]["places"] == before["places"] + 2
    assert after["pending"] == 2
    assert f"{before['of_places'] - 2} places wait for review" in review(project, "--count").output


def test_help_and_wrong_keys(project: Project) -> None:
    shown = sit(project, "a-2", "?|x|99|t|q")
    assert "never mask this form, in the whole collection" in " ".join(shown.split())
    assert "none of the keys" in shown
    assert shown.count("Efteråt teg") == 2


def test_the_listing_for_machines_holds_no_word_of_a_text(copied: object) -> None:
    project = Project.open(str(copied))
    listed = json.loads(review(project, "--json").output)
    assert listed["places"]
    with project.vault() as vault:
        texts = {t.id: t.text for t in vault.raw(vault.ids())}
    for place in listed["places"]:
        assert set(place) == {"testimony", "start", "end", "label", "score", "source"}
        assert 0 <= place["start"] < place["end"] <= len(texts[place["testimony"]])
    label = listed["places"][0]["label"]
    assert {p["label"] for p in json.loads(review(project, "--json", "--label", label.lower()).output)["places"]} == {
        label
    }


def test_rules_are_listed_and_withdrawn(project: Project) -> None:
    assert "No rules yet" in review(project, "--rules").output
    sit(project, "a-2", "1|-||y|")
    number = reviewing.rules(project)[0][0].number
    shown = review(project, "--rules", keys="").output
    assert "never" in shown
    assert "Zakarovska" in shown
    machine = json.loads(review(project, "--rules", "--json").output)["rules"]
    assert [(r["number"], r["action"]) for r in machine] == [(number, "never")]
    assert "akarovska" not in json.dumps(machine)
    assert "withdrawn" in review(project, "--rules", keys=str(number)).output
    assert reviewing.rules(project) == []


def test_undo_goes_back_to_the_text_it_concerns(project: Project) -> None:
    add(project, {"b-1": "Sånt var livet där."})
    pipeline.deidentify(project)
    sit(project, "a-2", "1|r|q")
    shown = sit(project, "b-1", "u|q")
    assert "Taken back: reject in a-2" in shown
    assert TEXTS["a-2"][:10] not in safe(project, "a-2")
