"""The tables the explorer shows, read once and kept until a file of the project changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from textkit.errors import TextkitError
from textkit.explore.searching import folded, terms
from textkit.store import counts, tables
from textkit.store.coded import FILE as CODED
from textkit.store.comparing import Comparing
from textkit.store.counts import PERIODS
from textkit.store.project import Project

if TYPE_CHECKING:
    import pandas as pd

    from textkit.themes.codebook import Codebook

Mask: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Fingerprint: TypeAlias = tuple[tuple[str, int, int], ...]

_MOST_GROUPS: Final = 40  # a column with more values than this is no grouping


def fingerprint(folder: str | Path) -> Fingerprint:
    """Name, time and size of every file that the tables come from, and the edits: a change in any makes another."""
    root = Path(folder)
    named = [root / "project.toml", root / CODED]
    files = [*named, *sorted(root.glob("safe/*/*.parquet")), *sorted(root.glob("themes/*.parquet"))]
    stats = [(str(path.relative_to(root)), path.stat()) for path in files if path.exists()]
    edits = ("edits", Project(root).edits.point(), 0)
    return (*((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats), edits)


class Held(Project):
    """A project whose tables are read once. Safe tables only; make a new one when `fingerprint` has changed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._kept: dict[str, Any] = {}

    def _keep(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def testimonies(self) -> pd.DataFrame:
        """As in `Project`, with the columns `year` and `quarter` after the groups."""
        held: pd.DataFrame = self._keep("testimonies", super().testimonies)
        return held

    def spans(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("spans", super().spans)
        return held

    def passages(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("passages", super().passages)
        return held

    def assignments(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("assignments", super().assignments)
        return held

    def facts(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("facts", super().facts)
        return held

    def places(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("places", super().places)
        return held

    # -- made from them --------------------------------------------------------------------------------------------

    @cached_property
    def codebook(self) -> Codebook | None:
        """The project's codebook, or the bundled one; None where it cannot be read."""
        from textkit.themes.codebook import load

        named = self.config.themes.codebook
        try:
            return load(self.folder / Path(named).expanduser() if named else None)
        except TextkitError:
            return None

    @cached_property
    def groupings(self) -> list[str]:
        """What testimonies can be told apart by, where they differ: the coarsest first, periods last."""
        people = counts.with_period(self.testimonies())
        names = [*self.group_columns(), "language", *PERIODS]
        differ = {name: people[name].nunique() for name in names}
        return sorted(
            (name for name in names if 1 < differ[name] <= _MOST_GROUPS),
            key=lambda n: (n in PERIODS, 0 if n in PERIODS else differ[n]),
        )

    @cached_property
    def by_id(self) -> pd.DataFrame:
        """The testimonies by their id, with the columns of their periods."""
        return counts.with_period(self.testimonies()).set_index("id", drop=False)

    def row(self, id: str) -> Any:
        """One testimony. Raises KeyError for an id that is not in the project."""
        return self.by_id.loc[id]

    @cached_property
    def places_full(self) -> pd.DataFrame:
        """places with testimony_id and text, one row a passage on the map."""
        passages = self.passages()[["id", "testimony_id", "text"]].rename(columns={"id": "passage_id"})
        return self.places().merge(passages, on="passage_id").reset_index(drop=True)

    def theme_ids(self, kind: str) -> list[str]:
        """The ids of a kind in their order, hidden themes too: what colours are given by."""
        return list(self.edits.tables().ids.get(kind, ()))

    def theme_counts(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("theme_counts", lambda: counts.theme_counts(self))
        return held

    def group_counts(self, group: str) -> pd.DataFrame:
        held: pd.DataFrame = self._keep(f"groups {group}", lambda: self.comparing.sizes(group))
        return held

    def by_group(self, group: str) -> pd.DataFrame:
        held: pd.DataFrame = self._keep(f"by {group}", lambda: self.comparing.by(group))
        return held

    @cached_property
    def comparing(self) -> Comparing:
        """Groups, periods and pairs compared, each counted once."""
        return Comparing(self)

    def shares(self, group: str = "") -> pd.DataFrame:
        """As `Comparing.shares`, or `overall` where no group is named."""
        made = self.comparing
        held: pd.DataFrame = self._keep(f"shares {group}", lambda: made.shares(group) if group else made.overall())
        return held

    def pairs(self, theme_ids: Sequence[str], method: str = "bh") -> pd.DataFrame:
        """As `Comparing.together`."""
        held: pd.DataFrame = self._keep(
            f"pairs {method} {' '.join(theme_ids)}", lambda: self.comparing.together(theme_ids, method=method)
        )
        return held

    def label_counts(self) -> pd.DataFrame:
        held: pd.DataFrame = self._keep("labels", lambda: counts.label_counts(self))
        return held

    def folded(self, table: str) -> pd.Series[str]:
        """The texts of passages, places_full or testimonies as they are searched."""
        frame = {"passages": self.passages, "testimonies": self.testimonies}.get(table, lambda: self.places_full)()
        held: pd.Series[str] = self._keep(f"folded {table}", lambda: frame["text"].map(folded))
        return held


@dataclass(frozen=True, slots=True)
class Extent:
    """What was read. A number that must not be shown is None."""

    people: int | None
    testimonies: int | None
    words: int | None
    unsure: float | None  # share of testimonies whose language was unsure
    unsure_few: bool  # it was so for fewer people than may be told
    years: tuple[str, str] | None


def extent(held: Held) -> Extent:
    """How much a project holds."""
    read: Extent = held._keep("extent", lambda: _extent(held))
    return read


def _extent(held: Held) -> Extent:
    frame = held.testimonies()
    people = frame["respondent"].nunique()
    if people < held.k:
        return Extent(None, None, None, None, False, None)
    unsure = frame[~frame["language_sure"]]
    who = unsure["respondent"].nunique()
    years = sorted(set(held.by_id["year"].dropna()))
    return Extent(
        people=people,
        testimonies=len(frame),
        words=sum(len(text.split()) for text in frame["text"]),
        unsure=None if allowed(who, people, held.k) is None else len(unsure) / len(frame),
        unsure_few=who < held.k,
        years=(years[0], years[-1]) if years else None,
    )


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples, of whatever types the columns have."""
    yield from frame.itertuples()


def allowed(n: int, total: int, k: int) -> int | None:
    """n, or None where it, or what it leaves of the total, is a number of people under k."""
    return None if n < k or 0 < total - n < k else n


def rough(n: int, k: int) -> int | None:
    """n rounded down to a multiple of k; None under k.

    For counts of a reader's own choice: two choices that differ by one person show the same number.
    """
    return None if n < k else n - n % k


def themes_with_counts(held: Held, language: str, kind: str) -> pd.DataFrame:
    """id, name, keywords, passages, pinned, n, total, share: the pinned first, then the most common, hidden counts last."""
    import pandas as pd

    themes = held.themes(language)
    out = themes[themes["kind"] == kind].merge(
        held.theme_counts(), left_on="id", right_on="theme_id", how="left"
    ).drop(columns="theme_id")  # fmt: skip
    out["n"] = out["n"].astype(pd.Int64Dtype())
    order = out.sort_values(["n", "id"], ascending=[False, True], na_position="last")
    return order.sort_values("pinned", ascending=False, kind="stable").reset_index(drop=True)


def hidden_themes(held: Held, language: str = "en") -> list[tuple[str, str]]:
    """(id, name) of themes that people have hidden."""
    return _called(held.edits.tables().hidden, language)


def made_names(held: Held, language: str = "en") -> dict[str, str]:
    """Names of themes by id as they were made, before anybody changed them."""
    return dict(_called(tables.read("themes", held.theme_file("themes")), language))


def _called(themes: pd.DataFrame, language: str) -> list[tuple[str, str]]:
    names = [json.loads(n) for n in themes["names"]]
    return [(row.id, n.get(language) or n.get("en") or row.name) for row, n in zip(rows(themes), names, strict=True)]


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; one that an earlier id has already is followed by its own id, so that a list can be chosen from."""
    first = {name: id for id, name in reversed(list(names.items()))}
    return {id: name if first[name] == id else f"{name} ({id})" for id, name in names.items()}


def evidence(held: Held, theme: str, first: Sequence[str] = ()) -> pd.DataFrame:
    """passage_id, testimony_id, start, end, text: passages of a theme, the most telling first, one a testimony.

    first: passage ids that lead.
    """
    own = held.assignments().query("assigned and theme_id == @theme", local_dict={"theme": theme})
    lead = {id: place for place, id in enumerate(first)}
    order = own.assign(lead=own["passage_id"].map(lead).fillna(len(lead))).sort_values(
        ["lead", "score", "passage_id"], ascending=[True, False, True]
    )
    best = order.drop_duplicates("testimony_id")[["passage_id"]]
    out: pd.DataFrame = best.merge(held.passages().rename(columns={"id": "passage_id"}), on="passage_id")
    return out


def coded_as(held: Held, theme: str) -> list[tuple[str, float]]:
    """(codebook theme, share of a discovered theme's passages that carry it), the largest first.

    Only themes that at least k people carry among those passages, and that no fewer than k lack there, are told.
    """
    assigned = held.assignments().query("assigned")
    own = assigned.loc[assigned["theme_id"] == theme, ["passage_id", "testimony_id"]]
    also = assigned[assigned["theme_id"].isin(held.theme_ids("guided"))][["passage_id", "theme_id"]]
    met = own.merge(also, on="passage_id")
    who, all_people = met.groupby("theme_id")["testimony_id"].nunique(), own["testimony_id"].nunique()
    told = who[(who >= held.k) & ((all_people - who >= held.k) | (who == all_people))].index
    share = met.groupby("theme_id")["passage_id"].nunique() / max(own["passage_id"].nunique(), 1)
    return sorted(((id, float(share[id])) for id in told), key=lambda pair: (-pair[1], pair[0]))


def together(held: Held, theme: str, kind_ids: Sequence[str]) -> pd.DataFrame:
    """theme_id, n (people who tell of both in one testimony), total (people who have `theme`), share; hidden where it, or
    what it leaves of either theme or of everybody, must not be told.
    """
    import pandas as pd

    sizes = held.theme_counts().set_index("theme_id")["n"]
    if theme not in sizes.index or pd.isna(sizes[theme]):
        return pd.DataFrame({"theme_id": [], "n": [], "total": [], "share": []})
    pairs = held.pairs(kind_ids)
    own = pairs[(pairs["theme_id"] == theme) | (pairs["other_id"] == theme)]
    other = own["theme_id"].where(own["theme_id"] != theme, own["other_id"])
    out = pd.DataFrame({"theme_id": other, "n": own["n"], "total": int(sizes[theme])})
    out["share"] = out["n"].astype("Float64") / out["total"]
    return out.sort_values(["n", "theme_id"], ascending=[False, True], na_position="last").reset_index(drop=True)


def search(held: Held, query: str, table: str = "passages") -> Mask:
    """Which texts hold every word of the query, also as parts of words; "quoted words" must stand together."""
    texts = held.folded(table)
    mask = np.ones(len(texts), bool)
    for term in terms(query):
        mask &= texts.str.contains(term, regex=False).to_numpy(dtype=bool)
    return mask


def chosen(held: Held, filters: Mapping[str, Sequence[str]]) -> Mask:
    """Which testimonies have, in every named column, one of the values given; an empty list allows all."""
    frame = held.by_id
    mask = np.ones(len(frame), bool)
    for column, values in filters.items():
        if values:
            mask &= frame[column].isin(list(values)).to_numpy(dtype=bool)
    return mask


def queue(
    held: Held, *, theme: str = "", query: str = "", filters: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    """Ids of testimonies in the order of import; of a theme, those that speak for it most clearly first."""
    ids = held.testimonies()["id"]
    mask = chosen(held, filters or {}) & search(held, query, "testimonies")
    kept = ids[mask]
    if not theme:
        return list(kept)
    ranked = evidence(held, theme)["testimony_id"]
    return list(ranked[ranked.isin(set(kept))])


def people(held: Held, testimony_ids: Sequence[str]) -> int:
    """How many people wrote these testimonies: for `rough`, never to be shown as it is."""
    return int(held.by_id.loc[list(dict.fromkeys(testimony_ids)), "respondent"].nunique())
