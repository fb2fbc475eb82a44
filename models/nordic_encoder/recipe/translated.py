"""Everyday sentences carried over to the neighbouring languages by Apertium's rules (Debian's apertium-* packages).

A Swedish sentence with an English side gives a Bokmål, a Nynorsk and a Danish one with the same English side: four times
the pairs, and most of what Nynorsk has.
"""

import hashlib
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .sources import Contrast

MODES = {
    ("sv", "nb"): "swe-nob",
    ("sv", "nn"): "swe-nno",
    ("sv", "da"): "swe-dan",
    ("da", "sv"): "dan-swe",
    ("da", "nb"): "dan-nob",
    ("da", "nn"): "dan-nno",
    ("nb", "sv"): "nob-swe",
    ("nb", "da"): "nob-dan",
    ("nb", "nn"): "nob-nno",
}


def translate(texts: list[str], mode: str, work: Path, name: str = "everyday") -> list[str]:
    """One line each; words that the rules do not know stay as they are. Kept in `work`, so that it is done once."""
    kept = work / f"apertium.{name}.{mode}.txt"
    if not kept.exists():
        ending = [t.replace("\n", " ") + " ¶" for t in texts]  # a mark, so that no sentence flows into the next
        done = subprocess.run(
            ["apertium", "-u", mode], input="\n".join(ending), capture_output=True, text=True, check=True
        )
        kept.write_text(done.stdout.replace(" ¶", "").replace("¶", ""), encoding="utf8")
    lines = kept.read_text(encoding="utf8").rstrip("\n").split("\n")
    if len(lines) != len(texts):
        raise ValueError(f"Apertium {mode} gave {len(lines)} lines for {len(texts)}")
    return lines


def aligned(data: Path, work: Path) -> list[list[dict[str, str]]]:
    """Lists of rows, one list a source; a row is one everyday sentence in each language it is known in."""
    out = []
    for source in dict.fromkeys(s for s, _ in MODES):
        lines = (data / f"parallel/tatoeba.{source}-en.tsv").read_text(encoding="utf8").splitlines()
        rows = [dict(zip((source, "en"), line.split("\t"), strict=True)) for line in lines]
        for (own, target), mode in MODES.items():
            if own == source:
                for row, text in zip(rows, translate([r[source] for r in rows], mode, work), strict=True):
                    row[target] = text.strip()
        out.append(rows)
    return out


def everyday(data: Path, work: Path) -> list[tuple[str, str, str, str]]:
    """(translation, English, "everyday", languages), as in sources.parallel."""
    out = []
    for rows in aligned(data, work):
        source = next(iter(rows[0]))
        for row in rows:
            out += [(t, row["en"], "everyday", f"{k}-en") for k, t in row.items() if k not in (source, "en") and t]
    return out


def joined(data: Path, work: Path, rng: random.Random, number: int = 30_000) -> list[dict[str, str]]:
    """Two to four sentences after each other, in every language: as long as the passages that will be read."""
    lists = aligned(data, work)
    out = []
    for _ in range(number):
        some = rng.sample(rng.choices(lists, [len(rows) for rows in lists])[0], rng.choice((2, 2, 3, 4)))
        shared = [k for k in some[0] if all(k in row for row in some)]
        out.append({k: " ".join(row[k] for row in some) for k in shared})
    return out


def rows(rows: list[tuple[str, str, str, str]], work: Path) -> list[tuple[str, str, str, str]]:
    """The field's Swedish training rows (language, theme, text, split) in Bokmål, Nynorsk and Danish."""
    swedish = [r for r in rows if r[0] == "sv" and r[3] == "train"]
    out = []
    for target, texts in carried([r[2] for r in swedish], work):
        out += [(target, theme, text, split) for (_, theme, _, split), text in zip(swedish, texts, strict=True)]
    return out


def contrasts(rows: list[Contrast], work: Path) -> list[Contrast]:
    """The Swedish contrasts in Bokmål, Nynorsk and Danish, but those with slips, which no rule reads."""
    swedish = [r for r in rows if r.language == "sv" and r.kind not in ("typing", "chat")]
    out = []
    for target, texts in carried([t for r in swedish for t in r[3:]], work):
        three = zip(texts[::3], texts[1::3], texts[2::3], strict=True)
        out += [Contrast(target, r.theme, r.kind, *some) for r, some in zip(swedish, three, strict=True)]
    return out


def carried(swedish: list[str], work: Path) -> Iterator[tuple[str, list[str]]]:
    """(language, the texts in it) of the three neighbours."""
    name = hashlib.sha256(repr(swedish).encode()).hexdigest()[:12]
    for target in ("nb", "nn", "da"):
        yield target, [t.strip() for t in translate(swedish, MODES["sv", target], work, name)]
