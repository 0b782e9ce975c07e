"""What is typed on the screen → the entries to add, with their ids; what is wrong with it and what is not filled in.

Takes values, returns values; draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tracker.register.edit.additions import KINDS, Addition, FollowUp, Value
from tracker.register.edit.edit import cited, id_of_next, number_of
from tracker.register.edit.entry_fields import EVIDENCE, EntryField, comes_with_evidence, value_written
from tracker.register.edit.judged import still_needed, wrong_values
from tracker.register.schema.meanings import infos_of
from tracker.ui.update.attaching import NewDocument
from tracker.ui.update.kinds import EntryPart, Recording

Names = tuple[str, ...]


class Subject(NamedTuple):
    """What an entry is about. `id`: what was chosen, an action, a recommendation or what else holds entries.

    `of_deadline`: whose deadline an extension is of; `entry`: of what happened later the entry to which it did.
    """

    id: str
    of_deadline: str = ""
    entry: str = ""

    @property
    def recommendation(self) -> str:
        """Return the recommendation that it is, or is an action of."""
        return self.id.partition(".")[0]


class DraftPart(NamedTuple):
    """An entry as it is typed so far. `wrong`: a sentence for each field; `needed`: what is not filled in."""

    part: EntryPart
    values: Mapping[str, Value]
    wrong: Mapping[Names, str]
    needed: tuple[Names, ...]
    document: NewDocument | None = None


def drafted(part: EntryPart, typed: Mapping[EntryField, str | list[str]], *, completes: bool) -> DraftPart:
    """Return an entry as it is typed so far; what a field says by default anyhow is left out, as a person would."""
    values: dict[str, Value] = {}
    for field, given in typed.items():
        value = value_written(field, given)
        if not completes and len(field.names) == 1 and _is_default(part.kind, field, value):
            continue
        *way, name = field.names
        if way:
            within = values.setdefault(way[0], {})
            assert isinstance(within, dict)
            within[name] = value
        else:
            values[name] = value
    wrong = wrong_values(part.kind, values)
    needed = [] if completes else still_needed(part.kind, values)
    return DraftPart(part, values, wrong, tuple(each for each in needed if each not in wrong))


def _is_default(kind: str, field: EntryField, value: Value) -> bool:
    default = infos_of(KINDS[kind])[field.declared.name].default
    return not field.is_needed and isinstance(default, str) and value == default


def additions_of(
    recording: Recording, subject: Subject, parts: list[DraftPart], texts: Mapping[str, bytes]
) -> list[Addition | FollowUp]:
    """Return the entries to add; raise `CannotRecord`."""
    values = {each.part.kind: dict(each.values) for each in parts}
    if recording.completes:
        holder = "" if recording.on == recording.kind else subject.id
        record = subject.recommendation if recording.on == "recommendation" else holder
        number = number_of(texts, recording.kind, record, subject.entry)
        return [FollowUp(recording.kind, record, number, values[recording.kind])]
    citing = next((kind for kind in values if kind != EVIDENCE and comes_with_evidence(kind)), None)
    cites = citing is not None and EVIDENCE in values
    added: list[Addition | FollowUp] = []
    for kind, given in values.items():
        addition = Addition(kind, _record(recording, subject, kind, texts), given)
        if cites and kind == citing:
            added += cited(texts, values[EVIDENCE], addition)
        elif not (cites and kind == EVIDENCE):
            added.append(addition)
    return added


def _record(recording: Recording, subject: Subject, kind: str, texts: Mapping[str, bytes]) -> str:
    """Return what an entry is added to: an update of a new part to that part, by the id which it gets."""
    if recording.on not in ("action", "recommendation"):
        return subject.id
    if kind == "update":
        is_new = recording.kind == "action"
        return str(id_of_next(texts, "action", subject.recommendation)) if is_new else subject.id
    return subject.of_deadline if kind == "extension" else subject.recommendation
