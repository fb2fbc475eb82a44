"""What may be shown: themes counted in people, by group and period, with small numbers hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.store.crossed import PERIODS as PERIODS
from textkit.store.crossed import UNKNOWN as UNKNOWN
from textkit.store.crossed import Crossed, crossed, group_cells, period_cells
from textkit.store.disclosure import share, suppress
from textkit.store.paired import paired

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from textkit.store.disclosure import Numbers
    from textkit.store.project import Project


def assigned(project: Project) -> pd.DataFrame:
    """testimony_id, respondent, theme_id: one row a testimony and theme it holds."""
    found = project.assignments().query("assigned")[["testimony_id", "theme_id"]].drop_duplicates()
    who = project.testimonies()[["id", "respondent"]].rename(columns={"id": "testimony_id"})
    return found.merge(who, on="testimony_id")


def theme_counts(project: Project) -> pd.DataFrame:
    """theme_id, n (people), total, share; n and share are <NA> under k."""
    total = project.testimonies()["respondent"].nunique()
    n = assigned(project).groupby("theme_id")["respondent"].nunique().rename("n").reset_index().assign(total=total)
    out = suppress(n, k=project.k, total="total")
    return out.assign(share=share(out))


def group_counts(project: Project, group: str) -> pd.DataFrame:
    """`group`, n (people): one row a group, UNKNOWN for people without one; n is <NA> where it must not be shown."""
    return crossing(project, group).group_sizes(group)


def theme_by_group(project: Project, group: str) -> pd.DataFrame:
    """theme_id, `group`, n, total (people of the group), n_rest, total_rest (everyone else), share.

    Hidden cells are <NA>, also the ones told by subtraction: from a total, from another period, or from everyone else.
    group: a group column, `language`, or a period (PERIODS). Groups too small to be shown keep their rows, so that a
    reader sees that they are there. A person counts once in each group or period they wrote in.
    """
    return with_shares(crossing(project, group), group)


def with_shares(made: Crossed, group: str) -> pd.DataFrame:
    """One group column or period of what `crossing` counted, as `theme_by_group` gives it."""
    out = made.shares(group)
    return out.assign(share=share(out))


def crossing(project: Project, group: str) -> Crossed:
    """Themes counted by a group column, or by all periods at once where `group` is one of them."""
    people = with_period(project.testimonies())
    cells = period_cells(people) if group in PERIODS else group_cells(people[group], group)
    who, carried = carriers(project)
    return crossed(cells, who, carried, project.k)


def carriers(project: Project) -> tuple[Numbers, list[tuple[str, Numbers]]]:
    """The number of the person behind each testimony, and theme id → the rows of the testimonies that carry it."""
    import pandas as pd

    people = project.testimonies()
    found = project.assignments().query("assigned")[["testimony_id", "theme_id"]]
    rows = pd.Index(people["id"]).get_indexer(found["testimony_id"])
    held = found.assign(row=rows)[rows >= 0].drop_duplicates(["theme_id", "row"])
    return pd.factorize(people["respondent"])[0].astype("int64"), [
        (str(id), own.to_numpy(dtype="int64")) for id, own in held.groupby("theme_id")["row"]
    ]


def theme_pairs(project: Project, theme_ids: Sequence[str]) -> pd.DataFrame:
    """Which of the themes come together in a testimony; see `textkit.store.paired`."""
    who, carried = carriers(project)
    return paired(who, [(id, rows) for id, rows in carried if id in set(theme_ids)], project.k)


def label_counts(project: Project) -> pd.DataFrame:
    """label, n (people in whose testimonies it was masked), mentions; both <NA> under k people."""
    spans = project.spans().merge(project.testimonies()[["id", "respondent"]], left_on="testimony_id", right_on="id")
    grouped = spans.groupby("label")
    frame = grouped["respondent"].nunique().rename("n").to_frame()
    frame["mentions"] = grouped.size().astype("Int64")
    out = suppress(frame.reset_index(), k=project.k)
    out["mentions"] = out["mentions"].mask(out["n"].isna())
    return out


def residual(project: Project) -> pd.DataFrame:
    """measure, n (people), total: the residual risk as it may be shown; n is <NA> where it, or the rest, is under k.

    measures: `linked` (found by somebody who knows them), `under` (fewer than k fit all that remains), `left` (a name or
    number may still stand), `under_raw` (fewer than k fit what the raw text told). Empty where nothing holds.
    """
    import pandas as pd

    who = project.testimonies().set_index("id")["respondent"]
    frame = project.risk()
    k, person = project.k, frame["testimony_id"].map(who)
    true = {
        "linked": frame["linked"],
        "under": frame["k_all"] < k,
        "left": frame["exact"] > 0,
        "under_raw": frame["k_raw"] < k,
    }
    rows = [(name, person[flags].nunique(), person.nunique()) for name, flags in true.items() if len(frame)]
    return suppress(pd.DataFrame(rows, columns=["measure", "n", "total"]), k=k, total="total")


def singling_out(project: Project, most: int = 3) -> list[list[str]]:
    """Combinations of columns that put most people among fewer than k; those that do so to fewer than k are left out."""
    found = project.risk_facts().get("combinations", [])
    return [row["columns"] for row in found if row["under"] >= project.k][:most]


def mending(project: Project, most: int = 3) -> list[tuple[str, str, int | None]]:
    """(column, step, people then left among fewer than k) of the steps that mend most; None where it must not be shown."""
    facts = project.risk_facts()
    steps = [(m["column"], m["step"], m["under"]) for m in facts.get("mends", [])][:most]
    return [(c, s, n if project.k <= n <= facts["people"] - project.k else None) for c, s, n in steps]


def with_period(testimonies: pd.DataFrame) -> pd.DataFrame:
    """The testimonies with `year` (2017), `tertial` (2017-T3), `quarter` (2017-Q4) and `month` (2017-11), from `date`."""
    parts = testimonies["date"].astype("str").str.extract(r"^(\d{4})(?:-(0[1-9]|1[0-2]))?")
    year, number = parts[0], parts[1].astype("Float64")
    within = {"tertial": ("-T", 4), "quarter": ("-Q", 3)}
    periods = {
        name: (year + mark + ((number - 1) // months + 1).astype("Int64").astype("str")).where(number.notna())
        for name, (mark, months) in within.items()
    }
    return testimonies.assign(year=year, **periods, month=(year + "-" + parts[1]).where(number.notna()))
