"""project.toml: what it may say of replacements."""

from __future__ import annotations

from pathlib import Path

import pytest

from textkit import config
from textkit.deidentify import Policy
from textkit.errors import BrokenConfig


def loaded(folder: Path, text: str) -> config.Config:
    (folder / "project.toml").write_text(text, encoding="utf-8")
    return config.load(folder / "project.toml")


def test_the_template_is_what_the_defaults_are(tmp_path: Path) -> None:
    found = loaded(tmp_path, config.TEMPLATE.format(name='"p"', key='"p"', k=5))
    assert found.deidentify == config.DeidentifyConfig()
    assert (found.deidentify.surrogates, found.deidentify.reversible) == ("testimony", False)


def test_every_line_of_the_template_can_be_switched_on(tmp_path: Path) -> None:
    lines = config.TEMPLATE.format(name='"p"', key='"p"', k=5).splitlines()
    switched = "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)
    policy = loaded(tmp_path, switched).deidentify.policy
    assert policy["PERSON"] == "surrogate"
    assert Policy.from_mapping(policy).action("DATE") == "year"


def test_settings_are_read(tmp_path: Path) -> None:
    text = '[deidentify]\nsurrogates = "collection"\nreversible = true\n[deidentify.policy]\nAGE = "band"\n'
    found = loaded(tmp_path, text).deidentify
    assert (found.surrogates, found.reversible, dict(found.policy)) == ("collection", True, {"AGE": "band"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[deidentify]\nsurrogates = "world"', "surrogates is 'world'"),
        ("[deidentify]\nsurrogates = true", "must be a str"),
        ('[deidentify]\nreversible = "yes"', "must be a bool"),
        ("[deidentify]\nreversible = 1", "must be a bool"),
        ("[project]\nk = true", "must be a int"),
        ('[deidentify.policy]\nNAME = "mask"', "unknown label"),
    ],
)
def test_what_cannot_be_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BrokenConfig, match=told):
        loaded(tmp_path, text)
