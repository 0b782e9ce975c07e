"""Where a recommendation stands at the end of a day by all that was said of it: the value alone.

Holds what the history of its state has worked out; decides nothing.
"""

from datetime import date
from typing import NamedTuple

from tracker.register.schema.response import Answer
from tracker.rules.history.closing import Closing
from tracker.rules.history.verdicts import Verdict
from tracker.vocabulary import Flag, State, Status


class Completion(NamedTuple):
    """The day on which something was done: a month or a year, where one of the entries that made it so says no more.

    `own`: whether it was done by its own entries, and not by the source's statements alone; `undone_by`: the newest
    first day of an own word, up to then, that not all was done.
    """

    on: date
    own: bool = True
    undone_by: date = date.min


class StateDetails(NamedTuple):
    """Where a recommendation stands at the end of a day by its answers, updates, verdicts and statements.

    Dates of entries keep the precision with which they are written. `completion`: of the done and the lapsed;
    `closing`: of the closed; `failed_on`: the last verdict `not_verified` against a claim that it was implemented;
    `reopened_on`: of the open, when it last ceased to be verified; `retest_since`: the earliest expiry, passed, of
    evidence that the verdict rests on; `in_force`: whether a verdict decides the state; `fell_on`: when what is
    reported last fell; `refusals`: of the done and the lapsed, those that make it refused by some, in the order in
    which they were given; `settled_on`: when it was superseded, or the verdict was given that it then still
    waited for: its state stays for good.
    """

    state: State
    flags: tuple[Flag, ...]
    completion: Completion | None
    closing: Closing | None
    failed_on: date | None
    reopened_on: date | None
    retest_since: date | None
    in_force: bool
    reported: Status
    reported_on: date | None
    fell_on: date | None
    verdict: Verdict | None
    refusals: tuple[Answer, ...] = ()
    settled_on: date | None = None


NOTHING_SAID = StateDetails(
    state=State.NOT_REPORTED,
    flags=(),
    completion=None,
    closing=None,
    failed_on=None,
    reopened_on=None,
    retest_since=None,
    in_force=False,
    reported=Status.NOT_REPORTED,
    reported_on=None,
    fell_on=None,
    verdict=None,
)
