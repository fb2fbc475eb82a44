"""Names of people by origin and gender, where Faker has none in Latin letters, and the words that show a gender.

Common given names and surnames of groups that live in the Nordic countries, put together for this project from general
knowledge; they serve to recognise the origin and gender of a name and to choose another of the same kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from textkit.language.base import words


class Names(NamedTuple):
    """Given names of women and of men, and surnames, in lower case."""

    female: frozenset[str]
    male: frozenset[str]
    last: frozenset[str]


HE: Final = words("han honom hans ham he him his himself")
SHE: Final = words("hon henne hennes hun hende hendes hennar she her hers herself")
MR: Final = words("herr herre hr mr mister sir pappa morfar farfar farbror morbror bror brodern far onkel father uncle")
MRS: Final = words(
    "fru frk fröken frøken mrs ms miss mamma mormor farmor moster faster syster søster mor tante tanta mother aunt"
)
# Given names borne by women and men alike, for a person whose gender the text does not show.
NEUTRAL: Final = words(
    "alex kim robin charlie mika noa jean morgan alexis jamie nico billie sascha sasha jo lee toni joni conny andrea kaj "
    "eli lou remi dani"
)

ORIGINS: Final[Mapping[str, Names]] = {
    "arabic": Names(
        words(
            "fatima aisha khadija maryam mariam zainab zeinab zahra amina amira layla laila yasmin yasmine nour noor "
            "salma hiba rima rana hala huda iman samira rania farah dalal hanan nawal souad widad ghada abeer "
            "suzan lubna nisreen"
        ),
        words(
            "ahmed ahmad mohammed mohamed mohammad muhammed muhammad mohamad ali hassan hasan hussein husain omar khaled "
            "khalid mahmoud mustafa ibrahim youssef yousef yusuf samir amir karim hamza tariq bilal jamal kamal nabil "
            "said saeed walid ziad anas adnan abbas abdullah abdul rashid faisal haytham munir marwan"
        ),
        words(
            "khalil hamdan mansour nasser saleh darwish haddad khoury shaheen mahmoud ismail qasim aziz hakim issa barakat "
            "najjar sabbagh rahman sayed jaber mourad kassem tahan"
        ),
    ),
    "persian": Names(
        words(
            "parisa shirin nasrin soheila mahin azadeh niloufar leyla roya minoo golnaz somayeh farzaneh maryam mahsa "
            "shabnam zohreh bahar bahareh fereshteh mehrnaz parvin pegah ladan"
        ),
        words(
            "reza hamid mehdi mahdi dariush behrouz farhad kamran arash babak hossein amin saeed majid nader omid "
            "kourosh siavash bahman masoud navid payam ramin shahram"
        ),
        words(
            "ahmadi hosseini mohammadi moradi karimi rahimi jafari tavakoli golzari amini hashemi rezaei sadeghi "
            "nazari rostami shirazi akbari mousavi ebrahimi yazdani kazemi farahani"
        ),
    ),
    "kurdish": Names(
        words("dilan berivan rojda shilan zilan avin hevin nazdar zana rojin evin helin nergiz shno chnar awaz"),
        words("azad dilshad rebwar hiwa aram soran serkan baran rizgar karwan hemin shvan zagros goran rebin sherzad"),
        words("barzani talabani bakir demir kaya yildiz aslan ozturk sabir aydin rashidi jaff sharif zebari dogan"),
    ),
    "turkish": Names(
        words(
            "ayşe ayse elif zeynep fatma emine hatice gül gulsen sevgi özlem derya ebru tülay sibel hülya esra nuray"
        ),
        words("mehmet emre murat hakan ahmet mustafa hüseyin cem kemal yasin burak ibrahim erdal cengiz tuncay bülent"),
        words("yilmaz yıldız demir çelik şahin kaya öztürk arslan doğan kılıç aydın özdemir erdoğan polat koç"),
    ),
    "somali": Names(
        words(
            "hodan fatuma ayan asha halima hibo ifrah sahra ubah fowsia deqa hawa sagal nasra idil khadra safiya ladan amran"
        ),
        words("abdi abdirahman abdullahi mohamud farah yonis liban guled warsame jama hirsi mahad bashir dahir ismail"),
        words("warsame abdi mohamud jama hirsi farah nur osman elmi aden yusuf hersi egal samatar isse duale guled"),
    ),
    "horn": Names(
        words("selam senait selamawit tsehay genet saba yordanos feven rahwa hiwot almaz tigist luwam semhar winta"),
        words("tesfaye abebe mulu filmon yonas berhane haile dawit kidane mehari samson yohannes girma biniam tekle"),
        words(
            "haile tesfaye alemayehu kidane tekle gebre abraha woldu berhe mengistu bekele tadesse ghebremedhin araya"
        ),
    ),
    "balkan": Names(
        words("jelena milica mirjana amra emina dragana ljiljana sanela senada aida azra jasna snezana vesna biljana"),
        words("goran zoran dragan dejan slobodan mirza senad nenad milos bojan edin elvir haris nermin emir dzenan"),
        words(
            "petrovic jovanovic nikolic hodzic begic kovacevic markovic ilic delic gashi krasniqi berisha hoxha kelmendi"
        ),
    ),
    "slavic": Names(
        words(
            "agnieszka malgorzata katarzyna grażyna joanna nadezhda svetlana oksana olena natalya irina "
            "yulia tatiana ludmila galina eliska zuzana ewa bożena halina danuta iwona"
        ),
        words(
            "wojciech piotr andrzej tomasz krzysztof zbigniew zbyszek marek pawel marcin dmitri sergei vladimir oleh "
            "mykola andrij igor boris jiri pavel grzegorz jacek leszek mariusz"
        ),
        words(
            "kowalczyk kowalski nowak wiśniewski wójcik zielińska zieliński malinowska walczak kaminski lewandowski "
            "ivanov petrov volkov melnyk shevchenko kovalenko bondarenko havlík novák svoboda dvořák lisowski gorski"
        ),
    ),
    "vietnamese": Names(
        words("thi phuong thuy ngoc linh huong mai lan hoa thao trang hanh yen loan nga dung"),
        words("minh duc thanh tuan hung quang nam long hieu khanh son tung dat cuong"),
        words("nguyen tran pham hoang phan vu dang bui huynh ngo duong"),
    ),
    "thai": Names(
        words("ploy malai pornthip siriporn somjai kanya ratana suda wanida nong supaporn busaba dao noi"),
        words("somchai somsak prasert anan chai niran kittisak sombat wichai thaksin"),
        words("suwan thongchai srisai chaiyo wongsa boonmee saetang phanit"),
    ),
    "chinese": Names(
        words("xiaoling mei xiu yan jing lihua hui xia fang yun lijuan meiling"),
        words("wei jun ming hao lei chao feng tao qiang jianguo zhiming"),
        words("wang zhang chen liu zhao huang zhou wu xu sun zhu gao lin chau"),
    ),
    "tamil": Names(
        words("priya lakshmi kavitha shanthi anitha meena deepa sangeetha vani rani sumathi thamil"),
        words("kumar suresh ramesh rajan sivakumar ganesh arun vijay mani prakash selvam nathan"),
        words("sivalingam ratnam kumar nadarajah selvarajah singh sharma patel krishnan rajaratnam ponnambalam"),
    ),
    "west african": Names(
        words("fatou awa mariama aminata binta adama ngozi chioma adaeze amara efua abena ama folake"),
        words("lamin ousman ebrima modou kwame kofi emeka chinedu tunde sekou alhaji bakary musa"),
        words("ceesay jallow sarr touray bah okafor mensah diallo camara toure njie cham okonkwo boateng mbeki osei"),
    ),
    "sami": Names(
        words("máret ánne láilá biret elle ristin ravna sárá risten"),
        words("ánte niillas máhtte jovnna ailo áilu issát piera juhán heaika"),
        words("hætta utsi gaup somby eira bongo buljo oskal turi valkeapää"),
    ),
}
# Names that Faker's short lists of the North lack; by its locales.
MORE: Final[Mapping[str, Names]] = {
    "sv_SE": Names(
        words("gunvi iréne siw kicki annakarin bodil gullan ethel solveig yngva tyra vivian eivy"),
        words("jerker torvald sigfrid manne gösta bror folke helge assar rutger tryggve evert rikard hasse tore"),
        words("ros lykke ask storm foss moss roos hjelm kihl widell hultén gyllö lagercrantz sandmark bratt stål"),
    ),
    "no_NO": Names(
        words(
            "aslaug borghild gry mathea vigdis ragna solrun ingvild oddny gunnhild torunn åse guro gudveig gunnvor hjørdis "
            "jorid kristine live maiken margrete marthe mette nanna oddveig sunniva synne tiril torhild tuva unn valborg "
            "vilde ylva åshild astri bergljot dagny frøydis helga hilda ingeborg ingunn lillian magnhild merete "
            "olaug ragnhild rannveig signe sigrun siv thea tora tyra veslemøy"
        ),
        words(
            "bård jarle are arve torstein vidar eirik sindre aksel amund anstein asbjørn bendik bjarte brage brede dagfinn "
            "eilert eivind endre erling even finn frode geir gisle gudmund halvard harald henrik håkon håvard ingvar "
            "iver jostein kjetil kolbjørn kåre lasse leif magne mads njål oddvar ola olav rasmus roald roar sigbjørn "
            "simen sivert skjalg snorre sondre steffen sturla svein sverre tarjei terje tormod trygve "
            "ulrik vebjørn vegard vemund vetle ørjan øyvind åsmund åge"
        ),
        words("espeland bugge fougner selnes reksten rygh thrane granli hovland stenersen lohne hjelle systad bleia"),
    ),
    "da_DK": Names(
        words("birthe bodil dorthe gitte grethe hanne helle inge jytte kirsten lis lone mette mille pia tommelise"),
        words("asger bent bjarke ebbe ejnar ejvind flemming frode hardy jesper jørn kaj keld kjeld mogens palle"),
        words("kjær bruun toft lykke holst winther dahlgaard skovgaard vestergaard damgaard krogh juhl bach"),
    ),
    "en_GB": Names(
        words("gráinne isla blessing sybil thelma winifred"), words("dusty declan rhys gareth"), frozenset()
    ),
}
# Surnames made of a first and a last part, for when the lists run out; by locale of Faker.
COMPOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "sv_SE": (
        "Alm Berg Björk Blom Bok Dal Ek Fors Gran Gräs Hag Hed Holm Kall Kron Lind Ljus Lund Löv Malm Moss Norr Ny Rosen "
        "Ros Rönn Sand Silver Sjö Skog Sol Sten Ström Sund Söder Tall Ull Vall Vester Vik Vinter Åker Ängs Öster",
        "berg blad dal fält gren gård holm hult kvist lund man mark qvist rot stedt strand ström vall",
    ),
    "no_NO": (
        "Ask Bakke Berg Birke Bjørke Eike Elve Fagre Fjell Fure Gran Haug Hegg Helle Hol Kirke Lind Lunde Myr Ned Nord "
        "Ny Osp Rogn Røys Sand Skog Sol Stein Stor Sund Sør Vest Ytter Øvre Øst",
        "bakken bø dal gård haug heim hagen land lien moen nes rud set stad stuen tun vik åsen",
    ),
    "da_DK": (
        "Ager Bak Birke Bjerg Bøge Dam Ege Elle Enge Gran Høj Kilde Kirke Kær Lille Linde Lund Lyng Mose Mølle Nør Nygård "
        "Ris Sand Skov Store Sønder Søgård Tange Vester Vig Øster",
        "bjerg bæk dal gaard holm høj krog lund mark skov sted toft vad",
    ),
}
