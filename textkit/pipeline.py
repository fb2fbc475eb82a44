"""The flow: read → de-identify → embed → find themes, each stage joined to the store.

Every stage skips what was done before from the same input with the same settings, so that a run that was killed goes on
where it stopped, and running everything twice costs nothing and changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from textkit.errors import MissingStage
from textkit.records import DIRECT, Refusal, SafeTestimony, Testimony
from textkit.store import sealed, tables
from textkit.store.vault import Added

if TYPE_CHECKING:
    import pandas as pd

    from textkit.deidentify import Deidentifier, Rules
    from textkit.deidentify.groups import Groups
    from textkit.embed import Embedder
    from textkit.store import Project
    from textkit.store.vault import Vault

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, done, of how many
LIKELY: Final = 0.7  # surer than this that an id holds a name
_ROW: Final = re.compile(
    r"[^\W\d_]{0,2}[-_. ]?\d{1,3}"
)  # `r-17`, `12`: the number of a row, whatever else it resembles
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
    short = [_ROW.fullmatch(id) is not None for id in ids]
    return [not row and (name or "@" in id or _numbered(id)) for id, name, row in zip(ids, named, short, strict=True)]


def _numbered(id: str) -> bool:
    """True for an id that could be a national number: ten digits or more."""
    return sum(c.isdigit() for c in id) >= 10


def deidentifier(project: Project, vault: Vault | None = None) -> Deidentifier:
    """The de-identifier of the project's settings; `vault`: where surrogates look for the names they must not be."""
    from textkit.deidentify import Deidentifier, Policy
    from textkit.store.keys import need_key

    settings = project.config.deidentify
    own = {"mode": settings.mode, "surrogates": settings.surrogates}
    policy = Policy.from_mapping({**settings.policy, **own, "reversible": settings.reversible})
    key = need_key(project.config.project.key) if policy.keyed else None
    present = _present(vault, key) if policy.draws and vault and key else frozenset()
    return Deidentifier(project.config.project.languages, policy, key, present=present)


def _present(vault: Vault, key: bytes) -> frozenset[bytes]:
    """Hashes of the names that stand anywhere in the collection, so that no surrogate is one of them."""
    from textkit.deidentify.renew import present

    return present((text for t in vault.raw(vault.ids()) for text in (t.text, *t.groups.values())), key)


def _columns(project: Project, vault: Vault) -> Groups:
    """What happens to the columns beside the texts."""
    from textkit.deidentify.groups import Groups

    if not (actions := project.config.deidentify.groups):
        return Groups()
    settings = project.config.project
    return Groups.of(actions, vault.raw(vault.ids()), settings.k, settings.languages[0])


def deidentify(project: Project, *, progress: Progress = silent) -> Ran:
    """De-identify every batch of the vault that is new, changed, or was made with other settings."""
    from textkit.reviewing.replay import replay

    point, worked = project.notes.point(), 0
    with project.vault() as vault:
        if not (total := len(vault)):
            raise MissingStage("imported", f"textkit import {project.folder} FILE")
        engine = deidentifier(project, vault)
        columns = _columns(project, vault)
        kept = []
        done = 0
        held = replay(project, vault)
        for number, ids, content in vault.batches():
            made = [*held.marks(vault, ids), *filter(None, [columns.mark])]
            mark = vault.digest(content, engine.fingerprint.encode(), *(m.encode() for m in made))
            if not (vault.is_done(number, mark) and project.part("testimonies", number).exists()):
                raw = (replace(t, groups=columns.shown(t.groups), date=columns.day(t.date)) for t in vault.raw(ids))
                safe = engine.deidentify_all(raw, decisions=held.decisions, rules=held.rules)
                _write_batch(project, number, safe, engine, held.rules)
                vault.mark_done(number, mark)
                worked += len(ids)
            kept.append(number)
            done += len(ids)
            progress("deidentify", done, total)
    _drop_other_parts(project, kept)
    project.notes.replayed(point)
    if worked:
        project.audit("deidentify", testimonies=total, worked=worked)
    return Ran("deidentify", total, worked)


def _write_batch(
    project: Project, number: int, safe: Iterable[SafeTestimony], engine: Deidentifier, rules: Rules
) -> None:
    import pandas as pd

    from textkit.themes.passages import split

    records = list(safe)
    values = _safe_values((v for t in records for v in t.groups.values()), engine, rules)
    spans = [(t.id, s.start, s.end, s.label, s.entity, s.score, s.source) for t in records for s in t.spans]
    passages = [(p.id, p.testimony_id, p.start, p.end, p.text) for t in records for p in split(t)]
    for name, rows in (("spans", spans), ("passages", passages), ("testimonies", [_row(t, values) for t in records])):
        columns = tables.schemas()[name].names
        tables.write(pd.DataFrame(rows, columns=columns), name, project.part(name, number))
    sealed.write(project, number, [(t.id, t.sealed) for t in records if t.sealed])


def _safe_values(values: Iterable[str], engine: Deidentifier, rules: Rules) -> dict[str, str]:
    """Group values as they may be shown: one that holds a direct identifier is de-identified.

    A single word in lower case ("rescue", "union_rep") is a code of a survey, not somebody's name.
    """
    from textkit.deidentify.replace import rewrite

    distinct = sorted(set(values))
    found = engine.detect_all(distinct)
    safe = {}
    for value, spans in zip(distinct, found, strict=True):
        code = value.islower() and value.replace("_", "").isalpha()
        ruled = rules.applied(value, spans)
        names = any(s.label in DIRECT and (s.source == "rule" or not code) for s in ruled)
        safe[value] = rewrite(value, ruled, engine.policy.plain)[0] if names else value
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
                sealed.write(project, int(path.stem), [])


def risk(project: Project, *, progress: Progress = silent) -> Ran:
    """Measure what risk remains in the safe tables; nothing to do where texts, decisions and settings are as before."""
    from textkit import residual

    return residual.measure(project, progress)


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
    from textkit import assignment, fact_tables
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
    fact_tables.make(project)
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
        risk(project, progress=progress),
    ]


def erase(project: Project, ids: Sequence[str]) -> int:
    """Remove testimonies from the vault, the safe tables, the vectors, the themes and the notes; how many there were."""
    with project.vault() as vault:
        gone = vault.erase(ids)
    if not gone:
        return 0
    for id in ids:
        project.notes.erase(id)
    project.edits.erase(ids)
    project.forget_risk()  # of the others too: whoever is gone hid somebody
    for path in project.parts("testimonies"):
        _drop_rows(project, int(path.stem), ids)
    for name in ("assignments", "places", "chances", "facts"):
        _drop_theme_rows(project, name, ids)
    project.audit("erase", ids=list(ids), gone=gone)
    return gone


def _drop_rows(project: Project, batch: int, ids: Sequence[str]) -> None:
    """Cut the rows of some testimonies, and their vectors, out of one batch."""
    import numpy as np

    sealed.drop(project, batch, ids)
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
        of = frame["testimony_id"] if "testimony_id" in frame else frame["passage_id"].str.rsplit("#", n=1).str[0]
        tables.write(frame[~of.isin(ids)], name, path)


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode(), digest_size=16).hexdigest()
