"""The edge of the outside world: files that are missing, too big, locked or broken, and vendors that raise."""

from __future__ import annotations

import logging
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from textkit.errors import EncryptedFile, TextkitError, UnreadableFile, UnsupportedFormat

MAX_BYTES: Final = 500 * 2**20
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNLOCK: Final = "Open it, take the password away, save it and try again."
_VENDOR_LOGS: Final = ("pypdf", "openpyxl")


@contextmanager
def guarded(name: str, kind: str) -> Iterator[None]:
    """Turn whatever a vendor raises into UnreadableFile, and keep its warnings, which may quote the file, unheard."""
    levels = {log: logging.getLogger(log).level for log in _VENDOR_LOGS}
    try:
        for log in levels:
            logging.getLogger(log).setLevel(logging.CRITICAL + 1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except TextkitError:
        raise
    except Exception:
        raise UnreadableFile(
            f"{name} is broken or is no {kind}.", "Open it in the program it was made with, save it again and try."
        ) from None
    finally:
        for log, level in levels.items():
            logging.getLogger(log).setLevel(level)


def load(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile: missing, empty, over 500 MB or not readable by this user."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFile(f"{path.name} is {size / 2**20:.0f} MB; the limit is 500 MB.", "Split it into parts.")
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise UnreadableFile(
            f"{path.name} cannot be opened ({why}).", "Is it open in another program, or moved?"
        ) from None
    if not data.strip(b"\x00 \t\r\n\xff\xfe\xef\xbb\xbf"):
        raise UnreadableFile(f"{path.name} is empty.", "Was it copied or synchronised to the end?")
    return data


@contextmanager
def package(path: Path, kind: str, main: str) -> Iterator[zipfile.ZipFile]:
    """An Office or OpenDocument file opened as the zip it is, checked for locks and bombs.

    `main`: a member without which it is not a file of this kind.
    """
    data_start = load(path)[:8]
    if data_start == _OLE:
        raise _ole(path, kind)
    if not zipfile.is_zipfile(path):
        raise UnreadableFile(
            f"{path.name} is broken or is no {kind}.", "Was it copied to the end? Is its suffix right?"
        )
    with guarded(path.name, kind), zipfile.ZipFile(path) as archive:
        _check_members(archive, path.name)
        if main not in archive.namelist():
            raise UnreadableFile(f"{path.name} is a zip file but no {kind}.", "Is its suffix right?")
        yield archive


def _ole(path: Path, kind: str) -> UnreadableFile:
    if "EncryptedPackage".encode("utf-16-le") in load(path):
        return EncryptedFile(f"{path.name} is locked with a password.", _UNLOCK)
    return UnsupportedFormat(
        f"{path.name} is an old Office file, not a {kind}.", "Save it in the new format (docx, xlsx)."
    )


def _check_members(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    if any(i.file_size > MAX_BYTES for i in infos) or sum(i.file_size for i in infos) > 2 * MAX_BYTES:
        raise UnreadableFile(
            f"{name} would unpack to more than 500 MB.", "It is damaged or made to do harm; leave it out."
        )
    if any(i.flag_bits & 1 for i in infos):
        raise EncryptedFile(f"{name} is locked with a password.", _UNLOCK)


def locked(name: str) -> EncryptedFile:
    """The error for a file behind a password."""
    return EncryptedFile(f"{name} is locked with a password.", _UNLOCK)
