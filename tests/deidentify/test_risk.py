"""Residual risk: values, owners, left-over names, k, linking, and what of it is written."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textkit import pipeline
from textkit.deidentify import Deidentifier, risk
from textkit.deidentify.risk_index import Index, mends
from textkit.deidentify.risk_link import Linker, matches, wilson
from textkit.deidentify.risk_names import Intruder, compact, covered, one_edit
from textkit.deidentify.risk_people import NARRATOR, SETTING, UNNAMED, People
from textkit.deidentify.risk_report import ranked, summary, to_text
from textkit.deidentify.risk_values import DROP, ladder, normal, readable
from textkit.errors import MissingStage
from textkit.explore.views import intervals
from textkit.records import SafeTestimony, Span, Testimony
from textkit.store import Project

# -- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "surface", "value"),
    [
        ("AGE", "24", "24"),
        ("AGE", "tjugofyra", "24"),
        ("AGE", "forty-two", "42"),
        ("AGE", "femtisju", "57"),
        ("ålder", "34 år", "34"),
        ("AGE", "[30–39]", "30–39"),
        ("AGE", "[90+]", "90+"),
        ("DATE", "14 mars 2016", "2016-03-14"),
        ("DATE", "2. april", "-04-02"),
        ("DATE", "08.01.18", "2018-01-08"),
        ("DATE", "8/3", "-03-08"),
        ("DATE", "våren 2016", "2016-T1"),
        ("DATE", "ht 2023", "2023-T3"),
        ("DATE", "mars -17", "2017-03"),
        ("DATE", "2019", "2019"),
        ("DATE", "[kvartal 2 2016]", "2016-Q2"),
        ("DATE", "[Q3 2016]", "2016-Q3"),
        ("DATE", "2014–2016", "2014–2016"),
        ("date", "2017-11", "2017-11"),
        ("OCCUPATION", "Rektorn", normal("OCCUPATION", "rektor")),
        ("OCCUPATION", "gruppledaren", normal("OCCUPATION", "Gruppledare")),
        ("LOCATION", " Umeå. ", "umeå"),
        ("LOCATION", "...", ""),
    ],
)
def test_a_surface_becomes_a_value(column: str, surface: str, value: str) -> None:
    assert normal(column, surface) == value


@pytest.mark.parametrize(
    ("column", "value", "climbed"),
    [
        ("DATE", "2016-03-14", ["2016-03", "2016-T1", "2016", ""]),
        ("DATE", "-09-14", ["-09", "-T3", "", ""]),
        ("date", "2017-11", ["2017-11", "2017-T3", "2017", ""]),
        ("DATE", "2016-Q2", ["2016-Q2", "2016-Q2", "2016", ""]),
        ("DATE", "julaftonen", ["julaftonen", "julaftonen", "", ""]),
        ("AGE", "34", ["30–34", "30–39", ""]),
        ("AGE", "forty-odd", ["forty-odd", "forty-odd", ""]),
        ("region", "norr", [""]),
        ("language", "nn", []),
    ],
)
def test_a_value_climbs_its_ladder(column: str, value: str, climbed: list[str]) -> None:
    assert [step(value) for step in ladder(column).values()] == climbed


def test_a_band_is_read_as_the_ages_in_it() -> None:
    assert readable("AGE", {"30–34"}) == {"30", "31", "32", "33", "34"}
    assert readable("AGE", {"0–99"}) == {"0–99"}
    assert readable("DATE", {"2016-03", "-04"}) == {"2016"}


# -- owners ------------------------------------------------------------------------------------------------------------


def spans_of(text: str, *marks: tuple[str, str]) -> list[Span]:
    found = [(text.index(surface), surface, label) for label, surface in marks]
    numbered = [Span(at, at + len(s), label, entity=n) for n, (at, s, label) in enumerate(sorted(found), 1)]
    return sorted(numbered, key=lambda s: s.start)


@pytest.mark.parametrize(
    ("language", "text", "label", "surface", "owner"),
    [
        ("sv", "Jag var 24 när jag kom dit.", "AGE", "24", NARRATOR),
        ("sv", "Är nitton, första terminen.", "AGE", "nitton", NARRATOR),
        ("sv", "Min dotter är tretton och hon skrev.", "AGE", "tretton", UNNAMED),
        ("sv", "Jag är rektor för tre skolor.", "OCCUPATION", "rektor", NARRATOR),
        ("sv", "Jag gick till rektorn.", "OCCUPATION", "rektorn", UNNAMED),
        ("sv", "Min chef var prefekt då.", "OCCUPATION", "prefekt", UNNAMED),
        ("sv", "Som prefekt kunde jag inget säga.", "OCCUPATION", "prefekt", NARRATOR),
        ("nb", "Nå er jeg femtisju og skriver.", "AGE", "femtisju", NARRATOR),
        ("nb", "Han er samisk, den stilleste.", "DEMOGRAPHIC", "samisk", UNNAMED),
        ("nn", "Eg var 26 og gledde meg.", "AGE", "26", NARRATOR),
        ("da", "Jeg er alene med hende.", "DEMOGRAPHIC", "alene med hende", NARRATOR),
        ("en", "I was 27, in a wheelchair.", "DEMOGRAPHIC", "wheelchair", NARRATOR),
        ("en", "She was 18 years old.", "AGE", "18", UNNAMED),
        ("sv", "I Umeå var det tyst.", "LOCATION", "Umeå", SETTING),
    ],
)
def test_whose_it_is(language: str, text: str, label: str, surface: str, owner: int) -> None:
    (span,) = spans_of(text, (label, surface))
    assert People(text, [span], language).owner(span) == owner


def test_another_person_is_the_one_named_nearest() -> None:
    text = "Jag ringde Anna. Prefekten, Bertil Rosmark, skrek åt mig. Då kom Siv, 63 år, som såg allt."
    marks = (
        ("PERSON", "Anna"),
        ("OCCUPATION", "Prefekten"),
        ("PERSON", "Bertil Rosmark"),
        ("PERSON", "Siv"),
        ("AGE", "63"),
    )
    spans = spans_of(text, *marks)
    people = People(text, spans, "sv")
    entity = {text[s.start : s.end]: s.entity for s in spans}
    owners = {text[s.start : s.end]: people.owner(s) for s in spans}
    assert owners["Prefekten"] == entity["Bertil Rosmark"]
    assert owners["63"] == entity["Siv"]
    assert people.role(entity["Bertil Rosmark"]) == "accused"
    assert people.role(entity["Anna"]) == "other"


# -- left-over names -----------------------------------------------------------------------------------------------------


KNOWN = [
    ("PERSON", "Kerstin Rosmarksson", 0.9),
    ("PERSON", "Björn", 0.9),
    ("PERSON", "Björn", 0.9),
    ("EMAIL_ADDRESS", "kerstin.r@exempel.se", 0.9),
    ("PHONE_NUMBER", "070-174 06 55", 0.9),
    ("USERNAME", "nattugglan88", 0.9),
    ("EMPLOYEE_ID", "61-5520", 0.9),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sedan kom Kerstin in.", [("Kerstin", "PERSON", "exact")]),
        ("Det var kerstins fel.", [("kerstin", "PERSON", "exact")]),
        ("Hon hette Rosmarkson sa de.", [("Rosmarkson", "PERSON", "near")]),
        ("Hon hette Rosmarkssonn sa de.", [("Rosmarkssonn", "PERSON", "near")]),
        ("Hon hette Rosmork sa de.", []),
        ("Det var Björn som skrek.", [("Björn", "PERSON", "exact")]),
        ("Vi såg en björn i skogen.", []),
        ("Kerstinsson är en annan.", []),
        ("Ring 0701740655 i kväll.", [("0701740655", "PHONE_NUMBER", "exact")]),
        ("Ring +46 70 174 06 55.", [("46 70 174 06 55", "PHONE_NUMBER", "exact")]),
        ("Skriv till Kerstin.R@exempel.se.", [("Kerstin.R@exempel.se", "EMAIL_ADDRESS", "exact")]),
        ("Hon kallar sig nattugglan88 där.", [("nattugglan88", "USERNAME", "exact")]),
        ("Kort 61 5520 låg kvar.", [("61 5520", "EMPLOYEE_ID", "exact")]),
        ("Paragraf 61 och 5520 kronor.", []),
    ],
)
def test_what_is_left_is_found(text: str, found: list[tuple[str, str, str]]) -> None:
    (hits,) = Intruder(KNOWN).search([(text, "sv")])
    told = [(text[h.start : h.end], h.label, h.kind) for h in hits]
    assert told == found


def test_a_replacement_is_not_searched_and_offsets_hold() -> None:
    safe = "[PERSON 1] och Kerstin"
    bare = covered(safe, [Span(0, 10, "PERSON")])
    assert len(bare) == len(safe)
    (hits,) = Intruder(KNOWN).search([(bare, "sv")])
    assert [(h.start, h.end) for h in hits] == [(15, 22)]
    surrogate = covered("Kerstin och jag", [Span(0, 7, "PERSON")])
    assert Intruder(KNOWN).search([(surrogate, "sv")]) == [[]]


def test_a_word_left_more_often_than_masked_is_a_word() -> None:
    texts = [(f"Kaffeautomaten på plan {n} var trasig.", "sv") for n in range(3)]
    assert not any(Intruder([("PERSON", "Kaffeautomaten", 0.9)]).search(texts))
    assert any(Intruder([("PERSON", "Kaffeautomaten", 0.9)] * 3).search(texts))


def test_hidden_letters_do_not_hide_a_name() -> None:
    text = "Där satt Ker\u00adstin tyst."
    (hits,) = Intruder(KNOWN).search([(text, "sv")])
    assert [text[h.start : h.end] for h in hits] == ["Ker\u00adstin"]


@given(st.text("abcå", max_size=7), st.text("abcå", max_size=7))
def test_one_edit_is_levenshtein_one(one: str, other: str) -> None:
    def near(a: str, b: str) -> bool:
        cut = {a[:n] + a[n + 1 :] for n in range(len(a))}
        changed = {a[:n] + c + a[n + 1 :] for n in range(len(a)) for c in "abcå"} - {a}
        return b in cut or b in changed or a in {b[:n] + b[n + 1 :] for n in range(len(b))}

    assert one_edit(one, other) == (one != other and near(one, other))


def test_a_number_is_known_however_it_is_written() -> None:
    assert compact("+46 70-174 06 55") == compact("0701740655") == "0701740655"
    assert compact("AB 12-3") == "ab123"


# -- k -----------------------------------------------------------------------------------------------------------------

RECORDS = st.lists(
    st.dictionaries(st.sampled_from("abcde"), st.frozensets(st.sampled_from("xyz"), min_size=1), max_size=5),
    min_size=1,
    max_size=14,
)


def fits(records: list[dict[str, frozenset[str]]], facts: dict[str, str]) -> int:
    return sum(all(value in r.get(column, ()) for column, value in facts.items()) for r in records)


@given(RECORDS)
def test_the_fewest_is_what_counting_gives(records: list[dict[str, frozenset[str]]]) -> None:
    index = Index(records)
    for record in records:
        rarest = {c: min(v, key=lambda x: (fits(records, {c: x}), index.people(c, x))) for c, v in record.items()}
        subsets = [s for size in range(4) for s in combinations(sorted(rarest), size)]
        counted = {s: fits(records, {c: rarest[c] for c in s}) for s in subsets}
        fit = index.fewest(record, k=3)
        assert fit.k == min(counted.values())
        assert len(fit.columns) == min(len(s) for s, n in counted.items() if n == fit.k)
        assert fit.score == pytest.approx(max(1 / (n * max(1, len(s))) for s, n in counted.items()))
        together = sum(all(v <= r.get(c, frozenset()) for c, v in record.items()) for r in records)
        assert index.together(record) == together


@given(RECORDS, st.integers(2, 5))
def test_mending_brings_everybody_to_k(records: list[dict[str, frozenset[str]]], k: int) -> None:
    index = Index(records)
    steps = mends(index, records, k)
    if len(records) < k:
        assert not steps
        return
    assert not steps or steps[-1].under == 0
    assert [s.under for s in steps] == sorted((s.under for s in steps), reverse=True)
    for record in records:
        at = dict(index.mend_one(record, k))
        assert bool(at) == index.under(record, {}, k)
        assert not index.under(record, at, k)
        for column in at:  # and none of the steps is needless
            assert index.under(record, {c: s for c, s in at.items() if c != column}, k)


def test_a_date_climbs_no_further_than_it_must() -> None:
    months = [f"2017-{n:02d}" for n in range(1, 13)]
    records = [{"date": frozenset({m}), "region": frozenset({"norr"})} for m in months]
    index = Index(records)
    assert index.mend_one(records[0], 3) == (("date", "tertial"),)
    (mend,) = mends(index, records, 4)
    assert (mend.column, mend.step, mend.under) == ("date", "tertial", 0)
    assert mends(index, records, 12)[-1].step == "year"


def test_only_the_language_singles_out_and_nothing_mends_that() -> None:
    records = [{"language": frozenset({"nn" if n == 0 else "sv"})} for n in range(6)]
    index = Index(records)
    assert index.fewest(records[0], k=3).columns == ("language",)
    assert index.mend_one(records[0], 3) == ()
    assert mends(index, records, 3) == []


# -- linking -----------------------------------------------------------------------------------------------------------


def test_a_rare_agreement_weighs_more_and_a_tie_finds_nobody() -> None:
    people = [{"AGE": {"24"}, "region": {"norr"}}, {"region": {"norr"}}, {"region": {"norr"}}, {"region": {"syd"}}]
    linker = Linker([{c: frozenset(v) for c, v in p.items()} for p in people])

    def asked(**facts: str) -> dict[str, frozenset[str]]:
        return {c: frozenset({v}) for c, v in facts.items()}

    assert linker.finds(0, asked(AGE="24", region="norr"))
    assert not linker.finds(1, asked(region="norr"))
    assert not linker.finds(2, asked(AGE="24", region="norr"))  # the facts lead to somebody else
    assert linker.finds(3, asked(region="syd"))
    assert not linker.finds(3, asked(AGE="99"))


@pytest.mark.parametrize(("n", "total"), [(0, 5), (3, 10), (416, 416), (1, 5000)])
def test_one_interval_for_all(n: int, total: int) -> None:
    assert wilson(n, total) == pytest.approx(intervals.wilson(n, total))
    assert wilson(0, 0) == (0.0, 1.0)


def test_matches_in_a_sample() -> None:
    assert matches(10, 5, 0.1) == pytest.approx(1 / (1 + 9))
    assert matches(10, 5, 1.0) == 1.0
    assert matches(0, 0, 0.1) == 1.0


# -- the whole ---------------------------------------------------------------------------------------------------------

CANARIES = ("Xenobia", "Quistbergh", "Haparanda", "prefekt", "34")
TEXT = "Jag är prefekt i Haparanda, 34 år. Xenobia Quistbergh skrek åt mig."


def measured(
    texts: list[str], policy: dict[str, str] | None = None, k: int = 3, **groups: list[str]
) -> tuple[risk.Measured, list[SafeTestimony]]:
    engine = Deidentifier(policy=policy)
    raw = [
        Testimony(f"t-{n}", text, "sv", "2017-11-03" if n % 2 else None, {g: v[n] for g, v in groups.items()})
        for n, text in enumerate(texts)
    ]
    safe = list(engine.deidentify_all(raw))
    found = engine.detect_all([t.text for t in raw], [t.language for t in raw])
    known = {t.id: risk.knowledge(t, spans, "sv") for t, spans in zip(raw, found, strict=True)}
    return risk.measure(known, safe, [t.id for t in raw], k), safe


FILLER = "Ingen sa något på mötet, och sedan gick alla hem."


def test_placeholders_hide_what_the_raw_text_tells() -> None:
    made, _ = measured([TEXT, *[FILLER] * 7])
    row = made.frames["risk"].iloc[0]
    assert row.k_raw == 1
    assert row.k >= 4  # half of them have no date
    assert row.level == "low"
    assert row.text_score == 0
    told = made.frames["risk_people"].query("testimony_id == 't-0'").set_index("role")
    assert told.loc["narrator", "k_raw"] == 1


def test_what_is_kept_still_singles_out_and_can_be_mended() -> None:
    made, _ = measured([TEXT, *[FILLER] * 7], {"AGE": "keep", "OCCUPATION": "keep"})
    row = made.frames["risk"].iloc[0]
    assert (row.k, row.level) == (1, "high")
    assert set(row["columns"]) <= {"AGE", "OCCUPATION"}
    assert row["mend"] == ["AGE:drop", "OCCUPATION:drop"]
    assert row.linked
    assert [m["step"] for m in made.facts["mends"]] == [DROP, DROP]


def test_a_name_that_is_left_makes_the_risk_high() -> None:
    texts = ["Xenobia Quistbergh skrek åt mig.", *[FILLER] * 7]
    engine = Deidentifier()
    raw = [Testimony(f"t-{n}", text, "sv") for n, text in enumerate(texts)]
    safe = list(engine.deidentify_all(raw))
    missed = SafeTestimony("t-1", "Sedan kom Quistbergh in, och Xenobja med.", "sv")
    known = {t.id: risk.knowledge(t, engine.detect(t.text, "sv"), "sv") for t in raw}
    made = risk.measure(known, [safe[0], missed, *safe[2:]], [t.id for t in raw], 3)
    row = made.frames["risk"].set_index("testimony_id").loc["t-1"]
    assert (row.level, row.exact, row.near, row.score, row.text_score) == ("high", 1, 1, 1.0, 1.0)
    places = made.frames["leftovers"]
    assert [missed.text[a:b] for a, b in zip(places["start"], places["end"], strict=True)] == ["Quistbergh", "Xenobja"]
    assert ranked(made.frames["risk"])["testimony_id"].iloc[0] == "t-1"


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_any_number_of_testimonies(count: int) -> None:
    made, _ = measured([TEXT, *[FILLER] * 9][:count], {"AGE": "keep"}, k=5)
    frame = made.frames["risk"]
    assert len(frame) == count
    told = summary(frame, list(frame["testimony_id"]), made.facts, population=1000)
    assert told["people"] == count
    assert f"{count} testimonies" in to_text(told, frame, limit=3)
    if count == 1:
        assert (frame["k"][0], frame["level"][0]) == (1, "high")


def test_people_are_counted_not_testimonies() -> None:
    """Two answers of one person do not hide each other."""
    known = {f"t-{n}": risk.Knowledge() for n in range(4)}
    safe = [SafeTestimony(f"t-{n}", FILLER, "sv", None, {"unit": "a" if n < 2 else "b"}) for n in range(4)]
    apart = risk.measure(known, safe, ["p", "q", "r", "s"], 2).frames["risk"]
    same = risk.measure(known, safe, ["p", "p", "r", "s"], 2).frames["risk"]
    assert list(apart["k"]) == [2, 2, 2, 2]
    assert list(same["k"]) == [1, 1, 2, 2]


def test_groups_and_dates_single_out() -> None:
    made, _ = measured([FILLER] * 8, sector=["x"] * 7 + ["y"], region=list("nnnnssss"))
    row = made.frames["risk"].iloc[-1]
    assert row.k == 1
    assert list(row["columns"]) == ["sector"]
    assert row["mend"][-1] == "sector:drop"


def test_nothing_that_is_told_is_a_value() -> None:
    made, _ = measured([TEXT, *[FILLER] * 4], {"AGE": "keep"}, unit=["Haparanda"] * 5)
    told = "\n".join(frame.to_csv() for frame in made.frames.values()) + repr(made.facts)
    assert not [c for c in CANARIES if c.lower() in told.lower() and c != "34"]
    engine = Deidentifier()
    known = risk.knowledge(Testimony("a", TEXT, "sv", None, {"unit": "Haparanda"}), engine.detect(TEXT, "sv"), "sv")
    assert known.facts
    assert not [c for c in CANARIES if c in repr(known) + repr(known.facts)]


# -- in a project ------------------------------------------------------------------------------------------------------


def risk_files(folder: Path) -> dict[str, bytes]:
    names = ("risk", "risk_people", "leftovers")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for n in names for p in (folder / "safe" / n).iterdir()}


def test_a_project_is_measured_once_and_to_the_same_bytes(copied: Path) -> None:
    project = Project.open(copied)
    before = risk_files(copied)
    assert len(before) == 4
    assert len(project.risk()) == len(project.testimonies())
    assert pipeline.risk(project).worked == 0
    shutil.rmtree(copied / "safe" / "leftovers")
    assert project.risk().empty  # half a measurement is none
    assert pipeline.risk(project).worked == len(project.testimonies())
    assert risk_files(copied) == before
    last = (copied / "audit.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert '"action": "risk"' in last


def test_a_measurement_does_not_outlive_its_texts(copied: Path) -> None:
    project = Project.open(copied)
    id = project.testimonies()["id"].iloc[0]
    pipeline.erase(project, [id])
    assert project.risk().empty
    assert not project.risk_facts()
    assert not (copied / "safe" / "risk" / "meta.json").exists()
    assert pipeline.risk(project).worked == len(project.testimonies())
    assert id not in set(project.risk()["testimony_id"])
    pipeline.erase(project, list(project.testimonies()["id"]))
    assert pipeline.risk(project).total == 0


def test_before_deidentification_there_is_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(MissingStage):
        pipeline.risk(Project.new(tmp_path / "p"))
