"""Every state has a square of its own shape: without its colours it is still told from all others."""

import re
from pathlib import Path

import tracker
from tracker.vocabulary import State

SHEET = Path(tracker.__file__).parent / "outputs/drawn/marks.css"
CAN_BE_HOLLOW = (State.VERIFIED, State.VERIFICATION_LAPSED, State.IMPLEMENTED)


def rules(selector: str) -> str:
    """Return what the sheet declares for a selector, and for what it puts before it, each colour as one word."""
    found = re.findall(rf"^{re.escape(selector)}(?:::before)? \{{ (.*?) \}}$", SHEET.read_text("utf-8"), re.MULTILINE)
    return re.sub(r"var\(--[a-z-]+\)", "colour", " ".join(found))


def shape(declared: str) -> str:
    """Return what a square shows apart from its colours: its pattern, the sign in it, how its border is drawn."""
    return " ".join(re.findall(r"(?:background|content|border-style): [^;]+", declared))


def test_no_two_states_differ_by_their_colour_alone():
    shapes = {state: shape(rules(f".swatch.{state.value}")) for state in State}
    assert all(shapes.values())
    assert len(set(shapes.values())) == len(State)


def test_hollow_is_another_shape_of_each_state_that_a_statement_alone_can_make():
    for state in CAN_BE_HOLLOW:
        hollow = shape(rules(f".swatch.{state.value}.by_statement"))
        assert hollow
        assert hollow != shape(rules(f".swatch.{state.value}"))


def test_what_is_late_has_a_corner():
    assert "clip-path" in re.findall(r"^\.swatch\.late::after \{ (.*?) \}$", SHEET.read_text("utf-8"), re.MULTILINE)[0]
