"""The style sheet of colours, marks and bars: the one place for them, on screens and on pages that leave."""

from pathlib import Path

from tracker.files import read_whole

_SHEET = Path(__file__).with_name("marks.css")


def marks_sheet() -> str:
    """Return the sheet; raise `OSError` or `UnicodeDecodeError` where it cannot be read."""
    return read_whole(_SHEET).decode()
