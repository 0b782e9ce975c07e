"""A change that somebody proposes → what is to be told of it before it is merged, and who may approve it.

Takes values, returns values; the sentences are made in `words`.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.problems import Problem
from tracker.register.promises.differences import differences
from tracker.register.promises.matching import names_of
from tracker.register.records import ASKED, Register, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import names_in_files, own_days, written_once
from tracker.register.schema.recommendations import Check, Recommendation
from tracker.register.schema.response import Action, Response, Update, Verification
from tracker.register.schema.supporting import Meeting
from tracker.rules.changes.change import AnyChange, Change, StateChange
from tracker.rules.changes.effect import Effect
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import Status

_CLAIMS = frozenset({Status.IMPLEMENTED, Status.PARTLY_IMPLEMENTED})
_RULES_OFF = (ASKED, "register.rules_off")  # which rule was switched is told as a broken promise, or as a correction


class Approval(NamedTuple):
    """Who may approve a change to a recommendation, by the register before it.

    `lead`: the party that leads it, None where nobody is on record; `verifiers`: those of its source; `is_new`: it was
    not on the register, so that neither is known.
    """

    recommendation: str
    lead: str | None
    verifiers: tuple[str, ...]
    is_new: bool


class NewVerdict(NamedTuple):
    """A verdict that a change brings, with the claims that were made before it.

    `owner`: an owner of what is verified, for whose body the verifier acts; None where there is none.
    """

    recommendation: str
    verdict: Verification
    claims: tuple[Update, ...]
    owner: str | None

    @property
    def path(self) -> str:
        """Return the file that holds it and the claims."""
        return response_path(self.recommendation)


class RecordedBoth(NamedTuple):
    """One person recorded a claim and the new verdict on it; `person`: "" where the audience is told no names."""

    recommendation: str
    person: str


class EditedField(NamedTuple):
    """A field that reads differently, or a record without a day that is new; both by name, without their words."""

    path: str
    field: str


class Review(NamedTuple):
    """What is to be told of a change, as an audience may read it.

    `problems`: of its files; `broken`: promises that it breaks; `is_sound`: whether neither is an error; `effect`: on
    the position, None where that cannot be worked out; `held_to`: the commit that was named as its base, and the
    nearest earlier sound one, where the first is not sound.
    """

    problems: tuple[Problem, ...]
    broken: tuple[Problem, ...]
    is_sound: bool
    effect: Effect | None = None
    approvals: tuple[Approval, ...] = ()
    verdicts: tuple[NewVerdict, ...] = ()
    recorded_both: tuple[RecordedBoth, ...] = ()
    edits: tuple[EditedField, ...] = ()
    held_to: tuple[str, str] | None = None

    @property
    def says_nothing(self) -> bool:
        """Return whether there is nothing to say."""
        return not (self.problems or self.broken or self.edits or (self.effect and changes_anything(self.effect)))


def changes_anything(effect: Effect) -> bool:
    """Return whether anything reads differently on the day."""
    changes = effect.changes
    beside = (changes.decisions, changes.concerns, changes.indicators, changes.others)
    return any((changes.recommendations, changes.sources, *beside))


def claims_first(effect: Effect) -> list[tuple[str, tuple[AnyChange, ...]]]:
    """Return what changed by recommendation: first those of which somebody says that they are done, wholly or in part.

    Then those that stand otherwise, then the rest, each in the register's order.
    """
    return sorted(effect.changes.recommendations.items(), key=lambda each: _rank(each[1]))


def _rank(changes: Iterable[AnyChange]) -> int:
    changes = list(changes)
    if any(each.what == "update" and each.now in _CLAIMS for each in changes):
        return 0
    return 1 if any(isinstance(each, StateChange) for each in changes) else 2


def approvals(effect: Effect, edits: Iterable[EditedField]) -> tuple[Approval, ...]:
    """Return who may approve the change of each recommendation: a change gives nobody a right by what it says."""
    edited = {each.path for each in edits}
    known = {**effect.before.register.recommendations, **effect.after.register.recommendations}
    about = [id for id in known if id in effect.changes.recommendations or response_path(id) in edited]
    return tuple(_approval(effect.before.register, effect, id) for id in about)


def _approval(before: Register, effect: Effect, id: str) -> Approval:
    known = before.recommendations.get(id)
    standing = effect.before.position.standings.get(id)
    if known is None:
        source = before.sources.get(effect.after.register.recommendations[id].source)
        return Approval(id, None, source.verifiers if source else (), is_new=True)
    lead = standing.span.owner if standing else known.owner
    return Approval(id, lead, before.sources[known.source].verifiers, is_new=False)


def new_verdicts(effect: Effect) -> tuple[NewVerdict, ...]:
    """Return the verdicts that a change brings."""
    return tuple(
        _new_verdict(effect, id, each.entry)
        for id, changes in effect.changes.recommendations.items()
        for each in changes
        if isinstance(each, Change) and each.what == "verdict" and isinstance(each.entry, Verification)
    )


def _new_verdict(effect: Effect, id: str, verdict: Verification) -> NewVerdict:
    after = effect.after.register
    updates = [each for action in after.responses[id].actions for each in action.updates]
    claims = tuple(each for each in updates if each.status in _CLAIMS and each.date <= verdict.date)
    bodies = bodies_of(after)
    body = bodies.get(verdict.by, verdict.by)
    # A change that hands the work to somebody else along with its verdict is still told.
    owners = [owner for side in (effect.before, effect.after) for owner in _owners(side.register, id)]
    owner = next((each for each in (*owners, *(each.by for each in claims)) if bodies.get(each, each) == body), None)
    return NewVerdict(id, verdict, claims, owner)


def _owners(register: Register, id: str) -> Iterator[str]:
    known, response = register.recommendations.get(id), register.responses.get(id)
    if known and known.owner:
        yield known.owner
    for handover in response.handovers if response else ():
        if handover.to:
            yield handover.to
    for action in response.actions if response else ():
        if action.owner:
            yield action.owner


def edits(was: Register, now: Register) -> tuple[EditedField, ...]:
    """Return what was edited that no promise guards and no sentence tells.

    Where a change does more than add what is dated, whoever approves it looks at that too.
    """
    guarded = {(each.path, each.field) for each in differences(was, now, written_once) if each.kind != "added"}
    found = [(each.path, each.field) for each in differences(was, now) if not _is_addition(each.kind, each.now)]
    settings = [(ASKED, f"register.{name}") for name in _differing(was.settings, now.settings)]
    parties = [(ASKED, field) for field in _edited_parties(was, now)]
    edited = dict.fromkeys((*settings, *parties, *found))
    return tuple(EditedField(*each) for each in edited if each not in guarded and each != _RULES_OFF)


def _is_addition(kind: str, now: object) -> bool:
    """Return whether something is new that a sentence of its own tells: whatever has a day, but for two."""
    if kind != "added" or not isinstance(now, Entry) or isinstance(now, Meeting | Check):
        return False
    return isinstance(now, Recommendation | Action | Response) or bool(own_days(type(now)))


def _edited_parties(was: Register, now: Register) -> Iterator[str]:
    for id in {**was.parties, **now.parties}:
        if id not in was.parties or id not in now.parties:
            yield f"parties[{id}]"
        else:
            yield from (f"parties[{id}].{name}" for name in _differing(was.parties[id], now.parties[id]))


def _differing(was: Entry, now: Entry) -> Iterator[str]:
    written = names_in_files(type(was))
    return (written[name] for name in names_of(was) if getattr(was, name) != getattr(now, name))
