"""Sentences of running text in sv, nb, nn, da and en, with their places.

Rules rather than a model: testimonies are typed in haste, with bullet lists, missing capitals and no full stop at the
end of a line, and what counts is that no letter is lost and that the same text always falls apart the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ABBREVIATIONS: Final = frozenset(
    "bl.a t.ex d.v.s dvs m.m m.fl o.s.v osv f.d fd s.k sk e.d e.dyl etc ca c:a kl nr tel resp jfr ev inkl exkl fr.o.m "
    "t.o.m p.g.a pga m.a.o f.ö i.o.m o.dyl st tf vd dr prof fil mag kap ang avd enl f.n forts ggr mån min max sek tim "
    "bl.a pgr f.eks feks dvs mv m.v osv o.l ol ca kl nr tlf jf evt inkl ekskl pga t.o.m fru hr kgl pst avd adm dir "
    "fx bl.a m.fl f.eks hhv mht ift vedr pr mr mrs ms dr e.g i.e vs no approx dept st jr sr".split()
)
_END: Final = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s|$)|\n+""")
_OPENERS: Final = "\"'”“’‘»«([-–—•*"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the white space around it; they never overlap and leave no word out."""
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if bare := piece.strip():
        first = start + piece.index(bare)
        yield first, first + len(bare)


def _ends(text: str, match: re.Match[str]) -> bool:
    if match[0].startswith("\n"):
        return True
    after = text[match.end() :].lstrip(" \t")[:2].lstrip(_OPENERS)
    if match[0] != ".":
        return not after[:1].islower() or match[0][0] in "!?"
    before = re.search(r"[\w.:]+$", text[max(0, match.start() - 12) : match.start()])
    word = before[0] if before else ""
    if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return False
    return not (word.isdigit() and after[:1].islower())
