"""The style sheet of colours, marks and bars: the one place for them, on screens and on pages that leave."""

from pathlib import Path

from tracker.files import read_whole

_MARKS = Path(__file__).with_name("marks.css")
_TIMELINE = Path(__file__).with_name("timeline.css")


def marks_sheet() -> str:
    """Return the sheet; raise `OSError` or `UnicodeDecodeError` where it cannot be read."""
    return read_whole(_MARKS).decode()


def timeline_sheet() -> str:
    """Return the sheet of the timeline of deadlines; raise as above. It comes after whatever is said of all lists."""
    return read_whole(_TIMELINE).decode()
