"""Figures, printed for people and written as JSON; and the floors that must hold."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OUT = HERE / "out"


def write(name: str, figures: dict[str, Any], *, quiet: bool = False) -> None:
    """Keep the figures of a benchmark in benchmarks/out/NAME.json, and print them unless they are shown otherwise."""
    OUT.mkdir(exist_ok=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "machine": platform.machine()}
    text = json.dumps({"benchmark": name, "machine": machine} | figures, ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if not quiet:
        print(text)


def floors() -> dict[str, dict[str, float]]:
    """benchmark → figure → the least it may be (a name ending in `_most`: the most)."""
    held: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    return held


def broken(name: str, figures: dict[str, float]) -> list[str]:
    """What lies under its floor; a floor whose figure is missing counts as broken, so that no gate checks nothing."""
    out = []
    for key, bound in floors()[name].items():
        figure = key.removesuffix("_most")
        value = figures.get(figure)
        too = value is None or value != value or (value > bound if key.endswith("_most") else value < bound)
        if too:
            out.append(f"{name}: {figure} is {value}, its floor is {bound}")
    return out
