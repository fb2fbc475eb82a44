"""Everyday words that tell sv, nb, nn, da and en apart where the letters alone do not.

Each word stands with the languages that write it so; a word shared by all tells nothing and is left out.
"""

from __future__ import annotations

from typing import Final

_LISTS: Final = {
    "sv": "och inte jag hon honom något någon några vad vem från efter att blev mig dig sig nu också mycket säger "
    "är var för på till av som när där hur sedan bara eller vid mitt ett jobbet mina varje aldrig alltid måste "
    "kunde skulle hade fick gick sade sa ville gjorde visste tyckte chefen de dem oss under över ut upp in ska "
    "ingen inget inga annan andra samma mot utan åt kom nån nåt ju nog väl redan igen så här dom va",
    "nb": "og ikke jeg hun ham noe noen hva hvem fra etter å ble meg deg seg nå også mye sier er var for på til av "
    "som når der hvor siden bare eller ved mitt et jobben mine hver aldri alltid må kunne skulle hadde fikk gikk "
    "sa ville gjorde visste syntes sjefen de dem oss under over ut opp inn skal ingen ingenting annen andre samme "
    "mot uten kom jo nok vel allerede igjen så her blitt vært være dere vi det den en da sånn hvorfor hvordan gi si",
    "nn": "og ikkje eg ho han noko nokon nokre kva kven frå etter å vart blei meg deg seg no også mykje seier er var "
    "for på til av som når der kvar kvifor korleis sidan berre eller ved mitt eit jobben mine kvar aldri alltid må "
    "kunne skulle hadde fekk gjekk sa ville gjorde visste tykte sjefen dei oss under over ut opp inn skal ingen "
    "ingenting annan andre same mot utan kom jo nok vel allereie igjen så her vorte blitt vore vere de dykk vi det "
    "den ein da slik gje seie ikkje me kjem veit heile saman møte sjølv dette desse einaste lenger meir arbeidet",
    "da": "og ikke jeg hun ham noget nogen hvad hvem fra efter at blev mig dig sig nu også meget siger er var for på "
    "til af som når der hvor siden kun bare eller ved mit et jobbet mine hver aldrig altid må kunne skulle havde fik "
    "gik sagde ville gjorde vidste syntes chefen de dem os under over ud op ind skal ingen ingenting anden andre "
    "samme mod uden kom jo nok vel allerede igen så her blevet været være jer vi det den en da sådan hvorfor hvordan "
    "give sige lige hen med min mit stadig noget kunne aldrig ligesom",
    "en": "and not i she him something someone what who from after to was me you now also much says is the for on of "
    "as when there how since only or by my a an job every never always must could should had got went said would did "
    "knew thought boss they them us under over out up in shall nobody nothing other same against without came just "
    "already again so here been be we it that this with at his her their have has were but if about which",
}

WORDS: Final[dict[str, frozenset[str]]] = {code: frozenset(words.split()) for code, words in _LISTS.items()}
