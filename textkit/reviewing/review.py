"""A review: the queue of a project, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from textkit.deidentify import Rule, Rules
from textkit.deidentify.decisions import amended
from textkit.deidentify.review import UNSURE, doubtful, is_masked
from textkit.deidentify.risk import HIGH
from textkit.errors import UsageError
from textkit.records import LABELS, Span, Testimony
from textkit.reviewing.findings import findings, leftovers
from textkit.reviewing.replay import Replay, keep, mark, replay, sealed, unsealed
from textkit.reviewing.sheet import Done, Mark, Place, Reach, Sheet, Stretch, Waiting, marks
from textkit.store.notes import READ, Decision, SealedRule, Undone

if TYPE_CHECKING:
    from textkit.pipeline import Progress
    from textkit.store import Project
    from textkit.store.vault import Vault

ALWAYS: Final = "always"


class Review:
    """The queue of a project. Raises MissingKey without the vault's key.

    Raw text is read from the vault when it is needed and not held here; the engine is asked for texts that are new or
    changed since the last review only. `below`: under this score a place is doubtful.
    """

    def __init__(self, project: Project, *, below: float = UNSURE, progress: Progress | None = None) -> None:
        from textkit import pipeline

        self.project, self.below = project, below
        engine = pipeline.deidentifier(project)
        self.policy = engine.policy
        self._risk = _risk(project)
        self._texts: dict[str, Waiting] = {}
        with project.vault() as vault:
            self._spans = findings(engine, vault, progress or pipeline.silent)
            for id, left in leftovers(project, vault).items():
                new = [s for s in left if not any(s.overlaps(other) for other in self._spans[id])]
                self._spans[id] = sorted([*self._spans[id], *new], key=lambda s: s.start)
            self._refresh(vault)
        self._order = self._sorted()

    # -- the queue -------------------------------------------------------------------------------------------------

    def queue(self, *, label: str = "", testimony: str = "") -> list[Waiting]:
        """The texts to go through, the worst first, done ones too; those with places of a label, or one testimony.

        Raises UsageError for an unknown label or testimony.
        """
        if label:
            _known(label)
        if testimony and testimony not in self._texts:
            raise UsageError(f"There is no testimony {testimony} in the vault.", "`textkit review --json` names them.")
        if testimony:
            return [self._texts[testimony]]
        texts = [self._texts[id] for id in self._order]
        if label:
            return [t for t in texts if any(s.label == label for s in (*t.found, *t.doubtful))]
        return [t for t in texts if t.found or t.waits or t.risky]

    def done(self, texts: Iterable[Waiting], *, label: str = "") -> Done:
        """How many places (of a label) and texts of a queue are done, and of how many."""
        left = of = ready = number = 0
        for text in texts:
            waiting = sum(not label or s.label == label for s in text.doubtful)
            of += max(waiting, sum(not label or s.label == label for s in text.found))
            left += waiting
            ready += not (waiting if label else text.waits)
            number += 1
        return Done(of - left, of, ready, number)

    def sheet(self, id: str) -> Sheet:
        """A text as it is now. Raises UsageError for one that is no longer in the vault."""
        with self.project.vault() as vault:
            testimony, held = self._raw(vault, id), replay(self.project, vault)
        spans = self._amended(testimony, held)
        self._texts[id] = self._waiting(testimony, spans, held)
        return Sheet(id, testimony.language, testimony.text, tuple(self._marks(id, spans)))

    def places(self) -> list[Place]:
        """Every place that waits, the most doubtful first."""
        sheets = [self.sheet(t.id) for t in self.queue() if t.doubtful]
        found = [sheet.place(m) for sheet in sheets for m in sheet.doubtful]
        return sorted(found, key=lambda p: (p.score, p.testimony_id, p.start))

    # -- what a reviewer does --------------------------------------------------------------------------------------

    def decide(self, id: str, places: Sequence[Stretch], action: str, label: str = "") -> None:
        """Accept, reject, add or relabel stretches of a text, as one step. Raises UsageError for an unknown label."""
        if action != "reject":
            _known(label)
        self._keep(id, [(a, b, action, label) for a, b in places])

    def read(self, id: str) -> None:
        """Note that a text was read as a whole, so that it does not come back until it changes."""
        self._keep(id, [(0, 0, READ, "")])

    def rule(self, form: str, action: str, label: str = "", *, at: tuple[str, int, int] | None = None) -> None:
        """Always mask a form as `label`, or never mask it, in the whole collection.

        `at`: the place (id, start, end) it was made at, decided in the same step where the rule does not reach it.
        """
        rule = _rule(form, action, label)
        with self.project.vault() as vault:
            here = [self._beyond(vault, rule, *at)] if at else []
            self.project.notes.decide(*filter(None, here), rule=sealed(vault, rule))
            self._refresh(vault)
        self.project.audit("review", decision=action, label=rule.label)

    def reach(self, form: str, action: str, label: str = "") -> Reach:
        """What a rule would change, were it kept now."""
        rule, masked, opened, texts = _rule(form, action, label), 0, 0, 0
        with self.project.vault() as vault:
            now = replay(self.project, vault)
            then = Replay(now.decisions, now.rules.with_(rule), now.read, now.changed)
            for t in vault.raw([id for id in vault.ids() if id in self._spans]):
                if Rules([rule]).concerning([t.text]):
                    before, after = (self._masked(self._amended(t, held)) for held in (now, then))
                    more, fewer = _apart(after, before), _apart(before, after)
                    masked, opened, texts = masked + more, opened + fewer, texts + bool(more or fewer)
        return Reach(masked, opened, texts)

    def undo(self) -> Undone | None:
        """Take back your latest decision or rule; None where there is none."""
        if (undone := self.project.notes.undo()) is None:
            return None
        with self.project.vault() as vault:
            self._refresh(vault, None if undone.rules else {d.testimony_id for d in undone.decisions})
        self.project.audit("review", decision="undo", undone=len(undone.decisions) + len(undone.rules))
        return undone

    def refresh(self) -> None:
        """Bring the queue up to date with what others decided and with rules withdrawn."""
        with self.project.vault() as vault:
            self._refresh(vault)

    def ask_below(self, below: float) -> None:
        """Ask about places under another score from now on, in the order that follows."""
        if below != self.below:
            self.below = below
            self.refresh()
            self._order = self._sorted()

    # -- within ----------------------------------------------------------------------------------------------------

    def _sorted(self) -> list[str]:
        return sorted(self._texts, key=lambda id: self._texts[id].worst)

    def _marks(self, id: str, spans: Sequence[Span]) -> Iterator[Mark]:
        return marks(self._spans[id], spans, self.policy, below=self.below)

    def _keep(self, id: str, made: Sequence[tuple[int, int, str, str]]) -> None:
        keep(self.project, id, made)
        with self.project.vault() as vault:
            self._refresh(vault, {id})

    def _beyond(self, vault: Vault, rule: Rule, id: str, start: int, end: int) -> Decision | None:
        """The decision on a place that the rule does not reach: a part of a longer word, or of a longer number."""
        t = self._raw(vault, id)
        here = [s for s in Rules([rule]).applied(t.text, self._spans[id]) if s.start < end and start < s.end]
        if any(s.source == "rule" for s in here) if rule.action == ALWAYS else not here:
            return None
        label = rule.label or next((s.label for s in here), "")
        return Decision(id, start, end, "accept" if rule.action == ALWAYS else "reject", label, mark(vault, t.text))

    def _raw(self, vault: Vault, id: str) -> Testimony:
        testimony = next(vault.raw([id]), None)
        if testimony is None or id not in self._spans:
            raise UsageError(f"There is no testimony {id} in the vault any more.", "Start the review again.")
        return testimony

    def _refresh(self, vault: Vault, ids: Iterable[str] | None = None) -> None:
        """Bring the queue up to date, in whole or for some texts."""
        held = replay(self.project, vault)
        for t in vault.raw([id for id in (vault.ids() if ids is None else ids) if id in self._spans]):
            self._texts[t.id] = self._waiting(t, self._amended(t, held), held)

    def _waiting(self, t: Testimony, spans: Sequence[Span], held: Replay) -> Waiting:
        found = tuple(doubtful(self._spans[t.id], self.policy, below=self.below))
        left = tuple(doubtful(spans, self.policy, below=self.below))
        risk, why = self._risk.get(t.id, (None, ()))
        risky = risk is not None and risk >= HIGH
        return Waiting(t.id, left, found, risk, risky, why, t.id in held.changed, t.id in held.read)

    def _amended(self, t: Testimony, held: Replay) -> list[Span]:
        return amended(t.text, self._spans[t.id], held.decisions.get(t.id, ()), held.rules)

    def _masked(self, spans: Iterable[Span]) -> list[Span]:
        return [s for s in spans if is_masked(s, self.policy)]


def _risk(project: Project) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Id → what the text itself adds to the residual risk, and by what; empty where it was not measured."""
    frame = project.risk()
    rows = zip(
        frame["testimony_id"], frame["text_score"], frame["columns"], frame["exact"] + frame["near"], strict=True
    )
    return {
        id: (float(score), (*("left" for _ in range(left > 0)), *(c for c in columns if c in LABELS)))
        for id, score, columns, left in rows
    }


def rules(project: Project) -> list[tuple[SealedRule, Rule]]:
    """The rules of a collection with their forms, oldest first. Raises MissingKey."""
    with project.vault() as vault:
        return [(kept, unsealed(vault, kept)) for kept in project.notes.rules()]


def withdraw(project: Project, number: int) -> None:
    """Remove a rule. Raises UsageError where there is none of that number."""
    if not project.notes.withdraw(number):
        numbers = ", ".join(str(rule.number) for rule in project.notes.rules()) or "none"
        raise UsageError(f"There is no rule {number}.", f"Numbers in use: {numbers}.")
    project.audit("review", decision="withdraw", rule=number)


def _rule(form: str, action: str, label: str) -> Rule:
    if action == ALWAYS:
        _known(label)
    if not any(letter.isalnum() for letter in form):
        raise UsageError("A rule needs a form with at least one letter or digit.")
    return Rule(" ".join(form.split()), action, label if action == ALWAYS else "")


def _known(label: str) -> None:
    if label not in LABELS:
        raise UsageError(f"The label '{label}' is unknown.", f"Choose one of: {', '.join(LABELS)}.")


def _apart(spans: Iterable[Span], others: Sequence[Span]) -> int:
    """How many spans overlap none of the others."""
    return sum(not any(s.overlaps(o) for o in others) for s in spans)
