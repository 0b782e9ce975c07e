"""Contract: the table of "Timeliness" under "Rules of the position at D", row by row, at the days where it turns."""

import pytest

from tests.rules import standing_of
from tracker.vocabulary import State, Timeliness

ON_TIME, LATE, DAY_NOT_KNOWN = Timeliness.ON_TIME, Timeliness.LATE, Timeliness.DAY_NOT_KNOWN
OVERDUE, UNREPORTED = Timeliness.OVERDUE, Timeliness.UNREPORTED
DUE_SOON, ON_TRACK = Timeliness.DUE_SOON, Timeliness.ON_TRACK


def timely(literal, as_at):
    standing = standing_of(literal, as_at)
    return standing.timeliness, standing.days


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [
        ("2020-06-01", (ON_TIME, 29)),
        ("2020-06-29", (ON_TIME, 1)),
        ("2020-06-30", (ON_TIME, 0)),
        ("2020-07-01", (LATE, 1)),
        ("2020-08-29", (LATE, 60)),
        ("2020-05", (ON_TIME, 30)),  # until the deadline from the month's last day
        ("2020-06", (ON_TIME, 0)),
        ("2020-07", (LATE, 1)),  # past the deadline from the month's first day
    ],
)
@pytest.mark.parametrize("as_at", ["2020-08-31", "2022-01-01"])
def test_done_is_on_time_or_late_by_the_day_it_was_done_whatever_day_it_is(done_on, expected, as_at):
    assert timely(f"{{due: 2020-06-30, actions: [{{updates: [{done_on}: implemented]}}]}}", as_at) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2020-06-30", (LATE, 1)),
        ("2020-07-01", (DAY_NOT_KNOWN, None)),  # the month's first day is not after it, its last day is
        ("2020-07-15", (DAY_NOT_KNOWN, None)),
        ("2020-08-10", (ON_TIME, 10)),
        ("2020-07", (ON_TIME, 0)),
        ("2020-06", (LATE, 1)),
        ("2020-08", (ON_TIME, 31)),
    ],
)
def test_a_month_in_which_it_was_done_accuses_from_its_first_day_alone(due, expected):
    assert timely(f"{{due: {due}, actions: [{{updates: [2020-07: implemented]}}]}}", "2020-12-31") == expected


def test_done_counts_against_the_original_deadline_and_not_the_extended_one():
    literal = """
        due: 2020-06-30
        extensions: [2020-06-01: 2020-09-30]
        actions: [{updates: [2020-07-10: implemented]}]
    """
    assert timely(literal, "2020-12-31") == (LATE, 10)


def test_verified_counts_from_the_claim_that_came_first():
    literal = (
        "{due: 2020-06-30, actions: [{updates: [2020-06-20: implemented]}], verifications: [2020-08-01: verified]}"
    )
    assert timely(literal, "2020-12-31") == (ON_TIME, 10)


def test_a_verdict_before_the_claim_counts():
    literal = (
        "{due: 2020-06-30, verifications: [2020-06-25: verified], actions: [{updates: [2020-08-01: implemented]}]}"
    )
    assert timely(literal, "2020-12-31") == (ON_TIME, 5)


@pytest.mark.parametrize("status", ["in_progress", "not_started"])
@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2020-05-30", (ON_TRACK, 31)),
        ("2020-05-31", (DUE_SOON, 30)),
        ("2020-06-29", (DUE_SOON, 1)),
        ("2020-06-30", (DUE_SOON, 0)),
        ("2020-07-01", (OVERDUE, 1)),
        ("2021-06-30", (OVERDUE, 365)),
    ],
)
def test_open_with_something_reported(status, as_at, expected):
    assert timely(f"{{due: 2020-06-30, actions: [{{updates: [2020-02-01: {status}]}}]}}", as_at) == expected


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2020-05-30", (ON_TRACK, 31)),
        ("2020-05-31", (DUE_SOON, 30)),
        ("2020-06-30", (DUE_SOON, 0)),
        ("2020-07-01", (UNREPORTED, 1)),
    ],
)
def test_open_with_nothing_reported(as_at, expected):
    assert timely("due: 2020-06-30", as_at) == expected


def test_what_a_verifier_found_partly_done_is_overdue_though_nothing_is_reported():
    literal = "{due: 2020-06-30, verifications: [2020-03-01: partly_verified]}"
    assert timely(literal, "2020-07-01") == (OVERDUE, 1)


@pytest.mark.parametrize(("as_at", "expected"), [("2020-06-22", (ON_TRACK, 8)), ("2020-06-23", (DUE_SOON, 7))])
def test_due_soon_is_a_setting(as_at, expected):
    assert timely("{due: 2020-06-30, settings: {due_soon_days: 7}}", as_at) == expected


def test_due_soon_in_0_days_is_the_day_itself():
    literal = "{due: 2020-06-30, settings: {due_soon_days: 0}}"
    assert timely(literal, "2020-06-29") == (ON_TRACK, 1)
    assert timely(literal, "2020-06-30") == (DUE_SOON, 0)


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2020-05-31", (DUE_SOON, 30)),
        ("2020-06-01", (ON_TRACK, 121)),  # agreed on this day: the days count to the deadline as it now is
        ("2020-09-30", (DUE_SOON, 0)),
        ("2020-10-01", (OVERDUE, 1)),
    ],
)
def test_open_counts_against_the_present_deadline(as_at, expected):
    literal = """
        due: 2020-06-30
        extensions: [2020-06-01: 2020-09-30]
        actions: [{updates: [2020-02-01: in_progress]}]
    """
    assert timely(literal, as_at) == expected


@pytest.mark.parametrize(("as_at", "expected"), [("2020-06-30", (DUE_SOON, 0)), ("2020-07-01", (UNREPORTED, 1))])
def test_a_deadline_of_a_month_is_its_last_day(as_at, expected):
    assert timely("due: 2020-06", as_at) == expected


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("{}", (Timeliness.UNDATED, 31)),
        ("actions: [{updates: [2020-01-15: in_progress]}]", (Timeliness.UNDATED, 31)),
        ("actions: [{updates: [2020-01-15: implemented]}]", (Timeliness.NOT_APPLICABLE, None)),
        ("verifications: [2020-01-15: verified]", (Timeliness.NOT_APPLICABLE, None)),
        ("acceptance: {decision: rejected, date: 2020-01-15}", (Timeliness.NOT_APPLICABLE, None)),
    ],
)
def test_without_a_deadline(literal, expected):
    assert timely(literal, "2020-02-01") == expected


def test_closed_is_not_late_whatever_its_deadline():
    assert timely("{due: 2020-06-30, acceptance: {decision: rejected, date: 2020-01-15}}", "2020-12-31") == (
        Timeliness.NOT_APPLICABLE,
        None,
    )


@pytest.mark.parametrize(("as_at", "days"), [("2020-07-01", 1), ("2020-08-29", 60), ("2020-09-30", 92)])
@pytest.mark.parametrize("due", ["2020-03-31", "null"])
def test_lapsed_is_due_for_a_retest_since_the_earliest_expiry(as_at, days, due):
    literal = f"""
        due: {due}
        evidence: [{{date: 2020-02-01, expires: 2020-08-31}}, {{date: 2020-02-01, expires: 2020-06-30}}]
        verifications: [{{date: 2020-03-01, outcome: verified, evidence: [E1, E2]}}]
    """
    assert timely(literal, as_at) == (Timeliness.RETEST_DUE, days)


def test_reopened_counts_as_open_again():
    literal = """
        due: 2020-06-30
        actions: [{updates: [2020-02-01: implemented, 2020-08-01: in_progress]}]
        verifications: [2020-03-01: verified]
    """
    assert timely(literal, "2020-07-31") == (ON_TIME, 150)
    assert timely(literal, "2020-08-01") == (OVERDUE, 1)  # not the 32 since its deadline: it was done then
    assert standing_of(literal, "2020-08-01").span.state is State.IN_PROGRESS


@pytest.mark.parametrize(
    "said",
    [
        "statements: [{date: 2020-07, says: accepted, covers: all}]",
        "statements: [{date: 2020-07, says: expected, covers: all, expected: 2020-12}]",
        "acceptance: {date: 2020-07, decision: noted}",
    ],
)
def test_what_says_nothing_of_its_being_done_makes_the_day_of_that_no_less_known(said):
    literal = f"{said}\ndue: 2020-07-15\nactions: [{{updates: [2020-07-31: implemented]}}]"
    assert timely(literal, "2020-07-31") == (LATE, 16)


def test_a_statement_of_the_month_that_it_is_done_does():
    literal = """
        statements: [{date: 2020-07, says: implemented, covers: all}]
        due: 2020-07-15
        actions: [{updates: [2020-07-31: implemented]}]
    """
    assert timely(literal, "2020-07-31") == (DAY_NOT_KNOWN, None)


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ("2020-03-01: implemented", (ON_TRACK, 90, False)),  # on the verdict's own day: not after it
        ("2020-02-29: implemented, 2020-03-01: implemented", (ON_TRACK, 90, False)),
        ("2020-03-01: implemented, 2020-03-02: implemented", (ON_TIME, 120, True)),
    ],
)
def test_a_claim_of_the_day_on_which_the_verdict_said_no_does_not_hold_and_one_of_the_day_after_does(updates, expected):
    literal = f"""
        actions: [{{due: 2020-06-30, updates: [{updates}]}}]
        verifications: [2020-03-01: not_verified]
    """
    [action] = standing_of(literal, "2020-04-01").actions
    assert (action.timeliness, action.days, action.upheld) == expected
