"""What a day brings to a recommendation: its answers, updates, verdicts and statements, taken in at the day's end.

Of one day only an action's last update and the last verdict count. Judges nothing: the state is `status_history`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Answer, Handover, Update, Verification
from tracker.rules.history.answers import Answers
from tracker.rules.history.reports import ActionReports, Reports
from tracker.rules.history.verdicts import Verdict, Verdicts
from tracker.vocabulary import AnswerKind, Outcome, Says, Status


class Grounds(NamedTuple):
    """What the state of a recommendation rests on: with the statements about its source, or without."""

    reports: Reports
    verdicts: Verdicts


class Intake:
    """What has been said of one recommendation so far, and what today brings. Begins before the issue.

    `answer`: the recommendation's own; `word_by`: the newest first day of an own word, an update of a live action or a
    verification.
    """

    __slots__ = (
        "_accepted",
        "_answer",
        "_answers",
        "_done_as_written",
        "_failed_on",
        "_grounds",
        "_is_another",
        "_is_answered",
        "_is_news",
        "_is_touched",
        "_others",
        "_own",
        "_own_verdict",
        "_stated",
        "_superseding",
        "_updates",
        "_verdict",
        "_verified_by",
        "answer",
        "owner",
        "word_by",
    )

    def __init__(self, grounds: Grounds, own: Grounds, answers: Answers) -> None:
        """Begin. `own`: the same without the source's statements; `grounds` itself where none counts."""
        self._grounds, self._own, self._answers = grounds, own, answers
        self.owner: str | None = None
        self.answer: AnswerKind | None = None
        self.word_by = date.min
        self._answer: Answer | None = None
        self._is_news = self._is_touched = self._is_answered = self._is_another = False
        self._updates: list[Update] = []
        self._verdict: Verdict | None = None
        self._own_verdict: Verdict | None = None
        self._accepted = self._superseding = False
        self._stated: list[date] = []  # the dates of the day's statements that it is done
        self._others: list[date] = []  # and of its other statements and its answers
        self._verified_by = date.min  # the newest first day of a verification of its own that is the day's verdict
        self._failed_on: date | None = None

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
            self._others.append(answer.date)

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
        says = statement.says
        (self._stated if says in (Says.IMPLEMENTED, Says.VERIFIED) else self._others).append(statement.date)
        if says is Says.ACCEPTED:
            self._accepted = self._is_answered = True
            return
        self._is_touched = True
        if says is Says.IMPLEMENTED:
            self._is_news = True
            self._grounds.reports.take_statement(statement.date)
        elif says is Says.VERIFIED:
            self._is_news = True
            self._verdict = Verdict(Outcome.VERIFIED, statement.date, statement.by)
        elif says is Says.SUPERSEDED:
            self._superseding = True

    def _pass_over(self) -> None:
        """Pass over a day's updates that say again what was said, and the days of answers that bear on no state."""
        if self._updates:
            self._updates = []
        if self._others:
            self._others = []

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
            or self._grounds.reports.is_stated
        )

    def _take_in(self, day: date) -> date:
        """Take in the last update of each action, and the last verdict, of a day; return the day.

        It is returned as that of its entries is written which says the least: a month, where one says only that.
        Whether it is done is as certain as the entries that bear on it: no answer makes their day less known.
        """
        updates, verdict = self._updates, self._verdict
        if len(updates) == 1 and verdict is None and not self._stated and not self._others:
            on = self._done_as_written = updates[0].date  # by far the most
        else:
            dates = [*self._stated, *[update.date for update in updates]]
            if verdict is not None:
                dates.append(verdict.on)
            on = min([*dates, *self._others], key=first_day, default=day)
            self._done_as_written = min(dates, key=first_day, default=on)
            self._stated, self._others = [], []
        if updates or self._is_news:
            self._take_reports_in(self._done_as_written, updates)
            self._updates = []
        if verdict is not None:
            self._grounds.verdicts.take(verdict)
            if self._own is not self._grounds and self._own_verdict is not None:
                self._own.verdicts.take(self._own_verdict)
            if verdict.outcome is Outcome.NOT_VERIFIED and self._grounds.reports.reported is Status.IMPLEMENTED:
                self._failed_on = verdict.on
            if verdict is self._own_verdict:
                self._verified_by = max(self._verified_by, first_day(verdict.on))
                self.word_by = max(self.word_by, self._verified_by)
            self._verdict = self._own_verdict = None
        return on

    def _take_reports_in(self, on: date, updates: Sequence[Update]) -> None:
        """Work out what is reported at the end of a day of updates or statements."""
        reports, own = self._grounds.reports, self._own.reports
        live, is_another, self._is_another = reports.live, self._is_another, False
        if (is_another or reports.is_stated) and reports.end_day(on, updates):
            self._is_news = True
        if own is not reports and is_another and own.end_day(on, updates):
            self._is_news = True
        if reports.live is not live:  # of an action that is withdrawn now the word no longer counts
            self.word_by = max(self._verified_by, reports.word_by)

    def _decision(self, answer: Answer | None) -> AnswerKind | None:
        """Return the recommendation's answer in a word: an entry's, else that of a statement which covers it."""
        if answer is not None:
            return answer.decision
        if self._accepted or not self._answers.are_there:
            return AnswerKind.ACCEPTED if self._accepted else None
        return AnswerKind.NO_ANSWER if self._answers.nobody_answered() else None
