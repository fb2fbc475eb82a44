"""Starts the explorer: Streamlit on 127.0.0.1, with the bundled settings wherever it is started from."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from textkit.resources import resource


def flags(*, port: int, browser: bool) -> list[str]:
    """The bundled .streamlit/config.toml as options, so that no other configuration can loosen it."""
    settings = tomllib.loads(resource(".streamlit/config.toml").read_text(encoding="utf-8"))
    settings["server"] |= {"port": port, "headless": not browser}
    return [
        f"--{section}.{key}={str(value).lower() if isinstance(value, bool) else value}"
        for section, values in settings.items()
        for key, value in values.items()
    ]


def serve(folder: Path, *, port: int = 8501, browser: bool = True) -> int:
    """Run the explorer over a project until it is stopped; its exit code."""
    command = [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *flags(port=port, browser=browser)]
    environment = os.environ | {
        "TEXTKIT_PROJECT": str(folder.resolve()),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    try:
        return subprocess.run(command, env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0
