"""Streamlit's own words (Select all, Press Enter to apply), said in the reader's language.

Streamlit has no translations. A script on the page watches what Streamlit writes into lists, fields and labels, and writes
our words over it; never into a text of ours, a testimony or a table.
"""

from __future__ import annotations

import json
from typing import Final

from textkit.explore.words import LANGUAGES, Texts, texts

# Whole texts and labels (# stands for a number), and beginnings of labels (`Help for` a field), by their key in texts/*.toml.
WHOLE: Final = {
    "Press Enter to apply": "apply", "Select all": "select_all", "Select # matches": "select_hits",
    "No results": "no_results", "Clear all": "clear_all", "Clear value": "clear_value", "Open": "open",
    "Choose an option": "choose", "Close": "close", "Dismiss": "close", "Sidebar": "sidebar", "App pages": "pages",
    "Skip to main content": "skip", "Expand sidebar": "menu", "Collapse sidebar": "close_menu",
}  # fmt: skip
BEGINNINGS: Final = {"Help for": "help_for", "Shortcut": "shortcut", "Remove": "remove"}
_SCRIPT: Final = r"""
(() => {
  const whole = WHOLE, begins = BEGINS, names = ['aria-label', 'placeholder'];
  const fields = '[role="option"], [role="listbox"], [data-testid="InputInstructions"], [data-testid="stSkipToContent"]';
  const own = '[data-testid="stHtml"], [data-testid="stDataFrame"]';
  const labels = node => {
    for (const name of names) {
      const said = node.getAttribute(name);
      const start = said && Object.keys(begins).find(words => said.startsWith(words + ' '));
      const ours = said && (whole[said] ?? (start && begins[start] + said.slice(start.length)));
      if (ours && ours !== said) node.setAttribute(name, ours);
    }
  };
  const words = node => {
    const number = node.data.match(/\d+/)?.[0] ?? '#';
    const ours = whole[node.data.replace(number, '#')]?.replace('#', number);
    if (ours && ours !== node.data && node.parentElement?.closest(fields)) node.data = ours;
  };
  const all = node => {
    if (node.nodeType === Node.TEXT_NODE) return words(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(own)) return;
    labels(node);
    node.querySelectorAll('[aria-label], [placeholder]').forEach(one => one.closest(own) || labels(one));
    node.querySelectorAll(fields).forEach(one => {
      const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) words(walk.currentNode);
    });
    if (node.closest(fields)) node.childNodes.forEach(all);
  };
  window.tkForeign?.disconnect();
  window.tkForeign = new MutationObserver(changes => changes.forEach(change =>
    change.type === 'childList' ? change.addedNodes.forEach(all) : all(change.target)));
  all(document.body);
  window.tkForeign.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names,
  });
})()"""


def retold(t: Texts) -> str:
    """The script for a language. It also turns back what was said in another one before the switch."""
    whole, begins = (_ours(t, table) for table in (WHOLE, BEGINNINGS))
    return _SCRIPT.replace("WHOLE", json.dumps(whole), 1).replace("BEGINS", json.dumps(begins), 1)


def _ours(t: Texts, table: dict[str, str]) -> dict[str, str]:
    """Streamlit's words, and ours in every language → ours in this one."""
    told = {words: t(f"foreign.{key}") for words, key in table.items()}
    return told | {texts(one)(f"foreign.{key}"): t(f"foreign.{key}") for key in table.values() for one in LANGUAGES}
