"""Contract: "Action" under "Rules of the position at D"."""

import pytest

from tests.rules import standing_of, written
from tracker.vocabulary import State, Status, Timeliness


def first_action(literal, as_at):
    return standing_of(literal, as_at).actions[0].span


def test_an_action_without_an_update_is_not_reported_and_not_not_started():
    standing = standing_of("actions: [{}]", "2020-06-01")
    assert standing.actions[0].span.status is Status.NOT_REPORTED
    assert standing.span.state is State.NOT_REPORTED


@pytest.mark.parametrize(
    ("as_at", "status"),
    [
        ("2020-01-31", Status.NOT_REPORTED),
        ("2020-02-01", Status.NOT_STARTED),
        ("2020-02-29", Status.NOT_STARTED),
        ("2020-03-01", Status.IN_PROGRESS),
        ("2020-04-01", Status.IMPLEMENTED),
        ("2020-05-01", Status.WITHDRAWN),
    ],
)
def test_the_status_is_that_of_the_last_update_up_to_the_day(as_at, status):
    literal = """
        actions:
        - updates: [2020-02-01: not_started, 2020-03-01: in_progress, 2020-04-01: implemented, 2020-05-01: withdrawn]
    """
    assert first_action(literal, as_at).status is status


def test_the_last_update_is_the_one_with_the_latest_date_wherever_it_stands_in_the_file():
    literal = "actions: [{updates: [2020-04-01: implemented, 2020-02-01: not_started, 2020-03-01: in_progress]}]"
    assert first_action(literal, "2020-03-31").status is Status.IN_PROGRESS
    assert first_action(literal, "2020-04-01").status is Status.IMPLEMENTED


def test_of_two_updates_of_one_day_the_later_in_the_file_counts():
    one = "actions: [{updates: [2020-02-01: implemented, 2020-02-01: in_progress]}]"
    other = "actions: [{updates: [2020-02-01: in_progress, 2020-02-01: implemented]}]"
    assert first_action(one, "2020-02-01").status is Status.IN_PROGRESS
    assert first_action(other, "2020-02-01").status is Status.IMPLEMENTED


def test_an_update_of_a_month_counts_from_the_last_day_of_the_month():
    literal = "actions: [{updates: [2020-02: implemented]}]"
    assert first_action(literal, "2020-02-28").status is Status.NOT_REPORTED
    assert first_action(literal, "2020-02-29").status is Status.IMPLEMENTED
    assert written(first_action(literal, "2020-02-29").implemented_on) == "2020-02"


def test_a_month_and_its_last_day_are_one_day_so_the_file_decides():
    literal = "actions: [{updates: [2020-02-29: in_progress, 2020-02: implemented]}]"
    assert first_action(literal, "2020-02-29").status is Status.IMPLEMENTED


@pytest.mark.parametrize(
    ("updates", "implemented_on"),
    [
        ("[2020-02-01: implemented]", "2020-02-01"),
        ("[2020-02-01: implemented, 2020-03-01: implemented]", "2020-02-01"),
        ("[2020-02-01: implemented, 2020-03-01: in_progress]", None),
        ("[2020-02-01: implemented, 2020-03-01: withdrawn]", None),
        ("[2020-02-01: implemented, 2020-03-01: in_progress, 2020-04-01: implemented]", "2020-04-01"),
        (
            "[2020-02-01: implemented, 2020-03-01: not_started, 2020-04-01: implemented, 2020-05-01: implemented]",
            "2020-04-01",
        ),
        ("[2020-05-01: implemented, 2020-02-01: in_progress, 2020-03-01: implemented]", "2020-03-01"),
        # of one day the last update counts alone, so the run is unbroken
        ("[2020-02-01: implemented, 2020-03-01: in_progress, 2020-03-01: implemented]", "2020-02-01"),
        ("[2020-02-01: in_progress]", None),
        ("[]", None),
    ],
)
def test_implemented_on_begins_the_unbroken_run_that_ends_at_the_last_update(updates, implemented_on):
    span = first_action(f"actions: [{{updates: {updates}}}]", "2020-12-31")
    assert written(span.implemented_on) == implemented_on


def test_what_is_expected_is_what_the_last_update_says():
    literal = """
        actions:
        - updates:
          - {date: 2020-02-01, status: in_progress, expected: 2020-06}
          - {date: 2020-03-01, status: in_progress, expected: 2020-09-30}
          - {date: 2020-04-01, status: in_progress}
    """
    assert written(first_action(literal, "2020-02-29").expected) == "2020-06"
    assert written(first_action(literal, "2020-03-01").expected) == "2020-09-30"
    assert first_action(literal, "2020-04-01").expected is None


def test_a_withdrawn_action_is_not_live_so_the_others_decide():
    literal = """
        actions:
        - updates: [2020-02-01: implemented]
        - updates: [2020-02-01: in_progress, 2020-03-01: withdrawn]
    """
    assert standing_of(literal, "2020-02-29").span.reported is Status.IN_PROGRESS
    assert standing_of(literal, "2020-03-01").span.reported is Status.IMPLEMENTED


def test_a_withdrawn_action_that_is_taken_up_again_is_live():
    literal = """
        actions:
        - updates: [2020-02-01: implemented]
        - updates: [2020-02-01: withdrawn, 2020-03-01: not_started]
    """
    assert standing_of(literal, "2020-02-29").span.reported is Status.IMPLEMENTED
    assert standing_of(literal, "2020-03-01").span.reported is Status.IN_PROGRESS


def test_actions_stand_in_the_order_of_the_file():
    literal = "actions: [{id: R-01.2}, {id: R-01.1}]"
    assert [each.span.action for each in standing_of(literal, "2020-06-01").actions] == ["R-01.2", "R-01.1"]


@pytest.mark.parametrize(
    ("updates", "as_at", "timeliness", "days"),
    [
        ("[2020-06-20: implemented]", "2020-08-01", Timeliness.ON_TIME, 10),
        ("[2020-06-30: implemented]", "2020-08-01", Timeliness.ON_TIME, 0),
        ("[2020-07-01: implemented]", "2020-08-01", Timeliness.LATE, 1),
        ("[2020-02-01: in_progress]", "2020-06-30", Timeliness.DUE_SOON, 0),
        ("[2020-02-01: in_progress]", "2020-07-01", Timeliness.OVERDUE, 1),
        ("[2020-02-01: not_started]", "2020-05-30", Timeliness.ON_TRACK, 31),
        ("[]", "2020-07-02", Timeliness.UNREPORTED, 2),
        ("[2020-02-01: withdrawn]", "2020-07-02", Timeliness.NOT_APPLICABLE, None),
    ],
)
def test_an_actions_timeliness_follows_the_table_with_its_own_status_and_deadline(updates, as_at, timeliness, days):
    literal = f"{{due: 2020-12-31, actions: [{{due: 2020-06-30, updates: {updates}}}]}}"
    action = standing_of(literal, as_at).actions[0]
    assert (action.timeliness, action.days) == (timeliness, days)


def test_an_action_without_any_deadline_is_undated_and_its_age_counts_from_the_issue():
    action = standing_of("actions: [{updates: [2020-02-01: in_progress]}]", "2020-02-10").actions[0]
    assert (action.timeliness, action.days) == (Timeliness.UNDATED, 40)


def test_an_actions_own_timeliness_does_not_wait_for_its_recommendation():
    literal = "{due: 2020-06-30, actions: [{updates: [2020-02-01: implemented]}, {updates: [2020-02-01: in_progress]}]}"
    standing = standing_of(literal, "2020-07-01")
    assert [each.timeliness for each in standing.actions] == [Timeliness.ON_TIME, Timeliness.OVERDUE]
    assert standing.timeliness is Timeliness.OVERDUE
