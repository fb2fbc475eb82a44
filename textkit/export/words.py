"""What exports say, in Swedish and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textkit.records import LABELS

SWEDISH: Final[Mapping[str, str]] = {
    "lang": "sv",
    "title": "Rapport",
    "read": "Det som lästes",
    "testimonies": "Vittnesmål",
    "people": "Personer",
    "passages": "Avsnitt",
    "period": "År",
    "languages": "Språk",
    "language": "Språk",
    "unsure": "Andel vittnesmål där språket var osäkert",
    "identifiers": "Borttagna identifierare",
    "identifiers_note": "Personer i vars vittnesmål något av slaget ersattes, och antal ersatta omnämnanden.",
    "label": "Slag",
    "mentions": "Omnämnanden",
    "themes": "Teman",
    "themes_note": "Andel av personerna som berättar om temat, som modellen räknar, med 95 % intervall, och antal personer. "
    "Under varje tema står de avsnitt som talar tydligast.",
    "facts": "Vad texten säger hände",
    "facts_note": "Funnet med regler. I prövningen på påhittade vittnesmål var åtta av tio svar rätt om det anmälts och om "
    "andra såg eller visste; av svaren i de andra kolumnerna var ungefär hälften fel. Läs texten innan du använder dem.",
    "about": "Om filen",
    "about_testimonies": "De avidentifierade texterna, en rad var. Det om personen som skulle leda till för få är utelämnat.",
    "about_passages": "Texterna delade i avsnitt, med de teman modellen ser i vart och ett, det tydligaste först.",
    "about_themes": "Varje tema, och hur många personer som berättar om det.",
    "about_facts": "Uppgifter som regler har funnit i texterna. Många är fel; läs anmärkningen under raderna.",
    "about_by": "Hur stor andel av varje grupp eller period som berättar om varje tema.",
    "hidden_title": "Dolda tal",
    "theme": "Tema",
    "share": "Andel",
    "keywords": "Nyckelord",
    "by": "Per {}",
    "year": "år",
    "guided": "Kodbok",
    "discovered": "Funna i materialet",
    "hidden": "–",
    "hidden_note": "– : färre än {k} personer, eller ett tal som annars kunde räknas ut. Sådana tal visas inte.",
    "risk": "Kvarvarande risk",
    "risk_note": "Mätt i de avidentifierade texterna och deras kolumner, räknat inom materialet. Den som inte vet vilka som "
    "skrev har fler att välja bland; den som var med kan känna igen mer än så.",
    "risk_unmeasured": "Risken är inte mätt för texterna som de är nu.",
    "risk_linked": "Hittas av någon som känner dem",
    "risk_under": "Färre än {k} passar in på det som går att läsa",
    "risk_left": "Ett namn eller nummer kan stå kvar",
    "risk_under_raw": "Färre än {k} passade in på råtexten",
    "limits": "Vad siffrorna inte säger",
    "limit_1": "Texterna är avidentifierade av en maskin. Den missar ibland namn och annat som pekar ut någon, och en "
    "berättelse kan i sig själv kännas igen av den som var med. Läs innan du delar, och dela bara med dem som behöver.",
    "limit_2": "Andelarna räknar personer i det här materialet. De som skrev valde att skriva; siffrorna säger inte "
    "hur vanligt något är på arbetsplatsen.",
    "limit_3": "Teman tilldelas av en modell som kan ha fel i båda riktningarna. Avsnitten är de som modellen anser "
    "mest talande, inte ett rättvist urval.",
}

ENGLISH: Final[Mapping[str, str]] = {
    "lang": "en",
    "title": "Report",
    "read": "What was read",
    "testimonies": "Testimonies",
    "people": "People",
    "passages": "Passages",
    "period": "Years",
    "languages": "Languages",
    "language": "Language",
    "unsure": "Share of testimonies whose language was unsure",
    "identifiers": "Identifiers removed",
    "identifiers_note": "People in whose testimonies something of the kind was replaced, and mentions replaced.",
    "label": "Kind",
    "mentions": "Mentions",
    "themes": "Themes",
    "themes_note": "Share of the people who tell of the theme, as the model counts, with its 95% interval, and the number of "
    "people. Under each theme stand the passages that say it most clearly.",
    "facts": "What the text says happened",
    "facts_note": "Found by rules. In the trial on invented testimonies eight in ten answers were right about whether it was "
    "reported and whether others saw or knew; about half were wrong in the other columns. Read the text before you use them.",
    "about": "About this file",
    "about_testimonies": "The de-identified texts, one a row. What would lead to too few people is left out.",
    "about_passages": "The texts in passages, with the themes the model sees in each, the clearest first.",
    "about_themes": "Every theme, and how many people tell of it.",
    "about_facts": "What rules have found in the texts. Much of it is wrong; read the remark under the rows.",
    "about_by": "What share of each group or period tells of each theme.",
    "hidden_title": "Hidden numbers",
    "theme": "Theme",
    "share": "Share",
    "keywords": "Keywords",
    "by": "By {}",
    "year": "year",
    "guided": "Codebook",
    "discovered": "Found in the collection",
    "hidden": "–",
    "hidden_note": "– : fewer than {k} people, or a number that could be worked out otherwise. It is not shown.",
    "risk": "Residual risk",
    "risk_note": "Measured in the de-identified texts and their columns, counted within the collection. Whoever does not "
    "know who wrote has more to choose from; those who were there may recognise more than this.",
    "risk_unmeasured": "The risk has not been measured for the texts as they are now.",
    "risk_linked": "Found by someone who knows them",
    "risk_under": "Fewer than {k} fit what can be read",
    "risk_left": "A name or number may be left",
    "risk_under_raw": "Fewer than {k} fitted the raw text",
    "limits": "What the figures do not say",
    "limit_1": "The texts were de-identified by a machine. It misses names and other pointers at times, and a story "
    "can be recognised by those who were there. Read before you share, and share only with those who need it.",
    "limit_2": "Shares count people in this collection. Those who wrote chose to write; the figures do not say how "
    "common something is at the workplace.",
    "limit_3": "Themes are assigned by a model that can be wrong both ways. The passages are those the model holds "
    "for the most telling, not a fair sample.",
}

_SWEDISH_LABELS: Final = (
    *("Namn", "Personnummer", "Telefonnummer", "E-postadress", "Webbadress", "Användarnamn", "IP-adress", "Adress"),
    *("Fordon", "Konto", "Ärendenummer", "Anställningsnummer"),
    *("Plats", "Organisation", "Yrke eller titel", "Datum", "Ålder", "Egenskap"),
)
_ENGLISH_LABELS: Final = (
    *("Name", "National id", "Phone number", "E-mail address", "Web address", "User name", "IP address", "Address"),
    *("Vehicle", "Account", "Case number", "Employee id"),
    *("Place", "Organisation", "Occupation or title", "Date", "Age", "Personal trait"),
)
LABEL_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "sv": dict(zip(LABELS, _SWEDISH_LABELS, strict=True)),
    "en": dict(zip(LABELS, _ENGLISH_LABELS, strict=True)),
}
TONGUES: Final[Mapping[str, Mapping[str, str]]] = {
    "sv": {"sv": "svenska", "nb": "norska (bokmål)", "nn": "norska (nynorska)", "da": "danska", "en": "engelska"},
    "en": {"sv": "Swedish", "nb": "Norwegian Bokmål", "nn": "Norwegian Nynorsk", "da": "Danish", "en": "English"},
}
COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "sv": {"id": "Id", "respondent": "Person", "text": "Text", "language": "Språk", "year": "År", "share": "Andel",
           "testimony_id": "Vittnesmål", "themes": "Teman", "keywords": "Nyckelord"},
    "en": {"id": "Id", "respondent": "Person", "text": "Text", "language": "Language", "year": "Year", "share": "Share",
           "testimony_id": "Testimony", "themes": "Themes", "keywords": "Keywords"},
}  # fmt: skip
LANGUAGES: Final[Mapping[str, Mapping[str, str]]] = {"sv": SWEDISH, "en": ENGLISH}
