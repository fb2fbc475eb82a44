"""What Swedish testimonies say of what happened; the notation is told in `textkit.themes.fact_rules`."""

from __future__ import annotations

NEGATION = r"inte|ej|icke|aldrig|ingen|inget|inga|knappt|varken|utan"
UNREAL = (
    r"om jag hade|hade jag|skulle|borde|kunde ha|tänkte|tänker|ville|vågade|vågar|funderade på|kan|får man|"
    r"om hon vill|hur man"
)
OTHERS = r"annan|före mig|klagade senast|förra som|den som|man som"
WORDS = {
    "manager": (
        r"[\w-]*(chef|befäl|föreståndare|ledare|ledaren|rektor|prefekt|direktör|professor|docent|handledare|överste|"
        r"löjtnant|kapten|major|kyrkoherde|ordförande|lagbas|bas|arbetsledare|platschef|överläkare|lektor|examinator|"
        r"dekan|kommunalråd|polismästare|överordnad|arbetsgivare|officer|kommissarie|instruktör)(n|en|ns|ens|s|er|"
        r"erna|na|a)?"
    ),
    "colleague": (
        r"(?:arbets)?(kollega|kolleg|kollegan|kolleger|kollegor|kollegorna|kamrat|kamrater|kamraterna|kompis|"
        r"grabbarna|gubbarna|killarna|gänget|\w+gänget|laget|turlaget|medarbetare|parkamrat|skiftlaget|kurskamrat\w*|"
        r"klassen|de andra|dom andra)s?"
    ),
    "outsider": (
        r"(patient|patienten|patienter|elev|eleven|elever|eleverna|student|studenter|studenten|kund|kunden|kunder|"
        r"gäst|gästen|gäster|anhörig\w*|intagen|intagna|brukare\w*|förälder|föräldrar\w*|pappa|medborgare\w*|"
        r"passagerar\w*|målsägande\w*|en man i|granne\w*)s?"
    ),
    "safety": r"\w*(skyddsombud|arbetsmiljöombud)\w*",
    "union": (r"(facket|fackförening\w*|förbundet|fackombud\w*|fackliga?|kommunal|vision|byggnads|seko|unionen|st)"),
    "police": r"(polisen|polis|åklagare\w*|polisanmäl\w*)",
    "hr": r"(hr|personalavdelning\w*|personalchef\w*|hr-\w+|personalansvarig\w*)",
    "authority": (
        r"(arbetsmiljöverket|diskrimineringsombudsmannen|do|jo|visselblås\w*|stiftet|ombudsman\w*|inspektion\w*|"
        r"myndigheten|partidistriktet|företagshälsan|likabehandling\w*|förvaltningsrätten|facknämnden|"
        r"säkerhetsavdelning\w*)"
    ),
    "contact": (
        r"(gick|gå|skickade|skickat|vände sig|kontaktade|sa det|tog kontakt|ringde|ringt|skrev|skrivit|mejlade|"
        r"mejlat|berättade|berättat|anmälde|anmält|rapporterade|rapporterat|vände mig|tog upp det|tog upp|sa ifrån|"
        r"sa till|sade till|klagade|pratade|talade|sökte upp|påpekade|lämnade|lyfte|bad)"
    ),
    "to": r"(till|för|med|hos|hem till)",
    "harm": (
        r"(tog|tar|la|lade|ställde|tryckte|nöp|skickade|sa|sade|kallade|kallar|viskade|ropade|ropar|skrek|följde|"
        r"kysste|masserade|hängde|kommenterade|höll|stod|frågade|skrattade|låste|härmar|härmade|spelade in|filmade|"
        r"vägrade|skrev|hotade|slog|trängde|vrålade|satte|drog|lutade|kom|ville|bad|gav|gick|tittade|stirrade|"
        r"tvingade|grep|klappade|smekte|daskade|knuffade|spottade|kastade|ringde|mejlade|pekade|suckade|hånade|"
        r"rättade|skällde)"
    ),
    "soon": (
        r"(veckan därpå|veckan efter|dagen efter|dagar senare|vecka senare|veckor senare|månad senare|månaden efter|"
        r"efter det|därefter|måndan därpå|sedan dess|efter min anmälan|sen|strax efter)"
    ),
    "loss": (
        r"(flyttades|flyttad|ströks|struken|övertalig|omplacerad|omplacerades|uppsagd|förlängdes|degraderad|"
        r"utesluten|fråntogs|petad|inga pass|färre pass|bortglömd|slutade hälsa|nattskift|omgjord|avskedad|"
        r"fick lämna|förflyttad|utfryst)"
    ),
    "place_work": (
        r"\w*(rum|rummet|kontor|skola|skolan|klassrum\w*|butik\w*|kök|hall|hallen|verkstad\w*|mottagning\w*|lokalen|"
        r"disken|förråd\w*|schemat|schema|pass|skift|nattpass|sjukhus\w*|vårdcentral\w*|anstalt\w*|häkte\w*|"
        r"hemtjänst\w*|förskola\w*|institution\w*|labbet|apt|kontoret|stationen|fikarum\w*|fikat|fika|"
        r"omklädningsrum\w*|lagret|bygget|avdelning\w*|skåp|kopiator\w*|köket|lunchrum\w*|pausrum\w*|personalrum\w*|"
        r"arbetsplats\w*|mötet|möte|korridoren|seminarie?t?|seminarium|expedition\w*|garaget|kasern\w*|hytten|"
        r"utsättning\w*|passet|skiftet|jobbet|matsal\w*|rasten?|växeln|bilen|kassan|orgelläktare\w*|scenen?|sal|salen)"
    ),
}
RULES = r"""
reported yes 0.85 | (jag|vi) (polis)?anmälde ; (har|hade|hon|han|vi|jag) (polis)?anmält ; polisanmäld\w*
  ; polisanmält ; anmälan är (gjord|inlämnad) ; jag upprättade anmälan ; jag (visslade|larmade|slog larm)
  ; min (polis)?anmälan ; anmälan (inkom|gällde|gjordes|kom in) ; anmälare ; har anmält ; anmält till ; målsägande
  ; jag rapporterade ; jag rapporterat ; vi rapporterade ; begäran om åtgärder ; skyddsstopp
  ; följde med och anmälde ; anmälan ligger ; (din|hennes|hans) anmälan ; visselblåsaranmälan
reported yes 0.8 | {contact} .. {to} (min |vår |våran |dåvarande |närmaste )?{manager} ; {contact} .. {to} {union}
  ; {contact} .. {to} {police} ; {contact} .. {to} {hr} ; {contact} .. {to} {authority}
  ; {contact} .. {to} {safety} ; ringde {police} ; ringde {authority} ; ringde stiftet
  ; kontaktade ({union}|{hr}|{police}|{authority}) ; {contact} {to} \[OCCUPATION \d+\]
  ; anmälde (honom|henne|det|dem|saken|samma kväll) ; {contact} .. {to} \[ORGANIZATION \d+\]
  ; sökte upp sin {manager}
reported yes 0.5 | {union} ; {hr} ; (?!do|jo){authority}
reported yes 0.6 | {police} (lade|la|gav|har|tog|hade|kom|skrev|sa) ; {hr} (sa|sade|skrev|svarade|återkom|frågade)
  ; {union} (skrev|tog|sa|svarade|begärde|har) ; diarienummer ; dnr ; ärende(nummer|nr|t)? ; \[CASE_NUMBER \d+\]
  ; utredare\w* ; utredningen ; förhör\w* ; ärendet ; visselblåsar\w*
reported yes 0.75 | till .. (rektor|{manager}|styrelsen\S*)(?=\W*\n|$) ; påtalat ; avvikelse\w* ; tillbud\w*
  ; \w*rapport ; incident\w* ; svar noll ; bad om ett samtal ; mejl till ; skrev .. mejl ; vände mig till
  ; tog upp det ; undertecknad ; {manager} (sa|sade|svarade) att ; larm ; anmälan upprättad ; brev (till|med)
  ; mitt (andra|tredje) mejl ; anmälningarna har
=reported no 0.9 | (anmälde|anmäler|anmält|anmäla) (det |honom |henne )?(aldrig|inte|ej) ; aldrig anmält
  ; aldrig anmälde ; inte anmält ; noll anmälningar ; ingen anmälan ; inga anmälningar ; inget att anmäla
  ; (sa|sade|säger|berättade|sagt|berättat
  |nämnde) (aldrig |inte |det |det för |någonting |nånting |inget |ingenting |ingen |ett ord )*(inget|ingenting
  |inte ett ord|aldrig|inte) ; sa inte ett ord ; vi talade aldrig ; har (jag )?aldrig (berättat|sagt|nämnt|talat)
  ; inte berättat .. för (någon|nån) ; jag teg ; vi teg ; höll (jag )?(tyst|käften|mun|käft)
  ; jag har inte berättat ; jag anmälde inte ; ingen anmälde
=reported no 0.6 | ingen (sa|säger|sade) (något|nåt|nånting|någonting|ett ord) ; alla (visste|vet)
  ; det pratas inte ; inte ett ord ; man (säger|sa) inget ; säg inget
  ; jag (log|skrattade|svalde|skrattar|ler) (bara)? ; vågade (jag |inte )+ ; vågar inte
  ; inget att (berätta|säga|tillägga|rapportera) ; nej, jag har inte ; vem (skulle|ska) jag
reported_to manager 0.8 | {contact} .. {to} (min |vår |våran |sin |dåvarande |närmaste )?{manager}
  ; {contact} {to} \[OCCUPATION \d+\] ; (sa|sade) ifrån .. {manager} ; sökte upp (min|sin) {manager}
  ; skrivit till {manager} ; {manager} svarade ; {manager} bad mig ; rapporterade till
  ; anmälde till (min )?{manager}
reported_to union 0.75 | {contact} .. {to} {union} ; ringde facket ; {union} (skrev|tog|svarade|begärde|har|sa)
  ; kontaktade {union}
reported_to union 0.5 | {union}
reported_to hr 0.5 | {hr}
reported_to other_authority 0.55 | (?!do|jo){authority}
reported_to safety_representative 0.75 | {contact} .. {to} {safety} ; {safety} (följde|hjälpte|skrev|svarade|kom)
reported_to police 0.85 | polisanmäl\w* ; {contact} .. {to} {police} ; ringde {police}
  ; {police} (lade|la|gav|har|tog|hade|skrev) ; brott kan ej styrkas ; förundersökning\w*
reported_to hr 0.8 | {contact} .. {to} {hr} ; {hr} (sa|sade|skrev|svarade|återkom|frågade|hörde) ; hr-specialist
  ; till: hr\W ; mejlade hr
reported_to other_authority 0.85 | {contact} .. {to} {authority} ; till {authority} ; ringde {authority}
  ; visselblåsar\w*
=reported_to no_one 0.85 | anmälde aldrig ; aldrig anmält ; noll anmälningar ; ingen anmälan ; jag teg ; vi teg
  ; höll (jag )?(tyst|käften|mun|käft) ; vi talade aldrig ; inte berättat .. för (någon|nån)
  ; har aldrig (berättat|sagt) ; jag har inte (berättat|anmält) ; sa (jag )?(inget|ingenting|inte ett ord) till
  ; nej, jag har inte
=outcome nothing 0.8 | (inget|ingenting|intet) (hände|har hänt|händer|hänt) ; rann ut i sanden
  ; hörde (jag )?(aldrig|inget) ; (fick|har fått) (jag )?(aldrig|inget|inte något) (svar|besked) ; inget svar
  ; inga svar ; (uppgift|ord) (stod )?mot (uppgift|ord) ; avvakta ; inget besvarades ; sedan ingenting
  ; något möte blev det aldrig ; bad (mig|oss) (att )?(tänka|inte|formulera|låta) ; ett hjärta till svar
  ; missförstånd
=outcome nothing 0.4 | (svarade|sa|sade|tyckte) att (jag|man|det|folk|sånt) ; till handlingarna ; sen hände
  ; inte (hitta|göra) ; han är sån
outcome case_closed 0.85 | (lades|lade|la|lagts) (de |man )?ne[dr]\w* ; avskrevs ; avskriven ; avskrivits
  ; avslut\w* ; nedlagd\w* ; nedlagt ; brott kan ej styrkas ; inget brott ; stängdes ; avfärdad\w*
  ; uppgift stod mot uppgift
outcome investigation 0.6 | utredning(en)? (pågår|inleddes|startade|görs) ; utredare\w* ; en utredning
  ; förundersökning (inledd|pågår) ; internutredning\w* ; blir klar om ; (hörde|hörs|hördes) oss
outcome measures 0.75 | rutin(en|er|erna)? (ändra|infört|infördes|har|är) ; har infört ; infördes
  ; (gått|genomgår|genomgått) .. (kurs|utbildning|övning|dags) ; tvådagarsutbildning\w* ; utbildats ; svar inom
  ; inom (två|tre|ett|48|24) (dygn|dagar|timmar|arbetsdagar) ; blev bättre ; redan samma (dag|eftermiddag)
  ; skyddat boende
outcome measures 0.45 | åtgärder\w* ; ändrades ; numera ; nu (finns|gäller|står|har|är|planeras|hålls)
  ; sedan i (våras|höstas|fjol) ; har (något|nåt) (redan )?hänt ; tog ner almanackan ; sjuktal\w* ; förut
outcome retaliation 0.85 | {soon} .. {loss}
  ; {soon} .. (satt jag|fick jag|var jag|stod jag|blev jag) .. (i|på|bort|utan|övertalig|bortglömd|flyttad)
  ; repressalie\w* ; fick (jag )?(inte|aldrig) (längre|mer) ; blev av med ; togs (bort )?(från|av) ; drogs in
  ; indragna? ; ändrades mitt schema ; straffades ; bestraffad\w* ; fick sluta
outcome sanction 0.8 | avstängd ; avstängdes ; fick sparken ; avskedad\w* ; (fick|fått) .. varning ; dömdes ; dömd
  ; fängelse ; frånträder ; omplacerades han ; personalansvarsnämnden ; han (fick sluta|flyttades|sades upp)
  ; entledigad\w*
perpetrator manager 0.8 | (min|vår|våran|dåvarande) {manager} ; {manager} .. {harm} ; \w*lärare(n|ns)? .. {harm}
  ; \[OCCUPATION \d+\] .. {harm} ; en överordnad ; stationsbefälet ; hans fru är
perpetrator manager 0.5 | {manager}
perpetrator manager 0.35 | \[OCCUPATION \d+\]
perpetrator colleague 0.7 | (min|en|två|några|av) {colleague} ; {colleague} .. {harm}
  ; (de|dom) (andra )?(skrattade|lade|la|ropade|slutade|hånade|filmat|filmade|gav mig|viskade|hängde|gjorde)
  ; på turlaget ; mitt skåp ; någon i personalen ; nån i klassen ; en av (dem|dom|grabbarna) ; fyra höll
perpetrator colleague 0.45 | {colleague}
perpetrator subordinate 0.6 | (min|en) underställd\w* ; mina (underställda|medarbetare) .. {harm}
  ; en i min personal
perpetrator outsider_citizen 0.75 | {outsider} .. {harm} ; okänt nummer ; (från ett|samma|okänt|falskt) konto
  ; hotbrev\w* ; anonyma? (mejl|brev|samtal|konto)\w* ; väljare\w* ; näthat\w* ; mejl\w* .. (åk hem|dö)
  ; brinnande ; misstänkt
perpetrator outsider_citizen 0.45 | {outsider}
=witnesses yes 0.8 | (han|hon|som) (såg|hörde) (det|på|bältet|mig) ; som leder ; alla reser sig ; ställde hon sig
  ; alla utom jag ; ingen som (hade )?(sett|såg)
  ; (alla|andra|folk|de|dom|vi|båda|ingen|nio man|kollegor) (såg|visste|vet|hörde|hör|ser|skrattade|skrattar
  |tittade|tystnade) ; som (såg|hörde|hört|sett) ; vittne\w* ; inför ögonen ; framför (alla|hela|de andra)
  ; stod bredvid ; satt bredvid ; mitt framför ; högt (till|inför) ; i rummet ; publik\w*
  ; tittade (bort|ner|ned|på) ; såg (ner|bort|på|mig|det|bältet|golvet|ut)
  ; inför (hela|alla|klassen|gruppen|kolleger) ; så (att )?(hela|alla) .. (hörde|såg)
  ; ingen (sa|sade|säger|reagerade) (något|nåt|ett ord|ifrån|nånting)
  ; hela (rummet|klassen|gruppen|gänget|lunchrummet|avdelningen|skiftet|bordet|uppställningen|laget)
  ; ställde sig (mellan|emellan|upp) ; bredvid (satt|stod) ; de andra ; skrattade ; då klev ; klev .. fram
=witnesses no 0.7 | ingen (såg|annan var|märkte|hörde) ; (vi var|jag var) ensamma? ; ensam med ; på tu man hand
  ; (låste|stängde) (han |dörren|om) ; utan vittnen
time training 0.8 | \w*praktik(en|plats|flickan|veckan|ant)?\w* ; aspirant\w* ; under utbildningen ; lärling\w*
  ; polishögskolan ; provår\w* ; provanställ\w* ; (första|andra|tredje) terminen
  ; termin (ett|två|tre|fyra|1|2|3|4) ; rekryt\w* ; gmu ; vfu ; lumpen ; nollning\w* ; st-läkare ; at-läkare
time new_job 0.6 | (jag var|som) ny(anställd|utbildad|börjad)?(?= på| i| och|,|\.) ; nyutexaminerad\w*
  ; nyanställd\w* ; sommarvikarie\w* ; sommarjobb\w*
  ; (min )?första (dag|dagen|dan|veckan|vecka|månaden|året|jobb|pass|tjänst)\w* ; när jag började ; nya får
place party_or_travel 0.7 | \w*(fest|festen|julbord|julbordet|julfest\w*|konferens|konferensen|hotell|hotellet
  |hotellrum\w*|hotellkorridor\w*|tjänsteresa\w*|turné\w*|afterwork|personalfest\w*|kickoff|middagen|bankett\w*
  |bastun?|mottagningen|kurs(en|gård)\w*|resan?|båten|gästgiveri|studieresa\w*|nollning\w*|krogen|puben)
place online 0.75 | mejl\w* ; sms\w* ; messenger ; snap(chat)? ; instagram ; facebook\w* ; \w*gruppchatt\w*
  ; chatten ; zoom ; teams ; kontot ; (ett|falskt|samma|från) konto ; kontona ; tiktok ; bilder (på|från|av)
  ; skärmbild\w* ; länk\w* ; \[USERNAME \d+\] ; nätet ; på distans ; telegram ; inlägg ; \[URL \d+\] ; flashback
  ; mail\w* ; whatsapp
place training 0.7 | övningsfält\w* ; polishögskolan ; utbildningslokal\w* ; på kursen ; övning(en)?
place home 0.75 | (min|vår|på|vid|utanför|i) (trapp\w*|brevlåd\w*|farstu\w*|uppfart\w*|trädgård\w*|garageport\w*
  |ytterdörr\w*|tomt\w*) ; hemma hos (mig|oss) ; hem till (mig|oss) ; kom hem till ; hemadress\w* ; mitt hus
  ; \w*(trädgårdsstol|brevlåda|brevinkast)\w* ; garageport\w* ; på trappan ; uppfarten
place outdoors 0.65 | i skogen ; på fjället ; fältarbete\w* ; parkeringen ; på stan ; på gatan ; patrullbilen
place workplace 0.6 | {place_work}
consequence sick_leave 0.9 | sjukskriv(en|ning|ningen|na|s|it|ning\w*) ; sjukskrev ; sjukpenning\w*
  ; gick (jag )?in i väggen ; utbränd\w*
consequence quit 0.8 | sa upp (mig|sig|mej) ; sade upp (mig|sig)
  ; slutade (jag|\d+|i|på|efter|som|samma|tidigt|där|den) ; (jag|hon|han) (har )?slutat(?! att| hälsa)
  ; har slutat ; varför jag slutade ; därför slutade ; sökte (nytt|annat|ett annat) (jobb|arbete) ; bytte arbete
  ; på ett annat jobb ; sagt upp (mig|sig) ; jag slutar(?! att) ; avsäger ; avgick ; avgår
  ; lämnade (yrket|polisen|jobbet|uppdraget|partiet|kåren|firman|kommunen) ; bytte (jobb|yrke|bransch) ; reste hem
  ; söka mig (till|bort) ; jag stoppa jobbet ; ställer inte upp (igen|för) ; i dag (jobbar|arbetar) jag
  ; nu (jobbar|arbetar|kör|säljer) jag ; flyttade till
consequence moved 0.75 | (jag|mig|hon|blev|blivit) (flyttad|flyttades|omplacerad|förflyttad) ; flyttades jag
  ; omplacer\w* ; bytte (avdelning|tjänst|station|skift|arbetslag|grupp) ; la in om tjänst ; flyttades .. till
  ; sökt mig till ; satt \w+ i \[LOCATION \d+\] ; skyddat boende ; begärde förflyttning
consequence ill_health 0.75 | ptsd ; posttrauma\w* ; ångest\w* ; utmattning\w* ; sömntabletter ; antidepressiva
  ; stress\w* ; tabletter ; panik\w* ; depression\w* ; deprimerad ; kräk\w* ; hjärtklappning\w*
  ; (sover|sov|sova) (jag )?(inte|knappt|dåligt) ; sömn\w* ; inte sova ; (kilo|kg) (har jag )?(gått|ned|ner)
  ; gått ned .. kilo ; tappat .. kilo ; mardröm\w* ; värk\w* ; magsår ; (vill|vågar) inte leva ; skakar ; skakade
  ; grät ; gråter ; blodtryck\w* ; mår (jag )?(dåligt|illa) ; psykolog\w* ; terapi\w*
consequence none 0.6 | trivs ; jag är kvar ; jag (jobbar|arbetar) kvar ; är kvar på ; stannade ; allt (ok|bra)
  ; inget att (anmäla|klaga|tillägga|berätta) ; bara bra ; jag har det bra
"""
