"""Two positions → everything that changed between them, as data: by recommendation, by source, and beside them.

Takes values, returns values; the sentences are made in `words`. Which clocks the two positions have is the caller's to
choose: two days of one register, two registers of their own days.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS
from tracker.rules.changes.change import AnyChange, Change
from tracker.rules.changes.known import RegisterOnDay
from tracker.rules.changes.outstanding import Outstanding, outstanding
from tracker.rules.changes.recommendations import changes_of
from tracker.rules.changes.supporting import (
    changes_of_concerns,
    changes_of_decisions,
    changes_of_indicators,
    changes_of_source,
    other_corrections,
    rewritten,
)
from tracker.rules.exceptions import exceptions, rules_off
from tracker.rules.exceptions.case import Kind, OversightException


class Comparison(NamedTuple):
    """What changed from one position to a later one.

    `recommendations` and `sources`: by id, in the order of the register, those alone of which something changed.
    `outstanding`: of each source what was made, what was outstanding then and now, and the progress since.
    `others`: corrections in recommendations.yaml that are about neither a recommendation nor a source.
    """

    before: date
    after: date
    recommendations: Mapping[str, tuple[AnyChange, ...]]
    sources: Mapping[str, tuple[Change, ...]]
    decisions: tuple[Change, ...]
    concerns: tuple[Change, ...]
    indicators: tuple[Change, ...]
    others: tuple[Change, ...]
    outstanding: tuple[Outstanding, ...]


def compare(before: RegisterOnDay, after: RegisterOnDay) -> Comparison:
    """Return everything that changed between two positions, `before` the earlier one."""
    apart = _apart(before, after)
    recommendations = {
        id: changes
        for id in {**after.register.recommendations, **before.register.recommendations}
        if (changes := (*changes_of(before, after, id), *apart.get(("recommendation", id), ())))
    }
    sources = {
        id: of_source
        for id in {**after.register.sources, **before.register.sources}
        if (of_source := (*changes_of_source(before, after, id), *apart.get(("source", id), ())))
    }
    return Comparison(
        before.as_at,
        after.as_at,
        recommendations,
        sources,
        (*changes_of_decisions(before, after), *_of_kind("decision", apart)),
        (*changes_of_concerns(before, after), *_of_kind("concern", apart)),
        (*changes_of_indicators(before, after), *_of_kind("indicator", apart)),
        (*other_corrections(before, after), *apart.get(("source", ""), ())),
        outstanding(before, after, recommendations),
    )


_Apart = Mapping[tuple[Kind, str], list[Change]]
_KIND_OF: dict[str, Kind] = {ASKED: "source", MEETINGS: "decision", CONCERNS: "concern", INDICATORS: "indicator"}


def _apart(before: RegisterOnDay, after: RegisterOnDay) -> _Apart:
    """Return what is found for all at once, by what it is about: what was rewritten, exceptions begun and cleared."""
    apart: dict[tuple[Kind, str], list[Change]] = {}
    for path, record, change in rewritten(before, after):
        apart.setdefault((_KIND_OF.get(path, "recommendation"), record), []).append(change)
    for change in _begun_and_cleared(_raised_alike(before, after), after.exceptions):
        if change.exception:
            apart.setdefault(_whole(change.exception), []).append(change)
    return apart


def _raised_alike(before: RegisterOnDay, after: RegisterOnDay) -> tuple[OversightException, ...]:
    """Return the earlier exceptions by the rules that the later side has on: a rule that was switched is no change."""
    was, now = ({switched.rule for switched in rules_off(each.register, each.as_at)} for each in (before, after))
    return before.exceptions if was == now else exceptions(before.register, before.position, now)


def _whole(exception: OversightException) -> tuple[Kind, str]:
    if exception.kind == "action":
        return "recommendation", exception.recommendations[0]
    return exception.kind, exception.subject


def _begun_and_cleared(then: Iterable[OversightException], now: Iterable[OversightException]) -> Iterator[Change]:
    """Yield the exceptions that began and those that were cleared; one of the same rule and subject stands on."""
    were, are = ({(each.rule, each.subject): each for each in side} for side in (then, now))
    for key, each in are.items():
        if key not in were:
            yield Change("exception_begun", None, each.rule, each.subject, each.since, exception=each)
    for key, each in were.items():
        if key not in are:
            yield Change("exception_cleared", each.rule, None, each.subject, each.since, exception=each)


def _of_kind(kind: Kind, apart: _Apart) -> Iterator[Change]:
    for (whose, _), changes in apart.items():
        if whose == kind:
            yield from changes
