"""Swedish: the words that mark or make identifiers."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, tens, words

_UNITS: Final = "ett,en,et två tre fyra fem sex sju åtta nio"
_TENS: Final = {
    "tjugo": 20,
    "tjugi": 20,
    "tju": 20,
    "trettio": 30,
    "tretti": 30,
    "fyrtio": 40,
    "förti": 40,
    "förtio": 40,
    "fyrti": 40,
    "femtio": 50,
    "femti": 50,
    "sextio": 60,
    "sexti": 60,
    "sjuttio": 70,
    "sjutti": 70,
    "åttio": 80,
    "åtti": 80,
    "nittio": 90,
    "nitti": 90,
}

DATA: Final = LanguageData(
    code="sv",
    months=numbered(
        "januari,jan februari,feb,febr mars,mar april,apr maj juni,jun juli,jul augusti,aug "
        "september,sep,sept oktober,okt november,nov december,dec"
    ),
    numbers=numbered(
        "ett,en två tre fyra fem sex sju åtta nio tio elva,älva tolv tretton fjorton femton sexton sjutton "
        "arton,aderton nitton"
    )
    | tens(_UNITS, _TENS),
    weekdays=words(
        "måndag tisdag onsdag torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen "
        "söndagen"
    ),
    seasons=words(
        "våren sommaren hösten vintern vår sommar höst vinter vårterminen höstterminen vt ht vårvintern "
        "försommaren sensommaren senhösten förvåren julen påsken nyår midsommar jul påsk pingst"
    ),
    holidays=words(
        "midsommarafton midsommardagen midsommarnatten julafton julaftonen juldagen annandagen annandag_jul "
        "nyårsafton nyårsaftonen nyårsdagen nyårsnatten valborg valborgsmässoafton påskafton påskdagen "
        "annandag_påsk långfredagen långfredag skärtorsdagen skärtorsdag kristi_himmelsfärdsdag nationaldagen "
        "lucia luciadagen luciamorgonen alla_helgons_dag trettondagen trettondagsafton trettondag_jul pingstafton "
        "pingstdagen första_maj kvinnodagen internationella_kvinnodagen fars_dag mors_dag valdagen valnatten "
        "dopparedagen tjugondag_knut allhelgonaafton allhelgona alla_hjärtans_dag fettisdagen"
    ),
    age_before=words(
        "är var fyllde fyller blev blir runt omkring cirka ungefär nu bara knappt drygt nästan snart åldern e va"
    ),
    age_after=words("år åring åringen åringar årig åriga årige års bast vårar jämna årsdag årsdagen"),
    countries=words(
        "sverige norge danmark finland island tyskland england storbritannien skottland irland wales frankrike "
        "spanien portugal italien grekland polen ryssland ukraina belarus vitryssland estland lettland litauen "
        "ungern rumänien bulgarien serbien kroatien bosnien bosnien-hercegovina kosovo makedonien nordmakedonien "
        "albanien montenegro slovenien slovakien tjeckien österrike schweiz nederländerna holland belgien "
        "luxemburg turkiet syrien irak iran libanon palestina israel jordanien egypten marocko algeriet tunisien "
        "libyen sudan etiopien eritrea somalia kenya uganda nigeria ghana gambia senegal kongo rwanda burundi "
        "tanzania sydafrika afghanistan pakistan indien bangladesh nepal kina japan korea sydkorea nordkorea "
        "thailand vietnam filippinerna indonesien malaysia australien kanada usa amerika mexiko brasilien chile "
        "argentina peru colombia bolivia uruguay ecuador kuba jemen saudiarabien kuwait georgien armenien "
        "azerbajdzjan kazakstan uzbekistan mongoliet mali europa asien afrika sydamerika nordamerika norden "
        "skandinavien balkan mellanöstern baltikum grönland åland färöarna jugoslavien sovjet sovjetunionen "
        "östtyskland kurdistan cypern malta"
    ),
    regions=words(
        "skåne blekinge halland småland öland gotland östergötland västergötland bohuslän dalsland värmland närke "
        "västmanland södermanland sörmland uppland dalarna gästrikland hälsingland härjedalen jämtland medelpad "
        "ångermanland västerbotten norrbotten lappland svealand götaland norrland västernorrland gävleborg "
        "roslagen österlen sjuhärad bergslagen tornedalen mellannorrland västkusten östkusten södertörn "
        "mälardalen tjust skaraborg fyrbodal storstockholm göteborgstrakten sydsverige mellansverige västsverige "
        "nordvästra_skåne södermalm östermalm kungsholmen norrmalm vasastan hisingen rosengård rinkeby tensta "
        "husby bergsjön angered biskopsgården hammarby bromma järva"
    ),
    demonyms=words(
        "svensk norsk dansk finsk isländsk tysk engelsk brittisk skotsk irländsk fransk spansk portugisisk "
        "italiensk grekisk polsk rysk ukrainsk vitrysk estnisk lettisk litauisk ungersk rumänsk bulgarisk "
        "serbisk kroatisk bosnisk kosovoalbansk albansk makedonsk slovensk slovakisk tjeckisk österrikisk "
        "schweizisk nederländsk holländsk belgisk turkisk syrisk irakisk iransk persisk libanesisk palestinsk "
        "israelisk jordansk egyptisk marockansk algerisk tunisisk libysk sudanesisk etiopisk eritreansk "
        "somalisk kenyansk ugandisk nigeriansk ghanansk gambisk senegalesisk kongolesisk rwandisk afghansk "
        "afgansk pakistansk indisk bangladeshisk nepalesisk kinesisk japansk koreansk thailändsk vietnamesisk "
        "filippinsk indonesisk australisk kanadensisk amerikansk mexikansk brasiliansk chilensk argentinsk "
        "peruansk colombiansk boliviansk kubansk arabisk kurdisk samisk romsk judisk muslimsk katolsk ortodox "
        "assyrisk kaldeisk tornedalsk sverigefinsk jugoslavisk latinamerikansk afrikansk asiatisk mörkhyad "
        "finlandssvensk tamilsk hazarisk balkansk syriansk grönländsk"
    ),
    demographics=words(
        "yazidier jesid druser förlamad stum muslim muslimen muslimer jude juden judinna judinnan kristen hindu buddhist sikh "
        "katolik ateist pingstvän frikyrklig baptist mormon kopt ortodox læstadian laestadian lestadian frälsningssoldat "
        "jehovas_vittne jehovas_vittnen adventist alevit shia shiamuslim sunni sunnimuslim same samen samer samisk samiska "
        "sameflicka rom romer romen kurd kurden kurder arab araben perser persern tatar palestinier afghan afghanen somalier "
        "somaliern iranier irakier syrier eritrean etiopier assyrier syrian bosnier kosovoalban serb kroat alban turk greken "
        "grek polack ryss ukrainare est lett litauer finländare finne dansken norrman norrmannen tysken tysk britt amerikan "
        "amerikanen kines kinesen thai thailändska chilenare tornedaling resande tamil hazar lesbisk lesbiska flata flatan "
        "homosexuell homosexuella bög bögen gay bisexuell bi queer pansexuell asexuell trans transperson transkvinna transman "
        "transsexuell ickebinär icke-binär hbtq homo homofil gravid gravida höggravid lomhörd eksem dystoni graviditet "
        "graviditeten ivf ivf-behandling missfall missfallet döv döva hörselskadad hörselskada hörselnedsättning hörapparat "
        "cochleaimplantat blind synskadad rullstol rullstolsburen funktionsnedsättning funktionsnedsatt funktionshindrad "
        "cp-skada cp-skadad cp benprotes protes amputerad ms als epilepsi epileptiker diabetes diabetiker reumatism reumatiker "
        "cancer bröstcancer leukemi parkinson parkinsons parkinsons_sjukdom alzheimers demens dement stroke migrän fibromyalgi "
        "endometrios kol astma artros adhd add autism asperger aspergers autistisk autist dyslexi dyslektiker dyskalkyli "
        "tourettes bipolär borderline schizofreni psykos ptsd depression depressionen egentlig_depression utmattningssyndrom "
        "utmattningsdepression utmattningsreaktion anpassningsstörning ångestsyndrom paniksyndrom panikångest stressreaktion "
        "ätstörning anorexi bulimi hiv hivpositiv psoriasis whiplash lungcancer hjärtfel pacemaker stamning kortväxt tinnitus "
        "posttraumatiskt_stressyndrom ensamstående ensamförälder ensamstående_mamma ensamstående_pappa änka änkan änkling "
        "änkeman trebarnsmamma tvåbarnsmamma fyrabarnsmamma fembarnsmamma trebarnspappa tvåbarnspappa fyrabarnspappa "
        "fembarnspappa småbarnsmamma småbarnspappa tvillingmamma tvillingpappa tvillingar trillingar bosniak troende "
        "könsidentitet sexuell_läggning läggning adopterad adoptivbarn fosterhemsplacerad skild frånskild regnbågsfamilj "
        "flykting asylsökande multipel_skleros hjärtinfarkt retinitis_pigmentosa transtjej transkille transtjejen ramadan "
        "döv_på_ena_örat enäggstvilling rörelsehindrad synsvag cellgifter dialys prostatacancer kolit crohns ulcerös_kolit "
        "vitiligo albinism ryggmärgsskada hjärnskada lulesame sydsame nordsame kaldé hudfärg läppgomspalt lupus ms-sjuk blatte "
        "polacken polacker polackerna kristna permobil permobilen färgblind glutenintolerans celiaki adhd-diagnos katoliker "
        "katolikerna katoliken afghaner afghanerna mullvadsgravid barnlös döv_på_ett_öra hör_dåligt generaliserat_ångestsyndrom"
    ),
    demographic_tails=words(
        "syndrom syndromet sjukdom sjukdomen störning störningen cancer depression depressionen psykos fobi "
        "diabetes artrit skleros allergi handikapp nedsättning protes implantat demens utmattning barnsmamma "
        "barnspappa tillhörighet infarkt tumör anemi skada spalt spasm"
    ),
    persons=words(
        "mehmet fatima ahmed ahmad mohammed mohamed muhammed ali hassan hussein abdi yusuf yousef amina samir "
        "amir jasmin leila layla nadia omar osman ibrahim mustafa mahmoud khaled karim farah hodan ayan asha "
        "halima zahra zeinab maryam mariam reza hamid mehdi parisa shirin dariush azad rojda dilan berivan zana "
        "selam tesfaye abebe mulu haile filmon yonas senait jelena goran zoran dragan milica dejan slobodan "
        "mirjana amra emina kickan jompa lasse nisse pelle kalle olle bosse tompa uffe janne jocke micke matte "
        "putte stickan mackan totte sussie sussi bettan lottis lillan gubben_ninni anki ullis berra conny ronny "
        "benke leffe roffe hasse steffe nettan tessan jossan linkan maggan eva-lena biggan kattis madde mange "
        "sigge robban klabbe figge fia fredda ludde oskis sebbe simpan sanna sannis krille kricke affe affa jerka "
        "jeppe palle bengan bengtan kjelle bertan gurra nicke nickan viggo danne dannan lelle lollo jessan emmis "
        "majsan mimmi pirjo wojciech piotr agnieszka andrzej tomasz magdalena krzysztof zbigniew"
    ),
    organizations=words(
        "polisen polismyndigheten försäkringskassan arbetsförmedlingen arbetsmiljöverket skatteverket "
        "kriminalvården migrationsverket försvarsmakten tullverket kustbevakningen trafikverket socialstyrelsen "
        "skolinspektionen skolverket diskrimineringsombudsmannen kronofogden kronofogdemyndigheten "
        "åklagarmyndigheten domstolsverket ekobrottsmyndigheten säkerhetspolisen säpo noa rikspolisstyrelsen "
        "rikskriminalen jämställdhetsmyndigheten länsstyrelsen riksdagen regeringen regeringskansliet "
        "utrikesdepartementet justitiedepartementet justitieombudsmannen justitiekanslern "
        "brottsförebyggande_rådet särskilda_utredningar polisförbundet vårdförbundet läkarförbundet kommunal "
        "byggnads metall unionen sifo vision saco tco seko transport handels fackförbundet_st lärarförbundet "
        "lärarnas_riksförbund sveriges_lärare ledarna journalistförbundet teaterförbundet fastighets elektrikerna "
        "sulf jusek akavia ssr sacoförbundet lo lrf brandmännens_riksförbund socialdemokraterna moderaterna "
        "centerpartiet liberalerna folkpartiet kristdemokraterna vänsterpartiet miljöpartiet sverigedemokraterna "
        "feministiskt_initiativ piratpartiet sossarna sd ssu muf luf kdu cuf lst facebook instagram snapchat snap "
        "tiktok twitter youtube messenger whatsapp telegram discord flashback linkedin teams zoom slack outlook "
        "skype viber tinder reddit threads onlyfans jodel kik google swish ikea konsum coop ica willys hemköp "
        "lidl systembolaget apoteket volvo scania ericsson saab skanska ncc peab vattenfall lkab sas sj postnord "
        "telia securitas samhall attendo humana capio praktikertjänst mcdonalds chalmers karolinska "
        "karolinska_institutet kth slu ltu lnu konstfack polishögskolan försvarshögskolan militärhögskolan "
        "stadsmissionen röda_korset amnesty rfsu rfsl brottsofferjouren kvinnojouren aftonbladet expressen dn svd "
        "svt sr tv4 sveriges_radio sveriges_television dagens_nyheter svenska_kyrkan friskis_och_svettis "
        "hemvärnet insatsstyrkan piketen fmv foi msb brå jk jo do ivo"
    ),
    institutions=words(
        "fritids kommunfullmäktige mödravården kansliet fullmäktige vården varuhuset polisen närpolisen gränspolisen "
        "ordningspolisen trafikpolisen polisstationen polisområdet räddningstjänsten brandstationen brandkåren ambulansen "
        "ambulanssjukvården vårdcentralen hälsocentralen lasarettet sjukhuset akuten folktandvården barnmorskemottagningen "
        "psykiatrin kvinnokliniken häktet anstalten fängelset kriminalvården frivården tingsrätten hovrätten förvaltningsrätten "
        "skolan gymnasiet förskolan grundskolan folkhögskolan högskolan universitetet biblioteket äldreboendet hemtjänsten "
        "hemsjukvården kommunstyrelsen kommunledningen nämnden förvaltningen enheten centret scenen baletten ensemblen "
        "redaktionen stiftet klubben laboratoriet fabriken hotellet restaurangen lagret depån gården bolaget djurkliniken "
        "socialtjänsten socialkontoret kommunen regionen landstinget pastoratet församlingen arbetsförmedlingen "
        "försäkringskassan tullverket tullen kustbevakningen åklagarkammaren migrationsverket regementet flottiljen garnisonen "
        "länsstyrelsen kommunhuset va-avdelningen huvudkontoret bruket verkstaden varvet gruvan teatern operan museet "
        "konserthuset brandförsvaret larmcentralen regionledningscentralen lokalpolisområdet ungdomsmottagningen kulturskolan "
        "musikskolan särskolan högstadiet byggföretaget missionskyrkan frälsningsarmén rektorsområdet utredningsroteln "
        "närsjukhuset kliniken mottagningen boendet gruppboendet behandlingshemmet hvb-hemmet räddningen fjällräddningen "
        "sjöräddningen radion lokalradion lokaltidningen vårdboendet hospicet hamnkontoret skeppsvarvet stenbrottet bageriet "
        "ridskolan folkets_hus konsumbutiken simhallen badhuset ishallen biografen pensionatet vandrarhemmet campingen "
        "sågverket pappersbruket stålverket kraftverket kärnkraftverket slakteriet mejeriet bryggeriet rederiet lotsstationen "
        "flygplatsen tågdepån lokstationen återvinningscentralen fritidsgården ungdomsgården kyrkogårdsförvaltningen arkivet "
        "grova_brott spaningen landsarkivet länsmuseet stadsbiblioteket komvux ambulansstationen begravningsbyrån reklambyrån "
        "advokatbyrån resebyrån mäklarbyrån redovisningsbyrån bilverkstaden frisersalongen hårsalongen nagelsalongen travbanan "
        "galoppbanan travskolan stuteriet djursjukhuset bårhuset krematoriet dialysen röntgen förlossningen postterminalen "
        "godsterminalen storköket ungdomshemmet familjehemmet äventyrsbadet skidanläggningen kasinot domkyrkan moskén synagogan "
        "klostret pizzerian kaféet gymmet bostadsbolaget reningsverket vattenverket bussdepån spårvagnsdepån golfklubben "
        "ridklubben fiskodlingen gårdsbutiken bensinmacken handelsträdgården plantskolan servicehuset trygghetsboendet "
        "demensboendet korttidsboendet asylboendet gruppbostaden bilbesiktningen veterinärkliniken tandkliniken ögonkliniken "
        "hudkliniken logistikcentret distributionscentralen järnbruket glasbruket charkfabriken bilfabriken deltidsbrandkåren"
    ),
    organization_heads=words(
        "campus centrum center centret museet teatern hotell hotellet restaurang restaurangen café krogen bolaget företaget "
        "skolan firman sankt s:t folkets föreningen partiet stiftelsen kvarteret kompani grupp projekt projektet kommittén "
        "tidningen byggföretagen jobbcenter assistans hemtjänsten rederi"
    ),
    unit_tails=words(
        "förvaltningen nämnden enheten avdelningen sektionen roteln kliniken mottagningen myndigheten verket inspektionen "
        "patrullen kansliet institutionen fakulteten laboratoriet redaktionen departementet hovrätten tingsrätten gymnasiet "
        "filharmonin scenen forbundet förbundet samfundet"
    ),
    organization_tails=words(
        "kommun kommuns stad landsting region universitet universitetssjukhus högskola gymnasium gymnasieskola tingsrätt "
        "hovrätt förvaltningsrätt kammarrätt lasarett sjukhus pastorat stift församling räddningstjänst polisområde "
        "lokalpolisområde kammaren akademi teater stadsteater museum folkhögskola regemente flottilj fackförening "
        "bildningsförbund sportklubb idrottsförening ab hb skola förlag stiftelse varv byggnads bygg järn film mekaniska "
        "entreprenad kompani missionsförsamling segelsällskap bibliotek stadsbibliotek bandyklubb fotbollsklubb ridklubb "
        "hembygdsförening åkeri rederi bevakning vårdcentral tandvård begravningsbyrå kyrkokör blåsorkester teaterförening "
        "folkpark vandrarhem pensionat djursjukhus sameby travbana galoppbana travsällskap brandkår räddningskår spelmanslag "
        "ryttarförening brukshundklubb golfklubb orienteringsklubb roddklubb flygklubb simklubb simsällskap byalag energibolag "
        "bostadsbolag konditori bryggeri mejeri slakteri sågverk pappersbruk stålverk behandlingshem äldreboende servicehus "
        "förskola grundskola friskola kulturskola musikskola konsthall konserthus symfoniorkester kammarorkester kammarkör "
        "manskör körsällskap trafikskola djurklinik tandklinik hemvärn djurpark stadsmission ridskola hälsocentral "
        "familjecentral fiber såg bygdegårdsförening"
    ),
    units=words(
        "turlag grupp avdelning rotel tropp kompani pluton skift enhet sektion lag arbetslag team lpo region polisregion "
        "polisområde lokalpolisområde distrikt område bataljon brigad division skvadron utredningsgrupp ingripandegrupp "
        "piketgrupp insatsstyrka gruppen station linje kansli klass fs p i a k s f ln infektion medicin ortopeden servicelag "
        "skiftlag jourlag nattlag dagskift kvällsskift nattskift akutlag storgrupp driftlag underhållslag"
    ),
    occupations=words(
        "prost kammarskrivare professor_emerita professor_emeritus arbetsledare rektor prefekt proprefekt dekan prodekan "
        "professor docent lektor universitetslektor adjunkt rådman lagman hovrättsråd kommunalråd regionråd landstingsråd "
        "borgarråd oppositionsråd statsråd kansliråd justitieråd nämndeman nämndordförande kommissarie kriminalkommissarie "
        "poliskommissarie inspektör polisinspektör kriminalinspektör stationsbefäl yttre_befäl inre_befäl vakthavande_befäl "
        "hundförare skyddsombud huvudskyddsombud revisor lagbas förman platschef vd verkställande_direktör generaldirektör "
        "landshövding borgmästare kyrkoherde komminister präst prästen kaplan diakon kantor organist biskop kontraktsprost "
        "fältpräst major kapten löjtnant överste fänrik sergeant general amiral kommendör överstelöjtnant kommendörkapten "
        "fanjunkare furir korpral chefsåklagare kammaråklagare vice_chefsåklagare överåklagare notarie tingsnotarie fiskal "
        "asessor överläkare specialistläkare st-läkare at-läkare underläkare distriktsläkare chefsläkare avdelningschef "
        "tandläkare psykolog skolpsykolog kurator skolkurator skolsköterska studievägledare specialpedagog barnmorska "
        "narkossköterska operationssköterska distriktssköterska controller registrator nämndsekreterare kommunsekreterare "
        "stadsarkitekt byggnadsinspektör miljöinspektör tullinspektör kriminalvårdsinspektör regissör dirigent gästdirigent "
        "konsertmästare koreograf dramaturg inspicient producent solocellist cellist violinist operasångare skådespelare "
        "journalist redaktör chefredaktör museichef kulturchef styrman befälhavare maskinchef båtsman kökschef kostchef tolk "
        "vaktmästare ombudsman förbundsordförande klubbordförande ordförande gruppledare partiledare distriktsordförande "
        "sekreterare riksdagsledamot riksdagsman kommunpolitiker fullmäktigeledamot administratör instruktör driftingenjör "
        "programansvarig teknisk_chef biträdande_rektor biträdande_professor församlingsvärdinna förundersökningsledare "
        "sonartekniker it-tekniker kranförare tränare förbundskapten mästare verkmästare slöjdlärare musiklärare idrottslärare "
        "bibliotekarie postdoc forskningsassistent hr-partner hr-specialist personalspecialist projektledare kriminaltekniker "
        "arkivarie antikvarie spelman slagverkare ambassadör konsul attaché föreståndare kassör imam matros dekanus "
        "diarieförare ljussättare ljudtekniker tekniker scenmästare kostymör kassören presidiet personalombud samordnare "
        "optiker audionom klockare orgelbyggare badvärd schemaläggare bokbindare urmakare sotare veterinär dietist logoped "
        "arbetsterapeut sjukgymnast fysioterapeut skeppare övermaskinist båtman vakthavande sous-chef sous-chefen souschef "
        "hovmästare köksmästare förvaltare teamlead cto cfo coo ceo hr-chef kateket skogvaktare hovslagare dammvakt fyrvaktare "
        "brovakt hamnkapten fartygsingenjör flygledare skolläkare rättsläkare obducent guldsmed klocktekniker operachef "
        "repetitör sufflör koloratursopran balettmästare danspedagog komvuxrektor suppleant rekvisitör kalkylator "
        "lantbrevbärare sekond vice_ordförande styrelsemedlem beridare kyrkvärd linjeproducent"
    ),
    occupation_tails=words(
        "chef ledare direktör mästare ombud ordförande inspektör intendent kommissarie föreståndare samordnare åklagare läkare "
        "råd befäl bas strateg ingenjör professor lektor sekreterare ansvarig domare ledamot ombudsman präst prost dirigent "
        "instruktör rektor revisor utvecklare arkitekt tekniker lärarutbildare koordinator controller redaktör kapten löjtnant "
        "major sköterska adjunkt president jurist konsulent operatör pedagog terapeut konsult konstapel pilot förare forskare "
        "expert handläggare utredare kontrollant förvaltare analytiker rådgivare chaufför arkivarie officer sergeant mekaniker "
        "dansare sångare byggare läggare psykolog värd värdinna befälhavare förman företrädare mottagare vägledare "
        "uppsyningsman inspektris konservator veterinär kapellmästare styrman maskinist styrelseledamot konsthantverkare "
        "växtförädlare tillsynsman assistent medlem förhandlare kritiker sergent skådespelare producent distriktsmästare smed "
        "bokbindare kyrkvärd beridare"
    ),
    not_occupations=words(
        "handledare handledaren handledarna brandman vaktmästare vaktmästaren chef chefen chefer cheferna "
        "ledare ledaren ledarna lärare läraren lärarna sjuksköterska sjuksköterskan sjuksköterskor åklagare "
        "åklagaren åklagarna mästare mästaren råd rådet råden domare domaren läkare läkaren läkarna "
        "undersköterska undersköterskan undersköterskor samråd bas basen basar områdena förråd förrådet "
        "skafferiråd ordförandeskap bestämmelseråd befäl befälet ansvarig ansvariga ansvarige utvecklare "
        "sköterska sköterskan huvudansvarig förråden ombud ombudet ingenjör ingenjören chefsåklagarens "
        "arkitekt sekreterare sekreteraren kommunråd ideråd medansvarig utredare utredaren handläggare "
        "handläggaren"
    ),
    occupation_lookalikes=words(
        "kollege kontrabas förråd områd samråd semester handled handlede kolleg databas bemann medelråd bistånd "
        "undantag"
    ),
    qualifiers=words(
        "stf ledande biträdande vice ställföreträdande tillförordnad tf förste första förre administrativ "
        "teknisk politisk politiske regional regionalt regionala regionale medicinsk medicinskt ekonomisk "
        "vetenskaplig juridisk konstnärlig konstnärlige kommunal facklig facklige lokal lokalt centralt "
        "operativ strategisk vakthavande tjänstgörande pensionerad tidigare nytillträdd fackliga extern extra "
        "vikarierande tekniska medicinska ekonomiska administrativa operativa inre yttre andre executive "
        "senior junior dagliga forne förra blivande"
    ),
    endings=words(
        "n en et na ena ns ens ets nas enas s r er ar or erna arna orna ers ars ernas arnas a an ans ma man t e"
    ),
    street_tails=words(
        "gatan gata vägen väg gränd gränden torget torg allén allé parken ängen höjden liden stranden lyckan "
        "stigen stig backen backe plan plats esplanaden kajen leden gården stråket kullen brinken ringen"
    ),
    rooms=words(
        "box kontor kontorsrum sal uppgång portkoden dörrkoden larmkod postbox skåp rum rummet hotellrum hytt "
        "hytten lägenhet lgh dörrkod portkod kod rumsnummer lugar koden barack baracken lucka luckan bänk "
        "fack facket"
    ),
    room_tails=words("rum rummet hytt hytten lägenhet lägenheten"),
    not_rooms=words("forum centrum spektrum serum podium utrum mittrum mellanrum uterum tidsrum"),
    place_prepositions=words("i på från till vid utanför runt kring nära mot genom över"),
    national_id_cues=words(
        "personnummer personnumret personnr pnr pers.nr persnr född f samordningsnummer personbeteckning"
    ),
    phone_cues=words(
        "tel telefon telefonnummer telefonnumret mobil mobilen mobilnummer mobilnumret nummer numret ring ringa "
        "ringer ringde sms smsa swish swisha swishade swishnummer nås nå tfn mob växeln anknytning"
    ),
    account_cues=words(
        "konto kontot kontonummer bankkonto bankgiro bankgirot bg plusgiro plusgirot postgiro pg iban clearing "
        "clearingnummer kort kortet kortnummer kortnumret bankkort kreditkort lönekonto kontonumret"
    ),
    case_cues=words(
        "diarienummer diarienumret diarienr dnr dnr. mål målnummer målnumret mål_nr ärende ärendet ärendenummer "
        "ärendenumret k-nummer k-numret anmälan anmälningsnummer avvikelse avvikelsen avvikelsenummer "
        "polisanmälan anmälningsnumret diarieförd diariefört referens referensnummer ref sak protokoll § "
        "skadenummer"
    ),
    employee_cues=words(
        "tj.kort hsa hsa-id rapportör tjänstekortet tjänstenummer tjänstenumret tjänstenr tjnr tj.nr "
        "anställningsnummer anställningsnumret anställningsnr anst.nr anstnr anst anst.-nr bricka brickan "
        "bricknummer id-nummer id-nr id-kort studentid student-id studentnummer kort kortet passerkort "
        "passerkortet löpnummer lönenummer legitimation legitimationsnummer medarbetarnummer användarid "
        "tjänstekort tjänstebricka personalnummer student student_nr studentnr lärling kadett elevnummer "
        "elevnr aspirant aspirantnummer förare förarnummer förarnr vaktnummer signatur id"
    ),
    vehicle_cues=words(
        "bil bilen regnr reg.nr registreringsnummer registreringsnumret regnummer skylt skylten bilnummer buss bussen ambulans "
        "ambulansen enhet enheten radiobil radiobilen patrull patrullen bil_nr fordon fordonet volvo saab piketbil kombi pickup "
        "skåpbil bilnumret plåten båt båten helikopter anrop tu mc lok loket vagn vagnen tåg tåget lastbil lastbilen radio "
        "truck trucken tankbil"
    ),
    user_cues=words(
        "jobb-id id pseudonym pseudonymen inlogg heter kontot konto användare användaren användarnamn "
        "användarnamnet profil profilen inloggning inloggningen login signatur signaturen alias kallar_sig "
        "instagram twitter snapchat tiktok nick användar-id handle hette"
    ),
)
