"""Testimonies for load tests only: sentences of the corpus recombined, their identifiers swapped. Never mixed with it.

python -m benchmarks.generate 5000 FOLDER        a CSV of 5,000 rows in FOLDER
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from textkit.corpus import GoldTestimony, gold
from textkit.language.sentences import sentences

ONSETS = "B D F G H J K L M N P R S T V Br Fr Gr Kl Kr Sk St Sv Tr".split()
RESTS = "a e i o u y å ä ö an er il ol un ard ina isa olf ulf ette lina rik vald".split()


def surrogate(label: str, surface: str, rng: random.Random) -> str:
    """Another surface of the same shape: digits for digits, a made-up name for a name."""
    if label in ("PERSON", "LOCATION", "ORGANIZATION", "USERNAME"):
        return re.sub(r"[^\W\d_]{2,}", lambda m: _name(m[0], rng), surface)
    return re.sub(r"\d", lambda _: str(rng.randrange(10)), surface)


def _name(word: str, rng: random.Random) -> str:
    new = rng.choice(ONSETS) + rng.choice(RESTS) + rng.choice(("", "", rng.choice(ONSETS).lower() + rng.choice(RESTS)))
    return new.lower() if word.islower() else new.upper() if word.isupper() else new


def _swapped(source: GoldTestimony, start: int, end: int, rng: random.Random) -> str:
    out, done = [], start
    for span in source.spans:
        if start <= span.start and span.end <= end:
            out += [source.text[done : span.start], surrogate(span.label, source.text[span.start : span.end], rng)]
            done = span.end
    return "".join([*out, source.text[done:end]])


def rows(count: int, *, seed: int) -> Iterator[dict[str, str]]:
    """Testimonies with id, text, date, sector, region and lang: three to fourteen sentences of one language each."""
    rng = random.Random(seed)
    sources: dict[str, list[tuple[GoldTestimony, int, int]]] = {}
    for g in gold("train"):
        sources.setdefault(g.header["lang"], []).extend((g, a, b) for a, b in sentences(g.text))
    languages = sorted(sources)
    weights = [len(sources[code]) for code in languages]
    for number in range(count):
        pool = sources[rng.choices(languages, weights)[0]]
        chosen = rng.choices(pool, k=rng.randint(3, 14))
        header = chosen[0][0].header
        text = " ".join(_swapped(g, a, b, rng) for g, a, b in chosen)
        yield {"id": f"load-{number:06d}", "text": text} | {k: header[k] for k in ("date", "sector", "region", "lang")}


def write(count: int, folder: Path, *, seed: int = 0) -> Path:
    """A CSV of `count` testimonies."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"load-{count}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "text", "date", "sector", "region"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows(count, seed=seed))
    return path


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])))
