"""What the meeting is asked: decisions put to it, matters to escalate and to ask about, decisions that wait.

Puts lines in order; what is a matter comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import more_in, strong
from tracker.outputs.paper.blocks import Block, Bullets, Heading, Line, Paragraph, line
from tracker.rules.meetings.agenda import Matter
from tracker.rules.meetings.owed import without_outcome
from tracker.words.pack import sections, summary


def deciding_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the recommendation to the meeting: what it is asked, numbered."""
    agenda, most = facts.agenda, facts.most
    yield Heading(2, sections.TO_DECIDE, "to-decide")
    own, waiting = without_outcome(facts.decisions), facts.waiting
    items = [_item(summary.DECIDE, summary.decision_text(each)) for each in own[: most.decisions]]
    items += [_matter(facts, summary.ESCALATE, each) for each in agenda.to_escalate[: most.escalated]]
    items += [_matter(facts, summary.ASK, each) for each in agenda.to_ask[: most.asked]]
    items += [
        _item(summary.FOLLOW_UP, summary.follow_up_text(facts.register, each)) for each in waiting[: most.waiting]
    ]
    if not items:
        yield Paragraph(line(summary.NOTHING_TO_DECIDE))
        return
    yield Paragraph(line(summary.asked_text(facts.register.name_of(facts.meeting.body))))
    yield Bullets(tuple(items), numbered=True)
    matters = max(len(agenda.to_escalate) - most.escalated, 0) + max(len(agenda.to_ask) - most.asked, 0)
    decisions = max(len(own) - most.decisions, 0) + max(len(waiting) - most.waiting, 0)
    left = {("exceptions", sections.EXCEPTIONS): matters, ("decisions", sections.DECISIONS): decisions}
    yield from more_in({place: number for place, number in left.items() if number})


def _item(kind: str, text: str) -> Line:
    return line(strong(f"{kind} "), text)


def _matter(facts: PackFacts, kind: str, matter: Matter) -> Line:
    register = facts.register
    return line(strong(f"{kind} {summary.matter_subject(register, matter)}"), summary.matter_text(register, matter))
