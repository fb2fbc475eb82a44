"""Edits replayed over tables: a pure function, so that a few rows are enough to see every rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from textkit.records import Vectors
from textkit.themes.edits import Edit, Edited, Material, replay
from textkit.themes.lineage import renumbered

K = 3
GUIDED = {"bullying": range(0, 8), "support": range(6, 12)}
FOUND = {"d01": range(0, 7), "d02": range(7, 12)}


def tables(
    found: Mapping[str, Sequence[int]] = FOUND, guided: Mapping[str, Sequence[int]] = GUIDED
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Themes, assignments and places of testimonies t0, t1 …, each with the passages #1 (clear) and #2 (weak)."""
    rows: list[tuple[str, str, str, float, float, bool]] = []
    for theme, people in guided.items():
        rows += [(f"t{n}#1", f"t{n}", theme, 0.9, 0.8, True) for n in people]
        rows += [(f"t{n}#2", f"t{n}", theme, 0.35, 0.8, True) for n in people]
    for theme, people in found.items():
        rows += [(f"t{n}#{p}", f"t{n}", theme, 0.9 - n / 100, 0.9 - n / 100, True) for n in people for p in (1, 2)]
    columns = ["passage_id", "testimony_id", "theme_id", "score", "testimony_score", "assigned"]
    assignments = pd.DataFrame(rows, columns=columns)
    themes = pd.DataFrame(
        [(id, "discovered" if id in found else "guided", id, "{}", [f"word-{id}"], 0, []) for id in (*guided, *found)],
        columns=["id", "kind", "name", "names", "keywords", "size", "passages"],
    )
    passages = sorted({row[0] for row in rows})
    of = {row[0]: row[2] for row in rows if row[2] in found}
    places = pd.DataFrame({"passage_id": passages, "x": 0.0, "y": 0.0})
    places = places.assign(theme_id="", discovered_id=[of.get(p, "") for p in passages])
    return themes, assignments, places


def done(*edits: Edit, made: Any = None, **given: Any) -> Edited:
    material = Material(K, people=dict, vectors=given.pop("vectors", lambda ids: None), **given)
    return replay(edits, *(made or tables()), material)


def edit(number: int, action: str, undone: int = 0, **facts: Any) -> Edit:
    return Edit(number, action, facts, undone=undone)


def carriers(edited: Edited, theme: str) -> set[str]:
    frame = edited.assignments
    return set(frame.loc[(frame["theme_id"] == theme) & frame["assigned"], "testimony_id"])


def named(edited: Edited) -> dict[str, str]:
    return dict(zip(edited.themes["id"], edited.themes["name"], strict=True))


def test_without_edits_the_tables_are_as_they_were() -> None:
    themes, assignments, places = tables()
    edited = done(made=(themes, assignments, places))
    pd.testing.assert_frame_equal(edited.themes.drop(columns="pinned"), themes)
    pd.testing.assert_frame_equal(edited.assignments, assignments)
    pd.testing.assert_frame_equal(edited.places, places)
    assert edited.waiting == ()


def test_a_replay_changes_nothing_it_was_given() -> None:
    made = tables()
    before = [frame.copy(deep=True) for frame in made]
    done(edit(1, "merge", theme="bullying", others=["support"]), edit(2, "hide", theme="d01"), made=made)
    for frame, was in zip(made, before, strict=True):
        pd.testing.assert_frame_equal(frame, was)


def test_merge_joins_people_words_and_passages() -> None:
    edited = done(edit(1, "merge", theme="bullying", others=["support"]))
    assert list(edited.themes["id"]) == ["bullying", "d01", "d02"]
    assert carriers(edited, "bullying") == {f"t{n}" for n in range(12)}
    row = edited.themes.set_index("id").loc["bullying"]
    assert row["size"] == 12
    assert row["keywords"] == ["word-bullying", "word-support"]
    assert not edited.assignments.duplicated(["passage_id", "theme_id"]).any()
    assert edited.ids["guided"] == ["bullying"]


def test_merge_then_rename_then_undo_the_merge() -> None:
    merge = {"theme": "d01", "others": ["d02"]}
    edited = done(edit(1, "merge", **merge), edit(2, "rename", theme="d01", name="Jargong"))
    assert named(edited)["d01"] == "Jargong"
    assert "d02" not in named(edited)
    undone = done(edit(1, "merge", undone=3, **merge), edit(2, "rename", theme="d01", name="Jargong"))
    assert named(undone) == {"bullying": "bullying", "support": "support", "d01": "Jargong", "d02": "d02"}
    assert carriers(undone, "d01") == {f"t{n}" for n in range(7)}


def test_hidden_themes_are_nowhere() -> None:
    edited = done(edit(1, "hide", theme="d01"), edit(2, "hide", theme="support"))
    assert not {"d01", "support"} & set(edited.themes["id"])
    assert not {"d01", "support"} & set(edited.assignments["theme_id"])
    assert not {"d01", "support"} & set(edited.places["discovered_id"]) | {"support"} & set(edited.places["theme_id"])
    assert set(edited.hidden["id"]) == {"d01", "support"}
    assert edited.ids["discovered"] == ["d01", "d02"], "colours must not move when a theme is hidden"
    shown = done(edit(1, "hide", theme="d01"), edit(2, "show", theme="d01"))
    assert len(shown.hidden) == 0
    assert carriers(shown, "d01") == {f"t{n}" for n in range(7)}


def test_the_pinned_stand_first_in_the_order_of_pinning() -> None:
    edited = done(edit(1, "pin", theme="d02"), edit(2, "pin", theme="support"))
    assert list(edited.themes["id"]) == ["d02", "support", "bullying", "d01"]
    assert list(edited.themes["pinned"]) == [True, True, False, False]
    assert not done(edit(1, "pin", theme="d02"), edit(2, "unpin", theme="d02")).themes["pinned"].any()


def test_a_passage_taken_out_takes_its_testimony_along_unless_another_speaks_as_clearly() -> None:
    edited = done(edit(1, "move", passage="t0#1", out="bullying", into=""))
    assert "t0" not in carriers(edited, "bullying"), "what is left is weak (0.35)"
    assert "t0" in carriers(done(edit(1, "move", passage="t0#2", out="bullying", into="")), "bullying")
    assert "t0" in carriers(edited, "d01")


def test_a_passage_put_into_a_theme_wins_over_the_model() -> None:
    edited = done(edit(1, "move", passage="t11#1", out="", into="bullying"))
    assert "t11" in carriers(edited, "bullying")
    frame = edited.assignments.set_index(["passage_id", "theme_id"])
    assert frame.loc[("t11#1", "bullying"), "score"] == 1.0
    assert ("t11#1", "support") in frame.index, "a passage may have several themes of the codebook"
    assert edited.themes.set_index("id").loc["bullying", "passages"][0] == "t11#1"


def test_a_passage_has_one_discovered_theme() -> None:
    edited = done(edit(1, "move", passage="t0#1", out="", into="d02"))
    frame = edited.assignments[edited.assignments["passage_id"] == "t0#1"]
    assert set(frame["theme_id"]) & {"d01", "d02"} == {"d02"}
    assert edited.places.set_index("passage_id").loc["t0#1", "discovered_id"] == "d02"
    assert carriers(edited, "d02") == {"t0", *(f"t{n}" for n in range(7, 12))}
    assert "t0" in carriers(edited, "d01"), "its other passage is still there"


def split(number: int, theme: str, *, rest: bool = False, **parts: Sequence[str]) -> tuple[Edit, dict[str, Any]]:
    words = [[f"word-{part}"] for part in parts]
    held = {number: {part.removeprefix("p"): list(passages) for part, passages in parts.items()}}
    return edit(number, "split", theme=theme, words=words, rest=rest), {"parts": held}


def both(*numbers: int) -> list[str]:
    return [f"t{n}#{p}" for n in numbers for p in (1, 2)]


def test_a_split_into_parts() -> None:
    cut, given = split(4, "d01", p1=both(0, 1, 2, 3), p2=both(4, 5, 6))
    edited = done(cut, edit(5, "rename", theme="s4-2", name="Fikarummet"), **given)
    assert named(edited)["s4-1"] == "d01: word-p1"
    assert named(edited)["s4-2"] == "Fikarummet"
    assert "d01" not in named(edited)
    assert carriers(edited, "s4-1") == {"t0", "t1", "t2", "t3"}
    assert carriers(edited, "s4-2") == {"t4", "t5", "t6"}
    assert edited.ids["discovered"] == ["d02", "s4-1", "s4-2"]
    assert edited.themes.set_index("id").loc["s4-1", "size"] == 8


def test_a_part_of_too_few_people_is_not_shown() -> None:
    cut, given = split(1, "d01", p1=both(0, 1, 2), p2=both(3, 4), p3=both(5, 6))
    edited = done(cut, **given)
    sizes = [len(carriers(edited, id)) for id in edited.themes["id"]]
    assert min(sizes) >= K
    assert not edited.waiting
    assert sum(id.startswith("s1-") for id in edited.themes["id"]) == 2
    cut, given = split(1, "d01", p1=both(0, 1, 2, 3, 4), p2=both(5, 6))
    edited = done(cut, **given)
    assert edited.waiting == ((cut, "small"),)
    assert len(carriers(edited, "d01")) == 7


def test_two_testimonies_of_one_person_are_one_person() -> None:
    cut, given = split(1, "d01", p1=both(0, 1, 2, 3), p2=both(4, 5, 6))
    material = Material(K, people=lambda: {"t4": "p", "t5": "p"}, vectors=lambda ids: None, **given)
    assert replay([cut], *tables(), material).waiting == ((cut, "small"),)


def test_passages_taken_out_leave_the_rest_where_it_was() -> None:
    cut, given = split(1, "bullying", rest=True, p1=["t0#1", "t1#1", "t2#1"])
    edited = done(cut, **given)
    assert carriers(edited, "s1-1") == {"t0", "t1", "t2"}
    assert carriers(edited, "bullying") == {f"t{n}" for n in range(3, 8)}, "what is left of t0 … t2 is too weak"
    cut, given = split(1, "bullying", rest=True, p1=["t0#1", "t1#1"])
    assert done(cut, **given).waiting == ((cut, "small"),)


def test_new_passages_go_to_the_nearest_part() -> None:
    cut, given = split(1, "d01", p1=both(0, 1, 2), p2=both(3, 4, 5))

    def vectors(ids: Sequence[str]) -> Vectors:
        far = [id.split("#")[0] in ("t3", "t4", "t5", "t6") for id in ids]
        return np.array([(0, 1) if yes else (1, 0) for yes in far], np.float32)

    edited = done(cut, vectors=vectors, **given)
    assert carriers(edited, "s1-2") == {"t3", "t4", "t5", "t6"}


def test_promotion_is_noted_and_changes_no_table() -> None:
    edited = done(edit(1, "promote", theme="d01", entry="jargong"))
    assert edited.promoted == {"d01": "jargong"}
    pd.testing.assert_frame_equal(edited.assignments, tables()[1])


# -- a new run ---------------------------------------------------------------------------------------------------------

LINEAGE = {"d01": both(*range(7)), "d02": both(*range(7, 12))}


def test_a_renumbered_theme_keeps_its_name() -> None:
    """New data came, and what was d01 is d02 now."""
    later = tables(found={"d01": range(7, 20), "d02": range(0, 7)})
    edited = done(edit(1, "rename", theme="d01", name="Jargong"), made=later, lineage=LINEAGE)
    assert named(edited)["d01"] == "Jargong"
    assert carriers(edited, "d01") == {f"t{n}" for n in range(7)}
    assert edited.places.set_index("passage_id").loc["t0#1", "discovered_id"] == "d01"
    assert edited.waiting == ()


def test_a_merge_and_a_hidden_theme_survive_a_new_run() -> None:
    later = tables(found={"d01": range(12, 20), "d02": range(7, 12), "d03": range(0, 7)})
    merged = done(edit(1, "merge", theme="d02", others=["d01"]), made=later, lineage=LINEAGE)
    assert carriers(merged, "d02") == {f"t{n}" for n in range(12)}
    assert "d03" in named(merged), "what is new has a number that no theme had"
    hidden = done(edit(1, "hide", theme="d01"), made=later, lineage=LINEAGE)
    assert not carriers(hidden, "d01")
    assert carriers(hidden, "d03") == {f"t{n}" for n in range(12, 20)}


def test_an_edit_of_a_theme_that_is_gone_waits_and_comes_back() -> None:
    rename = edit(1, "rename", theme="d01", name="Jargong")
    later = tables(found={"d01": range(7, 20)}, guided={})
    edited = done(rename, made=later, lineage=LINEAGE)
    assert edited.waiting == ((rename, "theme"),)
    assert "Jargong" not in named(edited).values()
    assert named(done(rename, lineage=LINEAGE))["d01"] == "Jargong"
    move = edit(2, "move", passage="t99#1", out="", into="d02")
    assert done(move).waiting == ((move, "passage"),)


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ({"d01": both(*range(7)), "d02": both(*range(7, 12))}, {"d01": "d01", "d02": "d02"}),
        ({"d01": both(*range(7, 12)), "d02": both(*range(7))}, {"d01": "d02", "d02": "d01"}),
        ({"d01": both(*range(20, 30))}, {"d01": "d03"}),
        ({"d05": both(*range(20, 30))}, {"d05": "d05"}),
        ({"d01": both(*range(5)), "d02": both(5, 6, 20)}, {"d01": "d01", "d02": "d03"}),
    ],
)
def test_new_numbers_are_known_by_old_ids(new: dict[str, list[str]], known: dict[str, str]) -> None:
    assert renumbered(new, LINEAGE) == known


def test_without_a_lineage_ids_are_as_the_run_made_them() -> None:
    assert renumbered({"d01": ["a#1"], "d02": []}, {}) == {"d01": "d01", "d02": "d02"}
