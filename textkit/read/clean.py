"""One spelling for the same text: NFC, plain newlines, no characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# Soft hyphens, zero-width spaces and direction marks split a name without being seen; joiners stay for emoji.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_TRAILING: Final = re.compile(r"[ \t]+(?=\n|$)")
_GAPS: Final = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """The text in NFC with `\\n` as its only line break and without control or invisible characters.

    Idempotent; blanks at line ends and empty lines beyond one are dropped.
    """
    text = _SURROGATES.sub("\ufffd", text)
    text = _UNSEEN.sub("", _NEWLINES.sub("\n", text))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", text))
    return _GAPS.sub("\n\n", _TRAILING.sub("", text)).strip()
