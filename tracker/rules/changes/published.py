"""Two registers → what a later edition of the published data changes: words alone, rows and values that are new, or
what was said.

Takes registers as the same readers may read them; returns values. Where things stand is no part of it: that follows
from what the register says, and from the day.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from tracker.register.promises.differences import Difference, differences
from tracker.register.promises.matching import fate, names_of
from tracker.register.records import ASKED, Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import Mark, declared_fields, names_in_files
from tracker.register.schema.restricted import Restricted


class EditionKind(IntEnum):
    """How far an edition departs from an earlier one; of several changes the highest counts."""

    SAME = 0  # nothing that the register says is another
    WORDING = 1  # words are other words: whatever was counted is counted alike
    ADDITIONS = 2  # rows are new, or values where there were none: whatever was found is found again
    MEANING = 3  # a value is another, or gone: what was found may not be found again


class EditionChange(NamedTuple):
    """One change: `path` is the file, `field` its place in it, as a correction names it; `record`: whose it is.

    `holder`: the class of what is new or gone, or of the entry in which a field is another.
    """

    kind: EditionKind
    path: str
    record: str
    field: str
    holder: type[Entry]
    was: Any
    now: Any

    @property
    def is_row(self) -> bool:
        """Return whether a whole entry is new or gone."""
        return isinstance(self.was if self.was is not None else self.now, Entry)


def edition_changes(before: Register, after: Register) -> tuple[EditionChange, ...]:
    """Return what changed from one register to a later one; that entries stand in another order is no change."""
    found = [_of_difference(each) for each in differences(before, after) if each.kind != "moved"]
    parties = {**before.parties, **after.parties}
    return (
        *_of_fields(before.settings, after.settings, "register", ""),
        *(each for id in parties for each in _of_party(before, after, id)),
        *found,
    )


def edition_kind(changes: tuple[EditionChange, ...]) -> EditionKind:
    """Return how far an edition with these changes departs from the earlier one."""
    return max((each.kind for each in changes), default=EditionKind.SAME)


def _of_difference(difference: Difference) -> EditionChange:
    was, now = difference.was, difference.now
    entry = now if isinstance(now, Entry) else was
    holder: Any = type(entry) if isinstance(entry, Entry) else type(difference.within)
    kind = {"added": EditionKind.ADDITIONS, "filled": EditionKind.ADDITIONS}.get(difference.kind, EditionKind.MEANING)
    if difference.kind == "changed" and _are_words(holder, str(difference.steps[-1]), was, now):
        kind = EditionKind.WORDING
    return EditionChange(kind, difference.path, difference.record, difference.field, holder, was, now)


def _of_party(before: Register, after: Register, id: str) -> Iterator[EditionChange]:
    was, now = before.parties.get(id), after.parties.get(id)
    if was and now:
        yield from _of_fields(was, now, f"parties[{id}]", id)
    else:
        kind = EditionKind.MEANING if was else EditionKind.ADDITIONS
        yield EditionChange(kind, ASKED, id, f"parties[{id}]", type(now or was), was, now)  # type: ignore[arg-type]


def _of_fields(then: Entry, now: Entry, field: str, record: str) -> Iterator[EditionChange]:
    """Yield which fields of a party or of the settings are others; what holds entries is compared elsewhere."""
    written = names_in_files(type(then))
    entries = {each.name for each in declared_fields(type(then)) if each.entries}
    for name in names_of(then):
        was, became = getattr(then, name), getattr(now, name)
        what = "same" if name in entries else fate(name, was, became)
        if what == "same":
            continue
        kind = EditionKind.ADDITIONS if what == "filled" else EditionKind.MEANING
        if what == "changed" and _are_words(type(then), written[name], was, became):
            kind = EditionKind.WORDING
        yield EditionChange(kind, ASKED, record, f"{field}.{written[name]}", type(then), was, became)


def _are_words(kind: Any, written: str, was: Any, now: Any) -> bool:
    """Return whether a field holds somebody's words, and did: not where they are withheld or gone."""
    if now is None or isinstance(was, Restricted) or isinstance(now, Restricted):
        return False
    field = next((each for each in declared_fields(kind) if each.written == written), None)
    return field is not None and Mark.WORDS in field.marks and Mark.PARTY not in field.marks and not field.is_list
