"""A file or a folder of them to testimonies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from textkit.errors import TextkitError, UnreadableFile, UsageError
from textkit.read import split, tables
from textkit.read.content import Columns, Found, Sheets
from textkit.read.formats import reader
from textkit.read.guard import guarded
from textkit.read.ids import records
from textkit.records import Refusal, Testimony

_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


class Testimonies(list[Testimony]):
    """Testimonies, with what was refused and what a person should know about the reading."""

    __test__ = False  # not a test class, whatever pytest makes of its name

    def __init__(
        self, records: Iterable[Testimony] = (), refused: Sequence[Refusal] = (), notes: Sequence[str] = ()
    ) -> None:
        super().__init__(records)
        self.refused, self.notes = tuple(refused), tuple(notes)


def read(
    path: str | Path,
    *,
    text: str | None = None,
    id: str | None = None,
    date: str | None = None,
    groups: Sequence[str] | str = (),
) -> Testimonies:
    """The testimonies of a file, or of all files in a folder and its sub-folders.

    `text`, `id`, `date` and `groups` name columns of tables, in any case; `text` may name several, comma between
    ("What happened?, What was done?"): then each answered one is a testimony, with the group `question`.
    What is not named is guessed, and told in `.notes`. Ids are made from the text where there are none.

    Raises UnreadableFile, EncryptedFile, UnsupportedFormat, MissingColumn or BrokenMark for a single file; in a
    folder such files are named in `.refused` and the rest goes through. Raises UsageError for a path that is not there.
    """
    path = Path(path)
    columns = Columns(text, id, date, (groups,) if isinstance(groups, str) else tuple(groups))
    if path.is_dir():
        found, refused = _folder(path, columns)
    elif path.exists():
        found, refused = [one(path, columns)], []
    else:
        raise UsageError(f"There is no file or folder {path.name}.", "Check the spelling.")
    made, notes = records(draft for f in found for draft in f.drafts)
    every_note = [note for f in found for note in f.notes] + notes
    return Testimonies(made, [*refused, *(r for f in found for r in f.refused)], every_note)


def one(path: Path, columns: Columns) -> Found:
    """The drafts of one file. Raises as `read` does."""
    read_file = reader(path)
    with guarded(path.name, "file of its kind"):
        content = read_file(path)
        return (
            tables.drafts(content, columns, path.name)
            if isinstance(content, Sheets)
            else split.drafts(content, path.name)
        )


def files(folder: Path) -> list[Path]:
    """All files of a folder and its sub-folders, sorted, without hidden files, Office lock files and system clutter."""
    return sorted(_walk(folder), key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if not any(p.startswith((".", "~$")) or p.casefold() in _CLUTTER for p in parts) and not path.is_dir():
            yield path


def _folder(folder: Path, columns: Columns) -> tuple[list[Found], list[Refusal]]:
    paths = files(folder)
    if not paths:
        raise UnreadableFile(f"The folder {folder.name} holds no files.", "Hidden files are not read.")
    found, refused = [], []
    for path in paths:
        try:
            found.append(one(path, columns))
        except TextkitError as error:
            refused.append(Refusal(path.name, error.what.removeprefix(f"{path.name} "), error.advice))
    return found, refused
