"""The ids that discovered themes are known by: every run numbers them anew, edits and memos go on naming the old ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from textkit.themes.align import align

Members: TypeAlias = Mapping[str, Collection[str]]  # theme id → ids of its passages


def renumbered(new: Members, lineage: Members) -> dict[str, str]:
    """New theme id → the id it is known by: of the theme it continues, or one that no theme of the lineage has."""
    old, now = ({id: frozenset(held) for id, held in members.items()} for members in (lineage, new))
    if not lineage or all(old.get(id) == held for id, held in now.items()):  # no run since, or none ever
        return {id: id for id in new}
    same = align(old, now)
    kept = [id for id in new if id not in same and id not in lineage]
    top = max((int(id[1:]) for id in (*lineage, *kept) if id[1:].isdigit()), default=0)
    fresh = (id for id in new if id not in same and id in lineage)
    return {id: same.get(id, id) for id in new} | {id: f"d{n:02d}" for n, id in enumerate(fresh, top + 1)}
