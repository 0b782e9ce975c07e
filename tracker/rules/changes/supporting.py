"""What stands beside the recommendations, in two positions → what changed: sources, decisions, concerns, figures.

Takes values, returns values; the sentences are made in `words`.
"""

from collections.abc import Iterator
from operator import attrgetter

from tracker.register.promises.corrections import as_text
from tracker.register.promises.promises import breaches
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS
from tracker.register.schema.supporting import Concern, Decision, Meeting
from tracker.rules.changes.change import Change
from tracker.rules.changes.known import RegisterOnDay, newly
from tracker.rules.changes.recommendations import corrections
from tracker.rules.history.settled import is_carried_out, is_resolved

_DATE = attrgetter("date")


def changes_of_source(before: RegisterOnDay, after: RegisterOnDay, id: str) -> Iterator[Change]:
    """Yield that a source was issued or taken out, its new statements, and what was corrected about it."""
    then, now = before.register.sources.get(id), after.register.sources.get(id)
    stood, stands = id in before.position.sources, id in after.position.sources
    if now is None or not stands:
        if stood and then:
            yield Change("removed", then.title, None, entry=then, path=ASKED)
        return
    if not stood:
        yield Change("added", None, now.title, "", now.issued_on, now, ASKED, now.issued_on <= before.as_at)
    for each in newly(then.statements if then else (), now.statements, _DATE, before.as_at, after.as_at):
        late = each.date <= before.as_at
        yield Change("statement", None, each.says, "", each.date, each, ASKED, late)
    yield from corrections(before, after, ASKED, lambda field: field.startswith(f"sources[{id}]"))


def other_corrections(before: RegisterOnDay, after: RegisterOnDay) -> Iterator[Change]:
    """Yield the new corrections in recommendations.yaml that name neither a recommendation nor a source."""
    named = tuple(f"recommendations[{id}]" for id in after.register.recommendations)
    named += tuple(f"sources[{id}]" for id in after.register.sources)
    yield from corrections(before, after, ASKED, lambda field: not field.startswith(named))


def changes_of_decisions(before: RegisterOnDay, after: RegisterOnDay) -> Iterator[Change]:
    """Yield the decisions that were taken, those of which the outcome is told otherwise, and those carried out."""
    then = {
        (meeting.id, each.id): each
        for meeting in before.register.meetings
        for each in meeting.decisions
        if meeting.date <= before.as_at
    }
    for meeting in after.register.meetings:
        for each in meeting.decisions if meeting.date <= after.as_at else ():
            yield from _of_decision(before, after, meeting, each, then.get((meeting.id, each.id)))
    yield from corrections(before, after, MEETINGS, lambda field: True)


def _of_decision(
    before: RegisterOnDay, after: RegisterOnDay, meeting: Meeting, now: Decision, then: Decision | None
) -> Iterator[Change]:
    of = f"{meeting.id}/{now.id}"
    if then is None:
        yield Change("decided", None, now.outcome, of, meeting.date, now, MEETINGS, meeting.date <= before.as_at)
    elif then.outcome is not now.outcome:
        yield Change("outcome", then.outcome, now.outcome, of, meeting.date, now, MEETINGS)
    was_done = then is not None and is_carried_out(then, before.as_at)
    if is_carried_out(now, after.as_at) and not was_done:
        late = is_carried_out(now, before.as_at)
        yield Change("carried_out", None, now.done_on, of, now.done_on, now, MEETINGS, late)


def changes_of_concerns(before: RegisterOnDay, after: RegisterOnDay) -> Iterator[Change]:
    """Yield the concerns that were raised, each step taken on them, and those resolved."""
    then, now = before.register.concerns, after.register.concerns
    known = {each.id: each for each in then}
    for each in now:
        if each.raised_on <= after.as_at:
            yield from _of_concern(before, after, known.get(each.id), each)
    yield from corrections(before, after, CONCERNS, lambda field: True)


def _of_concern(before: RegisterOnDay, after: RegisterOnDay, then: Concern | None, now: Concern) -> Iterator[Change]:
    if then is None or then.raised_on > before.as_at:
        late = now.raised_on <= before.as_at
        yield Change("raised", None, now.kind, now.id, now.raised_on, now, CONCERNS, late)
    for step in newly(then.steps if then else (), now.steps, _DATE, before.as_at, after.as_at):
        yield Change("step", None, step.to, now.id, step.date, step, CONCERNS, step.date <= before.as_at)
    if is_resolved(now, after.as_at) and not (then and is_resolved(then, before.as_at)):
        late = is_resolved(now, before.as_at)
        yield Change("resolved", None, now.resolved_on, now.id, now.resolved_on, now, CONCERNS, late)


def changes_of_indicators(before: RegisterOnDay, after: RegisterOnDay) -> Iterator[Change]:
    """Yield the new figures."""
    known = {each.id: each.observations for each in before.register.indicators}
    for each in after.register.indicators:
        then = known.get(each.id, ())
        for figure in newly(then, each.observations, attrgetter("own_day"), before.as_at, after.as_at):
            late = figure.own_day <= before.as_at
            yield Change("figure", None, figure.value, each.id, figure.own_day, figure, INDICATORS, late)
    yield from corrections(before, after, INDICATORS, lambda field: True)


def rewritten(before: RegisterOnDay, after: RegisterOnDay) -> Iterator[tuple[str, str, Change]]:
    """Yield what was recorded once and is told otherwise without a correction: its file, its record, the change.

    What was asked is left out: that its wording, or its deadline, is another is told of each recommendation.
    """
    if before.register is after.register:
        return
    for each in breaches(before.register, after.register):
        difference = each.difference
        is_of_one = difference.field.startswith("recommendations[") or not difference.field.count(".")
        is_told_elsewhere = difference.path == ASKED and is_of_one and difference.record
        if difference.kind != "moved" and not is_told_elsewhere:
            was, now = as_text(difference.was), as_text(difference.now)
            change = Change("rewritten", was, now, difference.field, None, difference.within, difference.path)
            yield difference.path, difference.record, change
