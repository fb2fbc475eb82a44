"""Names, parts of names, nicknames and initials of people, by shape, context and gazetteers together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.letters import lettered
from textkit.deidentify.names import CLOSINGS, names
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.signature import signatures
from textkit.deidentify.recognizers.speakers import speakers
from textkit.deidentify.recognizers.told import told
from textkit.language.base import words

_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-ZÅÄÖÆØ]\.[ -]?){1,3}(?:[A-ZÅÄÖÆØ][^\W\d_]+)?(?!\w)")


_HYPHENED: Final = re.compile(r"(?<!\w)[A-ZÅÄÖÆØ]-[A-ZÅÄÖÆØ] [A-ZÅÄÖÆØ][^\W\d_]+")
_NUMBERED: Final = words(
    "fråga spørsmål spørgsmål question punkt bilaga vedlegg bilag del kapitel kapittel section part"
)
_TAGGED: Final = re.compile(
    r"((?:[A-ZÅÄÖÆØ][^\W\d_]+[ -]){1,3}[A-ZÅÄÖÆØ][^\W\d_]+)(?:,[^,()\n]{2,40})? \(([A-ZÅÄÖÆØ]{2,4})\)"
)


_BEHIND: Final = re.compile(r"(?<!\w)([A-ZÅÄÖÆØ][a-zåäöæø]+) \(([A-ZÅÄÖÆØ]{2,3})\)")
_PRESENT: Final = re.compile(
    r"(?im)^\W*(?:närvarande|närv|deltagare|deltog|på plats|til stede|tilstede|deltakere|deltakarar|deltagere|til stades"
    r"|present|attending|attendees|frånvarande|forfall|fravær|apologies)\b\.?:? ?([^\n]{2,200})|"
    r"(?:närvarande|til stede|deltagere|deltakere|present)(?: var| er)?: ([^\n.]{2,200})"
)
_LETTERS: Final = re.compile(r"(?<![\w./-])[A-ZÅÄÖÆØ]{2,3}(?![\w/-])")


_OFFICES: Final = words("HR IT VD HMS TV PC AB AS OK BHT SIS AML EU JAG JEG EG VI")
_CALLED: Final = re.compile(
    r"\b(?:kalla(?:r|de|t|s)?|kall(?:er|te|es)|kaldt?e?r?|call(?:s|ed|ing|in)?|döpte|dubbed|nicknamed) "
    r"(?:jag|mig|mej|henne|honom|hon|han|oss|dem|jeg|eg|meg|ham|hende|hun|ho|os|me|him|her|us)(?: för| for| bara| bare| just)? "
    r"[\"«”»“']?([A-ZÅÄÖÆØ][\w-]+)|"
    r"\b(?:hete?r|heiter|hedder|hette|het|hed) (?:jag|jeg|eg|han|hon|hun|ho) [\"«”»“']?([A-ZÅÄÖÆØ][\w-]+)|"
    r"\b(?:få|fått|får|fått) heta [\"«”»“']?([A-ZÅÄÖÆØ][\w-]+)|"
    r"\b(?:fi(?:ck|kk)|fekk) (?:jag|jeg|eg|han|hon|hun|ho) (?:nam|nav)net [\"«”»“']?([A-ZÅÄÖÆØ][\w-]+)"
)
_SAID: Final = re.compile(
    r"\b(?:vi|alla|alle|dom|de|folk|we|everyone) (?:sa|sade|säger|sier|siger|sagde|kallade|kalte|kaldte|called)"
    r" ([A-ZÅÄÖÆØ][a-zåäöæø]{3,})(?=[.,;!?])"
    r"|\b(?:ska|skal|skulle|måste|må|should|must) (?:säga|si|seie|sige|call (?:him|her)) ([A-ZÅÄÖÆØ][a-zåäöæø]{3,})(?=[.,;!?])"
)
_SMALL: Final = re.compile(
    r"\b(?:(?:jag|jeg|eg|han|hon|hun|ho) (?:heter|heiter|hedder|hette|het)|my name is|(?P<called>kallar|kaller|kallas|kalles"
    r"|kalder|call) (?:honom|henne|han|ham|hun|ho|mig|meg|him|her|me))(?: (?:förresten|forresten|forøvrig|egentligen|egentlig"
    r"|altså|alltså|bara|bare|for|för|just))? (?P<name>[a-zåäöæø]{3,})(?!\w)",
    re.IGNORECASE,
)
_KEPT: Final = re.compile(
    r"\b(?i:initialene|initialerna|initialerne|initialer|initials|referent|referenten|protokollförare|ordstyrer|sekr)\.?:? "
    r"([a-zåäöæø]{2,4}(?!\w)|(?:[A-ZÅÄÖÆØa-zåäöæø]\. ?){2,4})"
)
_GREETED: Final = words(
    "nej nei hej hei tack takk okej okei välkommen velkommen grattis gratulerer förlåt unnskyld hurra skål stopp sluta farvel "
    "ingen ingenting inget allt alltid aldrig aldri aldrig kanske kanskje måske visst javisst bravo amen sorry hello thanks"
)
_ADDRESSED: Final = words("sir madam lady miss fru frøken fröken kjære kära vennen gumman sötnos")
_NO_NAME: Final = frozenset("month weekday holiday season number institution organization occupation".split())
_NO_SURNAME: Final = _NO_NAME | words(
    "country region unit organization_head organization_tail named_unit nationality acronym"
)
_RARE: Final = 3  # magnitude of lower-case use from which small letters are a word
_FREQUENT: Final = 7  # the same from which a word behind `heter` is no name, in a text without capitals
_SPEAKS: Final = words(
    "sa sade sier seier sagde siger säger skrev skreiv skriver skriv ringde ringte ringer tyckte syntes mente meinte "
    "menade svarade svarte svara viskade hvisket viskar ropade ropte råbte lo log skrattade nickade nikket grät gråt "
    "said says asked told wrote laughed replied shouted whispered nodded grinned"
)


# the words without one of which _CALLED, _SAID and _KEPT find nothing
_CALLING: Final = words(
    "kalla kallar kallade kallat kallas kaller kallte kalles kald kaldt kalde kaldte kalder kaldr kaldter kaldtr call calls "
    "called calling callin döpte dubbed nicknamed hete heter hetr het heiter hedder hette hed heta namnet navnet"
)
_SAYING: Final = words("säga si seie sige call sa sade säger sier siger sagde kallade kalte kaldte called")
_KEEPING: Final = words(
    "initialene initialerna initialerne initialer initials referent referenten protokollförare ordstyrer sekr"
)


class PersonRecognizer(Recognizer):
    """PERSON."""

    label = "PERSON"

    def find(self, doc: Document) -> Iterable[Found]:
        for found in names(doc):
            if found.label == self.label:
                yield found
        yield from speakers(doc)
        yield from self._signed(doc)
        yield from signatures(doc)
        yield from told(doc)
        for match in _HYPHENED.finditer(doc.text) if "-" in doc.text else ():
            yield Found(match.start(), match.end(), self.label, 0.8)
        yield from self._called(doc)
        yield from self._titled(doc)
        yield from self._speaking(doc)
        yield from self._abbreviated(doc)
        yield from self._lettered(doc)
        for match in _INITIALS.finditer(doc.text):
            yield from self._initials(doc, match)

    def _signed(self, doc: Document) -> Iterable[Found]:
        """The signature: a last line of one to three words with capitals and nothing else."""
        line = len(doc.text.rstrip())
        start = doc.text.rfind("\n", 0, line) + 1
        first = doc.index_at(start)
        while first < len(doc.infos) and doc.infos[first].lower in CLOSINGS:
            first += 1
        infos = doc.infos[first:]
        if (
            not start
            or not 1 <= len(infos) <= 3
            or doc.text[line - 1] in "!?:"
            or any(i.shape not in ("X", "I") for i in infos)
        ):
            return
        if len(infos) > 1 or infos[0].low < 4:
            yield Found(doc.starts[first], doc.starts[-1] + doc.infos[-1].stem, self.label, 0.5)

    def _abbreviated(self, doc: Document) -> Iterable[Found]:
        """Capitals that stand for a name given before them: `Stein Olav (SO)` makes every `SO` a person."""
        for match in _TAGGED.finditer(doc.text) if " (" in doc.text else ():
            letters = "".join(part[0] for part in re.split(r"[ -]", match[1]))
            if letters.endswith(match[2]):
                for mention in re.finditer(rf"(?<!\w){match[2]}(?!\w)", doc.text):
                    yield Found(mention.start(), mention.end(), self.label, 0.95)

    def _called(self, doc: Document) -> Iterable[Found]:
        """What someone is called: `de kallar mig Passaren`, `heter jag "Vinddraget"`."""
        for match in _CALLED.finditer(doc.text) if doc.has(_CALLING) else ():
            group = match.lastindex or 1
            if match[group].lower() not in _ADDRESSED:
                yield Found(match.start(group), match.end(group), self.label, 0.6)
        for match in _SAID.finditer(doc.text) if doc.has(_SAYING) else ():
            start, end = match.span(match.lastindex or 1)
            info = doc.infos[doc.index_at(start)]
            if info.lower not in _GREETED and not info.tags & _NO_NAME:
                yield Found(start, end, self.label, 0.6)
        for match in _KEPT.finditer(doc.text) if doc.has(_KEEPING) else ():
            if "." in match[1] or doc.infos[doc.index_at(match.start(1))].low < _RARE:
                yield Found(match.start(1), match.start(1) + len(match[1].rstrip()), self.label, 0.95)
        for match in _SMALL.finditer(doc.text) if doc.seen[2] else ():
            info = doc.infos[doc.index_at(match.start("name"))]
            most = _RARE if match["called"] else _FREQUENT  # `kallar mig hora` names nobody
            named = bool({"f", "F"} & set(info.flags)) and doc.text[match.end("name") : match.end("name") + 1] in ",."
            if (
                (info.low < most or (named and not match["called"]))
                and not info.tags & _NO_NAME
                and info.lower not in _ADDRESSED
            ):
                yield Found(match.start("name"), match.end("name"), self.label, 0.6)

    def _titled(self, doc: Document) -> Iterable[Found]:
        """A word with a capital that it does not need, behind a title: `kompanisersjant Bratt`."""
        for _, end in doc.where.get("occupation", ()):
            if end >= len(doc.infos) or doc.gap(end - 1) != " ":
                continue
            info, title = doc.infos[end], doc.infos[end - 1]
            place = {"p", "P"} & set(info.flags) and not {"l", "L", "f", "F"} & set(info.flags)
            if info.shape == "X" and title.shape in ("x", "X") and not place and not info.tags & _NO_SURNAME:
                yield Found(doc.starts[end], doc.starts[end] + info.stem, self.label, 0.5)

    def _speaking(self, doc: Document) -> Iterable[Found]:
        """A word that nobody writes otherwise, and that says something: `Pyret ringde`."""
        for index in range(len(doc.infos) - 1):
            info = doc.infos[index]
            unknown = info.shape == "X" and info.low < 2 and len(info.lower) > 2 and not info.tags
            unknown = unknown and info.lower not in doc.seen[1]
            if unknown and doc.infos[index + 1].lower in _SPEAKS and doc.gap(index) == " ":
                yield Found(doc.starts[index], doc.ends[index], self.label, 0.44)

    def _lettered(self, doc: Document) -> Iterable[Found]:
        """Capitals that stand for someone: named among those present, or behind a first name: `Dorrit (DA)`."""
        if not any(info.shape == "XX" for info in doc.infos):
            return
        letters = {m[2] for m in _BEHIND.finditer(doc.text) if m[1][0] == m[2][0]}
        for line in _PRESENT.finditer(doc.text):
            letters |= set(_LETTERS.findall(line[1] or line[2]))
        for mention in _LETTERS.finditer(doc.text) if letters else ():
            if mention[0] in letters and mention[0] not in _OFFICES:
                yield Found(mention.start(), mention.end(), self.label, 0.85)

    def _initials(self, doc: Document, match: re.Match[str]) -> Iterable[Found]:
        """`K.`, `A.L.`, `P. Lund`; not a list letter (`B. Meddelandena …`), P.S., nor the sentence that follows."""
        first = doc.index_at(match.start())
        last = doc.index_at(match.start() + len(match[0].rstrip(" .-")) - 1)
        end = match.start() + len(match[0].rstrip())
        letters = last - first + 1
        if len(doc.words[last]) > 1:
            letters -= 1
            if doc.infos[last].low > 3 and not set(doc.infos[last].flags) & set("lL"):
                end = doc.ends[last - 1] + 1
                last -= 1
        before = doc.infos[first - 1] if first else None
        numbered = before is not None and (before.lower in _NUMBERED or before.shape == "9")
        listed = letters == 1 and len(doc.words[last]) == 1 and doc.begins[first]
        if numbered or listed or (letters == 1 and lettered(doc, last)) or match[0].startswith(("P.S", "P. S", "O.S")):
            return
        yield Found(match.start(), end, self.label, 0.6)
