"""The exact sentence of each rule about delivery: deadlines, owners, silence, closing; and of what would end it."""

import pytest

from tests.words import sentences, told
from tracker.vocabulary import Rule

IN_PROGRESS = "actions: [{updates: [2020-02-01: in_progress]}]"
CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"


@pytest.mark.parametrize(
    ("literal", "as_at", "expected"),
    [
        (f"due: 2020-06-30\n{IN_PROGRESS}", "2020-07-01", "1 day past its deadline, 30 June 2020"),
        (f"due: 2020-06\n{IN_PROGRESS}", "2020-07-02", "2 days past its deadline, the end of June 2020"),
        (
            f"due: 2020-06-30\ndue_basis: inferred\n{IN_PROGRESS}",
            "2021-02-25",
            "240 days past an inferred deadline, 30 June 2020",
        ),
        (
            f"due: 2020-06-30\nextensions: [2020-06-01: 2020-09-30]\n{IN_PROGRESS}",
            "2020-10-01",
            "1 day past its deadline, 30 September 2020, extended once",
        ),
        (
            f"due: 2020-06-30\nextensions: [2020-06-01: 2020-09-30, 2020-06-02: 2020-10-31]\n{IN_PROGRESS}",
            "2020-11-02",
            "2 days past its deadline, 31 October 2020, extended twice",
        ),
        (
            f"due: 2020-03-31\ndue_basis: inferred\nextensions: [2020-03-01: 2020-06-30]\n{IN_PROGRESS}",
            "2020-07-01",
            "1 day past its deadline, 30 June 2020, extended once from an inferred one",
        ),
    ],
)
def test_overdue(literal, as_at, expected):
    ends = "An update that says it is implemented, or an agreed extension, in responses/R-01.yaml."
    assert sentences(literal, Rule.OVERDUE, as_at) == [(expected, ends)]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("due: 2020-06-30", "Open again for 10 days, since 1 September 2020, and past its deadline, 30 June 2020"),
        (
            "due: 2020-06\ndue_basis: inferred",
            "Open again for 10 days, since 1 September 2020, and past an inferred deadline, the end of June 2020",
        ),
        (
            "due: 2020-05-31\nextensions: [2020-05-01: 2020-06-30]",
            "Open again for 10 days, since 1 September 2020, and past its deadline, 30 June 2020, extended once",
        ),
    ],
)
def test_what_was_reopened_after_its_deadline_counts_from_there(due, expected):
    literal = f"""
{due}
actions: [{{updates: [2020-02-01: implemented, 2020-09-01: in_progress]}}]
verifications: [2020-03-01: verified]
"""
    assert told(literal, Rule.OVERDUE, "2020-09-10") == [expected]


def test_what_was_reopened_by_the_day_after_its_deadline_counts_from_the_deadline():
    literal = """
        due: 2020-08-31
        actions: [{updates: [2020-02-01: implemented, 2020-09-01: in_progress]}]
        verifications: [2020-03-01: verified]
    """
    assert told(literal, Rule.OVERDUE, "2020-09-10") == ["10 days past its deadline, 31 August 2020"]


def test_the_deadline_of_an_action_is_its_own_and_not_its_recommendations_inferred_one():
    literal = """
        due: 2020-12-31
        due_basis: inferred
        actions: [{due: 2020-06-30, updates: [2020-02-01: in_progress]}]
    """
    ends = "An update that says it is implemented, or an agreed extension, in responses/R-01.yaml."
    assert sentences(literal, Rule.ACTION_OVERDUE, "2020-07-01") == [("1 day past its deadline, 30 June 2020", ends)]


def test_unreported():
    literal = "{due: 2020-06-30, due_basis: inferred}"
    assert sentences(literal, Rule.UNREPORTED, "2020-07-10") == [
        (
            "Nothing is reported about this one by itself; 10 days past an inferred deadline, 30 June 2020",
            "A first update by an action owner, in responses/R-01.yaml.",
        )
    ]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (
            "date: 2020-02-01, expected: 2020-05",
            "An update of 1 February 2020 expected it to be done by the end of May 2020, which has passed",
        ),
        (
            "date: 2020-02, expected: 2020-05-20, certainty: reported, reported_in: the Borset Echo",
            "An update of February 2020 (reported in the Borset Echo) expected it to be done by 20 May 2020, "
            "which has passed",
        ),
    ],
)
def test_expectation_of_an_action_passed(update, expected):
    literal = f"actions: [{{updates: [2020-01-05: not_started, {{status: in_progress, {update}}}]}}]"
    ends = "An update that says it is done, or when it is expected now, in responses/R-01.yaml."
    assert sentences(literal, Rule.EXPECTATION_PASSED, "2020-06-10") == [(expected, ends)]


def test_escalation_unanswered():
    assert sentences("escalations: [2020-02-01]", Rule.ESCALATION_UNANSWERED, "2020-05-04") == [
        (
            "Escalated to the Oversight Board on 1 February 2020; no answer is on the register after 93 days",
            "The answer and its date, in responses/R-01.yaml.",
        )
    ]


def test_an_escalation_of_a_month_has_waited_for_at_least_so_long():
    assert told("escalations: [2020-01]", Rule.ESCALATION_UNANSWERED, "2020-05-04") == [
        "Escalated to the Oversight Board in January 2020; no answer is on the register after at least 94 days"
    ]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2020-02-01", "It has waited on the Inspectorate for 93 days, since 1 February 2020"),
        ("2020-01", "It has waited on the Inspectorate for at least 94 days, since January 2020"),
    ],
)
def test_waiting(since, expected):
    literal = f"actions: [{{updates: [{{date: {since}, status: in_progress, waiting_on: inspectorate}}]}}]"
    ends = "An update that no longer waits on it, or one by which the action is done, in responses/R-01.yaml."
    assert sentences(literal, Rule.WAITING, "2020-05-04") == [(expected, ends)]


def test_undated_and_owner_missing():
    literal = "owner: null"
    assert sentences(literal, Rule.UNDATED, "2020-07-02") == [
        ("Open for 183 days, and no deadline is on the register", "A deadline, in recommendations.yaml.")
    ]
    assert sentences(literal, Rule.OWNER_MISSING, "2020-07-02") == [
        (
            "Open; no lead is on record, and no live action has an owner",
            "An owner in recommendations.yaml, or a handover or an action’s owner in responses/R-01.yaml.",
        )
    ]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            "stated",
            "Its deadline was extended twice, from 30 June 2020 to the end of September 2020, by 92 days in all",
        ),
        (
            "inferred",
            "Its deadline was extended twice, from 30 June 2020 (inferred) to the end of September 2020, "
            "by 92 days in all",
        ),
    ],
)
def test_slipped_twice(basis, expected):
    literal = f"{{due: 2020-06-30, due_basis: {basis}, extensions: [2020-05-01: 2020-07-31, 2020-06-01: 2020-09]}}"
    ends = "This stays until the recommendation is done or closed."
    assert sentences(literal, Rule.SLIPPED_TWICE, "2020-06-01") == [(expected, ends)]


@pytest.mark.parametrize(("basis", "original"), [("stated", ""), ("inferred", " (the original deadline is inferred)")])
def test_extension_told_late(basis, original):
    literal = f"{{due: 2020-06-30, due_basis: {basis}, extensions: [2020-07: 2020-09-30]}}"
    assert sentences(literal, Rule.EXTENSION_TOLD_LATE, "2020-08-01") == [
        (
            f"An extension was agreed in July 2020, after the deadline that it replaced{original}",
            "This stays until the recommendation is done or closed.",
        )
    ]


@pytest.mark.parametrize(("covered", "which"), [("[a, c]", "limb (b)"), ("[a]", "limbs (b) and (c)")])
def test_limb_uncovered(covered, which):
    literal = f"{{limbs: [a, b, c], actions: [{{limbs: {covered}}}]}}"
    assert sentences(literal, Rule.LIMB_UNCOVERED, "2020-05-04") == [
        (f"No live action delivers {which}", "An action that names the limb, in responses/R-01.yaml.")
    ]


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("{}", "There is no entry about it since it was issued on 1 January 2020, 124 days ago"),
        ("issued_on: 2020-01", "There is no entry about it since it was issued in January 2020, at least 94 days ago"),
        (IN_PROGRESS, "The newest entry about it is dated 1 February 2020, 93 days ago"),
        (
            "actions: [{updates: [2020-01: in_progress]}]",
            "The newest entry about it is dated January 2020, at least 94 days ago",
        ),
    ],
)
def test_quiet(literal, expected):
    ends = "Any new entry, in responses/R-01.yaml."
    assert sentences(literal, Rule.QUIET, "2020-05-04") == [(expected, ends)]
