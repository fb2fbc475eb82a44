"""Themes of one run matched with those of an earlier one, so that names, edits and trends go on under the same ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import numpy as np

SAME: Final = (
    0.3  # Jaccard of the passages both runs saw: from here a theme is the same one; unrelated ones share a tenth
)
NEAR: Final = 0.9  # cosine of the centres: enough where two themes could share no passage, for no run saw the other's

Members = Mapping[str, Collection[str]]  # theme id → ids of its passages


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
