"""The way back, for those who asked for it and hold the key: replaced surfaces, sealed beside the safe text.

AES-SIV (RFC 5297) seals the same surfaces to the same bytes, so that running twice changes nothing; each seal is bound to
the id of its testimony and to its safe text, and opens for no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from textkit.deidentify.replace import Edit, escape
from textkit.deidentify.surrogates.keyed import derived
from textkit.errors import MissingKey


def seal(raw: str, safe: str, made: Sequence[Edit], id: str, key: bytes) -> bytes:
    """The surfaces that the edits took out of a raw text, sealed. Raises UsageError for a key too short."""
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    plain = json.dumps(list(_surfaces(raw, made)), ensure_ascii=False, separators=(",", ":"))
    return AESSIV(_key(key)).encrypt(plain.encode(errors="surrogatepass"), _bound(id, safe))


def reverse(safe: str, sealed: bytes, id: str, key: bytes) -> str:
    """The raw text again. Raises MissingKey where the key, the id or the safe text is another than when it was sealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    try:
        plain = AESSIV(_key(key)).decrypt(sealed, _bound(id, safe)).decode(errors="surrogatepass")
    except InvalidTag:
        raise MissingKey(
            f"What was sealed for {id or 'this text'} does not open.",
            "Use the key and the safe text it was sealed with, unchanged.",
        ) from None
    out, done = [], 0
    for start, length, surface in json.loads(plain):
        out += [safe[done:start], surface]
        done = start + length
    return "".join([*out, safe[done:]])


def _surfaces(raw: str, made: Sequence[Edit]) -> Iterator[tuple[int, int, str]]:
    """(place in the safe text, length there, raw surface), brackets that were escaped among them."""
    escaped, done, moved = escape(raw), 0, 0
    for start, end, new, _ in [*made, Edit(len(raw), len(raw), "", None)]:  # type: ignore[arg-type]
        for at in range(done, start):
            if raw[at] != escaped[at]:
                yield at + moved, 1, raw[at]
        if start < end:
            yield start + moved, len(new), raw[start:end]
        moved += len(new) - (end - start)
        done = end


def _key(key: bytes) -> bytes:
    return derived(key, "reverse 1") + derived(key, "reverse 2")


def _bound(id: str, safe: str) -> list[bytes]:
    return [id.encode(), hashlib.sha256(safe.encode(errors="surrogatepass")).digest()]
