"""The architecture holds: who may import whom, and where each vendor lives."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "textkit"
STAGES = ("read", "language", "deidentify", "embed", "themes")
COMMON = {"records", "errors", "config", "language", "resources", "corpus"}
VENDORS = {
    "presidio_analyzer": "textkit/deidentify/",
    "bertopic": "textkit/themes/discover.py",
    "umap": "textkit/themes/discover.py",
    "hdbscan": "textkit/themes/discover.py",
    "sentence_transformers": "textkit/embed/",
    "streamlit": ("app.py", "textkit/explore/pages/"),
}
RAW_PAGE = ("review.py", "desk.py")  # the page of reviews shows raw text to whoever has the key


def modules() -> list[Path]:
    return [*sorted(PACKAGE.rglob("*.py")), ROOT / "app.py"]


def imports(path: Path) -> set[str]:
    """Every module that a file imports, at the top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path.name} uses a relative import"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def parts(path: Path) -> set[str]:
    """The parts of textkit that a file imports: `read` for textkit.read.tables."""
    lazily = {"load_embedder": "embed", "Project": "store", "Deidentifier": "deidentify", "GuidedThemes": "themes"}
    found = {name.split(".")[1] for name in imports(path) if name.startswith("textkit.")}
    return {lazily.get(name, name) for name in found}


def test_there_are_modules_to_check() -> None:
    assert len(modules()) > 40
    assert all((PACKAGE / stage).is_dir() for stage in STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_knows_no_other_stage_and_not_the_store(stage: str) -> None:
    files = sorted((PACKAGE / stage).rglob("*.py"))
    assert files
    for path in files:
        allowed = COMMON | {stage}
        if stage == "themes":
            allowed = allowed | {"embed"}  # a default embedder where none is given, by the package's public name
        strange = parts(path) - allowed
        assert not strange, f"{path.relative_to(ROOT)} imports textkit.{sorted(strange)[0]}"


@pytest.mark.parametrize("part", ["explore", "export"])
def test_what_is_shown_comes_through_the_store(part: str) -> None:
    files = sorted((PACKAGE / part).rglob("*.py"))
    assert files
    for path in files:
        raw = {"reviewing"} if path.name in RAW_PAGE and path.parent.name == "pages" else set()
        strange = parts(path) - COMMON - {part, "store", "themes"} - raw
        assert not strange, f"{path.relative_to(ROOT)} imports textkit.{sorted(strange)[0]}"
        from_themes = {n for n in imports(path) if n.startswith("textkit.themes.")}
        allowed = tuple(f"textkit.themes.{name}" for name in ("codebook", "shares", "telling"))  # no model in them
        assert all(n.startswith(allowed) for n in from_themes), path


@pytest.mark.parametrize("vendor", sorted(VENDORS))
def test_a_vendor_stays_in_its_room(vendor: str) -> None:
    users = [p.relative_to(ROOT).as_posix() for p in modules() if any(n.split(".")[0] == vendor for n in imports(p))]
    assert all(user.startswith(VENDORS[vendor]) for user in users), users
    if vendor != "hdbscan":
        assert users, f"nobody uses {vendor}: the rule checks nothing"


def test_safe_testimonies_are_made_in_two_places_only() -> None:
    makers = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == "SafeTestimony"
            ):
                makers.add(path.relative_to(PACKAGE).parts[0])
    assert makers == {"deidentify", "store"}


def test_files_and_functions_stay_small() -> None:
    for path in modules():
        source = path.read_text(encoding="utf-8")
        if "textkit/language/" not in path.as_posix():
            assert source.count("\n") <= 350, f"{path.relative_to(ROOT)} is over 350 lines"
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 45, f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"
