"""What Danish testimonies say of what happened; the notation is told in `textkit.themes.fact_rules`."""

from __future__ import annotations

NEGATION = r"ikke|aldrig|ingen|intet|ingenting|næppe|hverken|uden"
UNREAL = r"hvis jeg havde|havde jeg|skulle|burde|kunne have|tænkte|ville|turde|tør|kan|hvordan man|vil hun"
OTHERS = r"anden|andre der|før mig|den der|dem der|sidst klagede"
WORDS = {
    "manager": (
        r"[\w-]*(chef|leder|lederen|rektor|direktør|professor|vejleder|overlæge|kommissær|inspektør|borgmester|"
        r"kaptajn|major|officer|formand|mester|lærer|vært|provst|præst|instruktør|overordnet|overordnede)(en|et|n|s|"
        r"er|erne|ne)?"
    ),
    "colleague": (
        r"(kollega\w*|kolleger|drengene|gutterne|holdet|et hold|de andre|arbejdskammerat\w*|makker\w*|medstuderende|"
        r"banden|en fra holdet)"
    ),
    "outsider": (
        r"(patient\w*|elev(en|er|erne)?|student\w*|kunde\w*|gæst\w*|pårørende|indsat\w*|borger(en|e|ne)?|forældre\w*|"
        r"en far|beboer\w*|passager\w*)"
    ),
    "safety": r"\w*(arbejdsmiljørepræsentant|sikkerhedsrepræsentant)\w*",
    "union": r"(fagforening\w*|tillidsrepræsentant\w*|tillidsmand\w*|hk|3f|forbundet|foa)",
    "police": r"(politiet|anklagemyndighed\w*)",
    "hr": r"(hr|personaleafdeling\w*|hr-\w+)",
    "authority": (
        r"(arbejdstilsynet|ligebehandlingsnævnet|styrelsen|whistleblower\w*|ombudsmanden|tilsynet|advokat(en)?|"
        r"nævnet|podcasten)"
    ),
    "contact": (
        r"(gik|ringede|skrev|skrevet|sendte|fortalte|fortalt|meldte|anmeldte|klagede|tog det op|sagde det|sagde fra|"
        r"talte|henvendte mig|bad)"
    ),
    "to": r"(til|for|med|hos)",
    "harm": (
        r"(tog|lagde|stod|skrev|sagde|kaldte|kalder|sendte|skubbede|låste|råbte|hviskede|spurgte|fulgte|holdt|"
        r"kommenterede|slog|målte|kyssede|lo|truede|kastede|slukkede|gned|talte|delte|griner|trak|kom|ville|bad|gav|"
        r"gik|så|tvang|klappede|råber|ringede)"
    ),
    "soon": (
        r"(dage efter|dage senere|uger efter|ugen efter|dagen efter|måneden efter|derefter|siden|bagefter|så fik han|"
        r"efter det)"
    ),
    "loss": (
        r"(udlånt|flyttet|forflyttet|fyret|opsagt|degraderet|frataget|havde jeg 4|advarsel|færre timer|nattevagt\w*|"
        r"besat af|forbigået|omplaceret)"
    ),
    "place_work": (
        r"(\w*rummet|\w*kontor\w*|\w*skole\w*|\w*køkken\w*|butik\w*|værksted\w*|\w*afdeling\w*|vagtplan\w*|skema|"
        r"plejehjem\w*|børnehave\w*|kontoret|stationen|pauserummet|omklædningsrum\w*|lageret|afdelingen|skab|"
        r"kopimaskinen|kantinen|mødet|møde|vagtstuen|vagtværelset|depotet|vagt|på arbejde|kassen|butikken|"
        r"byrådsgruppe|klinik\w*|lydvognen|fødeklinikken|personalestuen)"
    ),
}
RULES = r"""
reported yes 0.85 | (jeg|vi) (meldte|anmeldte|klagede|indberettede) ; har (meldt|anmeldt|klaget)
  ; klagede skriftligt ; min sag ; min (klage|anmeldelse) ; jeg skrev til ; sagde det videre
reported yes 0.8 | {contact} .. {to} (min |vores )?{manager} ; {contact} .. {to} {union}
  ; {contact} .. {to} {police} ; {contact} .. {to} {hr} ; {contact} .. {to} {authority}
  ; {contact} .. {to} {safety} ; {contact} .. {to} ledelsen ; {contact} .. {to} \[OCCUPATION \d+\]
  ; skrev til \[ORGANIZATION \d+\] ; (hej|kære) {union} ; medlemmet klagede ; hej \[ORGANIZATION \d+\]
reported yes 0.6 | {police} (har|tog|skrev|gav) ; \[CASE_NUMBER \d+\] ; journalnummer ; sagsnummer
  ; undersøgelse\w* ; referat\w*
=reported no 0.9 | (sagde|siger|fortalte|meldte|anmeldte|nævnte) (jeg |det )?(aldrig|ikke|ingenting|ingen)
  ; aldrig (sagt|fortalt|meldt|anmeldt|turdet|nævnt) ; har ikke (meldt|fortalt|anmeldt|sagt)
  ; holdt (jeg )?(mund|kæft) ; sagde ingenting ; aldrig indenfor ; tav
=reported no 0.6 | ingen (sagde|siger) (noget|et ord) ; alle (vidste|ved) ; jeg (lo|grinede|smilede)
  ; hvem skulle jeg ; hvis du siger det
reported_to manager 0.8 | {contact} .. {to} (min |vores )?{manager} ; {contact} .. {to} ledelsen
  ; {contact} .. {to} \[OCCUPATION \d+\]
reported_to union 0.75 | {contact} .. {to} {union} ; (hej|kære) {union} ; til hk ; hej \[ORGANIZATION \d+\]
reported_to safety_representative 0.75 | {contact} .. {to} {safety}
reported_to police 0.85 | {contact} .. {to} {police} ; {police} (har|tog|skrev) ; politianmeld\w*
reported_to hr 0.8 | {contact} .. {to} {hr}
reported_to other_authority 0.8 | {contact} .. {to} {authority} ; hos {authority} ; ekstern advokat
=reported_to no_one 0.85 | aldrig (sagt|fortalt|meldt|anmeldt) ; har ikke (meldt|fortalt|anmeldt)
  ; holdt (jeg )?(mund|kæft) ; sagde ingenting ; aldrig indenfor ; selv aldrig havde turdet
=outcome nothing 0.75 | (ingenting|intet|ikke noget) (skete|er sket|sker|at gå videre)
  ; fik (jeg )?(aldrig|ikke) svar ; påstand mod påstand ; ord mod ord
=outcome nothing 0.4 | (sagde|svarede) at
outcome case_closed 0.85 | henlagt ; afsluttet ; lukket ; afvist ; ikke grundlag
outcome investigation 0.65 | efterforsk\w* ; undersøgelse\w* ; ekstern advokat
outcome measures 0.75 | nye? (regler|rutiner|procedurer) ; indført ; blev bedre ; skiftet ud
  ; har .. bedt om tallene
outcome measures 0.45 | nu (er|har|står|får) (der|vi|alle) ; kurset ; siden har
outcome retaliation 0.85 | {soon} .. {loss} ; {soon} .. (var jeg|fik jeg|havde jeg) ; {loss}
outcome sanction 0.8 | dømt ; fængsel ; bortvist ; fik en advarsel ; suspenderet ; fritaget for tjeneste
perpetrator manager 0.8 | (min|vores|en|den nye) {manager} ; {manager} .. {harm} ; læreren .. {harm}
  ; \[OCCUPATION \d+\] .. {harm} ; en overordnet
perpetrator manager 0.5 | {manager}
perpetrator manager 0.35 | \[OCCUPATION \d+\]
perpetrator colleague 0.7 | (en|min|to|af) {colleague} ; {colleague} .. {harm}
  ; (de|alle) (lo|grinede|lagde|kaldte|holdt op)
perpetrator colleague 0.5 | {colleague}
perpetrator outsider_citizen 0.75 | {outsider} .. {harm} ; anonym\w* ; ukendt nummer ; hadbesked\w*
perpetrator outsider_citizen 0.45 | {outsider}
=witnesses yes 0.8 | (alle|andre|de|vi|ingen|begge) (så|vidste|ved|hørte|lo|grinede|nikkede)
  ; så (det|på mig|væk|ned|længe på den) ; vidne\w* ; foran (alle|hele)
  ; (hele|alle) (rummet|holdet|klassen|vagten|gruppen) ; rundt om bordet ; de andre ; vi kvinder talte
=witnesses no 0.75 | ingen (så|hørte) ; (vi|jeg) var alene ; låste døren
time training 0.8 | \w*praktik(ken|plads|ant)? ; lærling\w* ; elev(tid\w*|plads) ; politiskolen
  ; under uddannelse\w* ; studerende ; uddannelseslæge ; rekrut\w* ; frivillig
time new_job 0.6 | nyuddannet ; nyansat ; sommerjob\w* ; (min )?første (dag|uge|job|vagt)\w*
  ; da jeg (begyndte|startede) ; jeg startede
place party_or_travel 0.7 | \w*(julefrokost\w*|konference\w*|hotel|hotellet|fest|festen|filmfestival\w*|rejse
  |middag\w*|optagelse på|festival|bytur)
place online 0.75 | instagram ; snap(chat)? ; facebook ; messenger ; sms\w* ; teams ; e-mail\w* ; en anden konto
  ; billeder ; \[USERNAME \d+\] ; \[URL \d+\] ; på nettet
place home 0.75 | (min|vores|på|udenfor) (trapp\w*|postkass\w*|have\w*|hoveddør\w*) ; hjemme hos (mig|os)
  ; hjem til (mig|os)
place outdoors 0.6 | i skoven ; på gaden ; parkeringsplads\w*
place workplace 0.6 | {place_work}
consequence sick_leave 0.9 | sygemeld\w* ; sygedagpenge\w* ; uger nu
consequence quit 0.8 | sagde op ; sagde min stilling op ; stoppede (på|i|som) ; nu er jeg \w*(leder|lærer)
  ; skiftede job ; kom (jeg )?ikke op
consequence moved 0.75 | (var|blev|blevet) (udlånt|forflyttet|flyttet|omplaceret)
consequence ill_health 0.75 | ptsd ; stress\w* ; udbrændt ; angst\w* ; panik\w* ; depression\w* ; kastede op
  ; sover ikke ; mareridt ; psykolog\w* ; ryster ; græder ; glemmer
consequence none 0.6 | trives ; jeg er her endnu ; alt godt
"""
