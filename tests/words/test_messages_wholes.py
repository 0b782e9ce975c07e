"""The exact sentence of each rule about sources, decisions, concerns and indicators; and of what would end it."""

import pytest

from tests.rules import day, register_of
from tests.words import sentences, told
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule
from tracker.words.exceptions.subject import subject_title

IN_PROGRESS = "actions: [{updates: [2020-02-01: in_progress]}]"
CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"


def test_statement_contradicted():
    literal = f"""
        statements: [{{date: 2020-02-01, says: verified, at_least: 2}}]
        recommendations: [{{{IN_PROGRESS}}}, {{}}]
    """
    assert sentences(literal, Rule.STATEMENT_CONTRADICTED, "2020-03-01") == [
        (
            "The Inspectorate said on 1 February 2020 that at least 2 of 2 were verified; "
            "the register’s own entries leave room for only 1",
            "A newer statement, or updates that bring the entries into line with it.",
        )
    ]


@pytest.mark.parametrize(
    ("statement", "which"),
    [
        ("at_least: 2", "at least 2 of 3"),
        ("at_least: 2, as_said: the majority", "the majority (at least 2 of 3)"),
        ("at_least: 2, covers: [R-02, R-01]", "at least 2 of R-01 and R-02"),
        ("at_least: 1, covers: [R-01, R-02, R-03], as_said: one or more", "one or more (at least 1 of R-01 to R-03)"),
        ("covers: some", "some (at least 1 of 3)"),
        ("covers: some, as_said: many", "many (at least 1 of 3)"),
    ],
)
def test_how_many_in_the_sources_own_word_with_the_number_beside_it(statement, which):
    literal = f"statements: [{{date: 2020-03-01, says: implemented, {statement}}}]\nrecommendations: [{{}}, {{}}, {{}}]"
    assert told(literal, Rule.STATED_NOT_EVIDENCED, "2020-05-04") == [
        f"The Inspectorate said on 1 March 2020 that {which} were done; none is shown as done one by one"
    ]


def test_of_a_source_that_goes_on_issuing_the_number_is_of_all_that_is_known():
    literal = """
        expected_count: null
        statements: [{date: 2020-03-01, says: implemented, at_least: 4}]
        recommendations: [{}, {}, {}]
    """
    assert told(literal, Rule.STATED_NOT_EVIDENCED, "2020-05-04") == [
        "The Inspectorate said on 1 March 2020 that at least 4 of 4 were done; none is shown as done one by one"
    ]


@pytest.mark.parametrize(
    ("statement", "wordings", "expected"),
    [
        (
            "says: verified, covers: all, certainty: reported, reported_in: 'Board paper, 4 May 2020'",
            "not_transcribed not_transcribed verbatim",
            "All 3 shown as done rest on a statement, not on entries of their own; reported in Board paper, "
            "4 May 2020: the Inspectorate said on 1 March 2020 that all were verified; "
            "the text of 2 of them is not transcribed",
        ),
        (
            "says: implemented, covers: [R-02], by: force",
            "verbatim not_transcribed verbatim",
            "The only one shown as done rests on a statement, not on entries of its own; Borset Police said "
            "on 1 March 2020 that R-02 was done; its text is not transcribed",
        ),
        (
            "says: implemented, covers: [R-01, R-03], as_said: both",
            "not_transcribed not_transcribed verbatim",
            "All 2 shown as done rest on a statement, not on entries of their own; the Inspectorate said "
            "on 1 March 2020 that both (R-01 and R-03) were done; the text of 1 of them is not transcribed",
        ),
    ],
)
def test_rests_on_statement(statement, wordings, expected):
    asked = ", ".join(f"{{wording_status: {each}}}" for each in wordings.split())
    literal = f"statements: [{{date: 2020-03-01, {statement}}}]\nrecommendations: [{asked}]"
    ends = "Updates and verdicts of their own, in the response file of each."
    assert sentences(literal, Rule.RESTS_ON_STATEMENT, "2020-05-04") == [(expected, ends)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("covers: all", "all would be done by the end of May 2020, which has passed; 2 are not shown as done"),
        ("covers: [R-02]", "R-02 would be done by the end of May 2020, which has passed; 1 is not shown as done"),
        (
            "covers: [R-02, R-03], as_said: the other two",
            "the other two (R-02 and R-03) would be done by the end of May 2020, which has passed;"
            " 2 are not shown as done",
        ),
    ],
)
def test_expectation_of_a_source_passed(statement, expected):
    literal = f"""
        statements: [{{date: 2020-03-01, says: expected, expected: 2020-05, {statement}}}]
        recommendations: [{{{CLAIMED}}}, {{}}, {{}}]
    """
    ends = "A newer statement, or updates and verdicts that show them done."
    assert sentences(literal, Rule.EXPECTATION_PASSED, "2020-06-10") == [
        (f"The Inspectorate said on 1 March 2020 that {expected}", ends)
    ]


@pytest.mark.parametrize(
    ("first", "certainty", "expected"),
    [
        (
            "",
            "certainty: reported, reported_in: 'Board paper, 4 May 2020'",
            "Reported in Board paper, 4 May 2020: Borset Police said on 1 March 2020 that at least 2 of 3 were done; "
            "none is shown as done one by one",
        ),
        (
            CLAIMED,
            "certainty: reported",
            "Reported in a second source: Borset Police said on 1 March 2020 that at least 2 of 3 were done; "
            "1 is shown as done",
        ),
        (
            "",
            "certainty: inferred",
            "Borset Police said (inferred) on 1 March 2020 that at least 2 of 3 were done; "
            "none is shown as done one by one",
        ),
    ],
)
def test_stated_not_evidenced(first, certainty, expected):
    literal = f"""
        expected_count: 3
        statements: [{{date: 2020-03-01, by: force, says: implemented, at_least: 2, {certainty}}}]
        recommendations: [{{{first}}}, {{}}]
    """
    ends = "An update with evidence for each one, in a response file of its own."
    assert sentences(literal, Rule.STATED_NOT_EVIDENCED, "2020-05-04") == [(expected, ends)]


@pytest.mark.parametrize(("expected", "makes"), [("16", "16 recommendations"), ("0", "0 recommendations")])
def test_count_mismatch(expected, makes):
    assert sentences(f"expected_count: {expected}", Rule.COUNT_MISMATCH, "2020-05-04") == [
        (
            f"The source makes {makes}; the register holds 1",
            "The missing ones, or a corrected count, in recommendations.yaml.",
        )
    ]


@pytest.mark.parametrize(("outcome", "whose"), [("agreed", "A decision of"), ("asked", "A decision asked of")])
def test_decision_overdue(outcome, whose):
    literal = f"meetings: [{{date: 2020-02-01, decisions: [{{outcome: {outcome}, due: 2020-03}}]}}]"
    assert sentences(literal, Rule.DECISION_OVERDUE, "2020-04-01") == [
        (
            f"{whose} Oversight Board, 1 February 2020, was due by the end of March 2020 and is not shown as done "
            "1 day later",
            "The day it was done, in meetings.yaml.",
        )
    ]


@pytest.mark.parametrize(("by", "who"), [("Residents", "Residents"), ("board", "the Oversight Board")])
def test_concern_unresolved(by, who):
    literal = f"concerns: [{{raised_on: 2020-02-01, raised_by: {by}, kind: delivery}}]"
    assert sentences(literal, Rule.CONCERN_UNRESOLVED, "2020-05-04") == [
        (
            f"A delivery concern, raised on 1 February 2020 by {who}, is not shown as resolved after 93 days",
            "Its resolution and the day, in concerns.yaml.",
        )
    ]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["not_transcribed", "not_transcribed", "verbatim"], "The wording of 2 of 3 is not yet transcribed"),
        (["theme", "verbatim"], "1 of 2 is a theme, not known to be a recommendation of its own"),
        (["theme", "theme"], "All 2 are themes, not known to be recommendations of their own"),
        (
            ["theme", "theme", "not_transcribed"],
            "The wording of 1 of 3 is not yet transcribed; "
            "2 of 3 are themes, not known to be recommendations of their own",
        ),
    ],
)
def test_wording_missing(statuses, expected):
    literal = f"recommendations: [{', '.join(f'{{wording_status: {each}}}' for each in statuses)}]"
    ends = "The official wording, transcribed by the register’s keeper, in recommendations.yaml."
    assert sentences(literal, Rule.WORDING_MISSING, "2020-05-04") == [(expected, ends)]


def test_figures_disagree():
    literal = """
        indicators:
        - unit: per cent
          observations: [{as_of: 2020-02, value: 3881}, {as_of: 2020-02, value: 3811.5}, {as_of: 2020-02, value: 3881}]
    """
    assert sentences(literal, Rule.FIGURES_DISAGREE, "2020-05-04") == [
        (
            "Publications give 3,811.5 and 3,881 per cent for February 2020",
            "Nothing: both figures stay, as published.",
        )
    ]


def test_the_title_of_what_it_is_about():
    literal = """
        due: 2020-06-30
        title: Agreements with partners
        expected_count: 2
        actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-03}], title: Sign them}]
        meetings: [{date: 2020-02-01, decisions: [{due: 2020-03-01}]}]
        indicators: [{title: People, observations: [{as_of: 2020-02, value: 1}, {as_of: 2020-02, value: 2}]}]
    """
    register = register_of(literal)
    found = exceptions(register, position(register, spans_of_register(register), day("2020-07-01")))
    assert {(each.subject, subject_title(register, each)) for each in found} == {
        ("R-01", "Agreements with partners"),
        ("R-01.1", "Sign them"),
        ("R", "Review R"),
        ("board-1/D1", ""),
        ("figure-1", "People"),
    }
