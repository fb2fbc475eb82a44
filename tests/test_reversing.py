"""Projects with surrogates and a way back: repeatable, aware of each other's names, and sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from textkit import pipeline
from textkit.errors import MissingKey, MissingStage
from textkit.records import Testimony
from textkit.reversing import command, raw_text
from textkit.store import Project, sealed
from textkit.store.keys import key_path, make_key

TEXTS = {
    "a": "Jag heter Anna Svensson och är 34 år. Annas chef Lars Berg slog mig den 3 mars 2017.",
    "b": "Jeg heter Odd Espeland, 52 år. Sjefen min, Solrun Nesse, ropte til meg.",
    "c": "Jeg hedder Mette Holm. Flemming Toft truede mig, og Flemmings kone grinede.",
    "d": "My name is Grace Whitlock. Grace was told by Arthur Kettle to be quiet.",
}
POLICY = '[deidentify]\nsurrogates = "collection"\nreversible = true\n[deidentify.policy]\nPERSON = "surrogate"\nAGE = "band"\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.new(tmp_path / "p", name="P")
    make_key(made.config.project.key)
    _settings(made, POLICY)
    project = Project.open(made.folder)
    _add(project, TEXTS)
    pipeline.deidentify(project)
    return project


def _settings(project: Project, text: str) -> None:
    key = project.config.project.key
    project.settings_path.write_text(f'[project]\nkey = "{key}"\n{text}', encoding="utf-8")


def _add(project: Project, texts: dict[str, str]) -> None:
    with project.vault() as vault:
        vault.add((id, Testimony(id, text, None, None, {"unit": "Chef: Lars Berg"})) for id, text in texts.items())


def _safe(project: Project) -> dict[str, str]:
    return dict(project.testimonies()[["id", "text"]].itertuples(index=False, name=None))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for part in ("safe", "vault/sealed")
        for p in (folder / part).rglob("*.parquet")
    }


def test_running_twice_changes_no_byte_and_starting_over_gives_the_same(project: Project) -> None:
    before = _bytes(project.folder)
    assert pipeline.deidentify(project).worked == 0
    for part in ("safe", "vault/sealed"):
        shutil.rmtree(project.folder / part)
    assert pipeline.deidentify(project).worked == len(TEXTS)
    assert _bytes(project.folder) == before


def test_no_raw_name_is_left_and_none_of_the_collection_is_chosen(project: Project) -> None:
    raw = {
        "anna",
        "svensson",
        "lars",
        "berg",
        "odd",
        "espeland",
        "solrun",
        "nesse",
        "mette",
        "holm",
        "flemming",
        "toft",
    }
    words = {w.strip(".,").removesuffix("s").lower() for text in _safe(project).values() for w in text.split()}
    assert not raw & words
    assert "[30–39]" in _safe(project)["a"]


def test_group_values_get_placeholders_not_invented_names(project: Project) -> None:
    assert set(project.testimonies()["unit"]) == {"Chef: [PERSON 1]"}


def test_a_surrogate_gives_way_to_a_newcomer_of_that_name(project: Project) -> None:
    chosen = _safe(project)["a"].split()[2]
    _add(project, {"e": f"Här kom {chosen} in."})
    pipeline.deidentify(project)
    assert _safe(project)["a"].split()[2] != chosen


def test_the_way_back_is_through_the_key(project: Project) -> None:
    assert {id: raw_text(project, id) for id in TEXTS} == TEXTS
    assert '"reverse"' in (project.folder / "audit.jsonl").read_text()
    key_path(project.config.project.key).unlink()
    with pytest.raises(MissingKey):
        raw_text(project, "a")


def test_what_is_erased_is_erased_here_too(project: Project) -> None:
    pipeline.erase(project, ["a"])
    with pytest.raises(MissingStage, match="sealed for a"):
        raw_text(project, "a")
    assert raw_text(project, "b") == TEXTS["b"]


def test_nothing_stays_sealed_when_it_is_no_longer_asked_for(project: Project) -> None:
    assert sealed.path(project, 0).exists()
    _settings(project, POLICY.replace("true", "false"))
    plain = Project.open(project.folder)
    pipeline.deidentify(plain)
    assert not sealed.path(plain, 0).exists()
    with pytest.raises(MissingStage, match="reversible"):
        raw_text(plain, "a")


def test_the_command_gives_the_text_back_or_says_what_is_missing(project: Project, tmp_path: Path) -> None:
    run = CliRunner()
    done = run.invoke(command, [str(project.folder), "a"])
    assert (done.exit_code, done.output) == (0, TEXTS["a"] + "\n")
    written = run.invoke(command, [str(project.folder), "b", "-o", str(tmp_path / "b.txt")])
    assert written.exit_code == 0
    assert TEXTS["b"] not in written.output
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == TEXTS["b"]
    assert isinstance(run.invoke(command, [str(project.folder), "nobody"]).exception, MissingStage)
    key_path(project.config.project.key).unlink()
    refused = run.invoke(command, [str(project.folder), "a"])
    assert isinstance(refused.exception, MissingKey)
    assert not refused.output


@pytest.mark.parametrize("example", ["textkit reverse"])
def test_its_help_has_an_example(example: str) -> None:
    assert example in CliRunner().invoke(command, ["--help"]).output
