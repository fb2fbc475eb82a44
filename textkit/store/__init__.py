"""The project folder: vault, safe tables, vectors, themes, notes and audit."""

from textkit.store.project import Project

__all__ = ["Project"]
