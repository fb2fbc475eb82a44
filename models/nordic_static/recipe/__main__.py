"""python -m models.nordic_static.recipe --data DATA --work WORK: after the encoder's, in the same work folder."""

import argparse
from pathlib import Path

import numpy as np

from models.nordic_encoder.recipe import lessons, sources, translated
from textkit.embed.nordic import OnnxEmbedder

from . import distil, joint

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/, parallel/, ner/, eval/ and field/")
    parser.add_argument("--work", type=Path, required=True, help="the folder the encoder's recipe worked in")
    parser.add_argument("--encoder", type=Path, default=ROOT / "models/nordic_encoder")
    parser.add_argument("--out", type=Path, default=ROOT / "models/nordic_static")
    parser.add_argument("--steps", type=int, default=450)
    a = parser.parse_args()
    rows = sources.field(a.data, ROOT / "corpus")
    rows += translated.rows(rows, a.work)
    material, start = lessons.material(a.data, a.work), np.load(a.work / "joint.npy")
    bag = distil.train(a.work, start, material, rows, OnnxEmbedder(a.encoder), a.steps)
    joint.save(bag, a.work, a.out)


if __name__ == "__main__":
    main()
