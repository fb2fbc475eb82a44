"""De-identify files: the same formats out as in, and a report beside them."""

from textkit.scrub.formats import SUFFIXES
from textkit.scrub.job import scrub
from textkit.scrub.report import FileReport, ScrubReport

__all__ = ["SUFFIXES", "FileReport", "ScrubReport", "scrub"]
