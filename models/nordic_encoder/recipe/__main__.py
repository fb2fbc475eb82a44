"""python -m models.nordic_encoder.recipe --data DATA --work WORK: from the open data to models/nordic_encoder."""

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from models.nordic_static.recipe import joint
from textkit.embed.nordic import StaticEmbedder

from . import export, field, lessons, prepare, sources, train, translated

ROOT = Path(__file__).resolve().parents[3]
FIELD_STEPS = 3000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/, parallel/, ner/, eval/ and field/")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is made on the way (about 1 GB)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of all steps, for a trial")
    parser.add_argument("--out", type=Path, default=ROOT / "models/nordic_encoder")
    a = parser.parse_args()
    random.seed(0)
    prepare.prepare(a.data, a.work)
    joint.save(joint.train(a.work, int(a.scale * joint.STEPS)), a.work, a.work / "joint")
    material = lessons.material(a.data, a.work)
    model = train.begin(a.work, np.load(a.work / "joint.npy"), StaticEmbedder(a.work / "joint").word_vectors)
    for phase in train.PHASES:
        train.train(model, material, a.work, phase._replace(steps=int(a.scale * phase.steps)))
    rows = sources.field(a.data, ROOT / "corpus")
    rows += translated.rows(rows, a.work)
    contrasts = sources.contrasts()
    contrasts += translated.contrasts(contrasts, a.work)
    field.train(model, material, rows, contrasts, a.work, int(a.scale * FIELD_STEPS))
    torch.save(model.state_dict(), a.work / "shipped.pt")
    export.export(model.state_dict(), a.work / "pieces.model", a.out)


if __name__ == "__main__":
    main()
