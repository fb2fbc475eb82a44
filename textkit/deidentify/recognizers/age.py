"""Ages of people, in digits and in words, told from durations by the words around."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer

_DURATION_BEFORE: Final = frozenset(
    "i efter etter efter på under om inom innen de senaste siste sidste för før since for within after in över over i "
    "første första varje hvert each every hela hele the past last av of".split()
)
_DURATION_AFTER: Final = frozenset(
    "sedan sen senare siden seinare senere tidigare tidligere före ago later i på med utan av som innan earlier in of with "
    "without fängelse fengsel fængsel experience erfaring erfarenhet yrket anställning och at med prison".split()
)
_OLD: Final = frozenset("gammal gamla gamle gammel gamal old gamla ung unga ung young".split())
_NOT_SUBJECT: Final = frozenset("det de dette detta klockan klokka klokken kl there it this that antalet vi we dom".split())
_YEARLY: Final = frozenset("åring åringen åringar åringer årig åriga årige års årsdag årsdagen bast vårar yr yrs yo".split())
_SUBJECTS: Final = frozenset("jag jeg eg ja e han hon hun ho hen i she he we vi".split())
_THEN: Final = frozenset("och og and å när då da when nå no nu now i den som men but the den or eller annars while ved with".split())
_UNITS: Final = frozenset("procent prosent percent kr kronor kroner kilo kg meter km mil timmar timer hours minuter minutter minutes "
                          "dagar dager days veckor uker weeks månader måneder months st stycken stk personer personar folk "
                          "people man kvinnor kvinner women men barn children grader av of på at mot till til gånger ganger "
                          "times sidor sider pages röster stemmer poäng poeng points % tusen hundra hundre platser".split())  # fmt: skip
_VERBS: Final = frozenset("är var er var fyllde fyller fylte fyldte fylder fyller blev ble blei blir bliver vart am was is turned "
                          "turning aged jag'm m e va blivit blitt fyllt".split())  # fmt: skip
_SOFT: Final = frozenset("nu bara cirka ca runt omkring ungefär knappt drygt nästan snart no now ju väl redan only about nearly almost rundt "
                         "omtrent bare snart nesten kun næsten just precis nettopp över åldern age alder endast".split())  # fmt: skip
_ENDS: Final = frozenset(",.;:!?)\n–-\"")


class AgeRecognizer(Recognizer):
    """AGE."""

    label = "AGE"

    def find(self, doc: Document) -> Iterable[Found]:
        infos = doc.infos
        for index, info in enumerate(infos):
            if info.value < 0 or not 0 < info.value < 111:
                continue
            if score := self._score(doc, index):
                yield Found(doc.starts[index], doc.ends[index], self.label, score)

    def _score(self, doc: Document, index: int) -> float:
        infos, last = doc.infos, len(doc.infos) - 1
        gap = doc.gap(index)
        after = infos[index + 1].lower if index < last and gap in (" ", "-", "\n", "") else ""
        after2 = infos[index + 2].lower if after and index + 1 < last and doc.gap(index + 1) in (" ", "-") else ""
        if index and doc.gap(index - 1) not in (" ", ", ", " (", "\n", ". ", "\n\n", ' "', "(") or gap in (":", ".") and (
            index < last and infos[index + 1].shape == "9"
        ):
            return 0.0
        if after in _YEARLY and (info_small := infos[index].value) >= 1:
            return 0.9 if after != "års" or after2 in ("ålder", "age", "alder", "fest", "dag", "kris") else 0.0 * info_small
        if after == "year" and after2 == "old" or after in ("år", "years") and after2 in _OLD:
            return 0.95
        return self._by_verb(doc, index, after, after2) or self._alone(doc, index, after, after2)

    def _by_verb(self, doc: Document, index: int, after: str, after2: str) -> float:
        """`jag är 57`, `hon fyllde fyrtio`, `Anna, 34, …`, `34 år`."""
        infos = doc.infos
        back = [infos[k].lower for k in range(max(0, index - 4), index)][::-1]
        if back and back[0] in _SOFT:
            back = back[1:]
        verb = bool(back) and back[0] in _VERBS
        subject = back[1] if len(back) > 1 else ""
        closed = not after or doc.gap(index)[:1] in _ENDS
        value, small = infos[index].value, infos[index].value < 3
        years = after in ("år", "years")
        if back and back[0] in _SUBJECTS and subject in _VERBS and not small and (closed or years or after in _THEN):
            return 0.8
        if verb and subject not in _NOT_SUBJECT and not small and "det" not in back[:3]:
            if years:
                return 0.0 if after2 in _DURATION_AFTER and value < 15 else 0.9
            if closed or after in _THEN or subject in _SUBJECTS and infos[index].shape == "9" and value > 9 and after not in _UNITS:
                return 0.85
            return 0.0
        if years and value > 14 and not _DURATION_BEFORE.intersection(back[:2]) and after2 not in _DURATION_AFTER:
            return 0.55
        return 0.0

    def _alone(self, doc: Document, index: int, after: str, after2: str) -> float:
        """`lesbisk, kurd, 34 och …`, `en lærer på 58`, `sin 60-årslunch`, `forty-odd`, `26 i år`."""
        value, gap, last = doc.infos[index].value, doc.gap(index), len(doc.infos) - 1
        left = doc.gap(index - 1) if index else "\n"
        before = doc.infos[index - 1] if index else None
        if after.startswith(("års", "årig", "åring", "årsdag")) or after == "odd" and gap == "-":
            return 0.8
        if after == "i" and after2 == "år" and value > 14:
            return 0.7
        if not 15 <= value <= 99 or before is None or before.shape == "9" or before.value >= 0:
            return 0.0
        ends = index == last or gap[:1] in (",", ".", "\n", ")", "?", "!", ";") or gap.strip()[:1] in ("–", "-", "—")
        listed = index < last and doc.infos[index + 1].shape == "9" and gap.strip() in (",", ".", "")
        if left in (", ", " (", "(") and not listed and (ends or after in ("och", "og", "and", "år", "years")):
            return 0.55
        if before.lower in ("på", "og", "och", "and", "of", "som", "paa") and left == " " and ends and after != "år":
            return 0.5
        if before.lower == "på" and after == "år" and after2 not in _DURATION_AFTER and index > 1:
            return 0.45
        return 0.0
