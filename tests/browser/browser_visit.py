"""A visit to the explorer: the browser's page, and what must not happen on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120_000  # milliseconds, for a machine that does much else
STILL = 500
TRIES = 4
QUIET = """still => {
  const app = document.querySelector('[data-testid="stApp"]'), now = performance.now();
  const calm = app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
  const drawn = document.querySelector('[data-testid="stMain"]')?.scrollHeight;
  if (!calm || window.tkDrawn !== drawn) { window.tkDrawn = drawn; window.tkCalm = now; }
  return calm && now - window.tkCalm >= still;
}"""


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
        """Wait until a page is drawn, nothing is being computed, and both have held for a while.

        The state stands on the app itself. Streamlit's own sign of work is hidden by the minimal toolbar.
        """
        self.page.wait_for_selector(".tk-h1", timeout=PATIENCE)
        self.page.wait_for_function(QUIET, arg=STILL, timeout=PATIENCE, polling=100)

    def choose(self, field: str, option: str) -> None:
        """Choose from a list by typing what is wanted; the list is opened anew where it was closed before it was used."""
        box = self.page.get_by_role("combobox", name=field, exact=True).first
        wanted = self.page.get_by_role("option", name=option, exact=True)

        def ask() -> None:
            self.page.keyboard.press("Escape")
            box.click()
            box.fill(option)

        self.until(ask, wanted)
        wanted.click()
        self.settle()

    def until(self, act: Callable[[], None], wanted: Any) -> None:
        """Do something until what it should bring is on the page: what is done while a page is redrawn can be lost."""
        for _ in range(TRIES):
            self.settle()
            act()
            if self._comes(wanted):
                return
        raise AssertionError(f"{wanted} never came")

    def _comes(self, wanted: Any, *, seconds: int = 10) -> bool:
        """True once something is on the page; False where it does not come."""
        for _ in range(10 * seconds):
            if wanted.count():
                return True
            self.page.wait_for_timeout(100)
        return False

    def go(self, name: str) -> None:
        """Open a page from the navigation, which a narrow screen folds away."""
        narrow = self.page.viewport_size["width"] < 768
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name, exact=True)
        self.settle()
        if narrow:
            self.page.get_by_test_id("stExpandSidebarButton").click()
            self.page.get_by_test_id("stSidebarCollapseButton").wait_for(timeout=PATIENCE)
        link.click()
        self.page.wait_for_selector(f".tk-h1:text-is('{name}')", timeout=PATIENCE)
        self.settle()
        if narrow:  # the menu folds away by itself
            self.page.get_by_test_id("stSidebarCollapseButton").wait_for(state="hidden", timeout=PATIENCE)

    def picture(self, name: str) -> Path:
        target = ROOT / "benchmarks" / "out" / "explorer" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(target))
        return target
