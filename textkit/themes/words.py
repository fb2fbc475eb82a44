"""The words of a passage as keywords are made of them: lemmas without stop words, placeholders and rare names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from typing import Final

PLACEHOLDER: Final = re.compile(r"\[([A-Z_]+)(?: \d+)?\]")
_WORD: Final = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_LEMMA: Final = {"sv": "sv", "nb": "nb", "nn": "nn", "da": "da", "en": "en"}

# greetings, answers, interjections and the calendar: they stand in every letter and name no theme
_SMALL_TALK: Final = """
hej hejsan hallå tack tackar hälsning hälsningar mvh kära nej jovisst okej haha ursäkta förlåt snälla alltså liksom typ ju
hei heisann takk hilsen hilsninger kjære kjæren nei jada joda greit unnskyld altså liksom tja nåja
hilsing helsing kjære takk neida javel orsak
kære venlig venlige mvh tak nej jamen undskyld altså ligesom
hello hey dear thanks thank regards sincerely yes okay sorry well please lol
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag måndagen laurdag sundag tysdag
monday tuesday wednesday thursday friday saturday sunday
januari februari mars april maj juni juli augusti september oktober november december januar februar mai august desember
january february march may june july october
dag dagar dage vecka veckor uke uker veke veker uge uger månad måned månader måneder månad år week weeks month months
day days year years klokken klockan clock
"""


def without_placeholders(text: str) -> str:
    """The text with `[PERSON 1]` as `person`: what an embedder should see of it."""
    return PLACEHOLDER.sub(lambda m: m[1].lower().replace("_", " "), text)


@cache
def stop_words() -> frozenset[str]:
    """spaCy's stop words (it has none for nn), the everyday words that tell the languages apart, and small talk."""
    from textkit.language.function_words import WORDS

    lists = [import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS for code in ("sv", "nb", "da", "en")]
    return frozenset().union(*lists, *WORDS.values(), _SMALL_TALK.split())


@lru_cache(maxsize=200_000)
def lemma(word: str, language: str) -> str:
    """The dictionary form; the word itself where the dictionary of its language lacks it."""
    import simplemma

    return str(simplemma.lemmatize(word, lang=_LEMMA[language])).lower()


def keywords_of(text: str, language: str = "sv") -> list[str]:
    """The lemmas of a passage, in its order."""
    stops = stop_words()
    words = [w.lower() for w in _WORD.findall(PLACEHOLDER.sub(" ", text))]
    lemmas = [lemma(w, language) for w in words if w not in stops]
    return [w for w in lemmas if w not in stops and len(w) > 2]


def lemmatised(texts: Sequence[str], languages: Sequence[str] | None = None) -> list[str]:
    """Each text as its keywords joined by spaces; languages: one a text, or all Swedish."""
    languages = languages or ["sv"] * len(texts)
    return [" ".join(keywords_of(text, code)) for text, code in zip(texts, languages, strict=True)]
