"""A claim that nobody may verify does not wait for a verdict: its word in every place that prints a state."""

import pytest

from tests.rules import day, position_of, register_of
from tests.rules.changes import known_of, told
from tracker.rules.changes.restatements import restatements
from tracker.rules.lists.completeness import pairings
from tracker.rules.series.flow import times
from tracker.rules.series.quarters import quarter_series
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import State
from tracker.words.assurance import pairing_text
from tracker.words.changes.restatements import facts_text
from tracker.words.series.progress import series_text, times_text
from tracker.words.states import state_label

CLAIMED = "actions: [{updates: [2020-02-01: in_progress, 2020-06-01: implemented]}]"
NOBODY_VERIFIES = f"verifiers: []\n{CLAIMED}"
BOTH = f"""
    sources:
    - {{id: R, recommendations: [{{{CLAIMED}}}]}}
    - {{id: S, issued_on: 2020-09-01, verifiers: [], recommendations: [{{{CLAIMED.replace("2020-06", "2020-10")}}}]}}
"""
WORDS = [(CLAIMED, "implemented – awaiting verification"), (NOBODY_VERIFIES, "implemented")]


@pytest.mark.parametrize(("literal", "word"), WORDS)
def test_a_change(literal, word):
    assert told(literal, "state") == [f"Now {word}, since 1 June 2020; it was: in progress."]


@pytest.mark.parametrize(("literal", "word"), WORDS)
def test_a_change_back(literal, word):
    again = literal.replace("2020-06-01: implemented", "2020-06-01: implemented, 2020-07-01: in_progress")
    assert told(again, "state", days="2020-06-02 2020-07-02") == [
        f"Now in progress, since 1 July 2020; it was: {word}."
    ]


def test_a_change_by_a_statement():
    literal = "statements: [{date: 2020-06-15, says: implemented, covers: all}]\nactions: [{}]"
    assert told(literal, "state") == [
        "Now implemented – awaiting verification, by statement, since 15 June 2020; it was: no progress reported."
    ]


@pytest.mark.parametrize(("literal", "word"), WORDS)
def test_what_a_meeting_was_told(literal, word):
    then, now = (known_of(each, "2020-06-10") for each in (literal.replace(", 2020-06-01: implemented", ""), literal))
    [restated] = restatements(then, now).recommendations
    assert facts_text(now.register, restated).startswith(f"State: then in progress, now {word}.")


def test_what_was_taken_off_the_register_since():
    then = known_of(f"verifiers: []\nrecommendations: [{{}}, {{{CLAIMED}}}]", "2020-06-10")
    now = known_of("verifiers: []\nrecommendations: [{}]", "2020-06-10")
    [restated] = restatements(then, now).recommendations
    assert facts_text(now.register, restated).startswith("State: then implemented, now none.")


@pytest.mark.parametrize(
    ("literal", "word"), [(CLAIMED, "Implemented – awaiting verification"), (NOBODY_VERIFIES, "Implemented")]
)
def test_the_list_behind_a_claim_and_a_verdict(literal, word):
    register = register_of(literal)
    [pairing] = pairings(register, position_of(literal, "2020-07-01"))
    assert pairing_text(register, pairing, 1) == (
        f"1 recommendation of R. Reported: claimed done. Verdict: no verdict. So the state is: {word}."
    )


@pytest.mark.parametrize(
    ("as_at", "word"), [("2020-07-01", "Implemented – awaiting verification"), ("2020-11-01", "Implemented")]
)
def test_the_word_for_several_sources_is_true_of_all_that_were_issued(as_at, word):
    register, found = register_of(BOTH), position_of(BOTH, as_at)
    assert state_label(register, found.sources, State.IMPLEMENTED) == word


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2020-07-01", "claimed done and not verified rose from 0 to 1"),
        ("2020-11-01", "claimed done rose from 0 to 2"),
    ],
)
def test_the_reading_of_a_series(as_at, expected):
    register = register_of(BOTH)
    series = quarter_series(register, spans_of_register(register), day(as_at))
    assert expected in series_text(register, series, position_of(BOTH, as_at))


def test_what_nobody_may_verify_waits_for_no_verdict():
    register = register_of(BOTH)
    text = times_text(times(register, spans_of_register(register), day("2020-11-01")))
    assert text.startswith("2 of 2 are shown as done: from issue to claim a median of ")
    assert text.endswith("(of 2) and 1 waits for a verdict; none is still open.")
