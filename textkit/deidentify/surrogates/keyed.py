"""Draws that look random and are decided by a secret key alone: HMAC-SHA256 (RFC 2104), no table to keep."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Final, TypeVar

from textkit.errors import UsageError

LEAST: Final = 16  # bytes of a key
T = TypeVar("T")


def derived(key: bytes | None, purpose: str) -> bytes:
    """A key of its own for each purpose. Raises UsageError where the key is missing or short."""
    if key is None or len(key) < LEAST:
        raise UsageError(
            f"Surrogates and reversible replacements need a key of at least {LEAST} bytes.",
            "Give one: Deidentifier(key=…); in a project it is the vault's key.",
        )
    return hmac.new(key, b"textkit " + purpose.encode(), hashlib.sha256).digest()


class Draw:
    """Numbers and choices that depend on the key, the scope (a testimony, a collection) and what they are for."""

    def __init__(self, key: bytes, scope: str) -> None:
        self._mac = hmac.new(key, scope.encode(errors="surrogatepass") + b"\x00", hashlib.sha256)

    def again(self, attempt: int) -> Draw:
        """Other draws for the same, where the first cannot be used; attempt 0 is the first."""
        if not attempt:
            return self
        other = Draw.__new__(Draw)
        other._mac = self._mac.copy()
        other._mac.update(f"again {attempt}\x00".encode())
        return other

    def number(self, below: int, *what: str) -> int:
        """A number in [0, below)."""
        mac = self._mac.copy()
        mac.update("\x00".join(what).encode(errors="surrogatepass"))
        return int.from_bytes(mac.digest()[:8]) % below

    def pick(self, options: Sequence[T], *what: str) -> T:
        """One of the options."""
        return options[self.number(len(options), *what)]

    def digits(self, count: int, *what: str) -> str:
        """So many decimal digits."""
        return "".join(str(self.number(10, *what, f"digit {place}")) for place in range(count))
