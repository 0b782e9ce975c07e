"""Contract: the exceptions about answers: owed, refused by some, closing without agreement: when each holds."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

PARTIES = """
parties:
- {id: force, name: Borset Police, kind: body}
- {id: head, name: Head of Delivery, kind: post, part_of: force}
- {id: council, name: Borset Council, kind: body}
- {id: clerk, name: Clerk, kind: post, part_of: council}
- {id: inspectorate, name: Inspectorate, kind: group}
- {id: board, name: Oversight Board, kind: group}
"""


# answer_overdue


def test_an_answer_is_overdue_on_the_day_after_until_it_is_given():
    literal = "{answer_due: 2020-02-28, acceptance: {decision: answered, date: 2020-03-10}}"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-02-28") == []
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-02-29") == [("R-01", "2020-02-29", 1)]
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-09") == [("R-01", "2020-02-29", 10)]
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-10") == []


@pytest.mark.parametrize(
    ("answer", "holds"),
    [
        ("{decision: accepted, date: 2020-02-01}", False),
        ("{decision: noted, date: 2020-02-01}", False),
        ("{decision: accepted, date: 2020-02-01, by: head}", False),  # a post answers for its body
        ("{decision: answered}", False),  # without a day it counts from the issue
        ("{decision: no_answer, date: 2020-02-01}", True),
        ("[{decision: accepted, date: 2020-02-01}, {decision: no_answer, date: 2020-02-02}]", False),
        ("{decision: accepted, date: 2020-02-01, by: board}", True),
        ("{decision: accepted, date: 2020-04-01}", True),
    ],
)
def test_that_it_gave_no_answer_is_no_answer_and_another_body_does_not_answer_for_it(answer, holds):
    found = raised(f"{{answer_due: 2020-02, acceptance: {answer}}}", Rule.ANSWER_OVERDUE, "2020-03-31")
    assert found == ([("R-01", "2020-03-01", 31)] if holds else [])


def test_what_was_rejected_is_closed_and_owes_no_answer():
    literal = "{answer_due: 2020-02-28, acceptance: {decision: rejected, date: 2020-02-01}}"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-31") == []


def test_the_day_of_the_source_counts_where_it_has_none_of_its_own():
    literal = "sources: [{answer_due: 2020-02-28, recommendations: [{}, {answer_due: 2020-03-28}]}]"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-28") == [("R-01", "2020-02-29", 29)]
    assert [subject for subject, *_ in raised(literal, Rule.ANSWER_OVERDUE, "2020-03-29")] == ["R-01", "R-02"]


def test_an_answer_is_not_overdue_before_the_day_after_the_issue():
    literal = "{issued_on: 2020-03-15, answer_due: 2020-02-28}"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-15") == []
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-16") == [("R-01", "2020-03-16", 1)]


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("says: accepted, covers: all", False),
        ("says: accepted, covers: [R-01]", False),
        ("says: accepted, covers: some", True),
        ("says: accepted, at_least: 1", True),
        ("says: expected, expected: 2021-01, covers: all", True),
    ],
)
def test_a_statement_that_it_was_accepted_answers_for_all_from_its_date(statement, holds):
    literal = f"answer_due: 2020-02-28\nstatements: [{{date: 2020-04-01, {statement}}}]"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-31") != []
    assert bool(raised(literal, Rule.ANSWER_OVERDUE, "2020-04-01")) is holds


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("owner: null, actions: [{owner: null}]", False),  # nobody is on record who could answer
        ("owner: force, actions: [{owner: head}]", False),
        ("owner: force, actions: [{owner: clerk}]", True),
        ("owner: null, actions: [{owner: clerk}]", True),
        ("owner: force, actions: [{owner: clerk, updates: [2020-02-01: withdrawn]}, {owner: head}]", False),
        ("owner: force, handovers: [{date: 2020-03-01, from: force, to: council}]", True),
        ("owner: null", False),
    ],
)
def test_each_body_of_its_owners_answers(told, holds):
    answered = "acceptance: {decision: accepted, date: 2020-02-01}, answer_due: 2020-02-28"
    literal = f"{PARTIES}\nrecommendations: [{{{told}, {answered}}}]"
    assert bool(raised(literal, Rule.ANSWER_OVERDUE, "2020-03-31")) is holds


@pytest.mark.parametrize(
    "ended",
    ["verifications: [2020-03-01: verified]", "statements: [{date: 2020-03-01, says: superseded, covers: all}]"],
)
def test_what_is_not_open_owes_no_answer(ended):
    literal = f"answer_due: 2020-02-28\n{ended}"
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-02-29") != []
    assert raised(literal, Rule.ANSWER_OVERDUE, "2020-03-01") == []


# refused_by_some


REFUSED = f"""{PARTIES}
acceptance:
- {{decision: accepted, date: 2020-02-01, by: force}}
- {{decision: rejected, date: 2020-02-10, by: clerk}}
"""
DONE = "actions: [{owner: head, updates: [2020-03-01: implemented]}]"


def test_refused_by_some_since_the_refusal_while_it_is_done():
    literal = f"{REFUSED}\n{DONE}"
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-02-29") == []
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-03-01") == [("R-01", "2020-02-10", 21)]


def test_refused_by_several_since_the_first_of_them():
    literal = f"""{REFUSED}
- {{decision: rejected, date: 2020-02-05, by: board}}
{DONE}"""
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-03-01") == [("R-01", "2020-02-05", 26)]


def test_a_refusal_without_a_day_counts_from_the_issue():
    literal = f"{REFUSED.replace('date: 2020-02-10, ', '')}\n{DONE}"
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-03-01") == [("R-01", "2020-01-01", 61)]


def test_who_refused_and_then_worked_on_it_refuses_no_more():
    literal = f"{REFUSED}\nactions: [{{owner: clerk, updates: [2020-03-01: implemented]}}]"
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-03-01") == []


@pytest.mark.parametrize(
    ("outcome", "holds"), [("agreed", False), ("amended", False), ("asked", True), ("refused", True)]
)
def test_a_decision_that_agreed_settles_it(outcome, holds):
    decided = f"meetings: [{{date: 2020-04-01, decisions: [{{outcome: {outcome}, recommendations: [R-01]}}]}}]"
    literal = f"{REFUSED}\n{DONE}\n{decided}"
    assert raised(literal, Rule.REFUSED_BY_SOME, "2020-03-31") != []
    assert bool(raised(literal, Rule.REFUSED_BY_SOME, "2020-04-01")) is holds


@pytest.mark.parametrize(("verdict", "holds"), [("2020-02-10", True), ("2020-02-11", False), ("2020-02", False)])
def test_a_verifiers_outcome_of_after_the_refusal_settles_it(verdict, holds):
    literal = f"{REFUSED}\n{DONE}\nverifications: [{verdict}: verified]"
    assert bool(raised(literal, Rule.REFUSED_BY_SOME, "2020-03-01")) is holds


# closed_without_agreement


REJECTED = "acceptance: {decision: rejected, date: 2020-05-01}"
WITHDRAWN = "actions: [{updates: [2020-02-01: in_progress, 2020-05-01: withdrawn]}]"


@pytest.mark.parametrize("how", [REJECTED, WITHDRAWN])
def test_closed_without_agreement_since_it_was_closed(how):
    assert raised(how, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-04-30") == []
    assert raised(how, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-01") == [("R-01", "2020-05-01", 1)]


def test_superseded_wants_no_agreement():
    literal = "statements: [{date: 2020-05-01, says: superseded, covers: all}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-12-31") == []


def test_what_was_done_when_it_was_rejected_is_not_closed():
    literal = f"{REJECTED}\nverifications: [2020-02-01: verified]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-12-31") == []


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        ("{recommendations: [R-01], outcome: agreed}", False),
        ("{recommendations: [R-01], outcome: amended}", False),
        ("{recommendations: [R-01], outcome: asked}", False),
        ("{recommendations: [R-01], outcome: refused}", False),
        ("{recommendations: [], outcome: agreed}", True),
    ],
)
def test_a_decision_that_names_it_ends_it_from_the_meetings_day(decision, holds):
    literal = f"{REJECTED}\nmeetings: [{{date: 2020-06-01, decisions: [{decision}]}}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-31") == [("R-01", "2020-05-01", 31)]
    assert bool(raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-06-01")) is holds


@pytest.mark.parametrize(
    ("means", "holds"),
    [
        ("verifiers: []", False),
        ("verifiers: []\nmeetings: [{date: 2020-02-01}]", True),
        ("verifiers: []\nmeetings: [{date: 2020-12-31}]", True),
        ("verifiers: []\nmeetings: [{date: 2021-01-01}]", False),
        ("verifiers: []\nmeetings: [{date: 2021-01-01, status: planned}]", True),
        ("verifiers: [inspectorate]", True),
    ],
)
def test_where_nobody_could_agree_nothing_is_found(means, holds):
    assert bool(raised(f"{REJECTED}\n{means}", Rule.CLOSED_WITHOUT_AGREEMENT, "2020-12-31")) is holds


def test_a_refusal_without_a_day_closes_from_the_issue():
    literal = "acceptance: {decision: rejected}"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-01-31") == [("R-01", "2020-01-01", 31)]


@pytest.mark.parametrize("outcome", ["not_verified", "partly_verified", "superseded"])
def test_a_verifiers_outcome_is_agreement_from_its_date(outcome):
    literal = f"{REJECTED}\nverifications: [2020-06-01: {outcome}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-31") != []
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-06-01") == []
