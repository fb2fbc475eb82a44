"""A table a recognizer: text, language, what it must find; an empty list: nothing."""

from __future__ import annotations

import pytest

from textkit.deidentify.document import Document
from textkit.deidentify.recognizers import RECOGNIZERS, recognizers
from textkit.records import LABELS

CASES = {
    "NATIONAL_ID": [
        ("Mitt personnummer är 850709-9805.", "sv", ["850709-9805"]),
        ("Personnummer 19850709-9805 gäller.", "sv", ["19850709-9805"]),
        ("wrong check digit: 850709-9801", "en", ["850709-9801"]),
        ("född 850709, utredd", "sv", ["850709"]),
        ("personnummer, 8 5 0 7 0 9 - 9 8 0 5, stod där", "sv", ["8 5 0 7 0 9 - 9 8 0 5"]),
        ("samordningsnummer 701063-2391", "sv", ["701063-2391"]),
        ("fødselsnummer 110763 44180", "nb", ["110763 44180"]),
        ("cpr 070761-4285", "da", ["070761-4285"]),
        ("hetu 131052-308T", "sv", ["131052-308T"]),
        ("National Insurance AB 12 34 56 C", "en", ["AB 12 34 56 C"]),
        ("cpr 230585-34xx", "da", ["230585-34xx"]),
        ("Det kostade 850709 kronor.", "sv", []),
        ("Sendt: 17.03.2023 06:52", "nb", []),
    ],
    "PHONE_NUMBER": [
        ("Ring mig på 070-174 06 05 i kväll.", "sv", ["070-174 06 05"]),
        ("+46 70 174 06 05 går också", "sv", ["+46 70 174 06 05"]),
        ("tlf. 400 00 072", "nb", ["400 00 072"]),
        ("swisha 0701740605", "sv", ["0701740605"]),
        ("ring noll sju noll ett sju fyra noll sex", "sv", ["noll sju noll ett sju fyra noll sex"]),
        ("Vi fick 14 000 000 kronor.", "sv", []),
        ("Öppet 06.31–11.00 varje dag.", "sv", []),
        ("en två tre, färdiga gå", "sv", []),
    ],
    "EMAIL_ADDRESS": [
        ("skriv till kalle.persson@polisen.se.", "sv", ["kalle.persson@polisen.se"]),
        ("kalle (at) polisen.se", "sv", ["kalle (at) polisen.se"]),
        ("kalle snabel-a polisen punkt se", "sv", ["kalle snabel-a polisen punkt se"]),
        ("skriv till a@b.example. Hon svarar", "sv", ["a@b.example"]),
        ("we met at work. Then", "en", []),
    ],
    "URL": [
        ("se https://forum.example/t/88121.", "sv", ["https://forum.example/t/88121"]),
        ("på www.tidningen.se/artikel", "sv", ["www.tidningen.se/artikel"]),
        ("bilden ligger på sannheten.example", "nb", ["sannheten.example"]),
        ("Slut.Sen gick vi.", "sv", []),
    ],
    "USERNAME": [
        ("hos @fru.flodhast igår", "sv", ["@fru.flodhast"]),
        ("användaren nattevakt_88 skrev", "sv", ["nattevakt_88"]),
        ("brukernavnet er lkh031", "nb", ["lkh031"]),
        ("hon heter solstrimman på Instagram", "sv", ["solstrimman"]),
        ("klockan 22 kom 15 man", "sv", []),
    ],
    "IP_ADDRESS": [
        ("från 192.0.2.201 i natt", "sv", ["192.0.2.201"]),
        ("2001:db8::1 loggades", "sv", ["2001:db8::1"]),
        ("kl. 10:15:30 slut", "sv", []),
    ],
    "ADDRESS": [
        ("postadress, Åsvägen 19, och", "sv", ["Åsvägen 19"]),
        ("på omväg 3 gånger", "sv", []),
        ("Jag bor på Storgatan 41 B i stan.", "sv", ["Storgatan 41 B"]),
        ("krogen på Kungsgatan igen", "sv", ["Kungsgatan"]),
        ("Tastagata 40 B, 4007 Stavanger", "nb", ["Tastagata 40 B, 4007 Stavanger"]),
        ("på Drottning Margaretas gata 44", "sv", ["Drottning Margaretas gata 44"]),
        ("i rum 214", "sv", ["rum 214"]),
        ("12 Hanover Street was dark", "en", ["12 Hanover Street"]),
        ("Vägen dit var lång.", "sv", []),
    ],
    "VEHICLE": [
        ("svart kombi, ZTB 88K.", "sv", ["ZTB 88K"]),
        ("bilen EK 90355 sto der", "nb", ["EK 90355"]),
        ("Jag har TU 36 i kväll.", "sv", ["TU 36"]),
        ("ambulans 331-9180", "sv", ["331-9180"]),
        ("vi var 36 man", "sv", []),
    ],
    "ACCOUNT": [
        ("konto SE45 5000 0000 0583 9825 7466", "sv", ["SE45 5000 0000 0583 9825 7466"]),
        ("bankgiro 5417-2280", "sv", ["5417-2280"]),
        ("kontonummer 3201.44.87765", "nb", ["3201.44.87765"]),
        ("kortet 9752 3100 0044 0183", "sv", ["9752 3100 0044 0183"]),
        ("poängen blev 5417-2280", "sv", []),
    ],
    "CASE_NUMBER": [
        ("anmälan 5000-K118802-21 lades ned", "sv", ["5000-K118802-21"]),
        ("Diarienumret är UFN 2017/288", "sv", ["UFN 2017/288"]),
        ("sak 20/77134-2", "nb", ["20/77134-2"]),
        ("saksnummer 2018/01234-5", "nb", ["2018/01234-5"]),
        ("mål B 4471-21", "sv", ["B 4471-21"]),
        ("tre fjärdedelar, 3/4", "sv", []),
    ],
    "EMPLOYEE_ID": [
        ("tjänstenummer 41-08836", "sv", ["41-08836"]),
        ("Mitt anställningsnummer är 773104.", "sv", ["773104"]),
        ("ansattnr. 2207-5519", "nb", ["2207-5519"]),
        ("vi var 41 personer", "sv", []),
    ],
    "ORGANIZATION": [
        ("placerad på servicelag Nord 2 i parken", "sv", ["servicelag Nord 2"]),
        ("I andra pluton var vi fyra.", "sv", ["andra pluton"]),
        ("styrelsen för Vilhelmina norra sameby.", "sv", ["Vilhelmina norra sameby"]),
        ("Institutt for akvatisk biologi tok imot", "nb", ["Institutt for akvatisk biologi"]),
        ("en grupp på Facebook som heter Orsa säger nej.", "sv", ["Facebook", "Orsa säger nej"]),
        ("TCO-förbundets ombud", "sv", ["TCO-förbundet"]),
        ("på andra sidan, i varje grupp", "sv", []),
    ],
    "OCCUPATION": [
        ("har en kone, der er folketingsmedlem, og", "da", ["folketingsmedlem"]),
        ("områdespolischefen kom", "sv", ["områdespolischefen"]),
        ("vår HR-direktör log", "sv", ["HR-direktör"]),
        ("politimesteren sa nei", "nb", ["politimesteren"]),
        ("the section chief laughed", "en", ["section chief"]),
        ("chefen och en kollega, båda lärare", "sv", []),
        ("området, förrådet och semestern", "sv", []),
    ],
    "DATE": [
        ("den 6 januari 2018 hände det", "sv", ["6 januari 2018"]),
        ("i mars -17", "sv", ["mars -17"]),
        ("våren 2016", "sv", ["våren 2016"]),
        ("ordförande sedan -88, i läger -92", "sv", ["-88", "-92"]),
        ("det var -15 ute och -18 grader i natt", "sv", []),
        ("midsommarafton 2014", "sv", ["midsommarafton 2014"]),
        ("14.09.2020", "nb", ["14.09.2020"]),
        ("2. oktober", "nb", ["2. oktober"]),
        ("on March 3rd, 2017", "en", ["March 3rd, 2017"]),
        ("i mars, på måndagen, förra veckan, kl. 15.10", "sv", []),
        ("2014 kronor", "sv", []),
    ],
    "AGE": [
        ("Drengen var vel fjorten.", "da", ["fjorten"]),
        ("Jeg kom dertil som tolvårig.", "da", ["tolv"]),
        ("ingen på listan under sextio.", "sv", ["sextio"]),
        ("eg vert 65 og kan gå", "nn", ["65"]),
        ("Vi var över sextio.", "sv", []),
        ("Det gick en halvårig kurs.", "sv", []),
        ("Jag är 57 och trött.", "sv", ["57"]),
        ("hon fyllde fyrtio.", "sv", ["fyrtio"]),
        ("en 34-årig kvinna", "sv", ["34"]),
        ("Nå er jeg femtisju og sliten", "nb", ["femtisju"]),
        ("She was twenty-four years old", "en", ["twenty-four"]),
        ("vi jobbade i trettio år", "sv", []),
        ("det är 15 år sedan", "sv", []),
    ],
    "DEMOGRAPHIC": [
        ("att jag är i tredje månaden. Hon kramade mig", "sv", ["i tredje månaden"]),
        ("Eg var fire månader på veg, og", "nn", ["fire månader på veg"]),
        ("Danuta, som hör dåligt på båda öronen, satt", "sv", ["hör dåligt på båda öronen"]),
        ("jeg er far til en pige på efterskole", "da", ["far til en pige"]),
        ("My GP calls it generalised anxiety disorder.", "en", ["generalised anxiety disorder"]),
        ("Vi är i tredje månaden av projektet.", "sv", []),
        ("Jag är lesbisk.", "sv", ["lesbisk"]),
        ("hon är från Iran, iransk", "sv", ["iransk"]),
        ("som gravid", "nb", ["gravid"]),
        ("vi pratade på svenska", "sv", []),
        ("det hade lett till bråk", "sv", []),
    ],
}


def test_every_label_has_its_recognizer_and_presidio_knows_them() -> None:
    made = recognizers("sv")
    assert sorted(r.label for r in made) == sorted(LABELS)
    assert len(RECOGNIZERS) == len(LABELS)
    assert all(r.supported_entities == [r.label] for r in made)


@pytest.mark.parametrize(
    ("label", "text", "language", "wanted"),
    [(label, *case) for label, cases in CASES.items() for case in cases],
)
def test_table(label: str, text: str, language: str, wanted: list[str]) -> None:
    recognizer = next(r for r in recognizers(language) if r.label == label)
    doc = Document.of(text, language)
    found = [doc.text[f.start : f.end] for f in recognizer.find(doc) if f.score >= 0.5]
    if wanted:
        assert set(wanted) <= set(found)
    else:
        assert found == []
