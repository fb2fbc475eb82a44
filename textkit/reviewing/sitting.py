"""One reviewer at one terminal: the places of a text one by one, and at its end whether anything was missed."""

from __future__ import annotations

from typing import Final

import click
from rich.console import Console
from rich.text import Text

from textkit.deidentify.review import LEFT
from textkit.records import LABELS
from textkit.reviewing.review import Review
from textkit.reviewing.sheet import Mark, Reach, Sheet, Stretch, Waiting

_LONG: Final = 3000  # letters from which only the paragraphs around doubtful places are shown
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STYLES: Final = {"doubtful": "bold reverse", "sure": "cyan", "decided": "green", "open": "strike dim"}
_KEYS: Final = {
    "a": ("accept", "mask it, as the label says"),
    "r": ("reject", "leave it as it is, here"),
    "l": ("label", "mask it under another label"),
    "+": ("always", "always mask this form, in the whole collection"),
    "-": ("never", "never mask this form, in the whole collection"),
    "m": ("missed", "mark words that nobody marked"),
    "s": ("skip", "leave it undecided; it comes again next time"),
    "n": ("next", "leave this text undecided and go to the next"),
    "u": ("undo", "take back your latest decision, also one of an earlier day"),
    "t": ("text", "show the text again, the whole of it"),
    "?": ("help", "show these keys"),
    "q": ("quit", "stop; what was decided is kept"),
}
_WORDS: Final = {word: key for key, (word, _) in _KEYS.items()}
_LINE: Final = "  ".join(f"{key} {word}" for key, (word, _) in _KEYS.items())
_HELP: Final = "\n".join(f"  {key}  {word:<7} {what}" for key, (word, what) in _KEYS.items()) + (
    "\n  3  a number goes to that mark, a sure one too"
    "\nIn the text a doubtful place is followed by its number and ?, any other mark by its number alone."
    "\nKeys take Enter; the words (accept, always …) work as well. Decisions hold from the next `textkit deidentify`."
)


class _Quit(Exception):
    """The reviewer has had enough."""


class Sitting:
    """One reviewer at one terminal."""

    def __init__(self, review: Review, label: str, testimony: str, limit: int) -> None:
        self.review, self.label, self.testimony, self.left = review, label, testimony, limit
        self.console = Console(highlight=False)
        self.decided = 0
        self.skipped: set[tuple[str, int, int]] = set()
        self.passed: set[str] = set()
        self.back = ""  # a text to go back to after an undo

    def run(self) -> None:
        try:
            while self.left > 0 and (text := self._next()):
                self._text(text)
        except (_Quit, click.Abort):  # q, Ctrl-C or the end of what was typed: all that was decided is kept
            pass
        done = self.review.done(self._queue(), label=self.label)
        places, texts = done.of_places - done.places, done.of_texts - done.texts
        self._say(f"\n{self.decided} decided. Still waiting: {counted(places, 'place')} in {counted(texts, 'text')}.")
        if self.review.project.notes.pending():
            self._say(f"Now run: textkit deidentify {self.review.project.folder}")

    def _queue(self) -> list[Waiting]:
        return self.review.queue(label=self.label, testimony=self.testimony)

    def _next(self) -> Waiting | None:
        """The text to go back to, or the first that waits and was not passed over."""
        queue, back, self.back = self._queue(), self.back, ""
        named = [t for t in queue if t.id == (back or self.testimony) and t.id not in self.passed]
        waiting = [t for t in queue if t.waits and t.id not in self.passed and self._places(t)]
        return next(iter([*named, *waiting]), None)

    def _places(self, text: Waiting) -> bool:
        """With a label asked for, only texts where a place of that label waits."""
        return not self.label or any(s.label == self.label for s in text.doubtful)

    def _text(self, text: Waiting) -> None:
        """One text: its places one after the other, and at the end whether anything was missed."""
        sheet = self.review.sheet(text.id)
        self._head(text, sheet)
        self._show(sheet)
        chosen: Mark | None = None
        while not self.back and text.id not in self.passed and self.left > 0:
            sheet = self.review.sheet(text.id)
            place = chosen or next((m for m in sheet.doubtful if self._asks(text.id, m)), None)
            chosen = self._ask(sheet, place)

    def _asks(self, id: str, mark: Mark) -> bool:
        return (id, mark.start, mark.end) not in self.skipped and self.label in ("", mark.label)

    def _ask(self, sheet: Sheet, place: Mark | None) -> Mark | None:
        """Ask about a place, or at the end of the text (None); the place to ask about next, where one was chosen."""
        if place is None:
            answer = self._prompt(
                "Anything missed? Enter: no, the text is read  m missed  u undo  ? help  q quit", "done"
            )
        else:
            self._place(sheet, place)
            answer = self._prompt(_LINE)
        if answer.isdigit() and 0 < int(answer) <= len(sheet.marks):
            return sheet.marks[int(answer) - 1]
        key = _WORDS.get(answer.lower(), answer)
        if key in ("m", "u", "t", "?", "q", "n"):
            self._anywhere(sheet, key)
            return place if key in ("m", "t", "?") else None
        if place is None and key == "done":
            self.review.read(sheet.id)
            self.passed.add(sheet.id)
        elif place is not None and key in ("a", "r", "l", "+", "-", "s"):
            return None if self._on_place(sheet, place, key) else place
        else:
            self._say("That is none of the keys; ? shows them.")
        return place

    def _anywhere(self, sheet: Sheet, key: str) -> None:
        if key == "q":
            raise _Quit
        if key == "n":
            self.passed.add(sheet.id)
        elif key == "m":
            self._missed(sheet)
        elif key == "t":
            self._show(sheet, whole=True)
        elif key == "u":
            self._undo()
        else:
            self._say(_HELP)

    def _on_place(self, sheet: Sheet, place: Mark, key: str) -> bool:
        """Do what the key says with a place; True where that settled it for now."""
        here: list[Stretch] = [(place.start, place.end)]
        if key == "s":
            self.skipped.add((sheet.id, place.start, place.end))
        elif key in "+-":
            if not self._rule(sheet, place, "always" if key == "+" else "never"):
                return False
        else:
            label = self._label(place.label) if key == "l" else place.label
            action = {"a": "accept", "r": "reject", "l": "relabel"}[key]
            self.review.decide(sheet.id, here, action, label)
        self.left -= 1
        self.decided += key != "s"
        return True

    def _rule(self, sheet: Sheet, place: Mark, action: str) -> bool:
        """Keep a rule once its reach is known and wanted; True where it was kept."""
        form = click.prompt("Form", default=sheet.words(place)).strip()
        label = self._label(place.label) if action == "always" else ""
        self._say(_told(self.review.reach(form, action, label)))
        if not click.confirm("Keep this rule?", default=action == "always"):
            return False
        self.review.rule(form, action, label, at=(sheet.id, place.start, place.end))
        return True

    def _missed(self, sheet: Sheet) -> None:
        """Mark words that nobody marked: every occurrence, or one of them."""
        words = click.prompt("Words as they stand in the text", default="", show_default=False).strip()
        found = sheet.missed(words) if words else []
        if not found:
            return self._say("They do not stand unmasked in this text.") if words else None
        for number, (start, end) in enumerate(found, 1):
            line = Text(f"{number:>4}  …{sheet.text[max(0, start - 40) : start]}".replace("\n", " "))
            line.append(sheet.text[start:end], "bold reverse")
            self.console.print(line.append(sheet.text[end : end + 40].replace("\n", " ") + "…"))
        if len(found) > 1:
            choices = click.Choice(["e", *(str(n) for n in range(1, len(found) + 1))])
            which = click.prompt("Mark [e]very one, or which", default="e", type=choices, show_choices=False)
            found = found if which == "e" else [found[int(which) - 1]]
        self.review.decide(sheet.id, found, "add", self._label("PERSON"))
        self.decided += 1
        self._say(f"Marked {counted(len(found), 'place')}.")

    def _undo(self) -> None:
        undone = self.review.undo()
        if undone is None:
            return self._say("There is nothing of yours to undo.")
        what = [f"{d.action} in {d.testimony_id}" for d in undone.decisions[:1]] + [r.action for r in undone.rules]
        self._say(f"Taken back: {', '.join(what)}.")
        self.decided = max(0, self.decided - 1)
        if undone.decisions:
            self.back = undone.decisions[0].testimony_id
            self.passed.discard(self.back)

    # -- shown and asked -------------------------------------------------------------------------------------------

    def _head(self, text: Waiting, sheet: Sheet) -> None:
        done = self.review.done(self._queue(), label=self.label)
        facts = [text.id, sheet.language or "", f"{counted(len(text.doubtful), 'doubtful place')}"]
        facts += ["changed since it was reviewed"] if text.changed else []
        progress = (
            f"{done.places} of {counted(done.of_places, 'place')} and {done.texts} of {counted(done.of_texts, 'text')}"
        )
        self.console.print()
        self.console.rule(Text(" · ".join(filter(None, facts)), "bold"), align="left")
        self.console.print(Text(f"Done: {progress}", "dim"))
        if text.risky:
            self._say(f"High residual risk: {_why(text)}.")

    def _show(self, sheet: Sheet, *, whole: bool = False) -> None:
        text, at = Text(), 0
        for number, mark in enumerate(sheet.marks, 1):
            text.append(sheet.text[at : mark.start])
            text.append(sheet.words(mark), _STYLES[mark.state])
            text.append(_raised(number) + ("?" if mark.state == "doubtful" else ""), "dim")
            at = mark.end
        text.append(sheet.text[at:])
        self.console.print()
        if whole or len(sheet.text) <= _LONG:
            self.console.print(text)
            return
        lines = text.split("\n")
        near = {
            n + d
            for n, line in enumerate(lines)
            if any(s.style == "bold reverse" for s in line.spans)
            for d in (-1, 0, 1)
        }
        shown = [line for n, line in enumerate(lines) if n in (near or {0, 1, 2})]
        self.console.print(Text("\n").join(shown))
        self.console.print(Text(f"({len(lines) - len(shown)} more lines: t shows the whole text)", "dim"))

    def _place(self, sheet: Sheet, mark: Mark) -> None:
        shown, number = sheet.place(mark), sheet.marks.index(mark) + 1
        line = Text(f"\n{number}  …{shown.before}").append(shown.surface, "bold reverse").append(f"{shown.after}…")
        self.console.print(line)
        state = {"open": "left open by a reviewer or rule", "decided": f"decided ({mark.source})"}.get(mark.state)
        state = state or ("masked as it stands" if mark.masked else "left open as it stands")
        found = "a name or number elsewhere in the collection" if mark.source == LEFT else mark.source
        sure = "" if mark.source == LEFT else f"{mark.score:.2f}, "
        self.console.print(Text(f"   {mark.label}  {sure}{found}; {state}", "dim"))

    def _label(self, default: str) -> str:
        """A label, or the beginning of one."""
        while True:
            answer = click.prompt("Label", default=default).strip().upper()
            fits = [answer] if answer in LABELS else [label for label in LABELS if label.startswith(answer)]
            if len(fits) == 1:
                return fits[0]
            self._say(f"Choose one of: {', '.join(fits or LABELS)}")

    def _prompt(self, keys: str, default: str | None = None) -> str:
        self.console.print(Text(keys, "dim"))
        return str(click.prompt("", default=default, show_default=False, prompt_suffix="> ")).strip()

    def _say(self, text: str) -> None:
        self.console.print(Text(text))


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)


def _why(text: Waiting) -> str:
    """What in the text still points at somebody."""
    told = [label for label in text.why if label != "left"]
    return " and ".join([*(["a name or number may be left"] if "left" in text.why else []), *told]) or "what it tells"


def _told(reach: Reach) -> str:
    """What a rule would change, in a sentence."""
    changes = [f"masks {counted(reach.masked, 'more place')}"] if reach.masked else []
    changes += [f"opens {counted(reach.opened, 'masked place')}"] if reach.opened else []
    if not changes:
        return "In this collection that changes no place but its label, if any."
    return f"In this collection that {' and '.join(changes)} in {counted(reach.texts, 'text')}."


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
