"""The project's own codebook file: made when a found theme is first taken into it, and edited with the rest left as is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textkit.errors import BrokenCodebook
from textkit.resources import resource
from textkit.themes import promote
from textkit.themes.codebook import load

if TYPE_CHECKING:
    from textkit.store.project import Project

FILE: Final = "codebook.yaml"
_UNSET: Final = re.compile(r"""(?ms)^(\[themes\](?:(?!^\[).)*?^codebook[ \t]*=[ \t]*)(?:""|'')""")


def path(project: Project) -> Path:
    """Where the codebook of a project lies: its own, or the bundled one."""
    named = project.config.themes.codebook
    return project.folder / Path(named).expanduser() if named else resource("corpus") / FILE


def own(project: Project) -> Path:
    """The project's own codebook; where it has none, a copy of the bundled one that its settings then name."""
    if not project.config.themes.codebook:
        if not (project.folder / FILE).exists():
            _write(project.folder / FILE, path(project).read_text(encoding="utf-8"))
        text, done = project.settings_path.read_text(encoding="utf-8"), f'codebook = "{FILE}"\n'
        said, changed = _UNSET.subn(lambda m: f'{m[1]}"{FILE}"', text, count=1)
        if not changed:
            headed = re.search(r"(?m)^\[themes\].*\n", text)
            said = f"{text[: headed.end()]}{done}{text[headed.end() :]}" if headed else f"{text}\n[themes]\n{done}"
        _write(project.settings_path, said)
        project.__dict__.pop("config", None)  # read once, and now another
    return path(project)


def ids(project: Project) -> list[str]:
    return load(path(project)).ids


def add(
    project: Project, id: str, name: str, examples: Mapping[str, Sequence[str]], keywords: Mapping[str, Sequence[str]]
) -> str:
    """Put an entry into the project's own codebook; its digest. Raises BrokenCodebook where that cannot be done."""
    file, entry = own(project), promote.block(id, name, examples, keywords)
    _checked(file, promote.added(file.read_text(encoding="utf-8"), entry))
    return promote.mark(entry)


def remove(project: Project, id: str, mark: str) -> bool:
    """Take an entry out again; False, and nothing done, where somebody has written in it since."""
    file = path(project)
    if not file.exists():
        return True
    text = file.read_text(encoding="utf-8")
    entry = promote.found(text, id)
    if not project.config.themes.codebook or (entry and promote.mark(entry) != mark):
        return False
    if entry:
        _checked(file, promote.removed(text, id))
    return True


def forget(project: Project, entries: Collection[str], passages: Collection[str]) -> None:
    """Take passages out of the examples of some entries."""
    file = path(project)
    if project.config.themes.codebook and file.exists():
        old = text = file.read_text(encoding="utf-8")
        for id in entries:
            text = promote.without(text, id, passages)
        if text != old:
            _checked(file, text)


def _checked(file: Path, text: str) -> None:
    """Write a codebook that can be read, and no other."""
    partial = file.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    try:
        load(partial)
    except BrokenCodebook as problem:
        partial.unlink()
        raise BrokenCodebook(f"{file.name} was left as it is: {problem.what}", problem.advice) from None
    partial.replace(file)


def _write(file: Path, text: str) -> None:
    partial = file.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(file)
