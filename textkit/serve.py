"""Starts the explorer: Streamlit on 127.0.0.1, with the bundled settings wherever it is started from."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import webbrowser
from pathlib import Path
from typing import Final

from textkit.errors import UsageError
from textkit.resources import resource

ADDRESS: Final = "127.0.0.1"


def flags(*, port: int) -> list[str]:
    """The bundled .streamlit/config.toml as options, so that no other configuration can loosen it.

    It keeps Streamlit headless: with a browser of its own to open, it asks for an e-mail address at the first start.
    """
    settings = tomllib.loads(resource(".streamlit/config.toml").read_text(encoding="utf-8"))
    settings["server"]["port"] = port
    return [
        f"--{section}.{key}={str(value).lower() if isinstance(value, bool) else value}"
        for section, values in settings.items()
        for key, value in values.items()
    ]


def free_port(wanted: int) -> int:
    """`wanted`, or the first free one of the fifty after it."""
    for port in range(wanted, wanted + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return port
    raise UsageError(f"The ports {wanted} to {wanted + 49} are all in use.", "Name another with --port.")


def serve(folder: Path, *, port: int = 8501, browser: bool = True) -> int:
    """Run the explorer over a project until it is stopped; its exit code. Raises UsageError where no port is free."""
    port = free_port(port)
    command = [sys.executable, "-m", "streamlit", "run", str(resource("app.py")), *flags(port=port)]
    environment = os.environ | {
        "TEXTKIT_PROJECT": str(folder.resolve()),
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    process = subprocess.Popen(command, env=environment)
    for sign in (signal.SIGINT, signal.SIGTERM):  # also where a shell started it in the background and ignores Ctrl-C
        signal.signal(sign, signal.default_int_handler)
    try:
        if browser and _answers(port, process):
            webbrowser.open(f"http://{ADDRESS}:{port}")
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


def _answers(port: int, process: subprocess.Popen[bytes], *, seconds: float = 60) -> bool:
    """True once something listens on the port; False where the process ends or the time runs out first."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return True
        time.sleep(0.2)
    return False
