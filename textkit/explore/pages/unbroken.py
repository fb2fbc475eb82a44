"""What a click is to do is done, also where the next click already waits.

Streamlit drops a run, and the click that asked for it, where another is asked for before its callbacks have begun, and
breaks a callback off at its first look at the session state. Work is then lost, and nobody is told. So the app calls
`carry_through`, and callbacks look through `look` and `note`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx
from streamlit.runtime.state.safe_session_state import SafeSessionState

T = TypeVar("T")


def carry_through() -> None:
    """Let callbacks begin whatever waits; the waiting run is begun after them, where Streamlit looks again."""
    SafeSessionState.on_script_will_rerun = _begin


def _begin(self: SafeSessionState, *given: Any, **named: Any) -> None:
    """As Streamlit has it, without the look at what waits."""
    with self._lock:
        self._state.on_script_will_rerun(*given, **named)


def look(key: str, otherwise: Any = None) -> Any:
    """What the session state holds, or `otherwise`."""
    return _twice(lambda: st.session_state.get(key, otherwise))


def note(key: str, value: Any) -> None:
    """Put a value into the session state."""
    _twice(lambda: st.session_state.update({key: value}))


def _twice(act: Callable[[], T]) -> T:
    """What `act` gives; the run that broke it off is asked for again."""
    try:
        return act()
    except RerunException as waiting:
        given = act()
        if (run := get_script_run_ctx()) and run.script_requests:
            run.script_requests.request_rerun(waiting.rerun_data)
        return given
