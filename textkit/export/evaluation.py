"""One HTML page that stands on its own: how well de-identification did on marked texts, with intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

from textkit.export.evaluation_words import CASES, FORMS, PAGE
from textkit.export.package import write_bytes
from textkit.export.report import STYLE, html_table
from textkit.export.words import LABEL_NAMES, TONGUES
from textkit.records import LABELS

Words = Mapping[str, str]
_KINDS: Final = ("direct", "quasi")
_WIDE: Final = "body{max-width:60rem}td.n{white-space:nowrap}"


def to_page(figures: Mapping[str, Any], path: str | Path, language: str = "en") -> Path:
    """Write the page in Swedish ("sv") or English ("en"), from what `textkit evaluate deid --json` gives."""
    words = PAGE[language]
    body = [
        f"<h1>{words['title']}</h1>",
        f"<p>{_summary(figures, words)}</p>",
        *_part(words["main"], words["main_note"], [words["measure"], "%", words["interval"], words["of"]],
               _main(figures, words)),
        *_part(words["labels"], words["labels_note"], _heads(words["label"], words), _labels(figures, words)),
        *_part(words["languages"], "", _heads(words["language"], words), _languages(figures, words)),
        *_part(words["cases"], words["cases_note"], [words["case"], "%", words["interval"], words["of"]],
               _cases(figures, words)),
        *_part(words["confusion"], words["confusion_note"], [words["marked"], words["found"], words["mentions"]],
               _confusion(figures, words)),
        f"<h2>{words['read']}</h2>",
        *(f"<p>{note}</p>" for note in _notes(figures, words)),
    ]  # fmt: skip
    head = f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    head += '<meta name="viewport" content="width=device-width,initial-scale=1">'
    head += f"<title>{words['title']}</title><style>{STYLE}{_WIDE}</style></head><body>"
    write_bytes((head + "\n".join(body) + "</body></html>\n").encode(), Path(path))
    return Path(path)


def _part(title: str, note: str, heads: Iterable[str], rows: list[tuple[str, ...]]) -> list[str]:
    """A heading, a note and a table; nothing where the table has no rows."""
    if not rows:
        return []
    return [f"<h2>{title}</h2>", *([f'<p class="small">{note}</p>'] if note else []), html_table(heads, rows)]


def _heads(first: str, words: Words) -> list[str]:
    return [first, words["mentions"], words["masked"], words["interval"], words["entities"], words["interval"],
            words["right"], words["interval"]]  # fmt: skip


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _decimal(value: float, words: Words) -> str:
    return f"{value:.1f}".replace(".", words["decimal"])


def _cells(share: Mapping[str, float] | None, words: Words) -> tuple[str, str]:
    """Value and interval in per cent; dashes where there was nothing to count."""
    if not share or not share["total"]:
        return "–", "–"
    low, high = (_decimal(100 * share[n], words) for n in ("low", "high"))
    return _decimal(100 * share["value"], words), f"{low}–{high}"


def _summary(figures: Mapping[str, Any], words: Words) -> str:
    mentions = sum(n for got in figures["confusion"].values() for n in got.values())
    mode = words[figures["mode"]] if figures.get("mode") else ""
    return words["summary"].format(n=_number(figures["testimonies"]), mentions=_number(mentions), mode=mode)


def _main(figures: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    named = [
        (words[f"{kind}_{m}"], figures[m].get(kind)) for m in ("recall", "entities", "label_right") for kind in _KINDS
    ]
    named += [(words[n], figures[n]) for n in ("leaky", "precision", "over_masking", "over_masking_bare")]
    rows: list[tuple[str, ...]] = []
    rows += [
        (name, *_cells(share, words), _number(share["total"])) for name, share in named if share and share["total"]
    ]
    if speed := figures.get("speed"):
        low, high = (f"{speed[n]:.0f}" for n in ("low", "high"))
        rows.append((words["speed"], f"{speed['value']:.0f}", f"{low}–{high}", _number(speed["testimonies"])))
    return rows


def _sliced(figures: Mapping[str, Any], names: Mapping[str, str], words: Words) -> list[tuple[str, ...]]:
    """Rows of mentions, entities and labels for slices of recall, by the name they are shown under."""
    return [
        (
            shown,
            _number(figures["recall"][n]["total"]),
            *(cell for m in ("recall", "entities", "label_right") for cell in _cells(figures[m].get(n), words)),
        )
        for n, shown in names.items()
        if n in figures["recall"]
    ]


def _labels(figures: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    others = {n: n.partition(":")[2] for n in figures["recall"] if n.startswith("other:") and n.count(":") == 1}
    return _sliced(figures, dict(LABEL_NAMES[words["lang"]]) | others, words)


def _languages(figures: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    tongues = TONGUES[words["lang"]]
    return _sliced(figures, {f"{k}:{c}": f"{tongues[c]}, {words[k]}" for c in tongues for k in _KINDS}, words)


def _cases(figures: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    named = {f"case:{n}": t for n, t in CASES[words["lang"]].items()}
    named |= {f"form:{n}": t for n, t in FORMS[words["lang"]].items()}
    held = figures["recall"]
    return [(t, *_cells(held[n], words), _number(held[n]["total"])) for n, t in named.items() if n in held]


def _confusion(figures: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    """Mentions that got another label than marked, or none; the most first."""
    named = dict(LABEL_NAMES[words["lang"]]) | {"missed": words["missed"]}
    wrong = [
        (n, gold, got)
        for gold, found in figures["confusion"].items()
        for got, n in found.items()
        if got != gold and gold in LABELS
    ]
    rows = sorted(wrong, key=lambda row: (-row[0], row[1], row[2]))
    return [(named.get(gold, gold), named.get(got, got), _number(n)) for n, gold, got in rows]


def _notes(figures: Mapping[str, Any], words: Words) -> list[str]:
    """How the marks were read, and how the figures are to be read."""
    gold, named = figures.get("gold") or {}, LABEL_NAMES[words["lang"]]
    counted = {
        "unmapped": ", ".join(f"{escape(n)} {c}" for n, c in gold.get("unmapped", {}).items()),
        "mapped": ", ".join(f"{escape(n)} → {named[ours]}" for n, ours in gold.get("mapped", {}).items()),
        "unjudged": ", ".join(f"{named.get(n, n)} {c}" for n, c in figures["unjudged"].items()),
        "skipped": ", ".join(escape(n) for n in gold.get("skipped", ())),
        "needless": str(gold.get("needless") or ""),
        "misplaced": str(gold.get("misplaced") or ""),
        "language_told": str(gold.get("language_told") or ""),
        "sentences_alone": "1" if gold.get("sentences_alone") else "",
    }
    notes = [words[name].format(value) for name, value in counted.items() if value]
    return [*notes, words["intervals"], words["speed_note"] if figures.get("speed") else "", words["limit"]]
