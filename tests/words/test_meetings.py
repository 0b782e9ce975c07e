"""The sentences about meetings, answers that are owed, and actions on an owner's sheet."""

from datetime import date

import pytest

from tests.rules.changes import known_of
from tracker.dates import Month, Year
from tracker.rules.meetings.ahead import ahead
from tracker.rules.meetings.owed import all_owed
from tracker.words.figures import near
from tracker.words.meetings.coming import ahead_text
from tracker.words.meetings.meeting import all_changed_text, coming_title, concern_text, steps_texts, which_text
from tracker.words.meetings.owed import stands_text


def test_an_answer_that_is_owed():
    found = known_of("answer_due: 2020-02-28\nactions: [{owner: board}]", "2020-03-10")
    [answer] = [each for each in ahead(found.register, found.position)[1] if each.what == "answer"]
    told = "An answer to the recommendation, by Borset Police and the Oversight Board"
    assert ahead_text(found.register, answer) == told


@pytest.mark.parametrize(
    ("literal", "stands"),
    [
        (
            "actions: [{updates: [2020-02-01: implemented]}]\nverifications: [2020-03-01: not_verified]",
            "41 days past its deadline; claim not upheld",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\nverifications: [2020-03-01: verified]",
            "nothing more is owed: R-01 is shown as done",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\n"
            "statements: [{date: 2020-03-01, says: superseded, covers: all}]",
            "ended: R-01 was superseded",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\nacceptance: {decision: rejected, date: 2020-03-01}",
            "ended: R-01 was rejected on 1 March 2020",
        ),
    ],
)
def test_how_an_action_stands(literal, stands):
    found = known_of(f"due: 2020-02-28\n{literal}", "2020-04-09")
    [action] = all_owed(found.register, found.position)
    assert stands_text(action) == stands


NEXT = "meetings: [{date: 2020-02-01}, {date: 2020-04-01, status: cancelled}, {date: 2020-05-01, status: planned}]"


def test_which_meeting_it_is():
    held, cancelled, planned = known_of(NEXT, "2020-12-31").register.meetings
    on = date(2020, 3, 1)

    assert which_text(held, on, False) == "held"
    assert which_text(cancelled, on, False) == "cancelled"
    assert [which_text(planned, on, is_next) for is_next in (True, False)] == ["next meeting", "to come"]
    assert which_text(planned, date(2020, 5, 1), False) == "today, by its date"
    assert which_text(held, date(2020, 1, 1), True) == "next meeting"  # on that day it was still to come


def test_what_comes_up_is_before_the_meeting_to_come_or_before_the_one_after_it():
    held, _, planned = known_of(NEXT, "2020-12-31").register.meetings

    assert coming_title(planned, date(2020, 3, 1), later=True) == "Before this meeting"
    assert coming_title(held, date(2020, 2, 1), later=True) == "Before the next meeting"
    assert coming_title(held, date(2020, 2, 1), later=False) == "In the next quarter"
    assert coming_title(None, date(2020, 6, 1), later=False) == "In the next quarter"


def test_what_opens_all_that_changed():
    assert all_changed_text(7, []) == "all 7"
    assert all_changed_text(7, ["Decisions", "New figures"]) == "all 7; also: Decisions, New figures"
    assert all_changed_text(0, ["Decisions"]) == "Decisions"
    assert all_changed_text(7, ["A as a whole", "B as a whole", "C as a whole", "D as a whole", "Decisions"]) == (
        "all 7; also: 5 more groups"
    )


@pytest.mark.parametrize(
    ("day", "other", "told"),
    [
        (date(2025, 2, 12), date(2025, 3, 31), "12 February"),
        (date(2024, 11, 27), date(2025, 2, 12), "27 November 2024"),
        (Month(2025, 2), date(2025, 3, 31), "February"),
        (Year(2025), date(2025, 3, 31), "2025"),
    ],
)
def test_a_day_of_the_same_year_is_told_without_it(day, other, told):
    assert near(day, other) == told


def test_how_a_concern_stands_and_what_was_done_about_it():
    literal = """
        concerns: [{raised_on: 2020-02-01, resolved_on: 2020-04-01, resolution: It was published.,
                    steps: [{date: 2020-03-01, to: board, text: Asked.}]}]
    """
    register = known_of(literal, "2020-12-31").register
    [concern] = register.concerns

    assert concern_text(register, concern, date(2020, 3, 31)).endswith("; not resolved")
    assert concern_text(register, concern, date(2020, 4, 1)).endswith("; resolved on 1 April 2020")
    assert [steps_texts(register, concern, date(2020, month, 1)) for month in (2, 3)] == [
        [],
        ["On 1 March 2020, put to the Oversight Board: Asked."],
    ]
    assert steps_texts(register, concern, date(2020, 4, 1))[1] == "Resolved on 1 April 2020: It was published."
