"""Ages of people, in digits and in words, told from durations by the words around."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.plausible import counted
from textkit.deidentify.presidio import Recognizer
from textkit.language.base import merged, words

_DURATION_BEFORE: Final = words(
    "i efter etter på under om inom innen de senaste siste sidste för før since for within after in över "
    "over første första varje hvert each every hela hele the past last av of"
)
_DURATION_AFTER: Final = words(
    "sedan sen senare siden seinare senere tidigare tidligere före ago later i på med utan av som innan "
    "earlier in of with without fängelse fengsel fængsel experience erfaring erfarenhet yrket anställning "
    "och at prison"
)
_OLD: Final = words("gammal gamla gamle gammel gamal old ung unga young")
_NOT_SUBJECT: Final = words("det de dette detta klockan klokka klokken kl there it this that antalet vi we dom")
_YEARLY: Final = words("åring åringen åringar åringer årig åriga årige års årsdag årsdagen bast vårar yr yrs yo")
_SUBJECTS: Final = words("jag jeg eg ja e han hon hun ho hen i she he we vi")
_THEN: Final = words("och og and å när då da when nå no nu now i den som men but the or eller annars while ved with")
_UNITS: Final = words(
    "procent prosent percent kr kronor kroner kilo kg meter km mil timmar timer hours minuter minutter "
    "minutes dagar dager days veckor uker weeks månader måneder months st stycken stk personer personar "
    "folk people man kvinnor kvinner women men barn children grader av of på at mot till til gånger "
    "ganger times sidor sider pages röster stemmer poäng poeng points % tusen hundra hundre platser"
)  # fmt: skip
_VERBS: Final = words(
    "vert är var er fyllde fyller fylte fyldte fylder blev ble blei blir bliver vart am was is turned turning "
    "aged jag'm m e va blivit blitt fyllt"
)  # fmt: skip
_SOFT: Final = words(
    "nu bara cirka ca runt omkring ungefär knappt drygt nästan snart no now ju väl redan only about "
    "vel væl visst nok "
    "nearly almost rundt omtrent bare nesten kun næsten just precis nettopp över åldern age alder endast"
)  # fmt: skip
_SOMEONE: Final = words(
    "sønn sønnen datter datteren dattera son sonen dotter dottern daughter barn barnet jente jenta jenter "
    "gutt gutten gutter pojke pojken flicka flickan tjej tjejen kille killen elev eleven gosse pike mann "
    "mannen man dame dam kvinne kvinna kvinnan lærer lärare kollega praktikant lærling girl boy woman "
    "pige pigen piger dreng drengen drenge kvinde kvinden mand manden søn sønnen knægt knægten karl fyr gut guten gutar "
    "jenter jenta dotter dottera guttunge tonåring unggutt lad lass "
    "bror brodern søster syster systern unge ungen min"
)
_SINCE: Final = words("siden sedan sen sidan når när då da when since")
_COUNTING: Final = words("var är er was were vi dei de they fanns fantes at til till to")
_COMPOUND: Final = re.compile(r"(?<!\w)([a-zåäöæø]{2,12}?)(?:års?(?:dag|jubile|kris)|årig|åring|-year-old)")
_LEFT: Final = (" ", ", ", " (", "\n", ". ", "\n\n", ' "', "(", " «", " “")


@dataclass(frozen=True, slots=True)
class Around:
    """A number and its neighbours: `back` the words before, nearest first; `left`, `right` what stands between."""

    value: int
    digits: bool
    back: tuple[str, ...]
    left: str
    right: str
    after: str
    after2: str
    listed: bool

    @property
    def closed(self) -> bool:
        """A clause or line ends behind the number."""
        return not self.after or self.right[:1] in (",", ".", ";", "!", "?", ")", "\n", "–", "-", '"', "»")

    @property
    def years(self) -> bool:
        """The number counts years."""
        return self.after in ("år", "years")


def around(doc: Document, first: int, last: int) -> Around:
    """What stands around the number of words first..last."""
    infos, end, right = doc.infos, len(doc.infos) - 1, doc.gap(last)
    after = infos[last + 1].lower if last < end and right in (" ", "-", "\n", "") else ""
    after2 = infos[last + 2].lower if after and last + 1 < end and doc.gap(last + 1) in (" ", "-") else ""
    value = infos[first].value + (infos[last].value if last > first else 0)
    neighbour = infos[first - 1] if first else None
    listed = neighbour is None or neighbour.value >= 0
    listed = listed or (last < end and infos[last + 1].shape == "9" and right.strip() in (",", ".", ""))
    back = tuple(infos[k].lower for k in range(first - 1, max(-1, first - 5), -1))
    left = doc.gap(first - 1) if first else "\n"
    return Around(value, infos[first].shape == "9", back, left, right, after, after2, listed)


def by_years(a: Around) -> float:
    """`34-årig`, `femtio år gammal`, `60-årslunch`, `26 i år`, `forty-odd`."""
    if (a.after in _YEARLY and a.after != "års") or (
        a.after == "års" and a.after2 in ("ålder", "age", "alder", "dag", "kris")
    ):
        return 0.9
    if (a.after == "year" and a.after2 == "old") or (a.years and a.after2 in _OLD):
        return 0.95
    if (a.after.startswith(("års", "årig", "åring")) and a.value > 2) or (a.after == "odd" and a.right == "-"):
        return 0.8
    return 0.7 if a.after == "i" and a.after2 == "år" and a.value > 14 else 0.0


def by_verb(a: Around) -> float:
    """`jag är 57`, `hon fyllde fyrtio`, `nå er jeg femtisju`, `34 år`."""
    back = a.back[1:] if a.back and a.back[0] in _SOFT else a.back
    verb, subject = (back[0] if back else ""), (back[1] if len(back) > 1 else "")
    if verb in _SUBJECTS and subject in _VERBS and a.value > 2 and (a.closed or a.years or a.after in _THEN):
        return 0.8
    if verb in _VERBS and subject not in _NOT_SUBJECT and a.value > 2 and "det" not in back[:3]:
        if a.years:
            return 0.0 if a.after2 in _DURATION_AFTER and a.value < 15 else 0.9
        told = subject in _SUBJECTS and a.digits and a.value > 9 and a.after not in _UNITS
        return 0.85 if a.closed or a.after in _THEN or told else 0.0
    lasting = _DURATION_BEFORE.intersection(back[:2]) or a.after2 in _DURATION_AFTER
    return 0.55 if a.years and a.value > 14 and not lasting else 0.0


def alone(a: Around) -> float:
    """`lesbisk, kurd, 34 och …`, `en lærer på 58`, `jenter på 19`."""
    if a.back[:1] in (("på",), ("of",), ("aged",)) and _SOMEONE.intersection(a.back[1:3]) and a.after not in _UNITS:
        return 0.6
    if not 15 <= a.value <= 99 or a.listed:
        return 0.0
    if a.left in (", ", " (", "(") and (a.closed or a.after in ("och", "og", "and", "år", "years")):
        return 0.55
    if a.back[0] in ("på", "og", "och", "and", "of", "som", "paa") and a.left == " " and a.closed:
        return 0.5
    return 0.45 if a.back[0] == "på" and a.after == "år" and a.after2 not in _DURATION_AFTER else 0.0


def told(a: Around) -> float:
    """`Arton var jag.`, `Kitchen porter, 17 then`, `27.` as all there is of a sentence, `siden de var tolv.`"""
    adult = 12 <= a.value <= 99
    if adult and (a.after in _VERBS and a.after2 in _SUBJECTS - {"vi", "we", "i"} and a.left != " "):
        return 0.7
    if adult and a.left == ", " and a.after in ("then", "då", "da"):
        return 0.6
    if 15 <= a.value <= 99 and a.digits and a.left in (". ", ".\n", "\n") and a.right.rstrip() == "." and not a.after:
        return 0.55
    beyond = a.back[:1] in (("over",), ("över",), ("under",), ("past",)) and not _COUNTING.intersection(a.back[1:2])
    if beyond and not a.digits and a.value in range(40, 100, 10) and a.closed:
        return 0.5
    since = a.back[:1] and a.back[0] in _VERBS and a.back[1:2] in (("de",), ("dei",), ("they",)) and a.closed
    return 0.5 if since and a.value > 4 and a.back[2:3] and a.back[2] in _SINCE else 0.0


_LIKE: Final = re.compile(r"\b(?:som|like|lik) (?:en|ett|et|ei|ein|a) $")  # `skriver som en femåring`
_STATED: Final = re.compile(r"(?<!verage )\b(?:[Aa]ge|[Åå]lder|[Aa]lder): ?(\d\d)(?!\w|[.,:-]\d)")
_YEARS: Final = re.compile("år(?:s|ig|ing|dag|jubile|kris)|year-old")


@cache
def _numbers() -> Mapping[str, int]:
    return merged("numbers")


class AgeRecognizer(Recognizer):
    """AGE."""

    label = "AGE"

    def find(self, doc: Document) -> Iterable[Found]:
        skip = -1
        for index, _ in doc.where.get("number", ()):
            info = doc.infos[index]
            if index == skip or not 0 < info.value < 111:
                continue
            last = index
            if (
                info.value in range(20, 100, 10)
                and info.shape != "9"
                and doc.gap(index) in ("-", " ")
                and (
                    index + 1 < len(doc.infos)
                    and 0 < doc.infos[index + 1].value < 10
                    and doc.infos[index + 1].shape != "9"
                )
            ):
                last = skip = index + 1
            if score := self._score(doc, index, last):
                yield Found(doc.starts[index], doc.ends[last], self.label, score)
        for match in _STATED.finditer(doc.text) if doc.digits else ():
            yield Found(match.start(1), match.end(1), self.label, 0.9)
        for match in _COMPOUND.finditer(doc.text) if _YEARS.search(doc.text) else ():
            if 2 < _numbers().get(match[1], 0) < 111 and not _LIKE.search(
                doc.text, max(0, match.start() - 12), match.start()
            ):
                yield Found(match.start(1), match.end(1), self.label, 0.8)

    @staticmethod
    def _score(doc: Document, first: int, last: int) -> float:
        a = around(doc, first, last)
        if (
            (first and a.left not in _LEFT)
            or (a.right in (":", ".") and a.listed)
            or a.right.strip().startswith((":", "%"))
            or counted(doc, first, last)
        ):
            return 0.0
        return by_years(a) or by_verb(a) or alone(a) or told(a)
