"""How every page of the site looks: the marks that screens have too, and the site's own sheet."""

from __future__ import annotations

from pathlib import Path

from tracker.files import read_whole
from tracker.outputs.drawn.sheet import marks_sheet, timeline_sheet

_SHEET = Path(__file__).with_name("site.css")


def styles() -> str:
    """Return the style sheet; raise `OSError` where it cannot be read."""
    return '@charset "utf-8";\n' + marks_sheet() + timeline_sheet() + read_whole(_SHEET).decode()
