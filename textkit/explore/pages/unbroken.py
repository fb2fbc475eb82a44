"""What a click is to do is done, also where the next click already waits.

Streamlit runs a callback and breaks it off at its first look at the session state where another run is asked for. Work
that stood after that look is lost, and nobody is told. So callbacks look through `look` and `note`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, get_script_run_ctx

T = TypeVar("T")


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
