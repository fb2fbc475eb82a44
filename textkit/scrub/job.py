"""A file or folder in, de-identified copies of the same formats out, a report beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from textkit.errors import UnreadableFile, UsageError
from textkit.read.collect import files
from textkit.read.guard import guarded
from textkit.records import Refusal
from textkit.scrub import report as reports
from textkit.scrub.formats import opener
from textkit.scrub.names import safe_names, telling
from textkit.scrub.pieces import Detector, Edit, Opened
from textkit.scrub.replace import scrub_slots
from textkit.scrub.report import FileReport, ScrubReport

_UNSURE = 0.6
_MOST = 50


def scrub(source: str | Path, out: str | Path, deidentifier: Detector, *, allow_partial: bool = False) -> ScrubReport:
    """Write de-identified copies of a file, or of all files in a folder, to `out` and a report beside them.

    A file with parts that were not understood (pictures, charts, macros, embedded files) is refused by name, or with
    `allow_partial` copied with those parts unread and listed. A refused single file raises its error (UnreadableFile
    and its kin); in a folder it is named in `.refused` and the rest goes through. Raises UsageError where `out` is
    the source or lies inside it.
    """
    source, out = Path(source), Path(out)
    if not source.exists():
        raise UsageError(f"There is no file or folder {source.name}.", "Check the spelling.")
    if source.resolve() == out.resolve() or (source.is_dir() and source.resolve() in out.resolve().parents):
        raise UsageError("The copies would land on or among the originals.", "Choose another folder with -o.")
    if source.is_dir():
        return _folder(source, out, deidentifier, allow_partial=allow_partial)
    return _single(source, out, deidentifier, allow_partial=allow_partial)


def _single(source: Path, out: Path, detector: Detector, *, allow_partial: bool) -> ScrubReport:
    opened = _opened(source, allow_partial=allow_partial)
    folder = out.is_dir() or not out.suffix
    (name,) = safe_names([PurePosixPath(source.name)], detector)
    target = (out / name if folder else out).with_suffix(opened.suffix)
    done = _copied(opened, target, target.name, detector)
    report = ScrubReport((done,), renamed=int(folder and name.name != source.name), where=target.parent)
    reports.write(report, target.with_name(f"{target.name}.report"), {})
    return report


def _folder(source: Path, out: Path, detector: Detector, *, allow_partial: bool) -> ScrubReport:
    paths = files(source)
    if not paths:
        raise UnreadableFile(f"The folder {source.name} holds no files.", "Hidden files are not read.")
    places = [PurePosixPath(path.relative_to(source).as_posix()) for path in paths]
    names = safe_names(places, detector)
    done, refused = [], []
    for path, name in zip(paths, names, strict=True):
        try:
            opened = _opened(path, allow_partial=allow_partial)
            place = (
                name.with_suffix(opened.suffix)
                if opened.suffix == path.suffix
                else PurePosixPath(f"{name}{opened.suffix}")
            )
            done.append(_copied(opened, out / place, place.as_posix(), detector))
        except UnreadableFile as error:
            refused.append(Refusal(path.name, error.what.removeprefix(f"{path.name} "), error.advice))
    report = ScrubReport(tuple(done), tuple(refused), sum(a != b for a, b in zip(places, names, strict=True)), out)
    out.mkdir(parents=True, exist_ok=True)
    shown = {p.name: (p.name if not telling(p.stem, detector) else n.name) for p, n in zip(paths, names, strict=True)}
    reports.write(report, out / "scrub-report", shown)
    return report


def _opened(path: Path, *, allow_partial: bool) -> Opened:
    opened = opener(path)(path)
    if opened.unseen and not allow_partial:
        named = ", ".join(opened.unseen[:8]) + (" …" if len(opened.unseen) > 8 else "")
        raise UnreadableFile(
            f"{path.name} has parts that cannot be checked: {named}.",
            "Take them out and try again, or allow them with --allow-partial and look at each.",
        )
    return opened


def _copied(opened: Opened, target: Path, name: str, detector: Detector) -> FileReport:
    edits = scrub_slots(opened.slots, detector)
    counts = Counter(edit.label for found in edits for edit in found if edit.label)
    check = list(dict.fromkeys(_places(opened, edits)))
    for slot, found in zip(opened.slots, edits, strict=True):
        slot.apply(found)
    with guarded(name, "file that can be copied"):
        _written(opened, target)
    more = [f"… and {len(check) - _MOST} more"] if len(check) > _MOST else []
    return FileReport(
        name, counts, (*check[:_MOST], *more), tuple(opened.unseen), tuple(opened.removed), tuple(opened.notes)
    )


def _places(opened: Opened, edits: list[list[Edit]]) -> Iterator[str]:
    """Where the machine was unsure, with the line in a text of several."""
    for slot, found in zip(opened.slots, edits, strict=True):
        text = slot.text if found else ""
        for edit in (e for e in found if e.label and e.score < _UNSURE):
            line = f", line {text.count(chr(10), 0, edit.start) + 1}" if "\n" in text else ""
            yield f"{slot.where}{line}: {edit.label}"


def _written(opened: Opened, target: Path) -> None:
    """Under a passing name first: a copy is whole or not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    passing = target.with_name(f".{target.name}.partial")
    try:
        opened.save(passing)
        passing.replace(target)
    finally:
        passing.unlink(missing_ok=True)
