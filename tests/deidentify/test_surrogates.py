"""Other names, numbers and addresses: kind, form, safety."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, luhn
from stdnum.no import fodselsnummer, kontonr
from stdnum.se import personnummer

from textkit.deidentify.surrogates import addresses, handles, names, numbers
from textkit.deidentify.surrogates.keyed import Draw, derived
from textkit.deidentify.surrogates.people import People
from textkit.errors import UsageError
from textkit.records import LANGUAGES, Span

KEYS = [bytes([n]) * 32 for n in range(12)]
DRAW = Draw(KEYS[0], "test")


def people(text: str, mentions: list[tuple[str, int]], language: str = "sv", key: bytes = KEYS[0]) -> list[str]:
    """The surrogates of mentions (surface, entity), found in the text one after the other."""
    spans, at = [], 0
    for surface, entity in mentions:
        at = text.index(surface, at)
        spans.append(Span(at, at + len(surface), "PERSON", entity=entity))
        at += len(surface)
    known = People(text, spans, language, Draw(key, "test"), lambda name: name in text.lower())
    return [known.surrogate(s) or "" for s in spans]


@pytest.mark.parametrize("key", KEYS)
def test_one_person_stays_one_person_in_all_forms(key: bytes) -> None:
    text = "Anna Svensson kom. Annas chef, SVENSSON, anna och A.S. och A. Svensson."
    forms = [("Anna Svensson", 1), ("Anna", 1), ("SVENSSON", 1), ("anna", 1), ("A", 1), ("S", 1), ("A. Svensson", 1)]
    full, first, last, lower, a, s, short = people(text, forms, key=key)
    assert full == f"{first} {last.capitalize()}"
    assert last.isupper()
    assert lower == first.lower()
    assert (a, s) == (first[0], last[0])
    assert short == f"{first[0]}. {last.capitalize()}"


@pytest.mark.parametrize(
    ("surface", "language", "gender"),
    [
        ("Anna", "sv", "female"),
        ("Lars", "sv", "male"),
        ("Kickan", "sv", "female"),
        ("Odd", "nb", "male"),
        ("Solrun", "nn", "female"),
        ("Flemming", "da", "male"),
        ("Grace", "en", "female"),
        ("Fatima", "sv", "female"),
        ("Mehmet", "da", "male"),
        ("Hodan", "nb", "female"),
    ],
)
def test_gender_and_origin_are_kept(surface: str, language: str, gender: str) -> None:
    origin = names.origins(surface.lower(), names.FIRST, language)[0]
    for key in KEYS:
        (other,) = people(f"Jag såg {surface} där.", [(surface, 1)], language, key)
        assert other.lower() != surface.lower()
        assert names.gender(other.lower(), language) == gender
        assert origin in names.origins(other.lower(), names.FIRST, language)


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("Xzqy kom in. Hon tog sin jacka.", "Xzqy", "female"),
        ("Xzqy kom in. Han tog sin jacka.", "Xzqy", "male"),
        ("Jeg ringte til fru Xzqy i går.", "Xzqy", "female"),
    ],
)
def test_a_gender_that_only_the_text_shows(text: str, name: str, gender: str) -> None:
    for key in KEYS:
        (other,) = people(text, [(name, 1)], key=key)
        assert names.gender(other.lower(), "sv") == gender


def test_a_name_of_no_gender_gets_one_of_both() -> None:
    from textkit.language.people import NEUTRAL

    (other,) = people("Vi kallade kollegan Tuppen där.", [("Tuppen", 1)])
    assert other.lower() in NEUTRAL


@pytest.mark.parametrize(
    ("surface", "hisses"), [("Lars", True), ("Agnes", True), ("Max", True), ("Anna", False), ("Svensson", False)]
)
def test_genitives_fit(surface: str, hisses: bool) -> None:
    for key in KEYS:
        (other,) = people(f"Det var {surface} bil.", [(surface, 1)], key=key)
        assert other.endswith(("s", "x", "z")) == hisses


@pytest.mark.parametrize(
    ("surface", "language", "shape"),
    [
        ("Sten-Åke", "sv", r"[A-ZÅÄÖ][a-zåäöéü]+-[A-ZÅÄÖ][a-zåäöéü]+"),
        ("Nguyen Thi Mai", "sv", r"\w+ \w+ \w+"),
        ("Edith von Essen", "sv", r"\w+ von \w+"),
        ("O'Brien", "en", r"O'[A-Z]\w+"),
        ("An\u200bna", "sv", r"[A-Z][a-zåäöé]+"),
        ("A\u030asa", "sv", r"[A-ZÅÄÖ][a-zåäöé]+"),
        ("Annas bror Mehmet", "sv", r"\w+s bror \w+"),
        ("KL", "sv", r"[A-Z]{2}"),
    ],
)
def test_shapes(surface: str, language: str, shape: str) -> None:
    (other,) = people(f"Där var {surface} igen.", [(surface, 1)], language)
    assert re.fullmatch(shape, other)
    assert other != surface


def test_pet_names_and_slips_of_one_person_share_the_surrogate() -> None:
    text = "Lars Berg kom. Lasse skrek. Kristina gick, Kristtina grät."
    full, pet, right, slip = people(text, [("Lars Berg", 1), ("Lasse", 1), ("Kristina", 2), ("Kristtina", 2)])
    assert full.split()[0] == pet
    assert right == slip


def test_different_names_get_different_surrogates_and_none_that_is_there() -> None:
    given = sorted(names.candidates("sv_SE", names.FIRST, "female", False))[:60]
    text = " och ".join(n.capitalize() for n in given)
    others = people(text, [(n.capitalize(), i) for i, n in enumerate(given, 1)])
    assert "" not in others
    assert len(set(others)) == len(others)
    assert not {o.lower() for o in others} & set(given)


def test_nothing_is_chosen_where_every_name_is_blocked() -> None:
    spans = [Span(0, 4, "PERSON", entity=1)]
    assert People("Anna", spans, "sv", DRAW, lambda name: True).surrogate(spans[0]) is None


def test_names_that_may_be_chosen_are_no_everyday_words() -> None:
    pool = names.pool()
    assert len(pool) > 10_000
    assert not pool & {"björn", "sten", "my", "liv", "hope", "will", "odd"}
    assert all(n.isalpha() and n == n.lower() for n in pool)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("070-123 45 67", "sv", r"070-174 06 (0[5-9]|[1-9]\d)"),
        ("+46 70 123 45 67", "sv", r"\+46 70 174 06 (0[5-9]|[1-9]\d)"),
        ("0701234567", "sv", r"07017406(0[5-9]|[1-9]\d)"),
        ("08-123 456 78", "sv", r"08-465 004 \d\d"),
        ("018-12 34 56", "sv", r"0\d\d-?[\d -]+"),
        ("912 34 567", "nb", r"1\d\d \d\d \d\d\d"),
        ("+47 912 34 567", "nb", r"\+47 1\d\d \d\d \d\d\d"),
        ("20 12 34 56", "da", r"1\d( \d\d){3}"),
        ("07911 123456", "en", r"07700 900\d{3}"),
        ("020 7123 4567", "en", r"020 7946 0\d{3}"),
        ("4412", "sv", r"\d{4}"),
    ],
)
def test_phone_numbers_lead_nowhere(surface: str, language: str, wanted: str, key: bytes) -> None:
    other = numbers.phone(surface, language, Draw(key, "test"))
    assert other
    assert re.fullmatch(wanted, other)
    region = {"nb": "NO", "da": "DK"}.get(language)
    if region:
        assert not phonenumbers.is_valid_number(phonenumbers.parse(other, region))


@pytest.mark.parametrize(("surface", "language"), [("noll sju noll", "sv"), ("+1 202 555 0123", "en")])
def test_phone_numbers_with_no_fiction_of_their_own(surface: str, language: str) -> None:
    assert numbers.phone(surface, language, DRAW) is None


@pytest.mark.parametrize("key", KEYS)
def test_national_numbers_are_nobodys(key: bytes) -> None:
    draw = Draw(key, "test")
    swedish = numbers.national_id("19850709-9805", "sv", draw) or ""
    assert personnummer.is_valid(swedish)
    assert swedish[9:12] >= "980"
    assert int(swedish[11]) % 2 == 0  # the gender digit of the original
    norwegian = numbers.national_id("110763 44180", "nb", draw) or ""
    assert 81 <= int(norwegian[2:4]) <= 92
    assert not fodselsnummer.is_valid(norwegian)
    danish = numbers.national_id("070761-4285", "da", draw) or ""
    assert 41 <= int(danish[2:4]) <= 52
    assert re.fullmatch(r"\d{6}-9\d\d[0-9A-Y]", numbers.national_id("131052-308T", "sv", draw) or "")
    assert re.fullmatch(r"QQ \d\d \d\d \d\d C", numbers.national_id("AB 12 34 56 C", "en", draw) or "")
    assert re.fullmatch(r"\d{6}-\d\dxx", numbers.national_id("230585-34xx", "da", draw) or "")
    assert re.fullmatch(r"98\d\d", numbers.national_id("9805", "sv", draw) or "")


@pytest.mark.parametrize("key", KEYS)
def test_accounts_fail_their_checks(key: bytes) -> None:
    for surface in ("LT90 3250 0412 7788 0019", "5050-1197", "1506 44 09217", "4539 1488 0343 6467"):
        other = numbers.account(surface, Draw(key, "test")) or ""
        digits = re.sub(r"\D", "", other)
        assert re.sub(r"\d", "0", other) == re.sub(r"\d", "0", surface)
        assert not any((luhn.is_valid(digits), iban.is_valid(other), kontonr.is_valid(digits)))


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("192.168.1.7", r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}"),
        ("fe80::1ff:fe23:4567", r"2001:db8:[0-9a-f:]+::1"),
    ],
)
def test_ip_addresses_are_documentation(surface: str, wanted: str) -> None:
    import ipaddress

    other = numbers.ip(surface, DRAW)
    assert re.fullmatch(wanted, other)
    ipaddress.ip_address(other)


@pytest.mark.parametrize(
    ("surface", "wanted"),
    [
        ("ABC 123", r"[A-Z]{2}Q \d{3}"),
        ("DN 48213", r"[A-Z]Q \d{5}"),
        ("331-9180", r"\d{3}-\d{4}"),
    ],
)
def test_plates(surface: str, wanted: str) -> None:
    assert re.fullmatch(wanted, numbers.plate(surface, DRAW) or "")


def test_codes_keep_their_form_and_move_their_year() -> None:
    assert re.fullmatch(r"K 2015/\d{3}", numbers.code("K 2017/288", DRAW, years=2) or "")
    assert re.fullmatch(r"[A-Z]{3}-\d\d-\d{5}", numbers.code("RUH-18-00642", DRAW) or "")
    assert numbers.code("utan siffra", DRAW) is None


def test_addresses_of_the_net() -> None:
    def named(word: str) -> str:
        return {"anna": "Börje", "s": "l"}.get(word, "Ek")

    assert handles.email("anna.s@polisen.se", DRAW, named) == "borje.l@example.org"
    assert handles.email("anna (snabel-a) polisen.se", DRAW, named) == "borje (snabel-a) example.org"
    assert handles.email("ingen adress", DRAW, named) is None
    assert re.fullmatch(r"@ek_\d\d", handles.username("@nils_77", DRAW, named))
    assert re.fullmatch(
        r"https://www\.example\.org/[0-9a-f]{6}", handles.url("https://www.av.se/visselblasning", DRAW) or ""
    )
    assert handles.url("av.se", DRAW) == handles.url("AV.se", DRAW)


@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("Storgatan 60, lgh 1302", "sv", r"[A-ZÄ]\w+gatan \d\d, lgh \d{4}"),
        ("Amiralsgatan 203, 214 99 Malmö", "sv", r"\w+gatan \d{3}, \d{3} \d\d Luleå"),
        ("Drottning Margaretas gata 44", "sv", r"\w+s gata \d\d"),
        ("Fjøsangerveien 288 B", "nb", r"\w+veien \d{3} [ACD]"),
        ("12 High Street", "en", r"\d\d \w+ Street"),
        ("rum 4117", "sv", r"rum \d{4}"),
    ],
)
def test_addresses(surface: str, language: str, wanted: str) -> None:
    other = addresses.address(surface, language, DRAW, lambda name: "Luleå" if name == "Malmö" else None)
    assert other
    assert re.fullmatch(wanted, other)
    assert other != surface


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_surface_is_taken_without_harm(surface: str, language: str) -> None:
    for other in (
        numbers.phone(surface, language, DRAW),
        numbers.national_id(surface, language, DRAW),
        numbers.plate(surface, DRAW),
        numbers.code(surface, DRAW, years=2),
        numbers.account(surface, DRAW),
        numbers.ip(surface, DRAW),
        handles.email(surface, DRAW, lambda w: "Eva"),
        handles.username(surface, DRAW, lambda w: "Eva"),
        handles.url(surface, DRAW),
        addresses.address(surface, language, DRAW, lambda name: None),
    ):
        assert other is None or isinstance(other, str)
    if surface:
        spans = [Span(0, len(surface), "PERSON", entity=1)]
        known = People(surface, spans, language, DRAW, lambda name: False)
        assert known.surrogate(spans[0]) == known.surrogate(spans[0])


def test_draws_follow_key_and_scope_alone() -> None:
    same = Draw(KEYS[0], "a").digits(12, "x")
    assert same == Draw(KEYS[0], "a").digits(12, "x")
    assert len({same, Draw(KEYS[1], "a").digits(12, "x"), Draw(KEYS[0], "b").digits(12, "x")}) == 3
    assert Draw(KEYS[0], "a").again(0).digits(12, "x") == same != Draw(KEYS[0], "a").again(1).digits(12, "x")


@pytest.mark.parametrize("key", [None, b"", b"x" * 15])
def test_a_key_too_short_is_refused(key: bytes | None) -> None:
    with pytest.raises(UsageError, match="at least 16 bytes"):
        derived(key, "x")
