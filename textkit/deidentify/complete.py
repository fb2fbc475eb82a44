"""A number, login or code is masked whole: what was found of it grows to all that hangs together with it.

`61-5520` where `5520` was found, `fvsydau2` where `2` was: a rest left bare would still lead to someone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from textkit.deidentify import overlap
from textkit.deidentify.document import Document, Found
from textkit.deidentify.names import CONNECTORS

_CODES: Final = frozenset(
    "NATIONAL_ID PHONE_NUMBER ACCOUNT CASE_NUMBER EMPLOYEE_ID VEHICLE USERNAME EMAIL_ADDRESS".split()
)
_RUN: Final = re.compile(r"(?<![\w@.+])[^\W_](?:[\w@+]|[-./:_](?=[^\W_]))*")
_MIXED: Final = re.compile(r"[^\W\d_]{2}[-._]?\d|_[^\W_]")
_FIRST: Final = frozenset("fF")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[a-zåäöæø]\. ?){1,3}$")
_ABBREVIATIONS: Final = frozenset(
    "f.d. t.ex. bl.a. o.s.v. d.v.s. f.eks. bl.a. t.f. m.m. m.v. s.k. a.k.a. e.g. i.e. v. f. e. o. t.".split()
)
_SHORT: Final = re.compile(r"-[a-zåäöæø]{1,4}(?!\w)")
_TITLE: Final = re.compile(r"(?:Mr|Mrs|Ms|Dr|Cllr)(?:\.? |\.?$|(?!\w))")
_PREFIX: Final = re.compile(r"(?<![\w-])[^\W\d_]+-$")
_CLOSED: Final = re.compile(r"\s*$|[.,;:!?)]|\n")
_NO_SURNAME: Final = frozenset("organization institution month weekday country region unit named_unit holiday".split())
_REACH: Final = 60  # letters around a finding that a code may reach
_DIGITS: Final = 4  # digits from which figures joined by signs are one number
_PLAIN: Final = re.compile(
    r"\d{1,2}[.:]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d-\d\d-\d\d(?:T.*)?|[^\W\d_]+|\d{4}[-/]\d{2,4}"
)


_JOIN: Final = re.compile(r" (?:i|på|ved|vid|in|at|of) ")
_HOUSE: Final = re.compile(
    r"(?:\w*(?:hallen|fabriken)|polisstationen|polishuset|rådhuset|kommunhuset|badhuset|kaserngården|verkstaden|verkstedet"
    r"|restaurangen|boendet|lagret|skolan|friskolan|leirskolen|kärnkraftverket|styret|styrelsen)",
    re.I,
)
_BUILDING: Final = re.compile(rf"(?<!\w){_HOUSE.pattern} (?:i|på|vid|ved) (?=[A-ZÅÄÖÆØ])", re.I)
_UNIT: Final = re.compile(
    r"(?<![\w-])(?:avd|avdelning|avdeling|afd|afdeling|afsnit|linje|line|seksjon|sektion|plan|ward)\.? $", re.I
)
_HALF: Final = re.compile(r"(?<!\w)[^\W\d_]+- (?:(?:och|og|and) )?$")  # `barn- och utbildningsnämnden`
_ENDING: Final = {
    "DATE": re.compile(r":[ae](?!\w)|(?:st|nd|rd|th)(?!\w)"),
    "AGE": re.compile(r"-(?:one|two|three|four|five|six|seven|eight|nine)(?!\w)"),  # `seventy-one`
    "PERSON": re.compile(r"'n(?!\w)"),  # `Grosserer'n`
}


def whole(found: Sequence[Found], doc: Document) -> list[Found]:
    """Names, organisations and codes grown to all that belongs to them."""
    return completed(joined(named(found, doc), doc.text), doc.text)


def joined(found: Sequence[Found], text: str) -> list[Found]:
    """Institution and place as one organisation: `Bilka i Hundige`; a numbered unit with its word, a day with its ending."""
    out: list[Found] = []
    for item in sorted(found, key=lambda f: f.start):
        last = out[-1] if out else None
        if item.label == "ORGANIZATION" and (house := _BUILDING.match(text, item.start, item.end)):
            item = replace(item, start=house.end(), label="LOCATION")
        place = item.label in ("LOCATION", "ORGANIZATION") and last is not None and last.label == "ORGANIZATION"
        built = last is not None and _HOUSE.fullmatch(text, last.start, last.end)
        placed = place and not built and last is not None and _JOIN.fullmatch(text, last.end, item.start)
        if last is not None and (placed or _halves(last, item, text)):
            out[-1] = replace(last, end=item.end, score=max(last.score, item.score))
            continue
        if item.label == "ORGANIZATION" and text[item.start].isdigit():
            unit = _UNIT.search(text, max(0, item.start - 14), item.start)
            if unit and (last is None or last.end <= unit.start()):
                item = replace(item, start=unit.start())
        if item.label in ("ORGANIZATION", "OCCUPATION") and (
            half := _HALF.search(text, max(0, item.start - 40), item.start)
        ):
            item = replace(item, start=half.start() if last is None else max(last.end, half.start()))
        ending = _ENDING[item.label].match(text, item.end) if item.label in _ENDING else None
        if ending is not None:
            item = replace(item, end=ending.end())
        out.append(item)
    return out


def _halves(first: Found, second: Found, text: str) -> bool:
    """Whether two findings are one address cut in two: `tips.bygg` `.example`, `w.pritchard (at)` ` ucu.example`."""
    between = text[first.end : second.start]
    if first.label != second.label:
        return False
    if first.label == "URL":
        return between in ("", ".", "/")
    return first.label == "EMAIL_ADDRESS" and between in ("", " ") and text[: first.end].endswith((")", "]", "@"))


def named(found: Sequence[Found], doc: Document) -> list[Found]:
    """A person's first name that is also a word goes with the surname behind it: `Vår Lindmo`, `Dag Rud`."""
    covered, starts = {f.end for f in found}, {f.start for f in found}
    out = []
    for item in found:
        index = doc.index_at(item.start) - 1
        if item.label == "PERSON" and index >= 0 and doc.gap(index) == " " and doc.ends[index] not in covered:
            if doc.infos[index].lower in CONNECTORS and index and doc.gap(index - 1) == " ":
                index -= 1  # `Róisín de Barra`
            before, own = doc.infos[index], doc.infos[doc.index_at(item.start)]
            first = before.low < (6 if _FIRST & set(before.flags) else 4) and not before.tags
            if before.shape == "X" and own.shape == "X" and first and not _FIRST & set(own.flags):
                item = replace(item, start=doc.starts[index])
        if item.label == "PERSON":
            item = _hyphened(_lettered(_surnamed(item, doc, starts), doc.text), doc.text)
            if (title := _TITLE.match(doc.text, item.start, item.end)) is not None:
                item = replace(item, start=title.end())
        item = _ungenitive(item, doc)
        if item.start < item.end:
            out.append(item)
    return out


def _surnamed(item: Found, doc: Document, starts: set[int]) -> Found:
    """A first name goes with the word behind it that has a capital inside the sentence: `Stig Ok`."""
    last = doc.index_at(item.end - 1)
    if last + 1 >= len(doc.infos) or doc.ends[last] != item.end or doc.gap(last) != " ":
        return item
    own, after = doc.infos[last], doc.infos[last + 1]
    first = _FIRST & set(own.flags) and doc.starts[last] == item.start and own.shape == "X"
    if first and after.shape == "X" and not after.tags & _NO_SURNAME and doc.starts[last + 1] not in starts:
        return replace(item, end=doc.starts[last + 1] + after.stem)
    return item


def _ungenitive(item: Found, doc: Document) -> Found:
    """An s at the end of a name that nothing follows, or that it never lacks, is no genitive: `Mats Forss.`, `vid Harads.`"""
    last = doc.index_at(item.end - 1)
    if last >= len(doc.ends) or doc.ends[last] != item.end + 1 or doc.text[item.end] not in "sS":
        return item
    may_close = (
        item.label in ("LOCATION", "ORGANIZATION") or " " in doc.text[item.start : item.end]
    )  # not `Den är Kims.`
    no_genitive = (may_close and _CLOSED.match(doc.text, item.end + 1)) or (item.label == "PERSON" and _kept(doc, last))
    return replace(item, end=item.end + 1) if no_genitive else item


def _kept(doc: Document, index: int) -> bool:
    """Whether a name stands several times, always with its s: `Gregers fulgte mig … at Gregers har kone`."""
    form = doc.infos[index].lower
    lowers = [info.lower for info in doc.infos]
    return lowers.count(form) > 1 and form[:-1] not in lowers


def _lettered(item: Found, text: str) -> Found:
    """Small initials before a name, and a surname cut short behind its letter: `k.l. thorsen`, `Tina G-son`."""
    letters = _INITIALS.search(text, max(0, item.start - 12), item.start)
    if letters is not None and letters[0].replace(" ", "") not in _ABBREVIATIONS:
        item = replace(item, start=letters.start())
    if (tail := _SHORT.match(text, item.end)) is not None and not text[item.end - 2 : item.end - 1].isalnum():
        item = replace(item, end=tail.end())
    return item


def _hyphened(item: Found, text: str) -> Found:
    """What stands before a name with a hyphen belongs to it: `Snus-Lasse`, `trafik-lasse`."""
    before = _PREFIX.search(text, max(0, item.start - _REACH), item.start)
    return replace(item, start=before.start()) if before else item


def completed(found: Sequence[Found], text: str) -> list[Found]:
    """The findings, those of codes grown to the whole run of letters, digits and signs that they stand in."""
    grown = [new for item in found if (new := _grown(item, text)) is not None]
    return overlap.resolve([*found, *grown], text) if grown else list(found)


def _grown(item: Found, text: str) -> Found | None:
    if item.label in ("URL", "IP_ADDRESS"):
        return None
    for run in _RUN.finditer(text, _blank(text, item.start), min(len(text), item.end + _REACH)):
        if run.start() >= item.end:
            break
        inside = run.start() < item.end and item.start < run.end()
        whole = item.start <= run.start() and run.end() <= item.end
        if not inside or whole or not _code(run[0], item.label):
            continue
        label = "USERNAME" if item.label in ("PERSON", "DATE", "AGE") else item.label
        start, end = min(item.start, run.start()), max(item.end, run.end())
        return (
            Found(run.start(), run.end(), label, 1.0, item.source)
            if label != item.label
            else Found(start, end, label, max(item.score, 0.95), item.source)
        )
    return None


def _blank(text: str, start: int) -> int:
    """Behind the last blank before a place, not far away."""
    last = max(0, start - _REACH)
    while start > last and not text[start - 1].isspace():
        start -= 1
    return start


def _code(run: str, label: str) -> bool:
    """Whether a run is one code that must not be cut."""
    if _PLAIN.fullmatch(run):
        return False
    if _MIXED.search(run):
        return "@" not in run and (label in _CODES or len(run) > 4)
    return label in _CODES and sum(map(str.isdigit, run)) >= _DIGITS
