"""Who speaks in a chat, a dialogue or minutes: what begins two lines or more in one of the ways such lines begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.letters import lettered
from textkit.deidentify.vocabulary import Info
from textkit.language.base import words

_STAMP: Final = r"(?:\d{1,4}[-./]\d\d?[-./]\d{1,4},?[ T])?(?:kl\.? ?)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?"
_WHO: Final = r"[^\W\d_][\w'-]{1,14}(?:[ .][^\W\d_]\b\.?|(?: [A-ZÅÄÖÆØ][\w'-]{1,14}){1,2})?"
_LINE: Final = re.compile(
    rf"(?m)^[^\w\n]{{0,3}}(?P<first>{_STAMP}[^\w\n]{{1,4}})?(?P<who>{_WHO})"
    rf"(?:(?P<timed>,? {{1,2}}[(\[]?{_STAMP}[)\]]?)(?::? (?=\S)|:?$)|(?: ?\([^)\n]{{1,9}}\))?(?:: ?(?=\S)|:$))"
)
_TAGGED: Final = re.compile(r"(?m)^(?:\[?(?:[01]?\d|2[0-3])[:.][0-5]\d\]? ?)?<(?P<who>[^\W\d_][\w' -]{1,24})> (?=\S)")
_NOBODY: Final = words(
    "från fra frå from till til to ämne emne subject kopia kopi cc bcc datum dato date sendt skickat sent sv re vs vb ang "
    "ps obs nb fråga spørsmål spørgsmål svar question answer intervjuare intervjuer kommentar ort sted stad "
    "tid plats när hvor hva vad var hvem vem hvad hvornår når bilaga vedlegg bilag tel tlf tfn mob mobil mejl epost e-post "
    "mail beslut vedtak beslutning sak sag ärende enhet avdelning dag natt merk not note deltagare deltakere närvarande "
    "tilstede present protokoll plan åtgärd tiltak punkt rum resultat status ref adress adresse signatur anmälan "
    "anmäld målsägande vittne vitne mvh hälsning namn navn namn name ålder alder age kön køn kjønn roll rolle stilling "
    "tjänst how what where when who why chair minutes action agenda summary sammanfattning bakgrund bakgrunn "
    "background http https konto telefon nummer skadad innsendar innsender rapportör respondent informant "
    "jag jeg eg han hon hun ho de vi ni i you she he they we "
    "kl klockan klokka klokken klockslag ca cirka omkring about at idag igår imorgon i_dag today yesterday sedan så då da "
    "then efter etter før före before after natten kvällen morgonen"
)
_NAMES: Final = frozenset("FfLl")
_HABIT: Final = 3  # magnitude of lower-case use from which a word is an everyday one: `Fika 09.30`
_OTHER: Final = frozenset("month weekday number season holiday organization institution room unit".split())


@dataclass(frozen=True, slots=True)
class Line:
    """What begins a line: its place, in lower case, what is known of its first word, whether a time stands
    beside, and whether the time comes first."""

    start: int
    end: int
    who: str
    info: Info
    timed: bool
    logged: bool = False

    @property
    def person(self) -> bool:
        """No heading of a form, no day and no hour."""
        return self.info.lower not in _NOBODY and not self.info.tags & _OTHER

    @property
    def everyday(self) -> bool:
        """A word of every day that names nobody: `Lunch 12.00`."""
        return not self.named and (self.info.low >= _HABIT or "compound" in self.info.tags)

    @property
    def named(self) -> bool:
        """A first name or surname of the lists."""
        return not _NAMES.isdisjoint(self.info.flags)


def speakers(doc: Document) -> Iterator[Found]:
    """Persons at the start of lines: `Zozan 21:02 jag såg`, `[21:02] Viktor L: nej`, `Pyret (12.03): hej`."""
    lines = [line for line in _lines(doc) if line.person and not lettered(doc, doc.index_at(line.start))]
    if len(lines) < 2:
        return
    again = {who for who, times in Counter(line.who for line in lines).items() if times > 1}
    chat = _chatting([line for line in lines if line.timed], again)
    talk = [line for line in lines if not line.timed]
    talking = len({line.who for line in talk} & again) > 1
    for line in lines:
        once = talking and not line.timed and not line.everyday and not line.info.tags
        if line.who in chat or (not line.timed and line.who in again) or once:
            yield Found(line.start, line.end, "PERSON", 0.7)


def _chatting(timed: list[Line], again: set[str]) -> set[str]:
    """Who writes in a chat where a time stands beside each name: some are names, or come again; the others go with them."""
    sure = any(line.named or ((line.logged or line.who in again) and not line.everyday) for line in timed)
    if len(timed) < 2 or not sure:
        return set()
    return {line.who for line in timed if line.logged or line.who in again or not line.everyday}


def _lines(doc: Document) -> Iterator[Line]:
    for match in _LINE.finditer(doc.text):
        start, info = match.start("who"), doc.infos[doc.index_at(match.start("who"))]
        first = match["first"] is not None
        yield Line(start, match.end("who"), match["who"].lower(), info, first or match["timed"] is not None, first)
    for match in _TAGGED.finditer(doc.text) if "<" in doc.text else ():
        start, info = match.start("who"), doc.infos[doc.index_at(match.start("who"))]
        yield Line(start, match.end("who"), match["who"].lower(), info, timed=True, logged=True)
