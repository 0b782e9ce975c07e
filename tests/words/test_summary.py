"""What changed about one thing, in a line; and what comes first of it."""

import pytest

from tests.rules.changes import compared, known_of
from tracker.rules.changes.change import What
from tracker.rules.changes.importance import importance, most_important_first
from tracker.words.changes.summary import _PARTS, summary_text


def summary(literal: str, days: str = "2020-02-15 2020-04-01", after: str | None = None) -> str:
    register = known_of(after or literal, days.split()[1]).register
    return summary_text(register, compared(literal, after, days).recommendations["R-01"])


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (
            "actions: [{updates: [2020-02-01: in_progress, 2020-03-10: implemented]}]\nevidence: [2020-03-05]",
            "in progress → implemented – awaiting verification; 2 more changes",
        ),
        ("due: 2020-03-30\nextensions: [2020-03-20: 2020-12-31]", "deadline extended to 31 Dec 2020"),
        ("handovers: [2020-03-01: head]", "handed over to the Head of Delivery"),
        ("acceptance: {decision: accepted, date: 2020-03-01}", "Borset Police answered: accepted"),
        ("due: 2020-03-30", "new exception: deadline passed, nothing reported"),
    ],
)
def test_what_changed_in_a_line(literal, expected):
    assert summary(literal) == expected


def test_what_a_rule_no_longer_finds_is_told_only_where_nothing_else_is():
    quiet = "actions: [{updates: [2020-01-02: in_progress]}]"
    assert (
        summary(quiet, "2020-04-30 2020-05-01", f"{quiet}\nsettings: {{quiet_after_days: '400'}}")
        == "cleared exception: quiet"
    )


def test_what_was_recorded_late_says_so():
    then = "actions: [{updates: [2020-02-01: in_progress]}]"
    now = f"{then[:-3]}, 2020-02-10: implemented]}}]\nverifications: [2020-02-12: verified]"
    assert summary(then, after=now) == (
        "in progress → verified; verdict “verified” by the Inspectorate, 12 Feb 2020, recorded late;"
        " 2 more changes, 1 recorded late"
    )


def test_every_kind_of_change_has_its_words():
    assert set(_PARTS) == {*What.__args__, "state"}


def test_what_to_act_on_comes_before_where_it_stands_and_that_before_what_was_reported():
    literal = """
        recommendations: [
            {actions: [{updates: [2020-03-01: in_progress]}]},
            {due: 2020-03-01, actions: [{updates: [2020-02-01: in_progress, 2020-03-20: in_progress]}]},
            {actions: [{updates: [2020-02-01: in_progress]}], evidence: [2020-03-25]}]
    """
    changed = compared(literal, days="2020-02-15 2020-04-01").recommendations
    assert [id for id, _ in most_important_first(changed)] == ["R-02", "R-01", "R-03"]
    assert {id: min(map(importance, changes)) for id, changes in changed.items()} == {"R-01": 1, "R-02": 0, "R-03": 3}
