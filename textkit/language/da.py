"""Danish: the words that mark or make identifiers."""

from __future__ import annotations

from typing import Final

from textkit.language.base import LanguageData, numbered, tens, words

_UNITS: Final = "en,et to tre fire fem seks syv otte ni"
_TENS: Final = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90,
}  # fmt: skip

DATA: Final = LanguageData(
    code="da",
    months=numbered(
        "januar,jan februar,feb marts,mar april,apr maj juni,jun juli,jul august,aug september,sep,sept oktober,okt "
        "november,nov december,dec"
    ),
    numbers=numbered(
        "en,et to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"
    )
    | tens(_UNITS, _TENS, pattern="{unit}og{ten}"),
    weekdays=words("mandag tirsdag onsdag torsdag fredag lørdag søndag mandagen fredagen lørdagen søndagen"),
    seasons=words("foråret sommeren efteråret vinteren forår sommer efterår vinter julen påsken nytår pinsen"),
    holidays=words(
        "juleaften juledag første_juledag anden_juledag nytårsaften nytårsdag sankthans sankthansaften sankt_hans "
        "skærtorsdag langfredag påskedag store_bededag grundlovsdag kristi_himmelfartsdag pinsedag lillejuleaften "
        "fastelavn mortensaften"
    ),
    age_before=words("er var fyldte fylder blev bliver omkring cirka ca nu kun snart næsten på"),
    age_after=words("år årig årige års fødselsdag"),
    countries=words(
        "danmark sverige norge finland island tyskland england storbritannien skotland irland frankrig spanien "
        "portugal italien grækenland polen rusland ukraine hviderusland estland letland litauen ungarn rumænien "
        "bulgarien serbien kroatien bosnien kosovo makedonien albanien slovenien slovakiet tjekkiet østrig "
        "schweiz holland nederlandene belgien tyrkiet syrien irak iran libanon palæstina israel jordan egypten "
        "marokko algeriet tunesien libyen sudan etiopien eritrea somalia kenya uganda nigeria ghana congo rwanda "
        "sydafrika afghanistan pakistan indien bangladesh kina japan korea sydkorea thailand vietnam filippinerne "
        "indonesien australien canada usa amerika mexico brasilien chile argentina europa asien afrika norden "
        "skandinavien balkan mellemøsten baltikum grønland færøerne"
    ),
    regions=words(
        "jylland fyn sjælland bornholm lolland falster nordjylland midtjylland sønderjylland vestjylland "
        "østjylland nordsjælland vestsjælland sydsjælland syddanmark hovedstaden region_hovedstaden langeland "
        "amager nørrebro vesterbro østerbro frederiksberg thy djursland vendsyssel vestegnen sydfyn himmerland"
    ),
    demonyms=words(
        "dansk svensk norsk finsk islandsk tysk engelsk britisk skotsk irsk fransk spansk portugisisk italiensk "
        "græsk polsk russisk ukrainsk rumænsk bulgarsk serbisk kroatisk bosnisk albansk tyrkisk syrisk irakisk "
        "iransk persisk libanesisk palæstinensisk egyptisk marokkansk somalisk etiopisk eritreisk nigeriansk "
        "afghansk pakistansk indisk kinesisk japansk koreansk thailandsk vietnamesisk filippinsk amerikansk "
        "grønlandsk færøsk arabisk kurdisk jødisk muslimsk katolsk tamilsk afrikansk litauisk ungarsk"
    ),
    demographics=words(
        "muslim muslimen muslimer jøde jøden kristen hindu buddhist katolik jehovas_vidne kurd kurder araber palæstinenser "
        "afghaner somalier iraner iraker syrer bosnier tyrker polak grønlænder færing lesbisk bøsse homoseksuel biseksuel trans "
        "transperson transkønnet queer gravid højgravid abort døv hørehæmmet høreapparat blind svagtseende kørestol handicappet "
        "epilepsi diabetes sukkersyge gigt kræft brystkræft sklerose parkinson demens dement migræne kol astma adhd autisme "
        "asperger ordblind bipolar skizofreni psykose ptsd depression belastningsreaktion spiseforstyrrelse anoreksi hiv "
        "psoriasis tinnitus alenemor alenefar enke enkemand tvillinger adopteret flygtning asylansøger eneforsørger angst "
        "hjerteanfald blodprop hjerneblødning multipel_sklerose transpige transdreng rullestolsbruger diabetiker epileptiker "
        "synshandicappet dialyse kemoterapi tyrk græker ramadan skelende perker grønlændere rygmarvsskade hjerneskade lupus "
        "hudfarve læbe-ganespalte blind_på_det_ene_øje skilsmissebarn polakker kristne thai farveblind cøliaki "
        "cochlear-implantat frozen_shoulder katolikker katolikken homo hører_dårligt barnløs døv_på_det_ene_øre homoen "
        "enlig_mor enlig_far"
    ),
    demographic_tails=words(
        "syndrom sygdom sygdommen lidelse forstyrrelse kræft depression psykose fobi gigt sklerose allergi "
        "handicap nedsættelse protese implantat demens infarkt prop svulst"
    ),
    persons=words("jens mads rasmus søren lars kirsten mette lone bente hanne birgit preben flemming torben henning"),
    organizations=words(
        "politiet rigspolitiet arbejdstilsynet forsvaret flyvevåbnet søværnet kriminalforsorgen skat folketinget "
        "regeringen anklagemyndigheden hjemmeværnet beredskabsstyrelsen dsb postnord netto føtex bilka irma mærsk "
        "novo_nordisk danske_bank politiken berlingske jyllands-posten ekstra_bladet dr tv2 socialdemokratiet "
        "venstre enhedslisten dansk_folkeparti radikale_venstre 3f hk foa dsr fagforeningen dansk_sygeplejeråd "
        "politiforbundet facebook instagram snapchat tiktok teams twitter messenger rigshospitalet skejby riget "
        "dtu cbs ruc sdu ku au politiskolen mobilepay pet nec"
    ),
    institutions=words(
        "politiet politistationen politigården brandstationen sygehuset hospitalet plejehjemmet plejecentret skolen folkeskolen "
        "gymnasiet børnehaven kommunen universitetet biblioteket fængslet arresten retten jobcentret rådhuset kasernen "
        "hovedkontoret fabrikken værftet sognet teatret badehotellet plejecenter færgen færgelejet redningsstationen "
        "havnekontoret lokalradioen ambulancestationen arkivet landsarkivet svømmehallen idrætshallen kulturskolen musikskolen "
        "kraftværket slagteriet mejeriet bryggeriet stutteriet efterskolen kirken domkirken hospice operationsgangen dialysen "
        "intensivafdelingen lageret terminalen postterminalen frisørsalonen autoværkstedet bedemandsforretningen "
        "reklamebureauet advokatkontoret travbanen rideskolen dyrehospitalet krematoriet moskeen synagogen klostret busgaragen "
        "remisen rensningsanlægget bofællesskabet dagcentret gartneriet fitnesscentret tandklinikken øjenafdelingen skadestuen "
        "fødegangen sengeafsnittet lægehuset tanglegården planteskolen varmeværket vandværket idrætscentret børnehuset "
        "vuggestuen fritidshjemmet krisecentret bostedet opholdsstedet botilbuddet asylcentret herberget spisestedet "
        "lokalavisen brandvæsenet brandværnet frivillige_brandværn ugeavisen"
    ),
    organization_heads=words(
        "campus center centret museet teatret hotel hotellet restaurant firmaet skolen avisen institut jobcenter børnehuset "
        "plejecenter bosted klub"
    ),
    unit_tails=words(
        "styrelsen afdelingen enheden forvaltningen sektionen klinikken nævnet ministeriet myndigheden skolen balletten teatret "
        "redaktionen forbundet"
    ),
    organization_tails=words(
        "kommune universitet hospital sygehus skole gymnasium byret landsret politi fængsel politikreds plejehjem plejecenter "
        "provsti sogn a/s aps teater museum kaserne højskole professionshøjskole fagforening bibliotek kirkekor roklub "
        "idrætsforening boldklub kraftværk slagteri mejeri havn lufthavn efterskole dyrehospital travbane kantori spejdergruppe "
        "jagtforening rideklub sejlklub tennisklub golfklub håndboldklub svømmeklub kunsthal kunstforening musikskole friskole "
        "privatskole realskole produktionsskole specialskole lægehus tandklinik dyreklinik bageri bryghus brandvæsen "
        "redningskorps beredskab menighedsråd vandværk varmeværk forsyning børnehus krisecenter bosted botilbud asylcenter "
        "pigekor drengekor kammerkor symfoniorkester rideskole fritidscenter"
    ),
    units=words(
        "hold gruppe vagthold afdeling afsnit kompagni deling team vagt stue region sektion eskadrille eskadron bataljon "
        "brigade skiftehold daghold aftenhold nathold arbejdshold driftshold"
    ),
    occupations=words(
        "folketingsmedlem politidirektør politikommissær politiinspektør vicepolitikommissær hundefører tillidsrepræsentant "
        "arbejdsmiljørepræsentant rektor professor lektor adjunkt dekan institutleder overlæge afdelingslæge oversygeplejerske "
        "afdelingssygeplejerske souschef borgmester viceborgmester kommunaldirektør forvaltningschef byrådsmedlem rådmand "
        "skoleleder viceskoleleder kaptajn major oberst løjtnant premierløjtnant sergent oversergent general kommandør "
        "orlogskaptajn dommer retspræsident senioranklager fængselsinspektør sognepræst provst biskop organist dirigent "
        "instruktør teaterchef chefredaktør redaktør journalist styrmand maskinchef bådsmand vagtleder indsatsleder brandmester "
        "formand værkfører sjakbajs revisor psykolog sundhedsplejerske graveren præst præsten skipper bedstemand "
        "assistenttræner gravermedhjælper jordemoder dyrlæge lods fyrmester kirketjener kordegn bibliotekar logopæd "
        "audiologopæd optiker socialrådgiver køkkenchef museumsinspektør havnefoged fællestillidsmand museumsformidler korleder "
        "berider kirkeværge"
    ),
    occupation_tails=words(
        "chef leder direktør mester formand inspektør kommissær repræsentant læge ordfører rådgiver operatør pædagog terapeut "
        "pilot forsker ansvarlig fører tekniker sekretær redaktør koordinator sygeplejerske konsulent medhjælper træner "
        "psykolog vært værtinde konservator ejer forvalter bestyrer bibliotekar kapelmester maskinist styrmand inspektrice "
        "dommer præst formidler tillidsmand assistent medlem producent kritiker sergent værge berider smed forvarer"
    ),
    not_occupations=words(
        "chef chefen chefer cheferne leder lederen ledere lederne læge lægen læger sygeplejerske "
        "sygeplejersken mester mesteren rådgiver koordinator konsulent konsulenten repræsentant dommer "
        "dommeren graver plejer"
    ),
    occupation_lookalikes=words(
        "billed kolleg bemand områd udfør opfør handled sokneråd menighetsråd menighedsråd tilsetjingsråd ansettelsesråd "
        "ansættelsesråd elevråd kommuneråd bydelsråd ungdomsråd eldreråd ældreråd skoleråd fagråd studentråd"
    ),
    qualifiers=words(
        "ledende stedfortrædende fungerende konstitueret tidligere politisk administrativ kunstnerisk teknisk faglig "
        "administrerende tekniske medicinske økonomiske daglige daglig vagthavende assisterende anden første "
        "øverste"
    ),
    endings=words("n en et erne ne s ens ets nes er r e"),
    street_tails=words("gade gaden vej vejen stræde plads alle allé torv vænget parken bakken"),
    rooms=words(
        "lokale kontor skab dørkoden postboks værelse værelset stue lejlighed dørkode kahyt luge skur pavillon barak"
    ),
    room_tails=words("værelse værelset lokale lokalet kahyt kahytten lejlighed lejligheden"),
    place_prepositions=words("i på fra til ved udenfor omkring nær mod gennem over"),
    national_id_cues=words("cpr cpr-nummer cpr-nr cpr.nr cprnr personnummer født f fødselsdato"),
    phone_cues=words(
        "tlf telefon telefonnummer mobil mobilnummer mob nummer nummeret ring ringe ringede sms mobilepay"
    ),
    account_cues=words("konto kontonummer kontonr reg iban kort kortnummer"),
    case_cues=words("sag sagen sagsnummer sagsnr j.nr jnr journalnummer ref anmeldelse"),
    employee_cues=words(
        "tjenestenummer tjenestenr medarbejdernummer personalenummer adgangskort studienummer id-kort "
        "medarbejdernr tj.nr ma-nummer lønnummer lønnr elevnummer lærling kadet vagtnummer chaufførnummer "
        "medarbejder-id"
    ),
    vehicle_cues=words(
        "bil bilen nummerplade nummerpladen reg.nr patruljevogn vogn vognen varevogn ambulance tankvogn tankbil lastvogn"
    ),
    user_cues=words(
        "hedder hed konto kontoen bruger brugeren brugernavn brugernavnet profil profilen navnet login instagram "
        "snapchat"
    ),
)
