"""What Norwegian (Bokmål) testimonies say of what happened; the notation is told in `textkit.themes.fact_rules`."""

from __future__ import annotations

NEGATION = r"ikke|ikkje|aldri|ingen|ingenting|inga|knapt|verken|uten|itj"
UNREAL = (
    r"hvis jeg hadde|om jeg hadde|hadde jeg|skulle|burde|kunne ha|tenkte|tenker|ville|våget|tør|turte|kan|"
    r"får man|hvordan man|vil hun"
)
OTHERS = r"annen|andre som|før meg|den som|sist klaget|de som"
WORDS = {
    "manager": (
        r"[\w-]*(sjef|leder|lederen|rektor|direktør|professor|foreleser|veileder|overlege|lensmann|rådmann|kaptein|"
        r"major|offiser|ordfører|bas|formann|prost|sykepleier(?<=avdelingssykepleier)|kommandør|løytnant|sersjant|"
        r"instruktør|styreleder|overordnede?t?|befal|førsteamanuensis|prest|inspektør|skipper|redaktør|"
        r"han som hadde nøklene)(en|et|s|er|ens|ene|n)?"
    ),
    "colleague": (
        r"(kollega\w*|kolleger|gutta|gutan|gjengen|\w+gjengen|de andre|arbeidskamerat\w*|makker\w*|medstudent\w*|"
        r"mannskapet|laget|skiftet|ansatte|dem andre|kamerat\w*|klassen)s?"
    ),
    "outsider": (
        r"(pasient\w*|elev\w*|student(en|er|ene)?|kunde\w*|gjest\w*|pårørende|innsatt\w*|foreldre\w*|far til|en far|"
        r"beboer\w*|passasjer\w*|innbygger\w*|publikum|ektemannen til|sønnen til en)s?"
    ),
    "safety": r"\w*(verneombud)\w*",
    "union": (r"(fagforening\w*|tillitsvalgt\w*|fellesforbundet|forbundet|fagforbundet|lo|handel og kontor)"),
    "police": r"(politiet|politi|militærpolitiet|påtalemyndighet\w*|spesialenheten)",
    "hr": r"(hr|personalavdeling\w*|personalsjef\w*|hr-\w+)",
    "authority": (
        r"(arbeidstilsynet|petroleumstilsynet|ldo|likestillings\w*|diskriminerings\w*|ombudet|tilsynet|"
        r"varslingskanal\w*|fylket|bispedømmet|statsforvalteren|bedriftshelsetjenesten|varslingsutvalget|"
        r"havindustritilsynet|sivilombud\w*|generalsekretæren|studentombud\w*)"
    ),
    "contact": (
        r"(gikk|kontaktet|tok kontakt|henvendte meg|ringte|skrev|skrevet|sendte|sendt|fortalte|fortalt|meldte|meldt|"
        r"varslet|varsla|klaget|klagde|tok opp|tok det opp|sa ifra|sa fra|snakket|snakka|anmeldte|anmeldt|leverte|"
        r"sa det|rapporterte|spurte)"
    ),
    "to": r"(til|for|med|hos|inn til|opp til)",
    "harm": (
        r"(tok|la|sto|stod|skrev|sa|kalte|kaller|sendte|dyttet|låste|ropte|hvisket|spurte|fulgte|holdt|kommenterte|"
        r"slo|klådde|målte|strøk|kysset|lo|skaut|skjøt|truet|kastet|satte|bytta|hengt|stengte|begynte|flyttet|liker|"
        r"likte|følge|lette|presenterer|dro|lente|kom|ville|ba|ga|gikk|så|stirret|tvang|grep|klappet|klemte|skrek|"
        r"ringte|pekte|rettet|kjeftet|hånte)"
    ),
    "soon": (
        r"(dager senere|uker senere|uken etter|uka etter|dagen etter|måneden etter|etter det|deretter|siden|etterpå|"
        r"etter at jeg|måneder senere|kort tid etter|elleve dager)"
    ),
    "loss": (
        r"(overtallig|flyttet|omplassert|oppsagt|degradert|fratatt|utelatt|forbigått|sluttpakke|fikk ikke lenger|"
        r"mistet|mister|ryddet|nattevakt\w*|færre vakter|frosset ut|omgjort)"
    ),
    "place_work": (
        r"(\w*rommet|\w*kontor|\w*skole\w*|\w*kjøkken\w*|butikk\w*|verksted\w*|\w*lokale\w*|skift\w*|vaktlist\w*|"
        r"turnus\w*|\w*avdeling\w*|barnehage\w*|sykehjem\w*|teater\w*|lab\w*|kontoret|stasjonen|\w*stasjon|"
        r"pauserommet|garderoben|lageret|avdelingen|skapet|kopimaskinen|kantina|morgenmøtet?|møtet?|gruppa|"
        r"lensmannskontoret|brakka|bakrommet|vakt|vakta|vaktrommet|på jobb|plass|arbeidsplass\w*|rommet|bilen|messa|"
        r"tingrett|sykehus\w*|kassa|hospitalet|butikken|skranken|plattform\w*|operasjonsstua|laben|parkvesenet)"
    ),
}
RULES = r"""
reported yes 0.85 | (jeg|vi|æ) (meldte|varslet|varsla|anmeldte|klaget|klagde|rapporterte)
  ; har (meldt|varslet|anmeldt|klaget) ; meldt av ; innmeldt av ; (mitt )?varsel(et)? (mitt|om|ble|vårt)?
  ; meldte fra ; varsel etter ; anmeldt ; saksnummer ; leverte varselet ; hele varselet ; klagen min
  ; meldingen min ; behandle varselet ; (min )?klage ; jeg (klaget|klagde) én gang
reported yes 0.8 | {contact} .. {to} (vår |min |sin |nærmeste )?{manager} ; {contact} .. {to} {union}
  ; {contact} .. {to} {police} ; {contact} .. {to} {hr} ; {contact} .. {to} {authority}
  ; {contact} .. {to} {safety} ; ringte {police} ; ringte (sjefen|{manager}) ; {contact} {to} \[OCCUPATION \d+\]
  ; {contact} .. {to} \[ORGANIZATION \d+\] ; viste dette til {manager} ; fortalte ham det ; fortalt det til
reported yes 0.5 | {union} ; {hr} ; {authority}
reported yes 0.6 | {police} (har|tok|skrev|ga|henla|ringte|kom) ; saken ligger hos ; {hr} (svarte|sa|skrev)
  ; \[CASE_NUMBER \d+\] ; dere svarte ; etterforsk\w* ; henlagt ; saken var hos ; forklaring ; til: .. {authority}
  ; til: .. hr\S*
reported yes 0.75 | avviks?(nr|melding\w*)? ; {manager} satte oss ; ringte ho vekter ; dom i ; saken avsluttes
  ; begge parter ; gikk rett til ; til {manager}(?=\W*\n|$) ; din henvendelse ; notat til fil
=reported no 0.9 | (sa|sier|fortalte|meldte|anmeldte|varslet|nevnte) (det |noe )?(aldri|ikke|ingenting|ikkje|det ikke|ingen)
  ; aldri (sagt|fortalt|meldt|varslet|anmeldt|skrevet|nevnt) ; har ikke (meldt|fortalt|varslet|anmeldt|sagt)
  ; holdt (æ |jeg |jeg bare )?(kjeft|munn) ; sa ingenting ; ingen har (meldt|anmeldt|sagt) ; ikke si noe
  ; sa det ikke til noen ; ingen anmeldelse ; har aldri
=reported no 0.6 | ingen (sa|sier|snakket|snakker) (noe|noko|et ord|hvorfor)? ; alle (visste|vet|i \w+ vet)
  ; (jeg|æ) (lo|smilte) ; hvem skulle (jeg|vi) ; ikke noe å (legge til|melde|si) ; ikke sier noe ; ikke si
  ; ingen vitner ; ingen .. noe
reported_to manager 0.8 | {contact} .. {to} (vår |min |sin |nærmeste )?{manager} ; ringte (sjefen|{manager})
  ; {manager} (svarte|sa) ; viste dette til {manager} ; {contact} {to} \[OCCUPATION \d+\]
  ; sa ifra .. {to} {manager}
reported_to union 0.75 | {contact} .. {to} {union} ; {union} (ringte|skrev|tok|sa)
reported_to union 0.5 | {union}
reported_to hr 0.5 | {hr}
reported_to other_authority 0.55 | {authority}
reported_to safety_representative 0.75 | {contact} .. {to} {safety} ; {safety} (purret|hjalp|tok|skrev)
reported_to police 0.85 | {contact} .. {to} {police} ; ringte {police}
  ; {police} (har|tok|skrev|ga|henla|ringte|kom) ; anmeldt .. {police} ; politianmeld\w* ; betjent .. ringer
reported_to hr 0.8 | {contact} .. {to} {hr} ; til: hr\S* ; {hr} (svarte|sa|skrev) ; hos hr
reported_to other_authority 0.85 | {contact} .. {to} {authority} ; til: {authority} ; til {authority}
  ; varslingskanalen
=reported_to no_one 0.85 | aldri (sagt|fortalt|meldt|varslet|anmeldt) ; har ikke (meldt|fortalt|varslet|anmeldt)
  ; holdt (æ |jeg |jeg bare )?(kjeft|munn) ; sa ingenting ; ikke si noe til ; ingen har (meldt|anmeldt)
  ; har aldri
=outcome nothing 0.75 | (ingenting|ikkje noko|ikke noe|intet) (skjedde|har skjedd|skjer)
  ; aldri (noe nytt|svar|hørt) ; ikke fått svar ; ingen svar(te)? ; ord mot ord ; se (det|saken) an
  ; tar oss en prat ; fikk ikke svar ; rant ut i sanden
=outcome nothing 0.4 | (sa|svarte) at (gutta|det|jeg|man|vi) ; vurdert ; spurte om jeg ville ; bare har det gøy
outcome case_closed 0.85 | henlagt ; henla ; henleggelse ; lagt bort ; avsluttet ; ikke grunnlag ; anses oppgjort
  ; avvist ; lukket
outcome investigation 0.65 | etterforsk\w* ; gransk\w* ; undersøk(t|es|else av) ; saken ligger hos
  ; kartlegging\w* ; (tre|to|\w+) saker på oss ; avhør
outcome measures 0.75 | innførte ; har innført ; ny(e)? rutine\w* ; ble bedre ; med åpen dør ; svar .. innen
  ; bedt om unnskyldning ; trening i
outcome measures 0.45 | nå (står|finnes|har|får|går) ; fått .. kontaktperson ; kurs(et)? ; tiltak\w*
outcome retaliation 0.8 | {soon} .. {loss}
  ; {soon} .. (fikk jeg|ble jeg|sto jeg|ble stillingen) .. (beskrevet|overtallig|flytta|ikke)
  ; fikk (jeg )?(ikke|aldri) (lenger|mer) ; ble fratatt ; straff\w* ; gjengjeld\w* ; (beskrevet|ble) .. overtallig
  ; ligger der ; ble det ryddet
outcome sanction 0.8 | fengsel ; dømt ; skriftlig advarsel ; fikk sparken ; suspendert ; oppsagt .. han ; avsatt
  ; utvist ; fratrådte
perpetrator manager 0.8 | (min|vår|en|den nye|daværende) {manager} ; {manager}( min| vår)? .. {harm}
  ; (læreren|foreleseren) .. {harm} ; \[OCCUPATION \d+\] .. {harm} ; en overordnet ; {manager} (vår|min)
perpetrator manager 0.5 | {manager}
perpetrator manager 0.35 | \[OCCUPATION \d+\]
perpetrator colleague 0.7 | (en|min|to|av|ene) {colleague} ; {colleague} .. {harm}
  ; (de|dem|dei) (sluttet|lo|satte|bytta|hadde skrevet|kalte|la) ; den andre .. vakt
perpetrator colleague 0.45 | {colleague}
perpetrator subordinate 0.6 | (en|mine) underordne\w* ; ansatte mine .. {harm}
perpetrator outsider_citizen 0.75 | {outsider} .. {harm} ; kommentar(er|felt)\w* ; facebookgruppe ; anonym\w*
  ; meldinger på jobbmailen ; ukjent nummer ; kastet .. stein ; muttrene
perpetrator outsider_citizen 0.45 | {outsider}
=witnesses yes 0.8 | (hun|han) (så|hørte) (det|på) ; alle .. vet
  ; (alle|andre|de|dem|vi|ingen|gutta|begge|ni) (så|visste|vet|hørte|lo|studerte|nikket|ser)
  ; så (det|på meg|bort|ned) ; vitne\w* ; foran de andre ; sto ved siden av ; satt ved siden av
  ; foran (alle|hele|klassen|gjengen) ; (hele|alle) (rommet|gjengen|klassen|vakta|skiftet|gruppa)
  ; ingen (sa|sier) (noe|noko|et ord|hvorfor) ; de andre ; de lo ; over høyttaleren ; reiste seg
=witnesses no 0.75 | ingen (så|andre så|hørte) ; (vi|jeg|æ) var alene ; låste (dørene|døra|døren) ; alene med
  ; uten vitner
time training 0.8 | \w*praksis(en|plass|perioden)? ; lærling\w* ; politihøgskolen ; rekrutt\w*
  ; under utdanning\w* ; aspirant\w* ; førstegangstjenest\w* ; turnuslege ; stipendiat\w* ; prøvetid\w*
  ; student\w*
time new_job 0.6 | (jeg|da jeg|jeg var) (var )?(ny|nyutdannet|nyutdanna|nyansatt) ; rett fra ; sommerjobb\w*
  ; ferievikar\w* ; sommervikar\w* ; (min |mi )?første (dag|uke|uka|jobb|vakt|året|tiden)\w* ; da jeg begynte
  ; det første jeg lærte ; nyansatt
place party_or_travel 0.7 | \w*(julebord|julebordet|konferanse\w*|hotell|hotellet|hotellrom\w*|fest|festen|tur
  |turen|kurs(?=\W+i|\W+på)|reise|middag\w*|boblebad\w*|seminar(?=et på)|utenlandstur|jakt|hyttetur|hytten
  |kongress|landsmøte\w*|nachspiel|afterski)
place online 0.75 | instagram ; snap(chat)? ; facebook\w* ; messenger ; sms\w* ; teams ; zoom ; mailene?
  ; e-post\w* ; kommentarer ; på nett(et)? ; gruppechat\w* ; tiktok ; bilder (fra|av) ; \[USERNAME \d+\]
  ; \[URL \d+\] ; profil\w* ; meldinger
place training 0.65 | politihøgskolen ; på øvelse ; øvingsfelt\w* ; på kurset
place home 0.75 | (min|vår|på|utenfor|sto på) (trapp\w*|hybel\w*|postkass\w*|oppkjørsel\w*|hage\w*|dør\w*)
  ; hjemme hos (meg|oss) ; hjem til (meg|oss) ; huset (mitt|vårt|tatt) ; hjemmeadress\w* ; inn på rommet
  ; bilde av huset ; klær ute
place outdoors 0.65 | i skogen ; på fjellet ; oppi fjella ; møteplass ; i parken ; ute på ; parkeringsplass\w*
  ; stigen ; hekk
place workplace 0.6 | {place_work}
consequence sick_leave 0.9 | sykmeld\w* ; sykemeld\w* ; sykepenge\w* ; utbrent ; uføretrygd\w*
consequence quit 0.8 | sa opp ; sluttet(?! å) ; slutta(?! å) ; trer tilbake ; trekker meg ; sagt opp
  ; derfor slutta ; derfor sluttet ; annen jobb ; ny jobb ; (jeg|har) sluttet(?! å) ; nå jobber (jeg|æ)
  ; byttet (jobb|yrke) ; forlot ; gikk av ; sluttpakke ; går (jeg )?hjem
consequence moved 0.75 | (ble|blitt|er) (flytta|flyttet|omplassert|overflyttet) ; søkte meg (bort|over|til)
  ; bytta (avdeling|skift|til) ; har bytta
consequence ill_health 0.75 | ptsd ; angst\w* ; stress\w* ; tabletter ; utmattet ; panikk\w* ; depresjon\w*
  ; deprimert ; kasta opp ; kastet opp ; (sover|sov|sove) (ikke|dårlig) ; gikk ned .. kilo ; mareritt ; puls\w*
  ; hjertebank ; psykolog\w* ; tennene ; våkner ; griner ; magesår ; skjelv\w* ; glemmer navn ; gruet meg
consequence none 0.6 | ikke noe å legge til ; jeg er der ennå ; trives ; helt greit ; er fornøyd ; alt bra
"""
