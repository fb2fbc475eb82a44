"""Handles and logins: `@handle`, `nattevakt_88`, `lkh031` after a cue, `heter X på Instagram`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textkit.deidentify.document import Document, Found
from textkit.deidentify.presidio import Recognizer
from textkit.deidentify.recognizers.cues import cued
from textkit.language.base import words

_HANDLE: Final = re.compile(r"(?<![\w@.])@\w[\w.-]*\w")
_ODD: Final = re.compile(
    r"(?<![\w@./-])(?:[^\W_]+(?:[._-][^\W_]+)*_[\w.]*\w|[^\W\d_]{2,}(?:-[^\W\d_]+)+-\d+"
    r"|[^\W\d_]+(?:\.[^\W\d_]+)*[._]?\d{2,}(?:[._]\w+)*|[^\W\d_]{4,}\d"
    r"|[^\W\d_]+\.[^\W\d_]{1,12}(?:\.\w+)*|[^\W\d_]+\d+[^\W\d_]+\w*)(?![\w@/-])"
)
_REACH: Final = 20  # letters before a cue where its pattern may begin; three times as many behind it
_DOMAIN: Final = re.compile(r"(?<![\w\\])\w[\w-]*\\\w[\w.]*\w")  # `kinn\rosm`
_ODD_SIGNS: Final = ("_", "@", "\\")
_HINT: Final = re.compile(r"\\|[_@]|[^\W\d_]-?\d|\w\.[^\W_]|\d[^\W\d_]")
_NAMED: Final = re.compile(
    r"\b(?:heter|hette|het|heiter|kall(?:ar|er|te)? (?:sig|seg)|brukernavnet?|användarnamnet?|brugernavnet?"
    r"|username|handle|login|"
    r"inloggning(?:en)?|signatur(?:en)?|navnet)\s*(?:er|är|:)?\s+[\"'«”]?([^\W_]*[^\W\d_][\w.-]*)[\"'»”]?"
    r"(?=\s+(?:på|on)\s+(?:insta\w*|snap\w*|tiktok|twitter|facebook|flashback|discord|reddit|tinder|jodel)\b)",
    re.IGNORECASE,
)
_CAMEL: Final = re.compile(r"(?<![\w@.])[^\W\d_]*[a-zåäöæø][A-ZÅÄÖÆØ][^\W_]*(?!\w)")
_AFTER: Final = re.compile(
    r"\b(?:konto(?:t|en)?,? (?:som|der|vid namn|med namnet|ved navn|med navnet)|(?:account|user|profile) (?:named|called)"
    r"|profil(?:en)?,? (?:som|der)|kontot|konto,|kontoen|kontoen,|användaren|brukeren|brukaren|brugeren|profilen|signaturen"
    r"|pseudonym(?:en)?|brukar,|bruker,|användare,|"
    r"the (?:account|user)|under (?:namnet|navnet|namn)|aliaset|nicket|användarnamnet?|brukernavnet?"
    r"|brugernavnet?|username|log-?in|"
    r"inloggad som|logget inn som|goes by|handle|skriver som|signerat|kallar sig|kaller seg|kalder sig)(?: är"
    r"| er| is| kallas| kalles| kaldes| kallar sig| kaller seg| kalder sig"
    r"| hette| heter| het| heiter| heitte| hedder| hed| heitte| called)?[:,]? [\"'«”»]?(\w[\w&.-]*\w)",
    re.IGNORECASE,
)
_LOGIN: Final = re.compile(
    r"(?i:inlogga(?:d|t)(?: användare)?|innlogget(?: bruker)?|pålogget(?: bruker)?|logget (?:på|ind)|logged[- ]in(?: user| as)?"
    r"|användarnamn(?:et)?|brukernavn(?:et)?|brukarnamn(?:et)?|brugernavn(?:et)?|username|user name)"
    r"(?i:(?: (?:är|var|er|is|was|som|as))?:? |: ?)[\"'«”»]?(?P<login>\w[\w.-]*\w)"
)
_LOGINS: Final = re.compile(r"(?i:logg|brugernavn|brukernavn|brukarnamn|användarnamn|user ?name)")
_ODD_LOGIN: Final = re.compile(r"(?=.*[^\W\d_])(?=.*[\d._-]).+")
_NO_LOGIN: Final = words("var är er is was som as på the that it och og and med at in to into")
_ONE_DIGIT: Final = re.compile(r"[^\W\d_]+\d")  # `fvsydau2`: a login behind a cue alone
_NOT: Final = re.compile(
    r"\d+[^\W\d_]+|[^\W\d_]{1,3}\d{1,3}|covid\d+|kl\.\d+|[a-zåäö]\.[a-zåäö]\.?[a-zåäö]?", re.IGNORECASE
)


class UsernameRecognizer(Recognizer):
    """USERNAME."""

    label = "USERNAME"

    def find(self, doc: Document) -> Iterable[Found]:
        for index, _ in doc.where.get("user_cue", ()):
            yield from self._after(doc, index)
        for login in _LOGIN.finditer(doc.text) if _LOGINS.search(doc.text) else ():
            if self._login(doc, login):
                yield Found(login.start("login"), login.end("login"), self.label, 0.9)
        for index, _ in doc.where.get("mixed", ()):
            match = _CAMEL.match(doc.text, doc.starts[index])
            if match and cued(doc, match.start(), "user"):
                yield Found(match.start(), match.end(), self.label, 0.75)
        if not (chunks := list(self._hinted(doc))):
            return
        if "@" in doc.text:
            for match in _HANDLE.finditer(doc.text):
                yield Found(match.start(), match.end(), self.label, 0.9)
        if "\\" in doc.text:
            for match in _DOMAIN.finditer(doc.text):
                yield Found(match.start(), match.end(), self.label, 0.95)
        for start, end in chunks:
            for match in _ODD.finditer(doc.text, start, end):
                if score := self._score(doc, match):
                    yield Found(match.start(), match.end(), self.label, score)

    @staticmethod
    def _hinted(doc: Document) -> Iterable[tuple[int, int]]:
        """The stretches without a blank in which letters stand beside digits, dots, or what no word has."""
        end, text = 0, doc.text
        if doc.signs.isdisjoint(("", ".", "-")) and not any(sign in text for sign in _ODD_SIGNS):
            return
        for hint in _HINT.finditer(text):
            if hint.start() < end:
                continue
            start, end = doc.unbroken(*hint.span())
            yield start, end

    @staticmethod
    def _login(doc: Document, match: re.Match[str]) -> bool:
        """What is written like no other word, or is none: `stgrp-mat4`, `fjellrev`."""
        login = match["login"]
        if _ODD_LOGIN.fullmatch(login):
            return True
        info = doc.infos[doc.index_at(match.start("login"))]
        return login.islower() and info.low < 2 and not info.tags and login not in _NO_LOGIN

    def _after(self, doc: Document, index: int) -> Iterable[Found]:
        """The word behind `kontot`, `brukernavnet er`, `heter … på Instagram`."""
        start, end = max(0, doc.starts[index] - _REACH), doc.starts[index] + 3 * _REACH
        for match in _NAMED.finditer(doc.text, start, end + _REACH):
            yield Found(match.start(1), match.end(1), self.label, 0.8)
        for match in _AFTER.finditer(doc.text, start, end):
            info = doc.infos[min(doc.index_at(match.start(1)), len(doc.infos) - 1)]
            if (info.low < 2 and info.shape not in ("9", "XX")) or "&" in match[1]:
                yield Found(match.start(1), match.end(1), self.label, 0.7)

    def _score(self, doc: Document, match: re.Match[str]) -> float:
        surface = match[0]
        if "/" in surface or len(surface) > 60:
            return 0.0
        if "_" in surface:
            return 0.85
        if surface.lower().endswith((".nr", ".no")):
            return 0.0
        if cued(doc, match.start(), "user", reach=30, words=3):
            return 0.8
        if "." in surface:
            return self._dotted(doc, match)
        if _NOT.fullmatch(surface) or _ONE_DIGIT.fullmatch(surface):
            return 0.0
        letters = re.match(r"[^\W\d_]+", surface)
        return 0.55 if letters and len(letters[0]) > 3 and not surface.isupper() else 0.0

    @staticmethod
    def _dotted(doc: Document, match: re.Match[str]) -> float:
        """`fjellglad.t`: small letters, a dot, and a part that is no word; two words are a missing blank."""
        first, last = doc.index_at(match.start()), doc.index_at(match.end() - 1)
        parts = doc.infos[first : last + 1]
        if {"nr", "no", "kl", "tlf"} & {p.lower for p in parts}:
            return 0.0
        odd = any(p.shape == "9" or (p.low < 2 and len(p.lower) != 1) for p in parts) or len(parts[-1].lower) == 1
        small = all(p.shape in ("x", "9") for p in parts) and len(parts[0].lower) > 3
        return 0.45 if odd and small and parts[0].shape == "x" else 0.0
