"""What may be shown: themes counted in people, by group and period, with small numbers hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textkit.store.disclosure import share, suppress

UNKNOWN: Final = "–"

if TYPE_CHECKING:
    import pandas as pd

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
    n = _grouped(project, group).groupby(group)["respondent"].nunique().rename("n").reset_index()
    return suppress(n.assign(all="all"), by=("all",), k=project.k).drop(columns="all")


def theme_by_group(project: Project, group: str) -> pd.DataFrame:
    """theme_id, `group`, n, total (people of the group), share; hidden cells are <NA>, also the ones told by subtraction.

    group: a group column, `language`, or a period: `year`, `quarter`. Groups too small to be shown keep their rows, so
    that a reader sees that they are there.
    """
    import pandas as pd

    sizes = group_counts(project, group).rename(columns={"n": "total"})
    found = assigned(project).merge(_grouped(project, group)[["id", group]], left_on="testimony_id", right_on="id")
    n = found.groupby(["theme_id", group])["respondent"].nunique().rename("n").reset_index()
    grid = pd.MultiIndex.from_product([sorted(found["theme_id"].unique()), sizes[group]], names=["theme_id", group])
    table = n.set_index(["theme_id", group])["n"].reindex(grid, fill_value=0).reset_index().merge(sizes, on=group)
    out = suppress(table, by=("theme_id",), k=project.k, total="total")
    return out.assign(share=share(out))


def _grouped(project: Project, group: str) -> pd.DataFrame:
    people = with_period(project.testimonies())
    return people.assign(**{group: people[group].astype("str").where(people[group].notna(), UNKNOWN)})


def label_counts(project: Project) -> pd.DataFrame:
    """label, n (people in whose testimonies it was masked), mentions; both <NA> under k people."""
    spans = project.spans().merge(project.testimonies()[["id", "respondent"]], left_on="testimony_id", right_on="id")
    grouped = spans.groupby("label")
    frame = grouped["respondent"].nunique().rename("n").to_frame()
    frame["mentions"] = grouped.size().astype("Int64")
    out = suppress(frame.reset_index(), k=project.k)
    out["mentions"] = out["mentions"].mask(out["n"].isna())
    return out


def with_period(testimonies: pd.DataFrame) -> pd.DataFrame:
    """The testimonies with the columns `year` (2017) and `quarter` (2017-Q4) made from `date`."""
    date = testimonies["date"].astype("str")
    month = date.str.extract(r"^\d{4}-(\d\d)")[0].astype("Float64")
    year = date.str.extract(r"^(\d{4})")[0]
    quarter = (year + "-Q" + ((month - 1) // 3 + 1).astype("Int64").astype("str")).where(month.notna())
    return testimonies.assign(year=year, quarter=quarter)
