"""What people change about themes, replayed over what the models made: a pure function of the log and the tables.

The log is kept apart from the tables, so that a new run with new data loses none of it. An edit names themes by ids that
outlive a run: those of the codebook, and those of discovered themes as `lineage` knows them. One that names what is not
there now is left waiting, and told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from textkit.themes.carried import LIKELY, Carried
from textkit.themes.lineage import Members, renumbered

if TYPE_CHECKING:
    import pandas as pd

    from textkit.records import Vectors

TELLING: Final = 12
_WORDS: Final = 3  # of a part, in its name
Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of the log. undone: 0 where it holds, else when it was taken back (a number that only grows).

    facts by action: rename theme, name; merge theme, others; split theme, words, rest; hide, show, pin, unpin theme;
    move passage, out, into; promote theme, entry.
    """

    number: int
    action: str
    facts: Mapping[str, Any]
    made: str = ""
    who: str = ""
    undone: int = 0

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes it names, the one it changes first."""
        named = (self.facts.get(name, "") for name in ("theme", "into", "out"))
        return tuple(filter(None, (*named, *self.facts.get("others", ()))))

    def concerns(self, theme: str) -> bool:
        """Whether it names a theme, or made it by a split."""
        return theme in self.themes or theme.rpartition("-")[0] == f"s{self.number}"


@dataclass(frozen=True, slots=True)
class Material:
    """What a replay needs beside log and tables. parts: number of a split → its parts → ids of their passages.

    people: testimony id → person; vectors: of passages by their ids, None where there are none. Asked for only where an
    edit needs them.
    """

    k: int
    people: Callable[[], Mapping[str, str]]
    vectors: Callable[[Sequence[str]], Vectors | None]
    lineage: Members = field(default_factory=dict)
    parts: Mapping[int, Members] = field(default_factory=dict)


@dataclass(frozen=True)
class Edited:
    """The tables as people changed them. themes: with `pinned`, the pinned first; hidden: its rows that are not shown.

    ids: kind → all its ids, hidden ones too, in an order that no edit and no run changes; promoted: theme → entry of the
    codebook; waiting: edits that cannot be replayed now, and why: `theme`, `passage` or `small`.
    """

    themes: pd.DataFrame
    assignments: pd.DataFrame
    places: pd.DataFrame
    hidden: pd.DataFrame
    ids: Mapping[str, list[str]]
    promoted: Mapping[str, str]
    waiting: tuple[tuple[Edit, str], ...]


def discovered(themes: pd.DataFrame, assignments: pd.DataFrame) -> dict[str, list[str]]:
    """Id → passages of each discovered theme, as a run numbered it."""
    out: dict[str, list[str]] = {id: [] for id in themes.loc[themes["kind"] == "discovered", "id"]}
    own = assignments[assignments["theme_id"].isin(list(out))]
    pairs = zip(*(own[column].to_numpy(dtype=object).tolist() for column in ("theme_id", "passage_id")), strict=True)
    for theme, passage in pairs:
        out[theme].append(passage)
    return out


def replay(
    edits: Sequence[Edit], themes: pd.DataFrame, assignments: pd.DataFrame, places: pd.DataFrame, material: Material
) -> Edited:
    """The tables of a run with the edits that hold done to them, in their order."""
    known = renumbered(discovered(themes, assignments), material.lineage)
    themes, assignments = themes.copy(), assignments.copy()
    if any(old != new for old, new in known.items()):
        themes["id"] = themes["id"].map(lambda id: known.get(id, id))
        assignments["theme_id"] = assignments["theme_id"].map(lambda id: known.get(id, id))
        places = places.assign(discovered_id=places["discovered_id"].map(lambda id: known.get(id, id)))
    table = _Table(themes, assignments, places, material)
    waiting = []
    for edit in edits:
        if not edit.undone and (why := table.apply(edit)):
            waiting.append((edit, why))
    if table.changed:
        table.carried.remove(table.hidden)
        assignments = table.carried.frame()
        places = table.placed(places)
    shown, hidden = table.frames(themes)
    return Edited(shown, assignments, places, hidden, table.ids, table.promoted, tuple(waiting))


class _Table:
    """Themes by id, and what they carry, while edits are done to them."""

    def __init__(
        self, themes: pd.DataFrame, assignments: pd.DataFrame, places: pd.DataFrame, material: Material
    ) -> None:
        rows: list[Any] = themes.to_dict("records")
        self.rows: dict[str, Row] = {row["id"]: {**row, "keywords": list(row["keywords"])} for row in rows}
        kinds = dict.fromkeys(row["kind"] for row in rows)
        self.ids = {kind: sorted((r["id"] for r in rows if r["kind"] == kind), key=self._order) for kind in kinds}
        self._assignments, self._places, self._material = assignments, places, material
        self.hidden: dict[str, None] = {}
        self.pinned: dict[str, None] = {}
        self.promoted: dict[str, str] = {}
        self.changed = False

    @cached_property
    def carried(self) -> Carried:
        """Made only where an edit needs it."""
        return Carried(self._assignments)

    @cached_property
    def _passages(self) -> set[str]:
        return set(self._places["passage_id"].to_numpy(dtype=object))

    def _order(self, id: str) -> int:
        """Discovered themes by their number, so that they keep their colours; the codebook's stay as they stand."""
        return int(id[1:]) if self.rows[id]["kind"] == "discovered" and id[1:].isdigit() else 0

    def apply(self, edit: Edit) -> str:
        """Do an edit; why it cannot be done, or an empty text."""
        theme = edit.facts.get("theme", "")
        if theme and theme not in self.rows:
            return "theme"
        return str(getattr(self, f"_{edit.action}")(edit, theme) or "")

    def _rename(self, edit: Edit, theme: str) -> None:
        self.rows[theme] |= {"name": edit.facts["name"], "names": "{}"}

    def _hide(self, edit: Edit, theme: str) -> None:
        self.hidden[theme] = None
        self.changed = True

    def _show(self, edit: Edit, theme: str) -> None:
        self.hidden.pop(theme, None)

    def _pin(self, edit: Edit, theme: str) -> None:
        self.pinned[theme] = None

    def _unpin(self, edit: Edit, theme: str) -> None:
        self.pinned.pop(theme, None)

    def _promote(self, edit: Edit, theme: str) -> None:
        self.promoted[theme] = edit.facts["entry"]

    def _merge(self, edit: Edit, theme: str) -> str:
        there = [id for id in edit.facts["others"] if id in self.rows and id != theme]
        self.carried.merge(theme, there)
        words = zip_longest(*(self.rows[id]["keywords"] for id in (theme, *there)))
        self.rows[theme]["keywords"] = [w for w in dict.fromkeys(chain.from_iterable(words)) if w]
        for id in there:
            self._gone(id)
        self._told_anew(theme)
        return "" if len(there) == len(edit.facts["others"]) else "theme"

    def _move(self, edit: Edit, theme: str) -> str:
        passage, out, into = (str(edit.facts.get(name, "")) for name in ("passage", "out", "into"))
        if (into and into not in self.rows) or (out and out not in self.rows and not into):
            return "theme"
        if passage not in self._passages and not self.carried.knows(passage):
            return "passage"
        if out and out in self.rows:
            self.carried.drop(passage, out)
            self._told_anew(out)
        if into:
            found = [id for id, row in self.rows.items() if row["kind"] == "discovered"]
            only = self.rows[into]["kind"] == "discovered"  # a passage is in one discovered theme
            self.carried.put(passage, into, instead_of=found if only else ())
            for id in found if only else [into]:
                self._told_anew(id)
        return ""

    def _split(self, edit: Edit, theme: str) -> str:
        rows, row = self.carried.rows(theme), self.rows[theme]
        several = row["kind"] != "discovered"
        labels = self._labels(edit, rows, several)
        if labels is None:
            return "small"
        numbers = sorted(set(labels.tolist()) - {0})
        names = {f"s{edit.number}-{n}": n for n in numbers}
        self.carried.split(theme, {id: labels == n for id, n in names.items()}, several=several)
        for id, n in names.items():
            words = edit.facts["words"][n - 1]
            suffix = ", ".join(words[:_WORDS]) or str(n)
            names_in = {code: f"{name}: {suffix}" for code, name in json.loads(row["names"]).items()}
            name, told = f"{row['name']}: {suffix}", json.dumps(names_in, ensure_ascii=False)
            self.rows[id] = {**row, "id": id, "name": name, "names": told, "keywords": words}
            self.ids[row["kind"]].append(id)
            self._told_anew(id)
        self._told_anew(theme)
        if 0 not in labels:
            self._gone(theme)
        return ""

    def _labels(self, edit: Edit, rows: Any, several: bool) -> Any:
        """(rows,) the part of each, 0 for what stays; None where parts of at least k people cannot be made.

        Where nothing is to stay, what no part knows goes to the nearest, and a part of too few people to the smallest other.
        """
        parts = self._material.parts.get(edit.number, {})
        of = {passage: int(part) for part, passages in parts.items() for passage in passages}
        passages = self.carried.passages(rows)
        labels = np.array([of.get(id, 0) for id in passages], dtype=int)
        counted = self.carried.assigned[rows] & (self.carried.strong(rows) if several else True)
        owners, people = self.carried.owners(rows), self._material.people()
        who = np.array([people.get(id, id) for id in owners], dtype=object)
        if not edit.facts["rest"]:
            labels = _nearest(labels, passages, self._material.vectors)
        while True:
            sizes = {n: len(set(who[(labels == n) & counted])) for n in sorted(set(labels.tolist()))}
            small = [n for n, size in sizes.items() if size < self._material.k]
            if len(sizes) < 2 or (small and edit.facts["rest"]):
                return None
            if not small:
                return labels
            least, second = sorted(sizes, key=lambda n: (sizes[n], n))[:2]
            labels[labels == least] = second

    def _gone(self, theme: str) -> None:
        del self.rows[theme]
        self.hidden.pop(theme, None)
        self.pinned.pop(theme, None)
        for ids in self.ids.values():
            if theme in ids:
                ids.remove(theme)

    def _told_anew(self, theme: str) -> None:
        """Note that what a theme carries has changed."""
        self.rows[theme]["changed"] = self.changed = True

    # -- tables ------------------------------------------------------------------------------------------------------

    def frames(self, themes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The themes that are shown, the pinned first, and the hidden ones."""
        import pandas as pd

        for id, row in self.rows.items():
            if row.pop("changed", False):
                row["size"], row["passages"] = self.carried.size(id, row["kind"]), self.carried.telling(id, TELLING)
        order = [*self.pinned, *(id for id in self.rows if id not in self.pinned)]
        rows = [{**self.rows[id], "pinned": id in self.pinned} for id in order]
        frame = pd.DataFrame(rows, columns=[*themes.columns, "pinned"])
        frame = frame.astype({"pinned": bool, **{c: themes[c].dtype for c in themes.columns}})
        out = frame["id"].isin(self.hidden)
        return frame[~out].reset_index(drop=True), frame[out].reset_index(drop=True)

    def placed(self, places: pd.DataFrame) -> pd.DataFrame:
        """The map with each passage's discovered theme, and its strongest of the codebook's."""
        of = {kind: [id for id, row in self.rows.items() if row["kind"] == kind] for kind in self.ids}
        guided = self.carried.strongest(of.get("guided", ()), LIKELY)
        found = self.carried.strongest(of.get("discovered", ()))
        ids = places["passage_id"].to_numpy(dtype=object).tolist()
        return places.assign(
            theme_id=[guided.get(id, "") for id in ids], discovered_id=[found.get(id, "") for id in ids]
        )


def _nearest(labels: Any, passages: Sequence[str], vectors: Callable[[Sequence[str]], Vectors | None]) -> Any:
    """Labels with each 0 as the part whose centre is nearest by cosine; as the largest part where there are no vectors."""
    new, numbers = np.flatnonzero(labels == 0), sorted(set(labels.tolist()) - {0})
    if not len(new) or not numbers:
        return labels
    labels = labels.copy()
    if (held := vectors(passages)) is None:
        labels[new] = max(numbers, key=lambda n: int((labels == n).sum()))
        return labels
    centres = np.stack([held[labels == n].mean(0) for n in numbers])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    labels[new] = np.array(numbers)[(held[new] @ centres.T).argmax(1)]
    return labels
