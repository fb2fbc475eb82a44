"""Slots of an XML part: paragraphs as one text each, and every other text or telling attribute on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textkit.scrub.pieces import Piece, Slot, slot

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def text_of(element: Any) -> Piece:
    """The text of an element as a piece; blanks at its ends are kept."""

    def put(text: str) -> None:
        element.text = text
        if text != text.strip():
            element.set(_PRESERVE, "preserve")

    return Piece(element.text or "", put)


def bare_text_of(element: Any) -> Piece:
    """As `text_of`, for formats that keep blanks anyway."""

    def put(text: str) -> None:
        element.text = text

    return Piece(element.text or "", put)


def tail_of(element: Any) -> Piece:
    """The text behind an element."""

    def put(text: str) -> None:
        element.tail = text

    return Piece(element.tail or "", put)


def attribute(element: Any, name: str, where: str) -> Slot:
    """An attribute as a slot."""
    return slot(element.get(name), lambda text: element.set(name, text), where)


def loose(root: Any, known: Callable[[Any], bool], where: str) -> Iterator[Slot]:
    """Every text in a tree that `known` does not claim: nothing is passed over because its tag is new."""
    for element in root.iter():
        if isinstance(element.tag, str) and (element.text or "").strip() and not known(element):
            yield Slot([bare_text_of(element)], where)
        if (element.tail or "").strip() and element is not root and not known(element.getparent()):
            yield Slot([tail_of(element)], where)


def remove(element: Any) -> None:
    """Take an element out of its tree, keeping the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)
