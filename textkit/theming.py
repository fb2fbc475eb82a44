"""`textkit themes`: the run, and the log of what people changed about the themes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from textkit.errors import UsageError

if TYPE_CHECKING:
    from textkit.pipeline import Progress, Ran
    from textkit.store import Project
    from textkit.themes.edits import Edit

Result = tuple[dict[str, Any], str]  # for machines, for people
_OPTIONS: Final = (
    click.option("--edits", is_flag=True, help="List what people changed about the themes, and run nothing."),
    click.option("--undo", is_flag=True, help="Take the latest change back, and run nothing."),
    click.option("--redo", is_flag=True, help="Make the change again that was last taken back, and run nothing."),
)


def options(command: Any) -> Any:
    """What the command line may ask beside a run."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def themes(
    project: Project, progress: Progress, told: Callable[[Ran], str], *, edits: bool, undo: bool, redo: bool
) -> Result:
    """Run the stage, or list, undo or redo edits. Raises UsageError where two of them are asked for."""
    if edits + undo + redo > 1:
        raise UsageError("--edits, --undo and --redo go one at a time.")
    if edits:
        return _listed(project)
    if undo or redo:
        return _back(project.edits.undo() if undo else project.edits.redo(), "undone" if undo else "redone")
    return _run(project, progress, told)


def _run(project: Project, progress: Progress, told: Callable[[Ran], str]) -> Result:
    from textkit import pipeline
    from textkit.embed import load_embedder

    embedder = load_embedder(project.config.embed.model or None)
    ran = [stage(project, embedder=embedder, progress=progress) for stage in (pipeline.embed, pipeline.find_themes)]
    result: dict[str, Any] = {r.stage: {"total": r.total, "worked": r.worked, **r.facts} for r in ran}
    lines = [f"{told(r)}." for r in ran]
    if waiting := len(project.edits.tables().waiting):
        result["waiting_edits"] = waiting
        lines.append(f"{waiting} changes wait for what they name: textkit themes {project.folder} --edits")
    return result, "\n".join([*lines, f"Next: textkit explore {project.folder}"])


def _listed(project: Project) -> Result:
    from textkit.store.edits import WHY

    waiting = {edit.number: WHY[why] for edit, why in project.edits.tables().waiting}
    rows = [_row(edit, waiting.get(edit.number, "")) for edit in project.edits.log()]
    lines = [
        f"{row['number']:>4}  {row['made'][:16].replace('T', ' ')}  {row['who']}  {_said(row)}"
        + (f"  [{row['state']}]" if row["state"] != "holds" else "")
        for row in rows
    ]
    return {"edits": rows}, "\n".join(lines) or "Nobody has changed a theme yet."


def _row(edit: Edit, why: str) -> dict[str, Any]:
    state = "undone" if edit.undone else f"waits: {why}" if why else "holds"
    about = {"number": edit.number, "made": edit.made, "who": edit.who, "action": edit.action}
    return {**about, "themes": list(edit.themes), "facts": dict(edit.facts), "state": state}


def _said(row: dict[str, Any]) -> str:
    facts = row["facts"]
    more = facts.get("name") or facts.get("entry") or facts.get("passage") or ""
    return " ".join(filter(None, (row["action"], ", ".join(row["themes"]), more and f"({more})")))


def _back(edit: Edit | None, done: str) -> Result:
    if edit is None:
        return {done: None}, f"There is nothing to be {done}."
    row = _row(edit, "")
    return {done: row}, f"{done.capitalize()}: {_said(row)}."
