"""A recommendation's entries, day by day → its state: judged, closed, superseded, done since when, reopened.

The rules of state stand here, in `judgement` and in `closing`, and nowhere else. Takes the entries of one day after
another and works out the state at each day's end; looks at none that it has not been given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Answer, Handover, Update, Verification
from tracker.rules.state.answers import Answers
from tracker.rules.state.closing import Closing, Closings, is_overtaken
from tracker.rules.state.course import NOTHING_SAID, Completion, Course
from tracker.rules.state.judgement import Judgement, judge
from tracker.rules.state.reports import ActionReports, Reports
from tracker.rules.state.verdicts import Verdict, Verdicts
from tracker.vocabulary import CLOSED, DONE_OR_LAPSED, OPEN, AnswerKind, Flag, Outcome, Says, State, Status

_VERIFIED_OR_LAPSED = frozenset({State.VERIFIED, State.VERIFICATION_LAPSED})


class Said(NamedTuple):
    """What was said of a recommendation: with the statements about its source, or without."""

    reports: Reports
    verdicts: Verdicts


class StatusHistory:
    """The history of one recommendation's state. Begins before it was issued, with nothing said.

    `answer`: the recommendation's own; `word_by`: the newest first day of an own word, an update of a live action or a
    verification.
    """

    __slots__ = (
        "_accepted",
        "_answer",
        "_answers",
        "_closings",
        "_completion",
        "_days",
        "_failed_on",
        "_had_been",
        "_is_another",
        "_is_answered",
        "_is_news",
        "_is_touched",
        "_issued",
        "_kept",
        "_own",
        "_own_verdict",
        "_reopened_on",
        "_said",
        "_stays_closed",
        "_superseded_on",
        "_superseding",
        "_then_judged",
        "_updates",
        "_verdict",
        "_verified_since",
        "answer",
        "course",
        "owner",
        "word_by",
    )

    def __init__(self, said: Said, own: Said, answers: Answers, issued: date, *, has_verifiers: bool) -> None:
        """Begin. `own`: the same without the source's statements; `said` itself where none counts."""
        self._said, self._own, self._answers = said, own, answers
        self._issued = issued
        # What it is reopened from: a claim that nobody can verify is reopened when it is taken back.
        self._had_been = _VERIFIED_OR_LAPSED if has_verifiers else DONE_OR_LAPSED
        self.owner: str | None = None
        self.course: Course | None = None
        self.answer: AnswerKind | None = None
        self.word_by = date.min
        self._answer: Answer | None = None
        self._is_news = self._is_touched = self._is_answered = self._is_another = False
        self._updates: list[Update] = []
        self._verdict: Verdict | None = None
        self._own_verdict: Verdict | None = None
        self._accepted = self._superseding = self._stays_closed = False
        self._days: list[date] = []  # of the statements and answers of the day
        self._closings = Closings()
        self._completion: Completion | None = None
        self._failed_on: date | None = None
        self._reopened_on: date | None = None
        self._superseded_on: date | None = None
        self._then_judged: Judgement | None = None
        self._verified_since: bool | None = None
        self._kept: Course | None = None

    def take_handover(self, handover: Handover) -> None:
        """Take a new lead, whose body's answer counts from now on."""
        self.owner, self._is_answered = handover.to, True
        self._is_touched |= self._may_be_overtaken()

    def take_expiry(self, _: object) -> None:
        """Take that evidence came which will expire, or has expired."""
        self._is_news = self._is_touched = True

    def take_answer(self, answer: Answer) -> None:
        """Take a body's answer."""
        self._answers.take(answer)
        self._is_answered = True
        self._is_touched |= self._may_be_overtaken()
        if answer.date is not None:
            self._days.append(answer.date)

    def take_update(self, of_action: tuple[ActionReports, Update]) -> None:
        """Take the last update of a day of an action."""
        action, update = of_action
        if action.take(update):
            self._is_another = self._is_touched = True
        elif self._may_be_overtaken():
            self._is_touched = True
        if action.word_by > self.word_by and update.status is not Status.WITHDRAWN:
            self.word_by = action.word_by
        self._updates.append(update)

    def take_verification(self, verification: Verification) -> None:
        """Take a verdict of its own, of one day the last; that it is superseded is no verdict."""
        self._is_news = self._is_touched = True
        if verification.outcome is Outcome.SUPERSEDED:
            self._superseding = True
        else:
            cited = verification.evidence
            self._verdict = Verdict(verification.outcome, verification.date, verification.by, cited)
            self._own_verdict = self._verdict

    def take_statement(self, statement: Statement) -> None:
        """Take a statement that covers it; of one day it comes after every entry of its own."""
        self._days.append(statement.date)
        says = statement.says
        if says is Says.ACCEPTED:
            self._accepted = self._is_answered = True
            return
        self._is_touched = True
        if says is Says.IMPLEMENTED:
            self._is_news = True
            self._said.reports.take_statement(statement.date)
        elif says is Says.VERIFIED:
            self._is_news = True
            self._verdict = Verdict(Outcome.VERIFIED, statement.date, statement.by)
        elif says is Says.SUPERSEDED:
            self._superseding = True

    def end_day_before_issue(self, day: date) -> None:
        """Take in what was said on a day before it was issued."""
        self._take_in(day)

    def end_day(self, day: date) -> Course:
        """Return where it stands at the end of a day; it is judged only where something came that could change it."""
        course, is_touched = self.course, self._is_touched
        if is_touched:
            on = self._take_in(day)
        else:
            on = day
            self._pass_over()
        if self._is_answered or (is_touched and self._answers.are_refused):
            self._answer = self._answers.of_all(self.owner, self._said.reports)
            self.answer = self._decision(self._answer)
            self._is_answered = False
        if not is_touched:
            course = course or NOTHING_SAID
        elif course is None or self._is_news or self._may_be_overtaken():
            course = self._judge(day, on)
        self.course = course
        self._is_news = self._is_touched = False
        return course

    def _pass_over(self) -> None:
        """Pass over a day's updates that say again what was said, and the days of answers that bear on no state."""
        if self._updates:
            self._updates = []
        if self._days:
            self._days = []

    def _may_be_overtaken(self) -> bool:
        """Return whether the state or a flag may be others by what leaves what is reported and the verdict as they are.

        That is who answered, who leads, or an update that says again what was said. They bear on it only where there is
        a refusal, which work overtakes; a verdict that not all is done, or a statement that it is, which updates
        overtake; or a supersession.
        """
        return (
            self._answers.are_refused
            or self._superseding
            or self._own.verdicts.undone_by is not date.min
            or self._said.reports.is_stated
        )

    def _judge(self, day: date, on: date) -> Course:
        """Return where it stands by the rules; `on`: the day as its entries are written."""
        reports, verdicts = self._said
        judged = judge(reports, verdicts, day)
        own = judged if self._own is self._said else judge(*self._own, day)
        answer = self._answer
        refusal = answer if answer is not None and answer.decision is AnswerKind.REJECTED else None
        closing = self._closings.end_day(on, judged, refusal, reports, verdicts)
        if self._superseding:
            self._take_supersession_in(day, judged, own)
        kept = self._kept
        if kept is not None:  # what was done when it was superseded stays as it then was
            return self._course(on, judged, kept.state, kept.flags, closing, kept.failed_on, kept.refusals)
        state = self._state(judged, closing) if closing or self._then_judged else judged.state
        is_done = state in DONE_OR_LAPSED
        if not is_done:
            self._completion = None
        elif self._completion is None:
            self._completion = self._completed(on, own)
        refusals = tuple(self._refusals_that_stand()) if is_done and self._answers.are_refused else ()
        may_flag = is_done or judged.not_upheld or refusal is not None
        flags = self._flags(state, judged, own, refusal, bool(refusals)) if may_flag else ()
        course = self._course(on, judged, state, flags, closing, self._failed_on, refusals)
        if self._superseding and is_done:
            self._kept = course
        return course

    def _course(
        self,
        on: date,
        judged: Judgement,
        state: State,
        flags: tuple[Flag, ...],
        closing: Closing | None,
        failed_on: date | None,
        refusals: tuple[Answer, ...],
    ) -> Course:
        """Return the course with what else is known of it: since when it is reported, and whether it was reopened."""
        reports, had_been = self._said.reports, self._had_been
        if self.course is not None and self.course.state in had_been and state not in had_been:
            self._reopened_on = on
        is_reopened = self._reopened_on is not None and state in OPEN
        reported_on = reports.reported_on
        if reported_on is not None and reported_on < self._issued:
            reported_on = self._issued
        return Course(
            state,
            (*flags, Flag.REOPENED) if is_reopened else flags,
            self._completion,
            closing if closing and state is State.CLOSED_NOT_IMPLEMENTED else None,
            failed_on,
            self._reopened_on if is_reopened else None,
            judged.retest_since,
            judged.in_force,
            reports.reported,
            reported_on,
            reports.fell_on,
            self._said.verdicts.last,
            refusals,
        )

    def _take_in(self, day: date) -> date:
        """Take in the last update of each action, and the last verdict, of a day; return the day.

        It is returned as that of its entries is written which says the least: a month, where one says only that.
        """
        updates, verdict = self._updates, self._verdict
        if len(updates) == 1 and verdict is None and not self._days:
            on = updates[0].date  # by far the most
        else:
            on = self._as_written(day)
            self._days = []
        if updates or self._is_news:
            self._take_reports_in(on, updates)
            self._updates = []
        if verdict is not None:
            self._said.verdicts.take(verdict)
            if self._own is not self._said and self._own_verdict is not None:
                self._own.verdicts.take(self._own_verdict)
            if verdict.outcome is Outcome.NOT_VERIFIED and self._said.reports.reported is Status.IMPLEMENTED:
                self._failed_on = verdict.on
            self._verdict = self._own_verdict = None
            self.word_by = max(self.word_by, self._own.verdicts.word_by)
        return on

    def _take_reports_in(self, on: date, updates: Sequence[Update]) -> None:
        """Work out what is reported at the end of a day of updates or statements."""
        reports, own = self._said.reports, self._own.reports
        live, is_another, self._is_another = reports.live, self._is_another, False
        if (is_another or reports.is_stated) and reports.end_day(on, updates):
            self._is_news = True
        if own is not reports and is_another and own.end_day(on, updates):
            self._is_news = True
        if reports.live is not live:  # of an action that is withdrawn now the word no longer counts
            self.word_by = max(self._own.verdicts.word_by, reports.word_by)

    def _as_written(self, day: date) -> date:
        days = [*self._days, *[update.date for update in self._updates]]
        if self._verdict is not None:
            days.append(self._verdict.on)
        if len(days) == 1:
            return days[0]
        return min(days, key=first_day, default=day)

    def _take_supersession_in(self, day: date, judged: Judgement, own: Judgement) -> None:
        """Remember what it was when it was superseded; what was done then may still come to be verified."""
        if self._superseded_on is None:
            self._superseded_on, self._then_judged = day, judged
            self._stays_closed = self.course is not None and self.course.state is State.CLOSED_NOT_IMPLEMENTED
        elif self._verified_since is None and self._said.verdicts.verified_on > self._superseded_on:
            verified = Judgement(State.VERIFIED)
            self._verified_since = own.is_below(verified)
            if self._kept is not None and self._kept.state is State.IMPLEMENTED:
                others = tuple(flag for flag in self._kept.flags if flag is not Flag.BY_STATEMENT)
                flags = (Flag.BY_STATEMENT, *others) if self._verified_since else others
                self._kept = self._kept._replace(state=State.VERIFIED, flags=flags)

    def _state(self, judged: Judgement, closing: Closing | None) -> State:
        if self._then_judged is None:
            return State.CLOSED_NOT_IMPLEMENTED if closing else judged.state
        if self._stays_closed and closing:
            return State.CLOSED_NOT_IMPLEMENTED
        self._stays_closed = False
        if self._then_judged.state is State.IMPLEMENTED:
            return State.IMPLEMENTED if self._verified_since is None else State.VERIFIED
        return State.VERIFIED if self._then_judged.is_done else State.SUPERSEDED

    def _completed(self, on: date, own: Judgement) -> Completion:
        """Return the completion of what came to be done or lapsed today."""
        undone = [action.undone_by for action in self._said.reports.live]
        return Completion(on, own.is_done, max(self._said.verdicts.undone_by, *undone, date.min))

    def _flags(
        self, state: State, judged: Judgement, own: Judgement, refusal: Answer | None, is_refused_by_some: bool
    ) -> tuple[Flag, ...]:
        flags = []
        if state in DONE_OR_LAPSED:
            by_statement = self._verified_since if state is State.VERIFIED and self._then_judged else None
            if own.is_below(judged) if by_statement is None else by_statement:
                flags.append(Flag.BY_STATEMENT)
            if is_refused_by_some:
                flags.append(Flag.REFUSED_BY_SOME)
        if state in CLOSED:
            return tuple(flags)
        if judged.not_upheld:
            flags.append(Flag.REJECTED_BY_VERIFIER)
        if refusal is not None and is_overtaken(refusal, *self._said):
            flags.append(Flag.REJECTED_THEN_ACTED)
        return tuple(flags)

    def _refusals_that_stand(self) -> Iterator[Answer]:
        """Yield the refusals of bodies that have not worked on it since; the lead's only where nothing overtook it."""
        lead = self._answers.body_of(self.owner)
        for body, refusal in self._answers.refusals():
            since = first_day(refusal.date) if refusal.date else date.min
            of_body = (each for each in self._said.reports.live if self._answers.body_of(each.owner) == body)
            has_worked = any(action.moving_on > date.min and action.moving_on >= since for action in of_body)
            if not has_worked and not (body == lead and is_overtaken(refusal, *self._said)):
                yield refusal

    def _decision(self, answer: Answer | None) -> AnswerKind | None:
        """Return the recommendation's answer in a word: an entry's, else that of a statement which covers it."""
        if answer is not None:
            return answer.decision
        if self._accepted or not self._answers.are_there:
            return AnswerKind.ACCEPTED if self._accepted else None
        return AnswerKind.NO_ANSWER if self._answers.nobody_answered() else None
