"""One de-identifier for all tests: it holds no state of a text."""

from __future__ import annotations

import pytest

from textkit.deidentify import Deidentifier


@pytest.fixture(scope="session")
def deidentifier() -> Deidentifier:
    return Deidentifier()
