"""Contract: "As reported", `reported_on` and `fell_on` under "Rules of the position at D"."""

import pytest

from tests.rules import position_of, standing_of, written
from tracker.vocabulary import Status


def reported(literal, as_at="2020-12-31", recommendation="R-01"):
    return position_of(literal, as_at).standings[recommendation].span.reported


def since(literal, as_at="2020-12-31"):
    span = standing_of(literal, as_at).span
    return span.reported, written(span.reported_on), written(span.details.fell_on)


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], Status.NOT_REPORTED),
        ([None], Status.NOT_REPORTED),
        (["withdrawn"], Status.NOT_REPORTED),
        (["withdrawn", None], Status.NOT_REPORTED),
        (["implemented"], Status.IMPLEMENTED),
        (["implemented", "implemented"], Status.IMPLEMENTED),
        (["implemented", "withdrawn"], Status.IMPLEMENTED),
        (["implemented", None], Status.IN_PROGRESS),
        (["implemented", "not_started"], Status.IN_PROGRESS),
        (["implemented", "in_progress"], Status.IN_PROGRESS),
        (["in_progress"], Status.IN_PROGRESS),
        (["in_progress", "not_started", None], Status.IN_PROGRESS),
        (["in_progress", "withdrawn"], Status.IN_PROGRESS),
        (["not_started"], Status.NOT_STARTED),
        (["not_started", None], Status.NOT_STARTED),
        (["not_started", "withdrawn"], Status.NOT_STARTED),
    ],
)
def test_as_reported_over_the_live_actions(statuses, expected):
    actions = [f"{{updates: [2020-02-01: {each}]}}" if each else "{}" for each in statuses]
    assert reported(f"actions: [{', '.join(actions)}]") is expected


def test_without_a_response_nothing_is_reported():
    assert since("{}") == (Status.NOT_REPORTED, None, None)


@pytest.mark.parametrize(
    ("limbs", "expected"),
    [
        ("[[a, b]]", Status.IMPLEMENTED),
        ("[[a], [b]]", Status.IMPLEMENTED),
        ("[[a, b], [b]]", Status.IMPLEMENTED),
        ("[[a]]", Status.IN_PROGRESS),
        ("[[a], []]", Status.IN_PROGRESS),
        ("[[]]", Status.IN_PROGRESS),
    ],
)
def test_a_limb_that_no_live_action_names_keeps_it_from_implemented(limbs, expected):
    actions = [f"{{limbs: {each}, updates: [2020-02-01: implemented]}}" for each in _lists(limbs)]
    assert reported(f"{{limbs: [a, b], actions: [{', '.join(actions)}]}}") is expected


def _lists(text):
    return ["[" + each + "]" for each in text[2:-2].split("], [")]


def test_a_limb_of_an_action_that_is_withdrawn_is_no_longer_delivered():
    literal = """
        limbs: [a, b]
        actions:
        - {limbs: [a], updates: [2020-02-01: implemented]}
        - {limbs: [b], updates: [2020-02-01: implemented, 2020-03-01: withdrawn]}
    """
    assert since(literal, "2020-02-29") == (Status.IMPLEMENTED, "2020-02-01", None)
    assert since(literal, "2020-03-01") == (Status.IN_PROGRESS, "2020-03-01", "2020-03-01")


def test_an_uncovered_limb_changes_nothing_but_implemented():
    assert reported("{limbs: [a], actions: [{updates: [2020-02-01: not_started]}]}") is Status.NOT_STARTED
    assert reported("{limbs: [a]}") is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("which", "first", "second"),
    [
        ("covers: all", Status.IMPLEMENTED, Status.IMPLEMENTED),
        ("covers: [R-01]", Status.IMPLEMENTED, Status.NOT_REPORTED),
        ("covers: [R-02, R-01]", Status.IMPLEMENTED, Status.IMPLEMENTED),
        ("covers: some", Status.NOT_REPORTED, Status.NOT_REPORTED),
        ("at_least: 2", Status.NOT_REPORTED, Status.NOT_REPORTED),
    ],
)
def test_a_statement_that_covers_it_makes_it_implemented(which, first, second):
    literal = f"""
        statements: [{{date: 2020-02-01, says: implemented, {which}}}]
        recommendations: [{{}}, {{}}]
    """
    assert reported(literal, "2020-01-31") is Status.NOT_REPORTED
    assert (reported(literal, "2020-02-01"), reported(literal, "2020-02-01", "R-02")) == (first, second)


@pytest.mark.parametrize("says", ["accepted", "verified", "superseded", "expected, expected: 2020-06"])
def test_a_statement_that_says_something_else_reports_nothing(says):
    assert reported(f"statements: [{{date: 2020-02-01, says: {says}, covers: all}}]") is Status.NOT_REPORTED


def test_a_statement_is_about_its_own_source_alone():
    literal = """
        sources:
        - {id: R, statements: [{date: 2020-02-01, says: implemented, covers: all}]}
        - {id: S}
    """
    assert reported(literal, "2020-02-01", "S-01") is Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("stated_on", "expected"),
    [
        ("2020-02-28", Status.IN_PROGRESS),
        ("2020-02-29", Status.IMPLEMENTED),
        ("2020-03-01", Status.IMPLEMENTED),
        ("2020-02", Status.IMPLEMENTED),  # the month counts from its last day, that of the update
    ],
)
def test_a_statement_counts_against_updates_that_are_not_newer(stated_on, expected):
    literal = f"""
        statements: [{{date: {stated_on}, says: implemented, covers: all}}]
        actions: [{{updates: [2020-02-29: in_progress]}}]
    """
    assert reported(literal) is expected


def test_the_newest_of_several_statements_counts_wherever_it_stands_in_the_file():
    literal = """
        statements:
        - {date: 2020-05-01, says: implemented, covers: all}
        - {date: 2020-02-01, says: implemented, covers: all}
        actions: [{updates: [2020-03-01: in_progress]}]
    """
    assert reported(literal, "2020-04-30") is Status.IN_PROGRESS
    assert reported(literal, "2020-05-01") is Status.IMPLEMENTED


def test_the_updates_of_an_action_that_is_withdrawn_do_not_count_against_a_statement():
    literal = """
        statements: [{date: 2020-03-01, says: implemented, covers: all}]
        actions:
        - updates: [2020-02-01: in_progress]
        - updates: [2020-04-01: in_progress, 2020-05-01: withdrawn]
    """
    assert reported(literal, "2020-03-31") is Status.IMPLEMENTED
    assert reported(literal, "2020-04-30") is Status.IN_PROGRESS
    assert since(literal, "2020-05-01") == (Status.IMPLEMENTED, "2020-05-01", "2020-04-01")


def test_a_statement_covers_a_limb_that_no_action_names():
    literal = """
        limbs: [a]
        statements: [{date: 2020-03-01, says: implemented, covers: all}]
        actions: [{updates: [2020-02-01: implemented]}]
    """
    assert since(literal, "2020-02-29") == (Status.IN_PROGRESS, "2020-02-01", None)  # a claim is no fall
    assert since(literal, "2020-03-01") == (Status.IMPLEMENTED, "2020-03-01", None)


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ("[2020-02-01: not_started]", (Status.NOT_STARTED, "2020-02-01", "2020-02-01")),
        ("[2020-02-01: in_progress]", (Status.IN_PROGRESS, "2020-02-01", "2020-02-01")),
        ("[2020-02-01: implemented]", (Status.IMPLEMENTED, "2020-02-01", None)),
        ("[2020-02-01: implemented, 2020-03-01: implemented]", (Status.IMPLEMENTED, "2020-02-01", None)),
        ("[2020-02-01: not_started, 2020-03-01: in_progress]", (Status.IN_PROGRESS, "2020-03-01", "2020-03-01")),
        ("[2020-02-01: in_progress, 2020-03-01: not_started]", (Status.NOT_STARTED, "2020-03-01", "2020-03-01")),
        ("[2020-02-01: in_progress, 2020-03-01: in_progress]", (Status.IN_PROGRESS, "2020-02-01", "2020-02-01")),
        ("[2020-02-01: in_progress, 2020-03-01: implemented]", (Status.IMPLEMENTED, "2020-03-01", "2020-02-01")),
        (
            "[2020-02-01: implemented, 2020-03-01: in_progress, 2020-04-01: implemented]",
            (Status.IMPLEMENTED, "2020-04-01", "2020-03-01"),
        ),
        ("[2020-02-01: in_progress, 2020-03-01: withdrawn]", (Status.NOT_REPORTED, "2020-03-01", "2020-02-01")),
        ("[2020-02: in_progress]", (Status.IN_PROGRESS, "2020-02", "2020-02")),
        # of one day, entry by entry: it fell, and was taken up again
        (
            "[2020-02-01: implemented, 2020-03-01: in_progress, 2020-03-01: implemented]",
            (Status.IMPLEMENTED, "2020-02-01", None),
        ),
    ],
)
def test_reported_on_and_fell_on(updates, expected):
    assert since(f"actions: [{{updates: {updates}}}]") == expected


def test_with_several_actions_the_entry_that_changed_the_whole_counts():
    literal = """
        actions:
        - updates: [2020-02-01: in_progress, 2020-04-01: implemented]
        - updates: [2020-03-01: implemented]
    """
    assert since(literal, "2020-03-31") == (Status.IN_PROGRESS, "2020-02-01", "2020-02-01")
    assert since(literal, "2020-04-01") == (Status.IMPLEMENTED, "2020-04-01", "2020-02-01")


def test_reported_on_is_a_statements_date_where_the_statement_made_it_so():
    literal = """
        statements: [{date: 2020-03-01, says: implemented, covers: [R-01]}]
        actions: [{updates: [2020-02-01: in_progress, 2020-04-01: implemented]}]
    """
    assert since(literal) == (Status.IMPLEMENTED, "2020-03-01", "2020-02-01")


def test_a_newer_update_ends_what_a_statement_said():
    literal = """
        statements: [{date: 2020-03-01, says: implemented, covers: [R-01]}]
        actions: [{updates: [2020-03-02: not_started]}]
    """
    assert since(literal) == (Status.NOT_STARTED, "2020-03-02", "2020-03-02")


def test_withdrawing_the_action_that_was_under_way_does_not_make_it_fall():
    literal = """
        actions:
        - updates: [2020-02-01: implemented]
        - updates: [2020-02-15: in_progress, 2020-03-01: withdrawn]
    """
    assert since(literal) == (Status.IMPLEMENTED, "2020-03-01", None)
