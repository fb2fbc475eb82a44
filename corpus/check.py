"""Check marked testimonies: every mark parses, ids are unique; prints counts by label, theme and language.

python corpus/check.py [FILE …]          without a file: the whole corpus
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from textkit.corpus import GoldTestimony, gold_testimonies, parse
from textkit.errors import BrokenMark
from textkit.records import LABELS, THEMES


def summary(gold: list[GoldTestimony]) -> str:
    """Counts of testimonies, words, labels and themes as text."""
    words = sum(len(g.text.split()) for g in gold)
    labels = Counter(s.label for g in gold for s in g.spans)
    themes = Counter(t for g in gold for t in g.themes)
    bare = sum(not g.spans for g in gold)
    lines = [f"{len(gold)} testimonies, {words} words, {bare} without any identifier"]
    lines.append(
        "languages  " + ", ".join(f"{k} {n}" for k, n in Counter(g.header["lang"] for g in gold).most_common())
    )
    lines.append("labels     " + ", ".join(f"{k} {labels[k]}" for k in LABELS))
    lines.append("themes     " + ", ".join(f"{k} {themes[k]}" for k in THEMES))
    lines.append(
        "years      " + ", ".join(f"{k} {n}" for k, n in sorted(Counter(g.header["date"][:4] for g in gold).items()))
    )
    return "\n".join(lines)


def main(files: list[str]) -> int:
    try:
        gold = (
            [g for f in files for g in parse(Path(f).read_text(encoding="utf-8"), f)] if files else gold_testimonies()
        )
    except BrokenMark as problem:
        print(problem, file=sys.stderr)
        return 1
    print(summary(gold))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
