"""Decisions and escalations, concerns, contact details.

Puts entries into tables; the sentences come from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, note, reference, references, rows_table
from tracker.outputs.paper.blocks import Block, Bullets, Facts, Heading, Line, Paragraph, line
from tracker.register.schema.response import Escalation
from tracker.register.schema.supporting import Concern, Decision
from tracker.rules.meetings.contacts import Contact, contacts
from tracker.rules.meetings.meetings import concerns_before
from tracker.rules.meetings.owed import OpenDecision
from tracker.vocabulary import OPEN
from tracker.words.figures import doubt
from tracker.words.meetings import meeting as words
from tracker.words.meetings.owed import due_text
from tracker.words.pack import sections, supporting


def decision_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the decisions of this meeting, those of earlier ones that wait, and what was escalated."""
    yield Heading(2, sections.DECISIONS, "decisions")
    yield from _own(facts)
    yield from _waiting(facts)
    yield from _escalations(facts)


def _own(facts: PackFacts) -> Iterator[Block]:
    decisions = facts.decisions
    if not decisions:
        yield Paragraph(line(sections.NO_DECISIONS_HERE))
        return
    columns: list[RowsColumn[Decision]] = [
        RowsColumn("No.", lambda each: each.id),
        RowsColumn("Decision", lambda each: _decision(facts, each), 5),
        RowsColumn("Outcome", lambda each: supporting.outcome_text(each), 2),
        RowsColumn("Owner", lambda each: _owner(facts, each), 2),
    ]
    yield rows_table("Put to this meeting", columns, decisions)


def _decision(facts: PackFacts, decision: Decision) -> Line:
    about = [id for id in decision.recommendations if id in facts.position.standings]
    beside = line(" (", *references(about), ")") if about else ()
    return line(f"{decision.text}{doubt(decision)}", *beside)


def _owner(facts: PackFacts, decision: Decision) -> str:
    return facts.register.name_of(decision.owner) if decision.owner else "nobody named"


def _waiting(facts: PackFacts) -> Iterator[Block]:
    if not facts.waiting:
        yield Paragraph(line(words.NO_DECISIONS))
        return
    columns: list[RowsColumn[OpenDecision]] = [
        RowsColumn("Taken on", lambda each: in_few_words(each.meeting.date), 1.2),
        RowsColumn("Decision", lambda each: _decision(facts, each.decision), 5),
        RowsColumn("Owner", lambda each: facts.register.name_of(each.decision.owner), 2),
        RowsColumn("Due", due_text, 1.6),
    ]
    yield rows_table(words.OPEN_DECISIONS, columns, facts.waiting)


class _Escalated(NamedTuple):
    recommendation: str
    escalation: Escalation


def _escalations(facts: PackFacts) -> Iterator[Block]:
    found = [
        _Escalated(id, each)
        for id, standing in facts.position.standings.items()
        if standing.span.state in OPEN and id in facts.register.responses
        for each in facts.register.responses[id].escalations
        if each.date <= facts.as_at
    ]
    if not found:
        yield Paragraph(line(sections.NO_ESCALATIONS))
        return
    columns: list[RowsColumn[_Escalated]] = [
        RowsColumn("About", lambda each: line(reference(each.recommendation)), 1.2),
        RowsColumn("On", lambda each: in_few_words(each.escalation.date), 1.2),
        RowsColumn("What", lambda each: supporting.escalation_text(facts.register, each.escalation), 4),
        RowsColumn("Answer", lambda each: supporting.escalation_answer(each.escalation, facts.as_at), 3),
    ]
    yield rows_table("Escalations on what is open", columns, found)


def concern_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the concerns that are open, or were resolved since the last meeting, with each step taken."""
    yield Heading(2, sections.CONCERNS, "concerns")
    last = facts.about.last
    concerns = concerns_before(facts.register, facts.as_at, last.date if last else facts.as_at)
    if not concerns:
        yield Paragraph(line(words.NO_CONCERNS))
    for each in concerns:
        yield Heading(3, supporting.concern_heading(each), f"concern-{each.id}")
        yield Paragraph(_concern(facts, each))
        steps = words.steps_texts(facts.register, each, facts.as_at)
        if steps:
            yield Bullets(tuple(map(line, steps)))


def _concern(facts: PackFacts, concern: Concern) -> Line:
    about = [id for id in concern.recommendations if id in facts.position.standings]
    beside = line(" (", *references(about), ")") if about else ()
    stands = words.concern_text(facts.register, concern, facts.as_at)
    return line(f"{stands}. {concern.text}", *beside)


def contact_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield who meets and chairs, and the parties that answer for something."""
    register, meeting = facts.register, facts.meeting
    yield Heading(2, sections.CONTACT, "contact")
    yield Facts(
        (
            ("Meeting", line(register.name_of(meeting.body))),
            ("Chair", line(register.name_of(meeting.chair) if meeting.chair else sections.NOT_ON_RECORD)),
            ("Report author", line(sections.NOT_ON_RECORD)),
        )
    )
    found = contacts(register, facts.position)
    if not found:
        yield Paragraph(line(supporting.NO_CONTACTS))
        return
    columns: list[RowsColumn[Contact]] = [
        RowsColumn("Party", lambda each: each.party.name, 3),
        RowsColumn("Part of", lambda each: supporting.part_of_text(register, each), 2),
        RowsColumn("Answers for", supporting.role_text, 3),
        RowsColumn("E-mail", lambda each: each.party.email or sections.NOT_ON_RECORD, 2.5),
    ]
    yield rows_table("Who answers for what", columns, found)
    yield note(supporting.CONTACT_NOTE)
