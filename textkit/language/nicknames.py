"""Pet names and the given names they stand for, in the Nordic countries and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

_TABLE: Final = """
abby abigail; affe alf alfred; agge agneta agnes; al albert alan; alex alexander alexandra; alle alexander albert;
andy andrew; anki ann-kristin ann-christine; anna-lisa anneli; annika anna; ante anders andreas; arre arne arnold;
astrid asta; attan astrid; babs barbro; barb barbara; bea beatrice; becky rebecca; ben benjamin; benke bengt; benne
benny bengt; bente benedikte; beppe bert bertil; berit birgit; berra bertil bernt; beth elizabeth; bettan elisabeth;
betty elizabeth; bibbi birgitta; bibi birgitte; bill william; billy william; birre birger birgitta; bisse birger;
bjarne bjørn; bjössen björn; bjønn bjørn; bob robert; bobban barbro; bobby robert; bobo bo; bosse bo; calle karl
carl; cathy catherine; cattis catharina katarina; charlie charles karl; chris christopher christine; dan daniel;
dana daniel; danne daniel; danny daniel; dave david; deb deborah; debbie deborah; dick richard; dogge douglas; don
donald; dorthe dorothea; ebba elisabeth; ed edward; eddie edvard edward; ella eleonora; ellie eleanor; emma emelie;
ernie ernst; fia sofia; fiffi sofia; fille filip; finne finn; foffe fredrik; frasse frans; fred frederick; fredde
fredrik; frikk fredrik; gabbe gabriel; gabe gabriel; geirmund geir; gittan birgitta; greg gregory; gro gudrun; gudde
gudrun; gugge gunnar; gun gunilla; gunsan gunilla; gurra gustav gustaf; hank henry; hanna johanna; hanne johanne;
harry harold henry; hasse hans; hebbe herbert; hege helga; henke henrik; honka hans; ia maria; ida alida; ingemo
inga; inki ingrid; jack john; jacke jakob jacob; jagge jakob jacob; jake jacob; janne jan; jen jennifer; jenny
jennifer; jens johannes; jeppe jesper; jess jessica; jim james; jimmy james; jocke joakim; joe joseph; jogga joakim;
jogge jörgen; johnny john; jojo johanna; jompa jonas joakim; jon jonathan; jonni john; jonte jonathan jonatan; josan
josefin; josh joshua; josse josefin josef; juppe jesper; jytte judith; jösse jörgen; kaj karl; kajsa katarina karin;
kalle karl carl; kalleman karl; karsten christian; kate katherine kathryn; kathy katherine; katie katherine; kattan
katarina; kattis katarina; ken kenneth; kia kristina; kickan kristina christina; kicki kristina christina; kim
joakim; kina kristina; kirre kristian; kirsten kristine; kirsti kristin kristine; krickan kristina; krille kristian
christian kristoffer; kris kristian kristoffer; larry lawrence; lars laurits; lasse lars; lelle lennart; lena
helena; lill lillian; lillan lilian; lillebror lars; lisa elisabeth; lisbeth elisabeth; liz elizabeth; lizzie
elizabeth; lollo louise charlotta; lone abelone; lotta charlotte charlotta; ludde ludvig; lukke lukas; mackan marcus
markus; macke marcus markus mats; mads mathias; maggan margareta; magge magnus; maggie margaret; maja maria; malene
magdalene; mandy amanda; mange magnus; manne magnus emanuel; mariann marianne; matt matthew; meg margaret; mel
melanie; mette margrete; mia maria; mick michael; mickan mikaela; micke mikael michael; mike michael; mikkel
michael; mimmi maria; mirre mirjam; mojje mohammed; molle morgan; mugge magnus; musse mustafa; nan nancy; nate
nathan; natta natalie; nelle nils; nettan annette; nettis annette; nick nicholas; nicke niklas nicklas nikolaj;
niels nikolaj; nilla gunilla pernilla; nillan pernilla; nina katarina; ninni anna; nisse nils; noppe norbert; nusse
nils; ola olof; ole olaf; olle olof olov ola; olli oliver; oskis oskar; paddy patrick; palle pål paul; pam pamela;
pat patrick patricia; peg margaret; peggy margaret; pelle per pär; peppe per; perra per; pete peter; petra
petronella; phil philip; pia maria; pinne per; pirre pirjo; pjotr peter; putte patrik; pål paul; raffe rafael; ragge
ragnar; ragna ragnhild; ras rasmus; ray raymond; rick richard; ricke rikard richard; rikke fredrikke henrikke; rille
rikard; rob robert; robban robert robin; robbie robert; roffe rolf; rolle roland; ron ronald; ronja veronica; ronny
ronald; sabbe sabina; sackarias zacharias; saga sara; sally sarah; sam samuel samantha; sandy alexander sandra;
sanna susanna; sebbe sebastian; sickan sigrid; sid sidney; sigge sigurd sigvard; sindre sigurd; siv sigrid; sivan
siv; steffe stefan staffan; steph stephanie; steve stephen steven; stian kristian; stickan stig; stina kristina
kerstin; stine kristine; sue susan; susse susanne; sussi susanne; sussie susanne; svenne sven; søs susanne; ted
edward theodore; terry terence theresa; tess theresa; tessan therese; tesse therese; tim timothy; tina kristina
martina; tine kristine katrine; tobbe tobias torbjörn; tom thomas; tomma thomas tomas; tommy thomas; tompa thomas
tomas; tony anthony; tor torbjørn torstein; tore tor; tosse torsten; totta torsten; totte torsten; trine katrine;
turi turid; uffe ulf; ulla ulrika; ulle ulrik; ullis ulrika; val valerie; valle valdemar valter; vibs vibeke; vickan
viktoria; vicke viktor; vicky victoria; viggo ludvig; ville vilhelm viljam william; vince vincent; virre virginia;
wenche vendela; will william; willy william; winnie winifred; ylle ylva; yllet yvonne; zach zachary; åsse åsa; öddan
örjan; øysten øystein
"""


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Pet name → the given names it may stand for, all in lower case."""
    out: dict[str, frozenset[str]] = {}
    for entry in _TABLE.split(";"):
        pet, *names = entry.split()
        if set(names) - {pet}:
            out[pet] = out.get(pet, frozenset()) | frozenset(names) - {pet}
    return out


_ENDS: Final = ("kan", "san", "sen", "ton", "ka", "an", "en", "is", "se", "ie", "y", "e")


def is_shortened(pet: str, name: str) -> bool:
    """`gunsan` of gunilla, `robban` of robert: a name's first letters, perhaps the last of them doubled, and an ending."""
    for end in _ENDS:
        stem = pet.removesuffix(end)
        if stem != pet and len(stem) >= 3:
            single = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem
            if name.startswith(single) and name != pet:
                return True
    return False
