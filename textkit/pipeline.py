"""The flow: read → de-identify → embed → find themes, each stage joined to the store.

Every stage skips what was done before from the same input with the same settings, so that a run that was killed goes on
where it stopped, and running everything twice costs nothing and changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from textkit.errors import MissingStage
from textkit.records import DIRECT, Refusal, SafeTestimony, Testimony
from textkit.store import tables
from textkit.store.vault import Added

if TYPE_CHECKING:
    import pandas as pd

    from textkit.deidentify import Deidentifier
    from textkit.embed import Embedder
    from textkit.store import Project

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, done, of how many
LIKELY: Final = 0.7  # surer than this that an id holds a name
_TELLING: Final = ("PERSON", "NATIONAL_ID", "EMAIL_ADDRESS", "PHONE_NUMBER", "USERNAME")  # what an id must not hold


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of an import."""

    added: Added
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """What a stage did: testimonies or passages in all, and how many of them it had to work on."""

    stage: str
    total: int
    worked: int
    facts: Mapping[str, Any] = field(default_factory=dict)


def import_(project: Project, path: str | Path, **mapping: Any) -> Imported:
    """Read a file or folder and seal what was read in the vault.

    mapping: text, id, date, groups as in `textkit.read`.
    """
    from textkit.read import read

    found = read(path, **mapping)
    with project.vault() as vault:
        added = vault.add(list(_with_safe_ids(found, deidentifier(project))))
    project.audit("import", new=added.new, changed=added.changed, same=added.same, refused=len(found.refused))
    return Imported(added, tuple(found.refused), tuple(found.notes))


def _with_safe_ids(testimonies: Sequence[Testimony], deidentifier: Deidentifier) -> Iterator[tuple[str, Testimony]]:
    """An id that names someone (a personnummer, a name, an address) is replaced by one made of the content."""
    from textkit.read.ids import free, made

    telling = _telling([t.id for t in testimonies], deidentifier)
    used = {t.id: 1 for t, tells in zip(testimonies, telling, strict=True) if not tells}
    for testimony, tells in zip(testimonies, telling, strict=True):
        yield (free(made(testimony.text), used) if tells else testimony.id), testimony


def _telling(ids: Sequence[str], deidentifier: Deidentifier) -> list[bool]:
    """Which ids hold a name, an address or a number that points at someone."""
    spoken = [id.replace("-", " ").replace("_", " ").replace(".", " ") for id in ids]
    found = deidentifier.detect_all(spoken, ["sv"] * len(spoken))
    named = [any(s.label in _TELLING and s.score >= LIKELY for s in spans) for spans in found]
    return [name or "@" in id or _numbered(id) for id, name in zip(ids, named, strict=True)]


def _numbered(id: str) -> bool:
    """True for an id that could be a national number: ten digits or more."""
    return sum(c.isdigit() for c in id) >= 10


def deidentifier(project: Project) -> Deidentifier:
    from textkit.deidentify import Deidentifier

    config = project.config
    return Deidentifier(
        languages=config.project.languages, policy=dict(config.deidentify.policy) | {"mode": config.deidentify.mode}
    )


def deidentify(project: Project, *, progress: Progress = silent) -> Ran:
    """De-identify every batch of the vault that is new, changed, or was made with other settings."""
    engine, decisions = deidentifier(project), project.notes.decisions()
    worked = 0
    with project.vault() as vault:
        if not (total := len(vault)):
            raise MissingStage("imported", f"textkit import {project.folder} FILE")
        kept = []
        done = 0
        for number, ids, content in vault.batches():
            made = [f"{d}" for id in ids for d in decisions.get(id, ())]
            mark = vault.digest(content, engine.fingerprint.encode(), *(m.encode() for m in made))
            if not (vault.is_done(number, mark) and project.part("testimonies", number).exists()):
                _write_batch(project, number, engine.deidentify_all(vault.raw(ids), decisions=decisions), engine)
                vault.mark_done(number, mark)
                worked += len(ids)
            kept.append(number)
            done += len(ids)
            progress("deidentify", done, total)
    _drop_other_parts(project, kept)
    if worked:
        project.audit("deidentify", testimonies=total, worked=worked)
    return Ran("deidentify", total, worked)


def _write_batch(project: Project, number: int, safe: Iterable[SafeTestimony], engine: Deidentifier) -> None:
    import pandas as pd

    from textkit.themes.passages import split

    records = list(safe)
    values = _safe_values((v for t in records for v in t.groups.values()), engine)
    spans = [(t.id, s.start, s.end, s.label, s.entity, s.score, s.source) for t in records for s in t.spans]
    passages = [(p.id, p.testimony_id, p.start, p.end, p.text) for t in records for p in split(t)]
    for name, rows in (("spans", spans), ("passages", passages), ("testimonies", [_row(t, values) for t in records])):
        columns = tables.schemas()[name].names
        tables.write(pd.DataFrame(rows, columns=columns), name, project.part(name, number))


def _safe_values(values: Iterable[str], engine: Deidentifier) -> dict[str, str]:
    """Group values as they may be shown: one that holds a direct identifier is de-identified.

    A single word in lower case ("rescue", "union_rep") is a code of a survey, not somebody's name.
    """
    distinct = sorted(set(values))
    found = engine.detect_all(distinct)
    safe = {}
    for value, spans in zip(distinct, found, strict=True):
        code = value.islower() and value.replace("_", "").isalpha()
        names = any(s.label in DIRECT for s in spans) and not code
        safe[value] = engine.deidentify(value).text if names else value
    return safe


def _row(t: SafeTestimony, values: Mapping[str, str]) -> tuple[Any, ...]:
    groups = {name: values[value] for name, value in sorted(t.groups.items())}
    respondent = groups.pop("respondent", t.id)
    month = t.date[:7] if t.date else None  # the day someone answered can single them out
    return t.id, t.text, t.language, t.language_sure, month, respondent, json.dumps(groups, ensure_ascii=False)


def _drop_other_parts(project: Project, kept: Sequence[int]) -> None:
    for table in ("testimonies", "spans", "passages"):
        for path in project.parts(table):
            if int(path.stem) not in kept:
                path.unlink()


def embed(project: Project, *, embedder: Embedder | None = None, progress: Progress = silent) -> Ran:
    """Give every passage its vector; a batch whose passages and model are as before keeps its vectors."""
    import numpy as np

    from textkit.embed import load_embedder
    from textkit.themes.words import without_placeholders

    parts = project.parts("passages")
    if not parts:
        raise MissingStage("de-identified", f"textkit deidentify {project.folder}")
    embedder = embedder or load_embedder(project.config.embed.model or None)
    old = project.read_meta("vectors")
    meta: dict[str, Any] = {"fingerprint": embedder.fingerprint, "dimension": embedder.dimension, "parts": {}}
    total = worked = 0
    for done, path in enumerate(parts, 1):
        texts = [without_placeholders(t) for t in tables.read("passages", path)["text"]]
        digest = _digest(embedder.fingerprint, *texts)
        target = project.vector_part(int(path.stem))
        if old.get("parts", {}).get(path.stem) != digest or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            np.save(target, embedder.encode(texts))
            worked += len(texts)
        meta["parts"][path.stem] = digest
        total += len(texts)
        project.write_meta("vectors", meta)
        progress("embed", done, len(parts))
    for path in (project.folder / "vectors").glob("[0-9]*.npy"):
        if path.stem not in meta["parts"]:
            path.unlink()
    return Ran("embed", total, worked, {"dimension": embedder.dimension})


def find_themes(project: Project, *, embedder: Embedder | None = None, progress: Progress = silent) -> Ran:
    """Score the passages against the codebook, find what it lacks, and place them on a map."""
    from textkit import assignment
    from textkit.embed import load_embedder

    embedder = embedder or load_embedder(project.config.embed.model or None)
    book = assignment.codebook(project)
    mark = _digest(
        json.dumps(project.read_meta("vectors"), sort_keys=True),
        repr(book),
        repr(project.config.themes),
        assignment.VERSION,
    )
    passages = project.passages()
    if project.read_meta("themes").get("made_from") == mark:
        return Ran("themes", len(passages), 0)
    languages = passages[["testimony_id"]].merge(
        project.testimonies()[["id", "language"]], left_on="testimony_id", right_on="id", how="left"
    )["language"]
    found = assignment.assign(project, passages, list(languages), book, embedder, progress)
    for name, frame in found.tables.items():
        tables.write(frame, name, project.theme_file(name))
    project.write_meta("themes", {"made_from": mark} | found.facts)
    project.audit("themes", passages=len(passages), themes=len(found.tables["themes"]))
    return Ran("themes", len(passages), len(passages), found.facts)


def run(project: Project, *, progress: Progress = silent) -> list[Ran]:
    """Every stage after import, in order."""
    from textkit.embed import load_embedder

    ran = [deidentify(project, progress=progress)]
    embedder = load_embedder(project.config.embed.model or None)
    return [
        *ran,
        embed(project, embedder=embedder, progress=progress),
        find_themes(project, embedder=embedder, progress=progress),
    ]


def erase(project: Project, ids: Sequence[str]) -> int:
    """Remove testimonies from the vault, the safe tables, the vectors, the themes and the notes; how many there were."""
    with project.vault() as vault:
        gone = vault.erase(ids)
    if not gone:
        return 0
    for id in ids:
        project.notes.erase(id)
    for path in project.parts("testimonies"):
        _drop_rows(project, int(path.stem), ids)
    for name in ("assignments", "places"):
        _drop_theme_rows(project, name, ids)
    project.audit("erase", ids=list(ids), gone=gone)
    return gone


def _drop_rows(project: Project, batch: int, ids: Sequence[str]) -> None:
    """Cut the rows of some testimonies, and their vectors, out of one batch."""
    import numpy as np

    passages = tables.read("passages", project.part("passages", batch))
    keep = ~passages["testimony_id"].isin(ids).to_numpy()
    if keep.all():
        return
    if (vectors := project.vector_part(batch)).exists():
        np.save(vectors, np.load(vectors)[keep])
    for name, column in (("testimonies", "id"), ("spans", "testimony_id"), ("passages", "testimony_id")):
        frame = tables.read(name, project.part(name, batch))
        tables.write(frame[~frame[column].isin(ids)], name, project.part(name, batch))


def _drop_theme_rows(project: Project, name: str, ids: Sequence[str]) -> None:
    path = project.theme_file(name)
    if path.exists():
        frame: pd.DataFrame = tables.read(name, path)
        of = frame["passage_id"].str.rsplit("#", n=1).str[0]
        tables.write(frame[~of.isin(ids)], name, path)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode(), digest_size=16).hexdigest()
