"""Who signs: the last line, what stands behind a greeting, and letters or one word by themselves at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.names import CLOSINGS
from textkit.deidentify.recognizers.cues import LAWS
from textkit.language.base import words

_MOST: Final = 3  # words in a signature
_END: Final = 90  # letters before the end where a word by itself may sign
_EVERYDAY: Final = 4  # magnitude of lower-case use from which a word is everyday
_LETTERS: Final = re.compile(r"(?:^|\n|/ ?|[–—-] )([A-ZÅÄÖÆØ]{2,3})(?:, ?[A-ZÅÄÖÆØ]{1,4})?\.?\s*$")
_ALONE: Final = re.compile(r"(?<=[.!?] )([a-zåäöæø]{3,9})\.(?= [A-ZÅÄÖÆØ])")
_CLOSING_WORD: Final = re.compile(r"(?<=[.!?] )([^\W\d_]{4,12})\s*$")
_NAME_AGE: Final = re.compile(
    r"(?m)^[^\w\n]{0,3}((?:[A-ZÅÄÖÆØ][\w'-]{0,14}\.? ){1,3}[A-ZÅÄÖÆØ][\w'-]{1,14}),? \(?[1-9]\d\)?(?: år| years)?\.?[ ]*$"
)
_LAST: Final = re.compile(r", ([a-zåäöæø]{2,10})\s*$")
_AGED: Final = re.compile(r",? ?\(?[1-9]\d\)?(?: år| years?)?\.?\s*(?:$|\n)")
_NOBODY: Final = words(
    "fra från frå from oss os us alla alle vi en ei et ett ein a an the till til to og och and på dig deg dej er jer "
    "meg mig me den det de anonym anonymt anonymous igjen igen again slut slutt end tack takk tak"
)
_NO_LETTERS: Final = words("OK PS TV IT HR VD EU OBS NEJ JA MVH SLUT FIN END NA") | LAWS


def signatures(doc: Document) -> Iterator[Found]:
    """Persons who sign with few words, in lower case too: `signe å`, `Hilsen vår, 21`, `/ BG, KD`, `gaz.`."""
    text = doc.text
    if (match := _LETTERS.search(text, max(0, len(text) - 30))) and match[1] not in _NO_LETTERS and match.start():
        yield Found(match.start(1), match.end(1), "PERSON", 0.55)
    for first, greeted in _starts(doc):
        if (last := _last(doc, first, greeted)) >= first:
            yield Found(doc.starts[first], doc.ends[last], "PERSON", 0.55)
    for match in _ALONE.finditer(text, max(0, len(text) - _END)):
        info = doc.infos[doc.index_at(match.start(1))]
        if not info.low and not info.tags and any(doc.seen[0]) and not doc.seen[2]:
            yield Found(match.start(1), match.end(1), "PERSON", 0.45)
    if (match := _CLOSING_WORD.search(text, max(0, len(text) - 20))) is not None:
        info = doc.infos[-1]
        if info.low < 2 and not info.tags and info.lower not in _NOBODY:
            yield Found(match.start(1), match.end(1), "PERSON", 0.5)
    for match in _NAME_AGE.finditer(text) if doc.digits else ():
        yield Found(match.start(1), match.end(1), "PERSON", 0.8)
    if (match := _LAST.search(text, max(0, len(text) - 20))) is not None:
        info = doc.infos[-1]
        if "F" in info.flags and info.lower not in _NOBODY:
            yield Found(match.start(1), match.end(1), "PERSON", 0.5)


def _starts(doc: Document) -> Iterator[tuple[int, bool]]:
    """(word, behind a greeting) where a signature may begin."""
    line = doc.text.rfind("\n", 0, len(doc.text.rstrip())) + 1
    if line:
        first = doc.index_at(line)
        if first < len(doc.infos) and doc.infos[first].lower not in CLOSINGS:
            yield first, False
    for index, info in enumerate(doc.infos[:-1]):
        behind = info.lower in CLOSINGS and doc.infos[index + 1].lower not in CLOSINGS
        if behind and doc.gap(index).strip(" \n,.:") == "":
            yield index + 1, True


def _last(doc: Document, first: int, greeted: bool) -> int:
    """The last word of the signature that begins with word `first`; first - 1 where nobody signs."""
    infos, last = doc.infos, first
    while last + 1 < len(infos) and doc.gap(last) in (" ", "-") and infos[last + 1].shape != "9":
        last += 1
        if last - first >= _MOST:
            return first - 1
    signed = infos[first : last + 1]
    small = [info for info in signed if info.shape == "x"]
    if not small or any(i.shape == "9" or (i.lower in _NOBODY and len(i.lower) > 1) for i in signed):
        return first - 1  # capitals are read by others
    gap = doc.gap(last)
    aged = _AGED.match(doc.text, doc.ends[last]) is not None
    closed = not gap.strip(" .\n") or "\n" in gap
    named = [bool({"F", "f"} & set(i.flags)) or "person" in i.tags for i in signed]
    rare = [i.low < _EVERYDAY - 1 or len(i.lower) == 1 for i in signed]
    if greeted and aged:
        return last
    if (greeted or aged) and (closed or aged) and (named[0] or rare[0]) and all(rare[1:]):
        return last
    if closed and named[0] and len(signed) > 1 and all(rare[1:]):
        return last
    single = closed and len(signed) == 1 and "F" in signed[0].flags and signed[0].low < _EVERYDAY
    return last if single else first - 1
