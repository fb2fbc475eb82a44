"""The explorer in a real browser: Chromium, driven by Playwright, over a project made by the pipeline."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser_visit import PATIENCE, Visit

from textkit.serve import flags

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        reason = "no Chromium found: install Debian's package `chromium` to run the browser tests"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return str(found)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser; skips where there is none, and fails where CI is set."""
    return _chromium()


@pytest.fixture(scope="session")
def address(chromium: str, built: Path) -> Iterator[str]:
    """The explorer, running on a free port of this machine."""
    with serving(built) as base:
        yield base


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The explorer over a project, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *flags(port=port)]
    environment = os.environ | {"TEXTKIT_PROJECT": str(folder)}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base, running)
        yield base
    finally:
        running.terminate()
        running.wait(timeout=20)


def _wait(base: str, running: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert running.poll() is None, "the explorer ended before it answered"
        try:
            with urllib.request.urlopen(f"{base}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the explorer did not answer within a minute")


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: str, address: str, tmp_path: Path) -> Iterator[Visit]:
    """A fresh browser, with the locale and width that the test's parameter names; it must make no error and no call."""
    with visiting(chromium, address, tmp_path, *getattr(request, "param", ("sv-SE", 1280))) as made:
        yield made


@contextmanager
def visiting(chromium: str, address: str, tmp_path: Path, locale: str, width: int) -> Iterator[Visit]:
    """A browser at an address, watched."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=chromium, headless=True, args=ARGUMENTS, locale=locale,
            viewport={"width": width, "height": 900},
        )  # fmt: skip
        browser.set_default_timeout(PATIENCE)
        made = Visit(browser.new_page(), address)
        made.watch()
        made.page.goto(address)
        made.settle()
        yield made
        browser.close()
    assert made.errors == []
    assert made.strangers == []
