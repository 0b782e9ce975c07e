"""The rules of meetings.yaml, concerns.yaml and indicators.yaml.

Takes records, returns complaints.
"""

from tracker.dates import as_written, first_day, last_day
from tracker.register.reading.checks.common import (
    Found,
    References,
    after_today,
    repeated_ids,
    unknown_party,
    unknown_recommendations,
    wrong,
)
from tracker.register.reading.checks.evidence_files import held_file
from tracker.register.reading.checks.recommendations import corrections
from tracker.register.reading.checks.slips import far_deadline, is_far, slip, twins, undated
from tracker.register.schema.restricted import unless_restricted
from tracker.register.schema.supporting import Concerns, Decision, Indicators, Meeting, Meetings
from tracker.vocabulary import MeetingStatus


def complaints_about_meetings(file: Meetings, known: References) -> Found:
    """Yield what is wrong across the records of meetings.yaml."""
    yield from repeated_ids(file.meetings, "a meeting")
    yield from corrections(file.corrections, known)
    for meeting in file.meetings:
        yield from _meeting(meeting, known)
        yield from repeated_ids(meeting.decisions, "a decision")
        yield from twins(meeting.papers)
        for decision in meeting.decisions:
            yield from _decision(decision, meeting, known)


def _meeting(meeting: Meeting, known: References) -> Found:
    """A meeting is of a party; what was held is not after today; minutes are an address or a file of the register."""
    yield from unknown_party(meeting, "body", meeting.body, known)
    yield from unknown_party(meeting, "chair", meeting.chair, known)
    for number, party in enumerate(meeting.apologies):
        yield from unknown_party(meeting, ("apologies", number), party, known)
    if meeting.status is MeetingStatus.HELD:
        yield from after_today(meeting, "date", meeting.date, known)
    if isinstance(meeting.minutes, str) and not meeting.minutes.startswith(("https://", "http://")):
        remedy = "Add the document, or write the web address where it can be read."
        yield from held_file(meeting, "minutes", meeting.minutes, None, known, remedy)


def _decision(decision: Decision, meeting: Meeting, known: References) -> Found:
    """A decision is about recommendations of the register, and is carried out after it was taken."""
    yield from unknown_party(decision, "owner", decision.owner, known)
    yield from unknown_recommendations(decision, "recommendations", decision.recommendations, known)
    yield from after_today(decision, "done_on", decision.done_on, known)
    if decision.done_on and last_day(decision.done_on) < first_day(meeting.date):
        met = f"the meeting that took the decision, on {as_written(meeting.date)}"
        message = f"{as_written(decision.done_on)} is before {met}. Correct one of the two days."
        yield wrong(decision, "done_on", "order", message)
    if decision.due is not None:
        met = f"the meeting that took the decision, on {as_written(meeting.date)}"
        if last_day(decision.due) < first_day(meeting.date):
            message = f"{as_written(decision.due)} is before {met}. Correct one of the two days."
            yield slip(decision, "due", "deadline", message)
        elif is_far(decision.due, meeting.date):
            yield from far_deadline(decision, "due", decision.due, met)


def complaints_about_concerns(file: Concerns, known: References) -> Found:
    """Yield what is wrong across the records of concerns.yaml."""
    yield from repeated_ids(file.concerns, "a concern")
    yield from corrections(file.corrections, known)
    for concern in file.concerns:
        yield from unknown_recommendations(concern, "recommendations", concern.recommendations, known)
        yield from after_today(concern, "raised_on", concern.raised_on, known)
        yield from after_today(concern, "resolved_on", concern.resolved_on, known)
        if concern.resolved_on and last_day(concern.resolved_on) < first_day(concern.raised_on):
            raised = f"before the concern was raised, on {as_written(concern.raised_on)}"
            message = f"{as_written(concern.resolved_on)} is {raised}. Correct one of the two days."
            yield wrong(concern, "resolved_on", "order", message)
        yield from undated(concern, "resolution", "resolved_on")
        yield from twins(concern.steps)
        for step in concern.steps:
            yield from unknown_party(step, "to", unless_restricted(step.to), known)
            yield from after_today(step, "date", step.date, known)


def complaints_about_indicators(file: Indicators, known: References) -> Found:
    """Yield what is wrong across the records of indicators.yaml."""
    yield from repeated_ids(file.indicators, "an indicator")
    yield from corrections(file.corrections, known)
    for indicator in file.indicators:
        yield from unknown_recommendations(indicator, "recommendations", indicator.recommendations, known)
        yield from twins(indicator.observations)
        for observation in indicator.observations:
            yield from after_today(observation, "as_of", observation.as_of, known)
            yield from after_today(observation, "published_on", observation.published_on, known)
