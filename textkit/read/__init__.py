"""Read testimonies: one reader a kind of file, whatever its encoding, to one list of records."""

import sys
from types import ModuleType
from typing import Any

from textkit.read.collect import Testimonies, read
from textkit.read.formats import SUFFIXES

__all__ = ["SUFFIXES", "Testimonies", "read"]


class _Callable(ModuleType):
    """`textkit.read` names this package and the function in it; either way it can be called."""

    def __call__(self, *args: Any, **options: Any) -> Testimonies:
        return read(*args, **options)


sys.modules[__name__].__class__ = _Callable
