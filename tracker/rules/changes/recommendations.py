"""One recommendation in two positions → what changed, each change with the entry that says so; exceptions apart.

Takes values, returns values; the sentences are made in `words`.
"""

from collections.abc import Callable, Iterator
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.dates import ONE_DAY
from tracker.register.promises.matching import fate, matched
from tracker.register.records import ASKED, Register, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Recommendation, Statement
from tracker.register.schema.response import Action, Answer, Extension, Response, Update, Verification
from tracker.rules.changes.change import AnyChange, Change, StateChange, Value, in_turn
from tracker.rules.changes.known import RegisterOnDay, is_among, newly
from tracker.rules.history.deadline import Deadline
from tracker.rules.lists.dated import dated
from tracker.rules.state.position import Standing
from tracker.vocabulary import AnswerKind, Outcome, Says, Status

_DATE, _AGREED_ON = attrgetter("date"), attrgetter("agreed_on")
_MAKES_STATE = (Answer, Update, Verification, Statement)  # an entry of which can change the state on its day
_WORDING = ("title", "wording", "wording_status", "summary")
_nothing: Any = Response  # what is answered where there is no file


class _Both(NamedTuple):
    """A recommendation that stands in the later position, as it was and as it is."""

    id: str
    before: RegisterOnDay
    after: RegisterOnDay
    was: Standing | None
    now: Standing
    asked_then: Recommendation | None
    asked: Recommendation
    then: Response
    response: Response

    def changed(self, what: Any, was: Value, now: Value, on: date | None, entry: Entry | None, of: str = "") -> Change:
        return Change(what, was, now, of, on, entry, self.path_of(entry), on is not None and self.is_late(on))

    def path_of(self, entry: Entry | None) -> str | None:
        if entry is None:
            return None
        return ASKED if isinstance(entry, Recommendation | Statement) else response_path(self.id)

    def is_late(self, on: date) -> bool:
        return on <= self.before.as_at

    def newly(self, then: Any, now: Any, day_of: Callable[[Any], date] = _DATE) -> tuple[Any, ...]:
        return newly(then, now, day_of, self.before.as_at, self.after.as_at)


def changes_of(before: RegisterOnDay, after: RegisterOnDay, id: str) -> tuple[AnyChange, ...]:
    """Return what changed about a recommendation; nothing where it stands in neither position."""
    was, now = before.position.standings.get(id), after.position.standings.get(id)
    if now is None:
        return (_removed(before.register.recommendations[id]),) if was else ()
    both = _Both(
        id,
        before,
        after,
        was,
        now,
        before.register.recommendations.get(id),
        after.register.recommendations[id],
        before.register.responses.get(id) or _nothing(recommendation=id),
        after.register.responses.get(id) or _nothing(recommendation=id),
    )
    return tuple(change for part in _PARTS for change in part(both))


def _removed(recommendation: Recommendation) -> Change:
    return Change("removed", recommendation.title, None, entry=recommendation, path=ASKED)


def _added(both: _Both) -> Iterator[Change]:
    if both.was is None:
        issued_on = both.after.register.issued_on(both.asked)
        yield both.changed("added", None, both.asked.title, issued_on, both.asked)


def _state(both: _Both) -> Iterator[StateChange]:
    """The state, with the entry of the day on which it came to be what it is, where there is one."""
    state = both.now.span.state
    if both.was and both.was.span.state is state:
        return
    since = both.now.span.from_date
    for span in reversed(both.after.spans[both.id].recommendation):
        if span.from_date <= since:
            if span.state is not state:
                break
            since = span.from_date
    on, entry = _reason(both.after.register, both.id, since)
    if both.was or entry:
        before = both.was.span if both.was else None
        yield StateChange(before, both.now.span, on, entry, both.path_of(entry), both.is_late(on))


def _reason(register: Register, id: str, since: date) -> tuple[date, Entry | None]:
    """Return what made the state of a day: the last entry of that day that can, or evidence that had just expired."""
    made = [each for each in dated(register, id, since) if each.on == since and isinstance(each.entry, _MAKES_STATE)]
    if made:
        return made[-1].on, made[-1].entry
    response = register.responses.get(id)
    expired = [each for each in (response.evidence if response else ()) if each.expires == since - ONE_DAY]
    return since, expired[0] if expired else None


def _wording(both: _Both) -> Iterator[Change]:
    if both.asked_then is None or both.was is None:
        return
    for name in _WORDING:
        was, now = getattr(both.asked_then, name), getattr(both.asked, name)
        if was != now:
            yield both.changed("wording", was, now, None, both.asked, name)
    then, limbs = (_limbs(each) for each in (both.asked_then, both.asked))
    if then != limbs:
        yield both.changed("wording", then, limbs, None, both.asked, "limbs")


def _limbs(recommendation: Recommendation) -> str | None:
    return " ".join(f"({limb.id}) {limb.text}" for limb in recommendation.limbs) or None


def _acceptance(both: _Both) -> Iterator[Change]:
    """Each body's new answer, with what it had answered before."""
    issued_on = both.after.register.issued_on(both.asked)

    def day_of(answer: Answer) -> date:
        return answer.counts_from(issued_on)

    new = both.newly(both.then.answers, both.response.answers, day_of)
    before: dict[str, AnswerKind] = {}
    for each in sorted(both.response.answers, key=day_of):
        if is_among(each, new):
            yield both.changed("acceptance", before.get(each.by), each.decision, day_of(each), each)
        before[each.by] = each.decision


def _owner(both: _Both) -> Iterator[Change]:
    """Each handover; or where none explains it, that another owner is written."""
    new = both.newly(both.then.handovers, both.response.handovers)
    in_order = sorted(both.response.handovers, key=_DATE)
    for each, was, now in in_turn(both.asked.owner, in_order, lambda handover: handover.to):
        if is_among(each, new):
            yield both.changed("owner", was, now, each.date, each)
    if not new and both.was and both.was.span.owner != both.now.span.owner:
        yield both.changed("owner", both.was.span.owner, both.now.span.owner, None, both.asked)


def _deadline(both: _Both) -> Iterator[Change]:
    """Each extension; and that another deadline is written, where it was or where no extension explains it."""
    for of, whose, then, extensions, was, now in _deadlines(both):
        new = both.newly(then, extensions, _AGREED_ON)
        if was and _differs(was.original, now.original):
            yield both.changed("deadline", was.original, now.original, None, whose, of)
        elif was and not new and _differs(was.now, now.now):
            yield both.changed("deadline", was.now, now.now, None, whose, of)
        in_order = sorted(extensions, key=_AGREED_ON)
        for each, due, later in in_turn(whose.due, in_order, lambda extension: extension.due):
            if is_among(each, new):
                yield both.changed("deadline", due, later, each.agreed_on, each, of)


_Extensions = tuple[Extension, ...]


def _deadlines(
    both: _Both,
) -> Iterator[tuple[str, Recommendation | Action, _Extensions, _Extensions, Deadline | None, Deadline]]:
    """Yield the recommendation, and each action with a deadline of its own: its extensions and deadline of both."""
    was = both.was.span.deadline if both.was else None
    yield "", both.asked, both.then.extensions, both.response.extensions, was, both.now.span.deadline
    deadlines = {each.span.action: each.span.deadline for each in (both.was.actions if both.was else ())}
    actions = {each.id: each for each in both.then.actions}
    for action, standing in zip(both.response.actions, both.now.actions, strict=True):
        then = actions.get(action.id)
        if action.due or (then and then.due):
            was = deadlines.get(action.id)
            yield action.id, action, then.extensions if then else (), action.extensions, was, standing.span.deadline


def _differs(was: date | None, now: date | None) -> bool:
    return fate("due", was, now) != "same"


def _actions(both: _Both) -> Iterator[Change]:
    """Actions that came or went, their owners, and their new updates."""
    known = {each.id: each for each in both.then.actions}
    for action in both.response.actions:
        then = known.pop(action.id, None)
        if both.was and then is None:
            yield both.changed("action_added", None, action.title, None, action, action.id)
        elif both.was and then and then.owner != action.owner:
            yield both.changed("owner", then.owner, action.owner, None, action, action.id)
        new = both.newly(then.updates if then else (), action.updates)
        in_order = sorted(action.updates, key=_DATE)
        for each, was, now in in_turn(Status.NOT_REPORTED, in_order, lambda update: update.status):
            if is_among(each, new):
                yield both.changed("update", was, now, each.date, each, action.id)
    for action in known.values() if both.was else ():
        yield both.changed("action_removed", action.title, None, None, action, action.id)


def _evidence(both: _Both) -> Iterator[Change]:
    for each in both.newly(both.then.evidence, both.response.evidence, attrgetter("own_day")):
        yield both.changed("evidence", None, each.id, each.own_day, each, each.id)


def _verdict(both: _Both) -> Iterator[Change]:
    """Each verdict, of a verification or of a statement that covers it."""
    then, now = (_verified_by_statement(each.register, both.id) for each in (both.before, both.after))
    new = (*both.newly(both.then.verifications, both.response.verifications), *both.newly(then, now))
    verdicts: list[Verification | Statement] = sorted((*both.response.verifications, *now), key=_DATE)
    for each, was, outcome in in_turn(None, verdicts, _outcome):
        if is_among(each, new):
            yield both.changed("verdict", was, outcome, each.date, each)


def _verified_by_statement(register: Register, id: str) -> tuple[Statement, ...]:
    recommendation = register.recommendations.get(id)
    statements = register.sources[recommendation.source].statements if recommendation else ()
    return tuple(each for each in statements if each.says is Says.VERIFIED and register.covers(each, id))


def _outcome(verdict: Verification | Statement) -> Outcome:
    return verdict.outcome if isinstance(verdict, Verification) else Outcome.VERIFIED


def _escalations(both: _Both) -> Iterator[Change]:
    then, now = both.then.escalations, both.response.escalations
    for each in both.newly(then, now):
        yield both.changed("escalated", None, each.to, each.date, each)
    answered = {
        number
        for old, number in matched(then, now).pairs
        if (day := then[old].answered_on) and max(day, then[old].date) <= both.before.as_at
    }
    for number, each in enumerate(now):
        if number not in answered and each.answered_on and max(each.answered_on, each.date) <= both.after.as_at:
            yield both.changed("answered", None, each.answered_on, each.answered_on, each)


def _corrections(both: _Both) -> Iterator[Change]:
    path, record = response_path(both.id), f"recommendations[{both.id}]"
    yield from corrections(both.before, both.after, path, lambda field: True)
    yield from corrections(both.before, both.after, ASKED, lambda field: field.startswith(record))


def corrections(
    before: RegisterOnDay, after: RegisterOnDay, path: str, about: Callable[[str], bool]
) -> Iterator[Change]:
    """Yield the new corrections in a file of the fields that `about` accepts."""
    then, now = (each.register.corrections.get(path, ()) for each in (before, after))
    for each in newly(then, now, _DATE, before.as_at, after.as_at):
        field, late = str(each.field), each.date <= before.as_at
        if about(field):
            yield Change("correction", each.was, each.now, field, each.date, each, path, late)


_PARTS: tuple[Callable[[_Both], Iterator[AnyChange]], ...] = (
    _added,
    _state,
    _wording,
    _acceptance,
    _owner,
    _deadline,
    _actions,
    _evidence,
    _verdict,
    _escalations,
    _corrections,
)
