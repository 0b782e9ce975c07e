"""Contract: `rules_off`: a comparison applies the later side's to both, so that a switch is told as no change."""

import pytest

from tests.rules import day, register_of
from tracker.rules.changes.compare import compare
from tracker.rules.changes.known import known
from tracker.vocabulary import Rule

OVERDUE = "{due: 2020-02-01, actions: [{updates: [2020-01-15: in_progress]}]%s}"
OFF = ", settings: {rules_off: [{rule: overdue, reason: Told elsewhere., since: 2020-03-01}]}"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [("", OFF, []), (OFF, OFF, []), (OFF, "", []), ("", "", [])],
)
def test_a_rule_that_was_switched_off_or_on_is_no_exception_begun_or_cleared(was, now, told):
    before = known(register_of(OVERDUE % was), day("2020-02-15" if was == "" else "2020-03-05"))
    after = known(register_of(OVERDUE % now), day("2020-03-10"))

    found = compare(before, after)
    changed = [each.exception.rule for changes in found.recommendations.values() for each in changes if each.exception]
    assert [rule for rule in changed if rule is Rule.OVERDUE] == told
