"""Norwegian Nynorsk: what it has beside Bokmål."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, tens, words

_UNITS: Final = "ein,eitt,éin to tre fire fem seks sju åtte ni"
_TENS: Final = {"tjue": 20, "tretti": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90}

DATA: Final = LanguageData(
    code="nn",
    months=numbered("januar februar mars april mai juni juli august september oktober november desember"),
    numbers=numbered(
        "ein,eitt to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
    )
    | tens(_UNITS, _TENS),
    weekdays=words("måndag tysdag onsdag torsdag fredag laurdag sundag søndag måndagen tysdagen laurdagen sundagen"),
    seasons=words("våren sommaren hausten vinteren vår sommar haust vinter jola jula påska"),
    holidays=words(
        "julaftan joleftan nyttårsaftan nyttårsaften påskeaftan sankthansaftan jonsok jonsokaftan juleaftan "
        "første_juledag andre_juledag skjærtorsdag langfredag"
    ),
    age_before=words("er var fylte fyller vart blei blir rundt om_lag no berre snart nesten"),
    age_after=words("år åring åringen åringar årig års"),
    countries=words(
        "noreg sverige danmark finland island tyskland england frankrike spania italia hellas polen russland "
        "ukraina romania tyrkia syria irak iran filippinane somalia eritrea etiopia austerrike"
    ),
    regions=words(
        "vestlandet austlandet sørlandet nord-noreg trøndelag sogn fjordane nordfjord sunnfjord sunnmøre "
        "hardanger voss setesdal telemark valdres hallingdal"
    ),
    demonyms=words("norsk rumensk polsk filippinsk litauisk svensk dansk samisk kurdisk tysk britisk"),
    demographics=words(
        "tunghøyrd ikkje-binær bipolar gravid døv døve lesbisk homofil kreft depresjon einsleg_mor åleinemor åleinefar enkje "
        "enkjemann muslim same rullestol angst utbrend tvillingar fråskild hjarteinfarkt hjerneslag multippel_sklerose "
        "diabetikar epilepsi høyrselshemma synshemma svaksynt transjente lulesame sørsame polakk polakkar leppe-ganespalte "
        "svenske danske finne finnar litauar litauarar thai kristne fargeblind cøliaki cochleaimplantat reindriftssame katolikk "
        "katolikkar afghanar afghanarar somaliar syrar irakar iranar kurdar polakkane høyrer_dårleg barnlaus"
    ),
    demographic_tails=words("syndrom sjukdom liding kreft depresjon psykose demens"),
    unit_tails=words("seksjonen avdelinga eininga etaten tilsynet skulen heimesjukepleia sjukehuset forbundet"),
    organizations=words(
        "politiet ungdomsskulen kommunen arbeidstilsynet petroleumstilsynet sparebanken utdanningsforbundet "
        "fagforbundet høgskulen nynorsk_mediesenter"
    ),
    institutions=words(
        "politiet lensmannskontoret sjukehuset sjukeheimen skulen ungdomsskulen kommunen barnehagen brannstasjonen legekontoret "
        "høgskulen aldersheimen ferja fylkesarkivet ambulansestasjonen kommunestyret sjukeheimstenesta kulturskulen meieriet "
        "slakteriet kraftverket lakseslakteriet fjellstova dialysen lageret verkstaden bussanlegget dagsenteret "
        "omsorgsbustadene gartneriet skisenteret helsehuset legevakta barneskulen vidaregåande smelteverket lokalavisa "
        "brannkorpset"
    ),
    organization_tails=words(
        "kommune fylkeskommune ungdomsskule skule barneskule sjukehus sjukeheim tingrett psykiatrisenter høgskule vidaregåande "
        "lensmannskontor bibliotek kyrkjekor avløysarlag omsorgssenter idrettslag songlag mannskor skulekorps ungdomslag "
        "hjelpekorps spelemannslag skyttarlag kraftlag kulturskule folkehøgskule legesenter sogelag bondelag smelteverk meieri "
        "slakteri musikklag krisesenter"
    ),
    units=words("tropp avdeling lag skift gruppe eining seksjon klasse"),
    occupations=words(
        "lensmann lensmannen politioverbetjent rådmann rådmannen ordførar ordføraren hovudverneombod "
        "verneombod einingsleiar inspektør rektor sokneprest lagbas kommunalsjef fylkesmann plattformsjef "
        "overlege avdelingssjukepleiar hovudtillitsvald skulesjef professor studierettleiar kateket klokkar "
        "kyrkjetenar dagleg_leiar maskinist skipar jordmor dyrlege driftsleiar styrar nestleiar arkivar "
        "lydmann"
    ),
    occupation_tails=words(
        "leiar sjef ombod direktør meister førar inspektør sjukepleiar rettleiar eigar byggjar psykolog trenar forvaltar "
        "konsulent operatør dommar produsent kritikar smed verje"
    ),
    not_occupations=words(
        "rettleiar rettleiaren leiar leiaren leiarar leiarane sjef sjefen sjukepleiar sjukepleiaren tillitsvald "
        "førar meister lærar læraren ombod ombodet"
    ),
    endings=words("n en et a ane s ens ar ene er e inga"),
    street_tails=words("gata vegen veg tunet bakken lia stranda"),
    rooms=words("rom hotellrom lugar lugaren hybel leilegheit brakke brakka luke luka"),
    room_tails=words("rom rommet lugar lugaren hybel leilegheit"),
    not_rooms=words("syndrom mellomrom tidsrom"),
    place_prepositions=words("i på frå til ved utanfor rundt nær mot gjennom over"),
    national_id_cues=words("fødselsnummer fnr fødd f født"),
    phone_cues=words("tlf telefon mobil nummer nummeret ring ringe sms"),
    account_cues=words("konto kontoen kontonummer"),
    case_cues=words("sak saka saksnummer saksnummeret nummeret melding meldinga avvik"),
    employee_cues=words(
        "tenestenummer tenestenummeret tilsettnr tilsettnummer studentnummer tilgangskort lønsnr lønsnummer "
        "lærling sjåfør elevnummer vaktnummer"
    ),
    vehicle_cues=words("bil bilen skilt skiltet registreringsnummer"),
    user_cues=words("systemet heiter heitte konto kontoen brukar brukaren brukarnamn profil namnet innlogginga"),
)
