"""How long something lasted, which is nobody's age: `i fem år`, `har jobbat tolv år`, `seks år sia`, `nineteen years in`."""

from __future__ import annotations

from typing import Final

from textkit.deidentify.document import Document
from textkit.language.base import words

_YEARS: Final = words("år years year")
_OLD: Final = words("gammal gammel gamal gamle gamla old ung unga unge young")
_FOR: Final = words(
    "i efter etter inom innen for för om in within after every hvert vart varje sista siste senaste sidste past last next"
)
_SINCE: Final = words(
    "sedan senare siden sidan sia seinare senere ago later tidigare tidligere earlier fängelse fengsel fængsel"
)
_ON: Final = words("i på in")
_RUN: Final = words("rad raken sträck strekk strekk træk row")
_NOW: Final = words("nu nå no now")
_BE: Final = words("är er e va var was is am are blir blev ble blei bliver fyllde fyller fylte fyldte fylder m")
_IMPERSONAL: Final = words("det de d it thats that")
_HAD: Final = words("har hade hadde havde have had ve got")
_WORKED: Final = words(
    "jobbat jobbade jobbar arbetat arbetade arbetar suttit satt kört körde tjänat tjänstgjort bott bodde undervisat spelat varit "
    "jobbet jobba jobber arbeidet arbeidde arbeider sittet kjørt bodd budd spilt spelt vore vært arbejdet arbejdede arbejder "
    "siddet kørt boet spillet været worked working served lived driven taught played been"
)
_SOMEONE: Final = words(
    "sønn sønnen datter datteren dattera son sonen dotter dottern daughter barn barnet pojke pojken flicka flickan gutt gutten "
    "jente jenta dreng drengen pige pigen boy girl hon han hun ho she he jag jeg eg"
)


def lasting(doc: Document, first: int, last: int) -> bool:
    """Whether the number of words first..last counts years that passed."""
    after = [info.lower for info in doc.infos[last + 1 : last + 4]]
    if not after or after[0] not in _YEARS or not first or doc.gap(last) != " ":
        return False
    then = after[1] if len(after) > 1 and doc.gap(last + 1) == " " else ""
    if then in _OLD:
        return False
    back = [info.lower for info in doc.infos[max(0, first - 5) : first]][::-1]
    if then in _SINCE or (then in _ON and after[2:3] != [] and after[2] in _RUN):
        return True
    if doc.gap(first - 1) not in (" ", ", "):
        return False
    beside = doc.gap(first - 1) == " "
    if then in _NOW and _elapsed(back):
        return True
    return beside and (back[0] in _FOR or back[0] in _HAD or _worked(back))


def _elapsed(back: list[str]) -> bool:
    """`jag gräver gravar, åtta år nu`, `det är åtta år nu`; not `hon är åtta år nu`, `min dotter, åtta år nu`."""
    if back[0] in _BE:
        return back[1:2] != [] and back[1] in _IMPERSONAL
    return _SOMEONE.isdisjoint(back[:2])


def _worked(back: list[str]) -> bool:
    """`jobbat där tolv år`; not `jobbat sedan jag var 19 år`."""
    return (
        not _WORKED.isdisjoint(back[:4])
        and _BE.isdisjoint(back[:2])
        and back[0] not in ("varit", "vært", "været", "been")
    )
