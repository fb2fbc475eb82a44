"""The result of an evaluation: figures, a table for people, JSON for machines, and the places of what went wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from textkit.deidentify.shares import Share, Speed
from textkit.records import LABELS, Span

if TYPE_CHECKING:
    import pandas as pd

WHOLE: Final = ("leaky", "precision", "over_masking", "over_masking_bare")
_NAMES: Final = {
    "leaky": "testimonies with a direct mention missed (leaky)",
    "precision": "masks that touch a mark (precision)",
    "over_masking": "letters masked outside all marks (over_masking)",
    "over_masking_bare": "the same in testimonies without marks (_bare)",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention was missed or something harmless was masked: offsets, never the words.

    what: missed, partly missed or over-masked. label: of the mark; where over-masked, of the engine. said: the engine's
    spans there.
    """

    id: str
    file: str
    line: int
    start: int
    end: int
    what: str
    label: str
    said: tuple[Span, ...]

    def to_dict(self) -> dict[str, Any]:
        """All of it, the spans as start, end, label, score, source."""
        said = [{n: getattr(s, n) for n in ("start", "end", "label", "score", "source")} for s in self.said]
        own = {n: getattr(self, n) for n in ("id", "file", "line", "start", "end", "what", "label")}
        return own | {"said": said}

    def to_text(self) -> str:
        """One line for people."""
        said = [f"{s.label} {s.start}–{s.end} {s.score:.2f} {s.source}".rstrip() for s in self.said]
        return (
            f"{self.id}  {self.start}–{self.end}  {self.what}  {self.label}  "
            f"engine: {'; '.join(said) or 'nothing'}  ({self.file}:{self.line})"
        )


@dataclass(frozen=True)
class DeidReport:
    """Shares by slice, and over all testimonies.

    `recall`: mentions wholly masked, by `direct`, `quasi`, label, `direct:LANG`, `LABEL:LANG`, `case:*` (the
    corpus's hard cases), for persons `form:*`, and `other:THEIRS` for labels without a counterpart here. `entities`: entities all
    of whose mentions are masked (by their id, else by label and words). `label_right`: of the mentions found, those whose
    label is right. `over_masking` over letters; `over_masking_bare` the same in testimonies without any mark; `leaky`
    over testimonies; `precision` over the spans found, right where they touch a mark; `confusion`: gold label → label
    found → mentions; `unjudged`: spans of labels that the marks know nothing of, left out of precision and over-masking.
    """

    testimonies: int
    recall: dict[str, Share]
    leaky: Share
    precision: Share
    over_masking: Share
    over_masking_bare: Share
    confusion: dict[str, dict[str, int]] = field(default_factory=dict)
    entities: dict[str, Share] = field(default_factory=dict)
    label_right: dict[str, Share] = field(default_factory=dict)
    unjudged: dict[str, int] = field(default_factory=dict)
    speed: Speed | None = None
    places: tuple[Place, ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a figure: measure, slice, hits, total, value, low, high."""
        import pandas as pd

        return pd.DataFrame(
            [(m, n, s.hits, s.total, s.value, s.low, s.high) for m, n, s in self._rows()],
            columns=["measure", "slice", "hits", "total", "value", "low", "high"],
        )

    def _rows(self) -> list[tuple[str, str, Share]]:
        sliced = {"recall": self.recall, "entities": self.entities, "label_right": self.label_right}
        rows = [(measure, n, s) for measure, shares in sliced.items() for n, s in shares.items()]
        return rows + [(n, "all", getattr(self, n)) for n in WHOLE]

    def to_dict(self, *, where: bool = False) -> dict[str, Any]:
        """All figures, with `where` the places too; no text of any testimony."""
        sliced = {"recall": self.recall, "entities": self.entities, "label_right": self.label_right}
        figures: dict[str, Any] = {"testimonies": self.testimonies}
        figures |= {measure: {n: s.to_dict() for n, s in shares.items()} for measure, shares in sliced.items()}
        figures |= {n: getattr(self, n).to_dict() for n in WHOLE}
        figures |= {"confusion": self.confusion, "unjudged": self.unjudged}
        figures["speed"] = self.speed.to_dict() if self.speed else None
        return figures | ({"where": [p.to_dict() for p in self.places]} if where else {})

    def to_json(self) -> str:
        """All figures; no text of any testimony."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2, sort_keys=True)

    def to_text(self) -> str:
        """Tables for people, in per cent with 95 % intervals."""
        blocks = [
            f"Testimonies: {self.testimonies}. "
            f"Mentions: {sum(n for got in self.confusion.values() for n in got.values())}.",
            _table(["", "%", "95 %", "of"], self._main()),
            self._sliced("label", [n for n in self.recall if n in LABELS or re.fullmatch("other:[^:]+", n)]),
            self._languages(),
            self._cases(),
        ]
        return "\n\n".join(block for block in blocks if block)

    def _main(self) -> list[list[str]]:
        kinds = ("direct", "quasi")
        rows = [(f"{k} mentions masked", self.recall.get(k)) for k in kinds]
        rows += [(f"{k} entities masked in all their mentions", self.entities.get(k)) for k in kinds]
        rows += [(f"label right, of {k} mentions masked", self.label_right.get(k)) for k in kinds]
        rows += [(_NAMES[n], getattr(self, n)) for n in WHOLE]
        lines = [[name, *_cells(share), str(share.total)] for name, share in rows if share and share.total]
        if s := self.speed:
            lines.append(
                ["testimonies a second, one process", f"{s.value:.0f}", f"{s.low:.0f}–{s.high:.0f}", str(s.testimonies)]
            )
        return lines

    def _sliced(self, title: str, names: Sequence[str]) -> str:
        rows = [
            [n, *_cells(self.recall.get(n)), str(self.recall[n].total), *_cells(self.entities.get(n)),
             *_cells(self.label_right.get(n))] for n in names
        ]  # fmt: skip
        heads = [title, "masked %", "95 %", "of", "entities %", "95 %", "label right %", "95 %"]
        return _table(heads, rows) if rows else ""

    def _languages(self) -> str:
        return self._sliced("language", [n for n in self.recall if n.startswith(("direct:", "quasi:"))])

    def _cases(self) -> str:
        rows = [[n, *_cells(s), str(s.total)] for n, s in self.recall.items() if n.startswith(("case:", "form:"))]
        return _table(["hard case, form of a name", "masked %", "95 %", "of"], rows) if rows else ""


def _cells(share: Share | None) -> list[str]:
    """Value and interval; blank where there was nothing to count."""
    if share is None or not share.total:
        return ["", ""]
    return [f"{100 * share.value:.1f}", f"{100 * share.low:.1f}–{100 * share.high:.1f}"]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns of a terminal: the first to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(heads, *rows, strict=True)]
    lines = (
        "  ".join(c.ljust(w) if n == 0 else c.rjust(w) for n, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in [heads, *rows]
    )
    return "\n".join(line.rstrip() for line in lines)


def counted(pairs: Mapping[str, int]) -> str:
    """`MISC 12, EVENT 3`."""
    return ", ".join(f"{name} {n}" for name, n in pairs.items())
