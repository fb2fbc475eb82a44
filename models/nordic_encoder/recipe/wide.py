"""English of the wide world, and the same with its words exchanged for Nordic ones.

WordNet's definitions and examples speak of everything from glaciers to parliaments, which everyday sentences do not. The
teacher reads the English; the student reads it as it is, or with some or all words carried into a Nordic language
(code-switching, Qin et al. 2020): the goal is exact, only the student's words are rough. So pieces that no translated
sentence holds learn where they belong.
"""

import functools
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from . import sources, translated

TEXTS = 100_000
MEANINGS = 4  # translations of a word that are drawn from
APERTIUM = {"da": "dan", "nn": "nno"}
SMALL = """
the den/det den/det den/det den/det
a en/ett en/et ein/eit en/et
an en/ett en/et ein/eit en/et
of av/för av/til av/til af/til
and och og og og
or eller eller eller eller
to till/att til/å til/å til/at
in i i i i
on på på på på
at vid/på ved/på ved/på ved/på
by av/genom av/ved av/ved af/ved
for för for for for
from från fra frå fra
with med med med med
without utan uten utan uden
not inte ikke ikkje ikke
is är er er er
are är er er er
was var var var var
were var var var var
be vara være vere være
been varit vært vore været
has har har har har
have har har har har
had hade hadde hadde havde
that som/att som/at som/at som/at
which som som som som
who som/vem som/hvem som/kven som/hvem
as som som som som
it det det det det
he han han han han
she hon hun ho hun
they de de dei de
his hans/sin hans/sin hans/sin hans/sin
her hennes hennes hennar hendes
their deras deres deira deres
this denna/detta denne/dette denne/dette denne/dette
into in/i inn/i inn/i ind/i
one en/man en/man ein/man en/man
used använd/används brukt/brukes brukt/brukast brugt/bruges
especially särskilt særlig særleg især
someone någon noen nokon nogen
something något noe noko noget
some några noen nokre nogle
"""
SKIPPED = re.compile(r"\bgenus\b|\bfamily of\b|\bspecies\b|\bsubfamily\b|\(born|\(\d{4}")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
Lexicon = dict[str, dict[str, list[str]]]  # language -> English word -> its translations


def wordnet() -> Iterator[str]:
    """Definitions with their headwords, and example sentences, of Debian's dict-wn."""
    for word, entry in sources.entries("wn"):
        body = re.sub(r"\s+", " ", re.sub(r"\[(?:syn|ant|also)[^]]*\]", "", entry.partition("\n")[2]))
        for sense in re.split(r"(?:^| )(?:(?:n|v|adj|adv) )?\d+: ", body)[1:]:
            definition, *examples = (part.strip(' "') for part in re.split(r'; "', sense))
            if not SKIPPED.search(definition):
                yield f"{word}: {definition}"
            yield from (e for e in examples if len(e.split()) > 3)


def texts() -> list[str]:
    every = sorted({t for t in wordnet() if 3 < len(t.split()) < 40})
    return random.Random(5).sample(every, min(TEXTS, len(every)))


def listed(pairs: list, work: Path) -> Lexicon:
    """Single words of the word lists: Swedish also by way of Bokmål, Danish and Nynorsk by Apertium from Bokmål."""
    out: Lexicon = {lang: defaultdict(list) for lang in ("sv", "nb", "nn", "da")}
    swedish: dict[str, list[str]] = defaultdict(list)
    for x, y, kind, languages in pairs:
        side = sources.english_side(languages)
        if kind != "word" or " " in x + y:
            continue
        if languages == "sv-nb":
            swedish[y.lower()].append(x.lower())
        elif side is not None:
            english, other = (y, x) if side else (x, y)
            out[languages.split("-")[1 - side]][english.lower()].append(other.lower())
    bokmal = sorted({w for found in out["nb"].values() for w in found})
    for language in ("da", "nn"):
        carried = dict(
            zip(bokmal, translated.translate(bokmal, f"nob-{APERTIUM[language]}", work, "words"), strict=True)
        )
        for english, found in out["nb"].items():
            out[language][english] += [carried[w].lower() for w in found]
    for english, found in out["nb"].items():
        out["sv"][english] += [other for w in found for other in swedish.get(w, ())]
    return {
        lang: {w: kept for w, found in words.items() if (kept := [x for x in dict.fromkeys(found) if x and x != w])}
        for lang, words in out.items()
    }


def lexicon(pairs: list, work: Path) -> Lexicon:
    """What each English word may be exchanged for, first the small words, then the lists, by form or dictionary form."""
    out = listed(pairs, work)
    for language, words in out.items():
        for line in SMALL.strip().splitlines():
            english, *others = line.split()
            words[english] = others[list(out).index(language)].split("/")
    return out


def switched(text: str, words: dict[str, list[str]], rng: random.Random) -> str:
    """The text with two in five, or nearly all, of its known words exchanged."""
    rate = rng.choice((0.4, 0.8, 1.0))

    def other(match: re.Match[str]) -> str:
        found = words.get(match[0]) or words.get(lemma(match[0]))
        if not found or rng.random() >= rate:
            return match[0]
        return rng.choice(found[:MEANINGS])

    return WORD.sub(other, sources.plain(text))


@functools.cache
def lemma(word: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, lang="en").lower()
