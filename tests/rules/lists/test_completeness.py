"""Contract: completeness against the source, the least complete first, and when each was last checked."""

from tests.rules import day, register_of
from tracker.rules.lists.completeness import completeness, pairings, worst_first
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

SOURCES = """
    sources:
    - {id: A, checks: [2020-02-01], recommendations: [{}]}
    - {id: B, recommendations: [{}]}
    - {id: C, checks: [2020-01-15, 2020-06-01], recommendations: [{}]}
    - {id: D, expected_count: 4, checks: [2020-05-01], recommendations: [{}, {}]}
    - {id: E, expected_count: 4, checks: [2020-05-01], recommendations: [{}]}
"""


def on(literal, as_at):
    register = register_of(literal)
    return register, position(register, spans_of_register(register), day(as_at))


def in_order(as_at):
    return [each.source for each in worst_first(completeness(*on(SOURCES, as_at)))]


def test_counts_that_differ_then_the_unchecked_then_those_unchecked_for_longest():
    assert in_order("2020-03-01") == ["E", "D", "B", "C", "A"]
    assert in_order("2020-07-01") == ["E", "D", "B", "A", "C"]


def test_a_check_after_the_day_is_not_known_yet():
    days = {each.source: each.last_checked for each in completeness(*on(SOURCES, "2020-02-01"))}
    assert days == {"A": day("2020-02-01"), "B": None, "C": day("2020-01-15"), "D": None, "E": None}


def test_claims_and_verdicts_of_all_sources_together():
    register, standing = on(SOURCES, "2020-07-01")
    [(pairing, ids)] = pairings(register, standing, source_by_source=False).items()
    assert (pairing.source, ids) == (None, ("A-01", "B-01", "C-01", "D-01", "D-02", "E-01"))
    assert len(pairings(register, standing)) == 5
