"""The command line: one thin command a stage. Exit codes: 0 done, 1 some inputs were refused, 2 wrong usage."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from textkit import __version__, evaluating, reversing, theming
from textkit.errors import TextkitError

if TYPE_CHECKING:
    from textkit.pipeline import Progress, Ran
    from textkit.store import Project

_FOLDER = click.Path(file_okay=False, path_type=Path)
_PATH = click.Path(exists=True, path_type=Path)


def _json_option(command: Any) -> Any:
    return click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for machines.")(command)


def _say(as_json: bool, result: dict[str, Any], text: str) -> None:
    click.echo(json.dumps(result, ensure_ascii=False, indent=1) if as_json else text)


def _open(folder: Path) -> Project:
    from textkit.store import Project

    return Project.open(folder)


def _progress(as_json: bool) -> Progress:
    """A line that counts on a terminal; nothing for machines and files."""

    def show(stage: str, done: int, total: int) -> None:
        click.echo(f"\r{stage:<12} {done:>7} / {total}", nl=done >= total, err=True)

    def silent(stage: str, done: int, total: int) -> None:
        return None

    return silent if as_json or not sys.stderr.isatty() else show


def _told(ran: Ran) -> str:
    if not ran.worked:
        return f"{ran.stage}: nothing to do, all {ran.total} are up to date"
    return f"{ran.stage}: {ran.worked} of {ran.total} done"


class InOrder(click.Group):
    """Lists its commands in the order of the work, not of the alphabet."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def cli() -> None:
    """Work on testimonies of harassment and abuse of power at work, on a machine that never sends a word anywhere.

    A first look at invented testimonies: textkit demo
    """


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.option("--name", default="", help="What the explorer calls the project; the folder's name by default.")
@click.option("--k", default=5, show_default=True, type=click.IntRange(2), help="No count of fewer people is shown.")
def new(folder: Path, name: str, k: int) -> None:
    """Make an empty project and the key to its vault.

    The key is kept outside the project, in a file only you can read. Without it the raw testimonies cannot be opened
    again: keep a copy in a safe place. TEXTKIT_KEY or TEXTKIT_KEY_FILE in the environment takes its place.

    Example: textkit new my-project
    """
    from textkit.store import Project
    from textkit.store.keys import make_key

    project = Project.new(folder, name=name, k=k)
    made = make_key(project.config.project.key)
    click.echo(f"Made {folder}.")
    click.echo(
        f"The vault's key is {made}: keep a copy in a safe place." if made else "The vault's key was there already."
    )
    click.echo(f"Next: textkit import {folder} FILE")


@cli.command("import")
@click.argument("folder", type=_FOLDER)
@click.argument("source", type=_PATH)
@click.option("--text", default=None, help="The column with the testimony; several, separated by commas, for a survey.")
@click.option("--id", "id_", default=None, help="The column that identifies the respondent.")
@click.option("--date", default=None, help="The column with the date.")
@click.option("--group", "groups", multiple=True, help="A column to compare by (sector, region …); repeat for more.")
@_json_option
def import_(
    folder: Path,
    source: Path,
    text: str | None,
    id_: str | None,
    date: str | None,
    groups: tuple[str, ...],
    as_json: bool,
) -> None:
    """Read a file or a folder of files into the project's vault.

    Reads csv, tsv, xlsx, json, jsonl, parquet, txt, md, docx, odt and pdf. What cannot be read is named with the reason,
    all else goes in, and the exit code is 1.

    Example: textkit import my-project answers.xlsx --text "Your own words" --id Nr --date Answered --group Unit
    """
    from textkit import pipeline

    done = pipeline.import_(_open(folder), source, text=text, id=id_, date=date, groups=groups)
    result = {
        "new": done.added.new,
        "changed": done.added.changed,
        "same": done.added.same,
        "refused": [str(r) for r in done.refused],
        "notes": list(done.notes),
    }
    lines = [f"{done.added.new} new, {done.added.changed} changed, {done.added.same} there already."]
    lines += [f"note: {note}" for note in done.notes] + [f"refused: {r}" for r in done.refused]
    _say(as_json, result, "\n".join([*lines, f"Next: textkit deidentify {folder}"]))
    if done.refused:
        raise SystemExit(1)


@cli.command()
@click.argument("folder", type=_FOLDER)
@_json_option
def deidentify(folder: Path, as_json: bool) -> None:
    """De-identify what is new or changed. Goes on where a run was stopped.

    Example: textkit deidentify my-project
    """
    from textkit import pipeline

    ran = pipeline.deidentify(_open(folder), progress=_progress(as_json))
    _say(as_json, {"total": ran.total, "worked": ran.worked}, f"{_told(ran)}.\nNext: textkit themes {folder}")


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.option("--label", default="", help="Only places of one label (PERSON, LOCATION …).")
@click.option("--testimony", default="", help="Only one testimony, by its id.")
@click.option("--below", default=0.7, show_default=True, type=click.FloatRange(0, 1), help="Doubtful under this score.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="How many places to go through.")
@click.option("--count", is_flag=True, help="Only tell how many places are waiting.")
@click.option("--rules", is_flag=True, help="List the rules (always and never) and withdraw one.")
@click.option("--withdraw", default=None, type=int, help="Withdraw the rule of this number.")
@_json_option
def review(folder: Path, **options: Any) -> None:
    """Go through doubtful places and texts at risk, worst first. Needs the vault's key.

    You read each text once, with its doubtful places marked. A place is accepted (masked), rejected (left as it is),
    relabelled or skipped; words that were missed are marked; a form can be masked always or never, in the whole
    collection. The latest decision can be undone. What you decide is kept and holds from the next deidentify on.

    With --json the places that wait, by offset and label, without a word of any text.

    Example: textkit review my-project --label PERSON --limit 20
    """
    from textkit.reviewing import terminal

    terminal.review(_open(folder), progress=_progress(options["as_json"]), **options)


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.option("--limit", default=20, show_default=True, help="How many testimonies to list, the riskiest first.")
@click.option("--population", default=0, type=click.IntRange(0), help="How many people these are a random sample of.")
@_json_option
def risk(folder: Path, limit: int, population: int, as_json: bool) -> None:
    """Measure the risk that remains, and list the riskiest texts. Needs the vault's key.

    Who is singled out by what can still be read, what a generalisation would mend, and what an intruder finds who knows
    every name of the collection, or a person from outside. The numbers are for those who prepare the collection: small
    ones are not hidden here.

    Example: textkit risk my-project --limit 50
    """
    from textkit import pipeline
    from textkit.deidentify.risk_report import ranked, summary, to_text

    project = _open(folder)
    pipeline.risk(project, progress=_progress(as_json))
    frame, who = project.risk(), project.testimonies()["respondent"]
    told = summary(frame, list(who), project.risk_facts(), population=population)
    rows = {"riskiest": ranked(frame).head(limit).to_dict("records")} if as_json else {}
    _say(as_json, told | rows, "" if as_json else to_text(told, frame, limit=limit))


@cli.command()
@click.argument("folder", type=_FOLDER)
@theming.options
@_json_option
def themes(folder: Path, as_json: bool, **options: Any) -> None:
    """Find themes: those of the codebook, and those it lacks.

    What people changed about themes is made again on what was found.

    Example: textkit themes my-project
    """
    _say(as_json, *theming.themes(_open(folder), _progress(as_json), _told, **options))


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.option("--port", default=8501, show_default=True, help="On 127.0.0.1 only.")
@click.option("--open/--no-open", "browser", default=True, help="Open the browser.")
def explore(folder: Path, port: int, browser: bool) -> None:
    """Open the explorer in the browser. On this machine, for this machine.

    Example: textkit explore my-project
    """
    from textkit.serve import serve

    _open(folder)
    raise SystemExit(serve(folder, port=port, browser=browser))


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--language", default="sv", type=click.Choice(["sv", "en"]), help="Of the report and the theme names.")
def export(folder: Path, target: Path, language: str) -> None:
    """Export what is safe: for NVivo, Excel, a report or tables. The target's name tells which: .qdpx (NVivo, ATLAS.ti,
    MAXQDA), .xlsx, .html (a report), or a folder of tables.

    Example: textkit export my-project themes.qdpx
    """
    from textkit.export import export as write

    for path in write(_open(folder), target, language=language):
        click.echo(f"Wrote {path}.")


cli.add_command(reversing.command)


@cli.command()
@click.argument("folder", type=_FOLDER)
@click.argument("ids", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(folder: Path, ids: tuple[str, ...], yes: bool) -> None:
    """Erase testimonies for good. From the vault, the safe tables, the vectors, the themes and the notes.

    Example: textkit erase my-project t-3f9c2a71be
    """
    from textkit import pipeline

    project = _open(folder)
    if not yes:
        click.confirm(f"Erase {len(ids)} for good?", abort=True)
    gone = pipeline.erase(project, ids)
    click.echo(f"{gone} erased." + ("" if gone == len(ids) else f" {len(ids) - gone} were not there."))
    if gone < len(ids):
        raise SystemExit(1)


@cli.command()
@click.argument("what", type=click.Choice(["deid", "themes", "facts"]))
@evaluating.options
@_json_option
def evaluate(what: str, as_json: bool, **options: Any) -> None:
    """Measure de-identification, guided themes or facts.

    Against the bundled corpus, or with --gold against marked testimonies of your own. De-identification takes marked
    files of other kinds too: Presidio-research's JSON, the Text Anonymization Benchmark's JSON, CoNLL and IOB2.

    Example: textkit evaluate deid --gold marked.conll --html figures.html
    """
    _say(as_json, *getattr(evaluating, what)(**options))


@cli.command()
@click.argument("source", type=_PATH)
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The file or folder to write.")
@click.option("--allow-partial", is_flag=True, help="Write a document even where a part of it was not understood.")
@_json_option
def scrub(source: Path, out: Path, allow_partial: bool, as_json: bool) -> None:
    """De-identify files: the same formats out, a report beside them.

    Example: textkit scrub letters -o letters-safe
    """
    from textkit.deidentify import Deidentifier
    from textkit.scrub import scrub as clean

    report = clean(source, out, Deidentifier(), allow_partial=allow_partial)
    _say(as_json, report.to_dict(), f"{report.to_text()}\nThe report lies beside the copies in {report.where}.")
    if report.refused:
        raise SystemExit(1)


@cli.command()
@click.argument("folder", type=_FOLDER, default=Path("demo-project"))
@click.option("--port", default=8501, show_default=True, help="On 127.0.0.1 only.")
@click.option("--open/--no-open", "browser", default=True, help="Open the browser.")
@click.option("--run/--no-run", "start", default=True, help="Start the explorer when the project is made.")
def demo(folder: Path, port: int, browser: bool, start: bool) -> None:
    """Try it all on invented testimonies, and open the explorer. Makes a project of them and runs every stage.

    Example: textkit demo
    """
    from textkit.demo import make_demo
    from textkit.serve import serve

    if not (folder / "project.toml").exists():
        click.echo(f"Making {folder} of the bundled, invented testimonies. It takes a minute or two, once.")
    for ran in make_demo(folder, progress=_progress(False)):
        click.echo(f"{_told(ran)}.")
    if start:
        raise SystemExit(serve(folder, port=port, browser=browser))


def main() -> None:
    """The entry point. What goes wrong is told without a word of any testimony."""
    try:
        code = cli(standalone_mode=False)
    except click.exceptions.Abort:
        raise SystemExit(1) from None
    except click.ClickException as problem:
        problem.show()
        raise SystemExit(problem.exit_code) from None
    except TextkitError as problem:
        click.echo(f"textkit: {problem}", err=True)
        raise SystemExit(problem.exit_code) from None
    except KeyboardInterrupt:
        click.echo("\nStopped. What was done is kept; run the same command to go on.", err=True)
        raise SystemExit(1) from None
    except Exception as problem:  # its message could hold raw text: name the place only
        place = traceback.extract_tb(problem.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        click.echo(f"textkit: unexpected {type(problem).__name__} at {where}. What was done is kept.", err=True)
        raise SystemExit(1) from None
    raise SystemExit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
