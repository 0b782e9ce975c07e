"""A past day as it was told then and as it is known now → what reads differently, and why.

Takes both positions of that day, returns values; the sentences are made in `words`.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from tracker.register.promises.corrections import allowing
from tracker.register.promises.differences import Difference, differences
from tracker.register.promises.matching import fate
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import own_days
from tracker.register.schema.recommendations import Limb, Recommendation, Source, Statement
from tracker.register.schema.response import Action, Answer, Evidence, Extension, Handover, Update, Verification
from tracker.rules.changes.change import Value
from tracker.rules.changes.restated import Cause, RestatedFact, RestatedState, Restatement, Restatements, Why
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.sources import SourceStanding
from tracker.vocabulary import Covers


class Stood(Protocol):
    """A register and where everything stands in it on a day."""

    @property
    def register(self) -> Register: ...

    @property
    def position(self) -> Position: ...


_STATE = frozenset({"state", "timeliness"})
_DEADLINE = frozenset({"deadline", "timeliness"})
_COUNTS = frozenset({"stated_implemented", "stated_verified", "done", "done_from", "done_to", "statements"})
# By kind of entry: which of its fields a position rests on, and what of the position does.
_BEARING: dict[type[Entry], tuple[frozenset[str], frozenset[str]]] = {
    Update: (frozenset({"date", "status"}), _STATE),
    Answer: (frozenset({"date", "decision"}), _STATE),
    Action: (frozenset({"limbs"}), _STATE),
    Limb: (frozenset(), _STATE),
    Verification: (frozenset({"date", "outcome", "evidence"}), _STATE | {"verdict"}),
    Evidence: (frozenset({"date", "received", "expires"}), _STATE | {"evidence"}),
    Extension: (frozenset({"agreed_on", "due"}), _DEADLINE),
    Handover: (frozenset({"date", "to"}), frozenset({"owner"})),
    Recommendation: (frozenset({"owner", "due"}), _DEADLINE | {"owner"}),
    Source: (frozenset({"issued_on", "expected_count"}), frozenset({"expected_count"})),
    Statement: (frozenset({"date", "says", "covers", "at_least"}), _STATE | {"verdict"} | _COUNTS),
}


def restatements(then: Stood, now: Stood) -> Restatements:
    """Return what reads differently of a day: `then` as it was known then, `now` as it is known, both of that day."""
    causes = _Causes(then, now)
    recommendations = tuple(
        restated
        for id in {**now.position.standings, **then.position.standings}
        if (restated := _recommendation(id, then, now, causes))
    )
    otherwise = [each.subject for each in recommendations if isinstance(each.facts[0], RestatedState)]
    sources = (
        Restatement(id, facts, causes.of_source(id, {each.what for each in facts}), causes.among(id, otherwise))
        for id in {**now.position.sources, **then.position.sources}
        if (facts := _restated(_source(then, id), _source(now, id)))
    )
    return Restatements(now.position.as_at, recommendations, tuple(sources))


def _recommendation(id: str, then: Stood, now: Stood, causes: "_Causes") -> Restatement | None:
    was, stands = then.position.standings.get(id), now.position.standings.get(id)
    state = RestatedState(was.span if was else None, stands.span if stands else None)
    others = _restated(_standing(was), _standing(stands))
    facts: tuple[RestatedFact | RestatedState, ...] = (state, *others) if state.then is not state.now else others
    return Restatement(id, facts, causes.of_recommendation(id, {each.what for each in facts})) if facts else None


def _restated(then: Mapping[str, Value], now: Mapping[str, Value]) -> tuple[RestatedFact, ...]:
    facts = (RestatedFact(what, then.get(what), now.get(what)) for what in {**now, **then})
    return tuple(each for each in facts if each.then is not each.now and fate(each.what, each.then, each.now) != "same")


def _standing(standing: Standing | None) -> dict[str, Value]:
    if standing is None:
        return {}
    span = standing.span
    return {
        "timeliness": standing.timeliness,
        "owner": span.owner,
        "deadline": span.deadline.now,
        "verdict": span.verdict,
        "evidence": span.evidence,
    }


def _source(known: Stood, id: str) -> dict[str, Value]:
    standing: SourceStanding | None = known.position.sources.get(id)
    if standing is None:
        return {}
    implemented, verified = standing.stated_implemented, standing.stated_verified
    return {
        "expected_count": standing.expected_count,
        "stated_implemented": implemented.at_least if implemented else None,
        "stated_verified": verified.at_least if verified else None,
        "done": standing.done,
        "done_from": standing.done_from if standing.ranged else None,
        "done_to": standing.done_to if standing.ranged else None,
        "statements": sum(each.date <= known.position.as_at for each in known.register.sources[id].statements),
    }


class _Causes:
    """The differences between two registers that bear on a day, by what they are about."""

    def __init__(self, then: Stood, now: Stood) -> None:
        self._as_at = now.position.as_at
        self._corrections = now.register.corrections
        self._source_of = {
            id: each.source for known in (then, now) for id, each in known.register.recommendations.items()
        }
        self._found: dict[str, list[Difference]] = {}
        for each in differences(then.register, now.register) if then.register is not now.register else ():
            self._found.setdefault(each.record, []).append(each)

    def of_recommendation(self, id: str, restated: set[str]) -> tuple[Cause, ...]:
        of_source = [each for each in self._found.get(self._source_of[id], ()) if _covers(each, id)]
        return self._that_bear([*self._found.get(id, ()), *of_source], restated)

    def of_source(self, id: str, restated: set[str]) -> tuple[Cause, ...]:
        return self._that_bear(self._found.get(id, ()), restated)

    def among(self, source: str, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if self._source_of[id] == source)

    def _that_bear(self, candidates: Iterable[Difference], restated: set[str]) -> tuple[Cause, ...]:
        return tuple(self._cause(each) for each in candidates if _bears(each, restated) and self._was_visible(each))

    def _was_visible(self, difference: Difference) -> bool:
        """Return whether a difference is in something dated by the day: as it was told, or as it is known."""
        days = [_day(each) for each in _entries(difference)]
        kind: Any = type(difference.within)
        if isinstance(difference.was, date) and difference.within and difference.steps[-1] in own_days(kind):
            days.append(difference.was)
        return any(day is None or day <= self._as_at for day in days)

    def _cause(self, difference: Difference) -> Cause:
        entry = difference.now if isinstance(difference.now, Entry) else difference.within
        on, newest = _day(entry), max(_held(difference), default=None)
        why: Why = "corrected" if difference.kind == "changed" else difference.kind
        if why == "added" and on is not None:
            why = "back_dated" if newest is not None and newest > on else "late"
        corrections = self._corrections.get(difference.path, ())
        correction = next(iter(allowing(corrections, difference)), None) if difference.field else None
        return Cause(
            why=why,
            field=difference.field,
            was=difference.was,
            now=difference.now,
            entry=entry,
            path=difference.path,
            of=_action(difference.field),
            on=on,
            newest=newest if why in ("late", "back_dated") else None,
            of_the_day=on == self._as_at,
            correction=correction,
        )


def _entries(difference: Difference) -> list[Any]:
    """Return the entry that is new or gone; else the one that the field is in."""
    whole = [each for each in (difference.was, difference.now) if isinstance(each, Entry)]
    return whole or [difference.within]


def _bears(difference: Difference, restated: set[str]) -> bool:
    """Return whether what reads differently can rest on a difference."""
    entry = _entries(difference)[0]
    if type(entry) not in _BEARING:
        return difference.kind == "removed" and not difference.field  # a whole file
    if isinstance(entry, Extension) and _action(difference.field):
        return False  # it moves the deadline of its action alone
    fields, bears_on = _BEARING[type(entry)]
    if difference.kind in ("changed", "filled") and difference.steps[-1] not in fields:
        return False
    is_about_issue = isinstance(entry, Source | Recommendation) and (
        difference.kind == "added" or "issued_on" in difference.steps
    )
    return is_about_issue or bool(bears_on & restated)


def _covers(difference: Difference, id: str) -> bool:
    """Return whether a difference in a source is about one of its recommendations: its issue, or a statement on it."""
    if difference.steps[-1:] == ("issued_on",):
        return True
    was = difference.was if difference.steps[-1:] == ("covers",) else ()
    named = was is Covers.ALL or (isinstance(was, tuple) and id in was)
    return named or any(isinstance(each, Statement) and _is_about(each, id) for each in _entries(difference))


def _is_about(statement: Statement, id: str) -> bool:
    return statement.at_least is None and (
        statement.covers is Covers.ALL or (isinstance(statement.covers, tuple) and id in statement.covers)
    )


def _held(difference: Difference) -> Iterator[date]:
    """Yield the days of what the register then held of a new entry's kind; of statements, that say the same."""
    new = difference.now
    for each in difference.held:
        day = _day(each)
        if day and not (isinstance(each, Statement) and isinstance(new, Statement) and each.says is not new.says):
            yield day


def _day(entry: Entry | None) -> date | None:
    """Return an entry's own day, None where it has none; a source is a record, of which its issue is a field."""
    kind: Any = type(entry)
    return entry.own_day if isinstance(entry, Entry) and kind is not Source and own_days(kind) else None


def _action(field: str) -> str:
    return field.removeprefix("actions[").partition("]")[0] if field.startswith("actions[") else ""
