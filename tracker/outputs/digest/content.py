"""What a party is told → a short message: its subject and its blocks, the same for every form in which it is read.

Takes a snapshot; which facts and which words is for `rules` and `words` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.outputs.addresses import page_address
from tracker.outputs.inert import one_line
from tracker.outputs.paper.blocks import Block, Bullets, Heading, Inline, Line, Paragraph, Plain, WebLink, line
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import compare
from tracker.rules.changes.importance import most_important_first
from tracker.rules.meetings.digest import Digest, Part, digests
from tracker.rules.meetings.sheets import Duty
from tracker.snapshots.clocks import SnapshotPair
from tracker.snapshots.snapshot import Snapshot
from tracker.words.changes.summary import summary_text
from tracker.words.figures import ids_text
from tracker.words.meetings import digest as words
from tracker.words.meetings.meeting import since_title
from tracker.words.meetings.sheets import REMEDY

_MOST = 5  # lines in full of each part: a message is read on a telephone, and the sheet has all of them
_MANY = 3  # of which the very same is said: from so many on they share a line
_LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class DigestMessage:
    """A message to a party. `says_nothing`: it owes nothing, and nothing waits for it; `as_at`: the position's day."""

    party: str
    subject: str
    blocks: tuple[Block, ...]
    says_nothing: bool
    as_at: date


class _Since(NamedTuple):
    """What changed since the last meeting: how that is headed, and the changes by recommendation."""

    title: str
    changes: Sequence[tuple[str, tuple[AnyChange, ...]]]


def messages(snapshot: Snapshot, since: SnapshotPair | None, address: str | None = None) -> dict[str, DigestMessage]:
    """Return the message to each party of the register, in the order of the file.

    `since`: what is shown set against the last meeting, None where there was none; `address`: the dashboard's.
    """
    changed = _since(snapshot, since)
    found = digests(snapshot.register, snapshot.position)
    return {party: _Writing(snapshot, digest, address).message(party, changed) for party, digest in found.items()}


def _since(snapshot: Snapshot, since: SnapshotPair | None) -> _Since | None:
    last = snapshot.register.held_before(snapshot.as_at)
    if since is None or last is None:
        return None
    changes = most_important_first(compare(since.before, since.after).recommendations)
    return _Since(since_title(last, snapshot.as_at), changes)


class _Writing:
    """The writing of one message."""

    def __init__(self, snapshot: Snapshot, digest: Digest, address: str | None) -> None:
        self._snapshot, self._digest, self._address = snapshot, digest, address
        self._register, self._audience = snapshot.register, snapshot.valid.audience

    def message(self, party: str, since: _Since | None) -> DigestMessage:
        """Return the message."""
        register, digest = self._register, self._digest
        subject = one_line(words.subject_text(register, digest, self._audience))
        lead = Paragraph(line(one_line(words.lead_text(register, digest))))
        blocks: list[Block] = [Heading(1, one_line(words.title_text(register, digest))), lead]
        if not digest.says_nothing:
            notes = words.footer_lines(register, self._audience, self._snapshot.valid.stubs)
            footer = [Paragraph(line(one_line(note)), note=True) for note in notes]
            blocks += [*self._links(party), *self._body(since), *footer]
        return DigestMessage(party, _cut(subject), tuple(blocks), digest.says_nothing, digest.as_at)

    def _links(self, party: str) -> Iterator[Block]:
        """Yield the way to the sheet and to the form: what a reader is to do is not at the end of a long message."""
        sheet = page_address(self._address, "actions", owner=party)
        form = page_address(self._address, "update", party=party)
        if sheet and form and not self._digest.sheet.owes_nothing:
            yield Paragraph(line(WebLink(words.OPEN_SHEET, sheet), " · ", WebLink(words.RECORD, form)))
        elif form:
            yield Paragraph(line(WebLink(words.RECORD_VERDICT, form)))

    def _body(self, since: _Since | None) -> Iterator[Block]:
        for part, duties in self._digest.parts.items():
            if duties:
                yield Heading(2, words.part_title(self._digest, part))
                yield from self._part(part, duties)
        yield from self._waits()
        yield from self._verdicts()
        if since is not None:
            yield from self._changes(since)

    def _part(self, part: Part, duties: Sequence[Duty]) -> Iterator[Block]:
        items = [words.item_of(self._register, self._digest, duty) for duty in duties]
        yield from self._list(_together(items), 0 if part == "later" else _MOST)
        if part == "evidence":
            yield Paragraph(line(REMEDY), note=True)

    def _line(self, item: words.DigestItem) -> Line:
        return (self._named(item.subject, one_line(item.name)), Plain(f" – {one_line(item.text)}"))

    def _named(self, subject: str, name: str) -> Inline:
        """Return what something is called, as a link to it where the dashboard's address is known."""
        if " " in subject:
            return Plain(name, strong=True)
        meeting, is_decision, _ = subject.partition("/")
        if is_decision:
            address = page_address(self._address, "meetings", meeting=meeting)
        else:
            address = page_address(self._address, "recommendations", id=subject.partition(".")[0])
        return WebLink(name, address) if address else Plain(name, strong=True)

    def _waits(self) -> Iterator[Block]:
        waits = self._digest.sheet.waits
        if waits:
            yield Heading(2, one_line(words.waits_title(self._register, self._digest)))
            yield from self._list([words.waiting_item(self._register, each) for each in waits])

    def _verdicts(self) -> Iterator[Block]:
        verdicts = self._digest.verdicts
        if verdicts:
            yield Heading(2, words.VERDICTS)
            yield from self._list([words.verdict_item(self._register, each) for each in verdicts])

    def _changes(self, since: _Since) -> Iterator[Block]:
        """Yield what changed since the last meeting of what the party owes or is to judge."""
        own = [(id, changes) for id, changes in since.changes if id in self._digest.about]
        if own:
            yield Heading(2, since.title)
            yield from self._list(
                [words.DigestItem(id, "", summary_text(self._register, changes)) for id, changes in own]
            )

    def _list(self, items: Sequence[words.DigestItem], most: int = _MOST) -> Iterator[Block]:
        """Yield the first items in full, and of the others what they are about; the last is not left out alone."""
        shown = items if most and len(items) == most + 1 else items[:most]
        if shown:
            yield Bullets(tuple(self._line(item) for item in shown))
        if more := list(dict.fromkeys(item.short_name for item in items[len(shown) :])):
            yield Paragraph(line(words.more_text(len(shown), ids_text(more))), note=True)


def _together(items: Sequence[words.DigestItem]) -> list[words.DigestItem]:
    """Return items with those of which the very same is said drawn together, where the first of them stands."""
    alike: dict[str, list[words.DigestItem]] = {}
    for item in items:
        alike.setdefault(item.text, []).append(item)
    drawn = []
    for text, same in alike.items():
        if len(same) < _MANY:
            drawn += same
        else:
            drawn.append(words.DigestItem(ids_text([item.subject for item in same]), "", text))
    return drawn


def _cut(subject: str) -> str:
    return subject if len(subject) <= _LONGEST_SUBJECT else f"{subject[: _LONGEST_SUBJECT - 1].rstrip()}…"
