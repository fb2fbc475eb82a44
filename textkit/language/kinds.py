"""Kinds of organisations and levels of occupations: what they are called in each language, and what shows them.

A row: the name in sv, nb, nn, da, en (`_` stands for a space), and patterns of the five languages together, matched
anywhere in the lower-case surface (`\\b` marks the ends of words); a row goes on where lines are indented. The first
row that matches counts, so that the particular stands before the general. Put together for this project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

COLUMNS: Final = ("sv", "nb", "nn", "da", "en")


class Kind(NamedTuple):
    """`names`: one a language, as COLUMNS."""

    names: tuple[str, ...]
    shown_by: re.Pattern[str]


def _rows(table: str) -> tuple[Kind, ...]:
    rows = (row.split("|", 1) for row in re.split(r"\n(?=\S)", table.strip()))
    return tuple(
        Kind(tuple(name.replace("_", " ") for name in names.split()), re.compile("|".join(patterns.split())))
        for names, patterns in rows
    )


@cache
def organizations() -> tuple[Kind, ...]:
    """Kinds of organisations, the particular first."""
    return _rows(_ORGANIZATIONS)


@cache
def occupations() -> tuple[Kind, ...]:
    """Levels of occupations, the particular first."""
    return _rows(_OCCUPATIONS)


def told(kinds: Iterable[Kind], surface: str, language: str) -> str | None:
    """The name of the first kind that a surface shows, or None."""
    lower = surface.lower()
    kind = next((k for k in kinds if k.shown_by.search(lower)), None)
    return kind.names[COLUMNS.index(language)] if kind else None


_ORGANIZATIONS: Final = r"""
social_plattform sosial_plattform sosial_plattform social_platform social_platform | facebook instagram snapchat
  \bsnap\b tiktok twitter youtube linkedin reddit \bthreads\b onlyfans \bjodel\b \bkik\b flashback tinder discord
programvara programvare programvare program software | \bteams\b \bzoom\b \bslack\b outlook skype viber messenger
  whatsapp telegram \bgoogle\b \bswish\b \bvipps\b mobilepay \brakel\b \blisa\b elevenlabs sharepoint
polisutbildning politiutdanning politiutdanning politiuddannelse police_college | polishögskol politihøgskol
  politihøyskol politiskol polisutbildning police.(?:college|academy)
polisfack politiforening politiforeining politiforening police_union | polisförbund politi\w*\bforbund
  politiets.fellesforbund politiforbund police.federation
polismyndighet politi politi politi police | polis politi(?!k) police \bsäpo\b \bpst\b \bnoa\b \bkripos\b økokrim
  lensmann garda constabulary \blpo\b gränspol spaning bedrägericent piket insatsstyrk beredskapstrop uropatrul
  patrulj särskilda.utredning ledningscentral
domstol domstol domstol domstol court | tingsrätt hovrätt kammarrätt förvaltningsrätt domstol tingrett lagmannsrett
  høyesterett høgsterett byret landsret højesteret \bretten\b \bcourt tribunal
åklagarmyndighet påtalemyndighet påtalemakt anklagemyndighed prosecution_authority | åklagar statsadvokat påtale
  anklager prosecution ekobrottsmyndighet
fängelse_eller_frivård kriminalomsorg kriminalomsorg kriminalforsorg prison_or_probation_service | kriminalvård
  anstalt häkte fängelse frivård fengsel kriminalomsorg fængsel kriminalforsorg \bprison \bhmp\b probation
räddningstjänst brann-_og_redningsvesen brann-_og_redningsvesen beredskab fire_and_rescue_service | räddning brandkår
  brandstation brandförsvar brannstasjon brannves brannkorps \bbrann redning brandvæsen beredskab \bfire\b
försvar forsvar forsvar forsvar armed_forces | försvarsmakt försvarshögskol regement flottilj bataljon bataillon
  ^kompani(?:et)?$ \d\S*.kompani skvadron brigad pluton platoon \btrop+\b militær militär marin(?:en|bas) sjøkrig
  krigsskol \bforsvar heimevern hemvärn \barmy\b \bnavy\b \bfmv\b \bfoi\b garnison ingeniørb ledningsreg veteran
  ^[a-zåäö]{1,2}\s\d{1,2}$
djursjukvård dyreklinikk dyreklinikk dyreklinik veterinary_clinic | djurklinik djursjukhus dyrekl dyrehosp veterin
sjukhus sykehus sjukehus sygehus hospital | sjukhus lasarett \bsus\b karolinska(?!.inst) sahlgrenska sykehus sjukehus
  sygehus hospital klinik klinikk klinihk akut infirmary fødeklin förlossning intensiv ortoped kirurg
  medisinsk.avdeling hjertesent psykiatri mottagning danderyd ullevål kalnes ambulans ambulanse
vårdcentral legekontor legekontor lægehus health_centre | vårdcentral hälsocentral legekontor lægehus helsestasjon
  legesenter tandvård tannhelse praktikertjänst \bcapio\b gp.surgery health.cent mödravård barnmorske
äldreomsorg eldreomsorg eldreomsorg ældrepleje elder_care | äldreboend hemtjänst hemsjukvård sykehjem sjukeheim
  plejehjem plejecent hjemmetjenest heimeteneste heimesjuk hjemmesykepl hjemmepleje \battendo\b \bhumana\b care.home
  nursing.home boendet\b gruppboende hvb bofellesskap
förskola barnehage barnehage børnehave nursery | förskol barnehage barnehave børnehave vuggestue \bnursery
universitet_eller_högskola universitet_eller_høyskole universitet_eller_høgskule universitet university | universit
  högskol høgskol høgskul høyskol højskole campus chalmers \bkth\b \bslu\b \bltu\b \blnu\b \bntnu\b \buio\b \buib\b
  \bnmbu\b \bdtu\b \bcbs\b konstfack karolinska.inst institution(?:en)?.(?:för|of) institutt institut.for fakultet
  faculty department.of school.of studies\b forskningsstöd laborator universitetslär avdelningen.för.\w+ \bcollege
skola skole skule skole school | skol skule \bschool gymnas videregående vidaregåande fritids \bsfo\b realfag
  ^\d{1,2}[a-f]$ ^klass.\w+$ folkehøgsk
ombudsman_eller_nämnd ombud_eller_nemnd ombod_eller_nemnd ombud_eller_nævn ombudsman_or_board | ombudsman ombud \bjo\b
  \bjk\b \bdo\b diskriminering personalansvar likestill ligebehandl equality
region fylkeskommune fylkeskommune region region | ^region\b landsting fylkeskommun county.council \bregionen\b
  hälso-.och.sjukvårdsförv
kommun kommune kommune kommune municipality | kommun göteborgs.stad \bstad\b \bstads(?!teat) \betat\b rådhus
  förvaltning nämnd(?!\w*man) \bcouncil\b fylkesmann statsforvalt byggloven bygglovsenh gata.&.park socialtjänst
  socialkontor jobcenter borgerservice va-avdeln barnevern
kyrka_eller_samfund kirke_eller_trossamfunn kyrkje_eller_trussamfunn kirke_eller_trossamfund church | pastorat
  \bstift\b församling kyrka kirke kyrkje kirkelig sogn(?=\s|$) menighet menigheit parish church frälsning
  stadsmission
parti parti parti parti political_party | partiet\b socialdemokrat moderat(?:erna)? liberalern sverigedemokrat
  kristdemokrat feministiskt.init arbeiderpart høyre(?=\s|$) fremskrittspart \bfrp\b \bkrf\b ^sv\b ^ssu\b ^sd\b
  venstre enhedslisten dansk.folkepart labour conservatives lib.?dem
fackförbund fagforbund fagforbund fagforbund trade_union | fackförb förbundet\b forbund \bfacket\b fagforen facklubb
  unison ^unite$ \blo\b \btco\b \bsaco\b \b3f\b \bhk\b \bfoa\b ^vision ^unionen ^kommunal$ ^byggnads$ ^metall$ ^seko$
  ^transport$ ^handels$ ^ledarna$ \bst$ lärarnas.riks sveriges.lärare handel.og.kontor fellesforb nito \btekna\b
  \bunion\b ^hrf$ brandmännens \bsulf\b akavia \bssr\b dansk.metal \bucu\b
teater_eller_scen teater_eller_scene teater_eller_scene teater theatre | teater theatre \bscen scenen\b opera balett
  ballett \bdans dramaten
orkester orkester orkester orkester orchestra | filharmoni sinfoni symfoni orkester orchestra konserthus
museum museum museum museum museum | museum museet muse(?:er|ene)
bibliotek bibliotek bibliotek bibliotek library | bibliotek \blibrary
medieföretag mediehus mediehus mediehus media_company | \btv\b \btv\d sveriges.radio \bsvt\b \bnrk\b danmarks.radio aftonblad
  expressen aftenpost dagblad dagens.nyh \bsvd\b \bdn\b morgon(?:en|blad) tidning avis \bbladet\b \w+bladet\b \bfilm
  förlag forlag redaktion redaksjon \bradio\b \bnewspaper
myndighet offentlig_etat offentleg_etat myndighed public_authority | myndighet verket\b styrelsen\b inspektion
  departement direktorat tilsyn \bnav\b försäkringskass arbetsförmed \bkassan\b \bcsn\b migrationsverk \btull
  kustbevakn länsstyr riksdag storting folketing \bregering \bagency\b authority authorities statens \bivo\b \bbrå\b
  \bmsb\b
idrottsförening idrettslag idrettslag idrætsforening sports_club | idrott idrett \bfotboll fotball fodbold blåvitt
  \bif\b \bik\b \bbk\b friskis hockey \bfc\b
förening forening foreining forening association | förening forening foreining klubb klub\b \bclub rfsl rfsu
  röda.korset røde.kors red.cross amnesty jouren frivillig bildningsförb \bsif\b stiftels foundation folkets
bank_eller_försäkring bank_eller_forsikring bank_eller_forsikring bank_eller_forsikring bank_or_insurer | bank\b
  banken försäkring(?!sk) forsikring \binsur
hotell_eller_restaurang hotell_eller_restaurant hotell_eller_restaurant hotel_eller_restaurant hotel_or_restaurant |
  hotel restaurang restaurant krog \bkro\b \bcaf[eé] \bpub\b \bbar\b mcdonald
butik butikk butikk butik shop | \bcoop\b co-op konsum \bica\b willys hemköp \blidl\b ikea systembolag apotek okq8
  \bspar\b \brema\b \bkiwi\b netto(?=\s|$) \btesco\b varuhus varehus møbler \bstore\b
bygg-_eller_industriföretag bygg-_eller_industribedrift bygg-_eller_industribedrift bygge-_eller_industrivirksomhed
  construction_or_industrial_company | bygg entreprenad mekaniska järn \bvarv verkstad \bbruk \bgruv planke trelast
  boreserv offshore vestbrønn nordbor volvo scania ericsson \bsaab\b skanska \bncc\b \bpeab\b vattenfall \blkab\b
  equinor aker
transportföretag transportbedrift transportbedrift transportvirksomhed transport_company | \bsas\b \bsj\b postnord
  \bvy\b \bdsb\b terminal logist lager spedit
företag bedrift bedrift virksomhed company | \bab\b \bas\b a/s \basa\b \baps\b \bhb\b \bltd \bplc\b \binc\b bolag
  företag bedrift \bvirksomhed konsult consult & \bson\b securitas samhall \btelia\b
enhet enhet eining enhed unit | enhet avdeln avdeling avdeling eining enhed sektion seksjon grupp(?:en)?\b gruppen?\b
  \bteam\b \bkansli \bhr\b \brotel huvudkontor hovedkontor department \bdepot \boffice\b centrum senter center centre
"""
_OCCUPATIONS: Final = r"""
förtroendevald folkevalgt folkevald folkevalgt elected_representative | kommunalråd regionråd landstingsråd borgarråd
  oppositionsråd statsråd(?!s) riksdag stortingsrep folketingsm ordfører ordførar borgmester borgmästare byrådsm
  kommunepolit kommunpolit fullmäktig ledamot nämndordför gruppledare gruppeleder(?!.byg) gruppeleiar partiledare
  partileder statssekret statssekr fylkesråd minister councillor \bmayor\b committee.chair \bmp\b
politisk_tjänsteman politisk_ansatt politisk_tilsett politisk_ansat political_staff | politisk partisekr fylkessekr
  generalsekr political
skyddsombud_eller_fackligt_ombud verneombud_eller_tillitsvalgt verneombod_eller_tillitsvald
  arbejdsmiljø-_eller_tillidsrepræsentant safety_or_union_representative | skyddsombud verneombud verneombod
  arbejdsmilj arbeidsmiljø(?!.sjef) tillitsvalg tillidsrep tillidsmand klubbordf klubbleder förbundsordf ombudsman
  likabehandlingsomb studentomb \bombud safety.(?:delegate|rep) shop.steward union.rep
hög_chef toppleder toppleiar topleder senior_manager | generaldirekt rikspolischef rikspolit politidirekt
  regionpolischef polismästar polit[ie]i?mester landshövding länsråd kommundirekt kommunchef kommunedirekt
  rådmann(?:en)?$ kommunalsjef kommunaldirekt förvaltningschef stadsdirekt regiondirekt verkställande \bvd\b
  administrerende.dir \bceo\b \bdirekt[øö]r \bdirector\b(?!.of.studies) hotelldirekt personaldirekt \w+direktör
  \w+direktør dekan prodekan \bdean\b rektor.magn provost vice-?chancellor universitetsdir museichef museumsdir
  teatersjef teaterchef operachef balletmest festivalchef kriminalvårdschef skolchef skolechef verksamhetschef
  områdespolischef polisområdeschef lokalpolisområdeschef chief.(?:executive|constable) överste(?!l) general(?!s|d)
  amiral biskop kontraktsprost \bpresident hovrättspres förstelagmann lagman\b lagmannen ordförande styreleder
  styrelsesordf chair(?:man|woman|person)?\b sorenskriver section.chief
polis_eller_vakt politi_eller_vakt politi_eller_vakt politi_eller_vagt police_or_guard | kommissari inspektør(?:en)?$
  inspektør(?!.for) polisinsp kriminalinsp politiover politibetj politifør politiassist lensmann förundersökn
  utredningsled etterforsk efterforsk hundför hundefør hundefører hundefører konstap kriminalvårdsinsp kriminaltek
  kriminalinspekt tullinsp tolloverb detective constable
chef leder leiar leder manager | chef sjef (?<!turné)(?<!kor)leder(?:en)?\b leiar (?<!kör)(?<!väg)ledare(?:n)?\b
  föreståndar forstander rektor head.of head.nurse \bhead\b \bmanager\b \bleader\b styrkeled brigadled utrykningsled
  skiftled enhetschef driftsled platschef lagbas \bbas(?:en)?\b verkmäst formann förman foreman supervisor lagfører
  prefekt studierekt director.of.studies kyrkoherd rektorn arbetsled avdelningssyke avdelingssyke intendent regionsjef
  befälhav stationsbef befäl projektled prosjektled samordnar koordinator coordinator avdelningsch mester(?:en)?\b
  mästare(?:n)?\b ansvarig
officer_eller_underofficer offiser_eller_befal offiser_eller_befal officer_eller_befalingsmand military_officer |
  major kapten kaptein kaptajn captain löjtnant løytnant lieutenant fänrik fenrik sergeant sersjant korpral corporal
  furir fanjunkar kommendör kommandør orlogs båtsman matros gast\b vervet grenader padre fältpräst feltprest sonartek
jurist jurist jurist jurist lawyer | jurist rådman hovrättsråd justitieråd fiskal asessor notarie domare dommer
  \bjudge åklag statsadvokat politiadvokat advokat nämndeman lawyer solicitor barrister anklager
forskare_eller_universitetslärare forsker_eller_universitetslærer forskar_eller_universitetslærar
  forsker_eller_universitetslærer academic | professor docent lektor adjunkt förste?amanuens førsteaman amanuens
  postdoc postdok forskar forsker forsknings stipendiat lecturer reader\b research
läkare_eller_psykolog lege_eller_psykolog lege_eller_psykolog læge_eller_psykolog doctor_or_psychologist | läkare
  lege\b overlege \blæge overlæge tandläk tannlege tandlæge psykolog psykiater consultant surgeon doctor
vårdpersonal helsepersonell helsepersonell sundhedspersonale health_worker | sköterska sykepleier sjukepleiar
  sygeplejer barnmorsk jordmor jordemoder undersk nurse matron sister\b midwife fysioterap ergoterap terapeut audionom
  paramedic
skolpersonal skoleansatt skuletilsett skoleansat school_staff | lärare lærer lærar teacher kurator specialpedag
  pedagog pædagog studieväg rådgiver rådgjevar fritidsled bibliotek librarian instrukt
präst_eller_kyrkoanställd prest_eller_kirkelig_ansatt prest_eller_kyrkjeleg_tilsett præst_eller_kirkeligt_ansat
  clergy_or_church_staff | präst prest\b præst prost komminister kaplan diakon kantor organist församlingsvärd imam
  rabbi vicar priest chaplain
konstnärlig_yrkesutövare kunstnerisk_yrkesutøver kunstnarleg_yrkesutøvar kunstnerisk_udøvende artist | regiss dirigent
  gästdirig konsertmäst koreogr dramaturg inspicient producent skådespel skuespil skodespel sångare sangar sanger
  dansar danser musiker cellist violinist basist slagverk spelman körled korled turnéled kostym ljussätt scenmäst
  director.of.music conductor actor actress dancer organist
journalist journalist journalist journalist journalist | journalist redakt reporter nyhetsch editor fotograf b-foto
handläggare saksbehandler sakshandsamar sagsbehandler administrator | sekreterare sekretær sekretar handlägg
  saksbehand sakshandsam sagsbehand registrator diarief arkivarie arkiv administrat controller kassör kasserer revisor
  kammarskriv hr-spec hr-part hr-råd personalspec strateg utredare utreder konsulent analytiker rådgivar rådgiver
  adviser advisor secretary treasurer clerk registrar programansv byggnadsinsp miljöinsp byggesak arkitekt bygglovsark
  planlegg tolk\b interpreter
tekniker_eller_operatör tekniker_eller_operatør teknikar_eller_operatør tekniker_eller_operatør technician_or_operator
  | tekniker teknikk ingenj ingeniør operatör operatør kranför kranfør kranfører maskin borer(?:en)?\b borar boredekk
  styrman styrmann ljudtek ljustek mekaniker sjåfør chauffö förare pilot technician engineer operator driver elektrik
  snickar tømrer montør montör kock\b kokk
"""
