"""Contract: "Source" under "Rules of the position at D"."""

import pytest

from tests.rules import position_of, source_of
from tracker.vocabulary import State

THREE = """
    recommendations:
    - actions: [{updates: [2020-02-01: implemented]}]
    - actions: [{updates: [2020-02-01: in_progress]}]
    - {}
"""


def stated(literal, as_at):
    source = source_of(literal, as_at)
    return [each and each.at_least for each in (source.stated_implemented, source.stated_verified)]


def ranged(literal, as_at):
    source = source_of(literal, as_at)
    return source.done, source.gap, source.done_from, source.done_to, source.ranged


@pytest.mark.parametrize(("at_least", "fewest"), [(0, 0), (1, 1)])
def test_at_least_none_claims_none(at_least, fewest):
    literal = (
        f"statements: [{{date: 2020-03-01, says: implemented, at_least: {at_least}}}]\nrecommendations: [{{}}, {{}}]"
    )
    source = source_of(literal, "2020-04-01")
    assert (source.done, source.done_from, source.done_to) == (0, fewest, 2)


def test_counts_by_state_leave_out_what_does_not_occur():
    source = source_of(THREE, "2020-02-01")
    assert source.states == {State.IMPLEMENTED: 1, State.IN_PROGRESS: 1, State.NOT_REPORTED: 1}
    assert (source.on_file, source.expected_count, source.done, source.known_not_done) == (3, 3, 1, 1)


def test_what_is_expected_and_what_is_on_file_are_two_numbers():
    source = source_of("expected_count: 16", "2020-01-01")
    assert (source.on_file, source.expected_count) == (1, 16)


@pytest.mark.parametrize(
    ("literal", "known_not_done"),
    [
        ("actions: [{updates: [2020-02-01: in_progress]}]", 1),
        ("actions: [{updates: [2020-02-01: not_started]}]", 1),
        ("acceptance: {decision: rejected, date: 2020-02-01}", 1),
        (
            """{evidence: [{date: 2020-02-01, expires: 2020-02-29}],
            verifications: [{date: 2020-02-01, outcome: verified, evidence: [E1]}]}""",
            0,
        ),
        (
            """{acceptance: {decision: rejected, date: 2020-02-01},
            statements: [{date: 2020-02-15, says: superseded, covers: all}]}""",
            0,
        ),
        (
            """{acceptance: {decision: rejected, date: 2020-02-01},
            statements: [{date: 2020-03-02, says: superseded, covers: all}]}""",
            1,
        ),
        ("{}", 0),
        ("actions: [{updates: [2020-02-01: implemented]}]", 0),
        ("verifications: [2020-02-01: verified]", 0),
    ],
)
def test_known_not_done(literal, known_not_done):
    source = source_of(literal, "2020-03-01")
    assert source.known_not_done == known_not_done
    assert source.done_to == 1 - known_not_done


def test_without_a_statement_nothing_is_stated_and_no_range_is_shown():
    assert stated(THREE, "2020-02-01") == [None, None]
    assert ranged(THREE, "2020-02-01") == (1, 0, 1, 2, False)


def test_stated_is_what_the_newest_statement_of_the_kind_says_that_gives_a_number():
    literal = """
        statements:
        - {date: 2020-05-01, says: implemented, at_least: 2}
        - {date: 2020-03-01, says: implemented, at_least: 3}
        - {date: 2020-04-01, says: verified, at_least: 1}
        - {date: 2020-06-01, says: implemented, covers: some}
        - {date: 2020-06-01, says: implemented, covers: [R-01]}
        - {date: 2020-06-01, says: accepted, at_least: 3}
        - {date: 2020-06-01, says: expected, expected: 2020-12, at_least: 3}
        recommendations: [{}, {}, {}]
    """
    days = ("2020-02-29", "2020-03-01", "2020-04-01", "2020-05-01", "2020-12-31")
    assert [stated(literal, each) for each in days] == [[None, None], [3, None], [3, 1], [2, 1], [2, 1]]


def test_of_two_numbers_of_one_day_the_later_in_the_file_counts():
    literal = """
        statements:
        - {date: 2020-03-01, says: implemented, at_least: 3}
        - {date: 2020-03-01, says: implemented, at_least: 2}
        recommendations: [{}, {}, {}]
    """
    assert stated(literal, "2020-03-01") == [2, None]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ("[{date: 2020-03-01, says: implemented, at_least: 2}]", (1, 1, 2, 3, True)),
        ("[{date: 2020-03-01, says: implemented, at_least: 1}]", (1, 0, 1, 3, True)),
        ("[{date: 2020-03-01, says: verified, at_least: 2}]", (1, 1, 2, 3, True)),
        # an own word since the statement: that one is known not to be among them
        ("[{date: 2020-02-01, says: implemented, at_least: 1}]", (1, 0, 1, 2, True)),
        # the larger of the two
        (
            "[{date: 2020-03-01, says: verified, at_least: 2}, {date: 2020-03-01, says: implemented, at_least: 1}]",
            (1, 1, 2, 3, True),
        ),
        # more than the entries since leave room for: contradicted
        ("[{date: 2020-02-01, says: implemented, at_least: 3}]", (1, 2, None, None, True)),
        ("[{date: 2020-03-01, says: implemented, at_least: 3}]", (1, 2, 3, 3, True)),
        ("[{date: 2020-03-01, says: implemented, covers: some}]", (1, 0, 1, 3, True)),
        ("[{date: 2020-03-01, says: verified, covers: some}]", (1, 0, 1, 3, True)),
        # at least so many of a list
        ("[{date: 2020-03-01, says: implemented, at_least: 1, covers: [R-02, R-03]}]", (1, 1, 2, 3, True)),
        ("[{date: 2020-02-01, says: implemented, at_least: 2, covers: [R-02, R-03]}]", (1, 2, None, None, True)),
        ("[{date: 2020-03-01, says: accepted, covers: some}]", (1, 0, 1, 2, False)),
        ("[{date: 2020-03-01, says: implemented, covers: [R-03]}]", (2, 0, 2, 2, False)),
    ],
)
def test_gap_and_range(statements, expected):
    literal = f"statements: {statements}\n{THREE.strip()}"
    assert ranged(literal, "2020-03-01") == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", (2, 2)),
        ("actions: [{updates: [2020-02-01: implemented]}]", (2, 1)),
        ("actions: [{updates: [2020-02-01: in_progress]}]", (2, 2)),
        ("verifications: [2020-02-01: verified]", (2, 1)),
        ("verifications: [2020-02-01: not_verified]", (2, 2)),
        ("evidence: [2020-02-01]", (2, 2)),
        ("actions: [{updates: [2020-03-02: in_progress]}]", (1, 1)),
    ],
)
def test_done_by_statement_are_those_that_would_stand_lower_without_it(more, expected):
    literal = f"""
        statements: [{{date: 2020-03-01, says: implemented, covers: all}}]
        recommendations: [{{}}, {{{more}}}]
    """
    source = source_of(literal, "2020-12-31")
    assert (source.done, source.done_by_statement) == expected


def test_a_claim_of_its_own_that_is_dated_after_the_day_does_not_count():
    literal = """
        statements: [{date: 2020-03-01, says: implemented, covers: all}]
        actions: [{updates: [2020-04-01: implemented]}]
    """
    assert source_of(literal, "2020-03-31").done_by_statement == 1
    assert source_of(literal, "2020-04-01").done_by_statement == 0


def test_each_source_counts_its_own():
    literal = """
        sources:
        - id: R
          statements: [{date: 2020-03-01, says: implemented, at_least: 1}]
        - id: S
          recommendations: [{actions: [{updates: [2020-02-01: implemented]}]}, {}]
    """
    sources = position_of(literal, "2020-03-01").sources
    assert [(each.id, each.on_file, each.done, each.gap) for each in sources.values()] == [
        ("R", 1, 0, 1),
        ("S", 2, 1, 0),
    ]


@pytest.mark.parametrize(("stated", "known_not_done"), [("covers: all", 0), ("covers: [R-02]", 1)])
def test_a_verification_that_a_statement_of_its_day_follows_is_no_own_word(stated, known_not_done):
    literal = f"""
        statements:
        - {{date: 2020-01-02, says: implemented, at_least: 1}}
        - {{date: 2020-01-03, says: verified, {stated}}}
        recommendations:
        - verifications: [2020-01-03: not_verified, 2020-01: not_verified]
          actions: [{{updates: [2020-01-01: in_progress]}}]
        - {{}}
    """
    assert source_of(literal, "2020-01-31").known_not_done == known_not_done
