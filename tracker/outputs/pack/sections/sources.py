"""The sources of a pack: what each comes to, and what was said of it as a whole.

Puts rows into tables; the figures come from `rules`, the words from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, rows_table
from tracker.outputs.paper.blocks import Block, Heading, Line, Paragraph, line
from tracker.register.records import ASKED
from tracker.register.schema.recommendations import Statement
from tracker.rules.lists.sources import SourceFigures
from tracker.words.headline import NOTHING_ISSUED, done_text
from tracker.words.pack import sections, supporting
from tracker.words.statements import statement_text


def position_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield what each source comes to."""
    yield Heading(3, sections.POSITION, "position")
    if not facts.sources:
        yield Paragraph(line(NOTHING_ISSUED))
        return
    yield rows_table("What each source comes to", figure_columns(facts), facts.sources)


def figure_columns(facts: PackFacts) -> list[RowsColumn[SourceFigures]]:
    """Return the columns of a table of sources."""
    register = facts.register
    return [
        RowsColumn("Source", lambda each: f"{each.source.id} {register.sources[each.source.id].title}", 3),
        RowsColumn("Made", supporting.made_text, 1.2, number=True),
        RowsColumn("Done, or may be", done_text, 1.6),
        RowsColumn("Overdue", lambda each: supporting.late_number(each.overdue, each), 1.3),
        RowsColumn("Nothing reported", lambda each: supporting.late_number(each.unreported, each), 1.5),
        RowsColumn("Not vouched for", supporting.doubted_number, 1.2),
    ]


class _Said(NamedTuple):
    source: str
    statement: Statement


def said_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield who said what of each source as a whole, when, and where that was reported."""
    yield Heading(3, sections.SAID, "said")
    said = [
        _Said(each.source.id, statement)
        for each in facts.sources
        for statement in facts.register.sources[each.source.id].statements
        if statement.date <= facts.as_at
    ]
    if not said:
        yield Paragraph(line(sections.NOTHING_SAID))
        return
    columns: list[RowsColumn[_Said]] = [
        RowsColumn("Source", lambda each: each.source, 0.9),
        RowsColumn("Said on", lambda each: in_few_words(each.statement.date), 1.2),
        RowsColumn("Who said what", lambda each: _words(facts, each.statement), 4.6),
        RowsColumn("How it is known", lambda each: supporting.how_known(each.statement), 2),
        RowsColumn("In the register", lambda each: f"{ASKED}:{each.statement.line}", 3),
    ]
    yield rows_table("Statements about a source as a whole, in the order of the register", columns, said)


def _words(facts: PackFacts, statement: Statement) -> Line:
    return line(linked(statement_text(facts.register, statement), statement.url), f": {statement.text}")
