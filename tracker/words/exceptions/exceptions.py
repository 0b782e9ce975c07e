"""An exception → one sentence with the figures. What would end it is in `clearing`.

Takes what a rule found, returns text; decides nothing. One function per rule.
"""

from collections.abc import Callable

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.deadline import was_inferred
from tracker.vocabulary import Covers, DecisionOutcome, Outcome, Rule, Says, State
from tracker.words.exceptions.clearing import clears
from tracker.words.figures import (
    by_the_end,
    capital,
    count,
    days,
    doubt,
    listed,
    on_or_in,
    said_by,
    short_name,
    the_end_of,
    times,
)

__all__ = ["clears", "message", "subject_title"]

_Sentence = Callable[[Register, OversightException], str]


def message(register: Register, exception: OversightException) -> str:
    """Return the exception in one sentence."""
    return capital(_MESSAGES[exception.rule](register, exception))


def subject_title(register: Register, exception: OversightException) -> str:
    """Return the title of what the exception is about, "" where it has none."""
    subject = exception.subject
    match exception.kind:
        case "recommendation":
            return register.recommendations[subject].title
        case "source":
            return register.sources[subject].title
        case "action":
            response = register.responses[exception.recommendations[0]]
            return next(action.title for action in response.actions if action.id == subject)
        case "indicator":
            return str(exception.figures["indicator"].title)
    return ""


def _past(register: Register, found: OversightException) -> str:
    due, inferred = found.figures["deadline"], _inferred(register, found)
    if not due.extensions:
        basis = "an inferred deadline" if inferred else "its deadline"
        return f"{days(found.figures['late'])} past {basis}, {the_end_of(due.now)}"
    moved = f"extended {times(due.extensions)}{' from an inferred one' if inferred else ''}"
    return f"{days(found.figures['late'])} past its deadline, {the_end_of(due.now)}, {moved}"


def _inferred(register: Register, found: OversightException) -> bool:
    """Return whether no document states the original deadline; an action that has one of its own was given it."""
    recommendation = register.recommendations[found.recommendations[0]]
    return found.kind == "recommendation" and was_inferred(recommendation, found.figures["deadline"])


def _unreported(register: Register, found: OversightException) -> str:
    return f"nothing is reported about this one by itself; {_past(register, found)}"


def _expectation_passed(register: Register, found: OversightException) -> str:
    if found.kind == "action":
        update, by = found.figures["update"], by_the_end(found.figures["expected"])
        told = f"an update of {in_words(update.date)}{doubt(update)}"
        return f"{told} expected it to be done {by}, which has passed"
    statement, waiting = found.figures["statement"], found.figures["waiting"]
    which, then = _expected_of(statement, waiting)
    by = by_the_end(statement.expected)
    return f"{said_by(register, statement)} that {which} would be done {by}, which has passed; {then}"


def _expected_of(statement: Statement, waiting: int) -> tuple[str, str]:
    """Return which ones were expected to be done, and what is shown instead."""
    if statement.at_least is not None:
        done = statement.at_least - waiting
        return f"at least {statement.at_least}", f"{count(done, 'is', 'are') if done else 'none is'} shown as done"
    if statement.covers is Covers.SOME:
        return "some", "none is shown as done"
    which = "all" if statement.covers is Covers.ALL else listed(statement.covers or ())
    return which, f"{count(waiting, 'is', 'are')} not shown as done"


def _rejected(register: Register, found: OversightException) -> str:
    verdict = found.figures["verdict"]
    partly = found.figures["outcome"] is Outcome.PARTLY_VERIFIED
    what = "found part of it done" if partly else "did not find it done"
    checked = f"{on_or_in(verdict.date)} {short_name(register, verdict.by)} {what}{doubt(verdict)}"
    return f"claimed done {on_or_in(found.figures['claimed_on'])}; {checked}"


_NOW = {
    State.IMPLEMENTED: "it is now claimed done, and not verified",
    State.IN_PROGRESS: "it is now in progress",
    State.NOT_STARTED: "it is now not started",
    State.NOT_REPORTED: "nothing is reported about it now",
}


def _reopened(_: Register, found: OversightException) -> str:
    return f"it was verified, and has not been since {in_words(found.since)}; {_NOW[found.figures['state']]}"


def _unevidenced(_: Register, found: OversightException) -> str:
    return f"shown as done since {in_words(found.since)}, and no evidence is on the register"


def _closed(_: Register, found: OversightException) -> str:
    how = found.figures["closed_by"].label.lower()
    return f"{how} {on_or_in(found.since)}, and no agreement of a meeting or a verifier is on the register"


def _unanswered(register: Register, found: OversightException) -> str:
    escalation, waited = found.figures["escalation"], found.figures["waited"]
    to = short_name(register, escalation.to)
    return f"escalated to {to} {on_or_in(escalation.date)}; no answer is on the register after {days(waited)}"


def _said(register: Register, found: OversightException) -> str:
    statement = found.figures["statement"]
    about = register.sources[found.subject].expected_count
    what = "verified" if statement.says is Says.VERIFIED else "done"
    return f"{said_by(register, statement)} that at least {statement.at_least} of {about} were {what}"


def _contradicted(register: Register, found: OversightException) -> str:
    standing = found.figures["standing"]
    room = standing.on_file - standing.known_not_done
    return f"{_said(register, found)}; the register’s own entries leave room for no more than {room}"


def _not_evidenced(register: Register, found: OversightException) -> str:
    done = found.figures["standing"].done
    shown = f"{count(done, 'is', 'are')} shown as done" if done else "none is shown as done one by one"
    return f"{_said(register, found)}; {shown}"


def _mismatch(_: Register, found: OversightException) -> str:
    standing = found.figures["standing"]
    makes = count(standing.expected_count, "recommendation")
    return f"the source makes {makes}; the register holds {standing.on_file}"


def _undated(_: Register, found: OversightException) -> str:
    return f"open for {days(found.figures['age'])}, and no deadline is on the register"


def _owner_missing(_: Register, found: OversightException) -> str:
    return "open, and no owner is on record"


def _slipped(register: Register, found: OversightException) -> str:
    deadline = found.figures["deadline"]
    first = f"{the_end_of(deadline.original)}{' (inferred)' if _inferred(register, found) else ''}"
    moved = f"from {first} to {the_end_of(deadline.now)}, by {days(deadline.slipped_days)} in all"
    return f"its deadline was extended {times(deadline.extensions)}, {moved}"


def _told_late(register: Register, found: OversightException) -> str:
    original = " (the original deadline is inferred)" if _inferred(register, found) else ""
    return f"an extension was agreed {on_or_in(found.since)}, after the deadline that it replaced{original}"


def _lapsed(_: Register, found: OversightException) -> str:
    return f"evidence that the verification rests on expired {on_or_in(found.figures['expired'])}"


def _waiting(_: Register, found: OversightException) -> str:
    claimed, waited = found.figures["claimed_on"], found.figures["waited"]
    return f"claimed done {on_or_in(claimed)}, and not verified in the {days(waited)} since"


def _self_verified(register: Register, found: OversightException) -> str:
    verdict = found.figures["verdict"]
    whose = "its owner" if found.figures["leads"] else "the owner of one of its actions"
    return f"verified {on_or_in(verdict.date)} by {short_name(register, verdict.by)}, {whose}{doubt(verdict)}"


def _limb(_: Register, found: OversightException) -> str:
    limbs = found.figures["limbs"]
    which = listed([f"({limb})" for limb in limbs])
    return f"no action delivers {'limb' if len(limbs) == 1 else 'limbs'} {which}, withdrawn ones aside"


def _decision(register: Register, found: OversightException) -> str:
    decision, meeting = found.figures["decision"], found.figures["meeting"]
    asked = "asked of" if decision.outcome is DecisionOutcome.ASKED else "of"
    taken = f"a decision {asked} {meeting.title}, {in_words(meeting.date)}{doubt(decision)}"
    late = days(found.figures["late"])
    return f"{taken}, was due {by_the_end(decision.due)} and is not shown as done {late} later"


def _concern(register: Register, found: OversightException) -> str:
    concern = found.figures["concern"]
    raised = f"{on_or_in(concern.raised_on)} by {short_name(register, concern.raised_by)}"
    kind = concern.kind.label.lower()
    return f"a {kind} concern, raised {raised}, is not shown as resolved after {days(found.figures['age'])}"


def _quiet(_: Register, found: OversightException) -> str:
    newest, ago = found.figures["newest"], f"{days(found.figures['silent'])} ago"
    if found.figures["entered"] is None:
        return f"there is no entry about it since it was issued {on_or_in(newest)}, {ago}"
    return f"the newest entry about it is dated {in_words(newest)}, {ago}"


def _evidence_later(_: Register, found: OversightException) -> str:
    claimed, earliest = found.figures["claimed_on"], found.figures["earliest"]
    return f"claimed done {on_or_in(claimed)}; its earliest evidence is dated {in_words(earliest)}"


def _wording(_: Register, found: OversightException) -> str:
    untold, themes, of = (found.figures[name] for name in ("not_transcribed", "themes", "of"))
    parts = []
    if untold:
        parts.append(f"the wording of {untold} of {of} is not yet transcribed")
    if themes:
        are = "is a theme, not known to be a recommendation of its own"
        if themes > 1:
            are = "are themes, not known to be recommendations of their own"
        which = f"all {themes}" if themes == of > 1 else f"{themes} of {of}"
        parts.append(f"{which} {are}")
    return "; ".join(parts)


def _disagree(_: Register, found: OversightException) -> str:
    indicator, published = found.figures["indicator"], found.figures["published"]
    values = listed([f"{value:,}" for value in sorted({each.value for each in published})])
    return f"publications give {values} {indicator.unit} for {in_words(found.figures['as_of'])}"


_MESSAGES: dict[Rule, _Sentence] = {
    Rule.OVERDUE: _past,
    Rule.REJECTED_BY_VERIFIER: _rejected,
    Rule.REOPENED: _reopened,
    Rule.UNEVIDENCED: _unevidenced,
    Rule.CLOSED_WITHOUT_AGREEMENT: _closed,
    Rule.ESCALATION_UNANSWERED: _unanswered,
    Rule.STATEMENT_CONTRADICTED: _contradicted,
    Rule.UNREPORTED: _unreported,
    Rule.EXPECTATION_PASSED: _expectation_passed,
    Rule.UNDATED: _undated,
    Rule.OWNER_MISSING: _owner_missing,
    Rule.SLIPPED_TWICE: _slipped,
    Rule.EXTENSION_TOLD_LATE: _told_late,
    Rule.VERIFICATION_LAPSED: _lapsed,
    Rule.VERIFICATION_WAITING: _waiting,
    Rule.SELF_VERIFIED: _self_verified,
    Rule.LIMB_UNCOVERED: _limb,
    Rule.STATED_NOT_EVIDENCED: _not_evidenced,
    Rule.COUNT_MISMATCH: _mismatch,
    Rule.DECISION_OVERDUE: _decision,
    Rule.CONCERN_UNRESOLVED: _concern,
    Rule.QUIET: _quiet,
    Rule.EVIDENCE_AFTER_CLAIM: _evidence_later,
    Rule.WORDING_MISSING: _wording,
    Rule.FIGURES_DISAGREE: _disagree,
}
