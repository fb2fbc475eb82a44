"""Whose a quasi-identifier is: the narrator's, another person's, or of the setting they share.

A heuristic, not an understanding of the text. It looks within the sentence for the nearest word of the first person, of
the third person, or name. An age or a trait belongs to whoever stands nearest before it, to the narrator where nobody
does. A title belongs to the narrator only where it is said outright (`jag är prefekt`, `som chef är jag`, `I was a
sergeant`), else to the person named nearest. A place, an organisation and a date belong to the setting. A person is held
for accused where an act of the kinds testimonies tell of follows the name, for a witness where seeing or hearing does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final

from textkit.language.base import words
from textkit.language.sentences import sentences
from textkit.records import Span

NARRATOR: Final = 0  # an owner above 0 is the entity number of a PERSON of the testimony
SETTING: Final = -1
UNNAMED: Final = -2  # somebody else whose name is not there
ROLES: Final = ("narrator", "accused", "witness", "other")

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FIRST: Final = words("jag jeg eg æ mig meg mæ me mej my mine myself im i'm i've i'd we vi mitt")
_THIRD: Final = words(
    "han hon hen ho hun he she him her honom henne ham hende henni dom they them hans hennes hendes his hennar "
    "kollega kollegan kollegaen colleague mannen mannen kvinnan kvinnen mand manden kvinde kvinden woman man tjejen "
    "killen jenta gutten flickan pojken girl boy sonen dottern datteren sønnen daughter son praktikant praktikanten "
    "elev eleven lærling aspirant kille tjej kvinna kvinne gutt jente jenter herre dame lady mor far moren faren mamma "
    "pappa dotter datter sønn son pojke barnet barnen föräldrarna foreldrene"
    " mother father wife husband kone fru brother sister bror syster søster"
)
_MINE: Final = words("min mina mitt mi mine mina vår vårt våra vore")
_OF_MINE: Final = words(
    "min mitt mina vår vårt våra mi mitt mine vår våre our my dens deras deres their hans hennes his her"
)
_BEING: Final = words(
    "är var e va er blev blei ble blir bliver am was is became become varit vært vore arbetar jobbar jobber arbeider "
    "arbejder jobbade arbetade jobbet jobbede worked work working som as started började begynte begyndte verka tjänstgör"
)
_ACTS: Final = words(
    "skrek skreik skreg tafsade tafsa klådde befølte rørte slog slo sparkade sparket knuffade dyttade dytta "
    "hotade trua truet truede hånade hånte hånet mobbade mobbet mobba tvingade tvang kysste kyssa kysset kyssede pussade "
    "förföljde fulgte forfulgte kränkte krenket krænkede trakasserade trakasserte antastade befingrade våldtog voldtok "
    "voldtog spottade spyttet strök strøk klämde smiskade onanerade blottade blottet shouted yelled screamed grabbed "
    "groped touched hit pushed threatened mocked bullied forced kissed stalked spat humiliated harassed assaulted raped"
)
_SEES: Final = words(
    "såg hörde hørte hørde høyrde vittnade vitnet vitna vidnede bevittnade saw heard witnessed overheard noticed"
)
_ACCUSED: Final = words("misstänkt misstänkte anmäld anmälde mistenkt mistænkt anklaget accused suspect")
_WITNESS: Final = words("vittne vittnet vittnen vitne vitnet vidne vidnet witness")
_REACH: Final = 5  # words between `jag är` and a title
_NEAR: Final = 40  # letters between a title and the name it stands beside


class People:
    """Who is who in one text. `spans`: what was found in it, sorted, with entity numbers."""

    def __init__(self, text: str, spans: Sequence[Span], language: str) -> None:
        self._text, self._english = text, language == "en"
        self._named = [s for s in spans if s.label == "PERSON"]
        self._titles = [s for s in spans if s.label == "OCCUPATION"]
        self._sentences = list(sentences(text))
        self._starts = [start for start, _ in self._sentences]

    def owner(self, span: Span) -> int:
        """NARRATOR, SETTING, UNNAMED or the entity number of the person whose quasi-identifier this is."""
        if span.label not in ("AGE", "DEMOGRAPHIC", "OCCUPATION"):
            return SETTING
        start, end = self._sentence(span.start)
        before = [(m.start(), m[0]) for m in _TOKEN.finditer(self._text, start, span.start)]
        if span.label == "OCCUPATION":
            return NARRATOR if self._said_of_me(before, span.start) else self._nearest_name(span, start, end)
        first = max((at for at, word in before if self._is_first(word) or word.lower() in _MINE), default=-1)
        third = max((at for at, word in before if word.lower() in _THIRD), default=-1)
        titles = (s for s in self._titles if start <= s.start < span.start and self.owner(s) != NARRATOR)
        third = max([third, *(s.start for s in titles)])
        named = max((s.start for s in self._named if start <= s.start < span.start), default=-1)
        if first >= max(third, named):
            return NARRATOR
        return self._nearest_name(span, start, span.start) if named >= third else self._last_named(span.start)

    def role(self, entity: int) -> str:
        """`accused`, `witness` or `other`, by the words around the mentions of a person."""
        votes: Counter[str] = Counter()
        for s in self._named:
            if s.entity == entity:
                start, end = self._sentence(s.start)
                after = [w.lower() for w in _TOKEN.findall(self._text, s.end, end)[:3]]
                before = [w.lower() for w in _TOKEN.findall(self._text, start, s.start)[-2:]]
                votes["accused"] += len(_ACTS.intersection(after)) + len(_ACCUSED.intersection(before))
                votes["witness"] += len(_SEES.intersection(after)) + len(_WITNESS.intersection(before))
        if not any(votes.values()):
            return "other"
        return "accused" if votes["accused"] >= votes["witness"] else "witness"

    def _sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._starts, at) - 1
        return self._sentences[index] if index >= 0 else (0, len(self._text))

    def _is_first(self, word: str) -> bool:
        """`I` is English; `i` is a preposition in the other languages."""
        return word.lower() in _FIRST or (self._english and word in ("I", "i"))

    def _said_of_me(self, before: Sequence[tuple[int, str]], at: int) -> bool:
        """`jag är`, `jag jobbar som`, `I was a` close before, with no comma, `min` or third person between."""
        near = [word for _, word in before[-_REACH:]]
        first = max((n for n, word in enumerate(near) if self._is_first(word)), default=-1)
        rest = [word.lower() for word in near[first + 1 :]]
        if first >= 0 and "," in self._text[before[first - len(near)][0] : at]:
            return False
        if first < 0:
            return bool(near) and near[0].lower() in ("som", "as") and len(near) == 1
        return bool(_BEING.intersection(rest)) and not _OF_MINE.intersection(rest) and not _THIRD.intersection(rest)

    def _nearest_name(self, span: Span, start: int, end: int) -> int:
        """The person named nearest within [start, end), not further off than a few words."""
        gaps = [
            (s.start - span.end if s.start >= span.end else span.start - s.end, s.start, s.entity)
            for s in self._named
            if start <= s.start < end
        ]
        near = [gap for gap in gaps if gap[0] <= _NEAR]
        return min(near)[2] if near else UNNAMED

    def _last_named(self, at: int) -> int:
        """Whom a pronoun may mean: the person named last, in this sentence or the one before."""
        index = max(0, bisect_right(self._starts, at) - 2)
        since = self._starts[index] if self._starts else 0
        return next((s.entity for s in reversed(self._named) if since <= s.start < at), UNNAMED)
