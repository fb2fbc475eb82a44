"""What flows through textkit: frozen records, raw on one side of the door and safe on the other.

Raw text (`Testimony`) is handled by `read` and `deidentify` only; everything after takes `SafeTestimony`.
A raw record never shows its text in a representation, so that no log line or traceback can carry it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    import numpy as np

Vectors: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"  # rows of float32
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"

LANGUAGES: Final = ("sv", "nb", "nn", "da", "en")

DIRECT: Final = (
    "PERSON",
    "NATIONAL_ID",
    "PHONE_NUMBER",
    "EMAIL_ADDRESS",
    "URL",
    "USERNAME",
    "IP_ADDRESS",
    "ADDRESS",
    "VEHICLE",
    "ACCOUNT",
    "CASE_NUMBER",
    "EMPLOYEE_ID",
)
QUASI: Final = ("LOCATION", "ORGANIZATION", "OCCUPATION", "DATE", "AGE", "DEMOGRAPHIC")
LABELS: Final = DIRECT + QUASI

THEMES: Final = (
    "power_structures",
    "silence_culture",
    "sexual_harassment",
    "sexual_assault",
    "sexist_jargon",
    "discrimination",
    "bullying",
    "retaliation",
    "failed_response",
    "reporting",
    "support",
    "threats_violence",
    "digital_harassment",
    "health_consequences",
    "improvement",
)

_NO_GROUPS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Span:
    """An identifier found in a text: `text[start:end]`, offsets in code points of the `str`.

    `score` in [0, 1]; `source` names the recognizer that found it; `entity` ties the mentions of
    one person, place or organisation within a testimony (0: not tied yet).
    """

    start: int
    end: int
    label: str
    score: float = 1.0
    source: str = ""
    entity: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start} and {self.end}")

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one letter."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Testimony:
    """A raw testimony. `date` is ISO (`2017-11` or `2017-11-03`); `groups` are survey columns."""

    __test__ = False  # not a test class, whatever pytest makes of its name

    id: str
    text: str = field(repr=False)
    language: str | None = None
    date: str | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: _NO_GROUPS)
    source: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SafeTestimony:
    """A de-identified testimony: the safe text, and where identifiers stood, never what they were.

    `sealed`: what they were, encrypted, where the settings ask for a way back.
    """

    __test__ = False

    id: str
    text: str
    language: str
    date: str | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: _NO_GROUPS)
    spans: tuple[Span, ...] = ()
    language_sure: bool = True
    sealed: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of safe text, `testimony.text[start:end]`: one to four sentences, the unit of themes."""

    id: str
    testimony_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the codebook (`kind` "guided") or one found in the collection ("discovered").

    names: by language, where the theme has one in it.
    """

    id: str
    name: str
    kind: str
    keywords: tuple[str, ...] = ()
    size: int = 0
    passages: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or row that was left out: its name, the reason, and what to do about it."""

    name: str
    reason: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}" + (f" {self.advice}" if self.advice else "")
