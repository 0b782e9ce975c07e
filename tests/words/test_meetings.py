"""The sentences about matters, answers that are owed, and actions on an owner's sheet."""

import pytest

from tests.rules.changes import known_of
from tracker.rules.meetings.agenda import matters
from tracker.rules.meetings.ahead import ahead
from tracker.rules.meetings.owed import all_owed
from tracker.words.meetings.coming import ahead_text
from tracker.words.meetings.matters import matter_text, since_text
from tracker.words.meetings.owed import stands_text

DUES = ", ".join(f"{{due: 2020-03-{number:02}}}" for number in range(1, 12))
SAME = ", ".join(["{due: 2020-03-01}"] * 11)


@pytest.mark.parametrize(
    ("dues", "sentence", "since"),
    [
        (DUES, "Deadline passed, nothing reported: 11 recommendations", "since 2 Mar 2020 and later"),
        (
            SAME,
            "Each: nothing is reported about this one by itself; 9 days past its deadline, 1 March 2020",
            "since 2 Mar 2020",
        ),
    ],
)
def test_a_rule_that_holds_for_many(dues, sentence, since):
    found = known_of(f"recommendations: [{dues}]", "2020-03-10" if dues is SAME else "2020-04-10")
    first = matters(found.register, found.exceptions)[0]
    assert (matter_text(found.register, first), since_text(first)) == (sentence, since)


def test_an_answer_that_is_owed():
    found = known_of("answer_due: 2020-02-28\nactions: [{owner: board}]", "2020-03-10")
    [answer] = [each for each in ahead(found.register, found.position)[1] if each.what == "answer"]
    told = "An answer to the recommendation, by Borset Police and the Oversight Board"
    assert ahead_text(found.register, answer) == told


@pytest.mark.parametrize(
    ("literal", "stands"),
    [
        (
            "actions: [{updates: [2020-02-01: implemented]}]\nverifications: [2020-03-01: not_verified]",
            "41 days past its deadline; claim not upheld",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\nverifications: [2020-03-01: verified]",
            "nothing more is owed: R-01 is shown as done",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\n"
            "statements: [{date: 2020-03-01, says: superseded, covers: all}]",
            "ended: R-01 was superseded",
        ),
        (
            "actions: [{updates: [2020-02-01: in_progress]}]\nacceptance: {decision: rejected, date: 2020-03-01}",
            "ended: R-01 was rejected on 1 March 2020",
        ),
    ],
)
def test_how_an_action_stands(literal, stands):
    found = known_of(f"due: 2020-02-28\n{literal}", "2020-04-09")
    [action] = all_owed(found.register, found.position)
    assert stands_text(action) == stands
