"""Everyday sentences with persons and places, told by their translations, and names swapped for names of all origins.

A capitalised word that stands unchanged in the translation too and is a known first name is a PERSON, a known city or
country a LOCATION; a sentence with any other capital inside it is left out. Then every person gets a new surface:
first names of all origins, double names, surnames made of Nordic parts, nicknames, initials, misspellings, lower case.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

Span = tuple[int, int, str]


def listed(text: str) -> list[str]:
    """The words of a list written with blanks."""
    return text.split()


NOT_NAMES = set(listed("May Will April June Sunday Monday Mars Jo See So The Ja Man Men Den Det Alla"))
KNOWN = set(listed("Tom Mary John Sami Layla Ziri Yanni Mennad Skura Bob Ken Jim Bill Emily Kate Maria"))
WORDLIKE = listed(
    "Björn Sten My Liv Stig Ros Dag Odd Stein Will Grace Hope Faith Rose Mark Bill Sol Storm Ask Vår Alma Tyra Rut Kaj "
    "Kim Per Pär Bo Tor Ulf Ola Unn Vide Gran Lund Berg Ek Fors Holm Vik Dahl Strand Haug Bakke Lie Moe Ås Falk Stork "
    "Räv Svan Lilja Viola Iris Jasmin Linnea Hassel Gull Roar Trygve Frank Ernst Ivar Sylvia Sommar Vinter Frost Skog "
    "Modig Rask Stark Stål Lo Bror Sonny Joy Dawn Drew Varg Måne Snö Gry Even Mona Maj Inga Pat Sue Rob Jack"
)  # fmt: skip
FIRST = listed(
    "Berg Lind Sand Ek Alm Vret Hög Norr Söder Öst Väst Bjur Dal Skog Ling Rot Ros Lund Ny Holm Ståhl Grön Blom Hede "
         "Ström Kvarn Fors Tall Hall Stor Lilje Brun Åker Äng"
)  # fmt: skip
SECOND = listed("ling gren kvist strand berg ström man feldt vik stedt lund dahl bäck qvist rud land vær haug moen")
LETTERS = "ABCDEFGHIJKLMNOPRSTUVWÅÄÖØ"


class Surfaces:
    """Draws names; `names` are flags by name in lower case, as in names.txt."""

    def __init__(self, names: dict[str, str], draw: random.Random) -> None:
        self.draw = draw
        latin = [n for n in sorted(names) if " " not in n and 2 < len(n) < 16]
        self.nordic_first = [n.capitalize() for n in latin if "F" in names[n]]
        self.nordic_last = [n.capitalize() for n in latin if "L" in names[n]]
        self.other_first = [n.capitalize() for n in latin if "f" in names[n] and "F" not in names[n]]
        self.other_last = [n.capitalize() for n in latin if "l" in names[n] and "L" not in names[n]]

    def first(self) -> str:
        roll = self.draw.random()
        return self.draw.choice(self.nordic_first if roll < 0.48 else WORDLIKE if roll < 0.64 else self.other_first)

    def last(self) -> str:
        roll = self.draw.random()
        if roll > 0.6:
            return self.draw.choice(FIRST) + self.draw.choice(SECOND)
        return self.draw.choice(self.nordic_last if roll < 0.36 else self.other_last)

    def nickname(self) -> str:
        name = self.draw.choice(self.nordic_first)
        stem = re.match(r"[BCDFGHJKLMNPRSTV]?[a-zåäöA-Z]{1,2}[bdgklmnprst]{1,2}", name)
        if not stem or not re.search("[aeiouyåäö]", stem[0].lower()):
            return name
        ends = [stem[0][-1] + e for e in ("an", "e", "a", "is", "y")] + ["an", "ton", "ka", "se"]
        return stem[0] + self.draw.choice(ends)

    def initials(self) -> str:
        letter = self.draw.choice(LETTERS)
        return letter + "." + self.draw.choice(["", self.draw.choice(LETTERS) + ".", " " + self.last()])

    def misspelt(self) -> str:
        name = self.first()
        at = self.draw.randrange(1, len(name))
        return name[:at] + self.draw.choice(
            [name[at : at + 1] + name[at:], name[at + 1 :], name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]]
        )

    def __call__(self) -> str:
        forms: list[Callable[[], str]] = [
            self.first, lambda: f"{self.first()} {self.last()}", self.last, self.nickname, self.initials,
            lambda: self.draw.choice(LETTERS), lambda: f"{self.first()}-{self.first()}",
            lambda: f"{self.first()} {self.first()} {self.last()}", self.misspelt,
        ]  # fmt: skip
        form = self.draw.choices(forms, [50, 16, 9, 9, 4, 2, 4, 3, 3])[0]()
        return form.lower() if self.draw.random() < 0.1 else form


def silver(data: Path, names: dict[str, str]) -> Iterator[tuple[str, str, list[Span]]]:
    """(language, sentence, spans) of the everyday sentence pairs that are told surely."""
    first = {n.capitalize() for n, flags in names.items() if set(flags) & set("Ff")} | KNOWN
    places = {n.capitalize() for n, flags in names.items() if set(flags) & set("Pp")}
    for language in ("sv", "da", "nb", "nn"):
        for line in (data / f"parallel/tatoeba.{language}-en.tsv").open(encoding="utf8"):
            pair = line.rstrip("\n").split("\t")
            for text, other, code in ((*pair, language), (*pair[::-1], "en")):
                if (spans := told(text, other, first, places)) is not None:
                    yield code, text, spans


def told(text: str, other: str, first: set[str], places: set[str]) -> list[Span] | None:
    """The spans of a sentence by its translation; None where a capital stays unexplained."""
    shared = {c.split("'")[0] for c in re.findall(r"\b[A-ZÅÄÖÆØÉ][\w'-]+", other)}
    spans: list[Span] = []
    for match in re.finditer(r"\b[A-ZÅÄÖÆØÉ][\w-]+", text):
        word = match[0][:-1] if match[0].endswith("s") and match[0][:-1] in shared else match[0]
        starts = text[: match.start()].rstrip()[-1:] in ("", *'.!?:"”»-–')
        if word in shared and word in first and word not in NOT_NAMES:
            spans.append((match.start(), match.start() + len(word), "PERSON"))
        elif word in shared and word in places:
            spans.append((match.start(), match.start() + len(word), "LOCATION"))
        elif not starts and word not in ("I", "I'm", "I've", "I'll", "I'd"):
            return None
    return spans


def swapped(text: str, spans: list[Span], surfaces: Surfaces) -> tuple[str, list[Span]]:
    """The sentence with every person renamed, the same name alike."""
    out, moved, done, chosen = "", [], 0, {}
    for start, end, label in spans:
        out += text[done:start]
        word = text[start:end]
        if label == "PERSON":
            word = chosen.setdefault(word, surfaces())
        if out.rstrip()[-1:] in ("", ".", "!", "?") and surfaces.draw.random() < 0.7:
            word = word[0].upper() + word[1:]
        moved.append((len(out), len(out) + len(word), label))
        out += word
        done = end
    return out + text[done:], moved
