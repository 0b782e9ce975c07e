"""Progress: a line at a terminal once it takes long, and silence everywhere else."""

from __future__ import annotations

import io
import threading

from tracker.commands.progressing import progress_shown


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it, and says when something is."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.written.set()


def test_at_a_terminal_the_step_is_shown_and_its_line_taken_away() -> None:
    terminal = Terminal()
    with progress_shown(terminal, first=0) as progress:
        progress.step("Writing pages", 3, 1800)
        while "\r\033[KWriting pages, 3 of 1,800 … " not in terminal.getvalue():
            assert terminal.written.wait(10)
            terminal.written.clear()
    assert terminal.getvalue().endswith("\r\033[K")


def test_what_is_done_at_once_is_not_told_of() -> None:
    terminal = Terminal()
    with progress_shown(terminal) as progress:
        progress.step("Reading")
    assert terminal.getvalue() == ""


def test_where_there_is_no_terminal_nothing_is_written() -> None:
    stream = io.StringIO()
    with progress_shown(stream, first=0) as progress:
        progress.step("Reading")
    assert stream.getvalue() == ""
