"""Bytes to text: byte-order marks, UTF-8, UTF-16, and the eight-bit alphabets that Nordic files come in."""

from __future__ import annotations

import re
from typing import Final

from textkit.errors import UnreadableFile

_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Every other eight-bit alphabet turns a Nordic letter into something outside this set.
_EXPECTED: Final = frozenset("åäöæøÅÄÖÆØéÉèêëüÜáàíóôúçñšžð–—’‘“”„»«…•·§½€£°´¨\xa0²³×©®™±µ¼¾¿¡ß")
_EIGHT_BIT: Final = ("cp1252", "mac_roman", "cp850", "cp865")
_MOJIBAKE: Final = re.compile("Ã[\x80-\xbf¤¥¦¶©¸˜†…–„‘’“”•‰…Š‹ŒŽ]|â€[™œ\x9d“”¦]")
_SAMPLE: Final = 200_000


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises UnreadableFile where the bytes are not text in any encoding that is known here.
    """
    text, encoding = _decode(data, name)
    text = text.removeprefix("\ufeff").replace("\x00", "")
    odd = sum(text[:_SAMPLE].count(chr(code)) for code in (*range(1, 9), *range(14, 32)))
    if odd > max(4, len(text[:_SAMPLE]) // 50):
        raise UnreadableFile(f"{name} is not text.", "Is its suffix right? Open it and save it as text, Word or Excel.")
    return _unmangle(text, encoding)


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), encoding
    if wide := _wide(data[:_SAMPLE]):
        return data.decode(wide, errors="replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _mixed(data) or _eight_bit(data) or _last_resort(data, name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = max(1, len(data) // 2)
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.1 * half else None


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 where single lines are Windows-1252, as files that were pasted together are."""
    whole = len(re.findall(rb"[\xc3\xc2\xe2][\x80-\xbf]", data))
    lines = data.split(b"\n")
    broken = [n for n, line in enumerate(lines) if not _is_utf8(line)]
    if whole < 2 * len(broken) or len(broken) > len(lines) / 2:
        return None
    return "\n".join(line.decode("utf-8" if _is_utf8(line) else "cp1252", "replace") for line in lines), "utf-8, cp1252"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _eight_bit(data: bytes) -> tuple[str, str] | None:
    scored = [(_share(data[:_SAMPLE], encoding), -rank, encoding) for rank, encoding in enumerate(_EIGHT_BIT)]
    best, _, encoding = max(scored)
    return (data.decode(encoding, errors="replace"), encoding) if best >= 0.8 else None


def _share(data: bytes, encoding: str) -> float:
    """The share of the letters beyond ASCII that a Nordic or English text would use."""
    beyond = [c for c in data.decode(encoding, errors="replace") if c > "\x7f"]
    return sum(c in _EXPECTED for c in beyond) / max(1, len(beyond))


def _last_resort(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableFile(f"{name} is in an encoding that is not known here.", "Save it as UTF-8 and try again.")
    return data.decode(best.encoding, errors="replace"), best.encoding


def _unmangle(text: str, encoding: str) -> tuple[str, str]:
    """Undo UTF-8 that was once read as Windows-1252 and saved again ("fÃ¶r")."""
    if len(_MOJIBAKE.findall(text)) < 2:
        return text, encoding
    try:
        return text.encode("cp1252").decode("utf-8"), f"{encoding}, twice encoded"
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text, encoding
