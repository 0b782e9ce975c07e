"""A recommendation's entries, day by day → its state: judged, closed, superseded, done since when, reopened.

The rules of state stand here, in `judgement` and in `closing`, and nowhere else. Takes the entries of one day after
another and works out the state at each day's end; looks at none that it has not been given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.dates import first_day
from tracker.register.schema.response import Answer
from tracker.rules.history.answers import Answers
from tracker.rules.history.closing import Closing, Closings, is_overtaken
from tracker.rules.history.details import NOTHING_SAID, Completion, StateDetails
from tracker.rules.history.intake import Grounds, Intake
from tracker.rules.history.judgement import Judgement, judge
from tracker.vocabulary import CLOSED, DONE_OR_LAPSED, OPEN, AnswerKind, Flag, State

_VERIFIED_OR_LAPSED = frozenset({State.VERIFIED, State.VERIFICATION_LAPSED})


class StatusHistory(Intake):
    """The history of one recommendation's state, judged at each day's end."""

    __slots__ = (
        "_closings",
        "_completion",
        "_had_been",
        "_issued",
        "_reopened_on",
        "_settled_on",
        "_stays_closed",
        "_superseded_on",
        "_then_judged",
        "_verified_since",
        "_when_superseded",
        "details",
    )

    def __init__(self, grounds: Grounds, own: Grounds, answers: Answers, issued: date, *, has_verifiers: bool) -> None:
        """Begin. `own`: the same without the source's statements; `grounds` itself where none counts."""
        super().__init__(grounds, own, answers)
        self._issued = issued
        # What it is reopened from: a claim that nobody can verify is reopened when it is taken back.
        self._had_been = _VERIFIED_OR_LAPSED if has_verifiers else DONE_OR_LAPSED
        self.details: StateDetails | None = None
        self._closings = Closings()
        self._completion: Completion | None = None
        self._reopened_on: date | None = None
        self._stays_closed = False
        self._superseded_on: date | None = None
        self._settled_on: date | None = None
        self._then_judged: Judgement | None = None
        self._verified_since: bool | None = None
        self._when_superseded: StateDetails | None = None

    def end_day_before_issue(self, day: date) -> None:
        """Take in what was said on a day before it was issued."""
        self._take_in(day)

    def end_day(self, day: date) -> StateDetails:
        """Return where it stands at the end of a day; it is judged only where something came that could change it."""
        if self._is_touched:
            on = self._take_in(day)
            if self._is_answered or self._answers.are_refused:
                self._settle_answer()
            if self.details is None or self._is_news or self._may_be_overtaken():
                self.details = self._judge(day, on)
            self._is_news = self._is_touched = False
        else:
            self._pass_over()
            if self._is_answered:
                self._settle_answer()
            self.details = self.details or NOTHING_SAID
        return self.details

    def _settle_answer(self) -> None:
        """Work out the recommendation's own answer from those of the bodies."""
        self._answer = self._answers.of_all(self.owner, self._grounds.reports)
        self.answer = self._decision(self._answer)
        self._is_answered = False

    def _judge(self, day: date, on: date) -> StateDetails:
        """Return where it stands by the rules; `on`: the day as its entries are written."""
        reports, verdicts = self._grounds
        judged = judge(reports, verdicts, day)
        own = judged if self._own is self._grounds else judge(*self._own, day)
        answer = self._answer
        refusal = answer if answer is not None and answer.decision is AnswerKind.REJECTED else None
        closing = self._closings.end_day(on, judged, refusal, reports, verdicts)
        if self._superseding:
            self._take_supersession_in(day, judged, own)
        was = self._when_superseded
        if was is not None:  # what was done when it was superseded stays as it then was
            return self._details(on, judged, was.state, was.flags, closing, was.failed_on, was.refusals)
        state = self._state(judged, closing) if closing or self._then_judged else judged.state
        is_done = state in DONE_OR_LAPSED
        if not is_done:
            self._completion = None
        elif self._completion is None:
            self._completion = self._completed(own)
        refusals = tuple(self._refusals_that_stand()) if is_done and self._answers.are_refused else ()
        may_flag = is_done or judged.not_upheld or refusal is not None
        flags = self._flags(state, judged, own, refusal, bool(refusals)) if may_flag else ()
        details = self._details(on, judged, state, flags, closing, self._failed_on, refusals)
        if self._superseding and is_done:
            self._when_superseded = details
        return details

    def _details(
        self,
        on: date,
        judged: Judgement,
        state: State,
        flags: tuple[Flag, ...],
        closing: Closing | None,
        failed_on: date | None,
        refusals: tuple[Answer, ...],
    ) -> StateDetails:
        """Return the details with what else is known of it: since when it is reported, and whether it was reopened."""
        reports, had_been = self._grounds.reports, self._had_been
        if self.details is not None and self.details.state in had_been and state not in had_been:
            self._reopened_on = on
        is_reopened = self._reopened_on is not None and state in OPEN
        reported_on = reports.reported_on
        if reported_on is not None and reported_on < self._issued:
            reported_on = self._issued
        return StateDetails(
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
            self._grounds.verdicts.last,
            refusals,
            self._settled_on,
        )

    def _take_supersession_in(self, day: date, judged: Judgement, own: Judgement) -> None:
        """Remember what it was when it was superseded; what was done then may still come to be verified."""
        if self._superseded_on is None:
            self._superseded_on = self._settled_on = day
            self._then_judged = judged
            self._stays_closed = self.details is not None and self.details.state is State.CLOSED_NOT_IMPLEMENTED
        elif self._verified_since is None and self._grounds.verdicts.verified_on > self._superseded_on:
            verified = Judgement(State.VERIFIED)
            self._verified_since = own.is_below(verified)
            if self._when_superseded is not None and self._when_superseded.state is State.IMPLEMENTED:
                others = tuple(flag for flag in self._when_superseded.flags if flag is not Flag.BY_STATEMENT)
                flags = (Flag.BY_STATEMENT, *others) if self._verified_since else others
                self._when_superseded = self._when_superseded._replace(state=State.VERIFIED, flags=flags)
                self._settled_on = day

    def _state(self, judged: Judgement, closing: Closing | None) -> State:
        if self._then_judged is None:
            return State.CLOSED_NOT_IMPLEMENTED if closing else judged.state
        if self._stays_closed and closing:
            return State.CLOSED_NOT_IMPLEMENTED
        self._stays_closed = False
        if self._then_judged.state is State.IMPLEMENTED:
            return State.IMPLEMENTED if self._verified_since is None else State.VERIFIED
        return State.VERIFIED if self._then_judged.is_done else State.SUPERSEDED

    def _completed(self, own: Judgement) -> Completion:
        """Return the completion of what came to be done or lapsed today."""
        undone = [action.undone_by for action in self._grounds.reports.live]
        return Completion(self._done_as_written, own.is_done, max(self._grounds.verdicts.undone_by, *undone, date.min))

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
        if refusal is not None and is_overtaken(refusal, *self._grounds):
            flags.append(Flag.REJECTED_THEN_ACTED)
        return tuple(flags)

    def _refusals_that_stand(self) -> Iterator[Answer]:
        """Yield the refusals of bodies that have not worked on it since; the lead's only where nothing overtook it."""
        lead = self._answers.body_of(self.owner)
        for body, refusal in self._answers.refusals():
            since = first_day(refusal.date) if refusal.date else date.min
            of_body = (each for each in self._grounds.reports.live if self._answers.body_of(each.owner) == body)
            has_worked = any(action.moving_on > date.min and action.moving_on >= since for action in of_body)
            if not has_worked and not (body == lead and is_overtaken(refusal, *self._grounds)):
                yield refusal
