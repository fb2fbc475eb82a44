"""The names to choose surrogates from, by origin and gender: Faker's locales and the groups of language/people.

A name's origin is the first list that holds it: groups Faker lacks, the locale of the text's language, its neighbours,
then the rest of Europe and beyond. Names that are also everyday words are recognised but never chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Final

from textkit.deidentify.lexicon import lexicon
from textkit.language.nicknames import nicknames
from textkit.language.people import COMPOUNDS, MORE, NEUTRAL, ORIGINS, Names

HOME: Final = {"sv": "sv_SE", "nb": "no_NO", "nn": "no_NO", "da": "da_DK", "en": "en_GB"}
_NORDIC: Final = ("sv_SE", "no_NO", "da_DK")
_FAKER: Final = (
    *_NORDIC, "en_GB", "fi_FI", "en_IE", "tr_TR", "pl_PL", "hr_HR", "de_DE", "is_IS", "es_ES", "fr_FR", "it_IT", "nl_NL",
    "et_EE", "lv_LV", "ro_RO", "hu_HU", "cs_CZ", "pt_PT", "en_IN", "yo_NG",
)  # fmt: skip
_SETTLED: Final = ("no_NO", "da_DK", "en_GB", "is_IS")
_NEWER: Final = ("tr_TR", "fi_FI", "es_ES", "pl_PL", "hr_HR")
_EVERYDAY: Final = 3  # magnitude of use in lower case from which a name is read as a word
_HISS: Final = ("s", "x", "z")  # no genitive s is added to these
_HER_ENDS: Final = ("a", "anne", "ine", "ette", "elle", "hild", "borg", "dis", "gunn", "veig", "vor", "lill")
_FAMILY_FIRST: Final = frozenset(("vietnamese", "chinese"))
FIRST, LAST = "first", "last"
_LAST_ENDS: Final = (
    "son", "sen", "ström", "berg", "gren", "lund", "qvist", "kvist", "dahl", "stad", "heim", "rud", "gaard", "gård", "skov",
    "stedt", "holm", "blad", "mark", "land", "vik", "nes", "dal", "ski", "ska", "wicz", "vić", "vic", "nen", "dottir",
    "dóttir", "ova", "zadeh", "ian", "moen", "haug", "bakken", "bø", "man", "lin", "én", "ell", "blom", "hult", "feldt",
    "bäck", "bekk", "ander",
)  # fmt: skip


@cache
def groups() -> dict[str, Names]:
    """Every origin with its names in lower case, in the order in which an origin is looked for."""
    lists = {locale: _locale(locale) for locale in _FAKER}
    strangers = frozenset().union(*(names for group in ORIGINS.values() for names in group))
    for locale in _NORDIC:  # the commonest names of a country are of many origins
        female, male, last = (names - strangers for names in lists[locale])
        lists[locale] = Names(female, male, last | _compounds(locale))
    return {**ORIGINS, **lists}


def _locale(code: str) -> Names:
    provider = import_module(f"faker.providers.person.{code}").Provider
    lists = ("first_names_female", "first_names_male", "last_names")
    more = MORE.get(code, Names(frozenset(), frozenset(), frozenset()))
    return Names(*(_simple(getattr(provider, name, ())) | also for name, also in zip(lists, more, strict=True)))


def _simple(names: object) -> frozenset[str]:
    """Names of one word, in lower case."""
    return frozenset(n.lower() for n in names if n.isalpha()) if isinstance(names, (list, tuple, dict)) else frozenset()


def _compounds(locale: str) -> frozenset[str]:
    heads, tails = COMPOUNDS.get(locale, ("", ""))
    pairs = ((head.lower(), tail) for head in heads.split() for tail in tails.split())
    return frozenset(a + b for a, b in pairs if a[-1] != b[0] and a not in b and b not in a)


@cache
def _foreign() -> frozenset[str]:
    """Given names common elsewhere and not in three of the countries around: known in the North, never chosen there."""
    newer, settled = ([groups()[c].female | groups()[c].male for c in codes] for codes in (_NEWER, _SETTLED))
    return frozenset().union(*newer) - frozenset().union(*settled)


@cache
def pool() -> frozenset[str]:
    """Every name that may be chosen, in lower case."""
    return NEUTRAL.union(n for names in groups().values() for some in names for n in some if _choosable(n))


@cache
def _choosable(name: str) -> bool:
    """Whether a reader takes it for a name and nothing else."""
    return (
        name.isalpha() and len(name) > 2 and all(lexicon(code).case(name)[0] < _EVERYDAY for code in ("sv", "nb", "en"))
    )


@cache
def origins(name: str, role: str, language: str) -> tuple[str, ...]:
    """The groups that hold a given name or surname, the likeliest first; a pet name counts as what it is short for."""
    likely = [*ORIGINS, HOME[language], *_FAKER]
    for form in (name, *sorted(nicknames().get(name, ()))):
        held = [o for o in dict.fromkeys(likely) if form in _listed(o, role)]
        if held:
            return tuple(held)
    return ()


def _listed(origin: str, role: str) -> frozenset[str]:
    names = groups()[origin]
    return names.last if role == LAST else names.female | names.male


@cache
def gender(name: str, language: str) -> str:
    """`female`, `male`, or empty where the lists do not tell."""
    if name in NEUTRAL:
        return ""
    for forms in ((name,), nicknames().get(name, ())):
        names = [groups()[origin] for form in forms for origin in origins(form, FIRST, language)[:1]]
        female = any(form in some.female for form in forms for some in names)
        male = any(form in some.male for form in forms for some in names)
        if female or male:
            return "" if female and male else "female" if female else "male"
    return "female" if len(name) > 3 and name.endswith(_HER_ENDS) else ""


def role(name: str, language: str) -> str:
    """Whether a name that stands alone is a given name or a surname, as far as lists and endings tell."""
    first, last = origins(name, FIRST, language), origins(name, LAST, language)
    if first and last:
        near = HOME[language]
        return LAST if near in last and near not in first else FIRST
    if first or last:
        return FIRST if first else LAST
    return LAST if len(name) > 5 and name.endswith(_LAST_ENDS) else FIRST


@cache
def candidates(origin: str, role: str, gender: str, hissing: bool) -> tuple[str, ...]:
    """Names to choose from, sorted; `hissing`: those that end in s, x or z, whose genitive has no s of its own."""
    female, male, last = groups()[origin]
    if role == LAST:
        some = last - female - male
    elif gender:
        some = (female if gender == "female" else male) - (female & male) - NEUTRAL
    else:
        some = female | male
    if role == FIRST and origin in _NORDIC:
        some -= _foreign()
    return tuple(sorted(n for n in some if _choosable(n) and n.endswith(_HISS) == hissing))


def foreign(words: Iterable[tuple[str, str]], language: str) -> str:
    """The origin from elsewhere that the parts of one person's name (each with its role) tell, or empty."""
    known = (origins(word, role, language)[:1] for word, role in words)
    return next((o[0] for o in known if o and o[0] not in (*_NORDIC, HOME[language])), "")


def native(name: str, language: str) -> bool:
    """Whether a given name is of the North, of the text's language or of one of the groups that live there."""
    found = origins(name, FIRST, language)[:1]
    return bool(found) and found[0] in (*ORIGINS, *_NORDIC, HOME[language])


def family_first(name: str, language: str) -> bool:
    """Whether a name that stands first is a surname: `Nguyen Thi Mai`."""
    return not _FAMILY_FIRST.isdisjoint(origins(name, LAST, language)) and not origins(name, FIRST, language)


def choices(name: str, role: str, gender: str, language: str, hint: str = "") -> Iterable[tuple[str, ...]]:
    """Lists of candidates, the most fitting first: same origin, then the neighbours; the same kind of ending first.

    `hint`: the origin of a name that is in no list.
    """
    known = origins(name, role, language)
    own = known[0] if known else hint or HOME[language]
    near = [HOME[language], *_NORDIC] if own in (*_NORDIC, HOME[language]) else [HOME[language]]
    hissing = name.endswith(_HISS)
    if role == FIRST and (not gender or name in NEUTRAL) and own in (*_NORDIC, HOME[language]):
        yield tuple(sorted(n for n in NEUTRAL if n.endswith(_HISS) == hissing))
    for ending in dict.fromkeys((hissing, False)):
        for origin in dict.fromkeys((own, *near)):
            yield candidates(origin, role, gender, ending)
