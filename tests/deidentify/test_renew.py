"""Surrogates and generalisations in whole testimonies: consistent, repeatable, reversible, and never a name that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textkit import corpus
from textkit.deidentify import Deidentifier
from textkit.deidentify.policy import WITHOUT_SURROGATES, Policy
from textkit.deidentify.propagate import tie
from textkit.deidentify.renew import Renewer, present, words_of
from textkit.deidentify.replace import edits, escape, written
from textkit.deidentify.reverse import reverse, seal
from textkit.errors import MissingKey
from textkit.records import LABELS, LANGUAGES, SafeTestimony, Span, Testimony

KEY, OTHER = b"k" * 32, b"o" * 32
SURROGATES = {label: "surrogate" for label in LABELS if label not in WITHOUT_SURROGATES}
COARSER = {"AGE": "band", "OCCUPATION": "level", "DATE": "year", "LOCATION": "county", "ORGANIZATION": "kind"}
STORY = (
    "Jag heter Anna Svensson, 34 år, och är gruppchef på polisen i Ånge sedan 2016. Ring 070-174 06 05 eller "
    "anna.svensson@polisen.se. Annas chef, Sten-Åke, hotade henne den 3 mars 2017 i Sundsvall."
)


def gold() -> Iterator[tuple[Testimony, str, list[Span]]]:
    """The marked testimonies of the train split with their marks as spans."""
    for g in corpus.gold("train"):
        entities = tie([(s.label, g.text[s.start : s.end]) for s in g.spans])
        spans = [Span(s.start, s.end, s.label, 1.0, "gold", e) for s, e in zip(g.spans, entities, strict=True)]
        yield Testimony(g.id, g.text), g.header["lang"], spans


def made(deidentifier: Deidentifier, text: str, id: str = "t") -> SafeTestimony:
    return deidentifier.deidentify(Testimony(id, text, "sv"))


@pytest.fixture(scope="module")
def drawing() -> Deidentifier:
    return Deidentifier(policy={**SURROGATES, "AGE": "band", "OCCUPATION": "level"}, key=KEY)


def test_a_story_reads_on_and_names_nobody(drawing: Deidentifier) -> None:
    safe = made(drawing, STORY)
    assert not [
        w
        for w in ("Anna", "Svensson", "Sten", "Åke", "Ånge", "Sundsvall", "polisen.se", "2016", "34")
        if w in safe.text
    ]
    name = re.match(r"Jag heter (\w+) (\w+), \[30–39\] år", safe.text)
    assert name
    assert f"{name[1]}s chef" in safe.text
    assert "@example.org" in safe.text
    assert re.search(r"Ring 070-174 06 \d\d eller", safe.text)


def test_spans_say_where_replacements_stand(drawing: Deidentifier) -> None:
    raw, safe = drawing.detect(STORY, "sv"), made(drawing, STORY)
    assert [(s.label, s.entity) for s in safe.spans] == [(s.label, s.entity) for s in raw]
    rest = "".join(c for i, c in enumerate(safe.text) if not any(s.start <= i < s.end for s in safe.spans))
    assert rest == "".join(c for i, c in enumerate(STORY) if not any(s.start <= i < s.end for s in raw))


def test_the_same_key_and_settings_give_the_same_bytes(drawing: Deidentifier) -> None:
    again = Deidentifier(policy=drawing.policy, key=KEY)
    assert made(again, STORY) == made(drawing, STORY)
    assert again.fingerprint == drawing.fingerprint
    assert made(Deidentifier(policy=drawing.policy, key=OTHER), STORY).text != made(drawing, STORY).text


def test_scope_is_the_testimony_or_the_collection() -> None:
    for scope, same in (("testimony", False), ("collection", True)):
        one = Deidentifier(policy={"PERSON": "surrogate", "surrogates": scope}, key=KEY)
        texts = [made(one, f"Jag heter Anna Svensson. {n}", id=str(n)).text.split(". ")[0] for n in range(6)]
        assert (len(set(texts)) == 1) is same


def test_dates_of_a_testimony_move_alike_whatever_the_scope() -> None:
    policy = {"DATE": "surrogate", "surrogates": "collection"}
    one = Deidentifier(policy=policy, key=KEY)
    safe = made(one, "Det hände 2017-03-03 och igen 2017-03-13.")
    first, second = re.findall(r"\d{4}-\d\d-\d\d", safe.text)
    from datetime import date

    assert (date.fromisoformat(second) - date.fromisoformat(first)).days == 10
    moved = {made(one, "Det hände 2017-03-03.", id=str(n)).text for n in range(8)}
    assert len(moved) > 1


@pytest.mark.parametrize(
    "change",
    [
        {"policy": {"PERSON": "surrogate", "surrogates": "collection"}},
        {"policy": {"PERSON": "surrogate", "reversible": True}},
        {"policy": {"PERSON": "surrogate", "DATE": "month"}},
        {"key": OTHER},
        {"present": frozenset((b"x" * 16,))},
    ],
)
def test_the_fingerprint_follows_settings_key_and_names_and_tells_no_key(change: dict[str, object]) -> None:
    plain = {"policy": {"PERSON": "surrogate"}, "key": KEY}
    assert Deidentifier(**(plain | change)).fingerprint != Deidentifier(**plain).fingerprint  # type: ignore[arg-type]


def test_without_a_key_the_fingerprint_is_that_of_the_settings() -> None:
    assert Deidentifier(key=KEY).fingerprint == Deidentifier().fingerprint


@pytest.mark.parametrize("scope", ["testimony", "collection"])
def test_no_surrogate_is_a_name_of_the_collection_and_few_fall_back(scope: str) -> None:
    held = list(gold())
    everything = set().union(*(words_of(t.text) for t, _, _ in held))
    policy = Policy.from_mapping({**SURROGATES, "surrogates": scope})
    renewer = Renewer(policy, KEY, present((t.text for t, _, _ in held), KEY))
    fallen, drawn = dict.fromkeys(LABELS, 0), dict.fromkeys(LABELS, 0)
    for testimony, language, spans in held:
        for edit in edits(testimony.text, spans, policy, renewer.of(testimony, language, spans)):
            label, raw = edit.span.label, testimony.text[edit.start : edit.end]
            drawn[label] += 1
            fallen[label] += edit.new.startswith(f"[{label} ")
            assert edit.new == edit.new.strip() != ""
            if label == "PERSON":
                parts = {w.lower() for w in re.findall(r"[^\W\d_]{3,}", edit.new) if not w.islower() or raw.islower()}
                assert not parts & everything
    assert fallen["PERSON"] == 0
    assert all(fallen[label] <= 1 for label in SURROGATES if label not in ("LOCATION", "ORGANIZATION"))
    assert fallen["LOCATION"] < 0.3 * drawn["LOCATION"]
    assert fallen["ORGANIZATION"] < 0.1 * drawn["ORGANIZATION"]


def test_generalising_the_corpus_never_shows_a_raw_form() -> None:
    policy = Policy.from_mapping(COARSER)
    renewer, same = Renewer(policy, None), []
    for testimony, language, spans in gold():
        for edit in edits(testimony.text, spans, policy, renewer.of(testimony, language, spans)):
            raw = testimony.text[edit.start : edit.end]
            assert edit.new == raw or (edit.new[0], edit.new[-1]) == ("[", "]")
            if edit.new == raw:
                same.append((edit.span.label, raw))
    assert same
    for label, raw in same:  # only what says no more than the level: years, countries, parts of the world
        assert (label == "DATE" and re.fullmatch(r"\d{4}", raw)) or (label == "LOCATION" and raw[0].isupper())


def test_names_that_stand_in_the_text_are_found_by_their_words_alone() -> None:
    assert present(["Evas bil"], KEY) == present(["EVA!"], KEY) == present(["E\u200bva"], KEY)
    assert len(present(["Eva och Märta"], KEY)) == 2
    assert present(["Eva"], KEY) != present(["Eva"], OTHER)
    assert not present(["bord och stol"], KEY)


def test_a_name_known_to_be_there_is_not_chosen() -> None:
    policy, key = {"PERSON": "surrogate", "surrogates": "collection"}, KEY
    chosen = made(Deidentifier(policy=policy, key=key), "Jag heter Anna.").text.removeprefix("Jag heter ").rstrip(".")
    there = present([f"Här bor {chosen}."], key)
    assert made(Deidentifier(policy=policy, key=key, present=there), "Jag heter Anna.").text != f"Jag heter {chosen}."


@pytest.mark.parametrize(
    "policy", [{"reversible": True}, {**SURROGATES, "reversible": True}, {"PERSON": "remove", "reversible": True}]
)
def test_the_way_back(policy: dict[str, str | bool]) -> None:
    text = f"{STORY} Där stod [PERSON 1] och [AGE 7]."
    safe = made(Deidentifier(policy=policy, key=KEY), text)
    assert safe.text != text
    assert reverse(safe.text, safe.sealed, "t", KEY) == text
    assert b"Svensson" not in safe.sealed
    assert "Svensson" not in repr(safe)
    for changed in ((safe.text, "t", OTHER), (safe.text, "u", KEY), (safe.text + " ", "t", KEY)):
        with pytest.raises(MissingKey, match="does not open"):
            reverse(changed[0], safe.sealed, changed[1], changed[2])


def test_nothing_is_sealed_unless_asked_for(drawing: Deidentifier) -> None:
    assert made(drawing, STORY).sealed == b""


SURFACES = st.text(alphabet="Annas Bergö'-.@0123456789[]\u200b\u030a&é", min_size=1, max_size=14)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(
    pieces=st.lists(st.tuples(st.text(max_size=6), SURFACES, st.sampled_from(LABELS)), max_size=6),
    language=st.sampled_from(LANGUAGES),
    actions=st.sampled_from([SURROGATES, COARSER, {**SURROGATES, **COARSER}]),
)
def test_offsets_and_the_way_back_hold_for_any_text(
    pieces: list[tuple[str, str, str]], language: str, actions: dict[str, str]
) -> None:
    text, spans = "", []
    for number, (between, surface, label) in enumerate(pieces, 1):
        spans.append(Span(len(text) + len(between), len(text) + len(between) + len(surface), label, 1.0, "x", number))
        text += between + surface
    policy, testimony = Policy.from_mapping(actions), Testimony("t", text)
    renewer = Renewer(policy, KEY)
    done = list(edits(text, spans, policy, renewer.of(testimony, language, spans)))
    safe, placed = written(text, done)
    assert [safe[p.start : p.end] for p in placed] == [e.new for e in done]
    assert [e.new for e in edits(text, spans, policy, renewer.of(testimony, language, spans))] == [e.new for e in done]
    outside = list(safe)
    for p in reversed(placed):
        outside[p.start : p.end] = []
    escaped = escape(text)
    assert "".join(outside) == "".join(c for i, c in enumerate(escaped) if not any(s.start <= i < s.end for s in spans))
    assert reverse(safe, seal(text, safe, done, "t", KEY), "t", KEY) == text
