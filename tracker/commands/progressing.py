"""How far a long command has come, for the person who waits at a terminal: one line that is written over.

Says nothing in the first second, and nothing at all where standard error is no terminal.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_FIRST, _AGAIN = 1.0, 0.5  # seconds: whoever has an answer within one is not told of steps
_CLEAR = "\r\033[K"


class Progress:
    """What is being done just now; `step` says so, with how many of how many where that is known."""

    def __init__(self) -> None:
        self._doing = ""

    def step(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Say what is done from now on: "Writing pages", 120, 1800."""
        self._doing = f"{doing}, {done:,} of {total:,}" if total else doing

    @property
    def line(self) -> str:
        return self._doing


@contextmanager
def progress_shown(stream: TextIO | None = None, first: float = _FIRST) -> Iterator[Progress]:
    """Yield where a command says what it is doing; the line is gone when the block ends.

    `first`: seconds before anything is shown.
    """
    out, progress = stream or sys.stderr, Progress()
    if not out.isatty():
        yield progress
        return
    over = threading.Event()
    teller = threading.Thread(target=_tell, args=(out, progress, over, first), daemon=True)
    teller.start()
    try:
        yield progress
    finally:
        over.set()
        teller.join()


def _tell(out: TextIO, progress: Progress, over: threading.Event, first: float) -> None:
    """Write the line again and again until it is over; take it away then, if there was one."""
    began, wait, shown = time.monotonic(), first, False
    while not over.wait(wait):
        out.write(f"{_CLEAR}{progress.line or 'Working'} … {time.monotonic() - began:.0f} s")
        out.flush()
        wait, shown = _AGAIN, True
    if shown:
        out.write(_CLEAR)
        out.flush()
