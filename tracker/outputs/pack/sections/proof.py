"""What is on file about one recommendation: its evidence, and everything dated, with who recorded it where."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, rows_table, strong
from tracker.outputs.pack.sections.recorded import place_text, recorded_of
from tracker.outputs.paper.blocks import Block, Line, Paragraph, Reference, line
from tracker.register.records import response_path
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import Evidence
from tracker.rules.lists.dated import Dated, dated
from tracker.words.dated import dated_text
from tracker.words.pack import annex as words
from tracker.words.pack import sections
from tracker.words.pack.sections import number_of


def evidence_blocks(facts: PackFacts, recommendation: Recommendation) -> Iterator[Block]:
    """Yield each item of evidence, with its own date and where it is held; nothing where there is none."""
    response = facts.register.responses.get(recommendation.id)
    items = [each for each in (response.evidence if response else ()) if each.own_day <= facts.as_at]
    if not items:
        return
    path = response_path(recommendation.id)
    columns: list[RowsColumn[Evidence]] = [
        RowsColumn("No.", lambda each: each.id, 0.7),
        RowsColumn("What it is", lambda each: line(linked(each.title, each.url)), 3),
        RowsColumn("Age, and where it is held", lambda each: words.evidence_facts(each, facts.as_at), 3),
        RowsColumn("In the register", lambda each: place_text(path, each.line), 2.4),
    ]
    yield rows_table(f"Evidence on {recommendation.id}", columns, items)


def dated_blocks(facts: PackFacts, recommendation: Recommendation) -> Iterator[Block]:
    """Yield everything dated, the newest first."""
    entries = dated(facts.register, recommendation.id, facts.as_at)[::-1]
    if not entries:
        yield Paragraph(line(words.NOTHING_DATED))
        return
    columns: list[RowsColumn[Dated]] = [
        RowsColumn("Date", lambda each: in_few_words(each.on), 1.1),
        RowsColumn("What", lambda each: _entry(facts, each), 5),
        RowsColumn("In the register, and recorded", lambda each: _whence(facts, each), 3),
    ]
    yield rows_table(f"Everything dated about {recommendation.id}, newest first", columns, entries)


def _whence(facts: PackFacts, each: Dated) -> str:
    recorded = recorded_of(facts, each.path, each.entry.line, each.field)
    return f"{place_text(each.path, each.entry.line)}, {recorded}"


def _entry(facts: PackFacts, each: Dated) -> Line:
    text = dated_text(facts.register, each)
    if isinstance(each.entry, Statement):  # its words would stand here once for each recommendation of the source
        seen = Reference(number_of(sections.SAID), "said")
        return line(strong(text.kind), words.entry_doubt(each), ", in full in ", seen)
    address = each.entry.url if isinstance(each.entry, Source | Evidence) else None
    kind = linked(text.kind, address) if address else strong(text.kind)
    words_of_it = f": {text.words}" if text.words else ""
    return line(kind, f"{words_of_it}{words.entry_doubt(each)}")
