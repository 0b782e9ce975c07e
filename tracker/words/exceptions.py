"""An exception → one sentence with the figures, and what would end it.

Takes what a rule found, returns text; decides nothing. One function per rule.
"""

from collections.abc import Callable

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.cases import OversightException
from tracker.vocabulary import DueBasis, Rule, Says
from tracker.words.figures import by_the_end, capital, count, days, listed, on_or_in, said_by, short_name

_Sentence = Callable[[Register, OversightException], str]


def message(register: Register, exception: OversightException) -> str:
    """Return the exception in one sentence."""
    return capital(_MESSAGES[exception.rule](register, exception))


def clears(register: Register, exception: OversightException) -> str:
    """Return what would end the exception, in one sentence."""
    return _CLEARS[exception.rule].format(subject=exception.subject, where=_where(exception))


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


def _where(exception: OversightException) -> str:
    return f"responses/{exception.recommendations[0]}.yaml" if exception.recommendations else "the register"


def _past(register: Register, found: OversightException) -> str:
    due, late = found.figures["deadline"], found.figures["late"]
    recommendation = register.recommendations[found.recommendations[0]]
    inferred = found.kind == "recommendation" and recommendation.due_basis is DueBasis.INFERRED
    deadline = "an inferred deadline" if inferred else "its deadline"
    moved = f", extended {count(due.extensions, 'time')}" if due.extensions else ""
    return f"{days(late)} past {deadline}, {in_words(due.now)}{moved}"


def _unreported(register: Register, found: OversightException) -> str:
    return f"nothing is reported about this one by itself; {_past(register, found)}"


def _expectation_passed(register: Register, found: OversightException) -> str:
    if found.kind == "action":
        expected, said_on = found.figures["expected"], found.figures["said_on"]
        return f"its owner said {on_or_in(said_on)} that it would be done {by_the_end(expected)}, which has passed"
    statement, waiting = found.figures["statement"], found.figures["waiting"]
    expected = f"that they would be done {by_the_end(statement.expected)}"
    return (
        f"{said_by(register, statement)} {expected}, which has passed; {count(waiting, 'is', 'are')} not shown as done"
    )


def _rejected(register: Register, found: OversightException) -> str:
    claimed, by = found.figures["claimed_on"], short_name(register, found.figures["by"])
    outcome = found.figures["outcome"].label.lower()
    return f"claimed done {on_or_in(claimed)}; {by} found it {outcome} {on_or_in(found.since)}"


def _reopened(_: Register, found: OversightException) -> str:
    return f"it was verified once, and is now: {found.figures['state'].label.lower()}"


def _unevidenced(_: Register, found: OversightException) -> str:
    return f"shown as done since {in_words(found.since)}, and no evidence is on the register"


def _closed(_: Register, found: OversightException) -> str:
    return f"{found.figures['closed_by'].label.lower()} {on_or_in(found.since)}, and nobody is on record as agreeing"


def _unanswered(register: Register, found: OversightException) -> str:
    escalation, waited = found.figures["escalation"], found.figures["waited"]
    to = short_name(register, escalation.to)
    return f"escalated to {to} {on_or_in(escalation.date)}, and not answered for {days(waited)}"


def _said(register: Register, found: OversightException) -> str:
    statement = found.figures["statement"]
    about = register.sources[found.subject].expected_count
    what = "verified" if statement.says is Says.VERIFIED else "done"
    return f"{said_by(register, statement)} that at least {statement.at_least} of {about} were {what}"


def _contradicted(register: Register, found: OversightException) -> str:
    standing = found.figures["standing"]
    room = standing.on_file - standing.known_not_done
    return f"{_said(register, found)}, but the register's own entries leave room for {room}"


def _not_evidenced(register: Register, found: OversightException) -> str:
    done = found.figures["standing"].done
    shown = "none is shown as done one by one" if not done else f"{done} {'is' if done == 1 else 'are'} shown as done"
    return f"{_said(register, found)}; {shown}"


def _mismatch(_: Register, found: OversightException) -> str:
    standing = found.figures["standing"]
    return f"the source makes {standing.expected_count} recommendations; the register holds {standing.on_file}"


def _undated(_: Register, found: OversightException) -> str:
    return f"open for {days(found.figures['age'])}, and no deadline is on the register"


def _owner_missing(_: Register, found: OversightException) -> str:
    return "open, and no owner is on record"


def _slipped(_: Register, found: OversightException) -> str:
    deadline = found.figures["deadline"]
    moved = f"{in_words(deadline.original)} to {in_words(deadline.now)}, {days(deadline.slipped_days)}"
    return f"its deadline was extended {count(deadline.extensions, 'time')}, from {moved}"


def _told_late(_: Register, found: OversightException) -> str:
    return f"an extension was agreed {on_or_in(found.since)}, after the deadline that it replaced"


def _lapsed(_: Register, found: OversightException) -> str:
    return f"evidence that the verification rests on expired {on_or_in(found.figures['expired'])}"


def _waiting(_: Register, found: OversightException) -> str:
    claimed, waited = found.figures["claimed_on"], found.figures["waited"]
    return f"claimed done {on_or_in(claimed)}, and not verified for {days(waited)}"


def _self_verified(register: Register, found: OversightException) -> str:
    return f"verified by {short_name(register, found.figures['by'])}, who owns it or one of its actions"


def _limb(_: Register, found: OversightException) -> str:
    limbs = found.figures["limbs"]
    which = listed([f"({limb})" for limb in limbs])
    return f"no live action delivers limb {which}" if len(limbs) == 1 else f"no live action delivers limbs {which}"


def _decision(register: Register, found: OversightException) -> str:
    decision, meeting = found.figures["decision"], found.figures["meeting"]
    taken = f"a decision of {meeting.title}, {in_words(meeting.date)}"
    return f"{taken}, was due {on_or_in(decision.due)} and is {days(found.figures['late'])} late"


def _concern(register: Register, found: OversightException) -> str:
    concern = found.figures["concern"]
    raised = f"{on_or_in(concern.raised_on)} by {short_name(register, concern.raised_by)}"
    kind = concern.kind.label.lower()
    return f"a {kind} concern, raised {raised}, is not shown as resolved after {days(found.figures['age'])}"


def _quiet(_: Register, found: OversightException) -> str:
    return (
        f"nothing was recorded about it for {days(found.figures['silent'])}, since {in_words(found.figures['newest'])}"
    )


def _evidence_later(_: Register, found: OversightException) -> str:
    claimed, earliest = found.figures["claimed_on"], found.figures["earliest"]
    return f"claimed done {on_or_in(claimed)}; its earliest evidence is dated {in_words(earliest)}"


def _wording(_: Register, found: OversightException) -> str:
    figures = found.figures
    parts = []
    if figures["not_transcribed"]:
        parts.append(f"the wording of {figures['not_transcribed']} of {figures['of']} is not yet transcribed")
    if figures["themes"]:
        parts.append(f"{figures['themes']} of {figures['of']} are themes, not known to be recommendations of their own")
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

_CLEARS: dict[Rule, str] = {
    Rule.OVERDUE: "An update that says it is implemented, or an agreed extension, in {where}.",
    Rule.REJECTED_BY_VERIFIER: "A new update that answers the verifier, or a later verdict, in {where}.",
    Rule.REOPENED: "A new verdict of a verifier, in {where}.",
    Rule.UNEVIDENCED: "Evidence, in {where}.",
    Rule.CLOSED_WITHOUT_AGREEMENT: "A decision of a meeting that names it, in meetings.yaml.",
    Rule.ESCALATION_UNANSWERED: "The answer and its date, in {where}.",
    Rule.STATEMENT_CONTRADICTED: "A newer statement, or updates that bring the entries into line with it.",
    Rule.UNREPORTED: "A first update by an action owner, in {where}.",
    Rule.EXPECTATION_PASSED: "An update that says it is done or when it will be, or for a source a newer statement.",
    Rule.UNDATED: "A deadline, in recommendations.yaml.",
    Rule.OWNER_MISSING: "An owner in recommendations.yaml, or a handover in {where}.",
    Rule.SLIPPED_TWICE: "It stands until the recommendation is done or closed.",
    Rule.EXTENSION_TOLD_LATE: "It stands until the recommendation is done or closed.",
    Rule.VERIFICATION_LAPSED: "A new verdict on evidence that is in date, in {where}.",
    Rule.VERIFICATION_WAITING: "A verdict of one of the source's verifiers, in {where}.",
    Rule.SELF_VERIFIED: "A verdict by somebody who does not own it, in {where}.",
    Rule.LIMB_UNCOVERED: "An action that names the limb, in {where}.",
    Rule.STATED_NOT_EVIDENCED: "An update with evidence for each one, in a response file of its own.",
    Rule.COUNT_MISMATCH: "The missing ones, or a corrected count, in recommendations.yaml.",
    Rule.DECISION_OVERDUE: "The day it was done, in meetings.yaml.",
    Rule.CONCERN_UNRESOLVED: "Its resolution, in concerns.yaml.",
    Rule.QUIET: "Any new entry, in {where}.",
    Rule.EVIDENCE_AFTER_CLAIM: "It stands for as long as the claim does.",
    Rule.WORDING_MISSING: "The official wording, transcribed by the register's keeper, in recommendations.yaml.",
    Rule.FIGURES_DISAGREE: "Nothing: both figures stay, as published.",
}
