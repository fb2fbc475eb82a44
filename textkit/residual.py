"""Residual risk: the raw texts, opened with the vault's key, beside the safe ones; numbers only come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textkit.errors import MissingStage

if TYPE_CHECKING:
    from textkit.deidentify import Deidentifier
    from textkit.pipeline import Progress, Ran
    from textkit.records import Span
    from textkit.store import Project
    from textkit.store.vault import Vault

_DONE: Final = -1  # no batch of the vault: what the whole collection was measured from


def measure(project: Project, progress: Progress) -> Ran:
    """The stage behind `pipeline.risk`. Raises MissingStage before de-identification, MissingKey without the key."""
    from textkit import pipeline
    from textkit.deidentify import risk
    from textkit.deidentify.decisions import amended
    from textkit.reviewing.replay import replay

    rows = project.testimonies()
    if not project.parts("testimonies"):
        raise MissingStage("de-identified", f"textkit deidentify {project.folder}")
    engine, languages = pipeline.deidentifier(project), dict(zip(rows["id"], rows["language"], strict=True))
    with project.vault() as vault:
        held, ids = replay(project, vault), [id for id in vault.ids() if id in languages]
        content = [digest for _, _, digest in vault.batches()]
        settings = (engine.fingerprint, project.safe_digest(), str(project.k), *held.marks(vault, ids))
        mark = vault.digest(*content, *(part.encode() for part in settings))
        if vault.is_done(_DONE, mark) and project.risk_facts():
            return pipeline.Ran("risk", len(rows), 0)
        spans = _found(engine, vault, ids, progress)
        known = {}
        for t in vault.raw(ids):
            found = amended(t.text, spans[t.id], held.decisions.get(t.id, ()), held.rules)
            known[t.id] = risk.knowledge(t, found, languages[t.id])
        measured = risk.measure(known, project.safe_testimonies(), list(rows["respondent"]), project.k)
        project.write_risk(measured.frames, measured.facts)
        vault.mark_done(_DONE, mark)
    levels = measured.frames["risk"]["level"].value_counts()
    project.audit("risk", testimonies=len(rows), **{level: int(levels.get(level, 0)) for level in risk.LEVELS})
    return pipeline.Ran("risk", len(rows), len(rows))


def _found(engine: Deidentifier, vault: Vault, ids: list[str], progress: Progress) -> dict[str, list[Span]]:
    """What stands in the raw texts. What a review keeps is used where it was found in this project's mode."""
    from textkit.reviewing.findings import findings

    if engine.policy.mode == "strict":
        return findings(engine, vault, progress)
    raw = list(vault.raw(ids))
    found = engine.detect_all([t.text for t in raw], [t.language for t in raw])
    return {t.id: spans for t, spans in zip(raw, found, strict=True)}
