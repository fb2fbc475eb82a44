"""Settings: one frozen dataclass a stage, read from project.toml. Never a secret in here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

from textkit.errors import BrokenConfig
from textkit.records import LABELS, LANGUAGES

MODES: Final = ("strict", "balanced")
SCOPES: Final = ("testimony", "collection")


@dataclass(frozen=True, slots=True)
class ProjectConfig:
    """`k`: no count of fewer people is ever shown."""

    name: str = ""
    key: str = ""  # the name of the vault's key, never the key
    k: int = 5
    languages: tuple[str, ...] = LANGUAGES


@dataclass(frozen=True, slots=True)
class DeidentifyConfig:
    """`policy`: label → what happens to it; labels it does not name become placeholders.

    `surrogates`: a person has one surrogate within a testimony or within the collection. `reversible`: what is replaced
    is kept, sealed with the project's key. `groups`: column, or `date` → how it is made coarser.
    """

    mode: str = "strict"
    surrogates: str = "testimony"
    reversible: bool = False
    policy: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EmbedConfig:
    """`model`: empty for the bundled encoder; `static`, `tfidf`, a folder, or a hub name."""

    model: str = ""


@dataclass(frozen=True, slots=True)
class ThemesConfig:
    """`discovered`: how many themes to look for (0: chosen by stability); `codebook`: empty for the bundled one."""

    codebook: str = ""
    discovered: int = 0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a project."""

    project: ProjectConfig = ProjectConfig()
    deidentify: DeidentifyConfig = DeidentifyConfig()
    embed: EmbedConfig = EmbedConfig()
    themes: ThemesConfig = ThemesConfig()


def load(path: Path) -> Config:
    """Read project.toml.

    Raises BrokenConfig, naming the setting and what is allowed, for anything unknown or out of range.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BrokenConfig(f"{path.name} is not valid TOML: {problem}.") from None
    sections: dict[str, type] = {f.name: type(f.default) for f in fields(Config)}
    if unknown := sorted(set(raw) - set(sections)):
        raise BrokenConfig(f"{path.name} has an unknown section [{unknown[0]}].", f"Sections: {', '.join(sections)}.")
    config = Config(**{name: _section(kind, raw.get(name, {}), name) for name, kind in sections.items()})
    _check(config)
    return config


def _section(kind: type, raw: Mapping[str, Any], name: str) -> Any:
    known = {f.name: f for f in fields(kind)}
    for key, value in raw.items():
        if key not in known:
            raise BrokenConfig(f"[{name}] has an unknown setting '{key}'.", f"Settings: {', '.join(known)}.")
        default = getattr(kind(), key)
        wanted = (
            (list, tuple)
            if isinstance(default, tuple)
            else (dict,)
            if isinstance(default, Mapping)
            else (type(default),)
        )
        if not isinstance(value, wanted) or isinstance(value, bool) != isinstance(default, bool):
            raise BrokenConfig(f"[{name}] {key} must be a {wanted[0].__name__}, not a {type(value).__name__}.")
    return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in raw.items()})


def _check(config: Config) -> None:
    if config.project.k < 2:
        raise BrokenConfig(f"[project] k is {config.project.k}; the smallest allowed is 2.")
    if unknown := [c for c in config.project.languages if c not in LANGUAGES]:
        raise BrokenConfig(f"[project] languages has '{unknown[0]}'.", f"Allowed: {', '.join(LANGUAGES)}.")
    if config.deidentify.mode not in MODES:
        raise BrokenConfig(f"[deidentify] mode is '{config.deidentify.mode}'.", f"Allowed: {', '.join(MODES)}.")
    if config.deidentify.surrogates not in SCOPES:
        raise BrokenConfig(
            f"[deidentify] surrogates is '{config.deidentify.surrogates}'.", f"Allowed: {', '.join(SCOPES)}."
        )
    if config.deidentify.groups:
        from textkit.deidentify.groups import check

        check(config.deidentify.groups)
    if strange := [label for label in config.deidentify.policy if label not in LABELS]:
        raise BrokenConfig(f"[deidentify.policy] has an unknown label '{strange[0]}'.", f"Labels: {', '.join(LABELS)}.")


TEMPLATE: Final = """\
# Settings of this project. The key to the vault is kept elsewhere: see `textkit new --help`.

[project]
name = {name}
key = {key}
k = {k}                     # no count of fewer people than this is shown

[deidentify]
mode = "strict"           # strict: miss as little as possible; balanced: mask less of what is no identifier
surrogates = "testimony"  # a person's surrogate is the same in one testimony, or with "collection" in all of them
reversible = false        # true: what was replaced is kept sealed in vault/, for those who hold the key

[deidentify.policy]       # a label not named here becomes a placeholder; for any label: placeholder, mask, remove, keep
# PERSON = "surrogate"    # another name, number, address or town of the same kind; not for OCCUPATION, AGE, DEMOGRAPHIC
# DATE = "year"           # or "quarter", "month"; "surrogate" moves all dates of a testimony alike
# AGE = "band"            # [30–39]
# LOCATION = "county"     # or "country"
# ORGANIZATION = "kind"   # [skola]
# OCCUPATION = "level"    # [chef]

[deidentify.groups]       # the columns beside a text: a region, role or workplace of few people singles them out
# region = "county+rare"  # steps: county, country, kind, level, band; rare: values of fewer than k people become [other]
# role = "rare"           # or "remove": the column is left out
# date = "year"           # the date of a testimony: its month unless told otherwise; or "remove"

[embed]
model = ""                # empty: the bundled encoder; "static", "tfidf", or the folder of a sentence-transformers model

[themes]
codebook = ""             # empty: the bundled codebook of fifteen themes; or the path of your own
discovered = 0            # how many themes to look for beyond the codebook; 0: as many as hold together
seed = 0
"""
