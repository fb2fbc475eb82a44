"""The small project of reviewing_project.py."""

from __future__ import annotations

from reviewing_project import project

__all__ = ["project"]
