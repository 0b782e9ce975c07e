"""What is settled on a day, by the words of the contract: an entry counts from its own date."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules import register_of
from tracker.rules.history.settled import has_expired, is_answered, is_carried_out, is_resolved, waits

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


@pytest.mark.parametrize(("as_at", "resolved"), [(BEFORE, False), (DAY, True), (AFTER, True)])
def test_a_concern_is_resolved_from_its_own_day(as_at, resolved):
    [concern] = register_of("concerns: [{raised_on: 2020-01-15, resolved_on: 2020-03-01}]").concerns
    assert is_resolved(concern, as_at) is resolved


@pytest.mark.parametrize(("answer", "is_there"), [("answer: Yes", True), ("answered_on: null", False)])
def test_an_answer_whose_day_is_not_on_record_is_an_answer(answer, is_there):
    literal = f"escalations: [{{date: 2020-01-01, to: head, reason: Late, {answer}}}]"
    [escalation] = register_of(literal).responses["R-01"].escalations
    assert is_answered(escalation, BEFORE) is is_there


@pytest.mark.parametrize(("end", "is_there"), [("resolution: Agreed", True), ("resolution: null", False)])
def test_a_resolution_whose_day_is_not_on_record_is_one(end, is_there):
    [concern] = register_of(f"concerns: [{{raised_on: 2020-01-15, {end}}}]").concerns
    assert is_resolved(concern, BEFORE) is is_there


def test_a_concern_without_an_end_is_not_resolved():
    [concern] = register_of("concerns: [{raised_on: 2020-01-15}]").concerns
    assert not is_resolved(concern, AFTER)


def decision(literal: str):
    [meeting] = register_of(f"meetings: [{{date: 2020-02-01, decisions: [{literal}]}}]").meetings
    return meeting.decisions[0]


@pytest.mark.parametrize(("as_at", "done"), [(BEFORE, False), (DAY, True), (AFTER, True)])
def test_a_decision_waits_until_the_day_on_which_it_is_carried_out(as_at, done):
    found = decision("{owner: force, done_on: 2020-03-01}")
    assert is_carried_out(found, as_at) is done
    assert waits(found, as_at) is not done


def test_what_was_refused_does_not_wait_and_is_not_carried_out():
    found = decision("{owner: force, outcome: refused}")
    assert not is_carried_out(found, DAY)
    assert not waits(found, DAY)
