"""The queue, decisions and rules of a review, and what becomes of them in the next run."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from reviewing_project import TEXTS, add, safe

from textkit import pipeline, reviewing
from textkit.errors import MissingKey, UsageError
from textkit.reviewing import Review
from textkit.store import Project
from textkit.store.notes import Notes


def stretch(id: str, words: str) -> tuple[int, int]:
    start = TEXTS[id].index(words)
    return start, start + len(words)


def test_the_queue_holds_every_doubtful_place_and_progress_counts_down(copied: Path) -> None:
    project = Project.open(copied)
    review = Review(project)
    queue = review.queue()
    before = review.done(queue)
    assert before.of_places == sum(len(t.doubtful) for t in queue) > 3
    assert (before.places, before.texts) == (0, 0)
    assert before.of_texts == len(queue)
    first = next(t for t in queue if t.doubtful and not t.risky)
    for span in first.doubtful:
        review.decide(first.id, [(span.start, span.end)], "accept", span.label)
    after = review.done(review.queue())
    assert (after.places, after.texts, after.of_texts) == (len(first.doubtful), 1, len(queue))
    assert [t.id for t in review.queue()] == [t.id for t in queue]
    again = Review(project)  # another day: what was decided is not asked again
    assert first.id not in {t.id for t in again.queue() if t.waits}
    assert again.done(again.queue()).places == after.places


def test_the_worst_comes_first(copied: Path) -> None:
    queue = Review(Project.open(copied)).queue()
    scores = [min(s.score for s in t.doubtful) for t in queue if not t.risky]
    assert scores == sorted(scores)
    places = reviewing.queue(Project.open(copied))
    assert places
    assert [p.score for p in places] == sorted(p.score for p in places)
    assert all(p.surface for p in places)
    planted = replace(places[0], before="wqz-before", surface="wqz-surface", after="wqz-after")
    assert "wqz" not in repr(planted)  # a surface such as "24" may stand in an offset or a score by chance


def test_the_queue_is_filtered_by_label_and_testimony(copied: Path) -> None:
    review = Review(Project.open(copied))
    label = next(t for t in review.queue() if t.doubtful).doubtful[0].label
    chosen = review.queue(label=label)
    assert chosen
    assert all(any(s.label == label for s in t.doubtful) for t in chosen)
    done = review.done(chosen, label=label)
    assert done.of_places == sum(s.label == label for t in chosen for s in t.doubtful)
    assert [t.id for t in review.queue(testimony=chosen[0].id)] == [chosen[0].id]
    with pytest.raises(UsageError, match="label 'NAME' is unknown"):
        review.queue(label="NAME")
    with pytest.raises(UsageError, match="no testimony nobody"):
        review.queue(testimony="nobody")


def test_the_score_below_which_places_are_doubtful_is_chosen(copied: Path) -> None:
    review = Review(Project.open(copied))
    few = review.done(review.queue()).of_places
    review.ask_below(0.8)
    many = review.queue()
    assert review.done(many).of_places > few
    assert all(s.score < 0.8 for t in many for s in t.doubtful)
    scores = [min((s.score for s in t.doubtful), default=1.0) for t in many if not t.risky]
    assert scores == sorted(scores)
    assert Review(Project.open(copied), below=0.8).done(many) == review.done(many)


def test_the_second_review_asks_the_engine_nothing(project: Project) -> None:
    asked: list[int] = []
    Review(project, progress=lambda stage, done, total: asked.append(total))
    assert sum(asked) == len(TEXTS)
    asked.clear()
    Review(project, progress=lambda stage, done, total: asked.append(total))
    assert asked == []
    add(project, {"a-5": "Ny text om Anna Zakarovska."})
    Review(project, progress=lambda stage, done, total: asked.append(total))
    assert asked == [1]
    stored = (project.folder / "vault" / "raw.db").read_bytes()
    assert b"PERSON" not in stored


def test_missed_words_are_masked_everywhere_in_the_text_or_in_one_place(project: Project) -> None:
    review = Review(project)
    places = review.sheet("a-2").missed("knäppskallen")
    assert [TEXTS["a-2"][a:b] for a, b in places] == ["knäppskallen"]
    review.decide("a-2", places, "add", "PERSON")
    assert review.sheet("a-2").missed("knäppskallen") == []
    assert re.search(r"teg \[PERSON \d\] i hörnet", safe(project, "a-2"))
    assert "knäppskallens" in safe(project, "a-3")


def test_a_place_is_opened_relabelled_and_taken_back(project: Project) -> None:
    review = Review(project)
    place = stretch("a-2", "Zakarovska")
    assert safe(project, "a-2").startswith("[PERSON 1] ropade")
    review.decide("a-2", [place], "relabel", "ORGANIZATION")
    assert safe(project, "a-2").startswith("[ORGANIZATION 1] ropade")
    review.decide("a-2", [place], "reject")
    assert safe(project, "a-2").startswith("Zakarovska ropade")
    assert review.undo() is not None
    assert safe(project, "a-2").startswith("[ORGANIZATION 1] ropade")
    assert review.undo() is not None
    assert review.undo() is None
    assert safe(project, "a-2").startswith("[PERSON 1] ropade")


def test_a_step_of_many_places_is_undone_as_one(project: Project) -> None:
    review = Review(project)
    review.decide("a-1", [stretch("a-1", "chefen"), stretch("a-1", "mig")], "add", "OCCUPATION")
    assert len(project.notes.decisions("a-1")["a-1"]) == 2
    undone = review.undo()
    assert undone is not None
    assert len(undone.decisions) == 2
    assert project.notes.decisions() == {}


def test_only_ones_own_steps_are_undone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    review = Review(project)
    review.decide("a-1", [stretch("a-1", "chefen")], "add", "OCCUPATION")
    monkeypatch.setattr("getpass.getuser", lambda: "another")
    assert review.undo() is None
    review.decide("a-1", [stretch("a-1", "mig")], "add", "PERSON")
    (first, second) = project.notes.decisions("a-1")["a-1"]
    assert first.who != second.who == "another"
    assert first.made[:2] == "20"
    assert review.undo() is not None
    assert project.notes.decisions()["a-1"] == (first,)


def test_always_and_never_hold_in_the_whole_collection(project: Project) -> None:
    review = Review(project)
    assert review.reach("KNÄPPSKALLEN", "always", "PERSON") == reviewing.Reach(2, 0, 2)
    review.rule("knäppskallen", "always", "PERSON")
    assert "knäppskallen" not in safe(project, "a-2")
    assert re.search(r"och \[PERSON \d\]s mugg", safe(project, "a-3"))
    assert review.reach("zakarovska", "never").opened == 1  # the full name in a-1 stays masked
    review.rule("zakarovska", "never")
    assert safe(project, "a-2").startswith("Zakarovska ropade")
    assert "Zakarovska" not in safe(project, "a-1")
    review.rule("174", "never")
    assert "174" not in safe(project, "a-1")
    held = reviewing.rules(project)
    assert [(r.form, r.action, r.label) for _, r in held] == [
        ("knäppskallen", "always", "PERSON"), ("zakarovska", "never", ""), ("174", "never", ""),
    ]  # fmt: skip
    reviewing.withdraw(project, held[1][0].number)
    assert safe(project, "a-2").startswith("[PERSON")
    with pytest.raises(UsageError, match="Numbers in use"):
        reviewing.withdraw(project, held[1][0].number)


def test_the_latest_rule_on_a_form_holds_and_undo_brings_back_the_one_before(project: Project) -> None:
    review = Review(project)
    review.rule("Zakarovska", "always", "ORGANIZATION")
    review.rule("ZAKAROVSKA", "never")
    assert [r.action for _, r in reviewing.rules(project)] == ["never"]
    review.undo()
    assert [r.label for _, r in reviewing.rules(project)] == ["ORGANIZATION"]
    with pytest.raises(UsageError, match="at least one letter"):
        review.rule(" . ", "never")
    with pytest.raises(UsageError, match="label 'NAME' is unknown"):
        review.rule("Hall", "always", "NAME")


def test_a_rule_that_misses_its_own_place_decides_it_too(project: Project) -> None:
    review = Review(project)
    review.rule("kollaps", "always", "PERSON", at=("a-2", *stretch("a-2", "knäpp")))
    assert [d.action for d in project.notes.decisions()["a-2"]] == ["accept"]
    review.rule("Zakarovska", "never", at=("a-2", *stretch("a-2", "Zakarovska")))
    assert len(project.notes.decisions()["a-2"]) == 1


def test_rules_reach_the_columns(project: Project) -> None:
    from textkit.records import Testimony

    with project.vault() as vault:
        vault.add([("b-1", Testimony("b-1", "Det var tyst.", "sv", None, {"unit": "knäppskallen"}))])
    review = Review(project)
    assert "knäppskallen" in set(project_groups(project))
    review.rule("knäppskallen", "always", "PERSON")
    assert "knäppskallen" not in set(project_groups(project))


def project_groups(project: Project) -> list[str]:
    pipeline.deidentify(project)
    return list(project.testimonies()["unit"].dropna())


def test_texts_that_a_rule_does_not_concern_are_not_made_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textkit.store.vault.BATCH", 2)
    pipeline.deidentify(project)
    assert pipeline.deidentify(project).worked == 0
    Review(project).rule("utfryst", "always", "DATE")  # stands in the first batch only
    assert pipeline.deidentify(project).worked == 2
    Review(project).rule("finnsinte", "never")
    assert pipeline.deidentify(project).worked == 0


def test_a_notice_stands_until_the_next_run(project: Project) -> None:
    review, notes = Review(project), project.notes
    assert notes.pending() == 0
    review.read("a-1")
    assert notes.pending() == 0
    review.decide("a-2", [stretch("a-2", "Zakarovska")], "reject")
    assert notes.pending() == 1
    review.undo()
    assert notes.pending() == 0  # as it was
    review.decide("a-2", [stretch("a-2", "Zakarovska")], "reject")
    review.rule("finnsinte", "never")
    assert notes.pending() == 2
    pipeline.deidentify(project)
    assert notes.pending() == 0
    before = (project.folder / "notes.db").read_bytes()
    pipeline.deidentify(project)
    assert (project.folder / "notes.db").read_bytes() == before
    review.undo()
    assert notes.pending() == 1  # what the tables hold was taken back
    pipeline.deidentify(project)
    assert notes.pending() == 0


def test_a_decision_does_not_hold_for_another_text_under_the_same_id(project: Project) -> None:
    """A rejected place must not open whatever stands there in a new version of the text."""
    review = Review(project)
    review.decide("a-2", [stretch("a-2", "Zakarovska")], "reject")
    assert safe(project, "a-2").startswith("Zakarovska")
    add(project, {"a-2": "Quistbergh och Zakarovska ropade."})
    assert "Zakarovska" not in safe(project, "a-2")
    assert "Quistbergh" not in safe(project, "a-2")
    waiting = Review(project).queue()[0]
    assert (waiting.id, waiting.changed, waiting.waits) == ("a-2", True, True)
    again = Review(project)
    again.read("a-2")
    assert not again.queue(testimony="a-2")[0].changed


def test_a_text_that_was_read_comes_back_when_it_changes(project: Project) -> None:
    review = Review(project)
    review.read("a-3")
    assert review.queue(testimony="a-3")[0].read
    add(project, {"a-3": "Något helt annat om Johan Lindqvist."})
    (waiting,) = Review(project).queue(testimony="a-3")
    assert (waiting.read, waiting.changed) == (False, True)


def test_risky_texts_wait_until_they_are_read_and_show_what_was_left(project: Project) -> None:
    add(project, {"a-5": "Sedan kom qvistbergaren Quistbergh.", "a-6": "Alla visste att QUISTBERGH ljög om detta."})
    Review(project).rule("quistbergh", "never")
    pipeline.deidentify(project)
    reviewing.withdraw(project, reviewing.rules(project)[0][0].number)  # a name now stands in the safe texts
    assert {t.risky for t in Review(project).queue()} <= {False}
    pipeline.risk(project)
    risky = [t for t in Review(project).queue() if t.risky]
    assert risky, "the measure of risk found nothing"
    assert all(t.waits and t.risk and t.risk >= 0.5 for t in risky)
    assert [t.id for t in Review(project).queue()][: len(risky)] == [t.id for t in risky]


def test_in_balanced_mode_what_is_left_open_is_asked_about(copied: Path) -> None:
    project = Project.open(copied)
    strict = Review(project).done(Review(project).queue()).of_places
    settings = copied / "project.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"strict"', '"balanced"'), encoding="utf-8")
    review = Review(Project.open(copied))
    queue = review.queue()
    assert review.done(queue).of_places >= strict
    marks = [(t.id, m) for t in queue for m in review.sheet(t.id).doubtful]
    left = [(id, m) for id, m in marks if not m.masked]
    assert left
    id, mark = left[0]
    review.decide(id, [(mark.start, mark.end)], "accept", mark.label)
    assert (mark.start, mark.end) not in {(m.start, m.end) for m in review.sheet(id).doubtful}
    pipeline.deidentify(Project.open(copied))
    spans = Project.open(copied).spans().query("testimony_id == @id and source == 'reviewer'", local_dict={"id": id})
    assert list(spans["label"]) == [mark.label]


def test_what_was_erased_is_gone_from_the_review(project: Project) -> None:
    review = Review(project)
    review.decide("a-2", [stretch("a-2", "Zakarovska")], "reject")
    assert pipeline.erase(project, ["a-2"]) == 1
    assert project.notes.decisions() == {}
    with pytest.raises(UsageError, match="no testimony a-2"):
        review.sheet("a-2")
    with project.vault() as vault:
        assert "a-2" not in vault.found()
    with pytest.raises(UsageError, match="no testimony a-2"):
        Review(project).queue(testimony="a-2")


def test_a_decision_outside_the_text_or_without_a_label_is_refused(project: Project) -> None:
    review = Review(project)
    with pytest.raises(UsageError, match="outside its text"):
        review.decide("a-1", [(0, 10_000)], "reject")
    with pytest.raises(UsageError, match="label 'NAME' is unknown"):
        review.decide("a-1", [(0, 2)], "add", "NAME")
    assert project.notes.decisions() == {}


def test_without_the_key_there_is_no_review(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Review(project).rule("Zakarovska", "never")
    assert project.opens()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "elsewhere"))
    assert not project.opens()
    for door in (Review, reviewing.rules, reviewing.queue):
        with pytest.raises(MissingKey):
            door(project)


def test_no_word_of_a_text_lies_outside_the_vault(project: Project) -> None:
    review = Review(project)
    review.decide("a-2", review.sheet("a-2").missed("knäppskallen"), "add", "PERSON")
    review.rule("Zakarovska", "always", "PERSON")
    review.rule("knäppskallen", "never")
    review.undo()
    pipeline.deidentify(project)
    for path in project.folder.rglob("*"):
        if path.is_file() and path.parent.name != "safe":
            data = path.read_bytes().decode("utf-8", "replace").lower()
            assert "zakarovska" not in data, path.name
            if path.name in ("notes.db", "notes.db-wal", "audit.jsonl", "raw.db"):
                assert "knäppskallen" not in data, path.name
    lines = [json.loads(line) for line in (project.folder / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["decision"] for line in lines if line["action"] == "review"] == ["add", "always", "never", "undo"]


def test_the_form_of_a_rule_tells_nothing_of_its_length(project: Project) -> None:
    review = Review(project)
    review.rule("Bo", "never")
    review.rule("Zakarovska-Lindqvist", "never")
    assert len({len(rule.sealed) for rule in project.notes.rules()}) == 1


OLDER = """
CREATE TABLE decisions (testimony_id TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, action TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '', made TEXT NOT NULL, PRIMARY KEY (testimony_id, start, end));
INSERT INTO decisions VALUES ('a-2', 0, 10, 'reject', 'PERSON', '2024-05-01T10:00:00+00:00');
"""


def test_decisions_of_an_older_version_are_kept(project: Project) -> None:
    db = sqlite3.connect(project.folder / "notes.db")
    db.executescript(OLDER)
    db.close()
    notes: Notes = project.notes
    assert [(d.start, d.end, d.action) for d in notes.decisions()["a-2"]] == [(0, 10, "reject")]
    assert safe(project, "a-2").startswith("Zakarovska")
    Review(project).decide("a-2", [(0, 10)], "accept", "PERSON")
    assert safe(project, "a-2").startswith("[PERSON")
    assert notes.undo() is not None
    assert safe(project, "a-2").startswith("Zakarovska")
