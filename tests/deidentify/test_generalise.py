"""Ages, places, organisations and occupations made coarser."""

from __future__ import annotations

import pytest

from textkit.deidentify.generalise import generalised
from textkit.deidentify.policy import GENERALISE, LEVELS
from textkit.language import kinds, places
from textkit.records import LANGUAGES


@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("34", "sv", "[30–39]"),
        ("femtio", "sv", "[50–59]"),
        ("trettifire", "nb", "[30–39]"),
        ("femti to", "nb", "[50–59]"),
        ("fireogtredive", "da", "[30–39]"),
        ("forty-odd", "en", "[40–49]"),
        ("nio", "sv", "[0–9]"),
        ("97", "sv", "[90+]"),
        ("sixtieth", "en", None),
    ],
)
def test_ages(surface: str, language: str, wanted: str | None) -> None:
    assert generalised(surface, "AGE", "band", language) == wanted


@pytest.mark.parametrize(
    ("surface", "language", "county", "country"),
    [
        ("Ånge", "sv", "[Västernorrlands län]", "[Sverige]"),
        ("malmö", "sv", "[Skåne län]", "[Sverige]"),
        ("Rinkeby torg", "sv", "[Stockholms län]", "[Sverige]"),
        ("Köpenhamn", "sv", "[Region Hovedstaden]", "[Danmark]"),
        ("Ås", "nb", "[Akershus]", "[Norge]"),
        ("Ås", "sv", "[Jämtlands län]", "[Sverige]"),
        ("Bergen", "nn", "[Vestland]", "[Noreg]"),
        ("Esbjerg", "da", "[Region Syddanmark]", "[Danmark]"),
        ("Reading", "en", "[England]", "[United Kingdom]"),
        ("Wuhan", "sv", "[Kina]", "[Kina]"),
        ("småland", "sv", "[Sverige]", "[Sverige]"),
        ("grønland", "nb", "[Oslo]", "[Norge]"),
        ("Kenya", "sv", "Kenya", "Kenya"),
        ("Norden", "nb", "Norden", "Norden"),
        ("A-huset", "sv", None, None),
    ],
)
def test_places(surface: str, language: str, county: str | None, country: str | None) -> None:
    assert [generalised(surface, "LOCATION", level, language) for level in ("county", "country")] == [county, country]


@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("polisen i Ånge", "sv", "[polismyndighet]"),
        ("politiet i Odda", "nn", "[politi]"),
        ("Svea hovrätt", "sv", "[domstol]"),
        ("vårdcentralen i Nora", "sv", "[vårdcentral]"),
        ("Lillhagaskolan i Mora", "sv", "[skola]"),
        ("Odense Kommune", "da", "[kommune]"),
        ("Göteborgs universitet", "sv", "[universitet eller högskola]"),
        ("Queensgate Hospital, Birmingham", "en", "[hospital]"),
        ("turlag 3", "sv", "[turlag]"),
        ("2. tropp", "nb", "[tropp]"),
        ("I 19", "sv", "[försvar]"),
        ("Facebook", "da", "[social platform]"),
        ("Flygplan av kött", "sv", None),
    ],
)
def test_organizations(surface: str, language: str, wanted: str | None) -> None:
    assert generalised(surface, "ORGANIZATION", "kind", language) == wanted


@pytest.mark.parametrize(
    ("surface", "language", "wanted"),
    [
        ("rikspolischefen", "sv", "[hög chef]"),
        ("Rektorn", "sv", "[chef]"),
        ("kommunalrådet", "sv", "[förtroendevald]"),
        ("borgmesteren", "da", "[folkevalgt]"),
        ("hovudverneombod", "nn", "[verneombod eller tillitsvald]"),
        ("Overlege", "nb", "[lege eller psykolog]"),
        ("head of school", "en", "[manager]"),
        ("professor", "sv", "[forskare eller universitetslärare]"),
        ("kaptein", "nb", "[offiser eller befal]"),
        ("xyz", "sv", None),
    ],
)
def test_occupations(surface: str, language: str, wanted: str | None) -> None:
    assert generalised(surface, "OCCUPATION", "level", language) == wanted


@pytest.mark.parametrize("label", LEVELS)
def test_generalise_is_the_first_level(label: str) -> None:
    surface = {"DATE": "3 mars 2017", "AGE": "34", "LOCATION": "Ånge", "ORGANIZATION": "Volvo", "OCCUPATION": "rektor"}[
        label
    ]
    assert generalised(surface, label, GENERALISE, "sv") == generalised(surface, label, LEVELS[label][0], "sv")


def test_every_kind_and_country_has_a_name_in_every_language() -> None:
    assert tuple(LANGUAGES) == kinds.COLUMNS
    for kind in (*kinds.organizations(), *kinds.occupations()):
        assert len(kind.names) == len(LANGUAGES)
        assert all(name == name.strip() for name in kind.names)
    assert all(len(row) == len(places.COLUMNS) for row in places.COUNTRIES.values())
    assert set(places.NEARBY) == set(LANGUAGES)
    for country, regions in places.REGIONS.items():
        assert all(not code or code in places.COUNTIES[country] for code in regions.values())
