"""The command line as a person meets it."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMANDS = (
    "new",
    "import",
    "deidentify",
    "review",
    "risk",
    "themes",
    "explore",
    "export",
    "reverse",
    "erase",
    "evaluate",
    "scrub",
    "demo",
)


def textkit(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "textkit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=given, check=False, timeout=600)


def fastest(*command: str) -> float:
    """Seconds of processor time, the least of five runs: what the work takes, not what the machine was busy with."""
    taken = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(taken) > 0
    return min(taken)


def test_help_comes_at_once() -> None:
    nothing = fastest("-c", "pass")
    assert fastest("-c", "import textkit") - nothing < 0.2
    assert fastest("-m", "textkit", "--help") < 0.5


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = textkit(command, "--help")
    assert done.returncode == 0
    assert f"Example: textkit {command}" in " ".join(done.stdout.split())
    assert command in textkit("--help").stdout


def test_from_files_to_themes(tmp_path: Path, small_folder: Path) -> None:
    project = tmp_path / "p"
    made = textkit("new", project)
    assert made.returncode == 0
    assert "keep a copy" in made.stdout
    (tmp_path / "in").mkdir()
    for file in sorted(small_folder.glob("*.txt"))[:3]:
        (tmp_path / "in" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "in" / "broken.docx").write_bytes(b"no zip")
    done = textkit("import", project, tmp_path / "in", "--json")
    assert done.returncode == 1, done.stderr
    result = json.loads(done.stdout)
    assert result["new"] >= 10
    assert len(result["refused"]) == 1
    assert result["refused"][0].startswith("broken.docx")
    assert textkit("deidentify", project).returncode == 0
    assert "up to date" in textkit("deidentify", project).stdout
    found = textkit("themes", project, "--json")
    assert json.loads(found.stdout)["themes"]["guided"] == 15
    assert "wait for review" in textkit("review", project, "--count").stdout
    written = textkit("export", project, tmp_path / "out.xlsx")
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "out.xlsx").stat().st_size > 2000


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("deidentify", "nowhere"), 2, "is not a textkit project"),
        (("import", "nowhere", "missing.csv"), 2, "does not exist"),
        (("fly",), 2, "No such command"),
        (("evaluate", "weather"), 2, "is not one of"),
    ],
)
def test_wrong_usage_is_explained(arguments: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "textkit", *arguments], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_stages_out_of_order_say_what_comes_first(tmp_path: Path) -> None:
    textkit("new", tmp_path / "p")
    done = textkit("deidentify", tmp_path / "p")
    assert done.returncode == 1
    assert "textkit import" in done.stderr
    done = textkit("themes", tmp_path / "p")
    assert done.returncode == 1
    assert "textkit deidentify" in done.stderr


def test_the_explorer_starts_where_streamlit_never_ran(copied: Path, tmp_path: Path) -> None:
    """On a fresh machine, browser wanted, a port in use: it answers on 127.0.0.1 and asks nobody for anything."""
    import socket

    from textkit.serve import free_port

    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    port = taken.getsockname()[1]
    other = free_port(port)
    assert other > port
    environment = {k: v for k, v in os.environ.items() if "STREAMLIT" not in k} | {
        "HOME": str(tmp_path),
        "BROWSER": f"{sys.executable} -c pass %s",
    }
    command = [sys.executable, "-m", "textkit", "explore", str(copied), "--port", str(port)]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", other)) == 0:
                    break
            time.sleep(0.2)
        assert process.poll() is None, process.stdout.read().decode() if process.stdout else ""
        with socket.create_connection(("127.0.0.1", other), timeout=5) as page:
            page.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert b"200" in page.recv(64)
    finally:
        taken.close()
        process.send_signal(signal.SIGINT)
        out = process.communicate(timeout=30)[0].decode()
    assert "Email" not in out


def test_erase_asks_and_counts(copied: Path) -> None:
    from textkit.store import Project

    id = Project.open(copied).testimonies()["id"].iloc[0]
    assert textkit("erase", copied, id, given="n\n").returncode == 1
    assert id in set(Project.open(copied).testimonies()["id"])
    done = textkit("erase", copied, id, "nobody", "--yes")
    assert done.returncode == 1
    assert "1 erased. 1 were not there." in done.stdout
    assert id not in set(Project.open(copied).testimonies()["id"])


def test_without_the_key_nothing_raw_opens(copied: Path, tmp_path: Path) -> None:
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")}
    command = [sys.executable, "-m", "textkit", "review", str(copied), "--count"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1
    assert "key" in done.stderr


def test_risk_is_told_as_a_table_and_as_json(copied: Path, tmp_path: Path) -> None:
    told = textkit("risk", copied, "--limit", "2", "--population", "5000")
    assert told.returncode == 0, told.stderr
    assert "among fewer than 5 by all that remains" in told.stdout
    assert "random sample of 5000 people" in told.stdout
    result = json.loads(textkit("risk", copied, "--json", "--limit", "2").stdout)
    assert len(result["riskiest"]) == 2
    assert sum(result["figures"][level]["n"] for level in ("high", "medium", "low")) == result["people"]
    assert result["riskiest"][0]["score"] >= result["riskiest"][1]["score"]
    environment = os.environ | {"XDG_CONFIG_HOME": str(tmp_path / "elsewhere")}
    command = [sys.executable, "-m", "textkit", "risk", str(copied)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1
    assert "key" in done.stderr


def test_review_is_kept_and_replayed(copied: Path) -> None:
    """A place that is rejected stands in the clear after the next run; one that is accepted stays masked."""
    from textkit import pipeline, reviewing
    from textkit.store import Project

    project = Project.open(copied)
    with project.vault() as vault:
        testimony = next(
            t for t in vault.raw(vault.ids()) if len(pipeline.deidentifier(project).detect(t.text, t.language)) > 2
        )
    span = pipeline.deidentifier(project).detect(testimony.text, testimony.language)[0]
    surface = testimony.text[span.start : span.end]
    place = reviewing.Place(testimony.id, span.start, span.end, span.label, span.score, "", surface, "")
    assert surface not in repr(place)
    assert reviewing.decide(project, place, "reject")
    assert not reviewing.decide(project, place, None)
    assert pipeline.deidentify(project).worked > 0
    safe = project.testimonies().set_index("id").loc[testimony.id, "text"]
    assert safe[: span.end] == testimony.text[: span.end]
