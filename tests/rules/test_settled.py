"""What is settled on a day, by the words of the contract: an entry counts from its own date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules import register_of
from tracker.rules.settled import has_expired, is_answered

DAY, BEFORE, AFTER = date(2020, 3, 1), date(2020, 2, 29), date(2020, 3, 2)


def entries(literal: str, name: str):
    return getattr(register_of(literal).responses["R-01"], name)


@pytest.mark.parametrize(("as_at", "answered"), [(BEFORE, False), (DAY, True), (AFTER, True)])
def test_an_answer_counts_from_its_own_day(as_at, answered):
    literal = "escalations: [{date: 2020-01-01, to: head, reason: Late, answered_on: 2020-03-01, answer: Yes}]"
    [escalation] = entries(literal, "escalations")
    assert is_answered(escalation, as_at) is answered


@pytest.mark.parametrize(("as_at", "expired"), [(BEFORE, False), (DAY, False), (AFTER, True)])
def test_evidence_holds_on_the_day_on_which_it_expires(as_at, expired):
    [item] = entries("evidence: [{date: 2020-01-01, expires: 2020-03-01}]", "evidence")
    assert has_expired(item, as_at) is expired
