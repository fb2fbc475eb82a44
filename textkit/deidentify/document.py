"""One shared reading of a text: cleaned, tokenised once, each word looked up once.

Cleaning undoes what hides a name from a word list (combining marks, zero-width and soft characters, HTML entities,
odd spaces and hyphens) and remembers where every letter stood, so that offsets of the text as given come out.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, Final

from textkit.deidentify.vocabulary import Info, Vocabulary, vocabulary

TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_ONE_TO_ONE: Final = str.maketrans("\u2010\u2011\u00a0\u202f\u2009\u2007\u2019\u02bc\uff20", "--    ''@")
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f"
_HIDDEN: Final = re.compile(f"[{_INVISIBLE}\u0300-\u036f]|&(?:#\\d{{1,6}}|#[xX][0-9a-fA-F]{{1,5}}|[a-zA-Z]{{2,8}});")
_CLUSTER: Final = re.compile(
    rf"&(?:#\d{{1,6}}|#[xX][0-9a-fA-F]{{1,5}}|[a-zA-Z]{{2,8}});|[{_INVISIBLE}]+|.[\u0300-\u036f]*", re.DOTALL
)
_SPOKEN: Final = re.compile(r"[^\W\d_][\w.'-]*")
_APART: Final = re.compile(r"[^ .,:/+()–-]|.{5}", re.DOTALL)  # what parts two numbers
_ZONE: Final = 24  # letters around digits that a pattern of numbers may need
_SENTENCE_END: Final = re.compile(r"[.!?:…\n\"“”»«>*•;|]|^\s*-|[-–—]\s*$|\s[-–—]\s|\d[.)]\s*$")


def _spoken(lower: str) -> list[str]:
    return [word.rstrip(".-") for word in _SPOKEN.findall(lower)]


def clean(text: str) -> tuple[str, list[int] | None]:
    """The text as word lists know it, and the place of each of its letters in the text (None: unchanged)."""
    text = text.translate(_ONE_TO_ONE)
    if not _HIDDEN.search(text):
        return text, None
    out: list[str] = []
    origin: list[int] = []
    for match in _CLUSTER.finditer(text):
        piece = match[0]
        if piece[0] == "&" and len(piece) > 1:
            piece = html.unescape(piece)
        elif piece[0] in "\u00ad\u2060\ufeff\ufe0e\ufe0f" or "\u200b" <= piece[0] <= "\u2069":
            continue
        piece = unicodedata.normalize("NFC", piece).translate(_ONE_TO_ONE)
        out.append(piece)
        origin += [match.start()] * len(piece)
    return "".join(out), [*origin, len(text)]


@dataclass(slots=True)
class Found:
    """What a recognizer found, offsets in the cleaned text."""

    start: int
    end: int
    label: str
    score: float
    source: str = ""


@dataclass
class Document:
    """A text as the recognizers see it: `words[i]` is `text[starts[i]:ends[i]]`, `infos[i]` what is known of it."""

    text: str
    language: str
    origin: list[int] | None = None
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    infos: list[Info] = field(default_factory=list)
    where: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    names: list[Found] | None = None
    chances: Any = None  # (words, labels) of the trained recognizer, where there is one

    @classmethod
    def of(cls, text: str, language: str) -> Document:
        """Read a text in a language (a code of LANGUAGES)."""
        cleaned, origin = clean(text)
        doc = cls(cleaned, language, origin)
        doc._read(vocabulary(language))
        return doc

    def _read(self, known: Vocabulary) -> None:
        words, starts, ends, infos = self.words, self.starts, self.ends, self.infos
        memo, where = known.memo, self.where
        for match in TOKEN.finditer(self.text):
            word = match[0]
            if (info := memo.get(word)) is None:
                info = known.learn(word)
            if info.tags:
                at = len(words)
                for tag in info.tags:
                    if tag in where:
                        where[tag].append((at, at + 1))
                    else:
                        where[tag] = [(at, at + 1)]
            start, end = match.span()
            words.append(word)
            infos.append(info)
            starts.append(start)
            ends.append(end)
        if "phrase" in where:
            self._phrases(known)

    def _phrases(self, known: Vocabulary) -> None:
        """Add the entries of several words, where all of them stand in a row."""
        lowers = [info.lower for info in self.infos]
        for at, _ in self.where["phrase"]:
            for rest, tag in known.phrases[lowers[at]]:
                end = at + 1 + len(rest)
                if tuple(lowers[at + 1 : end]) == rest and self.starts[end - 1] - self.starts[at] < 60:
                    self.where.setdefault(tag, []).append((at, end))

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next (to the end of the text after the last)."""
        return self.gaps[index]

    @cached_property
    def gaps(self) -> list[str]:
        """What stands behind each word."""
        text = self.text
        return [text[a:b] for a, b in zip(self.ends, [*self.starts[1:], len(text)], strict=False)]  # none without words

    @cached_property
    def lowers(self) -> frozenset[str]:
        """All words in lower case: a pattern whose cue words are missing here need not be looked for."""
        return frozenset([info.lower for info in self.infos])

    @cached_property
    def signs(self) -> frozenset[str]:
        """All that stands between two words somewhere."""
        return frozenset(self.gaps[:-1])

    def touches(self, *signs: str) -> bool:
        """Whether two words are joined by one of these, or by one of them and others without a blank."""
        return any(s in gap for gap in self.signs if " " not in gap and "\n" not in gap for s in signs)

    def has(self, cues: frozenset[str]) -> bool:
        """Whether one of these words (in lower case) stands in the text."""
        return not cues.isdisjoint(self.lowers)

    @cached_property
    def begins(self) -> list[bool]:
        """For each word: a sentence, line, quote or list item may begin here, so that a capital says little."""
        out, last = [], 0
        for index, start in enumerate(self.starts):
            between = self.text[last:start]
            if index and between in (" ", ", ", "-", "'"):
                out.append(False)
            else:
                out.append(not index or _SENTENCE_END.search(between) is not None)
            last = self.ends[index]
        return out

    @cached_property
    def telling(self) -> list[float]:
        """For each word its chance of any label, once the trained recognizer has read it."""
        summed: list[float] = self.chances.sum(axis=1).tolist()
        return summed

    @cached_property
    def seen(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """Words seen with a capital inside a sentence, words seen in lower case, and whether the text has few capitals."""
        pairs = zip(self.infos, self.begins, strict=True)
        inner = frozenset(i.lower[: i.stem] for i, begins in pairs if i.shape == "X" and not begins)
        small = frozenset(info.lower for info in self.infos if info.shape == "x")
        capitals = sum(i.shape == "X" for i in self.infos)
        return inner, small, capitals * 40 < len(self.infos)

    @cached_property
    def bracketed(self) -> bool:
        """Whether anything stands in square brackets."""
        return "[" in self.text

    @cached_property
    def digits(self) -> bool:
        """Whether any digit stands in the text: most number recognizers can stop here."""
        return any(info.shape == "9" for info in self.infos)

    @cached_property
    def zones(self) -> list[tuple[int, int, int]]:
        """The stretches around digits, cut at blanks, and how many digits each holds: all that patterns of numbers read."""
        out: list[tuple[int, int]] = []
        for index, info in enumerate(self.infos):
            if info.shape != "9":
                continue
            start, end = max(0, self.starts[index] - _ZONE), min(len(self.text), self.ends[index] + _ZONE)
            if out and start <= out[-1][1] + _ZONE:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        cut = [(start, self._blank(end)) for start, end in out]
        return [(start, end, sum(map(str.isdigit, self.text[start:end]))) for start, end in cut]

    @cached_property
    def clusters(self) -> list[int]:
        """For each word how many digits stand together there, signs and single blanks between; 0 for words."""
        out = [0] * len(self.words)
        first = 0
        for index, info in enumerate(self.infos):
            if info.shape != "9":
                continue
            if not index or not out[index - 1] or _APART.search(self.gap(index - 1)):
                first = index
            out[index] = len(info.lower) + (out[index - 1] if first < index else 0)
        for index in range(len(out) - 2, -1, -1):
            if out[index] and out[index + 1] > out[index] and not _APART.search(self.gap(index)):
                out[index] = out[index + 1]
        return out

    def _blank(self, end: int) -> int:
        """The next blank from a place on, at most a long word away."""
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return end

    def unbroken(self, start: int, end: int) -> tuple[int, int]:
        """A stretch, grown on both sides to the next blank."""
        while start and not self.text[start - 1].isspace():
            start -= 1
        return start, self._blank(end)

    @cached_property
    def most(self) -> int:
        """How many digits the zone of most digits holds."""
        return max((digits for _, _, digits in self.zones), default=0)

    def scan(self, pattern: re.Pattern[str], least: int = 1) -> Iterable[re.Match[str]]:
        """Matches of a pattern of numbers, in the zones alone; `least`: how many digits a match holds at least."""
        if self.most < least:
            return ()
        if len(self.zones) == 1:
            return pattern.finditer(self.text, *self.zones[0][:2])
        zones = (pattern.finditer(self.text, start, end) for start, end, digits in self.zones if digits >= least)
        return chain.from_iterable(zones)

    def before(self, start: int, reach: int = 36) -> list[str]:
        """The words in lower case, with inner dots and hyphens, of the `reach` letters before a place."""
        head = self.text[max(0, start - reach) : start].lower()
        return _spoken(head.rsplit("\n\n", 1)[-1])

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All words as `before` gives them."""
        return frozenset(_spoken(self.text.lower()))

    def index_at(self, offset: int) -> int:
        """The first word that ends after a place."""
        return bisect_right(self.ends, offset)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given of a stretch of the cleaned text."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end]
