"""The promises: no network, raw text behind one door, the same bytes twice, nothing lost."""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from textkit import pipeline
from textkit.errors import TextkitError
from textkit.store import Project
from textkit.store.keys import make_key

CANARIES = (
    "Xenobia",
    "Quistbergh",
    "Zakarovska",
    "070-174 06 55",
    "8507091239",
    "zenobia.q@exempel.se",
    "Kvarnvretavägen 17",
)
RAW = {
    "brev.txt": "Jag heter Xenobia Quistbergh och bor på Kvarnvretavägen 17. Ring 070-174 06 55 eller skriv till "
    "zenobia.q@exempel.se.\n\nMin chef Zakarovska sa att ingen skulle tro mig. Mitt personnummer är 8507091239.",
    "Xenobia Quistbergh.txt": "Xenobia sa till Quistbergh att Zakarovska var den som bestämde. Efteråt var det tyst.",
    "svar.csv": "id;text\nxenobia-quistbergh;Zakarovska ropade efter mig i korridoren varje dag i två år.\n"
    "8507091239;Alla visste om det, men ingen sa något till Zakarovska.\n",
}


def new_project(folder: Path) -> Project:
    project = Project.new(folder)
    make_key(project.config.project.key)
    return project


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, text in RAW.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def outside_the_vault(folder: Path) -> dict[str, bytes]:
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and "vault" not in p.relative_to(folder).parts]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


def shown(folder: Path) -> str:
    """All that stands in the project's files outside the vault, tables read as a user would."""
    project = Project.open(folder)
    frames = [
        project.testimonies(),
        project.spans(),
        project.passages(),
        project.themes(),
        project.assignments(),
        project.places(),
    ]
    return "\n".join(frame.to_csv() for frame in frames)


def test_canaries_never_leave_the_vault(
    tmp_path: Path, raw: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    project = new_project(tmp_path / "project")
    done = pipeline.import_(project, raw)
    assert done.added.new == 4
    pipeline.run(project)
    files = outside_the_vault(project.folder)
    assert any(name.startswith("safe/") for name in files)
    captured = capfd.readouterr()
    haystacks = {name: data.decode("utf-8", "replace") for name, data in files.items()}
    haystacks |= {"tables": shown(project.folder), "log": caplog.text, "out": captured.out, "err": captured.err}
    haystacks |= {"vault": (project.folder / "vault" / "raw.db").read_bytes().decode("latin-1")}
    for where, text in haystacks.items():
        for canary in CANARIES:
            assert canary.lower() not in text.lower(), f"{canary} stands in {where}"


def test_people_whose_ids_are_replaced_stay_apart(tmp_path: Path) -> None:
    """Two who wrote the same words under ids that name them are two testimonies, and neither name is an id."""
    from textkit.deidentify import Deidentifier
    from textkit.records import Testimony

    same = [Testimony(id, "Inget att tillägga.", "sv") for id in ("anna-svensson", "johan-lindqvist", "r-17")]
    ids = [id for id, _ in pipeline._with_safe_ids(same, Deidentifier())]
    assert len(set(ids)) == 3
    assert ids[2] == "r-17"
    assert not any("anna" in id or "johan" in id for id in ids)


def test_errors_hold_no_raw_text(tmp_path: Path) -> None:
    cases = {
        "a.csv": b"wrong;columns\nXenobia;Quistbergh\n",
        "b.docx": b"Xenobia Quistbergh is no zip",
        "c.pdf": b"%PDF-1.4 Xenobia",
        "d.jsonl": b'{"text": "Xenobia Quistbergh"\n',
        "e.xlsx": b"\xd0\xcf\x11\xe0 Xenobia",
        "f.txt": b"=== x | lang=sv | date=2017-11 | sector=a | region=b | role=c | themes= | reported=no\n[[PERSON|Xenobia\n",
    }
    for name, data in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        options = {"text": "saknas"} if name.endswith("csv") else {}
        with pytest.raises(TextkitError) as caught:
            pipeline.import_(new_project(tmp_path / f"p-{name}"), path, **options)
        message = f"{caught.value!s} {caught.value!r}"
        assert "Xenobia" not in message
        assert "Quistbergh" not in message.replace("columns are", "")
        assert len(str(caught.value)) > 20


def test_two_runs_give_the_same_bytes(tmp_path: Path, small_folder: Path, built: Path) -> None:
    again = new_project(tmp_path / "again")
    pipeline.import_(again, small_folder)
    pipeline.run(again)
    first = {
        n: hashlib.sha256(b).hexdigest()
        for n, b in outside_the_vault(built).items()
        if n.split("/")[0] in ("safe", "vectors", "themes")
    }
    second = {n: hashlib.sha256(b).hexdigest() for n, b in outside_the_vault(again.folder).items() if n in first}
    assert len(first) >= 7
    assert first == second


def test_a_second_run_has_nothing_to_do(copied: Path) -> None:
    before = outside_the_vault(copied)
    ran = pipeline.run(Project.open(copied))
    assert [r.worked for r in ran] == [0, 0, 0, 0]
    assert outside_the_vault(copied) == before


def test_a_killed_run_goes_on_where_it_stopped(copied: Path, built: Path) -> None:
    """What is missing is made again and nothing else; the end is the same to the byte."""
    before = outside_the_vault(copied)
    shutil.rmtree(copied / "themes")
    (copied / "vectors" / "00000.npy").unlink()
    ran = pipeline.run(Project.open(copied))
    assert ran[0].worked == 0
    assert ran[1].worked == ran[1].total > 0
    after = outside_the_vault(copied)
    assert {n: b for n, b in after.items() if n != "audit.jsonl"} == {
        n: b for n, b in before.items() if n != "audit.jsonl"
    }


def test_erased_is_gone_everywhere(copied: Path) -> None:
    project = Project.open(copied)
    id = project.testimonies()["id"].iloc[3]
    before = len(project.testimonies())
    assert id in project.chances().index
    assert pipeline.erase(project, [id]) == 1
    assert len(project.testimonies()) == before - 1
    assert len(project.vectors()) == len(project.passages())
    for frame in (project.spans(), project.passages(), project.assignments()):
        assert id not in set(frame["testimony_id"])
    assert id not in project.chances().index
    assert len(project.chances()) == before - 1
    with project.vault() as vault:
        assert id not in vault.ids()
        assert not list(vault.raw([id]))
    assert pipeline.run(project)[0].worked < before


FLOW = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    outward = []
    def watch(event, args):
        if event == "socket.connect" and args[0].family.name != "AF_UNIX" and args[1][0] not in ("127.0.0.1", "::1"):
            outward.append((event, args[1]))
        if event in ("socket.getaddrinfo", "socket.gethostbyname") and args[0] not in ("127.0.0.1", "localhost", "::1", None):
            outward.append((event, args[0]))
        if event == "subprocess.Popen" and "curl" in str(args):
            outward.append((event, args[0]))
    sys.addaudithook(watch)
    from textkit import pipeline
    from textkit.store import Project
    from textkit.store.keys import make_key
    project = Project.new(sys.argv[1])
    make_key(project.config.project.key)
    print("imported", pipeline.import_(project, sys.argv[2]).added.new)
    for ran in pipeline.run(project):
        print(ran.stage, ran.total)
    from textkit.export import export
    for name in ("a.qdpx", "a.xlsx", "a.html"):
        export(project, Path(sys.argv[1]) / name)
    from textkit.scrub import scrub
    from textkit.deidentify import Deidentifier
    scrub(Path(sys.argv[2]), Path(sys.argv[1]) / "scrubbed", Deidentifier())
    print("outward", outward)
    """
)


def test_the_whole_flow_never_reaches_for_the_network(tmp_path: Path, raw: Path) -> None:
    """In a process of its own, with an audit hook that sees every connection and every host looked up."""
    command = [sys.executable, "-c", FLOW, str(tmp_path / "project"), str(raw)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "imported 4" in done.stdout
    assert re.search(r"themes \d+", done.stdout)
    assert done.stdout.strip().endswith("outward []")


def test_the_watch_sees_what_it_should() -> None:
    """The hook above is not blind: a connection and a host looked up are both noticed."""
    probe = FLOW.split("from textkit import pipeline")[0] + textwrap.dedent(
        """
        import socket
        for reach in (lambda: socket.create_connection(("192.0.2.1", 9), 0.1), lambda: socket.getaddrinfo("host.invalid", 80)):
            try:
                reach()
            except OSError:
                pass
        print(len(outward))
        """
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) >= 2
