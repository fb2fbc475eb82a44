"""Pet names and the given names they stand for, in the Nordic countries and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

_TABLE: Final = """
affe alf alfred; agge agneta agnes; alle alexander albert; anki ann-kristin ann-christine; annika anna; anna-lisa anneli;
ante anders andreas; arre arne arnold; astrid asta; attan astrid; bea beatrice; benne benny bengt; benke bengt; beppe bert bertil;
bettan elisabeth; birre birger birgitta; bibbi birgitta; bisse birger; bobo bo; bosse bo; bobban barbro; babs barbro;
berra bertil bernt; berit birgit; calle karl carl; kalle karl carl; charlie charles karl; cattis catharina katarina;
danne daniel; dana daniel; dogge douglas; ebba elisabeth; eddie edvard edward; ella eleonora; emma emelie; ernie ernst; fia sofia;
fiffi sofia; foffe fredrik; fredde fredrik; fille filip; finne finn; frasse frans; gabbe gabriel; gittan birgitta; gugge gunnar;
gudde gudrun; gun gunilla; gunsan gunilla; gurra gustav gustaf; hasse hans; hanna johanna; henke henrik; hebbe herbert; honka hans;
ia maria; ingemo inga; inki ingrid; jagge jakob jacob; janne jan; jacke jakob jacob; jeppe jesper jeppe; jocke joakim; jojo johanna;
jogge jörgen; jonte jonathan jonatan; josse josefin josef; josan josefin; jompa jonas joakim; juppe jesper; kajsa katarina karin;
kicki kristina christina; kickan kristina christina; kia kristina; kim joakim; krille kristian christian kristoffer; kattis katarina;
kattan katarina; kina kristina; kirre kristian; krickan kristina; lasse lars; lelle lennart; lena helena; lisa elisabeth; lill lillian;
lillan lilian; lotta charlotte charlotta; lollo louise charlotta; ludde ludvig; lukke lukas; macke marcus markus mats; mackan marcus markus;
maggan margareta; magge magnus; manne magnus emanuel; mange magnus; maja maria; mia maria; micke mikael michael; mickan mikaela; mimmi maria;
mirre mirjam; molle morgan; musse mustafa; mojje mohammed; mugge magnus; natta natalie; nettan annette; nicke niklas nicklas nikolaj; nilla gunilla pernilla;
nillan pernilla; ninni anna; nisse nils; noppe norbert; nettis annette; olle olof olov ola; ola olof; olli oliver; oskis oskar; pelle per pär;
peppe per; perra per; petra petronella; pia maria; pirre pirjo; pjotr peter; putte patrik; palle pål paul; pinne per; raffe rafael; ragge ragnar;
ricke rikard richard; robban robert robin; rolle roland; roffe rolf; ronja veronica; ronny ronald; rille rikard; sabbe sabina; sackarias zacharias;
sanna susanna; saga sara; sebbe sebastian; sigge sigurd sigvard; sickan sigrid; sivan siv; sussi susanne; sussie susanne; svenne sven; steffe stefan staffan;
stickan stig; stina kristina kerstin; tessan therese; tesse therese; tobbe tobias torbjörn; tompa thomas tomas; tomma thomas tomas; totta torsten; tosse torsten; tommy thomas;
tage tage; totte torsten; uffe ulf; ulle ulrik; ullis ulrika; ulla ulrika; valle valdemar valter; vicke viktor; vickan viktoria; ville vilhelm viljam william; virre virginia;
yllet yvonne; ylle ylva; åsse åsa; öddan örjan; jösse jörgen;
bente benedikte; bjarne bjørn; bjønn bjørn; bjössen björn; frikk fredrik; gro gudrun; geirmund geir; hege helga; jogga joakim; jonni john; jens johannes;
kalleman karl; kirsti kristin kristine; kris kristian kristoffer; lillebror lars; mette margrete; mariann marianne; nelle nils; nusse nils; pål paul; ragna ragnhild;
rikke fredrikke henrikke; siv sigrid; sindre sigurd; stian kristian; tine kristine katrine; tina kristina martina; tor torbjørn torstein; trine katrine; turi turid; tore tor; vetle vetle; viggo ludvig; wenche vendela; øysten øystein; nina katarina;
bibi birgitte; dorthe dorothea; hanne johanne; ida alida; jytte judith; karsten christian; kaj karl; kirsten kristine; lone abelone; lars laurits; lisbeth elisabeth; mads mathias; malene magdalene; mikkel michael; niels nikolaj; ole olaf; preben preben; ras rasmus; stine kristine; søs susanne; susse susanne; ulrik ulrik; vibs vibeke;
abby abigail; al albert alan; alex alexander alexandra; andy andrew; barb barbara; becky rebecca; ben benjamin; beth elizabeth; betty elizabeth; bill william; billy william; bob robert; bobby robert; cathy catherine; chris christopher christine; dan daniel; danny daniel; dave david; deb deborah; debbie deborah; dick richard; don donald; ed edward; ellie eleanor; fred frederick; gabe gabriel; greg gregory; hank henry; harry harold henry; jack john; jake jacob; jen jennifer; jenny jennifer; jess jessica; jim james; jimmy james; joe joseph; johnny john; jon jonathan; josh joshua; kate katherine kathryn; kathy katherine; katie katherine; ken kenneth; larry lawrence; liz elizabeth; lizzie elizabeth; maggie margaret; matt matthew; meg margaret; mel melanie; mick michael; mike michael; mandy amanda; nan nancy; nate nathan; nick nicholas; pam pamela; pat patrick patricia; paddy patrick; peg margaret; peggy margaret; pete peter; phil philip; ray raymond; rick richard; rob robert; robbie robert; ron ronald; sally sarah; sam samuel samantha; sandy alexander sandra; sid sidney; steph stephanie; steve stephen steven; sue susan; ted edward theodore; terry terence theresa; tess theresa; tim timothy; tom thomas; tommy thomas; tony anthony; val valerie; vicky victoria; vince vincent; will william; willy william; winnie winifred; zach zachary
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
