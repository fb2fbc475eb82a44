"""Count how each word is written in running text: in lower case, or with a capital inside a sentence.

    python count.py DATA counts.tsv

Writes `group<TAB>word<TAB>lower<TAB>capital`, the word in lower case; groups are sv, no (nb and nn), da, en.
A capital counts only after a word in lower case or a comma, where no sentence begins.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

GROUP = {"sv": "sv", "nb": "no", "nn": "no", "da": "da", "en": "en"}
TEXTS = {
    "sv_novels": 200, "sv_ipq": 9_000, "sv_giella": 455, "sv_ms": 1_500,
    "nb_norec": 22_000, "nb_giella": 5_000, "nb_ms": 1_500, "nn_giella": 804, "da_ms": 7_025, "en_ms": 431,
}  # fmt: skip
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")
LEAST = {"sv": 2, "no": 3, "da": 1, "en": 1}


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """(group, sentence or paragraph) of every source."""
    for name, most in TEXTS.items():
        with lzma.open(data / f"text/{name}.jsonl.xz", "rt", encoding="utf8") as lines:
            for line in islice(lines, most):
                for paragraph in json.loads(line)["paragraphs"]:
                    yield from ((GROUP[name[:2]], sentence) for sentence in paragraph)
    for file in sorted((data / "ner").glob("*.jsonl")):
        for line in file.open(encoding="utf8"):
            yield GROUP[file.name[:2]], " ".join(json.loads(line)["tokens"])
    for file in sorted((data / "parallel").glob("tatoeba.*.tsv")):
        codes = file.name.split(".")[1].split("-")
        for line in file.open(encoding="utf8"):
            for code, sentence in zip(codes, line.rstrip("\n").split("\t"), strict=False):
                yield GROUP[code], sentence
    for code in GROUP:
        for sentence in (data / f"parallel/ntrex.{code}.txt").open(encoding="utf8"):
            yield GROUP[code], sentence


def count(data: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    lower: dict[str, Counter[str]] = {g: Counter() for g in set(GROUP.values())}
    capital: dict[str, Counter[str]] = {g: Counter() for g in set(GROUP.values())}
    for group, sentence in documents(data):
        low, cap, inside = lower[group], capital[group], False
        for token in TOKEN.findall(sentence):
            if token.islower():
                low[token] += 1
                inside = True
            elif inside and token[0].isupper() and token[1:].islower():
                cap[token.lower()] += 1
            else:
                inside = token == "," and inside
    return lower, capital


def main(data: str, out: str) -> None:
    lower, capital = count(Path(data))
    with open(out, "w", encoding="utf8") as file:
        for group in sorted(lower):
            for word in sorted(lower[group] | capital[group]):
                low, cap = lower[group][word], capital[group][word]
                if low + cap >= LEAST[group] and len(word) < 40:
                    file.write(f"{group}\t{word}\t{low}\t{cap}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
