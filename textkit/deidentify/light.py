"""Import a library without the heavy ones that it would load beside it for nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

HEAVY: Final = ("transformers", "torch", "tensorflow", "stanza", "gliner", "mxnet", "jax")


@contextmanager
def without_heavy() -> Iterator[None]:
    """Hide what is not loaded yet of HEAVY while the block imports: Presidio and thinc both try for torch, seconds long."""
    hidden = [name for name in HEAVY if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)
