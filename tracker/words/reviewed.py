"""A proposed change → what is told of it: by part, a sentence for each thing.

Takes values, returns text; decides nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.dates import in_words
from tracker.problems import Problem, errors_in
from tracker.register.records import FILE_OF, Register
from tracker.register.schema.response import Evidence
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.effect import Effect
from tracker.rules.changes.reviewed import Approval, Review, changes_anything, claims_first
from tracker.vocabulary import EvidenceKind, Stance
from tracker.words.changes.change import change_text
from tracker.words.changes.known import held_to_text
from tracker.words.figures import count, ids_text, listed, short_name
from tracker.words.meetings.meeting import BESIDE
from tracker.words.proposed import NOT_TOLD, UNCHANGED, becomes_text, still_missing_texts

TITLE = "What this change does to the register"
PROBLEMS, BROKEN, EVIDENCE = "Problems", "Promises broken", "Evidence added"
MISSING, EDITED = "Still missing", "Also changed"
OWN_WORK, APPROVE = "Verified by those who did the work", "Who may approve"

_MANY = {EvidenceKind.POLICY: "policies", EvidenceKind.MINUTES: "minutes", EvidenceKind.OTHER: "other documents"}
_ONE = {EvidenceKind.MINUTES: "set of minutes", EvidenceKind.OTHER: "other document"}
_ADDED = {  # what a sentence counts, by the kind of change
    "update": ("update", "updates"),
    "action_added": ("new action", "new actions"),
    "verdict": ("verdict", "verdicts"),
    "deadline": ("change of a deadline", "changes of deadlines"),
    "owner": ("change of owner", "changes of owners"),
    "acceptance": ("answer", "answers"),
    "escalated": ("escalation", "escalations"),
    "answered": ("answer to an escalation", "answers to escalations"),
    "correction": ("correction", "corrections"),
}


class Part(NamedTuple):
    """A heading, and the sentences below it."""

    title: str
    sentences: tuple[str, ...]


def review_parts(review: Review, folder: str) -> list[Part]:
    """Return all that is to be said of a change, in its order; nothing where there is nothing to say.

    `folder`: that of the register, which stands before the names of its files.
    """
    if review.says_nothing:
        return []
    parts = [
        (_counted(PROBLEMS, review.problems), [each.told(folder) for each in review.problems]),
        (BROKEN, [each.told(folder) for each in review.broken]),
        *_effect_parts(review),
        (EDITED, [f"{folder}/{each.path}: {each.field}" for each in review.edits]),
        (OWN_WORK, list(_own_work(review))),
        (APPROVE, list(_approvals(review))),
    ]
    return [Part(title, tuple(sentences)) for title, sentences in parts if sentences]


def _counted(title: str, problems: Sequence[Problem]) -> str:
    errors = errors_in(problems)
    return f"{title} ({count(errors, 'error')}, {count(len(problems) - errors, 'warning')})"


def _effect_parts(review: Review) -> Iterator[tuple[str, list[str]]]:
    notes = [held_to_text(*review.held_to)] if review.held_to else []
    effect = review.effect
    if effect is None:
        yield "What the position becomes", [*notes, NOT_TOLD]
        return
    sentences = [*notes, *(_becomes(effect, id, each) for id, each in claims_first(effect)), *_beside(effect)]
    if not changes_anything(effect):
        sentences.append(UNCHANGED)
    yield f"What the position becomes, as at {in_words(effect.as_at)}", sentences
    register = effect.after.register
    evidence = [
        f"{id}: {_now(register, each)}"
        for id, changes in effect.changes.recommendations.items()
        for each in changes
        if each.what == "evidence"
    ]
    yield EVIDENCE, evidence
    yield MISSING, still_missing_texts(register, effect.missing)


def _becomes(effect: Effect, id: str, changes: Iterable[AnyChange]) -> str:
    """Return what a recommendation becomes, with what is added to it, in one sentence."""
    added = _added_texts(changes)
    return f"{id}: {becomes_text(effect.before, effect.after, id)}{f'; {listed(added)} added' if added else ''}."


def _added_texts(changes: Iterable[AnyChange]) -> list[str]:
    changes = list(changes)
    whats = Counter(each.what for each in changes)
    texts = [count(whats[what], *words) for what, words in _ADDED.items() if whats[what]]  # type: ignore[index]
    new = [each.entry for each in changes if each.what == "evidence" and isinstance(each.entry, Evidence)]
    items = Counter((each.kind, each.stance) for each in new)
    return [*texts, *(_items_text(number, *which) for which, number in items.items())]


def _items_text(number: int, kind: EvidenceKind, stance: Stance) -> str:
    """Return "2 agreements as evidence"."""
    one = _ONE.get(kind, kind.label.lower())
    against = " against what is claimed" if stance is Stance.CONTRADICTS else ""
    return f"{count(number, one, _MANY.get(kind, one + 's'))} as evidence{against}"


def _beside(effect: Effect) -> Iterator[str]:
    register, changes = effect.after.register, effect.changes
    for id, of_source in changes.sources.items():
        yield from (f"{id}: {_now(register, each)}" for each in of_source)
    for name in BESIDE:
        yield from (_now(register, each) for each in getattr(changes, name))


def _now(register: Register, change: AnyChange) -> str:
    # Both sides are told of one day, so that each entry would be told as recorded late.
    return change_text(register, change._replace(late=False))


def _own_work(review: Review) -> Iterator[str]:
    register = review.effect.after.register if review.effect else None
    for each in review.verdicts:
        if each.owner and register:
            verifier = short_name(register, each.verdict.by)
            owner = short_name(register, each.owner)
            of = "its own work" if each.owner == each.verdict.by else f"the work of {owner}, for the same body"
            yield f"{each.recommendation}: the verdict of {in_words(each.verdict.date)} is by {verifier}, on {of}."
    for both in review.recorded_both:
        person = both.person or "One person"
        yield f"{both.recommendation}: {person} recorded the claim, and now records the verdict on it."


def _approvals(review: Review) -> Iterator[str]:
    """Yield who may approve, one sentence for all recommendations of the same lead and verifiers."""
    if review.effect is None:
        return
    register = review.effect.before.register
    alike: dict[Approval, list[str]] = {}
    for each in review.approvals:
        alike.setdefault(each._replace(recommendation=""), []).append(each.recommendation)
    for approval, ids in alike.items():
        yield f"{ids_text(ids)}: {_approval(register, approval)}."
    if _is_the_keepers(review.effect) or any(each.path in FILE_OF.values() for each in review.edits):
        yield f"{'What else it changes' if alike else 'All of it'}: the register’s keeper."


def _is_the_keepers(effect: Effect) -> bool:
    return bool(effect.changes.sources) or any(getattr(effect.changes, name) for name in BESIDE)


def _approval(register: Register, approval: Approval) -> str:
    lead = (
        f"its lead, {_named(register, approval.lead)}"
        if approval.lead
        else "the register’s keeper, since it has no lead"
    )
    if approval.is_new:
        lead = "the register’s keeper, since it is new"
    verifiers = [_named(register, each) for each in approval.verifiers]
    return f"{lead}; for a verdict, {listed(verifiers)}" if verifiers else f"{lead}; its source has no verifiers"


def _named(register: Register, party: str) -> str:
    known = register.parties.get(party)
    handle = f" ({known.handle})" if known and known.handle else ""
    return f"{short_name(register, party)}{handle}"
