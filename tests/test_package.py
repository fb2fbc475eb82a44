"""The wheel carries everything: code, models, corpus, the explorer and its settings."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST = 80 * 2**20  # bytes of models/


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(folder.glob("textkit-*.whl"))


@pytest.mark.slow
def test_the_wheel_is_whole(wheel: Path, tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for wanted in (
        "textkit/_data/corpus/codebook.yaml",
        "textkit/_data/corpus/split.tsv",
        "textkit/_data/models/nordic_encoder/model_int8.onnx",
        "textkit/_data/models/nordic_static/vectors.npz",
        "textkit/_data/app.py",
        "textkit/_data/.streamlit/config.toml",
        "textkit/explore/texts/sv.toml",
        "textkit/explore/style.css",
    ):
        assert wanted in names, wanted
    assert sum(n.startswith("textkit/_data/corpus/testimonies/") for n in names) >= 10


@pytest.mark.slow
def test_what_the_wheel_holds_works_alone(wheel: Path, tmp_path: Path) -> None:
    """Unpacked in an empty folder, far from the checkout, with nothing of it on the path."""
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = (
        "import textkit, sys; assert textkit.__file__.startswith(sys.argv[1]);"
        "print(len(textkit.corpus.load('test').testimonies), textkit.load_embedder().encode(['hej']).shape[1],"
        "textkit.Deidentifier().deidentify('Anna kom.', language='sv').text)"
    )
    environment = {"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    count, dimension, text = done.stdout.split(maxsplit=2)
    assert int(count) >= 60
    assert int(dimension) >= 128
    assert text.strip() == "[PERSON 1] kom."


def test_the_models_stay_small_and_have_their_papers() -> None:
    folders = [p for p in (ROOT / "models").iterdir() if p.is_dir()]
    assert len(folders) >= 2
    assert sum(f.stat().st_size for f in (ROOT / "models").rglob("*") if f.is_file()) <= MOST
    for folder in folders:
        assert (folder / "card.md").stat().st_size > 500, folder.name
        assert (folder / "metrics.json").exists(), folder.name
        assert any((folder / "recipe").glob("*.py")), folder.name
