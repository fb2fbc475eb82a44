"""python -m models.nordic_static.recipe --data DATA --work WORK: after the encoder's, in the same work folder."""

import argparse
from pathlib import Path

from models.nordic_encoder.recipe import sources, translated

from . import field, joint

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with text/, parallel/, ner/, eval/ and field/")
    parser.add_argument("--work", type=Path, required=True, help="the folder the encoder's recipe worked in")
    parser.add_argument("--out", type=Path, default=ROOT / "models/nordic_static")
    parser.add_argument("--steps", type=int, default=500)
    a = parser.parse_args()
    rows = sources.field(a.data, ROOT / "corpus")
    rows += translated.rows(rows, a.work)
    joint.save(field.train(a.work, rows, a.steps), a.work, a.out)


if __name__ == "__main__":
    main()
