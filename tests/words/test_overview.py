"""Where things stand, in a sentence or two for each source."""

import pytest

from tests.rules import day, register_of, source_of
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.words.overview import range_text, stated_text, where_things_stand

CLAIMED = "{actions: [{updates: [2020-02-01: implemented]}]}"
UNDER_WAY = "{actions: [{updates: [2020-02-01: in_progress]}]}"
VERIFIED = "{verifications: [2020-02-01: verified]}"


def told(literal, as_at="2020-03-01"):
    register = register_of(literal)
    return where_things_stand(register, position(register, spans_of_register(register), day(as_at)))


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        ("[{}]", "R’s 1: about it nothing is reported one by one."),
        ("[{}, {}]", "R’s 2: about all 2 nothing is reported one by one."),
        (f"[{UNDER_WAY}, {{}}]", "R’s 2: 1 is in progress; about the other one nothing is reported one by one."),
        (f"[{VERIFIED}, {VERIFIED}]", "R’s 2: all 2 are verified."),
        (f"[{VERIFIED}, {CLAIMED}, {CLAIMED}]", "R’s 3: 1 is verified; 2 are claimed done and not verified."),
        (
            "[{actions: [{updates: [2020-02-01: not_started]}]}, {acceptance: {decision: rejected, date: 2020-02-01}}]",
            "R’s 2: 1 is not started; 1 is closed without being done.",
        ),
    ],
)
def test_each_state_is_counted_in_words(recommendations, expected):
    assert told(f"recommendations: {recommendations}") == [expected]


@pytest.mark.parametrize(
    ("recommendations", "expected"),
    [
        (
            "[{due: 2020-02-29}, {due: 2020-02-29}]",
            "R’s 2: about all 2 nothing is reported one by one; all 2 are shown as open, 1 day past the deadline.",
        ),
        (
            "[{due: 2020-02-29, due_basis: inferred}, {due: 2020-02-20}]",
            "R’s 2: about all 2 nothing is reported one by one; "
            "all 2 are shown as open, up to 10 days past the deadline, "
            "1 of them an inferred one.",
        ),
        (
            "[{due: 2020-02-29, due_basis: inferred}, {due: 2020-03-01}]",
            "R’s 2: about all 2 nothing is reported one by one; 1 is shown as open, 1 day past an inferred deadline.",
        ),
    ],
)
def test_how_many_are_past_their_deadline_and_how_many_of_these_are_inferred(recommendations, expected):
    assert told(f"recommendations: {recommendations}") == [expected]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "says: verified, covers: all",
            "R’s 2: all 2 are verified, 1 of them by a statement about the source alone.",
        ),
        (
            "says: verified, covers: all, certainty: reported, reported_in: the Borset Echo",
            "R’s 2: all 2 are verified, 1 of them by a statement about the source alone (reported in the Borset Echo).",
        ),
        (
            "says: implemented, covers: [R-02], certainty: inferred",
            "R’s 2: 1 is verified; "
            "1 is claimed done and not verified, by a statement about the source alone (inferred).",
        ),
        (
            "says: implemented, at_least: 2",
            "R’s 2: 1 is verified; about the other one nothing is reported one by one. "
            "The Inspectorate said on 15 February 2020 that at least 2 of 2 were done; which ones is not on record.",
        ),
        (
            "says: verified, at_least: 2, certainty: reported, reported_in: the Borset Echo",
            "R’s 2: 1 is verified; about the other one nothing is reported one by one. "
            "Reported in the Borset Echo: the Inspectorate said on 15 February 2020 that at least 2 of 2 were verified;"
            " which ones is not on record.",
        ),
        (
            "says: implemented, covers: some",
            "R’s 2: 1 is verified; about the other one nothing is reported one by one. "
            "The Inspectorate said on 15 February 2020 that some (at least 1 of 2) were done; which ones is not on"
            " record.",
        ),
        (
            "says: implemented, covers: some, as_said: many, at_least: null",
            "R’s 2: 1 is verified; about the other one nothing is reported one by one. "
            "The Inspectorate said on 15 February 2020 that many (at least 1 of 2) were done; which ones is not on"
            " record.",
        ),
    ],
)
def test_what_statements_claim_is_told_apart_and_how_it_is_known(statement, expected):
    literal = f"statements: [{{date: 2020-02-15, {statement}}}]\nrecommendations: [{VERIFIED}, {{}}]"
    assert told(literal) == [expected]


def test_what_was_superseded_or_partly_done_has_a_word_of_its_own():
    literal = """
        recommendations:
        - actions: [{updates: [2020-02-01: partly_implemented]}]
        - verifications: [2020-02-01: partly_verified]
        - verifications: [2020-02-01: superseded]
    """
    assert told(literal) == ["R’s 3: 1 is verified in part; 1 is claimed done in part; 1 is superseded."]


def test_where_nobody_verifies_a_claim_is_not_told_as_unverified():
    assert told(f"{{verifiers: [], recommendations: [{CLAIMED}]}}") == ["R’s 1: 1 is claimed done."]


def test_those_that_are_not_on_the_register_are_counted():
    assert told("{expected_count: 3, recommendations: [{}]}") == [
        "R’s 3: about the other one nothing is reported one by one; 2 are not on the register."
    ]


def test_a_statement_of_a_later_day_is_not_told():
    literal = "statements: [{date: 2020-03-02, says: implemented, covers: some}]"
    assert told(literal) == ["R’s 1: about it nothing is reported one by one."]


def test_a_source_of_which_nothing_is_on_file():
    assert told("{expected_count: 9, recommendations: []}") == [
        "R’s 9: none of its recommendations is on the register."
    ]


def test_before_the_first_source():
    assert told("{}", "2019-12-31") == ["No source had been issued on this day."]


@pytest.mark.parametrize(
    ("statements", "expected", "stated"),
    [
        ("[]", "1 of 3 done", ""),
        (
            "[{date: 2020-02-01, says: implemented, at_least: 2}]",
            "2 of 3 done, by what is stated",
            "at least 2 stated; 1 shown one by one",
        ),
        ("[{date: 2020-02-01, says: implemented, covers: some}]", "1 to 2 of 3 may be done", ""),
        (
            "[{date: 2020-02-01, says: implemented, at_least: 3}]",
            "1 of 3 shown as done; a statement that claims more is contradicted",
            "at least 3 stated; 1 shown one by one",
        ),
        (
            "[{date: 2020-02-01, says: implemented, covers: [R-03]}]",
            "2 of 3 done",
            "1 by statement; 1 shown one by one",
        ),
    ],
)
def test_the_range_and_what_is_stated(statements, expected, stated):
    source = source_of(f"statements: {statements}\nrecommendations: [{CLAIMED}, {UNDER_WAY}, {{}}]", "2020-03-01")
    assert (range_text(source), stated_text(source)) == (expected, stated)
