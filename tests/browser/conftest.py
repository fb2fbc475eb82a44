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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *flags(port=port, browser=False)]
    environment = os.environ | {"TEXTKIT_PROJECT": str(built)}
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


@dataclass
class Visit:
    """A browser page, and what must not happen on it."""

    page: Any
    base: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda problem: self.errors.append(str(problem)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", lambda socket: self._asked(socket.url.replace("ws://", "http://")))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "blob:")):
            self.strangers.append(url)

    def settle(self) -> None:
        """Wait until a page is drawn and nothing is being computed."""
        self.page.wait_for_selector(".tk-h1", timeout=60_000)
        quiet = '() => !document.querySelector(\'[data-testid="stStatusWidget"], [data-stale="true"]\')'
        self.page.wait_for_function(quiet, timeout=60_000)
        self.page.wait_for_timeout(400)

    def go(self, name: str) -> None:
        """Open a page from the navigation, which a narrow screen folds away."""
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
        if not link.is_visible() or link.bounding_box()["x"] < 0:
            self.page.get_by_test_id("stExpandSidebarButton").click()
            self.page.wait_for_timeout(500)
        link.click()
        self.page.wait_for_selector(f".tk-h1:text-is('{name}')", timeout=60_000)
        self.settle()

    def picture(self, name: str) -> Path:
        target = ROOT / "benchmarks" / "out" / "explorer" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(target))
        return target


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: str, address: str, tmp_path: Path) -> Iterator[Visit]:
    """A fresh browser, with the locale and width that the test's parameter names; it must make no error and no call."""
    from playwright.sync_api import sync_playwright

    locale, width = getattr(request, "param", ("sv-SE", 1280))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=chromium, headless=True, args=ARGUMENTS, locale=locale,
            viewport={"width": width, "height": 900},
        )  # fmt: skip
        made = Visit(browser.new_page(), address)
        made.watch()
        made.page.goto(address)
        made.settle()
        yield made
        browser.close()
    assert made.errors == []
    assert made.strangers == []
