"""The vault's key: made once, kept outside the project, found in the environment, a key file or the OS keyring."""

from __future__ import annotations

import base64
import binascii
import os
import re
import secrets
from pathlib import Path
from typing import Final

from textkit.errors import MissingKey

ENVIRONMENT: Final = "TEXTKIT_KEY"
FILE_ENVIRONMENT: Final = "TEXTKIT_KEY_FILE"
_SERVICE: Final = "textkit"
_BYTES: Final = 32


def key_folder() -> Path:
    """Where key files lie by default: `~/.config/textkit/keys` (XDG_CONFIG_HOME is honoured)."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "textkit" / "keys"


def key_path(name: str) -> Path:
    """The file of the key `name`: TEXTKIT_KEY_FILE where it is set, else in the key folder."""
    if named := os.environ.get(FILE_ENVIRONMENT):
        return Path(named).expanduser()
    if not re.fullmatch(r"[\w-]{1,80}", name):
        raise MissingKey(f"'{name}' is no name of a key.", "Look at [project] key in project.toml.")
    return key_folder() / f"{name}.key"


def make_key(name: str) -> Path | None:
    """Make the key file readable by its owner alone; None where a key is there already (it is left as it is)."""
    if find_key(name) is not None:
        return None
    path = key_path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(base64.urlsafe_b64encode(secrets.token_bytes(_BYTES)).decode() + "\n")
    return path


def find_key(name: str) -> bytes | None:
    """The 32 bytes of the key, or None where there is none. Raises MissingKey for a malformed one."""
    if text := os.environ.get(ENVIRONMENT):
        return _decoded(text, f"the environment variable {ENVIRONMENT}")
    path = key_path(name)
    if path.exists():
        return _decoded(path.read_text(encoding="ascii", errors="replace"), f"the key file {path.name}")
    if text := _from_keyring(name):
        return _decoded(text, "the keyring")
    return None


def need_key(name: str) -> bytes:
    """The key; raises MissingKey, saying where it was looked for."""
    if (key := find_key(name)) is None:
        where = f"{ENVIRONMENT}, {FILE_ENVIRONMENT}, the file {key_path(name)} or the keyring (service {_SERVICE})"
        raise MissingKey("The key of this project's vault is not on this machine.", f"It was looked for in {where}.")
    return key


def _decoded(text: str, where: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.strip())
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _BYTES:
        raise MissingKey(f"What stands in {where} is no key.", "A key is 32 bytes in URL-safe base64 (44 characters).")
    return key


def _from_keyring(name: str) -> str | None:
    try:
        import keyring
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(_SERVICE, name)
    except Exception:  # a machine without a keyring service is as good as an empty keyring
        return None
    return found
