"""`textkit evaluate`: marked texts, the stage they measure, and the page of what came out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from textkit.errors import UsageError
from textkit.records import LANGUAGES

if TYPE_CHECKING:
    from textkit.deidentify.deid_report import DeidReport
    from textkit.deidentify.gold import Gold

Result = tuple[dict[str, Any], str]  # for machines, for people
_FILE: Final = click.Path(exists=True, path_type=Path)
_OPTIONS: Final = (
    click.option(
        "--split",
        default="test",
        show_default=True,
        type=click.Choice(["train", "dev", "test"]),
        help="Which part of the bundled testimonies is judged.",
    ),
    click.option("--gold", type=_FILE, help="A marked file or folder of your own instead of the corpus."),
    click.option("--gold-language", type=click.Choice(LANGUAGES), help="Its language; told from the text by default."),
    click.option(
        "--map", "labels", multiple=True, help="THEIRS=OURS: what a label of theirs is here; repeat for more."
    ),
    click.option(
        "--codebook", type=_FILE, help="Of themes: a codebook of your own, which coded passages are held against."
    ),
    click.option(
        "--mode",
        default="strict",
        show_default=True,
        type=click.Choice(["strict", "balanced"]),
        help="Of de-identification: recall first, or fewer false masks.",
    ),
    click.option(
        "--where", is_flag=True, help="List the places of what was missed or over-masked, without their words."
    ),
    click.option("--html", type=click.Path(path_type=Path), help="Write a page of the figures there."),
    click.option("--language", default="sv", type=click.Choice(["sv", "en"]), help="Of that page."),
)


def options(command: Any) -> Any:
    """What both evaluations may be asked, for the command line."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def deid(
    *,
    split: str,
    gold: Path | None,
    gold_language: str | None,
    labels: Sequence[str],
    mode: str,
    where: bool,
    html: Path | None,
    language: str,
    codebook: Path | None = None,
) -> Result:
    """Measure de-identification on a part of the corpus or on `gold`, and write the page where one is asked for."""
    from textkit import corpus
    from textkit.deidentify import Deidentifier
    from textkit.deidentify.evaluate import evaluate
    from textkit.deidentify.gold import Gold, load, mapping

    if codebook:
        raise UsageError("--codebook goes with `textkit evaluate themes`.")
    given = mapping(labels)
    if not gold and (given or gold_language):
        raise UsageError("--map and --gold-language are about marked files of your own.", "Name them with --gold.")
    held = load(gold, language=gold_language, labels=given) if gold else Gold(tuple(corpus.gold(split)))
    report = evaluate(Deidentifier(policy={"mode": mode}), held.testimonies, unjudged=held.unjudged)
    figures = report.to_dict(where=where) | {"mode": mode, "gold": held.to_dict()}
    lines = [f"Mode: {mode}.", *_notes(held, report), "", report.to_text()]
    lines += ["", *(place.to_text() for place in report.places)] if where else []
    if html:
        from textkit.export.evaluation import to_page

        lines += ["", f"Wrote {to_page(figures, html, language)}."]
    return figures, "\n".join(lines)


def themes(
    *, split: str, gold: Path | None, labels: Sequence[str], codebook: Path | None = None, **others: Any
) -> Result:
    """Measure guided themes on a part of the corpus, a folder of marked files, or a CSV of passages and codes."""
    from textkit import corpus
    from textkit.themes import GuidedThemes
    from textkit.themes.evaluate import evaluate

    if any(others[name] for name in ("gold_language", "where", "html")):
        raise UsageError("--gold-language, --where and --html go with `textkit evaluate deid`.")
    if gold and gold.is_file():
        return _coded(gold, labels, codebook)
    if codebook or labels:
        raise UsageError(
            "--codebook and --map are about coded passages of your own.", "Name a CSV of them with --gold."
        )
    if gold and not any(gold.glob("*.txt")):
        raise UsageError(
            f"{gold.name} holds no marked .txt files.",
            "Mark themes as the corpus does, or name a CSV of passages and codes.",
        )
    found = evaluate(GuidedThemes().fit(), corpus.gold_testimonies(gold) if gold else corpus.gold(split))
    return found.to_dict(), found.to_text()


def _coded(gold: Path, labels: Sequence[str], codebook: Path | None) -> Result:
    """Passages coded with the bundled themes are scored as they are; with other codes, by models that learn from the rest."""
    from textkit.embed import load_embedder
    from textkit.themes import GuidedThemes
    from textkit.themes.coded import book_for, read, renamed
    from textkit.themes.evaluate import as_it_is, cross_validated

    coded = read(gold, renamed(labels))
    book, bundled = book_for(coded, codebook)
    left = f"; {coded.empty} rows without a text left out" if coded.empty else ""
    head = [f"{len(coded.texts)} passages, {len(coded.counts)} codes{left}."]
    facts = {"gold": gold.name, "codes": coded.counts, "empty": coded.empty, "learned": not bundled}
    if bundled:
        found = as_it_is(GuidedThemes().fit(), coded)
        head.append(
            "All codes are themes of the bundled codebook: scored as it is, nothing learned from these passages."
        )
        return told(facts | found.to_dict()), "\n".join([*head, "", found.to_text()])
    ours, theirs = cross_validated(book, coded, load_embedder())
    head.append("Learned from these passages in five parts, each scored by models that saw the others.")
    beside = f"words alone    mAP {theirs.map:.3f}, micro F1 {theirs.micro_f1:.3f}, calibration error {theirs.ece:.3f}"
    return told(facts | ours.to_dict() | {"words_alone": theirs.to_dict()}), "\n".join(
        [*head, "", ours.to_text(), "", beside]
    )


def told(figures: Any) -> Any:
    """Figures as JSON holds them: what could not be measured is null."""
    if isinstance(figures, dict):
        return {key: told(value) for key, value in figures.items()}
    if isinstance(figures, (list, tuple)):
        return [told(value) for value in figures]
    return None if isinstance(figures, float) and figures != figures else figures


def facts(*, split: str, gold: Path | None, **others: Any) -> Result:
    """Measure what is found of the incident: on the test part only `reported`, which the headers hold, is marked."""
    from textkit import corpus
    from textkit.themes.fact_evaluate import evaluate

    if gold or any(others[name] for name in ("gold_language", "labels", "where", "html", "codebook")):
        raise UsageError("Facts are measured on the corpus; of the options only --split and --json go with them.")
    found = evaluate(corpus.gold(split))
    return found.to_dict(), found.to_text()


def _notes(gold: Gold, report: DeidReport) -> list[str]:
    """What a person must know of how the marks were read."""
    from textkit.deidentify.deid_report import counted

    mapped = ", ".join(f"{theirs} → {ours}" for theirs, ours in gold.mapped.items())
    notes = {
        f"Labels counted under ours: {mapped}.": gold.mapped,
        f"Labels without a counterpart here, counted under their own names: {counted(gold.unmapped)}. "
        "Give one with --map THEIRS=OURS.": gold.unmapped,
        f"Not judged, since the marks know nothing of them: {counted(report.unjudged)}.": report.unjudged,
        f"Mentions marked as needing no mask: {gold.needless}.": gold.needless,
        f"Marks that name another text than stands at their offsets: {gold.misplaced}.": gold.misplaced,
        f"Testimonies whose language was told from the text: {gold.told}.": gold.told,
        "The file does not say which sentences belong together (-DOCSTART- or # newdoc): each counts as a testimony.":
            gold.alone,
        f"Files not read: {', '.join(gold.skipped)}.": gold.skipped,
    }  # fmt: skip
    return [note for note, holds in notes.items() if holds]
