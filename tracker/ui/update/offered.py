"""What a register offers for the fields of an entry: its parties, evidence, limbs, recommendations.

Looks up; what a reader may not read is named as restricted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.dates import as_written, in_words
from tracker.register.edit.correcting import correctable
from tracker.register.edit.entry_fields import EntryField
from tracker.register.records import Register
from tracker.register.schema.meanings import Mark
from tracker.vocabulary import Covers

_YES_OR_NO = {"true": "Yes", "false": "No"}


def offered_for(field: EntryField, register: Register, recommendation: str, source: str) -> Mapping[str, str] | None:
    """Return what may be chosen for a field, by value, with labels; None where it is typed.

    Of a correction it is the field that it is about. `recommendation` and `source`: what the entry belongs to, "" for
    none.
    """
    marks, types = field.declared.marks, field.declared.types
    if field.may_be_all_or_some:
        of_source = {each.id: f"{each.id} {each.title}" for each in register.of_source(source)}
        return {**{each.value: each.meaning for each in Covers}, **of_source}
    if bool in types:
        return _YES_OR_NO
    if Mark.PARTY in marks and Mark.WORDS not in marks:
        return {id: f"{party.name}" for id, party in sorted(register.parties.items(), key=lambda each: each[1].name)}
    response = register.responses.get(recommendation)
    if field.name == "field":
        said = correctable(response) if response else {}
        return {path: f"{path}: {says}" for path, says in said.items()} or None
    if Mark.REF not in marks:
        return None
    if field.name == "evidence":
        return {each.id: f"{each.id} {each.title}" for each in (response.evidence if response else ())}
    if field.name == "limbs":
        known = register.recommendations.get(recommendation)
        return {each.id: f"({each.id}) {each.text}" for each in (known.limbs if known else ())}
    return {id: f"{id} {each.title}" for id, each in register.recommendations.items()}


def holders(register: Register, kind: str) -> Mapping[str, str]:
    """Return the records of a kind that entries may belong to, by id, with labels: sources, meetings, …"""
    match kind:
        case "source":
            return {id: f"{id} {each.title}" for id, each in register.sources.items()}
        case "meeting":
            return {each.id: f"{in_words(each.date)} – {each.title}" for each in reversed(register.meetings)}
        case "concern":
            return {each.id: f"{each.id} {each.text}" for each in register.concerns}
        case "indicator":
            return {each.id: each.title for each in register.indicators}
    return {}


def waiting(register: Register, kind: str, holder: str) -> Mapping[str, str]:
    """Return the entries to which nothing has happened later yet, by the name by which the edit finds them."""
    if kind == "escalation":
        response = register.responses.get(holder)
        open_ones = [each for each in (response.escalations if response else ()) if each.answered_on is None]
        return {as_written(each.date): f"{_day(each.date)}: {each.reason}" for each in open_ones}
    if kind == "decision":
        meeting = next((each for each in register.meetings if each.id == holder), None)
        undone = [each for each in (meeting.decisions if meeting else ()) if each.done_on is None]
        return {each.id: f"{each.id} {each.text}" for each in undone}
    return {each.id: f"{each.id} {each.text}" for each in register.concerns if each.resolved_on is None}


def _day(day: date) -> str:
    return in_words(day)
