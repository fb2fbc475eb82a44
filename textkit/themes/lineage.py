"""The ids that discovered themes are known by: every run numbers them anew, names, edits and trends go on under the old ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeAlias

import numpy as np

SAME: Final = 0.3  # Jaccard of passages both runs saw: from here a theme is the same; unrelated ones share a tenth
NEAR: Final = 0.9  # cosine of the centres: enough where two themes could share no passage, for no run saw the other's

Members: TypeAlias = Mapping[str, Collection[str]]  # theme id → ids of its passages


def align(old_members: Members, new_members: Members, *, cosine: np.ndarray[Any, Any] | None = None) -> dict[str, str]:
    """New theme id → the old theme id it continues, one to one; a theme without a forerunner is left out.

    Only passages that both runs saw are compared, so that new data does not make an old theme look like another. cosine:
    (new, old) of the themes' centres in the order of the mappings, where both runs used the same embedding. The pairs are
    those with the largest sum of overlap and cosine (Hungarian method, Kuhn 1955); pairs too unlike are never made.
    """
    from scipy.optimize import linear_sum_assignment

    old, new = list(old_members), list(new_members)
    if not old or not new:
        return {}
    shared, could = _overlap(old_members, new_members)
    if cosine is not None and cosine.shape != shared.shape:
        raise ValueError(f"cosine has the shape {cosine.shape}, new and old themes are {shared.shape}")
    near = np.zeros(shared.shape) if cosine is None else np.asarray(cosine, float)
    same = (shared >= SAME) | (~could & (near >= NEAR))
    rows, columns = linear_sum_assignment(np.where(same, shared + near, 0.0), maximize=True)
    return {new[r]: old[c] for r, c in zip(rows, columns, strict=True) if same[r, c]}


def renumbered(new: Members, lineage: Members, *, last: int | None = None) -> dict[str, str]:
    """New theme id → the id it is known by: of the theme it continues, or one that no theme of the lineage has.

    last: the highest number ever given; where it is named, a theme without a forerunner gets a number above it, and
    otherwise it keeps its own unless the lineage has it.
    """
    old, now = ({id: frozenset(held) for id, held in members.items()} for members in (lineage, new))
    if (not lineage and last is None) or (lineage and all(old.get(id) == held for id, held in now.items())):
        return {id: id for id in new}  # no run since, or none ever
    same = align(old, now)
    kept = [] if last is not None else [id for id in new if id not in same and id not in lineage]
    top = max(last or 0, highest((*lineage, *kept)))
    fresh = (id for id in new if id not in same and id not in kept)
    return {id: same.get(id, id) for id in new} | {id: f"d{n:02d}" for n, id in enumerate(fresh, top + 1)}


def highest(ids: Iterable[str]) -> int:
    """The largest number that an id of a discovered theme bears; 0 where there is none."""
    return max((int(id[1:]) for id in ids if id[1:].isdigit()), default=0)


def _overlap(old: Members, new: Members) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """(new, old) Jaccard over passages that both runs saw, and whether both themes hold any such passage."""
    of: dict[str, list[int]] = {}
    for column, held in enumerate(old.values()):
        for passage in held:
            of.setdefault(passage, []).append(column)
    both, after = np.zeros((len(new), len(old))), np.zeros(len(new))
    seen: set[str] = set()
    for row, held in enumerate(new.values()):
        known = of.keys() & set(held)
        after[row], seen = len(known), seen | known
        for passage in known:
            both[row, of[passage]] += 1
    before = np.array([len(seen.intersection(held)) for held in old.values()])
    jaccard = both / np.maximum(after[:, None] + before[None] - both, 1)
    return jaccard, (after[:, None] > 0) & (before[None] > 0)
