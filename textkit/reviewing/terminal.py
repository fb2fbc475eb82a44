"""The review in a terminal: what `textkit review` does with its options."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from textkit.errors import UsageError
from textkit.reviewing.review import Review
from textkit.reviewing.review import rules as rules_of
from textkit.reviewing.review import withdraw as withdraw_rule
from textkit.reviewing.sitting import Sitting, counted

if TYPE_CHECKING:
    from textkit.pipeline import Progress
    from textkit.store import Project


def review(
    project: Project, *, progress: Progress, label: str, testimony: str, below: float, limit: int, count: bool, rules: bool,
    withdraw: int | None, as_json: bool,
) -> None:  # fmt: skip
    """What `textkit review` does with its options. Raises MissingKey, UsageError."""
    if rules or withdraw is not None:
        return show_rules(project, number=withdraw, as_json=as_json)
    found = Review(project, below=below, progress=progress)
    label = label.upper()
    if as_json:
        click.echo(json.dumps(listing(found, label=label, testimony=testimony), ensure_ascii=False, indent=1))
    elif count:
        done = found.done(found.queue(label=label, testimony=testimony), label=label)
        click.echo(f"{counted(done.of_places - done.places, 'place')} wait for review, of {done.of_places}.")
    else:
        Sitting(found, label, testimony, limit).run()


def listing(review: Review, *, label: str = "", testimony: str = "") -> dict[str, Any]:
    """The queue without a word of any text: places, texts and progress, for machines."""
    queue = review.queue(label=label, testimony=testimony)
    done = review.done(queue, label=label)
    waiting = [t for t in queue if t.waits]
    return {
        "places": [
            {"testimony": t.id, "start": s.start, "end": s.end, "label": s.label, "score": s.score, "source": s.source}
            for t in waiting
            for s in t.doubtful
            if label in ("", s.label)
        ],
        "texts": [
            {"testimony": t.id, "doubtful": len(t.doubtful), "risk": t.risk, "risky": t.risky, "why": t.why,
             "changed": t.changed}
            for t in waiting
        ],
        "progress": {
            "places": done.places, "of_places": done.of_places, "texts": done.texts, "of_texts": done.of_texts,
        },
        "pending": review.project.notes.pending(),
    }  # fmt: skip


def show_rules(project: Project, *, number: int | None = None, as_json: bool = False) -> None:
    """List the rules with their forms and ask which to withdraw; with `number`, withdraw that one.

    With `as_json` without their forms, and nothing is asked.
    """
    console = Console(highlight=False)
    if number is not None:
        withdraw_rule(project, number)
        return _say(console, f"Rule {number} is withdrawn. Now run: textkit deidentify {project.folder}")
    if as_json:
        rows = [
            {"number": r.number, "action": r.action, "label": r.label, "who": r.who, "made": r.made}
            for r in project.notes.rules()
        ]
        return click.echo(json.dumps({"rules": rows}, ensure_ascii=False, indent=1))
    held = rules_of(project)
    if not held:
        return _say(console, "No rules yet: + (always) and - (never) make them during a review.")
    for kept, rule in held:
        what = f"always {rule.label}" if rule.label else "never"
        line = Text(f"{kept.number:>4}  {what:<21}")
        console.print(line.append(rule.form, "bold").append(f"   {kept.who}, {kept.made[:10]}", "dim"))
    try:
        answer = click.prompt("Withdraw which? A number, or Enter for none", default="", show_default=False).strip()
    except click.Abort:
        return None
    if answer and not answer.isdigit():
        raise UsageError(f"'{answer}' is no number of a rule.")
    return show_rules(project, number=int(answer)) if answer else None


def _say(console: Console, text: str) -> None:
    console.print(Text(text))
