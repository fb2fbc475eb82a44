"""The corpus: marks that parse, counts that are promised, no two texts alike, a split that stands."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from textkit import corpus
from textkit.errors import BrokenMark
from textkit.records import LABELS, THEMES
from textkit.resources import resource

HEADER = (
    "=== a-1 | lang=sv | date=2017-11 | sector=police | region=Syd | role=employee | themes={themes} | reported=no\n"
)
RARE = {"IP_ADDRESS": 20, "ACCOUNT": 20, "URL": 20}
ALIKE = 0.3


def one(body: str, themes: str = "") -> corpus.GoldTestimony:
    return next(corpus.parse(HEADER.format(themes=themes) + body, "file.txt"))


def test_marks_become_offsets() -> None:
    gold = one("Jag hette [[PERSON#p1|Anna]].\n\n{{bullying|[[PERSON#p1|Annas]] chef log.}} Slut.", "bullying")
    assert gold.text == "Jag hette Anna.\n\nAnnas chef log. Slut."
    assert [gold.text[s.start : s.end] for s in gold.spans] == ["Anna", "Annas"]
    assert [gold.text[p.start : p.end] for p in gold.passages] == ["Annas chef log."]
    assert gold.themes == ("bullying",)


@pytest.mark.parametrize(
    ("body", "themes", "line", "says"),
    [
        ("Hej [[PERSON|Anna", "", 2, "never closed"),
        ("Hej\n\n[[PERSN|Anna]]", "", 4, "unknown label PERSN"),
        ("Hej [[PERSON|Anna [[PERSON|B]]]]", "", 2, "inside an identifier"),
        ("Hej Anna]]", "", 2, "closes nothing"),
        ("Hej [[PERSON|Anna ]]", "", 2, "ends with a space"),
        ("Hej [[PERSON|]]", "", 2, "empty"),
        ("Hej [[Anna]]", "", 2, "not followed by LABEL"),
        ("Hej [[PERSON|An\nna]]", "", 2, "end of the line"),
        ("{{bulying|Hej}}", "bullying", 2, "unknown theme bulying"),
        ("{{bullying|Hej {{support|du}}}}", "bullying", 2, "inside another mark"),
        ("{{bullying|Hej\n\ndu}}", "bullying", 2, "empty line"),
        ("{{bullying|}}", "bullying", 2, "empty theme passage"),
        ("{{bullying|Hej}}", "", 1, "which its header lacks"),
        ("Hej", "support", 1, "no passage for it"),
        ("", "", 1, "no text"),
        ("Hej", "mobbning", 1, "unknown theme mobbning in the header"),
    ],
)
def test_broken_marks_are_refused_with_their_line(body: str, themes: str, line: int, says: str) -> None:
    with pytest.raises(BrokenMark, match=re.escape(says)) as caught:
        one(body, themes)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"file.txt:{line}:")


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("=== a | lang=sv", "needs an id"),
        (HEADER.format(themes="").replace("lang=sv", "lang=fi").strip(), "lang=fi"),
        (HEADER.format(themes="").replace("2017-11", "2017-13").strip(), "date=2017-13"),
        (HEADER.format(themes="").replace("reported=no", "reported=maybe").strip(), "reported=maybe"),
        ("Text före\n" + HEADER.format(themes="").strip(), "before the first header"),
    ],
)
def test_broken_headers_are_refused(header: str, says: str) -> None:
    with pytest.raises(BrokenMark, match=re.escape(says)):
        list(corpus.parse(header + "\nHej", "file.txt"))


def test_an_id_stands_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(HEADER.format(themes="") + "Hej", encoding="utf-8")
    with pytest.raises(BrokenMark, match=r"b\.txt:1: the id a-1 stands at a\.txt:1 too"):
        corpus.gold_testimonies(tmp_path)


def test_the_frames_fit_the_texts() -> None:
    c = corpus.load()
    text = dict(zip(c.testimonies["id"], c.testimonies["text"], strict=True))
    assert len(text) == len(c.testimonies)
    for frame, column in ((c.spans, "surface"), (c.passages, "text")):
        assert len(frame) > 400
        for row in frame.itertuples(index=False):
            assert text[row.testimony_id][row.start : row.end] == getattr(row, column)


def test_the_corpus_holds_what_it_promises() -> None:
    gold = corpus.gold()
    languages = Counter(g.header["lang"] for g in gold)
    least = {"sv": 240, "nb": 90, "nn": 15, "en": 40, "da": 15}
    assert all(languages[code] >= n for code, n in least.items()), languages
    assert sum(len(g.text.split()) for g in gold) >= 45_000
    assert sum(not g.spans for g in gold) >= 70
    labels = Counter(s.label for g in gold for s in g.spans)
    assert not {x: labels[x] for x in LABELS if labels[x] < RARE.get(x, 40)}
    themes = Counter(t for g in gold for t in g.themes)
    assert not {t: themes[t] for t in THEMES if themes[t] < 40}
    years = Counter(int(g.header["date"][:4]) for g in gold)
    assert min(years) == 2015
    assert max(years) == 2024
    assert max(years, key=lambda y: years[y]) == 2017


def test_marks_follow_the_guide_where_a_rule_can_tell() -> None:
    """No quotation mark or comma at a mark's edge; an entity is one thing (a person may carry the title that tells them)."""
    for g in corpus.gold():
        labels: dict[str, set[str]] = {}
        for s in g.spans:
            surface = g.text[s.start : s.end]
            assert surface[0] not in "\"'”“»«,;:!?([" or s.label == "USERNAME", (
                f"{g.id}: a {s.label} begins with punctuation"
            )
            assert surface[-1] not in "\"'”“»«,;:!?", f"{g.id}: a {s.label} ends with punctuation"
            if s.entity:
                labels.setdefault(s.entity, set()).add(s.label)
        things = {"PERSON", "LOCATION", "ORGANIZATION", "NATIONAL_ID", "PHONE_NUMBER"}
        mixed = {e: found for e, found in labels.items() if len(found & things) > 1}
        assert not mixed, f"{g.id}: {mixed}"


def shingles(text: str) -> set[str]:
    flat = re.sub(r"\s+", " ", text.lower())
    return {flat[i : i + 5] for i in range(len(flat) - 4)}


def test_no_two_testimonies_are_alike() -> None:
    """Character 5-gram Jaccard at most 0.3 between any two."""
    sets = [(g.id, shingles(g.text)) for g in corpus.gold()]
    assert len(sets) >= 400
    for (a, x), (b, y) in combinations(sets, 2):
        if min(len(x), len(y)) > ALIKE * max(len(x), len(y)):
            assert len(x & y) <= ALIKE * len(x | y), f"{a} and {b} are alike"


def test_every_opening_is_its_own() -> None:
    openings = Counter(" ".join(g.text.lower().split()[:6]) for g in corpus.gold())
    assert not [o for o, n in openings.items() if n > 1]


def test_the_split_is_fixed_balanced_and_whole() -> None:
    part = corpus.splits()
    gold = corpus.gold()
    assert set(part) == {g.id for g in gold}
    sizes = Counter(part.values())
    assert 0.58 <= sizes["train"] / len(gold) <= 0.64
    assert abs(sizes["dev"] - sizes["test"]) <= 4
    for key in ("lang", "themes"):
        whole = Counter(v for g in gold for v in (g.themes if key == "themes" else [g.header[key]]))
        for name, share in (("test", 0.1875), ("dev", 0.1875)):
            held = Counter(v for g in corpus.gold(name) for v in (g.themes if key == "themes" else [g.header[key]]))
            for value, n in whole.items():
                assert held[value] >= max(1, 0.1 * n), f"{value} is nearly missing from {name} ({held[value]} of {n})"
                assert held[value] <= share * n + max(2, 0.12 * n), f"{value} crowds {name} ({held[value]} of {n})"


def test_load_knows_its_parts() -> None:
    whole = len(corpus.load().testimonies)
    assert sum(len(corpus.load(s).testimonies) for s in corpus.SPLITS) == whole
    with pytest.raises(ValueError, match="split is one of"):
        corpus.load("validation")


HARD_CASES = (
    "name_is_word genitive lower_case misspelt nickname initials double_name foreign namesakes surname_alone given_late "
    "odd_shape compound place_is_word none_tempting"
).split()


def test_every_hard_case_is_there_fifteen_times() -> None:
    """slices.tsv names mentions that are marked; `none_tempting` whole texts without a mark."""
    rows = [
        line.split("\t") for line in (resource("corpus") / "slices.tsv").read_text(encoding="utf-8").splitlines()[1:]
    ]
    marked = {(g.id, str(s.start), str(s.end)) for g in corpus.gold() for s in g.spans}
    bare = {(g.id, "0", "0") for g in corpus.gold() if not g.spans}
    assert not [row for row in rows if tuple(row[:3]) not in (bare if row[3] == "none_tempting" else marked)]
    counts = Counter(row[3] for row in rows)
    assert not {case: counts[case] for case in HARD_CASES if counts[case] < 15}


def test_the_expressions_are_whole_and_split() -> None:
    phrases = corpus.phrases()
    carrying = Counter(p.theme for p in phrases if p.theme != "none")
    assert set(carrying) == set(THEMES)
    assert sum(carrying.values()) >= 4000
    assert sum(p.theme == "none" for p in phrases) >= 1500
    assert {p.language for p in phrases} == {"sv", "nb", "nn", "da", "en"}
    assert len({p.text.lower() for p in phrases}) == len(phrases)
    assert sum(len(corpus.phrases(s)) for s in corpus.SPLITS) == len(phrases)
