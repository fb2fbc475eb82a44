"""A visit to the explorer: the browser's page, and what must not happen on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


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
        narrow = self.page.viewport_size["width"] < 768
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
        if narrow:
            self.page.get_by_test_id("stExpandSidebarButton").click()
            self.page.wait_for_timeout(500)
        link.click()
        self.page.wait_for_selector(f".tk-h1:text-is('{name}')", timeout=60_000)
        if narrow:
            self.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        self.settle()

    def picture(self, name: str) -> Path:
        target = ROOT / "benchmarks" / "out" / "explorer" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(target))
        return target
