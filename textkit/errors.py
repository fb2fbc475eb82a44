"""One class for each thing a user can mend. No message ever holds the text of a testimony."""

from __future__ import annotations

from collections.abc import Iterable


class TextkitError(Exception):
    """Base of all: `what` was wrong and where, `advice` says what to do."""

    exit_code = 1

    def __init__(self, what: str, advice: str = "") -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what} {advice}".strip())


class UsageError(TextkitError):
    """The command or call was put wrongly (exit code 2)."""

    exit_code = 2


class CannotEdit(UsageError):
    """An edit of themes that cannot be done; `why`: name, alone, theme, passage, small, few, parts, nowhere or known."""

    def __init__(self, why: str, what: str, advice: str = "") -> None:
        self.why = why
        super().__init__(what, advice)


class UnreadableFile(TextkitError):
    """A file that cannot be read: broken, empty or of another kind than its suffix says."""


class EncryptedFile(UnreadableFile):
    """A file behind a password."""


class UnsupportedFormat(UnreadableFile):
    """A file of a kind no reader takes."""


class MissingColumn(UsageError):
    """A column that the mapping names and the table lacks."""

    def __init__(self, column: str, where: str, columns: Iterable[str]) -> None:
        there = ", ".join(columns)
        super().__init__(f"{where} has no column '{column}'.", f"Its columns are: {there}.")


class DuplicateId(TextkitError):
    """Two different testimonies under one id."""


class BrokenMark(TextkitError):
    """A mark of the corpus that does not parse: file and line."""

    def __init__(self, where: str, line: int, problem: str) -> None:
        self.line = line
        super().__init__(f"{where}:{line}: {problem}")


class BrokenCodebook(TextkitError):
    """An entry of a codebook that cannot be used: file, line and field."""


class BrokenConfig(UsageError):
    """A setting in project.toml that is unknown or out of range."""


class NotAProject(UsageError):
    """A folder without project.toml."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"{folder} is not a textkit project.", f"Make one with: textkit new {folder}")


class MissingStage(TextkitError):
    """A stage that needs another to have run first."""

    def __init__(self, needed: str, command: str) -> None:
        super().__init__(f"There is nothing {needed} yet.", f"Run: {command}")


class MissingKey(TextkitError):
    """The vault's key is not where it was looked for, or does not fit."""


class MissingModel(TextkitError):
    """A model that is not on this machine."""


class MissingPackage(TextkitError):
    """An optional package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"This needs the package '{package}'.", f"Install it with: pip install 'textkit[{extra}]'")
