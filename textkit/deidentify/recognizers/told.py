"""Who is told by the words around: present, thanked, written to, quoted, called by a nickname, signed behind a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.letters import lettered
from textkit.deidentify.vocabulary import Info
from textkit.language.base import words

_CAPITAL: Final = "[A-ZÅÄÖÆØÉÜ]"
_WORD: Final = rf"{_CAPITAL}[\w'-]{{1,20}}"
_FULL: Final = rf"{_WORD}(?: (?:(?:von|van|de|af|bin|al|el) )?(?:{_WORD}|{_CAPITAL}\b))*"
_LIST: Final = re.compile(
    r"(?im)^[^\w\n]{0,3}(?:närvarande|närv|deltagare|frånvarande|frånv|til stede(?:/fraværende)?|tilstede|deltakere|deltakarar"
    r"|deltagere|til stades|fraværende|fråverande|forfall|afbud|present|attending|attendees|in attendance|apologies|absent)"
    r"(?:\.:|:|\. (?=\w)) ?(?P<members>[^\n]{2,300})"
)
_MEMBER: Final = re.compile(
    rf"(?:^|[,;] ?|[,;]? (?:och|og|and|samt) |/ ?)(?:(?:[Vv]ik|[Oo]rdf|[Ss]ekr|[Rr]ef|leder|chair)\.? )?({_FULL})(?=$|[ .,;:(/])"
)
_HEADING: Final = re.compile(r"(?<![\w-])[^\W\d_]{3,15}(?:\.:|:)")  # another heading of the same line: `Sekr: U-K`
_NEXT: Final = re.compile(r"[.!?] (?=\w{3,} [a-zåäöæø])")  # a sentence that follows the list
_THANKED: Final = re.compile(
    rf"(?:(?<=^)|(?<=[.!?\n] )|(?<=\n)|(?<=\w ))(?:[Tt]ack(?: till)?|[Tt]akk(?: til)?|[Tt]ak(?: til)?|[Tt]hank(?:s(?: to)?| you)"
    rf"|[Kk]iitos),? ({_WORD})(?!\w)"
)
_ADDRESSED: Final = re.compile(
    rf"\b(?:[Ff]ru|[Hh]err|[Hh]r\.?|[Ff]röken|[Ff]rk\.?|[Ff]røken|Mrs\.?|Mr\.?|Ms\.?|Miss) ({_WORD}(?: {_WORD})?)(?!\w)"
)
_REACHED: Final = re.compile(
    r"\b(?:[Mm](?:ejl|ail)(?:ar|ade|er|ede|et|ed|te)|[Rr]ing(?:er|de|te|ede)|[Ss][Mm][Ss](?:[:']?(?:ar|ade|er|et|a))"
    r"|[Mm]essa(?:r|de|ger|ged)|[Tt]ext(?:ar|ade|ed|er)|[Ee]mail(?:s|ed)|[Pp]honed)"
    rf" ({_WORD}(?: {_WORD})?) (?:på|i|hos|ved|fra|från|at|in|from|on|om|about)\b"
)
_WAS: Final = re.compile(  # `var jag "Penseln" med alla`
    r"\b(?:är|var|blev|er|ble|blei|vart|was|am|became) (?:jag|jeg|eg|han|hon|hun|ho|I|he|she) "
    rf"[\"«”“]({_WORD})[\"»”“](?! (?:och|og|and) )"
)
_ITS_OWN: Final = re.compile(  # `Yueming, vores postdoc, har …`
    rf"(?:^|(?<=[.!?] )|(?<=\n))({_WORD}), (?:vår|vårt|vores|our|min|mi|my|hans|hennes|hendes|his|her) [a-zåäöæø][\w-]{{3,}}[,.]"
)
_NICKED: Final = re.compile(
    r"\b(?:(?:vi|jag|alla|de|dom|folk|alle|jeg|eg|dei|som) (?:alltid |bara |bare )?(?:kallar|kallade|kaller|kalte|kalla"
    r"|kalder|kaldte)|(?<![Dd]e[nt] )(?:kallad|kallas|kalt|kalles|kaldet|kaldes)|som kallades"
    r"|(?:we|they|everybody|everyone) (?:all )?call(?:s|ed)?(?: the)?|nicknamed|known as(?: the)?|öknamnet"
    rf"|smeknamnet|kallenavnet|økenavnet|kælenavnet|nickname) (?:för |for )?[\"«”»“']?({_WORD})(?!\w)"
)
_HUNG: Final = re.compile(
    r"\b(?:krok|kroken|skylt|skylten|skåp|skåpet|skåpdörren|fack|facket|lapp|lappen|mugg|muggen|kopp|koppen|hjälm|hjälmen|knagg"
    r"|knaggen|skilt|skiltet|skap|skapet|hylle|hylla|hyllen|hjelmen|knage|knagen|knappenål|skab|skabet|kroge|krogen|hjelm|hook|peg|sign"
    r"|locker|mug|helmet|pigeonhole)(?: min| mitt| mit)? (?:står det|står|stod det|stod|står der|stod der"
    r"|it says|it said|says|said|reads)"
    rf" [\"«”»“']?({_WORD})[\"«”»“']?(?=[.,;!?\n]|$)"
)
_QUOTED: Final = re.compile(rf"[\"”»“’'] ?\(({_FULL})(?=[,)])")  # who said it: `"Är du ny?" (Falkenstam, i hissen)`
_SLASHED: Final = re.compile(rf"(?m)(?:^|(?<=[.!?\")] )|(?<=[.!?\")]))//? ?({_FULL})(?=$|\n|, [a-zåäöæø])")
# the words without one of which each pattern above finds nothing
_LISTING: Final = words(
    "närvarande närv deltagare frånvarande frånv stede tilstede deltakere deltakarar deltagere stades fraværende fråverande "
    "forfall afbud present attending attendees attendance apologies absent"
)
_THANKING: Final = words("tack takk tak thanks thank kiitos")
_ADDRESSING: Final = words("fru herr hr fröken frk frøken mrs mr ms miss")
_REACHING: Final = words(
    "mejlar mejlade mejler mejlede mejlet mejled mejlte mailar mailade mailer mailede mailet mailed mailte ringer ringde ringte "
    "ringede sms smsar smsade smser smset smsa messar messade messager messaged textar textade texted texter "
    "emails emailed phoned"
)
_OWNING: Final = words("vår vårt vores our min mi my hans hennes hendes his her")
_NICKING: Final = words(
    "kallar kallade kaller kalte kalla kalder kaldte kallad kallas kalt kalles kaldet kaldes kallades call calls called "
    "nicknamed known öknamnet smeknamnet kallenavnet økenavnet kælenavnet nickname"
)
_HANGING: Final = words(
    "krok kroken skylt skylten skåp skåpet skåpdörren fack facket lapp lappen mugg muggen kopp koppen hjälm hjälmen knagg "
    "knaggen skilt skiltet skap skapet hylle hylla hyllen hjelmen knage knagen knappenål skab skabet kroge krogen hjelm hook peg "
    "sign locker mug helmet pigeonhole"
)
_EVERYDAY: Final = 5  # magnitude of lower-case use from which a word behind `Tack` is a word of every day
_OTHER: Final = frozenset(
    "month weekday number season holiday organization institution unit named_unit country region organization_head "
    "organization_tail demographic nationality".split()
)
_NOBODY: Final = words(
    "hela hele heile whole alla ingen inga övriga samtliga alle ingen øvrige andre samme samt all none "
    "everyone nobody others as see ev se ej "
    "för for till til att at så sá snälla snille vare være goda gode god kära kjære kære min mitt mine era ditt er deres "
    "god herre gud gudskelov på och og and men but ikke inte not själv sjølv selv selvom som hej hei hi dear very so you "
    "much kindly the a an this that it i in on with from ever again once god goodness heaven heavens lord vem hvem who hvad hva "
    "vad det den de dem vi ni jag jeg eg du dig deg hr it vd polisen politiet police facket union support kundtjänst "
    "igen igjen mvh hälsningar hilsen anonym anonymous orkar nå nu now sedan bye ok nej nei ja yes no"
)


_MARK: Final = frozenset("\"«»”“’'")


def told(doc: Document) -> Iterator[Found]:
    """Persons that the words around tell, whatever word their name is."""
    text = doc.text
    if doc.has(_LISTING):
        yield from _present(doc)
    for pattern, cues, most, score in (
        (_THANKED, _THANKING, _EVERYDAY - 1, 0.6),
        (_ADDRESSED, _ADDRESSING, 99, 0.7),
        (_REACHED, _REACHING, 99, 0.6),
        (_NICKED, _NICKING, 99, 0.6),
        (_ITS_OWN, _OWNING, 2, 0.6),
        (_HUNG, _HANGING, _EVERYDAY, 0.5),
    ):
        if doc.has(cues):
            yield from _those(doc, pattern, most, score)
    for pattern, most, score in ((_QUOTED, _EVERYDAY - 1, 0.6), (_WAS, _EVERYDAY, 0.5)) if _MARK & set(text) else ():
        yield from _those(doc, pattern, most, score)
    for match in _SLASHED.finditer(text) if "/" in text else ():
        if _somebody(doc, match.start(1), 99) and len(match[1].split()) < 4:
            yield Found(match.start(1), match.end(1), "PERSON", 0.6)


def _those(doc: Document, pattern: re.Pattern[str], most: int, score: float) -> Iterator[Found]:
    """Whom a pattern tells of, if the word may be anybody."""
    for match in pattern.finditer(doc.text):
        if _somebody(doc, match.start(1), most):
            yield Found(match.start(1), _end(doc, match.end(1)), "PERSON", score)


def _present(doc: Document) -> Iterator[Found]:
    """Everybody of an attendance list, up to the end of its line, the next heading or sentence."""
    for line in _LIST.finditer(doc.text):
        members, start = line["members"], line.start("members")
        for stop in (_NEXT, _HEADING):
            if (match := stop.search(members)) is not None:
                members = members[: match.start()]
        for member in _MEMBER.finditer(members):
            if _somebody(doc, start + member.start(1), 99) and not member[1].isupper():
                yield Found(start + member.start(1), start + member.end(1), "PERSON", 0.8)


def _somebody(doc: Document, start: int, most: int) -> bool:
    """Whether a word may be anybody: no day, no place, no body of people, not too common in lower case."""
    index = doc.index_at(start)
    info: Info = doc.infos[index]
    named = not {"f", "F", "l", "L"}.isdisjoint(info.flags)
    if info.lower in _NOBODY or lettered(doc, index) or info.tags & _OTHER:
        return False
    if not info.tags.isdisjoint(("occupation", "person")) and not named:
        return False
    return info.low <= most or "F" in info.flags


def _end(doc: Document, end: int) -> int:
    """Without a genitive s."""
    index = doc.index_at(end - 1)
    return min(end, doc.starts[index] + doc.infos[index].stem)
