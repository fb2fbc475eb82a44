"""Marks that can be chosen by hand or key, and words that can be selected: what a page of HTML cannot do alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

_SCRIPT: Final = """
export default function ({ parentElement, setTriggerValue }) {
  parentElement.stop?.abort();
  const stop = (parentElement.stop = new AbortController());
  const listen = (name, act) => document.addEventListener(name, act, { signal: stop.signal });
  const pick = (event) => {
    const stroke = event.target.closest?.(".tk-raw .tk-stroke");
    if (stroke && getSelection().isCollapsed) setTriggerValue("picked", Number(stroke.dataset.place));
    return stroke;
  };
  listen("click", pick);
  listen("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && pick(event)) event.preventDefault();
  });
  listen("pointerup", () => setTimeout(() => {
    const chosen = getSelection();
    const text = document.querySelector(".tk-raw");
    if (!text || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    setTriggerValue("selected", chosen.toString());
  }, 0));
  document.querySelector(".tk-raw .tk-stroke[aria-current]")?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  return () => stop.abort();
}
"""


def picking(key: str, *, current: str, picked: Callable[[], None], selected: Callable[[], None]) -> None:
    """Listen to the text on the page; `st.session_state[key]` has `picked` (a number) or `selected` (words).

    When `current` changes, the mark being decided is brought into view.
    """
    component: Any = st.components.v2.component("textkit_picking", js=_SCRIPT)
    component(key=key, data={"current": current}, on_picked_change=picked, on_selected_change=selected)
