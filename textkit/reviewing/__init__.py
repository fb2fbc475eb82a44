"""Review: doubtful places and risky texts, shown to a person who holds the vault's key; what they decide is kept.

Decisions are kept as offsets and labels and rules with their forms sealed; both hold from the next de-identification on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textkit.deidentify.review import UNSURE
from textkit.reviewing.review import Review, rules, withdraw
from textkit.reviewing.sheet import Done, Mark, Place, Reach, Sheet, Waiting

if TYPE_CHECKING:
    from textkit.store import Project

__all__ = [
    "UNSURE",
    "Done",
    "Mark",
    "Place",
    "Reach",
    "Review",
    "Sheet",
    "Waiting",
    "decide",
    "queue",
    "rules",
    "withdraw",
]


def queue(project: Project) -> list[Place]:
    """What waits for review, the most doubtful first; places decided on already are left out."""
    return Review(project).places()


def decide(project: Project, place: Place, action: str | None) -> bool:
    """Keep a decision on one place; None: skipped. True where something was decided."""
    if action is None:
        return False
    from textkit.reviewing.replay import keep

    keep(project, place.testimony_id, [(place.start, place.end, action, place.label)])
    return True
