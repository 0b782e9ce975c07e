"""The sentences about what the bodies answered: not yet, not all alike, or with a refusal; with what clears each."""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.exceptions.answers import AnswerOverdue, ClosedWithoutAgreement, RefusedBySome
from tracker.rules.exceptions.case import OversightException
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import by_the_end, days, listed, on_or_in, short_name

ON_ANSWERS = Wordings()
_NO_DAY = "on a day that is not on record"


@ON_ANSWERS.of(AnswerOverdue, clears="The answer of each body and its day, under acceptance, in {where}.")
def _answer_overdue(register: Register, _: OversightException, figures: AnswerOverdue) -> str:
    who = listed([short_name(register, body) for body in figures.bodies])
    have = "has" if len(figures.bodies) == 1 else "have"
    return f"{who} {have} not answered; an answer was due {by_the_end(figures.due)}, {days(figures.late)} ago"


@ON_ANSWERS.of(
    RefusedBySome,
    clears="A meeting’s agreement that names it, in meetings.yaml; or a verifier’s later outcome, in {where}.",
)
def _refused_by_some(register: Register, _: OversightException, figures: RefusedBySome) -> str:
    who = listed([short_name(register, body) for body in figures.bodies])
    first = "first " if len(figures.bodies) > 1 else ""
    when = f"{first}{on_or_in(figures.on)}" if figures.on else _NO_DAY
    return f"shown as done, and {who} refused it, {when}"


@ON_ANSWERS.of(
    ClosedWithoutAgreement,
    clears="A meeting’s decision that names it, in meetings.yaml; or a verifier’s outcome, in {where}.",
)
def _closed_without_agreement(_: Register, exception: OversightException, figures: ClosedWithoutAgreement) -> str:
    since = f"since {in_words(exception.since)}" if figures.is_dated else _NO_DAY
    return f"{figures.closed_by.label.lower()}, {since}; no meeting’s decision and no verifier’s outcome names it"
