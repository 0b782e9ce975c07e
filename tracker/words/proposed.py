"""What additions would make of a register → sentences: what each recommendation becomes, and what is still missing.

Takes values, returns text; decides nothing.
"""

from collections.abc import Iterable, Iterator

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.changes.change import AnyChange, StateChange
from tracker.rules.changes.compare import Comparison
from tracker.rules.changes.effect import Missing
from tracker.rules.changes.known import WorkedOut
from tracker.rules.changes.proposed import Proposal
from tracker.words.changes.change import change_text
from tracker.words.deadlines import standing_text
from tracker.words.exceptions import clears, message
from tracker.words.figures import small
from tracker.words.meetings.meeting import BESIDE
from tracker.words.meetings.owed import missing_text
from tracker.words.states import state_text

NOT_TOLD = "What this changes is shown once the errors are put right."
UNCHANGED = "Where things stand does not change."
ERRORS_FIRST = "The register’s files have errors just now, so nothing can be added until they are put right."
CORRECTION_WITHHELD = (
    "You may not read all of this register, and a correction repeats what was there. Ask the register’s keeper"
    " to record it."
)


def position_texts(proposal: Proposal) -> list[str]:
    """Return what the position becomes: a line for each recommendation, before and after, and one for each change."""
    if proposal.changes is None or proposal.before is None or proposal.after is None:
        return [NOT_TOLD]
    lines = list(_lines(proposal.changes, proposal.before, proposal.after))
    return [f"As at {in_words(proposal.as_at)}:", *(lines or [UNCHANGED])]


def _lines(changes: Comparison, before: WorkedOut, after: WorkedOut) -> Iterator[str]:
    for id in changes.recommendations:
        yield f"{id}: {becomes_text(before, after, id)}"
        yield from (f"  {each}" for each in _texts(after, changes.recommendations[id]))
    for id, of_source in changes.sources.items():
        yield f"{id}:"
        yield from (f"  {each}" for each in _texts(after, of_source))
    for name in BESIDE:
        yield from _texts(after, getattr(changes, name))


def change_texts(proposal: Proposal) -> list[str]:
    """Return a sentence for each thing that changes, beside where the recommendations stand."""
    changes, after = proposal.changes, proposal.after
    if changes is None or after is None:
        return []
    of_all = [
        *changes.recommendations.values(),
        *changes.sources.values(),
        *(getattr(changes, each) for each in BESIDE),
    ]
    return [text for each in of_all for text in _texts(after, each)]


def _texts(after: WorkedOut, changes: Iterable[AnyChange]) -> Iterator[str]:
    """Yield the sentence of each change. Both sides are of one day, so each entry would be told as recorded late."""
    told = (each._replace(late=False) for each in changes if not isinstance(each, StateChange))
    return (change_text(after.register, each) for each in told)


def becomes_text(before: WorkedOut, after: WorkedOut, id: str) -> str:
    """Return where a recommendation stands without and with what is added: "in progress, … → implemented, …"."""
    was, now = (_standing(each, id) for each in (before, after))
    return f"{now}, as before" if was == now else f"{was} → {now}"


def _standing(known: WorkedOut, id: str) -> str:
    standing = known.position.standings.get(id)
    if standing is None:
        return "not on the register"
    return f"{small(state_text(known.register, standing.span))}, {standing_text(known.register, standing)}"


def missing_texts(proposal: Proposal) -> list[str]:
    """Return what would still be missing, a sentence for each; none where nothing is, or it cannot be told."""
    return still_missing_texts(proposal.after.register, proposal.missing) if proposal.after else []


def still_missing_texts(register: Register, missing: Missing) -> list[str]:
    """Return what is missing, a sentence for each."""
    found = [f"{each.subject}: {small(message(register, each))}. {clears(each)}" for each in missing.found]
    return [*found, *(f"{each.action.id}: {missing_text(each)}." for each in missing.unproved)]
