"""Nationality, ethnicity, religion, orientation, disability, diagnosis, pregnancy and family make-up of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.learned import SURE
from textkit.deidentify.plausible import language
from textkit.deidentify.presidio import Recognizer
from textkit.language.base import words

_CHILDREN: Final = words(
    "barn børn ungar unger kids children döttrar söner døtre sønner daughters sons gutter guttar jenter pojkar flickor drenge "
    "piger boys girls døtrer småbarn"
)
_FEW: Final = "(?:en|ei|et|ett|to|två|tre|fire|fyra|fem|seks|sex|a|one|two|three|four|five|[1-9])"
_TOLD: Final = re.compile(
    rf"\b(?:far|mor|pappa|mamma|father|mother|dad|mum|mom) (?:til|till|to|of) {_FEW} (?:små |young )?"
    r"(?:barn|børn|unger|ungar|gutter?|guttar|jenter?|jente|pojkar?|flicka|flickor|dreng|drenge|pige|piger|döttrar|söner|døtre|sønner"
    r"|kids|children|boys?|girls?|sons?|daughters?)\b"
    r"|\b\w{2,8} (?:månader|måneder|mdr|uker|uger|veckor|veker|months|weeks) (?:på (?:veg|vei|väg|vej)|henne|gone|along|pregnant"
    r"|gravid)\b"
    r"|\bi (?:andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|andre|fjerde|sjette|syvende|åttende|niende|anden|ottende)"
    r" (?:månaden|måneden|måned)\b(?! (?:av|efter|etter|i|på|med)\b)"
    r"|\b(?:hör|hører|høyrer) (?:dåligt|illa|dårlig|dårligt|dårleg) på (?:(?:det|ett|den|et) )?(?:ena|ene|höger|vänster|høyre"
    r"|venstre|højre|båda|begge) (?:örat?|öronen|øret?|ørene|ørerne|øyret?)\b",
    re.IGNORECASE,
)
_SOMEONE: Final = re.compile(  # `hon är`, `som`, `I'm`: of a person, not of a parcel
    r"(?:\b(?:jag|jeg|eg|ja|han|hon|hun|ho|hen|som|I|he|she|who)(?: (?:är|var|er|am|is|was|blev|ble))?|\bI'm|[,.!?]|^) $",
    re.IGNORECASE,
)
_TELLING: Final = words(
    "far mor pappa mamma father mother dad mum mom månader måneder mdr uker uger veckor veker months weeks månaden måneden måned "
    "hör hører høyrer"
)
_HAS: Final = words(
    "har have has had hade hadde med with till til mamma pappa mor far mother father to of og och and, kone"
)
_BACKGROUND: Final = words(
    "bakgrund bakgrunn baggrund background ursprung opphav descent origin påbrå born född medborgare medborgarskap "
    "statsborger statsborgar statsborgerskap statsborgerskab citizen nationality hudfärg"
)
_NOT_BEFORE: Final = words(
    "på the in fra från from till til perfekt min din hans hennes mitt"
)  # «på svenska»: a language
_LANGUAGES: Final = words("som språk språket språkkurs language tolk lektion")
_WEAK: Final = words(
    "lett skilt skild kven same blind døv döv bi add als ms cp rom pole lo homo trans ivf finne black svart est"
)
_WHO: Final = words("jag jeg eg hon han hun ho she he i")
_AM: Final = words("är er e var va am is was")
_WHOSE: Final = words("min mi mitt hans hennes hendes my his her")
_IDENTITY: Final = words(
    "är var er is was am som jag jeg eg hon han hun ho she he i'm en ein a an med har have had has vara "
    "være vere being och og and blev ble fått"
)  # fmt: skip


class DemographicRecognizer(Recognizer):
    """DEMOGRAPHIC."""

    label = "DEMOGRAPHIC"

    def find(self, doc: Document) -> Iterable[Found]:
        for first, end in doc.where.get("demographic", ()):
            info = doc.infos[first]
            if info.lower in _WEAK and end == first + 1 and not self._of_someone(doc, first):
                continue
            score = SURE if end > first + 1 or self._own(doc, first) else 0.75
            yield Found(doc.starts[first], doc.ends[end - 1], self.label, score)
        for first, _ in doc.where.get("nationality", ()):
            if self._is_nationality(doc, first) and not doc.infos[first].lower.startswith("svart"):
                last = first
                if (
                    first + 1 < len(doc.infos)
                    and doc.infos[first + 1].lower in _BACKGROUND
                    and doc.gap(first) in (" ", "-")
                ):
                    last += 1
                yield Found(doc.starts[first], doc.ends[last], self.label, 0.7)
        yield from self._children(doc)
        for match in _TOLD.finditer(doc.text) if doc.has(_TELLING) else ():
            someone = _SOMEONE.search(doc.text, max(0, match.start() - 24), match.start())
            yield Found(match.start(), match.end(), self.label, SURE if someone else 0.6)

    def _children(self, doc: Document) -> Iterable[Found]:
        """`ensamstående med två barn`, `har tre barn`."""
        infos = doc.infos
        for at, _ in doc.where.get("number", ()):
            index = at + 1
            if index >= len(infos) or infos[index].lower not in _CHILDREN or infos[at].value > 12:
                continue
            before = [infos[k].lower for k in range(max(0, index - 4), at)]
            if _HAS.intersection(before):
                yield Found(doc.starts[index - 1], doc.ends[index], self.label, 0.6)

    @staticmethod
    def _of_someone(doc: Document, index: int) -> bool:
        """`är döv`, `a kven`; not `ho same laurdagen`."""
        if not index or doc.infos[index - 1].lower not in _IDENTITY:
            return False
        return doc.infos[index - 1].lower not in _WHO or doc.gap(index - 1) != " "

    @staticmethod
    def _own(doc: Document, index: int) -> bool:
        """Told of one person: `jeg er kven`, `min gravida fru`."""
        before = [info.lower for info in doc.infos[max(0, index - 2) : index]]
        if not before or doc.gap(index - 1) != " ":
            return False
        return before[-1] in _WHOSE or (len(before) > 1 and before[-1] in _AM and before[0] in _WHO)

    @staticmethod
    def _is_nationality(doc: Document, index: int) -> bool:
        before = doc.infos[index - 1].lower if index else ""
        after = doc.infos[index + 1].lower if index + 1 < len(doc.infos) else ""
        return before not in _NOT_BEFORE and after not in _LANGUAGES and not language(doc, index)
