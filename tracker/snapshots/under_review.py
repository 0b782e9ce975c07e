"""A change between two commits → what is to be told of it, as an audience may know it.

What is found is found in the whole register, so that no mistake hides behind a marking; what is told passes the door.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.problems import Problem, errors_in, in_order
from tracker.register.promises.promises import broken_promises
from tracker.register.records import Register
from tracker.repository.blame import Recorded, names_whoever_recorded, who_recorded
from tracker.repository.failures import NoHistory
from tracker.repository.history import History
from tracker.rules.changes.effect import effect, new_problems
from tracker.rules.changes.reviewed import NewVerdict, RecordedBoth, Review, approvals, edits, new_verdicts
from tracker.snapshots.errors import HistoryUnreadable
from tracker.snapshots.live import LiveState
from tracker.snapshots.past import PastRegisters, without_messages
from tracker.snapshots.revisions import RevisionRead
from tracker.vocabulary import Marking


def under_review(
    past: PastRegisters, live: LiveState, base: str, head: str, today: date, as_at: date | None = None
) -> Review:
    """Return what the change from one commit to another does; raise `CannotAnswer`.

    Where the base was not sound the change is held to the nearest earlier revision that was: else nobody could mend it.
    """
    named, changed = past.read_whole(base, live), past.read_whole(head, live)
    sound = past.nearest_valid(named, live)
    problems = _problems(named, changed)
    was, now = sound and sound.reading.register, changed.reading.register
    held_to = None
    if sound is not None and sound is not named:
        held_to = named.revision.commit, sound.revision.commit
    if sound is None or was is None or now is None:
        told = problems if past.may_be_quoted(changed, live) else without_messages(problems)
        return Review(told, (), not errors_in(problems), held_to=held_to)
    texts = changed.folder.texts
    broken = broken_promises(was, now, texts)
    before, after = past.readable(sound, live).register, past.readable(changed, live).register
    told = problems if past.may_be_quoted(changed, live) else without_messages(problems)
    made = effect(was, now, today, as_at, lambda whole: before if whole is was else after)
    verdicts, edited = new_verdicts(made), edits(was, now)
    return Review(
        told,
        _readable_breaches(broken, before, after, texts),
        not errors_in((*problems, *broken)),
        made,
        approvals(made, edited),
        verdicts,
        tuple(_recorded_both(past.revisions(live), changed.revision.commit, verdicts, past.audience)),
        edited,
        held_to,
    )


def _problems(before: RevisionRead, after: RevisionRead) -> tuple[Problem, ...]:
    """Return what is wrong with a change: every error, since each blocks it; of the warnings the new ones."""
    found = after.reading.problems
    new = set(new_problems(before.reading.problems, found))
    return in_order(each for each in found if each.level == "error" or each in new)


def _readable_breaches(
    broken: Iterable[Problem], before: Register, after: Register, texts: dict[str, bytes]
) -> tuple[Problem, ...]:
    """Return broken promises, each in full where the audience could find it alone: else it quotes what is hidden."""
    found_alone = set(broken_promises(before, after, texts))
    return tuple(each if each in found_alone else without_messages((each,))[0] for each in broken)


def _recorded_both(
    past: History, commit: str, verdicts: Iterable[NewVerdict], audience: Marking
) -> Iterator[RecordedBoth]:
    """Yield the new verdicts that were recorded by somebody who recorded a claim before them.

    A history that is cut off names the wrong person for what is older.
    """
    if past.shallow:
        return
    for each in verdicts:
        try:
            lines = who_recorded(past, each.path, commit)
        except NoHistory as error:
            raise HistoryUnreadable(str(error)) from None
        verifier = _whose(lines, each.verdict.line)
        claimed_by = {_address(whose) for claim in each.claims if (whose := _whose(lines, claim.line))}
        if verifier and _address(verifier) in claimed_by:
            yield RecordedBoth(each.recommendation, verifier.author if names_whoever_recorded(audience) else "")


def _whose(lines: tuple[Recorded | None, ...], line: int) -> Recorded | None:
    return lines[line - 1] if 0 < line <= len(lines) else None


def _address(recorded: Recorded) -> str:
    return (recorded.email or recorded.author).casefold()
