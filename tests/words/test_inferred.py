"""An inferred deadline that was then extended: the later one was agreed, so what is measured by it is not inferred."""

from __future__ import annotations

import pytest

from tests.rules import day, register_of
from tracker.rules.exceptions import exceptions
from tracker.rules.history.deadline import is_inferred, is_measured_by_inferred, was_inferred
from tracker.rules.lists.sources import figures_of_sources
from tracker.rules.meetings.ahead import ahead
from tracker.rules.meetings.sheets import sheets
from tracker.rules.series.forecast import forecast
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule, Timeliness
from tracker.words.deadlines import deadline_text, inferred_text, short_standing_text, standing_text
from tracker.words.exceptions import message
from tracker.words.headline import source_headline, text_of
from tracker.words.meetings.coming import ahead_text
from tracker.words.meetings.owed import by_when_text, past_text

STARTED = "actions: [{updates: [2020-02-01: in_progress]}]"
EXTENDED = f"{{due: 2020-06-30, due_basis: inferred, extensions: [2020-05-01: 2020-09-30], {STARTED}}}"
BEFORE, AFTER, LATE = "2020-04-30", "2020-05-01", "2020-10-01"


def stands(literal: str, as_at: str):
    register = register_of(literal)
    found = position(register, spans_of_register(register), day(as_at))
    return register, found, found.standings["R-01"]


@pytest.mark.parametrize(("as_at", "inferred"), [(BEFORE, True), (AFTER, False), (LATE, False)])
def test_it_is_inferred_until_an_extension_is_agreed(as_at, inferred):
    register, _, standing = stands(EXTENDED, as_at)
    recommendation, deadline = register.recommendations["R-01"], standing.span.deadline
    assert is_inferred(recommendation, deadline) is inferred
    assert was_inferred(recommendation, deadline)


def test_without_a_deadline_none_is_inferred():
    register, _, standing = stands("{}", AFTER)
    assert not was_inferred(register.recommendations["R-01"], standing.span.deadline)


def test_what_is_done_is_measured_by_the_original_deadline_which_stays_inferred():
    done = EXTENDED.replace("in_progress", "in_progress, 2020-08-01: implemented")
    register, _, standing = stands(done, LATE)
    assert standing.timeliness is Timeliness.LATE
    assert is_measured_by_inferred(register.recommendations["R-01"], standing.span.deadline, standing.timeliness)
    assert standing_text(register, standing) == "done 32 days late (deadline inferred)"


@pytest.mark.parametrize(
    ("as_at", "told"),
    [("2020-04-30", "due in 61 days (inferred)"), ("2020-05-01", "due in 152 days"), (LATE, "1 day past its deadline")],
)
def test_how_it_stands(as_at, told):
    register, _, standing = stands(EXTENDED, as_at)
    assert standing_text(register, standing) == told


def test_the_deadline_itself_says_which_of_the_two_is_inferred():
    register, _, standing = stands(EXTENDED, LATE)
    deadline = standing.span.deadline
    told = "30 Sep 2020, extended once from 30 Jun 2020 (inferred)"
    assert deadline_text(deadline, was_inferred(register.recommendations["R-01"], deadline)) == told


def test_no_count_of_what_is_past_calls_it_inferred():
    register, found, standing = stands(EXTENDED, LATE)
    assert inferred_text(register, [standing]) == ""
    assert short_standing_text(register, standing) == "1 day overdue"
    [figures] = figures_of_sources(register, found)
    assert "1 overdue." in text_of(source_headline(register, figures))
    [late] = [each for each in exceptions(register, found) if each.rule is Rule.OVERDUE]
    assert message(register, late) == "1 day past its deadline, 30 September 2020, extended once from an inferred one"


def test_an_action_without_a_deadline_of_its_own_goes_with_its_recommendation():
    for as_at, past, by_when in (
        (LATE, "1", "30 Sep 2020, extended once from 30 Jun 2020 (inferred)"),
        (BEFORE, "0", "30 Jun 2020 (inferred)"),
    ):
        register, found, _ = stands(EXTENDED, as_at)
        [sheet] = [each for each in sheets(register, found) if each.owed]
        assert (past_text(sheet.owed), by_when_text(sheet.owed[0])) == (past, by_when)


def test_what_comes_up_and_the_last_deadline_of_the_forecast():
    for as_at, coming, last in ((BEFORE, " (inferred deadline)", True), (AFTER, "", False)):
        register, found, _ = stands(EXTENDED, as_at)
        [due] = [each for each in ahead(register, found, day("2020-12-31"))[1] if each.what == "due"]
        assert ahead_text(register, due) == f"The recommendation falls due{coming}"
        made = forecast(register, spans_of_register(register), day(as_at))
        assert made.now.inferred is last
