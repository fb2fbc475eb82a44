"""Norwegian Bokmål: the words that mark or make identifiers."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, tens, words

_UNITS: Final = "en,ett,én to tre fire fem seks sju,syv åtte ni"
_TENS: Final = {
    "tjue": 20, "tyve": 20, "tretti": 30, "tredve": 30, "førti": 40, "førr": 40, "femti": 50, "seksti": 60, "sytti": 70,
    "åtti": 80, "nitti": 90,
}  # fmt: skip

DATA: Final = LanguageData(
    code="nb",
    months=numbered(
        "januar,jan februar,feb,febr mars,mar april,apr mai juni,jun juli,jul august,aug "
        "september,sep,sept oktober,okt november,nov desember,des"
    ),
    numbers=numbered(
        "en,ett,én to tre fire fem seks sju,syv åtte ni ti elleve tolv tretten fjorten femten seksten "
        "sytten atten nitten"
    )
    | tens(_UNITS, _TENS)
    | tens(_UNITS, _TENS, pattern="{unit}og{ten}"),
    weekdays=words(
        "mandag tirsdag onsdag torsdag fredag lørdag søndag mandagen tirsdagen onsdagen torsdagen fredagen "
        "lørdagen søndagen"
    ),
    seasons=words(
        "våren sommeren høsten vinteren vår sommer høst vinter vårsemesteret høstsemesteret jula julen påsken "
        "påska nyttår pinsen"
    ),
    holidays=words(
        "julaften juleaften juledag første_juledag andre_juledag lille_julaften nyttårsaften nyttårsdag "
        "sankthansaften sankthans påskeaften skjærtorsdag langfredag første_påskedag andre_påskedag syttende_mai "
        "17._mai kristi_himmelfartsdag pinseaften romjulen kvinnedagen første_mai valgdagen luciadagen "
        "frigjøringsdagen"
    ),
    age_before=words("er var fylte fyller ble blir rundt omtrent cirka ca nå bare snart nesten på e va nu vart"),
    age_after=words("år åring åringen åringer årig årige års bursdag årsdag"),
    countries=words(
        "norge sverige danmark finland island tyskland england storbritannia skottland irland wales frankrike "
        "spania portugal italia hellas polen russland ukraina hviterussland estland latvia litauen ungarn romania "
        "bulgaria serbia kroatia bosnia kosovo makedonia albania montenegro slovenia slovakia tsjekkia østerrike "
        "sveits nederland belgia luxembourg tyrkia syria irak iran libanon palestina israel jordan egypt marokko "
        "algerie tunisia libya sudan etiopia eritrea somalia kenya uganda nigeria ghana gambia senegal kongo "
        "rwanda burundi tanzania sør-afrika afghanistan pakistan india bangladesh nepal kina japan korea "
        "sør-korea thailand vietnam filippinene indonesia malaysia australia canada usa amerika mexico brasil "
        "chile argentina peru colombia bolivia cuba jemen europa asia afrika sør-amerika norden skandinavia "
        "balkan midtøsten baltikum grønland svalbard færøyene jugoslavia sovjet kurdistan sri_lanka"
    ),
    regions=words(
        "vestlandet østlandet sørlandet nord-norge trøndelag nordland troms finnmark rogaland hordaland vestland "
        "sogn fjordane sogn_og_fjordane møre romsdal møre_og_romsdal oppland hedmark innlandet buskerud vestfold "
        "telemark agder aust-agder vest-agder østfold akershus viken romerike follo toten hadeland ringerike "
        "hallingdal valdres gudbrandsdalen østerdalen helgeland salten lofoten vesterålen sunnmøre nordmøre "
        "nordfjord sunnfjord hardanger voss jæren setesdal finnmarksvidda nordsjøen norskehavet grünerløkka "
        "frogner majorstua bygdøy groruddalen haugalandet lister fosen namdalen numedal sunnhordland midt-norge "
        "barentshavet"
    ),
    demonyms=words(
        "norsk svensk dansk finsk islandsk tysk engelsk britisk skotsk irsk fransk spansk portugisisk italiensk gresk polsk "
        "russisk ukrainsk estisk latvisk litauisk ungarsk rumensk bulgarsk serbisk kroatisk bosnisk kosovoalbansk albansk "
        "makedonsk slovensk slovakisk tsjekkisk østerriksk sveitsisk nederlandsk belgisk tyrkisk syrisk irakisk iransk persisk "
        "libanesisk palestinsk israelsk jordansk egyptisk marokkansk algerisk tunisisk sudansk etiopisk eritreisk somalisk "
        "kenyansk nigeriansk ghanesisk gambisk kongolesisk rwandisk afghansk pakistansk indisk nepalsk kinesisk japansk "
        "koreansk thailandsk vietnamesisk filippinsk indonesisk australsk kanadisk amerikansk meksikansk brasiliansk chilensk "
        "colombiansk arabisk kurdisk samisk kvensk jødisk muslimsk katolsk tamilsk afrikansk asiatisk mørkhudet argentinsk "
        "bolivisk peruansk venezuelansk cubansk"
    ),
    demographics=words(
        "jesid lam stum muslim muslimen muslimer jøde jøden kristen hindu buddhist sikh katolikk ateist pinsevenn baptist "
        "læstadianer jehovas_vitne jehovas_vitner adventist alevitt sjiamuslim sunnimuslim same samen samer kven romfolk tater "
        "kurd kurder araber perser tatar palestiner afghaner somalier iraner iraker syrer eritreer etiopier bosnier serber "
        "kroat tyrker polakk russer ukrainer litauer finne svenske danske tysker amerikaner filippiner tamil lesbisk lesbe "
        "homofil homo homse bifil bi skeiv skeive trans transperson transkvinne transmann ikke-binær gravid gravide høygravid "
        "svangerskap tunghørt hørselssvekket spontanabort prøverør døv døve hørselshemmet høreapparat blind svaksynt rullestol "
        "rullestolbruker funksjonshemmet funksjonsnedsettelse cp cerebral_parese protese beinprotese amputert ms als epilepsi "
        "diabetes diabetiker revmatisme leddgikt kreft brystkreft leukemi parkinson parkinsons alzheimers demens dement slag "
        "migrene fibromyalgi endometriose kols astma artrose adhd add autisme asperger aspergers dysleksi dyslektiker tourettes "
        "bipolar bipolar_lidelse schizofreni psykose ptsd depresjon alvorlig_depresjon utbrenthet angstlidelse panikkangst "
        "spiseforstyrrelse anoreksi bulimi hiv psoriasis tinnitus stamming tilpasningsforstyrrelse alenemor alenefar "
        "aleneforelder enslig_mor enke enkemann trebarnsmor tobarnsmor firebarnsmor fembarnsmor trebarnsfar tobarnsfar "
        "firebarnsfar småbarnsmor småbarnsfar tvillinger tvillingmor adoptert fosterbarn skilt flyktning asylsøker "
        "hjerteinfarkt hjerneslag multippel_sklerose transjente transgutt ramadan epileptiker hørselshemma synshemma dialyse "
        "cellegift nederlender greker lulesame sørsame nordsame sjøsame leppe-ganespalte ryggmargsskade hjerneskade lupus "
        "hudfarge pakis polakker polakkene kristne thai permobil fargeblind glutenintoleranse cøliaki reindriftssame "
        "cochleaimplantat katolikker katolikken afghanere hører_dårlig svart_hudfarge barnløs"
    ),
    demographic_tails=words(
        "syndrom syndromet sykdom sykdommen lidelse lidelsen forstyrrelse kreft depresjon depresjonen psykose dystoni "
        "fobi diabetes leddgikt sklerose allergi hemming nedsettelse protese implantat demens barnsmor "
        "barnsfar legning infarkt svulst spalte margsskade"
    ),
    persons=words(
        "hodan amina warsame farah nasra abdi mohamed ali hassan ahmed fatima jun ionel vigdis odd stein liv "
        "bjørg oddvar solrun stian roar kåre gaute silje torbjørn ingvild turid hege berit knut arne trygve eirik "
        "sigrid gudrun åse ragnhild kjersti anlaug ola kari per pål espen askeladd jonna baran"
    ),
    organizations=words(
        "politiet politihøgskolen politidirektoratet nav petroleumstilsynet havtil arbeidstilsynet spesialenheten "
        "kriminalomsorgen skatteetaten tollvesenet tolletaten forsvaret sjøforsvaret hæren luftforsvaret "
        "heimevernet sjøkrigsskolen krigsskolen militærpolitiet kystvakten sivilombudet diskrimineringsnemnda "
        "kripos økokrim pst stortinget regjeringen justisdepartementet utdanningsforbundet fagforbundet "
        "sykepleierforbundet lo ys unio akademikerne handel_og_kontor industri_energi safe fellesforbundet "
        "norsk_sykepleierforbund politiets_fellesforbund legeforeningen nito tekna lederne arbeiderpartiet høyre "
        "venstre senterpartiet fremskrittspartiet frp ap sv krf rødt mdg sp dagbladet vg aftenposten nrk tv2 ntnu "
        "uio uib uit oslomet nmbu bi equinor statoil aker telenor dnb posten vy rema coop kiwi meny byggmax "
        "securitas facebook instagram snapchat snap tiktok teams twitter messenger whatsapp linkedin discord zoom "
        "finn vipps ullevål rikshospitalet haukeland ahus dps bup teaterhøgskolen nationaltheatret operaen "
        "røde_kors norsk_folkehjelp"
    ),
    institutions=words(
        "politiet lensmannskontoret politistasjonen politihuset patruljeseksjonen brannstasjonen brannvesenet "
        "ambulansetjenesten sykehuset sykehjemmet legevakten legekontoret akutten bosenteret barnehagen skolen enheten "
        "klinikken sjukehuset heimesjukepleia etaten styret ungdomsskolen videregående høgskolen universitetet biblioteket "
        "fengselet kommunen tingretten lagmannsretten tollstedet kystvakten leiren garnisonen bataljonen helsestasjonen "
        "hjemmetjenesten rådhuset hovedkontoret verftet menigheten fabrikken verkstedet teateret museet trelastsentralen nav "
        "barnevernet asylmottaket rektorområdet psykiatrisk_avdeling dps ambulansestasjonen barnevernvakta vaskeriet fergeleiet "
        "ferja fergen trafikkstyringssentralen nevrologen fylkesarkivet statsarkivet badehotellet meieriet slakteriet "
        "smelteverket skipsverftet pensjonatet fjellstua turisthytta svømmehallen ishallen kulturskolen kulturskulen "
        "kraftverket lakseslakteriet oppdrettsanlegget fiskemottaket havnekontoret losstasjonen redningsselskapet hospitset "
        "føden radiologen kirurgen ortopeden medisinen barneavdelingen fødeavdelingen dialysen systua operasjonsstua intensiven "
        "lageret terminalen postterminalen gatekjøkkenet frisørsalongen bilverkstedet begravelsesbyrået reklamebyrået "
        "advokatkontoret travbanen stallen dyresykehuset krematoriet moskeen synagogen klosteret bussanlegget bussdepotet "
        "logistikksenteret lakseanlegget klekkeriet renseanlegget bofellesskapet omsorgsboligene dagsenteret demensavdelingen "
        "gartneriet alpinanlegget skisenteret treningssenteret tannklinikken øyeavdelingen hudpoliklinikken lokalavisa "
        "lokalavisen avisredaksjonen brannkorpset"
    ),
    organization_heads=words(
        "campus senter senteret museet teatret hotell hotellet restaurant kafé firmaet selskapet skolen avisa "
        "avisen institutt prosjekt laget klubben partiet"
    ),
    unit_tails=words(
        "patruljen seksjonen avdelingen avdelinga enheten direktoratet tilsynet etaten departementet klinikken høgskolen nemnda "
        "verket forbundet samfunnet"
    ),
    organization_tails=words(
        "kommune fylkeskommune tingrett lagmannsrett universitet høgskole høyskole sykehus sykehjem sjukehus fengsel skole "
        "ungdomsskole barneskole videregående politidistrikt politistasjon brannstasjon brannvesen legevakt menighet bispedømme "
        "klinihkka bataljon as asa teater museum symfoniorkester filharmoni barnehage omsorgssenter møbler offshore bygg "
        "psykiatrisenter forlag verft bibliotek kyrkjekor kirkekor avløserlag avløysarlag bilverksted rederi lufthavn pensjonat "
        "misjonsforening skolekorps mannskor idrettslag vgs veidrift kantori hjelpekorps dyresykehus dyreklinikk travbane "
        "travselskap musikkorps sanitetsforening bygdelag skytterlag sanglag songlag spelemannslag bondelag småbrukarlag "
        "brannkorps vertshus gjestgiveri bakeri bryggeri meieri slakteri sagbruk smelteverk kraftlag behandlingssenter "
        "rehabiliteringssenter helsehus legesenter tannklinikk kulturskole folkehøyskole folkehøgskole kunsthall kunstforening "
        "fotballklubb håndballklubb skiklubb sykkelklubb rideklubb golfklubb seilforening kammerkor barnekor legekontor "
        "helsestasjon familievernkontor krisesenter asylmottak bofellesskap røde_kors"
    ),
    units=words(
        "tropp avdeling lag skift vakt vaktlag gruppe team seksjon kompani bataljon skvadron vedlikeholdsskvadron region enhet "
        "post linje etat eskadron arbeidslag skiftlag dagskift nattskift kveldsskift vaktgruppe driftslag"
    ),
    occupations=words(
        "lensmann lensmannen politimester politimesteren politioverbetjent politibetjent politiførstebetjent politistasjonssjef "
        "driftsenhetsleder hundefører innsatsleder operasjonsleder hovedverneombud verneombud plattformsjef borer kranfører "
        "professor førsteamanuensis amanuensis instituttleder dekan prodekan rektor overlege turnuslege kommunelege fastlege "
        "avdelingssykepleier rådmann kommunedirektør ordfører varaordfører kommunalsjef fylkesmann statsforvalter arkivleder "
        "lagfører kompanisjef kaptein orlogskaptein major løytnant oberst oberstløytnant sersjant general admiral fenrik "
        "kommandør førstelagmann lagmann sorenskriver tingrettsdommer statsadvokat utrykningsleder brannsjef brannmester "
        "teatersjef dirigent regissør koreograf sogneprest prost biskop prest kapellan kantor organist inspektør tollinspektør "
        "fengselsleder fengselsinspektør butikksjef varehussjef regionsjef skiftleder områdeleder enhetsleder seksjonsleder "
        "formann baas bas lagbas klubbleder hovedtillitsvalgt styreleder stortingsrepresentant kommunestyrerepresentant "
        "redaktør sjefredaktør journalist styrmann skipper maskinsjef båtsmann stuert revisor psykolog postdoktor daglig_leder "
        "basen helsesykepleier sosionom kateket bergsprenger klinikkeier kulldykker dykker maskinist dagleg_leiar optiker "
        "audiograf logoped klokker kirketjener graver sysselmester jordmor veterinær dyrlege dykkerleder boresjef brønnsjef "
        "basleder matros kokk kjøkkensjef sous-chef vaktmester fyrvokter bestyrer konservator driftssjef styrer brønnoperatør "
        "korleder nestleder nestkommanderende arkivar lydmann oversersjant stabssersjant kirkeverge berider linjeprodusent"
    ),
    occupation_tails=words(
        "sjef leder direktør mester ombud formann inspektør kommissær dommer advokat lege sykepleier råd fører rådgiver "
        "koordinator ordfører betjent mann konsulent bestyrer redaktør prest dirigent representant forvalter operatør pedagog "
        "terapeut konstabel offiser pilot forsker ansvarlig ekspert sekretær jurist tekniker adjunkt lektor president "
        "analytiker eier bygger sprenger psykolog vertinne konservator maskinist styrmann trener veterinær bibliotekar "
        "kapellmester assistent medlem sersjant løytnant kaptein partner produsent kritiker rytter smed verge kirkeverge "
        "berider bratsjist fiolinist cellist"
    ),
    not_occupations=words(
        "møteleder møtelederen veileder veilederen stipendiat sjef sjefen sjefer sjefene leder lederen ledere "
        "lederne advokat advokaten lege legen legene leger sykepleier sykepleieren sykepleiere råd rådet mann "
        "mannen menn mennene nordmann nordmannen ektemann ektemannen tillitsvalgt dommer dommeren mester "
        "mesteren betjent betjenten konsulent rådgiver koordinator fører føreren kjæreste formannskap ombud "
        "ombudet sjåfør forbruker enkemann vaktmann tømmermann fagmann mellommann kvinnemann barnelege forråd "
        "onkelmann brannmann brannmannen fastlege fastlegen forsvarsadvokat bistandsadvokat stormann "
        "landsmann medarbeider håndtverksmester bilfører bilføreren fotballeder lærling representant gudmann "
        "verkemann sjømann fangeleder tankemann varamann nabomann pleier"
    ),
    occupation_lookalikes=words(
        "kollege kontrabass kolleg bemann oppfør oppføre utfør handled førstemann forråd område semest billed innfør lillebror "
        "sokneråd menighetsråd menighedsråd tilsetjingsråd ansettelsesråd ansættelsesråd elevråd kommuneråd bydelsråd "
        "ungdomsråd eldreråd ældreråd skoleråd fagråd studentråd"
    ),
    qualifiers=words(
        "ledende stedfortredende assisterende konstituert fungerende tidligere politisk politiske "
        "administrativ teknisk faglig medisinsk førsteamanuensis regional lokal øverste daglig nestleder "
        "kunstnerisk kunstneriske managing medisinske tekniske daglege dagleg andre første vakthavende indre ytre administrerende"
    ),
    endings=words("n en et a ene ane s ens ets enes er e r ne nes rs ar inga"),
    street_tails=words(
        "gata gaten gate veien vegen vei veg gatas plass plassen bakken bakke stien tunet torget torg allé alleen "
        "brygga kaia svingen lia åsen haugen terrasse grend"
    ),
    rooms=words(
        "kontor skap oppgang dørkoden portkoden postboks rom hotellrom romnummer lugar lugaren hybel "
        "leilighet dørkode rommet portkode brakke brakka luke luka"
    ),
    room_tails=words("rom rommet lugar lugaren hybel leilighet leiligheten"),
    not_rooms=words("syndrom mellomrom tidsrom kondrom velodrom kromosom mikrom monokrom fremrom"),
    place_prepositions=words("i på fra til ved utenfor rundt nær mot gjennom over"),
    national_id_cues=words("fødselsnummer fødselsnummeret fødselsnr fnr f.nr personnummer personnr d-nummer født f"),
    phone_cues=words(
        "tlf telefon telefonen telefonnummer mobil mobilnummer mobilnummeret mob nummer nummeret ring ringe "
        "ringte sms vipps vippset vippse nås når"
    ),
    account_cues=words(
        "konto kontoen kontonummer kontonummeret kontonr bankkonto iban kort kortet kortnummer lønnskonto kid "
        "bankkontonummer"
    ),
    case_cues=words(
        "sak saken saksnummer saksnummeret saksnr journalført journalnummer jnr ref referanse anmeldelse "
        "anmeldelsen avvik avviksnr avviksnummer dok kvittering arkivsak sakens nummer rundskriv"
    ),
    employee_cues=words(
        "tjenestenummer tjenestenummeret tj.nr tjnr ansattnr ansattnummer ans.nr ansattnummeret studentnummer "
        "studentnr adgangskort adgangskortet kort kortet id-kort brikke skilt legitimasjon tjenestebevis "
        "medarbeidernummer lønsnr lønnsnr lønsnummer lønnsnummer lærling kadett elevnummer elevnr sjåfør "
        "sjåførnummer vaktnummer førernummer"
    ),
    vehicle_cues=words(
        "bil bilen regnr reg.nr registreringsnummer registreringsnummeret skilt skiltet bilnummer patrulje patruljen kjøretøy "
        "varebil kommunebil kommunebilen ambulanse båt båten kallesignal buss bussen lok loket vogn vogna tog toget lastebil "
        "lastebilen truck trucken radio tankbil"
    ),
    user_cues=words(
        "systemet er ny pseudonym heter het konto kontoen bruker brukeren brukernavn brukernavnet profil profilen "
        "navnet login innlogging instagram twitter snapchat tiktok kaller_seg alias nick navn"
    ),
)
