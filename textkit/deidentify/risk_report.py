"""Residual risk as it is told to the person who prepares a collection: figures, and the texts to look at first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from textkit.deidentify.risk import LEVELS
from textkit.deidentify.risk_link import matches, wilson

if TYPE_CHECKING:
    import pandas as pd

_LINES: Final = {
    "high": "high residual risk",
    "medium": "medium",
    "low": "low",
    "under": "among fewer than {k} by all that remains",
    "alone": "alone with it",
    "under_raw": "among fewer than {k} by up to three facts of the raw text",
    "linked": "found by somebody who knows them",
    "left": "a name or number may still be readable",
    "near": "something one letter from a name is",
}
_SHOWN: Final = 5


def summary(
    risk: pd.DataFrame, respondents: Sequence[str], facts: Mapping[str, Any], *, population: int = 0
) -> dict[str, Any]:
    """Figures in people: n, share and 95 % interval of each, combinations, mends.

    risk: as `Project.risk()`; respondents: who wrote each of its testimonies; population: how many people the collection
    is a random sample of (0: not known), for the share of right matches among unique ones.
    """
    frame = risk.assign(person=list(respondents))
    people, k = frame["person"].nunique(), facts.get("k", 0)
    order = {level: place for place, level in enumerate(LEVELS)}
    worst = frame.assign(place=frame["level"].map(order)).groupby("person")["place"].min()
    true = {
        **{level: worst.index[worst == place] for level, place in order.items()},
        "under": frame.loc[frame["k_all"] < k, "person"],
        "alone": frame.loc[frame["k_all"] == 1, "person"],
        "under_raw": frame.loc[frame["k_raw"] < k, "person"],
        "linked": frame.loc[frame["linked"], "person"],
        "left": frame.loc[frame["exact"] > 0, "person"],
        "near": frame.loc[frame["near"] > 0, "person"],
    }
    figures = {name: _figure(who.nunique(), people) for name, who in true.items()}
    out = {"testimonies": len(frame), "people": people, "k": k, "figures": figures}
    out |= {name: facts.get(name, []) for name in ("combinations", "combinations_raw", "mends")}
    if population:
        pairs = frame.loc[frame["k_all"] == 2, "person"].nunique() // 2
        out |= {"population": population, "right_matches": matches(figures["alone"]["n"], pairs, people / population)}
    return out


def _figure(n: int, people: int) -> dict[str, Any]:
    low, high = wilson(n, people)
    return {"n": n, "share": n / people if people else 0.0, "low": low, "high": high}


def ranked(risk: pd.DataFrame) -> pd.DataFrame:
    """The testimonies with the highest residual risk first; what reading can mend before what only columns can."""
    return risk.sort_values(
        ["score", "text_score", "exact", "near", "k_all", "testimony_id"], ascending=[False] * 4 + [True] * 2
    ).reset_index(drop=True)


def to_text(told: Mapping[str, Any], risk: pd.DataFrame, *, limit: int) -> str:
    """The figures and the first `limit` testimonies, for a terminal."""
    k = told["k"]
    names = {name: text.format(k=k) for name, text in _LINES.items()}
    width = max(map(len, names.values()))
    lines = [f"{told['testimonies']} testimonies of {told['people']} people, k = {k}", ""]
    lines.append(f"{'':<{width}} {'people':>7} {'%':>6}  95 %")
    for name, f in told["figures"].items():
        share, low, high = (100 * f[part] for part in ("share", "low", "high"))
        lines.append(f"{names[name]:<{width}} {f['n']:>7} {share:>6.1f}  {low:.1f}–{high:.1f}")
    for title, key in (("in the raw texts", "combinations_raw"), ("now", "combinations")):
        lines += ["", f"What singles out {title} (people among fewer than {k}, of them alone):"]
        lines += [f"  {' + '.join(c['columns'])}: {c['under']}, {c['alone']}" for c in told[key][:_SHOWN]] or [
            "  nothing"
        ]
    lines += ["", f"What would mend it, each step after those before (people then among fewer than {k}):"]
    lines += [f"  {m['column']} → {m['step']}: {m['under']}" for m in told["mends"]] or [
        "  nothing, or nothing is needed"
    ]
    if "right_matches" in told:
        right = f"{100 * told['right_matches']:.0f} %"
        lines += [
            "",
            f"If these are a random sample of {told['population']} people, {right} of unique matches are right.",
        ]
    return "\n".join([*lines, "", *_table(ranked(risk).head(limit))])


def _table(rows: pd.DataFrame) -> list[str]:
    if rows.empty:
        return []
    width = max(9, *(len(id) for id in rows["testimony_id"]))
    lines = [
        f"{'testimony':<{width}} {'level':<7} {'score':>5} {'text':>5} {'k':>5} {'left':>4} {'near':>4}  by; mended by"
    ]
    for row in rows.to_dict("records"):
        by = " + ".join(row["columns"]) or "–"
        mend = f"; {', '.join(step.replace(':', ' → ') for step in row['mend'])}" if row["mend"] else ""
        numbers = f"{row['score']:>5.2f} {row['text_score']:>5.2f} {row['k']:>5} {row['exact']:>4} {row['near']:>4}"
        lines.append(f"{row['testimony_id']:<{width}} {row['level']:<7} {numbers}  {by}{mend}")
    return lines
