"""Review: raw texts with what was found in them, for whoever has the key to the vault.

Raw text stands in the page and in this session's memory only: never in a cache that sessions share, never in an address.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Final

import streamlit as st

from textkit.errors import MissingKey, TextkitError
from textkit.explore.pages import shell
from textkit.explore.pages.desk import DESK, WORDS, Desk, button
from textkit.explore.pages.picking import picking
from textkit.explore.pages.unbroken import look, note
from textkit.explore.views import marking, parts, reading, tags
from textkit.explore.words import Texts
from textkit.records import LABELS
from textkit.reviewing import UNSURE, Mark, Review, Sheet, Waiting, rules
from textkit.store.project import Project

_AROUND: Final = 24  # letters shown on either side of words that were missed


def main() -> None:
    t = shell.words()
    st.html(parts.heading(t("review.title")) + marking.warning(t("review.warning")))
    if (desk := _desk(t)) is None:
        return
    progress, walk = st.container(), st.container(key="tk-walk", horizontal=True, vertical_alignment="center")
    with walk:
        label, queue = _queue(desk, t)
    progress.html(_progress(desk, t, queue, label))
    if (text := _open(desk, queue)) is None:
        _nothing(desk, t, queue, label)
    else:
        try:
            with walk:
                _walk(desk, t, queue, text)
            _text(desk, t, queue, label)
        except TextkitError:  # erased since the review began
            del st.session_state[DESK]
            st.html(parts.empty("", t("review.stale")))
    _rules(desk, t)


def _desk(t: Texts) -> Desk | None:
    """This session's review; None where it cannot be opened, which is then said."""
    folder = shell.project_folder()
    held: Desk | None = st.session_state.get(DESK)
    if held is not None and str(held.review.project.folder) == folder:
        return held
    bar = st.empty()

    def progress(stage: str, done: int, total: int) -> None:
        bar.progress(done / total, t("review.looking", done=t.number(done), total=t.number(total)))

    try:
        made = Desk(Review(Project.open(folder), progress=progress))
    except MissingKey:
        st.html(parts.empty(t("review.no_key_title"), t("review.no_key")))
        return None
    except TextkitError:
        st.html(parts.empty(t("empty.no_project_title"), t("empty.no_project"), "textkit explore FOLDER"))
        return None
    bar.empty()
    st.session_state[DESK] = made
    return made


def _queue(desk: Desk, t: Texts) -> tuple[str, list[Waiting]]:
    """The label asked for, and the texts of the filter."""
    with st.popover(t("review.filters"), icon=":material/filter_list:"):
        label = st.selectbox(
            t("review.label"), ["", *LABELS], key="review-label", format_func=lambda x: t.label(x) if x else t("app.all")
        )  # fmt: skip
        below = st.selectbox(
            t("review.below"), (UNSURE, 0.8, 0.9, 0.95), key="review-below", format_func=lambda x: t.decimal(x, 2)
        )  # fmt: skip
        id = st.text_input(t("review.testimony"), key="review-testimony", placeholder=t("review.testimony_hint"))
    desk.review.ask_below(below)
    try:
        return label or "", desk.review.queue(label=label or "", testimony=(id or "").strip())
    except TextkitError:
        st.html(parts.empty("", t("review.gone")))
        return label or "", []


def _open(desk: Desk, queue: Sequence[Waiting]) -> Waiting | None:
    """The text that lies open, or the next that waits; one that was asked for by its id in any case."""
    by_id = {text.id: text for text in queue}
    if desk.id not in by_id:
        waiting = desk.waiting(queue) or [text for text in queue if len(queue) == 1 and text.id not in desk.passed]
        if not waiting:
            return None
        desk.open(waiting[0].id)
    return by_id[desk.id]


def _progress(desk: Desk, t: Texts, queue: Sequence[Waiting], label: str) -> str:
    done = desk.review.done(queue, label=label)
    told = t("review.done", done=t.number(done.places), of=t.number(done.of_places), texts=t.number(done.texts),
             of_texts=t.number(done.of_texts))  # fmt: skip
    return marking.progress(done.places, done.of_places, told)


def _nothing(desk: Desk, t: Texts, queue: Sequence[Waiting], label: str) -> None:
    """All is decided, or was skipped for now."""
    left = any(text.waits for text in queue)
    done = "review.all_shown" if left else "review.nothing_chosen" if label else "review.nothing"
    st.html(parts.empty(t("review.nothing_title"), t(done)))
    _rerun(desk, t)
    button(t("review.undo"), "undo", desk.undo, t, shortcut="U")


def _rerun(desk: Desk, t: Texts) -> None:
    """That what was decided does not hold yet, and what to run."""
    if desk.review.project.notes.pending():
        command = f"textkit deidentify {shlex.quote(shell.project_folder())}"
        st.html(parts.callout(t("review.rerun_title"), t("review.rerun"), command))


def _walk(desk: Desk, t: Texts, queue: Sequence[Waiting], text: Waiting) -> None:
    """Previous, next, where in the queue the reviewer is, and what is known of the text."""
    at = [x.id for x in queue].index(text.id)
    facts = [t("review.where", n=t.number(at + 1), of=t.number(len(queue))), text.id]
    facts += [t("review.changed")] if text.changed else []
    why = [t("review.left") if label == "left" else t.label(label).lower() for label in text.why]
    facts += [f"{t('review.risky')} ({', '.join(why)})" if why else t("review.risky")] if text.risky else []
    before, after = queue[max(0, at - 1)].id, queue[min(at + 1, len(queue) - 1)].id
    button("←", "previous", desk.open, before, shortcut="P", help=t("review.previous"), disabled=before == text.id)
    button("→", "next", desk.open, after, shortcut="N", help=t("review.next"), disabled=after == text.id)
    st.html(reading.meta(facts), width="content")


def _text(desk: Desk, t: Texts, queue: Sequence[Waiting], label: str) -> None:
    """The text on the left, and on the right what can be done with the mark that is current."""
    sheet = desk.review.sheet(desk.id)
    mark = desk.current(sheet, label)
    left, right = st.columns([7, 5], gap="large")
    with left:
        strokes = [marking.Stroke(m.start, m.end, m.label, m.state) for m in sheet.marks]
        at = sheet.marks.index(mark) if mark else None
        st.html(marking.raw_text(t, sheet.text, sheet.language or "", strokes, at))
        st.html(parts.note(t("review.help")))
        _listen(desk, sheet, f"{sheet.id} {at}")
    with right:
        with st.container(key="tk-verdict"):
            if mark is None:
                _finished(desk, t, queue, skipped=bool(sheet.doubtful) and not label)
            elif desk.making:
                _rule(desk, t, sheet, mark)
            else:
                _place(desk, t, sheet, mark)
        if not desk.making:
            _missed(desk, t, sheet)
        _rerun(desk, t)


def _listen(desk: Desk, sheet: Sheet, current: str) -> None:
    """A mark that is clicked is chosen; words that are selected are those to mark."""

    def picked() -> None:
        number = look("review-picking").picked
        if isinstance(number, int) and 0 <= number < len(sheet.marks):
            desk.choose(sheet.marks[number])

    def selected() -> None:
        note(WORDS, " ".join(str(look("review-picking").selected or "").split()))

    picking("review-picking", current=current, picked=picked, selected=selected)


def _place(desk: Desk, t: Texts, sheet: Sheet, mark: Mark) -> None:
    """What is known of a mark, and what can be done with it."""
    sure = t("review.elsewhere") if mark.source == "risk" else t("review.score", score=t.decimal(mark.score, 2))
    known = [t.label(mark.label), sure]
    if mark.state in ("decided", "open"):
        known = [t.label(mark.label), t(f"review.state_{mark.state}")]
    else:
        known += [t("review.masked" if mark.masked else "review.unmasked")]
    with st.container(key="tk-decide"):
        st.html(marking.place(sheet.words(mark), " · ".join(known)))
        with st.container(horizontal=True, gap="xsmall"):
            button(t("review.accept"), "accept", desk.decide, mark, "accept", shortcut="A", type="primary")
            button(t("review.reject"), "reject", desk.decide, mark, "reject", shortcut="X")
            button(t("review.skip"), "skip", desk.skip, mark, shortcut="S")
            button(t("review.undo"), "undo", desk.undo, t, shortcut="U")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _label(t, f"relabel-{sheet.id}-{mark.start}-{mark.end}", mark.label)
        same = label == mark.label
        button(t("review.relabel"), "relabel", desk.decide, mark, "relabel", label, shortcut="L", disabled=same)
    with st.container(horizontal=True):
        button(t("review.always"), "always", desk.choose, mark, "always", shortcut="W", help=t("review.always_title"))
        button(t("review.never"), "never", desk.choose, mark, "never", shortcut="V", help=t("review.never_title"))


def _rule(desk: Desk, t: Texts, sheet: Sheet, mark: Mark) -> None:
    """A rule being made: its form, its label, and what it would change."""
    action = desk.making
    st.html(parts.heading(t(f"review.{action}_title"), level=3))
    key = f"{action}-{sheet.id}-{mark.start}-{mark.end}"
    form = st.text_input(t("review.form"), sheet.words(mark), key=f"form-{key}", autocomplete="off")
    label = _label(t, f"rule-{key}", mark.label) if action == "always" else ""
    usable = any(letter.isalnum() for letter in form)
    if usable:
        reach = desk.review.reach(form, action, label)
        n, texts = t.number(reach.masked or reach.opened), t.number(reach.texts)
        changes = "masked" if reach.masked else "opened" if reach.opened else "none"
        st.html(tags.line("told", t(f"review.reach_{changes}", n=n, texts=texts)))
    with st.container(horizontal=True):
        button(t("review.keep"), "keep", desk.keep_rule, mark, form, label, type="primary", disabled=not usable)
        button(t("review.cancel"), "cancel", desk.choose, mark)


def _finished(desk: Desk, t: Texts, queue: Sequence[Waiting], *, skipped: bool) -> None:
    """The end of a text: read it through, and go on."""
    st.html(tags.line("told", t("review.finished_skipped" if skipped else "review.finished")))
    with st.container(horizontal=True):
        button(t("review.read"), "read", desk.read, queue, shortcut="K", type="primary")
        button(t("review.undo"), "undo", desk.undo, t, shortcut="U")


def _missed(desk: Desk, t: Texts, sheet: Sheet) -> None:
    """Mask words that nobody marked: every place where they stand, or one."""
    words = st.text_input(
        t("review.missed"), key=WORDS, placeholder=t("review.missed_hint"), autocomplete="off"
    ).strip()
    if not words:
        return
    found = sheet.missed(words)
    if not found:
        st.html(parts.note(t("review.missed_none")))
        return
    which = 0
    if len(found) > 1:
        around = [f"…{sheet.text[max(0, a - _AROUND) : b + _AROUND]}…".replace("\n", " ") for a, b in found]
        shown = [t("review.missed_all", n=len(found)), *around]
        which = st.selectbox(t("review.missed_which"), range(len(shown)), format_func=shown.__getitem__)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = _label(t, "missed-label", "PERSON")
        places = found if which == 0 else [found[which - 1]]
        button(t("review.missed_mask"), "mask", desk.mask, places, label, shortcut="M")


def _rules(desk: Desk, t: Texts) -> None:
    """The rules of the collection, each to be withdrawn."""
    with st.expander(t("review.rules")):
        held = rules(desk.review.project)
        if not held:
            st.html(parts.note(t("review.rules_none")))
        for kept, rule in held:
            what = t("review.rule_always", label=t.label(rule.label)) if rule.label else t("review.rule_never")
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(marking.place(rule.form, f"{what} · {kept.who} · {kept.made[:10]}"), width="content")
                button(t("review.withdraw"), f"withdraw-{kept.number}", desk.withdraw, kept.number)


def _label(t: Texts, key: str, default: str) -> str:
    """A choice of label."""
    return str(st.selectbox(t("review.label"), LABELS, LABELS.index(default), key=f"review-{key}", format_func=t.label))


if __name__ == "__main__":
    main()
