"""What was found in the raw texts: by the engine, kept sealed in the vault so that a review starts at once, and by risk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from textkit.deidentify.review import LEFT
from textkit.deidentify.rules import occurrences
from textkit.records import Span

if TYPE_CHECKING:
    from textkit.deidentify import Deidentifier
    from textkit.pipeline import Progress
    from textkit.records import Testimony
    from textkit.store import Project
    from textkit.store.vault import Vault

_BATCH: Final = 64


def findings(engine: Deidentifier, vault: Vault, progress: Progress) -> dict[str, list[Span]]:
    """Id → what the engine finds in strict mode, in the order of import; only new and changed texts are looked at."""
    engine.policy = replace(engine.policy, mode="strict")
    kept, ids = vault.found(), vault.ids()
    out: dict[str, list[Span]] = {id: [] for id in ids}
    missing = []
    for t in vault.raw(ids):
        fingerprint, plain = kept.get(t.id, (b"", b""))
        if fingerprint == _fingerprint(engine, vault, t):
            out[t.id] = [Span(*values) for values in json.loads(plain)]
        else:
            missing.append(t.id)
    todo, done = iter(missing), 0
    while batch := list(vault.raw(list(islice(todo, _BATCH)))):
        found = engine.detect_all([t.text for t in batch], [t.language for t in batch])
        out |= {t.id: spans for t, spans in zip(batch, found, strict=True)}
        vault.keep_found((t.id, _fingerprint(engine, vault, t), _packed(out[t.id])) for t in batch)
        done += len(batch)
        progress("look", done, len(missing))
    return out


def leftovers(project: Project, vault: Vault) -> dict[str, list[Span]]:
    """Id → stretches that may still stand unmasked in the safe text, by the last measure of risk, in the raw text."""
    frame = project.leftovers()
    if frame.empty:
        return {}
    safe = project.testimonies().set_index("id")["text"]
    out = {}
    for t in vault.raw(list(dict.fromkeys(frame["testimony_id"]))):
        own = frame[frame["testimony_id"] == t.id]
        words = {(safe[t.id][a:b], label) for a, b, label in zip(own["start"], own["end"], own["label"], strict=True)}
        places = {(a, b, label) for w, label in words for a, b in occurrences(t.text, w) if t.text[a:b] == w}
        out[t.id] = [Span(a, b, label, 0.0, LEFT) for a, b, label in sorted(places)]
    return out


def _fingerprint(engine: Deidentifier, vault: Vault, t: Testimony) -> bytes:
    return vault.digest(b"found", engine.fingerprint.encode(), (t.language or "").encode(), t.text.encode())


def _packed(spans: Iterable[Span]) -> bytes:
    return json.dumps([(s.start, s.end, s.label, s.score, s.source, s.entity) for s in spans]).encode()
