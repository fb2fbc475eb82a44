"""Actions a label: what is allowed, what is refused and how."""

from __future__ import annotations

import pytest

from textkit.deidentify import Deidentifier, Policy
from textkit.deidentify.policy import actions
from textkit.errors import BrokenConfig, UsageError
from textkit.records import LABELS

KEY = b"k" * 32


@pytest.mark.parametrize("label", LABELS)
def test_every_action_a_label_has_is_accepted(label: str) -> None:
    for action in actions(label):
        assert Policy.from_mapping({label: action}).action(label) == action


@pytest.mark.parametrize(
    "settings",
    [
        {"PERSON": "year"},
        {"DEMOGRAPHIC": "surrogate"},
        {"OCCUPATION": "surrogate"},
        {"AGE": "surrogate"},
        {"DEMOGRAPHIC": "generalise"},
        {"DATE": "decade"},
        {"surrogates": "world"},
        {"reversible": "yes"},
    ],
)
def test_what_a_label_cannot_have_is_refused(settings: dict[str, str | bool]) -> None:
    with pytest.raises(BrokenConfig, match="Choose one of"):
        Policy.from_mapping(settings)


@pytest.mark.parametrize("settings", [{"PERSON": "surrogate"}, {"reversible": True}])
@pytest.mark.parametrize("key", [None, b"short"])
def test_a_missing_key_is_told_at_once(settings: dict[str, str | bool], key: bytes | None) -> None:
    with pytest.raises(UsageError, match="need a key"):
        Deidentifier(policy=settings, key=key)


def test_generalising_needs_no_key() -> None:
    safe = Deidentifier(policy={"AGE": "band"}).deidentify("Jag är 34 år gammal.", "sv")
    assert safe.text == "Jag är [30–39] år gammal."
    assert safe.sealed == b""


def test_plain_leaves_placeholders_for_what_is_drawn_or_made_coarser() -> None:
    policy = Policy.from_mapping({"PERSON": "surrogate", "DATE": "year", "AGE": "mask", "mode": "balanced"}).plain
    assert (policy.action("PERSON"), policy.action("DATE"), policy.action("AGE")) == (
        "placeholder",
        "placeholder",
        "mask",
    )
    assert policy.mode == "balanced"
    assert not policy.keyed
