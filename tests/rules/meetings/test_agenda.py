"""The agenda of a meeting: what to look at, open decisions, what comes up, and what was claimed in the week before."""

from datetime import date

import pytest

from tests.rules.changes import known_of
from tracker.rules.meetings.agenda import agenda, claims_before
from tracker.rules.meetings.agenda import matters as all_matters
from tracker.vocabulary import Rule

LATE = "{due: 2020-03-31, actions: [{updates: [2020-02-01: in_progress]}]}"


def agenda_of(literal, as_at="2020-04-10", until="2020-07-10"):
    found = known_of(literal, as_at)
    return agenda(found.register, found.position, found.exceptions, date.fromisoformat(until))


def matters(literal, as_at="2020-04-10"):
    return [
        (each.subjects, each.first.rule, tuple(other.rule for other in each.others))
        for each in agenda_of(literal, as_at).matters
    ]


def test_subjects_that_are_alike_are_one_matter():
    literal = f"recommendations: [{LATE}, {{due: 2020-04-05}}, {LATE}, {{due: 2020-03-31}}, {LATE}]"
    assert matters(literal) == [
        (("R-01", "R-03", "R-05"), Rule.OVERDUE, ()),
        (("R-04",), Rule.UNREPORTED, ()),
        (("R-02",), Rule.UNREPORTED, ()),
    ]


def test_those_with_other_figures_another_basis_or_more_rules_stand_apart():
    extended = (
        "{due: 2020-02-28, extensions: [2020-02-01: 2020-03-31], actions: [{updates: [2020-02-01: in_progress]}]}"
    )
    inferred = LATE.replace("{due:", "{due_basis: inferred, due:")
    unowned = LATE.replace("{due:", "{owner: null, due:").replace("[{updates", "[{owner: null, updates")
    literal = f"recommendations: [{LATE}, {extended}, {inferred}, {unowned}]"
    assert matters(literal) == [
        (("R-01",), Rule.OVERDUE, ()),
        (("R-02",), Rule.OVERDUE, ()),
        (("R-03",), Rule.OVERDUE, ()),
        (("R-04",), Rule.OVERDUE, (Rule.OWNER_MISSING,)),
    ]


def test_of_two_sources_each_has_its_own_matter():
    literal = "sources: [{id: R, recommendations: [{due: 2020-03-31}]}, {id: S, recommendations: [{due: 2020-03-31}]}]"
    assert matters(literal) == [(("R-01",), Rule.UNREPORTED, ()), (("S-01",), Rule.UNREPORTED, ())]


def test_an_action_s_exception_stands_with_its_recommendation():
    literal = "{owner: null, actions: [{owner: null, due: 2020-03-31, updates: [2020-02-01: in_progress]}]}"
    assert matters(literal) == [(("R-01",), Rule.ACTION_OVERDUE, (Rule.OWNER_MISSING,))]


def test_a_matter_names_the_owners_of_all_that_it_is_about():
    literal = f"recommendations: [{LATE}, {LATE.replace('{due:', '{owner: board, due:')}]"
    (matter,) = agenda_of(literal).matters
    assert (matter.subjects, matter.owners) == (("R-01", "R-02"), ("force", "head", "board"))


def in_short(literal, as_at="2020-04-10"):
    return [
        (each.first.rule, len(each.subjects), each.is_rule_of_many, each.is_same)
        for each in all_of(literal, as_at)
        if each.first.rule.severity > 1
    ]


def all_of(literal, as_at):
    found = known_of(literal, as_at)
    return all_matters(found.register, found.exceptions)


def test_a_rule_that_holds_for_more_than_ten_of_a_source_is_one_matter():
    dues = [f"{{due: 2020-03-{number:02}}}" for number in range(1, 12)]
    ten, eleven = (f"recommendations: [{', '.join(dues[:number])}]" for number in (10, 11))
    assert in_short(ten) == [(Rule.UNREPORTED, 1, False, True)] * 10
    assert in_short(eleven) == [(Rule.UNREPORTED, 11, True, False)]


def test_of_many_that_are_the_same_it_is_said():
    assert in_short(f"recommendations: [{', '.join(['{due: 2020-03-01}'] * 11)}]") == [
        (Rule.UNREPORTED, 11, True, True)
    ]


def test_what_else_holds_of_one_of_many_stands_by_itself_and_each_source_is_counted_alone():
    dues = ", ".join(f"{{due: 2020-03-{number:02}}}" for number in range(1, 11))
    literal = f"""
        sources:
        - {{id: R, recommendations: [{{due: 2020-02-01, owner: null}}, {dues}]}}
        - {{id: S, recommendations: [{{due: 2020-02-01}}]}}
    """
    assert in_short(literal) == [
        (Rule.OWNER_MISSING, 1, False, True),
        (Rule.UNREPORTED, 11, True, False),
        (Rule.UNREPORTED, 1, False, True),
    ]


def test_several_actions_of_a_recommendation_are_one_of_many():
    first, second = (f"{{due: 2020-03-0{number}, updates: [2020-02-01: in_progress]}}" for number in (1, 2))
    one = f"{{due: 2020-12-31, actions: [{first}, {second}]}}"
    assert in_short(f"recommendations: [{', '.join([one] * 10)}]") == [(Rule.ACTION_OVERDUE, 10, False, True)]
    assert in_short(f"recommendations: [{', '.join([one] * 11)}]") == [(Rule.ACTION_OVERDUE, 11, True, True)]


def test_what_calls_for_action_is_to_escalate_and_the_rest_to_be_asked_about():
    found = agenda_of(f"recommendations: [{LATE}, {{due: 2020-03-31}}]")
    assert [(each.subjects, each.first.rule) for each in found.to_escalate] == [(("R-01",), Rule.OVERDUE)]
    assert [(each.subjects, each.first.rule) for each in found.to_ask] == [(("R-02",), Rule.UNREPORTED)]
    assert (*found.to_escalate, *found.to_ask) == found.matters


def test_notes_are_not_for_the_agenda():
    assert matters("wording_status: theme") == []


def test_a_day_and_a_month_that_ends_on_it_are_not_alike():
    """A month equals its last day; "its deadline, March 2020" is not to be said of a deadline on 31 March 2020."""
    literal = "recommendations: [{due: 2020-03-31}, {due: 2020-03}, {due: 2020-03-31}]"
    assert [each.subjects for each in agenda_of(literal).matters] == [("R-01", "R-03"), ("R-02",)]


def of_all(literal, as_at):
    """Return every matter of a day with its rule and its notes, those that are notes alone too."""
    found = known_of(literal, as_at)
    grouped = all_matters(found.register, found.exceptions)
    return [(each.subjects, each.first.rule, each.notes) for each in grouped if each.first.kind == "recommendation"]


def test_a_note_keeps_no_two_subjects_apart_and_is_told_only_where_it_holds_of_all():
    updated = LATE.replace("2020-02-01: in_progress", "2020-02-01: in_progress, 2020-06-01: in_progress")
    literal = f"recommendations: [{LATE}, {updated}, {LATE}]"
    assert of_all(literal, "2020-07-01") == [(("R-01", "R-02", "R-03"), Rule.OVERDUE, ())]
    assert of_all(literal, "2020-10-01") == [(("R-01", "R-02", "R-03"), Rule.OVERDUE, (Rule.QUIET,))]


def test_what_is_for_the_group_is_no_note_though_it_holds_of_all():
    one = "{due: 2020-03-31, actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-03-15}]}]}"
    literal = f"recommendations: [{one}, {one}]"
    assert of_all(literal, "2020-04-10") == [(("R-01", "R-02"), Rule.OVERDUE, ())]
    assert matters(literal) == [(("R-01", "R-02"), Rule.OVERDUE, (Rule.EXPECTATION_PASSED,))]


def test_a_subject_with_notes_alone_is_a_matter_of_its_own_and_not_for_the_agenda():
    started = "{due: 2021-03-31, actions: [{updates: [2020-02-01: in_progress]}]}"
    literal = f"recommendations: [{started}, {LATE}, {started}]"
    assert of_all(literal, "2020-10-01") == [
        (("R-02",), Rule.OVERDUE, (Rule.QUIET,)),
        (("R-01", "R-03"), Rule.QUIET, ()),
    ]
    assert matters(literal, "2020-10-01") == [(("R-02",), Rule.OVERDUE, ())]


def test_what_comes_up_by_the_next_meeting():
    literal = """
        due: 2020-07-10
        actions: [{due: 2020-07-11, updates: [{date: 2020-02-01, status: in_progress, expected: 2020-06}]}]
        evidence: [{date: 2020-02-01, expires: 2020-05-31}, {date: 2020-02-01, expires: 2020-08-31}]
        escalations: [2020-03-01]
        meetings: [{date: 2020-02-01, decisions: [
            {owner: force}, {due: 2020-05-01}, {due: 2020-03-01},
            {owner: force, done_on: 2020-03-01}, {text: Note it.}]}]
    """
    found = agenda_of(literal)
    assert [(each.what, each.subject) for each in found.due] == [
        ("decision", "board-1/D2"),
        ("expected", "R-01.1"),
        ("due", "R-01"),
    ]
    assert [each.entry.id for each in found.expiring] == ["E1"]
    assert [each.subject for each in found.answers] == ["R-01"]
    assert [(each.decision.id, each.late) for each in found.decisions] == [("D3", 40), ("D2", None), ("D1", None)]
    assert found.until == date(2020, 7, 10)


def coming(literal, as_at="2020-04-10"):
    found = agenda_of(literal, as_at)
    return [(each.what, each.on and each.on.isoformat(), each.bodies) for each in (*found.answers, *found.due)]


def test_an_answer_is_owed_until_it_is_given_also_when_its_day_has_passed():
    assert coming("answer_due: 2020-07-10") == [("answer", "2020-07-10", ("force",))]
    assert coming("answer_due: 2020-07-11") == []
    assert coming("answer_due: 2020-02-28\nactions: [{owner: board}]") == [("answer", "2020-02-28", ("force", "board"))]
    assert coming("answer_due: 2020-02-28\nacceptance: {decision: noted, date: 2020-04-01}") == []


ACTION = "{due: 2020-06-01, updates: [{date: 2020-02-01, status: in_progress, expected: 2020-05-01}]}"


@pytest.mark.parametrize(
    "ended",
    [
        "verifications: [2020-03-01: verified]",
        "acceptance: {decision: rejected, date: 2020-03-01}",
        "statements: [{date: 2020-03-01, says: superseded, covers: all}]",
    ],
)
def test_nothing_of_what_is_done_or_closed_comes_up_but_what_expires(ended):
    literal = f"""
escalations: [2020-02-01]
answer_due: 2020-05-01
actions: [{ACTION}]
"""
    assert [what for what, *_ in coming(literal)] == ["answer", "escalation", "expected", "action_due"]
    assert coming(f"{literal}\n{ended}") == []


def test_an_action_whose_claim_was_not_upheld_falls_due_again():
    literal = "actions: [{due: 2020-06-01, updates: [{date: 2020-02-01, status: implemented, expected: 2020-05-01}]}]"
    assert coming(literal) == []
    assert coming(f"{literal}\nverifications: [2020-03-01: not_verified]") == [("action_due", "2020-06-01", ())]


def test_claims_of_the_week_before():
    literal = """
        statements: [{date: 2020-06-08, says: implemented, at_least: 1},
                     {date: 2020-06-08, says: accepted, covers: all}]
        actions: [{updates: [2020-06-02: in_progress, 2020-06-03: in_progress, 2020-06-09: implemented,
                             2020-06-10: implemented, 2020-06-11: implemented, 2020-05: in_progress]}]
    """
    register = known_of(literal, "2020-12-31").register
    day = date(2020, 6, 10)
    assert [(each.of, each.entry.date.day, each.path) for each in claims_before(register, day, day)] == [
        ("R-01.1", 3, "responses/R-01.yaml"),
        ("R", 8, "recommendations.yaml"),
        ("R-01.1", 9, "responses/R-01.yaml"),
        ("R-01.1", 10, "responses/R-01.yaml"),  # on its day
    ]
    shown = claims_before(register, day, date(2020, 6, 8))  # of a meeting to come, what is said by the day shown
    assert [each.entry.date.day for each in shown] == [3, 8]


def test_a_claim_dated_by_its_month_is_not_known_to_be_of_the_week():
    register = known_of("actions: [{updates: [2020-05: implemented]}]", "2020-12-31").register
    assert claims_before(register, date(2020, 6, 3), date(2020, 12, 31)) == ()
