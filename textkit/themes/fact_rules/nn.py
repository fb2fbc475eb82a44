"""What Nynorsk testimonies say of what happened, beyond what Bokmål says too (`textkit.themes.fact_rules.nb`)."""

from __future__ import annotations

NEGATION = r"ikkje|aldri|ingen|inkje|ingenting|knapt|utan|korkje|ikke"
UNREAL = r"om eg hadde|hadde eg|skulle|burde|kunne ha|tenkte|ville|vågar|torde|kan|korleis ein|vil ho"
OTHERS = r"annan|andre som|før meg|den som|dei som"
WORDS = {
    "manager": (
        r"[\w-]*(sjef|leiar|leiaren|rektor|direktør|professor|rettleiar|overlege|lensmann|rådmann|kaptein|offiser|"
        r"ordførar|bas|formann|plattformsjef|overordna|inspektør|instruktør|prest|politioverbetjent)(en|a|ar|ane|s)?"
    ),
    "colleague": (
        r"(kollega\w*|kollegaer|kollegaene|karane|karar|gutane|gjengen|dei andre|arbeidskamerat\w*|makker\w*|"
        r"ein på jobb|alle)"
    ),
    "outsider": (
        r"(pasient\w*|elev\w*|student(en|ar|ane)?|kunde\w*|gjest\w*|pårørande|foreldre\w*|ein far|bebuar\w*|"
        r"ein mann oppi|vaksne menn)"
    ),
    "safety": r"\w*(verneombod|verneutval)\w*",
    "union": r"(fagforeining\w*|tillitsvald\w*|fellesforbundet|forbundet|fagforbundet)",
    "police": r"(politiet|politi)",
    "hr": r"(hr|personalavdeling\w*|personalsjef\w*)",
    "authority": (
        r"(arbeidstilsynet|petroleumstilsynet|ldo|ombodet|tilsynet|varslingskanal\w*|fylket|statsforvaltaren|"
        r"bedriftshelsetenesta)"
    ),
    "contact": (
        r"(gjekk|ringde|ringte|skreiv|sende|sendt|fortalde|fortalt|melde|meldte|varsla|klaga|tok opp|tok dette opp|"
        r"sa frå|sa ifrå|snakka|leverte)"
    ),
    "to": r"(til|for|med|hjå|hos|i)",
    "harm": (
        r"(tok|la|stod|skreiv|sa|kalla|kallar|sende|dytta|låste|ropte|kviskra|spurde|fylgde|heldt|kommenterte|slo|"
        r"målte|kyssa|lo|truga|kasta|stogga|tok imot|møtte|drog|kom|ville|bad|gav|gjekk|såg|tvinga|stiller|avgjer|"
        r"spør)"
    ),
    "soon": (
        r"(dagar seinare|veker seinare|veke seinare|veka etter|dagen etter|dagar etter|etter det|deretter|sidan|"
        r"etterpå|neste hitch)"
    ),
    "loss": (
        r"(overtalig|flytta|omplassert|oppsagd|degradert|teken av|fråteken|forbigått|omgjord|påtale|omorganisering|"
        r"standby|tømd|mista)"
    ),
    "place_work": (
        r"(kontoret|stasjonen|pauserommet|garderoben|lageret|avdelinga|skapet|kopimaskina|kaffirommet|møtet?|pulten|"
        r"vakt|på jobb|skule|skulen|vidaregåande|plattform\w*|om bord|kommunen|barnevernet|personalmøte|bakrommet)"
    ),
}
RULES = r"""
reported yes 0.85 | eg (melde|meldte|varsla|klaga|rapporterte) ; eg melde (han|ho|det) ; har (meldt|varsla|klaga)
  ; varsel etter ; eg skreiv .. brev ; brevet mitt ; mi forklaring ; etter avhøyret ; eg skreiv til ; eg ringde
reported yes 0.8 | {contact} .. {to} (vår |min )?{manager} ; {contact} .. {to} {union}
  ; {contact} .. {to} {police} ; {contact} .. {to} {hr} ; {contact} .. {to} {authority}
  ; {contact} .. {to} {safety} ; ringde .. {manager} ; {contact} .. {to} \[OCCUPATION \d+\]
  ; skreiv til \[ORGANIZATION \d+\] ; ringde eg til {manager}
reported yes 0.6 | {police} (har|tok|skreiv|gav) ; \[CASE_NUMBER \d+\] ; saksnummer
=reported no 0.9 | (sa|seier|fortalde|melde|varsla) (aldri|ikkje|ingenting|ingen)
  ; aldri (sagt|fortalt|meldt|varsla|skrive) ; har ikkje (meldt|fortalt|varsla|sagt) ; heldt (eg )?(kjeft|munn)
  ; sa ingenting ; teier
=reported no 0.6 | ingen (sa|seier) (noko|eit ord) ; alle .. veit ; eg (lo|smilte) ; kven skulle eg
  ; seier vi ikkje
reported_to manager 0.8 | {contact} .. {to} (vår |min )?{manager} ; ringde .. (einingsleiar|{manager})
  ; {contact} .. {to} \[OCCUPATION \d+\]
reported_to union 0.75 | {contact} .. {to} {union}
reported_to union 0.5 | {union}
reported_to hr 0.5 | {hr}
reported_to other_authority 0.55 | {authority}
reported_to safety_representative 0.75 | {contact} .. {to} {safety} ; verneutvalet
reported_to police 0.85 | {contact} .. {to} {police} ; {police} har ; avhøyr\w*
reported_to hr 0.8 | {contact} .. {to} {hr}
reported_to other_authority 0.85 | {contact} .. {to} {authority} ; (sendt )?til {authority}
=reported_to no_one 0.85 | aldri (sagt|fortalt|meldt|varsla|skrive) ; har ikkje (meldt|fortalt|varsla)
  ; heldt (eg )?(kjeft|munn) ; sa ingenting
=outcome nothing 0.75 | (ingenting|ikkje noko|inkje) (hende|har hendt|skjedde) ; ikkje fått svar ; ord mot ord
  ; sjå (han|det) litt an
=outcome nothing 0.4 | (sa|svara) at
outcome case_closed 0.85 | lagt bort ; lagd bort ; avslutta ; ikkje grunnlag
outcome investigation 0.65 | etterforsk\w* ; gransk\w* ; politiet har overteke ; kontoen er spora
outcome measures 0.75 | ny(e)? rutin\w* ; innførte ; vart betre
outcome measures 0.45 | no (er|veit|har|står) (det|eg|vi|ho) .. (ringje|vorte|emne|svarar) ; tiltak\w* ; kurs(et)?
outcome retaliation 0.85 | {soon} .. {loss} ; {soon} .. (vart eg|stod eg|fekk eg) ; eg fekk påtale ; gjengjeld\w*
  ; lagar sak
outcome sanction 0.8 | fengsel ; dømd ; skriftleg åtvaring ; fekk sparken ; suspendert
perpetrator manager 0.8 | (min|vår|ein|den nye) {manager} ; {manager} .. {harm} ; læraren .. {harm}
  ; \[OCCUPATION \d+\] .. {harm} ; ein overordna
perpetrator manager 0.5 | {manager}
perpetrator manager 0.35 | \[OCCUPATION \d+\]
perpetrator colleague 0.7 | (ein|min|to|av) {colleague} ; {colleague} .. {harm} ; (dei|alle) (lo|sa|slutta|gjorde)
perpetrator colleague 0.45 | {colleague}
perpetrator outsider_citizen 0.75 | {outsider} .. {harm} ; kommentarfelt\w* ; anonym\w* ; hagla
perpetrator outsider_citizen 0.45 | {outsider}
=witnesses yes 0.8 | (ho|han) (såg|høyrde) (det|på)
  ; (alle|andre|dei|vi|ingen|nokon) (såg|visste|veit|høyrde|lo|nikka) ; såg (det|på meg|bort|ned) ; vitne\w*
  ; framfor (alle|heile) ; (heile|alle) (rommet|gjengen|klassen|vakta) ; rundt bordet ; dei andre
=witnesses no 0.75 | ingen (såg|høyrde) ; (vi|eg) var (åleine|aleine) ; låste døra ; heldt meg fast
time training 0.8 | \w*praksis(en)? ; lærling\w* ; politihøgskulen ; rekrutt\w* ; under utdanning\w* ; student\w*
  ; stipendiat\w*
time new_job 0.6 | nyutdanna ; nytilsett ; sommarjobb\w* ; ferievikar\w* ; (den )?første (dag|veka|jobb)\w*
  ; då eg byrja ; heim att etter studia
place party_or_travel 0.7 | \w*(julebord|julebordet|konferanse\w*|hotell\w*|fest|festen|reise|middag\w*)
  ; eit kurs
place online 0.75 | instagram ; snap(chat)? ; facebook ; messenger ; sms\w* ; teams ; e-post\w* ; kommentarfelt\w*
  ; kontoen ; brukarkonto ; bilete av ; \[USERNAME \d+\] ; \[URL \d+\] ; på nett(et)?
place home 0.75 | (min|vår|på|utanfor) (trapp\w*|hybel\w*|postkass\w*|hage\w*|dør\w*|porten) ; heime hjå (meg|oss)
  ; heim til (meg|oss) ; ståande i gangen
place outdoors 0.6 | i skogen ; på fjellet ; møteplass
place workplace 0.6 | {place_work}
consequence sick_leave 0.9 | sjukmeld\w* ; sjukepeng\w* ; utbrend
consequence quit 0.8 | sa opp ; slutta(?! å) ; kallar det slutt ; no (bur|arbeider|jobbar) eg ; arbeidde .. til
consequence moved 0.75 | (vart|vorte|er) (flytta|omplassert) ; søkte meg ; stilling\w* .. omgjord ; teken av
  ; no bur eg
consequence ill_health 0.75 | ptsd ; angst\w* ; panikk\w* ; depresjon\w* ; kasta opp ; søv(e)? ikkje ; mareritt
  ; psykolog\w* ; skjelv\w* ; gråt ; handa stoggar
consequence none 0.6 | trivst ; er her enno ; alt bra
"""
