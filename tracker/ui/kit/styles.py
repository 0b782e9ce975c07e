"""How every screen looks: the style sheets, as one.

Colours and marks are those of `outputs.drawn`. Sizes and spaces are in sheets/ and nowhere else: base.css holds those
of all screens, and each screen has a sheet for what it alone needs. Colours that charts need are repeated in charts.py.
"""

from pathlib import Path

from tracker.files import read_whole
from tracker.outputs.drawn.sheet import marks_sheet, timeline_sheet

_FOLDER = Path(__file__).with_name("sheets")
_FIRST = "base.css"  # a screen's own sheet may say otherwise than this one, and so comes after it


def all_sheets() -> str:
    """Return the style sheets one after the other; raise `OSError` or `UnicodeDecodeError` where one cannot be read."""
    screens = sorted(sheet for sheet in _FOLDER.glob("*.css") if sheet.name != _FIRST)
    first, *own = (read_whole(sheet).decode() for sheet in (_FOLDER / _FIRST, *screens))
    return "".join([marks_sheet(), first, timeline_sheet(), *own])
