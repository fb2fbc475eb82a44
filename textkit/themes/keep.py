"""A model of themes on disk: numbers and the names of themes in one file, the same bytes for the same model."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np

from textkit.errors import UnreadableFile
from textkit.records import Theme
from textkit.themes.partition import Space

FORMAT: Final = 1
_TABLES: Final = ("stability_", "hierarchy_")


def write(model: Any, path: Path) -> None:
    """Write a fitted ThemeModel as an .npz without pickled objects; passages are left out."""
    facts = {
        "format": FORMAT,
        "parameters": model.get_params(),
        "n_features": model.n_features_in_,
        "temperature": model.temperature_,
        "seed": model.seed_,
        "themes": [asdict(theme) | {"passages": []} for theme in model.themes_],
        "tables": {name: getattr(model, name).to_dict("list") for name in _TABLES},
    }
    arrays = {"mean": model.space_.mean, "axes": model.space_.axes, "centres": model.centres_}
    text = np.frombuffer(json.dumps(facts, ensure_ascii=False, default=_plain).encode(), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        np.savez(file, facts=text, distances=model.distances_, **arrays)
    partial.replace(path)


def read(model: Any, path: Path) -> Any:
    """Fill a ThemeModel with what a file holds. Raises UnreadableFile where it is missing, broken or of another kind."""
    import pandas as pd

    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in ("mean", "axes", "centres", "distances", "facts")}
        facts = json.loads(arrays["facts"].tobytes())
        if facts["format"] != FORMAT:
            raise ValueError(facts["format"])
    except (OSError, ValueError, KeyError, EOFError) as problem:
        raise UnreadableFile(
            f"{path.name} holds no model of themes that can be read ({type(problem).__name__}).",
            "Find the themes anew, and save the model again.",
        ) from None
    model.set_params(**facts["parameters"])
    model.space_, model.centres_ = Space(arrays["mean"], arrays["axes"]), arrays["centres"]
    model.distances_, model.temperature_, model.seed_ = arrays["distances"], facts["temperature"], facts["seed"]
    model.n_features_in_, model._n_features_out = facts["n_features"], len(model.centres_)
    model.themes_ = [Theme(**{**t, "keywords": tuple(t["keywords"]), "passages": ()}) for t in facts["themes"]]
    for name in _TABLES:
        setattr(model, name, pd.DataFrame(facts["tables"][name]))
    return model


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else None
