"""The whole de-identifier: offsets, consistency, bad input, determinism."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textkit.deidentify import Deidentifier, Policy, unsure
from textkit.deidentify.engine import pieces
from textkit.errors import BrokenConfig, UsageError
from textkit.records import LABELS, Span, Testimony

STORY = (
    "Jag heter Anna Svensson, 34 år, och är gruppchef på polisen i Ånge sedan 2016. "
    "Ring 070-174 06 05 eller anna.s@polisen.se. Annas chef, Sten-Åke, sa till anna att tiga."
)
WORDS = st.sampled_from(
    [
        "Anna",
        "annas",
        "Björn",
        "SVENSSON",
        "polisen",
        "i",
        "Ånge",
        "jag",
        "sa",
        "070-174",
        "06",
        "05",
        "2016",
        "[PERSON",
        "1]",
        "@nils_77",
        "<b>Eva</b>",
        "Ås",
        "Åkesson",
        "An\u200bna",
        "\u202eEva",
        "😀",
        "mäki",
        "Mäkinen",
        "&Aring;ke",
        ".",
        ",",
        "\n\n",
        "-",
        ":",
        "(",
        ")",
        "§",
        "3",
        "B.",
        "K.",
        "850709-9805",
        "kalle(at)polisen.se",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join))


def surfaces(text: str, spans: list[Span]) -> dict[str, str]:
    return {text[s.start : s.end]: s.label for s in spans}


def sound(text: str, spans: list[Span]) -> bool:
    ends = [0, *(s.end for s in spans)]
    return all(s.start >= end and s.end <= len(text) and s.label in LABELS for s, end in zip(spans, ends, strict=False))


def test_a_story(deidentifier: Deidentifier) -> None:
    found = surfaces(STORY, deidentifier.detect(STORY, "sv"))
    wanted = {
        "Anna Svensson": "PERSON",
        "34": "AGE",
        "gruppchef": "OCCUPATION",
        "polisen i Ånge": "ORGANIZATION",
        "2016": "DATE",
        "070-174 06 05": "PHONE_NUMBER",
        "anna.s@polisen.se": "EMAIL_ADDRESS",
        "Anna": "PERSON",
        "Sten-Åke": "PERSON",
    }
    assert wanted.items() <= found.items()


def test_one_person_is_one_entity_in_all_forms(deidentifier: Deidentifier) -> None:
    safe = deidentifier.deidentify(STORY, "sv").text
    assert safe.startswith("Jag heter [PERSON 1], [AGE 1] år")
    assert "[PERSON 1]s chef, [PERSON 2], sa till [PERSON 1] att tiga" in safe


def test_neighbouring_persons_are_not_merged(deidentifier: Deidentifier) -> None:
    text = "Vi var tre: Anna, Björn och Fatima kom sent."
    assert [text[s.start : s.end] for s in deidentifier.detect(text, "sv")] == ["Anna", "Björn", "Fatima"]


@pytest.mark.parametrize(
    ("text", "language", "hidden"),
    [
        ("Sedan kom Björn och satte sig.", "sv", ["Björn"]),
        ("Jag såg Stens bil utanför.", "sv", ["Sten"]),
        ("Hela Svenssongänget skrattade.", "sv", ["Svensson"]),
        ("då sa kickan att jag ljög", "sv", ["kickan"]),
        ("Vi satt hos Selamawit hela natten.", "sv", ["Selamawit"]),
        ("Så kom Odd inn i rommet.", "nb", ["Odd"]),
        ("Then I told Grace about it.", "en", ["Grace"]),
        ("Jeg sagde det til Flemming på kontoret.", "da", ["Flemming"]),
        ("Eg fortalde det til Solrun i går.", "nn", ["Solrun"]),
        ("Hej, An\u200bna Svens\u00adson här.", "sv", ["An", "Svens"]),
        (unicodedata.normalize("NFD", "Jag pratade med Åsa Öberg om det."), "sv", ["sa", "berg"]),
        ("<p>Han hette <b>Mehmet</b>.</p>", "sv", ["Mehmet"]),
        ("Jag talade med &Aring;sa Svensson.", "sv", ["Svensson", "sa Sv"]),
        ("Ilkka Mäkinen tuli työpaikalle Helsingissä.", "sv", ["Mäkinen"]),
        ("Karin ligger ensam. JAG SÅG KARIN GÅ. karins bil.", "sv", ["KARIN", "karin"]),
    ],
)
def test_names_are_hidden(deidentifier: Deidentifier, text: str, language: str, hidden: list[str]) -> None:
    safe = deidentifier.deidentify(text, language).text
    assert not [name for name in hidden if name in safe]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "sv"),
        ("   \n\t", "sv"),
        ("😀😀 🏳️‍🌈", "sv"),
        ("\u202e\u202d\u200f", "sv"),
        ("a\u0300" * 50, "sv"),
        ("&&&amp;&#0;", "sv"),
        ("[" * 200, "sv"),
        ("@" * 200, "en"),
        ("1" * 300, "nb"),
        ("K." * 100, "da"),
        ("-" * 300, "nn"),
        ("\x00\x01", "sv"),
    ],
)
def test_bad_input_does_no_harm(deidentifier: Deidentifier, text: str, language: str) -> None:
    assert sound(text, deidentifier.detect(text, language))
    assert deidentifier.deidentify(text, language).language == language


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, language=st.sampled_from(["sv", "nb", "en"]))
def test_spans_are_sound_and_nothing_found_is_left(deidentifier: Deidentifier, text: str, language: str) -> None:
    spans = deidentifier.detect(text, language)
    assert sound(text, spans)
    assert spans == deidentifier.detect(text, language)
    safe = deidentifier.deidentify(text, language)
    rest = list(safe.text)
    for span in safe.spans:
        assert safe.text[span.start : span.end] == f"[{span.label} {span.entity}]"
        rest[span.start : span.end] = " " * len(span)
    left = "".join(rest)
    for span in spans:
        surface = text[span.start : span.end]
        if span.label in ("EMAIL_ADDRESS", "NATIONAL_ID") and len(surface) >= 6:
            assert surface not in left
    assert len(left) - sum(map(len, safe.spans)) == len(text) - sum(map(len, spans))


@pytest.mark.parametrize(
    "unit", ["a.", "1 ", "A B ", "Ab-", "K. ", "a_", "1", "a@", "A1", "(", "&amp;", "ett ", "12/", "x: y\n"]
)
def test_time_grows_with_the_length_alone(deidentifier: Deidentifier, unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    began = time.perf_counter()
    assert sound(text, deidentifier.detect(text, "sv"))
    assert time.perf_counter() - began < 5


def test_what_looks_like_a_placeholder_is_told_apart(deidentifier: Deidentifier) -> None:
    safe = deidentifier.deidentify("Där stod [PERSON 1] och [AGE 7].", "sv")
    assert "[PERSON 1]" not in safe.text
    assert "(AGE 7)" in safe.text


def test_a_long_text_is_read_in_pieces(deidentifier: Deidentifier) -> None:
    text = "Sedan kom Björn och satte sig bredvid mig i bilen. " * 3_000
    spans = deidentifier.detect(text, "sv")
    assert sound(text, spans)
    assert len(spans) == 3_000
    assert "".join(piece for _, piece in pieces(text)) == text


def test_batches_give_what_single_calls_give(deidentifier: Deidentifier) -> None:
    texts = [STORY, "", "Odd sa det til Liv.", STORY.upper()]
    single = [deidentifier.detect(t, "sv") for t in texts]
    assert list(deidentifier.detect_all(texts, ["sv"] * 4)) == single
    testimonies = [Testimony(str(i), t, "sv", "2017-11", {"a": "b"}) for i, t in enumerate(texts)]
    safe = list(deidentifier.deidentify_all(testimonies))
    assert [s.id for s in safe] == ["0", "1", "2", "3"]
    assert safe[0].groups == {"a": "b"}


@pytest.mark.parametrize(
    ("action", "wanted"),
    [
        ("mask", "Jag är ***."),
        ("remove", "Jag är ."),
        ("keep", "Jag är lesbisk."),
        ("placeholder", "Jag är [DEMOGRAPHIC 1]."),
    ],
)
def test_policies(action: str, wanted: str) -> None:
    assert Deidentifier(policy={"DEMOGRAPHIC": action}).deidentify("Jag är lesbisk.", "sv").text == wanted


@pytest.mark.parametrize("settings_", [{"PERSON": "burn"}, {"NAME": "mask"}, {"mode": "loose"}])
def test_a_wrong_policy_is_refused(settings_: dict[str, str]) -> None:
    with pytest.raises(BrokenConfig, match=r"Choose|labels are"):
        Policy.from_mapping(settings_)


def test_wrong_languages_are_refused() -> None:
    with pytest.raises(UsageError, match="Choose from"):
        Deidentifier(languages=("sv", "xx"))


def test_fingerprint_follows_the_settings(deidentifier: Deidentifier) -> None:
    assert deidentifier.fingerprint == Deidentifier().fingerprint
    assert deidentifier.fingerprint != Deidentifier(policy={"mode": "balanced"}).fingerprint


def test_unsure_lists_the_least_sure_first() -> None:
    spans = [Span(0, 1, "PERSON", 0.9), Span(2, 3, "PERSON", 0.45), Span(4, 5, "PERSON", 0.31)]
    assert unsure(spans) == [spans[2], spans[1]]
