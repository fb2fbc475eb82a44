"""What one reviewer has before them, for one session, and what the buttons of the page of reviews do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import streamlit as st

from textkit.errors import TextkitError
from textkit.explore.pages.unbroken import note
from textkit.explore.words import Texts
from textkit.reviewing import Mark, Review, Sheet, Waiting, withdraw

DESK: Final = "review-desk"  # where the session keeps it
WORDS: Final = "review-words"  # the field for words that were missed


@dataclass
class Desk:
    """A review, the text that lies open, the mark that was chosen, and the rule (always, never) that is being made."""

    review: Review
    id: str = ""
    chosen: tuple[int, int] | None = None
    making: str = ""
    skipped: set[tuple[str, int, int]] = field(default_factory=set)
    passed: set[str] = field(default_factory=set)

    def current(self, sheet: Sheet, label: str) -> Mark | None:
        """The mark that was chosen, or the first that waits and was not skipped."""
        chosen = [m for m in sheet.marks if (m.start, m.end) == self.chosen]
        waiting = [m for m in sheet.doubtful if (sheet.id, m.start, m.end) not in self.skipped]
        return next(iter([*chosen, *(m for m in waiting if label in ("", m.label))]), None)

    def waiting(self, queue: Sequence[Waiting]) -> list[Waiting]:
        """The texts of a queue that wait and were not read through in this session."""
        return [text for text in queue if text.waits and text.id not in self.passed]

    # -- what buttons do -------------------------------------------------------------------------------------------

    def open(self, id: str) -> None:
        self.id, self.chosen, self.making = id, None, ""
        note(WORDS, "")

    def choose(self, mark: Mark, making: str = "") -> None:
        self.chosen, self.making = (mark.start, mark.end), making

    def decide(self, mark: Mark, action: str, label: str = "") -> None:
        self.review.decide(self.id, [(mark.start, mark.end)], action, label or mark.label)
        self.chosen = None

    def skip(self, mark: Mark) -> None:
        self.skipped.add((self.id, mark.start, mark.end))
        self.chosen = None

    def keep_rule(self, mark: Mark, form: str, label: str) -> None:
        self.review.rule(form, self.making, label, at=(self.id, mark.start, mark.end))
        self.chosen, self.making = None, ""

    def withdraw(self, number: int) -> None:
        withdraw(self.review.project, number)
        self.review.refresh()

    def mask(self, places: Sequence[tuple[int, int]], label: str) -> None:
        self.review.decide(self.id, places, "add", label)
        note(WORDS, "")

    def read(self, queue: Sequence[Waiting]) -> None:
        """Note that the text was read, and open the next that waits after it, or else before it."""
        self.review.read(self.id)
        self.passed.add(self.id)
        at = [text.id for text in queue].index(self.id)
        left = self.waiting([*queue[at + 1 :], *queue[:at]])
        self.open(left[0].id if left else "")

    def undo(self, t: Texts) -> None:
        undone = self.review.undo()
        if undone and undone.decisions:
            self.passed.discard(undone.decisions[0].testimony_id)
            self.open(undone.decisions[0].testimony_id)
        st.toast(t("review.undone" if undone else "review.undone_none"))


def button(label: str, key: str, act: Callable[..., None], *given: Any, **looks: Any) -> None:
    """A button that does something with the desk."""
    st.button(label, key=f"review-{key}", on_click=_safely, args=(act, *given), **looks)


def _safely(act: Callable[..., None], *given: Any) -> None:
    """Where a text or rule is gone, the review is loaded anew rather than ended with an error."""
    try:
        act(*given)
    except TextkitError:
        st.session_state.pop(DESK, None)
