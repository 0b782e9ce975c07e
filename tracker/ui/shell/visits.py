"""Who saw what page when, who took which file and who sent what: lines on the server's standard error.

No word of the register is in them. Writes the log; decides nothing.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Mapping

import streamlit as st

_LAST = "visit"


def _log(what: str) -> logging.Logger:
    log = logging.getLogger(f"tracker.{what}s")
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        formatter = logging.Formatter(f"%(asctime)sZ {what} %(message)s", "%Y-%m-%dT%H:%M:%S")
        formatter.converter = time.gmtime
        handler.setFormatter(formatter)
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
    return log


def note_visit(**told: str | None) -> None:
    """Write down a page that is shown, or a gate that stays shut: once, until this reader asks for something else.

    `told`: names of ours, and values that are ids, days, commits or addresses; None is left out.
    """
    line = _line(told)
    if st.session_state.get(_LAST) != line:
        st.session_state[_LAST] = line
        _log("visit").info(line)


def note_change(**told: str | None) -> None:
    """Write down that a reader sent a change; `told`: as of a visit."""
    _log("change").info(_line(told))


def note_download(**told: str | None) -> None:
    """Write down that a file was asked for, or refused; `told`: as of a visit."""
    _log("download").info(_line(told))


def _line(told: Mapping[str, str | None]) -> str:
    return " ".join(f"{name}={json.dumps(value)}" for name, value in told.items() if value)
