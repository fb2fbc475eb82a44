"""What reviewers decided, made ready for the engine: decisions on texts that are as they were, and rules unsealed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textkit.deidentify import Rule, Rules
from textkit.errors import UsageError
from textkit.store.notes import Decision, SealedRule

if TYPE_CHECKING:
    from textkit.store import Project
    from textkit.store.vault import Vault

_PURPOSE: Final = "rule"
_PAD: Final = 64  # the length of what is sealed tells no more than this of the length of a form


def mark(vault: Vault, text: str) -> bytes:
    """A keyed digest of a raw text: a decision made on one text does not hold for another under the same id."""
    return vault.digest(b"review", text.encode())


def sealed(vault: Vault, rule: Rule) -> SealedRule:
    """The rule as notes.db may hold it."""
    from textkit.deidentify.rules import folded

    plain = json.dumps({"form": rule.form}, ensure_ascii=False).encode()
    plain += b" " * (-len(plain) % _PAD)
    known_by = vault.digest(b"rule", folded(rule.form).encode())
    return SealedRule(known_by, vault.seal(plain, _PURPOSE), rule.action, rule.label)


def unsealed(vault: Vault, rule: SealedRule) -> Rule:
    """The rule with its form. Raises MissingKey where it was sealed with another key."""
    return Rule(json.loads(vault.unseal(rule.sealed, _PURPOSE))["form"], rule.action, rule.label)


@dataclass(frozen=True)
class Replay:
    """Decisions that stand, by testimony id, and the rules.

    `read`: ids of testimonies read as a whole as they are now; `changed`: of those whose text changed after review.
    """

    decisions: Mapping[str, tuple[Decision, ...]]
    rules: Rules
    read: frozenset[str]
    changed: frozenset[str]

    def marks(self, vault: Vault, ids: Sequence[str]) -> list[str]:
        """What decides the safe form of these testimonies besides their content and the engine; holds raw forms."""
        made = [f"{d}" for id in ids for d in self.decisions.get(id, ())]
        if not self.rules:
            return made
        texts = (text for t in vault.raw(ids) for text in (t.text, *t.groups.values()))
        return [*made, *(f"{r.action} {r.label} {r.form}" for r in self.rules.concerning(texts))]


def replay(project: Project, vault: Vault) -> Replay:
    """What holds now. A decision made on another text under the same id is left out and its testimony named."""
    decided, read = project.notes.decisions(), project.notes.read()
    now = {t.id: mark(vault, t.text) for t in vault.raw(sorted({*decided, *read}))}
    standing = {
        id: kept
        for id, made in decided.items()
        if (kept := tuple(d for d in made if not d.mark or d.mark == now.get(id)))
    }
    older = {id for id, made in decided.items() if len(standing.get(id, ())) < len(made)} | set(read)
    known = {id for id in now if read.get(id) == now[id]}
    rules = Rules(unsealed(vault, rule) for rule in project.notes.rules())
    return Replay(standing, rules, frozenset(known), frozenset(older & set(now) - known))


def keep(project: Project, id: str, made: Sequence[tuple[int, int, str, str]]) -> None:
    """Keep decisions (start, end, action, label) on a text as one step. Raises UsageError for what is not in it."""
    with project.vault() as vault:
        testimony = next(vault.raw([id]), None)
        if testimony is None:
            raise UsageError(f"There is no testimony {id} in the vault any more.", "Start the review again.")
        if any(not 0 <= a <= b <= len(testimony.text) for a, b, _, _ in made):
            raise UsageError(f"A decision on {id} lies outside its text.", "Start the review again.")
        now = mark(vault, testimony.text)
    project.notes.decide(*(Decision(id, *decided, mark=now) for decided in made))
    project.audit("review", testimony=id, decision=made[0][2])
