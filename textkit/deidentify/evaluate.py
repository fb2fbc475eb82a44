"""How well de-identification does on marked testimonies: recall, leaks, labels, over-masking, speed, with intervals.

A mention is found when every letter of it is masked, whatever the label; a direct mention that is not leaks. An entity is
found when all its mentions are (Pilán et al. 2022). Over-masking is the share of the letters outside all marks that got
masked. Intervals are percentile bootstraps over testimonies. An interval without width says that no testimony of these
differed, not that none will: of n testimonies without a miss, up to 3 in n may still have one (Hanley & Lippman-Hand 1983).
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from textkit.corpus import GoldSpan, GoldTestimony, hard_cases
from textkit.deidentify.deid_report import WHOLE, DeidReport, Place
from textkit.deidentify.gold import Mark, kind, right
from textkit.deidentify.shares import Share, Speed, shares, speed
from textkit.records import LABELS, Span

__all__ = ["DeidReport", "Detector", "Place", "Share", "Speed", "evaluate"]

_WARM: Final = 4  # testimonies read before the clock starts, so that word lists and model are loaded
_MISSED: Final = "missed"
_ORDER: Final = {name: at for at, name in enumerate(("direct", "quasi", *LABELS))}


class Detector(Protocol):
    """Anything that finds spans in texts: a Deidentifier, or a peer in a benchmark."""

    def detect_all(
        self, texts: Iterable[str], languages: Iterable[str | None] | None = None
    ) -> Iterable[list[Span]]: ...


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one testimony: measure/slice → (hits, total), gold and found labels, places of what went wrong."""

    tallies: dict[str, tuple[int, int]]
    confusion: tuple[tuple[str, str], ...]
    unjudged: tuple[str, ...]
    places: tuple[Place, ...]


def evaluate(deidentifier: Detector, gold: Sequence[GoldTestimony], *, unjudged: Collection[str] = ()) -> DeidReport:
    """Detect in every testimony (its language given) and count; the time is that of one pass over all.

    unjudged: labels that the marks know nothing of; what was found under them is neither right nor wrong.
    """
    texts, languages = [g.text for g in gold], [g.header["lang"] for g in gold]
    for _ in deidentifier.detect_all(texts[:_WARM], languages[:_WARM]):
        pass
    began = time.perf_counter()
    found = list(deidentifier.detect_all(texts, languages))
    taken = time.perf_counter() - began
    rows = [count(g, spans, unjudged) for g, spans in zip(gold, found, strict=True)]
    return _summed(rows, speed([len(text) for text in texts], taken))


def count(gold: GoldTestimony, spans: Sequence[Span], unjudged: Collection[str] = ()) -> Counts:
    """Compare the spans found in one testimony with its marks."""
    judged = [s for s in spans if s.label not in unjudged]
    covered, loud, marked = (_letters(gold.text, part) for part in (spans, judged, gold.spans))
    hits = [_found(gold.text, mark, covered) for mark in gold.spans]
    got = [_label(mark, spans) for mark in gold.spans]
    tallies: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for name, hit in _tallied(gold, hits, got):
        at = tallies[name]
        tallies[name] = (at[0] + hit, at[1] + 1)
    letters = [i for i, c in enumerate(gold.text) if c.isalnum() and not marked[i]]
    masked = (sum(loud[i] for i in letters), len(letters))
    leaks = any(not hit and kind(mark) == "direct" for mark, hit in zip(gold.spans, hits, strict=True))
    tallies["leaky"] = (int(leaks), 1)
    tallies["precision"] = (sum(any(marked[s.start : s.end]) for s in judged), len(judged))
    tallies["over_masking"] = masked
    tallies["over_masking_bare"] = (0, 0) if gold.spans else masked
    return Counts(
        dict(tallies),
        tuple((mark.label, label) for mark, label in zip(gold.spans, got, strict=True)),
        tuple(s.label for s in spans if s.label in unjudged),
        tuple(sorted(_places(gold, spans, judged, hits, covered, marked), key=lambda p: (p.start, p.end))),
    )


def _letters(text: str, spans: Sequence[Span | GoldSpan]) -> bytearray:
    """1 for each letter that a span holds."""
    held = bytearray(len(text))
    for span in spans:
        held[span.start : span.end] = b"\x01" * (min(span.end, len(text)) - span.start)
    return held


def _found(text: str, mark: GoldSpan, covered: bytearray) -> bool:
    """Whether every letter is masked; others mark a name with its genitive, whose s may stay."""
    needed = [i for i in range(mark.start, mark.end) if text[i].isalnum()]
    if isinstance(mark, Mark) and len(needed) > 2 and text[needed[-1]] == "s":
        needed.pop()
    return all(covered[i] for i in needed)


def _label(mark: GoldSpan, spans: Sequence[Span]) -> str:
    """The label that most letters of a mark got, or "missed"."""
    got: Counter[str] = Counter()
    for span in spans:
        if (shared := min(mark.end, span.end) - max(mark.start, span.start)) > 0:
            got[span.label] += shared
    return got.most_common(1)[0][0] if got else _MISSED


def _tallied(gold: GoldTestimony, hits: Sequence[bool], got: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """measure/slice and whether it holds, for each mention and each entity."""
    whole: dict[tuple[str, object], bool] = {}
    for mark, hit, label in zip(gold.spans, hits, got, strict=True):
        names = _names(gold, mark)
        yield from ((f"recall/{name}", hit) for name in [*names, *_hard(gold, mark)])
        entity = mark.entity or (mark.label, gold.text[mark.start : mark.end].casefold())
        for name in names:
            whole[name, entity] = whole.get((name, entity), True) and hit
            if hit and mark.label in LABELS:
                yield f"label_right/{name}", label in right(mark)
    yield from ((f"entities/{name}", all_) for (name, _), all_ in whole.items())


def _names(gold: GoldTestimony, mark: GoldSpan) -> list[str]:
    label = mark.label if mark.label in LABELS else f"other:{mark.label}"
    names = [label, kind(mark)] if kind(mark) else [label]
    return [*names, *(f"{name}:{gold.header['lang']}" for name in names)]


def _hard(gold: GoldTestimony, mark: GoldSpan) -> list[str]:
    """The corpus's hard cases, and the hard forms of a person's name that can be told from its letters."""
    cases = [f"case:{case}" for case in hard_cases().get((gold.id, mark.start, mark.end), ())]
    if mark.label != "PERSON":
        return cases
    surface, after = gold.text[mark.start : mark.end], gold.text[mark.end : mark.end + 2]
    tests = {
        "genitive": after[:1] == "s" and not after[1:].isalnum(),
        "compound": (after[:1].isalpha() and after != "s" and after[1:2].isalpha()) or after[:1] == "-",
        "lower": surface.islower(),
        "upper": surface.isupper() and len(surface) > 2,
        "initials": len(surface.replace(".", "").replace(" ", "")) <= 2,
        "full": " " in surface,
    }
    return [*cases, *(f"form:{name}" for name, holds in tests.items() if holds)]


def _places(
    gold: GoldTestimony,
    spans: Sequence[Span],
    judged: Sequence[Span],
    hits: Sequence[bool],
    covered: bytearray,
    marked: bytearray,
) -> Iterator[Place]:
    """The mentions missed, and the stretches masked outside all marks."""
    for mark, hit in zip(gold.spans, hits, strict=True):
        if not hit:
            said = tuple(s for s in spans if s.start < mark.end and mark.start < s.end)
            what = f"partly {_MISSED}" if any(covered[mark.start : mark.end]) else _MISSED
            yield Place(gold.id, gold.file, gold.line, mark.start, mark.end, what, mark.label, said)
    for span in judged:
        for start, end in _bare(gold.text, span, marked):
            yield Place(gold.id, gold.file, gold.line, start, end, "over-masked", span.label, (span,))


def _bare(text: str, span: Span, marked: bytearray) -> Iterator[tuple[int, int]]:
    """The stretches of a span outside all marks, from their first letter to their last."""
    letters = [i for i in range(span.start, span.end) if not marked[i] and text[i].isalnum()]
    start = None
    for at, i in enumerate(letters):
        start = i if start is None else start
        following = letters[at + 1] if at + 1 < len(letters) else None
        if following is None or any(marked[i:following]):
            yield start, i + 1
            start = None


def _summed(rows: Sequence[Counts], taken: Speed | None) -> DeidReport:
    """Sum what was counted in testimonies into one report."""
    found = shares([row.tallies for row in rows])
    sliced: dict[str, dict[str, Share]] = {"recall": {}, "entities": {}, "label_right": {}}
    for name in sorted(found, key=lambda n: (_ORDER.get(n.partition("/")[2], len(_ORDER)), n)):
        measure, _, part = name.partition("/")
        if part:
            sliced[measure][part] = found[name]
    confusion: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for gold, got in row.confusion:
            confusion[gold][got] += 1
    labels = sorted(confusion, key=lambda n: (_ORDER.get(n, len(_ORDER)), n))
    leaky, precision, over, bare = (found.get(n, Share(0, 0, 0.0, 1.0)) for n in WHOLE)
    return DeidReport(
        len(rows), sliced["recall"], leaky, precision, over, bare,
        confusion={label: dict(sorted(confusion[label].items())) for label in labels},
        entities=sliced["entities"],
        label_right=sliced["label_right"],
        unjudged=dict(sorted(Counter(label for row in rows for label in row.unjudged).items())),
        speed=taken,
        places=tuple(place for row in rows for place in row.places),
    )  # fmt: skip
