"""The exact sentence of each rule about answers: owed, refused by some, closing; and of what would end it."""

import pytest

from tests.words import sentences, told
from tracker.vocabulary import Rule

CLAIMED = "actions: [{updates: [2020-03-01: implemented]}]"


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (
            "answer_due: 2020-02-28",
            "Borset Police has not answered; an answer was due by 28 February 2020, 12 days ago",
        ),
        (
            "answer_due: 2020-02\nactions: [{owner: board}]",
            "Borset Police and the Oversight Board have not answered; "
            "an answer was due by the end of February 2020, 11 days ago",
        ),
        (
            "answer_due: 2020-02-28\nactions: [{owner: board}]\nacceptance: {decision: noted, by: head}",
            "The Oversight Board has not answered; an answer was due by 28 February 2020, 12 days ago",
        ),
    ],
)
def test_answer_overdue(literal, expected):
    ends = "The answer of each body and its day, under acceptance, in responses/R-01.yaml."
    assert sentences(literal, Rule.ANSWER_OVERDUE, "2020-03-11") == [(expected, ends)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{decision: rejected, date: 2020-02-10}", "the Inspectorate refused it, on 10 February 2020"),
        ("{decision: rejected, date: 2020-02}", "the Inspectorate refused it, in February 2020"),
        ("{decision: rejected}", "the Inspectorate refused it, on a day that is not on record"),
        (
            "{decision: rejected, date: 2020-02-10}, {decision: rejected, date: 2020-02-11, by: board}",
            "the Inspectorate and the Oversight Board refused it, first on 10 February 2020",
        ),
    ],
)
def test_refused_by_some(answers, expected):
    literal = f"acceptance: [{answers.replace('rejected', 'rejected, by: inspectorate', 1)}]\n{CLAIMED}"
    ends = (
        "A meeting’s agreement that names it, in meetings.yaml; or a verifier’s later outcome, in responses/R-01.yaml."
    )
    assert sentences(literal, Rule.REFUSED_BY_SOME, "2020-04-01") == [(f"Shown as done, and {expected}", ends)]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("acceptance: {decision: rejected, date: 2020-02-03}", "Rejected, since 3 February 2020"),
        ("acceptance: {decision: rejected}", "Rejected, on a day that is not on record"),
        ("actions: [{updates: [2020-02: withdrawn]}]", "Withdrawn, since February 2020"),
    ],
)
def test_closed_without_agreement(how, said):
    assert sentences(how, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-03-01") == [
        (
            f"{said}; no meeting’s decision and no verifier’s outcome names it",
            "A meeting’s decision that names it, in meetings.yaml; or a verifier’s outcome, in responses/R-01.yaml.",
        )
    ]


def test_a_body_is_named_for_its_post():
    literal = f"owner: board\nacceptance: [{{decision: rejected, date: 2020-02-10, by: successor}}]\n{CLAIMED}"
    literal = literal.replace("updates", "owner: board, updates")
    assert told(literal, Rule.REFUSED_BY_SOME, "2020-04-01") == [
        "Shown as done, and Borset Police refused it, on 10 February 2020"
    ]
