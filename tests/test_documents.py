"""What the documents show really runs: notebooks, the examples in README, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / n for n in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "corpus/README.md")]


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.name)
def test_notebooks_run_from_top_to_bottom(path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code) >= 5
    assert not any(cell.get("outputs") for cell in code), "outputs are not committed"
    NotebookClient(notebook, timeout=900, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    assert all(cell.execution_count for cell in code)
    assert any(cell.outputs for cell in code)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_python_examples_in_readme_run() -> None:
    examples = blocks((ROOT / "README.md").read_text(encoding="utf-8"), "python")
    assert examples
    namespace: dict[str, object] = {}
    for example in examples:
        exec(compile(example, "README.md", "exec"), namespace)  # the examples are our own
        for line in example.splitlines():
            if "  # → " in line:
                shown, expected = line.split("  # → ")
                assert str(eval(shown, namespace)) == expected, line


def test_the_first_example_stands_before_line_30() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("```") for line in lines[:30])


def test_the_commands_in_readme_exist() -> None:
    from textkit.cli import cli

    shown = re.findall(
        r"^textkit (\w+)", "\n".join(blocks((ROOT / "README.md").read_text(encoding="utf-8"), "sh")), re.MULTILINE
    )
    assert len(shown) >= 5
    assert not [name for name in shown if name not in cli.commands]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text) > 400
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_decision_has_context_choice_and_cost() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len(decisions) >= 4
    for path in decisions:
        text = path.read_text(encoding="utf-8").lower()
        for part in ("## context", "## choice", "## cost"):
            assert part in text, f"{path.name} lacks {part}"


def test_the_figures_of_agreement_are_the_measured_ones() -> None:
    """Every number in the datasheet's table comes from corpus/agreement.py."""
    import runpy

    measured = runpy.run_path(str(ROOT / "corpus" / "agreement.py"))["agreement"]()
    text = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    for part, measure in (("labels", "f1"), ("themes", "kappa")):
        for name, row in measured[part].items():
            assert f"| {name} | {row['first']:.0f} | {row['second']:.0f} | {row[measure]:.3f} |" in text, name
