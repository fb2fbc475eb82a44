"""Rows about people, with the values left out that would single them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textkit.errors import MissingStage
from textkit.store.counts import with_period

if TYPE_CHECKING:
    import pandas as pd

    from textkit.store import Project


def columns(project: Project) -> list[str]:
    """What is known of a testimony beside its text: language, year and the groups."""
    return ["language", "year", *project.group_columns()]


def testimonies(project: Project) -> pd.DataFrame:
    """id, respondent, text, language, year and groups; a value is None where it would lead to fewer than k people.

    Raises MissingStage where nothing is de-identified yet.
    """
    frame = with_period(project.testimonies())
    if frame.empty:
        raise MissingStage("de-identified", f"textkit deidentify {project.folder}")
    about = columns(project)
    return shielded(frame, about, k=project.k)[["id", "respondent", "text", *about]]


def shielded(frame: pd.DataFrame, about: Sequence[str], *, k: int) -> pd.DataFrame:
    """The frame with values of `about` as None from the first on whose combination fewer than k respondents share.

    Local suppression (Sweeney, "Achieving k-anonymity privacy protection using generalization and suppression", 2002):
    what is left of a row fits at least k people.
    """
    out = frame.copy()
    out[list(about)] = out[list(about)].astype("object")
    for n, column in enumerate(about, 1):
        people = out.groupby(list(about[:n]), dropna=False)["respondent"].transform("nunique")
        out[column] = out[column].where(out[column].notna() & (people >= k), None)
    return out
