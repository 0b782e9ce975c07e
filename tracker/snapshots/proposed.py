"""What somebody who reads the register means to add to it → what it would do, as far as they may know.

Works on the register's files as they are now, whatever day or revision is looked at. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from tracker.problems import Problem, errors_in
from tracker.register.difference import FileDifference, difference
from tracker.register.edit.additions import Addition, CannotRecord, FollowUp
from tracker.register.readable_text import Line, readable_lines
from tracker.register.reading.reading import Memory
from tracker.register.records import Register
from tracker.register.schema.levels import EVERYTHING, may_read
from tracker.register.text.fault import Unreadable
from tracker.rules.changes.proposed import Proposal, propose
from tracker.snapshots.errors import NotValid
from tracker.snapshots.readers import ReaderView
from tracker.vocabulary import Marking
from tracker.words.changes.known import MESSAGE_WITHHELD
from tracker.words.proposed import CORRECTION_WITHHELD, ERRORS_FIRST


class ReaderProposal(NamedTuple):
    """What additions would do, for whoever made them.

    `was`: the files that would change, as they are, whole; `differences`: what changes in each file; `to_writer`: the
    proposal in which they read what they have just typed, even if they mark it as more than they may read.
    """

    proposal: Proposal
    was: Mapping[str, bytes]
    differences: tuple[FileDifference, ...]
    to_writer: Proposal

    @property
    def is_readable(self) -> bool:
        """Return whether the reader may know all of the difference, and so may have it."""
        return all(each.is_readable for each in self.differences)


def propose_to(
    door: ReaderView,
    additions: Sequence[Addition | FollowUp],
    today: date,
    new_documents: Mapping[str, str] = MappingProxyType({}),
) -> ReaderProposal:
    """Return what additions would make of the register as it is now. `new_documents`: the hashes of those to come.

    Raise `NotValid` where its files have mistakes, `CannotRecord` where the additions cannot be made.
    """
    now, files = door.tree.now, door.tree.files_now
    if now.trouble or errors_in(now.problems) or now.valid is None:
        raise NotValid(ERRORS_FIRST)
    whole, shown = now.valid.register, door.as_read(now.valid.register)
    if shown is not whole and any(each.kind == "correction" for each in additions):
        raise CannotRecord(CORRECTION_WITHHELD)  # it says what was, which may be what is kept from its reader
    memory = Memory(files=dict(door.tree.memory.files))
    proposal = propose(files.texts, additions, today, {**files.held, **new_documents}, None, memory, door.as_read)
    was = {path: files.texts[path] for path in proposal.new_texts if path in files.texts}
    if door.audience is EVERYTHING:
        return ReaderProposal(proposal, was, difference(was, proposal.new_texts, None), proposal)
    readable = {path: _lines(path, text, shown) for path, text in was.items()}
    differences = difference(was, proposal.new_texts, readable)
    if shown is not whole:
        proposal = proposal._replace(problems=_told(proposal.problems, differences))
    lowered = [_lowered(each, door.audience) for each in additions]
    if lowered == list(additions) or proposal.after is None:
        return ReaderProposal(proposal, was, differences, proposal)
    # With their own words as if they were marked for them; all else is as it was kept from them.
    held = {**files.held, **new_documents}
    typed = propose(files.texts, lowered, today, held, None, memory, door.as_read)
    to_writer = proposal._replace(before=typed.before, after=typed.after, changes=typed.changes, missing=typed.missing)
    return ReaderProposal(proposal, was, differences, to_writer)


def _lowered(addition: Addition | FollowUp, audience: Marking) -> Addition | FollowUp:
    """Return a new entry with a marking that its writer may read; what completes an entry has that of the entry."""
    marking = addition.values.get("marking")
    if isinstance(addition, FollowUp) or all(each.value != marking or may_read(audience, each) for each in Marking):
        return addition
    return addition._replace(values={**addition.values, "marking": audience.value})


def _told(problems: Sequence[Problem], differences: Sequence[FileDifference]) -> tuple[Problem, ...]:
    """Return problems with what they quote of the lines that their reader wrote, and of no others."""
    return tuple(
        each
        if any(file.path == each.path and file.is_new_line(each.line) for file in differences)
        else each._replace(message=MESSAGE_WITHHELD)
        for each in problems
    )


def _lines(path: str, text: bytes, register: Register) -> Sequence[Line]:
    try:
        return readable_lines(path, text.decode("utf-8-sig"), register)
    except Unreadable:
        return ()
