"""The sentences about quarters, times and deadlines, word for word."""

import pytest

from tests.rules import day, register_of
from tracker.rules.lists.sources import figures_of_sources, in_all
from tracker.rules.series.flow import Median, Times, handovers, quarter_flow, slippage, times
from tracker.rules.series.quarters import quarter_series
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.words.deadlines import timeline_reading
from tracker.words.series.progress import (
    all_may_be_done,
    flow_text,
    handover_text,
    may_be_done,
    series_text,
    slippage_text,
    step_text,
    times_text,
)

GROWING = """
    sources:
    - issued_on: 2020-02-01
      recommendations:
      - actions: [{updates: [2020-03-01: implemented]}]
        verifications: [2020-05-01: verified]
      - {due: 2020-06-01, due_basis: inferred}
      - due: 2020-07-01
    - id: S
      issued_on: 2020-06-01
      statements: [{date: 2020-06-15, says: implemented, covers: all}]
"""


def series(literal, as_at):
    register = register_of(literal)
    spans = spans_of_register(register)
    found = position(register, spans, day(as_at))
    return series_text(register, quarter_series(register, spans, day(as_at)), found)


def flow(literal, as_at):
    register = register_of(literal)
    return quarter_flow(register, spans_of_register(register), day(as_at))


def test_the_reading_of_a_series_says_what_rose_fell_and_stayed():
    assert series(GROWING, "2020-08-01") == (
        "Since the end of Q4 2019/20 (3 on file then, 4 now), verified rose from 0 to 1, claimed done and not verified"
        " stayed at 1 (by statement), open stayed at 2 and past the deadline rose from 0 to 2 (1 inferred)."
    )


def test_the_reading_of_a_series_with_as_many_on_file():
    literal = "{due: 2020-12-31, actions: [{updates: [2020-05-01: implemented]}]}"
    assert series(literal, "2020-06-30") == (
        "Since the end of Q4 2019/20 (1 on file), verified stayed at 0, claimed done and not verified rose from 0 to 1,"
        " open fell from 1 to 0 and past the deadline stayed at 0."
    )


def test_the_reading_of_a_series_says_nothing_of_deadlines_and_verdicts_where_there_can_be_none():
    literal = "{verifiers: [], recommendations: [{actions: [{updates: [2020-05-01: implemented]}]}, {}]}"
    assert series(literal, "2020-06-30") == (
        "Since the end of Q4 2019/20 (2 on file), claimed done rose from 0 to 1 and open fell from 2 to 1."
    )


def test_stayed_is_said_only_of_what_never_changed():
    literal = """
        actions: [{updates: [2020-02-15: implemented, 2020-05-01: in_progress, 2020-09-01: implemented]}]
    """
    assert series(literal, "2020-09-30") == (
        "Since the end of Q4 2019/20 (1 on file), verified stayed at 0, claimed done and not verified is 1,"
        " as it was then (lowest 0) and open is 0, as it was then (highest 1)."
    )


def test_a_series_of_one_day_compares_nothing():
    assert series("{}", "2020-02-01") == (
        "There is no earlier quarter to compare with: the series begins on 1 February 2020."
    )


def test_what_happened_over_all_quarters_and_in_one():
    quarters = flow(GROWING, "2020-08-01")
    assert flow_text(quarters) == (
        "From Q4 2019/20 to Q2 2020/21 so far: 4 recommendations made, 2 claimed done (1 by a statement alone),"
        " 1 verified, 0 reopened and 0 closed or superseded."
    )
    assert flow_text(quarters[:1]) == (
        "In Q4 2019/20: 3 recommendations made, 1 claimed done, 0 verified, 0 reopened and 0 closed or superseded."
    )


def test_the_times_never_leave_out_the_open_ones():
    literal = """
        recommendations:
        - actions: [{updates: [2020-01-11: implemented]}]
          verifications: [2020-01-31: verified]
        - actions: [{updates: [2020-01-22: implemented]}]
        - {}
        - actions: [{updates: [2020-01-05: withdrawn]}]
    """
    register = register_of(literal)
    assert times_text(times(register, spans_of_register(register), day("2020-12-31"))) == (
        "2 of 4 are shown as done: from issue to claim a median of 15.5 days (of 2), from claim to verdict a median of"
        " 20 days (of 1) and 1 waits for a verdict; 1 is still open, for 365 days; 1 was closed or superseded."
    )


@pytest.mark.parametrize(
    ("times", "text"),
    [
        (
            Times(25, 0, 25, 0, 0, 0, Median(None, 0), Median(None, 0), Median(421, 25)),
            "0 of 25 are shown as done; 25 are still open, for a median of 421 days (of 25).",
        ),
        (
            Times(1, 1, 0, 0, 0, 0, Median(1, 1), Median(None, 0), Median(None, 0)),
            "1 of 1 is shown as done: from issue to claim 1 day; none is still open.",
        ),
        (
            Times(2, 0, 0, 1, 1, 0, Median(None, 0), Median(None, 0), Median(None, 0)),
            "0 of 2 are shown as done; none is still open; 1 is due for a retest; 1 was closed or superseded.",
        ),
        (Times(0, 0, 0, 0, 0, 0, *[Median(None, 0)] * 3), "Nothing is on file on this day."),
    ],
)
def test_the_times_where_there_are_few_or_none(times, text):
    assert times_text(times) == text


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("{recommendations: [{}, {}]}", "None of the 2 open recommendations has a deadline."),
        ("{recommendations: [{}]}", "The one recommendation that is open has no deadline."),
        (
            "{recommendations: [{}, {due: 2020-12-31}]}",
            "Of 2 open recommendations, none is past its deadline; the next is 31 December 2020; 1 has no deadline.",
        ),
    ],
)
def test_the_reading_of_the_deadlines_where_few_have_one(literal, text):
    register = register_of(literal)
    found = position(register, spans_of_register(register), day("2020-06-30"))
    assert (
        timeline_reading(register, found, [id for id, each in found.standings.items() if each.span.deadline.now])
        == text
    )


def slipped(literal):
    register = register_of(literal)
    return slippage_text(register, slippage(register, day("2020-12-31")))


def test_slippage_says_how_many_by_how_much_and_how_much_was_told_late():
    literal = """
        recommendations:
        - {due: 2020-03-31, due_basis: inferred, extensions: [2020-03-01: 2020-04-30, 2020-05-01: 2020-05-31]}
        - actions: [{due: 2020-03-31, extensions: [2020-03-01: 2020-04-01]}]
    """
    assert slipped(literal) == (
        "2 deadlines have been moved (1 of them from an inferred one), by 1 to 61 days, in 3 extensions,"
        " of which 1 was agreed late."
    )
    assert slipped("{due: 2020-03-31, extensions: [2020-03-01: 2020-04-01]}") == (
        "1 deadline has been moved, by 1 day, in 1 extension, of which none was agreed late."
    )
    assert slipped("due: 2020-03-31") == "No deadline has been extended."


def test_each_extension_says_from_when_to_when_by_whom_and_how_told():
    register = register_of("{due: 2020-03, extensions: [2020-03-01: 2020-04-30, 2020-05: 2020-05-31]}")
    (found,) = slippage(register, day("2020-12-31"))
    assert [step_text(register, each) for each in found.steps] == [
        "From Mar 2020 to 30 Apr 2020, agreed on 1 March 2020 by the Oversight Board, agreed in time",
        "From 30 Apr 2020 to 31 May 2020, agreed in May 2020 by the Oversight Board, agreed late, after the deadline it"
        " replaced",
    ]


MAJORITY = "statements: [{date: 2020-02-01, says: implemented, at_least: 2, as_said: most}]"
RANGED = f"{{id: A, {MAJORITY}, recommendations: [{{}}, {{}}, {{actions: [{{updates: [2020-02-01: in_progress]}}]}}]}}"
PLAIN = "{id: B, recommendations: [{}]}"


def ranges(literal):
    """What is said of how many may be done, source by source and of all together."""
    register = register_of(literal)
    found = figures_of_sources(register, position(register, spans_of_register(register), day("2020-03-01")))
    return may_be_done(found), all_may_be_done(in_all(found))


def test_how_many_may_be_done_stands_beside_how_many_are_shown_as_done():
    assert ranges(f"sources: [{RANGED}, {PLAIN}]") == (
        "Going by statements that do not say which, 2 of A’s 3 may be done.",
        "Going by statements that do not say which, 2 of all 4 may be done.",
    )
    assert ranges(f"sources: [{RANGED.replace('at_least: 2', 'at_least: 1')}, {PLAIN}]") == (
        "Going by statements that do not say which, 1 to 2 of A’s 3 may be done.",
        "Going by statements that do not say which, 1 to 2 of all 4 may be done.",
    )


def test_without_such_a_statement_or_with_one_that_is_contradicted_no_range_is_told():
    assert ranges(f"sources: [{PLAIN}]") == ("", "")
    assert ranges(f"sources: [{RANGED.replace('at_least: 2', 'at_least: 3')}]") == ("", "")


def test_a_handover_says_from_whom_to_whom():
    literal = """
        handovers:
        - {date: 2020-03-01, from: head, to: successor, reason: The post was renamed.}
        - {date: 2020-04, from: successor, to: null}
    """
    register = register_of(literal)
    assert [handover_text(register, each) for each in handovers(register, day("2020-12-31"))] == [
        "On 1 March 2020 from the Head of Delivery to the Head of Change: The post was renamed.",
        "In April 2020 from the Head of Change to nobody on record.",
    ]
