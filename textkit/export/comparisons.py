"""Shares, differences, trends and pairs as frames for the exports; what must not be shown is not in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from textkit.export import shield
from textkit.export.comparison_words import WORDS
from textkit.store.comparing import Comparing
from textkit.store.counts import PERIODS
from textkit.themes import telling

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store import Project

_MOST: Final = 40  # a column with more values than this is no grouping
_SHARES: Final = ["n", "total", "share", "low", "high", "corrected", "corrected_low", "corrected_high", "correction"]
_EXPECTED: Final = ["expected", "expected_low", "expected_high"]
_REST: Final = ["n", "total", "share", "n_rest", "total_rest", "share_rest", "difference", "low", "high"]
_ODDS: Final = ["odds_ratio", "odds_low", "odds_high"]
_TREND: Final = ["periods", "hidden", "first", "last", "first_share", "last_share", "slope", "low", "high", "z"]
_PAIR: Final = ["n", "lift", *_ODDS, "jaccard", "phi"]
_P: Final = ["p", "p_bh", "p_holm", "words"]
_DIGITS: Final = 4
_FINE: Final = 6  # of p-values


def frames(project: Project, language: str) -> dict[str, pd.DataFrame]:
    """`shares`, `differences`, `trends` and `together`, each with the themes by name; empty before `textkit themes`."""
    made = Comparing(project)
    themes = project.themes(language)
    kinds = {str(kind): list(own["id"]) for kind, own in themes.groupby("kind", sort=False)}
    groups = [*(g for g in shield.columns(project) if g not in PERIODS), *PERIODS]
    groups = [group for group in groups if 1 < len(made.sizes(group)) <= _MOST or group in PERIODS]
    each = list(kinds.values())
    tested = {
        "differences": [(by, _tested(made.differences, by, ids)) for by in groups for ids in each],
        "trends": [(by, _tested(made.trends, by, ids)) for by in PERIODS for ids in each],
        "together": [("", _tested(made.together, ids)) for ids in each],
    }
    say: dict[str, Callable[..., str]] = {
        "differences": telling.difference,
        "trends": telling.trend,
        "together": telling.pair,
    }
    found = {"shares": _shares(made, groups, language)}
    found |= {name: _stacked(held, partial(say[name], language=language)) for name, held in tested.items()}
    columns = {
        "shares": ["by", "group", *_SHARES, *_EXPECTED],
        "differences": ["by", "group", *_REST, *_ODDS, "cohens_h", "test", *_P],
        "trends": ["by", *_TREND, *_P],
        "together": ["other", *_PAIR, *_P],
    }
    return {name: _named(frame, themes, columns[name], language) for name, frame in found.items()}


def _shares(made: Comparing, groups: list[str], language: str) -> pd.DataFrame:
    import pandas as pd

    held = [made.overall().assign(by="", group="")]
    held += [made.shares(group).rename(columns={group: "group"}).assign(by=group) for group in groups]
    frame = pd.concat([own.dropna(subset=["n", "total"]) for own in held], ignore_index=True)
    return frame.assign(correction=frame["correction"].map(WORDS[language]))


def _tested(compare: Callable[..., pd.DataFrame], *what: Any) -> pd.DataFrame:
    """A comparison with both corrections; `holds` and the words go by Benjamini-Hochberg."""
    frame = compare(*what)
    return frame.assign(p_bh=frame["p_adjusted"], p_holm=compare(*what, method="holm")["p_adjusted"])


def _stacked(held: Iterable[tuple[str, pd.DataFrame]], told: Callable[[dict[Any, Any]], str]) -> pd.DataFrame:
    """The rows that could be tested, with their division and a sentence each."""
    import pandas as pd

    rows = [own.dropna(subset="p").rename(columns={by: "group"}).assign(by=by) for by, own in held]
    frame = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame({"theme_id": [], "p": []})
    return frame.assign(words=[told(row) for row in frame.to_dict("records")])


def _named(frame: pd.DataFrame, themes: pd.DataFrame, columns: list[str], language: str) -> pd.DataFrame:
    """The columns asked for, themes and divisions by name, figures rounded; only themes that are not hidden."""
    words = WORDS[language]
    names = themes.set_index("id")["name"]
    out = frame[frame["theme_id"].isin(names.index)]
    out = out.assign(theme=out["theme_id"].map(names))
    if "other_id" in out:
        out["other"] = out["other_id"].map(names)
    if "by" in out:
        out["by"] = [words.get(by or "all", by) for by in out["by"]]
    out = out.reindex(columns=["theme", *columns])
    for name in out.select_dtypes("float").columns:
        out[name] = out[name].round(_FINE if name in _P else _DIGITS)
    return out.reset_index(drop=True)
