"""Vectors of the bundled lessons, kept: thousands of passages need not be read anew in every process.

Written by `python -m textkit.themes.remembered`. They hold for the very encoder that made them, by its fingerprint; with
any other, and for texts that are not among them, the embedder is asked. A text is known by a hash of it, half precision
does for what a ridge regression learns from (cosine to the full vector above .99999).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from textkit.records import Vectors

if TYPE_CHECKING:
    from textkit.embed import Embedder

FILE: Final = Path(__file__).with_name("lessons.npz")


def key(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=1)
def _kept() -> tuple[str, dict[int, int], Vectors]:
    """The fingerprint, where each text's row is, and the rows; nothing where the file is missing."""
    if not FILE.exists():
        return "", {}, np.zeros((0, 0), np.float32)
    with np.load(FILE) as file:
        places = {int(k): i for i, k in enumerate(file["keys"])}
        return str(file["fingerprint"]), places, file["rows"].astype(np.float32)


def encode(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """(n, dimension) as the embedder gives them, remembered where they can be."""
    fingerprint, places, rows = _kept()
    if fingerprint != embedder.fingerprint:
        return embedder.encode(list(texts))
    found = [places.get(key(text), -1) for text in texts]
    out = np.zeros((len(texts), rows.shape[1]), np.float32)
    known = np.array(found) >= 0
    out[known] = rows[[place for place in found if place >= 0]]
    if new := [text for text, place in zip(texts, found, strict=True) if place < 0]:
        out[~known] = embedder.encode(new)
    return out


def write(path: Path, embedder: Any, texts: Sequence[str]) -> None:
    """Read each text once and keep its vector in half precision."""
    distinct = sorted(set(texts))
    np.savez_compressed(
        path,
        fingerprint=np.array(embedder.fingerprint),
        keys=np.array([key(t) for t in distinct], dtype=np.uint64),
        rows=np.asarray(embedder.encode(distinct), dtype=np.float16),
    )


def main() -> None:
    from textkit import load_embedder
    from textkit.themes.codebook import load
    from textkit.themes.lessons import bundled_lessons, codebook_lessons

    book = load(None)
    lessons = codebook_lessons(book) + bundled_lessons(book) + bundled_lessons(book, "dev")
    write(FILE, load_embedder(), lessons.texts)


if __name__ == "__main__":
    main()
