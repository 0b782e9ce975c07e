"""Whether something is settled on a day: a decision carried out, an answer given, a concern resolved, evidence expired.

Takes an entry and a day; whether the entry itself is visible on that day is the caller's to ask.
"""

from datetime import date

from tracker.register.schema.response import Escalation, Evidence
from tracker.register.schema.supporting import Concern, Decision
from tracker.vocabulary import DecisionOutcome


def is_carried_out(decision: Decision, as_at: date) -> bool:
    """Return whether a decision is shown as done by a day."""
    return decision.done_on is not None and decision.done_on <= as_at


def waits(decision: Decision, as_at: date) -> bool:
    """Return whether a decision is still to be carried out: what was refused is not."""
    return not is_carried_out(decision, as_at) and decision.outcome is not DecisionOutcome.REFUSED


def is_answered(escalation: Escalation, as_at: date) -> bool:
    """Return whether an escalation has its answer by a day; one whose day is not on record is there all the same."""
    if escalation.answered_on is None:
        return escalation.answer is not None
    return escalation.answered_on <= as_at


def is_resolved(concern: Concern, as_at: date) -> bool:
    """Return whether a concern is resolved by a day; one whose day is not on record is so all the same."""
    if concern.resolved_on is None:
        return concern.resolution is not None
    return concern.resolved_on <= as_at


def has_expired(item: Evidence, as_at: date) -> bool:
    """Return whether an item of evidence no longer holds on a day; on the day that it expires it does."""
    return item.expires is not None and item.expires < as_at
