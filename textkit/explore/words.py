"""Every word the explorer says, in the reader's language; kept as data in texts/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from textkit.store.counts import UNKNOWN

LANGUAGES: Final = ("sv", "en")
_NEIGHBOURS: Final = {
    "nb": "Menyer og knapper finnes på svensk og engelsk. Tekstene leses på sitt eget språk.",
    "no": "Menyer og knapper finnes på svensk og engelsk. Tekstene leses på sitt eget språk.",
    "nn": "Menyar og knappar finst på svensk og engelsk. Tekstane les du på sitt eige språk.",
    "da": "Menuer og knapper findes på svensk og engelsk. Teksterne læses på deres eget sprog.",
}
_LAST: Final = str.maketrans("åäöæø", "{|}|}")  # what stands after z
_FOLDER: Final = Path(__file__).resolve().parent / "texts"


def language_of(locale: str | None) -> str:
    """The interface language for a browser's locale (`sv-SE`): English where there is no better one."""
    code = (locale or "").split("-")[0].lower()
    return code if code in LANGUAGES else "en"


def neighbour_note(locale: str | None) -> str:
    """What a Norwegian or Danish reader is told of the interface's languages, in theirs; empty for others."""
    return _NEIGHBOURS.get((locale or "").split("-")[0].lower(), "")


@cache
def texts(language: str) -> Texts:
    """The texts in a language. Raises FileNotFoundError for one that is not in LANGUAGES."""
    raw = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Texts(language, dict(_flat(raw)))


def capital(text: str) -> str:
    """The text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def _flat(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs = [(f"{prefix}{key}", value) for key, value in tree.items()]
    return [
        pair
        for key, value in pairs
        for pair in (_flat(value, f"{key}.") if isinstance(value, dict) else [(key, str(value))])
    ]


@dataclass(frozen=True)
class Texts:
    """Call it with a key (`read.title`) and the values its text has room for."""

    language: str
    entries: dict[str, str] = field(repr=False)

    def __hash__(self) -> int:
        return hash(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """Raises KeyError for a key that is not in the texts."""
        return self.entries[key].format(**values) if values else self.entries[key]

    def _known(self, section: str, key: str, fallback: str) -> str:
        return self.entries.get(f"{section}.{key}", fallback)

    def number(self, value: int) -> str:
        """1234 as 1 234 or 1,234."""
        return f"{value:,}".replace(",", self("form.thousands"))

    def decimal(self, value: float, digits: int = 1) -> str:
        return f"{value:.{digits}f}".replace(".", self("form.decimal")).replace("-", "−")

    def percent(self, value: float) -> str:
        """0.346 as 35 % or 35%; under one per cent with a decimal."""
        figure = self.decimal(100 * value, 0 if value >= 0.01 or value == 0 else 1)
        return self("form.percent", value=figure)

    def interval(self, low: float, high: float) -> str:
        """0.29 and 0.41 as 29–41 %."""
        return self("form.percent", value=f"{100 * low:.0f}–{100 * high:.0f}")

    def points(self, value: float) -> str:
        """A difference of shares in percentage points, with its sign."""
        return ("+" if round(100 * value) > 0 else "") + self.decimal(100 * value, 0).replace("−0", "0")

    def month(self, date: str | None) -> str:
        """2017-11 as november 2017; what is no date is given back as it is."""
        year, _, rest = (date or "").partition("-")
        name = self._known("months", rest[:2], "")
        return f"{name} {year}" if name else (date or "")

    def label(self, label: str) -> str:
        """PERSON as Person."""
        return self._known("labels", label, label.replace("_", " ").capitalize())

    def tongue(self, code: str) -> str:
        """sv as svenska."""
        return self._known("languages", code, code)

    def group(self, name: str) -> str:
        """The name of a group column; a column of the researcher's own keeps its name."""
        return self._known("groups", name.lower(), name)

    @staticmethod
    def order(text: str) -> str:
        """What to sort names by: capitals count as small letters, and å, ä and ö come last."""
        return text.casefold().translate(_LAST)

    def value(self, group: str, value: str) -> str:
        """A value of a group as it is shown."""
        if value == UNKNOWN:
            return self("app.not_stated")
        if group == "language":
            return self.tongue(value)
        if group == "quarter":
            year, _, number = value.partition("-Q")
            return self("form.quarter", number=number, year=year)
        if group == "tertial":
            year, _, number = value.partition("-T")
            return self(f"form.tertial_{number}", year=year)
        if group == "month":
            return self.month(value)
        return self._known("values", value.lower(), value)
