"""Joins the models of themes to the tables of a project: who carries what, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textkit.discovering import discover
from textkit.themes.carried import LIKELY
from textkit.themes.codebook import Codebook, load

if TYPE_CHECKING:
    import pandas as pd

    from textkit.embed import Embedder
    from textkit.records import Vectors
    from textkit.store import Project
    from textkit.themes.guided import GuidedThemes

VERSION: Final = "5"
WORTH: Final = 0.3  # a passage scored lower is not kept as evidence, unless it is the best of an assigned theme
_TELLING: Final = 12


@dataclass(frozen=True)
class Assigned:
    """tables: themes, assignments and places, ready to be written; facts: figures of the run."""

    tables: Mapping[str, pd.DataFrame]
    facts: dict[str, Any]


def codebook(project: Project) -> Codebook:
    """The project's own codebook, or the bundled one."""
    named = project.config.themes.codebook
    return load(project.folder / Path(named).expanduser() if named else None)


def assign(
    project: Project,
    passages: pd.DataFrame,
    languages: Sequence[str],
    book: Codebook,
    embedder: Embedder,
    progress: Callable[[str, int, int], None],
) -> Assigned:
    """Guided and discovered themes of every passage, and its place on the map."""
    from textkit.themes.guided import GuidedThemes

    vectors = project.vectors()
    guided = GuidedThemes(book, embedder=embedder).fit()
    progress("themes", 1, 4)
    scores, chances, evidence = _guided(guided, passages, vectors)
    progress("themes", 2, 4)
    found = discover(project, passages, languages, vectors)
    progress("themes", 3, 4)
    tables = {
        "themes": _themes(book, evidence, found.themes),
        "assignments": _joined(evidence, found.assignments),
        "chances": chances,
        "places": _places(project, passages, vectors, [_strongest(book, row) for row in scores], found.ids),
        **found.tables,
    }
    progress("themes", 4, 4)
    facts = {"guided": len(book), "threshold": round(guided.threshold, 4)}
    return Assigned(tables, facts | found.facts | {"chances": guided.themes_})


def _joined(*frames: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    return pd.concat(frames, ignore_index=True)


def _strongest(book: Codebook, row: Any) -> str:
    """The theme a passage carries more likely than not, or none."""
    best = int(row.argmax())
    return book.ids[best] if row[best] >= LIKELY else ""


def _places(
    project: Project, passages: pd.DataFrame, vectors: Vectors, strongest: Sequence[str], found: Sequence[str]
) -> pd.DataFrame:
    """Where each passage stands on the map, and the colours it may have."""
    import pandas as pd

    from textkit.themes.discover import placed

    x, y = placed(vectors, project.config.themes.seed).T
    return pd.DataFrame({"passage_id": passages["id"], "x": x, "y": y, "theme_id": strongest, "discovered_id": found})


def _themes(book: Codebook, evidence: pd.DataFrame, found: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    rows = [*(_guided_row(book, id, evidence) for id in book.ids), *found]
    return pd.DataFrame(rows, columns=["id", "kind", "name", "names", "keywords", "size", "passages"])


def _guided(
    guided: GuidedThemes, passages: pd.DataFrame, vectors: Vectors
) -> tuple[Vectors, pd.DataFrame, pd.DataFrame]:
    """(passages, themes) scores; `chances`, each testimony's probability of each theme; and the rows of `assignments`: the
    passages that speak for each theme."""
    import numpy as np
    import pandas as pd

    owners, testimonies = pd.factorize(passages["testimony_id"])
    said = guided.scores(list(passages["text"]), embeddings=vectors)
    scores, whole = said.chances, guided.pool(said, owners)
    assigned = whole >= guided.threshold
    frames = []
    for theme, id in enumerate(guided.themes_):
        own = scores[:, theme]
        order = np.lexsort((-own, owners))
        first = order[np.concatenate([[True], owners[order][1:] != owners[order][:-1]])]
        best = np.zeros(len(own), bool)
        best[first] = True
        rows = np.flatnonzero((own >= WORTH) | (best & assigned[owners, theme]))
        frames.append(
            pd.DataFrame(
                {
                    "passage_id": passages["id"].to_numpy()[rows],
                    "testimony_id": testimonies[owners[rows]],
                    "theme_id": id,
                    "score": own[rows],
                    "testimony_score": whole[owners[rows], theme],
                    "assigned": assigned[owners[rows], theme],
                }
            )
        )
    chances = pd.DataFrame({"testimony_id": testimonies, "chances": list(whole)})
    return scores, chances, pd.concat(frames, ignore_index=True)


def _guided_row(book: Codebook, id: str, evidence: pd.DataFrame) -> tuple[Any, ...]:
    entry = book[id]
    own = evidence[(evidence["theme_id"] == id) & evidence["assigned"]].sort_values(
        ["score", "passage_id"], ascending=[False, True]
    )
    words = [w for held in entry.keywords.values() for w in held]
    size, telling = own["testimony_id"].nunique(), list(own["passage_id"][:_TELLING])
    return id, "guided", entry.named("en"), json.dumps(dict(entry.name), ensure_ascii=False), words, size, telling
