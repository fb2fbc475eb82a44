"""Counties by the codes of GeoNames, countries in five languages, and other names of places.

Counties: the codes of models/nordic_lexicon/places.txt.xz (GeoNames admin1), names as used in the country. Countries:
ISO 3166-1 codes; the names follow the lists of the Nordic language councils, written down for this project.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textkit.language.base import words


def _table(text: str) -> dict[str, str]:
    """`02 Blekinge_län, 03 Gävleborgs_län` → {02: Blekinge län, …}."""
    return {row.split()[0]: row.split()[1].replace("_", " ") for row in text.split(",")}


COUNTIES: Final[Mapping[str, Mapping[str, str]]] = {
    "SE": _table(
        "02 Blekinge_län, 03 Gävleborgs_län, 05 Gotlands_län, 06 Hallands_län, 07 Jämtlands_län, 08 Jönköpings_län, "
        "09 Kalmar_län, 10 Dalarnas_län, 12 Kronobergs_län, 14 Norrbottens_län, 15 Örebro_län, 16 Östergötlands_län, "
        "18 Södermanlands_län, 21 Uppsala_län, 22 Värmlands_län, 23 Västerbottens_län, 24 Västernorrlands_län, "
        "25 Västmanlands_län, 26 Stockholms_län, 27 Skåne_län, 28 Västra_Götalands_län"
    ),
    "NO": _table(
        "01 Akershus, 04 Buskerud, 05 Finnmark, 08 Møre_og_Romsdal, 09 Nordland, 12 Oslo, 13 Østfold, 14 Rogaland, "
        "17 Telemark, 18 Troms, 20 Vestfold, 21 Trøndelag, 34 Innlandet, 42 Agder, 46 Vestland"
    ),
    "DK": _table(
        "17 Region_Hovedstaden, 18 Region_Midtjylland, 19 Region_Nordjylland, 20 Region_Sjælland, 21 Region_Syddanmark"
    ),
    "GB": _table("ENG England, SCT Scotland, WLS Wales, NIR Northern_Ireland"),
}
# Names that are regions already, with the county they are one with ("": more than one, or a part of one).
REGIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "SE": {
        "skåne": "27", "blekinge": "02", "halland": "06", "öland": "09", "gotland": "05", "östergötland": "16",
        "värmland": "22", "västmanland": "25", "södermanland": "18", "sörmland": "18", "dalarna": "10", "jämtland": "07",
        "västerbotten": "23", "norrbotten": "14", "västernorrland": "24", "gävleborg": "03", "kronoberg": "12",
        "närke": "15", "medelpad": "24", "ångermanland": "24", "bohuslän": "28", "skaraborg": "28", "roslagen": "26",
        "södertörn": "26", "österlen": "27", "gästrikland": "03", "hälsingland": "03", "härjedalen": "07", "dalsland": "28",
        "uppland": "", "småland": "", "västergötland": "28", "lappland": "", "svealand": "", "götaland": "", "norrland": "",
        "tornedalen": "14", "sjuhärad": "28", "fyrbodal": "28", "bergslagen": "", "mälardalen": "", "norra sverige": "",
        "södermalm": "26", "östermalm": "26", "kungsholmen": "26", "norrmalm": "26", "vasastan": "26", "rinkeby": "26",
        "tensta": "26", "husby": "26", "järva": "26", "bromma": "26", "gärdet": "26", "hisingen": "28", "angered": "28",
        "bergsjön": "28", "biskopsgården": "28", "hammarkullen": "28", "rosengård": "27", "arjeplog": "14", "jokkmokk": "14",
        "övertorneå": "14", "korpilombolo": "14", "ragunda": "07", "ven": "27", "norra skåne": "27", "krokom": "07",
        "dannemora": "21", "nödinge": "28",
    },
    "NO": {
        "akershus": "01", "buskerud": "04", "finnmark": "05", "møre og romsdal": "08", "sunnmøre": "08", "nordland": "09",
        "lofoten": "09", "vesterålen": "09", "helgeland": "09", "østfold": "13", "rogaland": "14", "telemark": "17",
        "troms": "18", "vestfold": "20", "trøndelag": "21", "sør-trøndelag": "21", "nord-trøndelag": "21", "fosen": "21",
        "innlandet": "34", "hedmark": "34", "oppland": "34", "hedemarken": "34", "toten": "34", "gudbrandsdalen": "34",
        "valdres": "34", "agder": "42", "aust-agder": "42", "vest-agder": "42", "sørlandet": "42", "vestland": "46",
        "hordaland": "46", "sogn og fjordane": "46", "sogn": "46", "sunnfjord": "46", "nordfjord": "46", "sunnhordland": "46",
        "hardanger": "46", "stord": "46", "jostedalen": "46", "romerike": "01", "follo": "01", "hallingdal": "04",
        "numedal": "04", "jæren": "14", "karmøy": "14", "ryfylke": "14", "salten": "09", "saltfjellet": "09", "ørland": "21",
        "grønland": "12", "støren": "21", "hovden": "42",
        "namdalen": "21", "østlandet": "", "vestlandet": "", "nord-norge": "", "finnmarksvidda": "05", "setesdal": "42",
    },
    "DK": {
        "jylland": "", "nordjylland": "19", "midtjylland": "18", "vestjylland": "18", "østjylland": "18", "syddanmark": "21",
        "sønderjylland": "21", "sydjylland": "21", "fyn": "21", "samsø": "18", "sjælland": "", "nordsjælland": "17",
        "sydsjælland": "20", "lolland": "20", "falster": "20", "bornholm": "17", "hovedstaden": "17", "amager": "17",
        "vendsyssel": "19", "thy": "19", "himmerland": "19", "djursland": "18", "mols": "18", "als": "21", "møn": "20",
    },
    "GB": {
        "midlands": "ENG", "west midlands": "ENG", "yorkshire": "ENG", "kent": "ENG", "sussex": "ENG", "essex": "ENG",
        "cornwall": "ENG", "devon": "ENG", "norfolk": "ENG", "suffolk": "ENG", "lancashire": "ENG", "cumbria": "ENG",
        "catterick": "ENG", "highlands": "SCT", "fife": "SCT", "gwynedd": "WLS", "ulster": "NIR", "antrim": "NIR",
    },
    "IE": {"connemara": "", "munster": "", "leinster": "", "connacht": "", "inishbofin": "", "kerry": "", "donegal": ""},
    "FI": {"österbotten": "", "nyland": "", "åland": "", "lappi": "", "birkaland": "", "karelen": ""},
}  # fmt: skip
# Parts of the world: coarser than a country.
LARGER: Final = words(
    "norden skandinavia skandinavien scandinavia europa europe asia asien afrika africa sydamerika nordamerika sørøstasia "
    "balkan balkans mellanöstern midtøsten mellemøsten baltikum mellom-østen"
)
# Provinces and their like, one to be taken for another.
PROVINCES: Final[Mapping[str, frozenset[str]]] = {
    "SE": words(
        "skåne blekinge halland småland öland gotland östergötland västergötland värmland dalsland närke västmanland "
        "sörmland uppland dalarna gästrikland hälsingland jämtland medelpad ångermanland västerbotten norrbotten"
    ),
    "NO": words(
        "akershus buskerud finnmark nordland østfold rogaland telemark troms vestfold trøndelag innlandet agder vestland "
        "hedmark oppland hordaland"
    ),
    "DK": words("fyn lolland falster bornholm vendsyssel djursland himmerland sønderjylland nordjylland vestjylland"),
    "GB": words("yorkshire kent sussex essex cornwall devon norfolk suffolk lancashire cumbria"),
}
# Another name of a town → the name in the table.
OTHER_NAMES: Final[Mapping[str, str]] = {
    "köpenhamn": "københavn", "copenhagen": "københavn", "kbh": "københavn", "gothenburg": "göteborg", "gbg": "göteborg",
    "sthlm": "stockholm", "helsingfors": "helsinki", "åbo": "turku", "tammerfors": "tampere", "esbo": "espoo",
    "vanda": "vantaa", "vasa": "vaasa", "uleåborg": "oulu", "borgå": "porvoo", "karleby": "kokkola", "björneborg": "pori",
    "tavastehus": "hämeenlinna", "århus": "aarhus", "ålborg": "aalborg", "helsingör": "helsingør", "malmø": "malmö",
    "gøteborg": "göteborg", "mo": "mo i rana", "karasjohka": "karasjok", "kárášjohka": "karasjok", "reykjavik": "reykjavík",
    "tromsö": "tromsø", "bodö": "bodø",
}  # fmt: skip
# Languages in which a text is read → the countries whose places it most likely names.
NEARBY: Final[Mapping[str, tuple[str, ...]]] = {
    "sv": ("SE", "FI", "NO", "DK"),
    "nb": ("NO", "SE", "DK"),
    "nn": ("NO", "SE", "DK"),
    "da": ("DK", "SE", "NO"),
    "en": ("GB", "IE", "SE", "NO", "DK"),
}
COLUMNS: Final = ("sv", "nb", "da", "en")  # of COUNTRIES; nn is read as nb where NYNORSK has no name of its own
COUNTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    row.split()[0]: tuple(name.replace("_", " ") for name in row.split()[1:])
    for row in """
SE Sverige Sverige Sverige Sweden
NO Norge Norge Norge Norway
DK Danmark Danmark Danmark Denmark
FI Finland Finland Finland Finland
IS Island Island Island Iceland
DE Tyskland Tyskland Tyskland Germany
GB Storbritannien Storbritannia Storbritannien United_Kingdom
IE Irland Irland Irland Ireland
FR Frankrike Frankrike Frankrig France
ES Spanien Spania Spanien Spain
PT Portugal Portugal Portugal Portugal
IT Italien Italia Italien Italy
GR Grekland Hellas Grækenland Greece
PL Polen Polen Polen Poland
RU Ryssland Russland Rusland Russia
UA Ukraina Ukraina Ukraine Ukraine
BY Belarus Belarus Belarus Belarus
EE Estland Estland Estland Estonia
LV Lettland Latvia Letland Latvia
LT Litauen Litauen Litauen Lithuania
HU Ungern Ungarn Ungarn Hungary
RO Rumänien Romania Rumænien Romania
BG Bulgarien Bulgaria Bulgarien Bulgaria
RS Serbien Serbia Serbien Serbia
HR Kroatien Kroatia Kroatien Croatia
BA Bosnien-Hercegovina Bosnia-Hercegovina Bosnien-Hercegovina Bosnia_and_Herzegovina
XK Kosovo Kosovo Kosovo Kosovo
MK Nordmakedonien Nord-Makedonia Nordmakedonien North_Macedonia
AL Albanien Albania Albanien Albania
ME Montenegro Montenegro Montenegro Montenegro
SI Slovenien Slovenia Slovenien Slovenia
SK Slovakien Slovakia Slovakiet Slovakia
CZ Tjeckien Tsjekkia Tjekkiet Czechia
AT Österrike Østerrike Østrig Austria
CH Schweiz Sveits Schweiz Switzerland
NL Nederländerna Nederland Nederlandene Netherlands
BE Belgien Belgia Belgien Belgium
LU Luxemburg Luxembourg Luxembourg Luxembourg
CY Cypern Kypros Cypern Cyprus
MT Malta Malta Malta Malta
TR Turkiet Tyrkia Tyrkiet Turkey
SY Syrien Syria Syrien Syria
IQ Irak Irak Irak Iraq
IR Iran Iran Iran Iran
LB Libanon Libanon Libanon Lebanon
PS Palestina Palestina Palæstina Palestine
IL Israel Israel Israel Israel
JO Jordanien Jordan Jordan Jordan
EG Egypten Egypt Egypten Egypt
MA Marocko Marokko Marokko Morocco
DZ Algeriet Algerie Algeriet Algeria
TN Tunisien Tunisia Tunesien Tunisia
LY Libyen Libya Libyen Libya
SD Sudan Sudan Sudan Sudan
ET Etiopien Etiopia Etiopien Ethiopia
ER Eritrea Eritrea Eritrea Eritrea
SO Somalia Somalia Somalia Somalia
KE Kenya Kenya Kenya Kenya
UG Uganda Uganda Uganda Uganda
NG Nigeria Nigeria Nigeria Nigeria
GH Ghana Ghana Ghana Ghana
GM Gambia Gambia Gambia Gambia
SN Senegal Senegal Senegal Senegal
CD Kongo Kongo Congo Congo
RW Rwanda Rwanda Rwanda Rwanda
BI Burundi Burundi Burundi Burundi
TZ Tanzania Tanzania Tanzania Tanzania
ZA Sydafrika Sør-Afrika Sydafrika South_Africa
AF Afghanistan Afghanistan Afghanistan Afghanistan
PK Pakistan Pakistan Pakistan Pakistan
IN Indien India Indien India
LK Sri_Lanka Sri_Lanka Sri_Lanka Sri_Lanka
BD Bangladesh Bangladesh Bangladesh Bangladesh
NP Nepal Nepal Nepal Nepal
CN Kina Kina Kina China
JP Japan Japan Japan Japan
KR Sydkorea Sør-Korea Sydkorea South_Korea
TH Thailand Thailand Thailand Thailand
VN Vietnam Vietnam Vietnam Vietnam
PH Filippinerna Filippinene Filippinerne Philippines
ID Indonesien Indonesia Indonesien Indonesia
MY Malaysia Malaysia Malaysia Malaysia
AU Australien Australia Australien Australia
NZ Nya_Zeeland New_Zealand New_Zealand New_Zealand
CA Kanada Canada Canada Canada
US USA USA USA United_States
MX Mexiko Mexico Mexico Mexico
BR Brasilien Brasil Brasilien Brazil
CL Chile Chile Chile Chile
AR Argentina Argentina Argentina Argentina
PE Peru Peru Peru Peru
CO Colombia Colombia Colombia Colombia
BO Bolivia Bolivia Bolivia Bolivia
UY Uruguay Uruguay Uruguay Uruguay
EC Ecuador Ecuador Ecuador Ecuador
CU Kuba Cuba Cuba Cuba
YE Jemen Jemen Yemen Yemen
SA Saudiarabien Saudi-Arabia Saudi-Arabien Saudi_Arabia
KW Kuwait Kuwait Kuwait Kuwait
GE Georgien Georgia Georgien Georgia
AM Armenien Armenia Armenien Armenia
AZ Azerbajdzjan Aserbajdsjan Aserbajdsjan Azerbaijan
KZ Kazakstan Kasakhstan Kasakhstan Kazakhstan
UZ Uzbekistan Usbekistan Usbekistan Uzbekistan
MN Mongoliet Mongolia Mongoliet Mongolia
ML Mali Mali Mali Mali
GL Grönland Grønland Grønland Greenland
FO Färöarna Færøyene Færøerne Faroe_Islands
""".strip().splitlines()
}
NYNORSK: Final[Mapping[str, str]] = {"NO": "Noreg", "FR": "Frankrike", "AT": "Austerrike", "FO": "Færøyane"}
