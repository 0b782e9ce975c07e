"""On how many sides of A4 a sheet prints: its rows laid out in the sizes of the style sheet for paper.

The sizes are those of `kit/sheets/actions.css` under "A sheet on paper", measured in a browser; a test prints the
sheets of both registers and counts their sides. The paper itself says at its foot which side of how many it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.rules.meetings.sheets import Duty, Sheet
from tracker.ui.shell.view import View
from tracker.words.meetings import sheets as words
from tracker.words.states import state_text

# Pixels of a page that is 703 wide and 1032 high, in letters of 11 pixels.
_PAGE, _BEFORE_ROWS, _HEAD = 1032, 203, 18
_LINE, _SMALL_LINE, _BETWEEN_ROWS = 13.2, 11.8, 4.4
_SECTION = 46  # the heading of another table, and its head
# How wide a line of each column is, in the size of its letters; those of titles and tags are bold, and so wider.
_TITLE, _ACTION, _SMALL, _TAG, _STATE = 31.4, 33.0, 37.0, 15.9, 6.6
# How wide letters are, in their size; any other is half as wide as high, a capital a little more.
_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’|!()", 0.26),
    **dict.fromkeys("tfr-–/ ", 0.33),
    " ": 0.2,
    **dict.fromkeys("mwMW%", 0.8),
}


def sides_of(view: View, sheet: Sheet, most: int) -> int:
    """Return the sides of a sheet of which so many rows are shown at most; a row is not split."""
    sides, filled = 1, float(_BEFORE_ROWS)
    for height in _heights(view, sheet, most):
        if filled + height > _PAGE:
            sides, filled = sides + 1, float(_HEAD)
        filled += height
    return sides


def _heights(view: View, sheet: Sheet, most: int) -> Iterator[float]:
    for duty in sheet.duties[:most]:
        yield _height(view, duty)
    if any(duty.kind == "evidence" for duty in sheet.duties):
        yield 2 * _SMALL_LINE
    if sheet.waits:
        yield _SECTION
    for waiting in sheet.waits[:most]:
        yield _LINE * _lines(words.waiting_text(view.register, waiting), _ACTION) + _BETWEEN_ROWS


def _height(view: View, duty: Duty) -> float:
    register = view.register
    when = _LINE * _lines(words.when_text(register, duty), _TAG) + (_SMALL_LINE if words.day_text(duty) else 0)
    standing = duty.standing or view.position.standings.get(duty.subject)
    state = _LINE * (_lines(state_text(register, standing.span), _STATE) if standing else 2)
    return max(when, _what(view, duty), state) + _BETWEEN_ROWS


def _what(view: View, duty: Duty) -> float:
    register = view.register
    if duty.kind != "recommendation":
        return _LINE * _lines(f"{duty.subject} {words.duty_text(register, duty)}", _ACTION)
    title = _LINE * _lines(f"{duty.subject} {register.recommendations[duty.subject].title}", _TITLE)
    role = _SMALL_LINE * _lines(words.role_text(register, duty), _SMALL)
    own = (words.own_action_text(register, each, view.as_at) for each in duty.actions)
    return title + role + sum(_LINE * _lines(text, _ACTION) for text in own)


def _lines(text: str, width: float) -> int:
    """Return in how many lines a text stands, broken between words; 0 where there is none."""
    lines, filled = 0, width
    for word in text.split():
        length = sum(map(_letter, word))
        if filled + _WIDTHS[" "] + length > width:
            lines, filled = lines + 1, length
        else:
            filled += _WIDTHS[" "] + length
    return lines


def _letter(letter: str) -> float:
    return _WIDTHS.get(letter, 0.58 if letter.isupper() else 0.5)
