"""What the rules find, rule by rule; each recommendation on a line; what comes up before the next meeting.

Puts rows into tables; the findings come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, mark_of, note, reference, rows_table
from tracker.outputs.paper.blocks import Block, Bullets, Heading, Line, Paragraph, line
from tracker.rules.exceptions import rules_off
from tracker.rules.exceptions.case import OversightException
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.by_rule import RuleHolding, by_rule, rules_holding_nowhere
from tracker.rules.meetings.ahead import Ahead, whose
from tracker.rules.state.position import Standing
from tracker.words import assurance
from tracker.words.exceptions import message
from tracker.words.exceptions.subject import subject_name, subject_text, subject_title
from tracker.words.figures import ids_text, listed
from tracker.words.meetings.coming import ahead_text
from tracker.words.pack import sections, supporting
from tracker.words.recommendation import verdict_label


class _Finding(NamedTuple):
    """What a rule finds alike of one subject or of several."""

    told: str
    owner: str
    exceptions: list[OversightException]


def exception_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield what the rules find, a table for each urgency; then the rules that are off, or find nothing."""
    yield Heading(3, sections.EXCEPTIONS, "exceptions")
    holding = by_rule(facts.exceptions)
    if not holding:
        yield Paragraph(line(sections.NO_EXCEPTIONS))
    else:
        yield Paragraph(line(assurance.exceptions_text(facts.exceptions, len(facts.exceptions))))
    for severity, name in supporting.SEVERITY.items():
        found = [each for each in holding if each.rule.severity == severity]
        if found:
            yield _table(facts, name, found)
    off = rules_off(facts.register, facts.as_at)
    if off:
        yield Bullets(tuple(line(assurance.off_text(each)) for each in off))
    nowhere = rules_holding_nowhere(facts.exceptions, {each.rule for each in off})
    if nowhere and holding:
        yield note(f"{assurance.nowhere_count(len(nowhere))}.")


def _table(facts: PackFacts, severity: str, holding: Sequence[RuleHolding]) -> Block:
    columns: list[RowsColumn[_Finding]] = [
        RowsColumn("Rule", lambda each: each.exceptions[0].rule.label, 1.5),
        RowsColumn("About", lambda each: _about(facts, each), 2.2),
        RowsColumn("What is found", lambda each: each.told, 3.2),
        RowsColumn("Owner", lambda each: each.owner, 1.5),
        RowsColumn("Since", lambda each: in_few_words(each.exceptions[0].since), 1.1),
    ]
    rows = [finding for each in holding for finding in _alike(facts, each.exceptions)]
    caption = supporting.severity_caption(severity, sum(len(each.exceptions) for each in holding))
    return rows_table(caption, columns, rows)


def _alike(facts: PackFacts, exceptions: Sequence[OversightException]) -> list[_Finding]:
    """Return what is found, that of which the same is said in one row."""
    found: dict[tuple[str, str, str], _Finding] = {}
    for each in exceptions:
        told, owner = message(facts.register, each), assurance.owner_text(facts.register, each)
        key = told, owner, in_few_words(each.since)
        found.setdefault(key, _Finding(told, owner, [])).exceptions.append(each)
    return list(found.values())


def _about(facts: PackFacts, finding: _Finding) -> Line:
    first = finding.exceptions[0]
    if len(finding.exceptions) > 1:
        return line(ids_text([each.subject for each in finding.exceptions]))
    if first.kind == "recommendation":
        return line(reference(first.subject), f" {subject_title(facts.register, first)}")
    title = subject_title(facts.register, first) or subject_text(first)
    return line(title if first.kind == "indicator" else f"{subject_name(first)} {title}".strip())


def each_on_a_line(facts: PackFacts) -> Iterator[Block]:
    """Yield a table of all recommendations."""
    yield Heading(3, sections.EACH, "each")
    if not facts.position.standings:
        yield Paragraph(line(sections.NOTHING_ON_FILE))
        return
    register = facts.register
    columns: list[RowsColumn[Standing]] = [
        RowsColumn("No.", lambda each: line(reference(each.span.recommendation)), 1.5),
        RowsColumn("Recommendation, and owner", lambda each: supporting.titled_with_owner(register, each), 3.6),
        RowsColumn("State", lambda each: line(mark_of(register, each)), 2.1),
        RowsColumn("Claim", supporting.claim_brief, 2),
        RowsColumn("Verdict", lambda each: supporting.verdict_brief(verdict_label(each.span), each), 1.9),
        RowsColumn("Deadline", lambda each: _deadline(facts, each), 2.3),
        RowsColumn("Evidence", supporting.evidence_brief, 1.3),
    ]
    yield rows_table("Each recommendation on a line", columns, facts.position.standings.values())


def _deadline(facts: PackFacts, standing: Standing) -> str:
    recommendation = facts.register.recommendations[standing.span.recommendation]
    inferred = was_inferred(recommendation, standing.span.deadline)
    return supporting.deadline_brief(facts.register, standing, inferred)


def coming_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield what falls due, expires or must be answered by the next meeting."""
    agenda = facts.agenda
    yield Heading(3, sections.COMING, "coming")
    yield Paragraph(line(supporting.coming_note(facts.until, agenda.until)))
    coming = sorted(
        (*agenda.due, *agenda.expiring, *agenda.answers),
        key=lambda each: (each.on is None, each.on or facts.as_at, each.subject),
    )
    if not coming:
        yield Paragraph(line(supporting.nothing_comes(agenda.until)))
        return
    columns: list[RowsColumn[Ahead]] = [
        RowsColumn("When", lambda each: in_few_words(each.on) if each.on else "answer owed", 1.2),
        RowsColumn("About", lambda each: _coming_about(each), 1.2),
        RowsColumn("What", lambda each: ahead_text(facts.register, each), 4),
        RowsColumn("Whose", lambda each: _whose(facts, each), 2),
    ]
    yield rows_table("What comes up, by day", columns, coming)


def _coming_about(coming: Ahead) -> Line:
    return line(reference(coming.recommendation)) if coming.recommendation else line(f"Decision {coming.subject}")


def _whose(facts: PackFacts, coming: Ahead) -> str:
    names = [facts.register.name_of(party) for party in whose(coming, facts.position)]
    return listed(names or [facts.register.name_of(None)])
