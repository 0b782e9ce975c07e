"""What changed since the last meeting, all of it: each change, who recorded it, and what is outstanding.

Puts rows into tables; what changed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, note, reference, rows_table
from tracker.outputs.pack.sections.recorded import recorded_of
from tracker.outputs.paper.blocks import Block, Heading, Line, Paragraph, line
from tracker.rules.changes.change import AnyChange, field_of, stands
from tracker.rules.changes.compare import Comparison
from tracker.rules.changes.importance import most_important_first
from tracker.rules.changes.outstanding import Outstanding
from tracker.rules.changes.restated import Restatement
from tracker.snapshots.clocks import in_place_of_text
from tracker.words.changes.change import change_text
from tracker.words.changes.known import CHANGES_WITHHELD
from tracker.words.changes.restatements import facts_text, reasons
from tracker.words.meetings import meeting as words
from tracker.words.pack import sections, summary


class _ChangeRow(NamedTuple):
    about: Line
    change: AnyChange


def since_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield every change since the last meeting held."""
    yield Heading(3, sections.SINCE, "since")
    changes, about = facts.changes, facts.about
    if changes is None or about.before is None:
        yield Paragraph(line(words.FIRST))
        return
    yield from _clocks(facts)
    rows = [*_of_recommendations(facts), *_beside(changes)]
    if not rows:
        yield Paragraph(line(words.NOTHING_CHANGED))
    else:
        yield Paragraph(line(words.changed_text(len(changes.recommendations), len(facts.position.standings))))
        columns: list[RowsColumn[_ChangeRow]] = [
            RowsColumn("About", lambda row: row.about, 1.2),
            RowsColumn("What changed", lambda row: change_text(facts.register, row.change), 5),
            RowsColumn("Recorded", lambda row: _recorded(facts, row.change), 1.8),
        ]
        yield rows_table("Every change, the most important first", columns, rows)
    if any(row.change.late for row in rows):
        yield note(words.late_text(about.before.as_at))
    yield from _outstanding(facts, changes)
    yield from _restated(facts)


def _clocks(facts: PackFacts) -> Iterator[Block]:
    """Yield which two positions are compared, and why not as the last meeting was told where that is so."""
    about, shown = facts.about, facts.shown
    if about.before is None:
        return
    if about.why_known_now:
        yield note(words.without_history(about.why_known_now, facts.revision))
    else:
        told = words.clocks_text(*about.before.clocks, shown.as_at, facts.revision)
        yield note(" ".join(filter(None, [told, in_place_of_text(about.before)])))
    if shown.valid.stubs:
        yield note(CHANGES_WITHHELD)


def _of_recommendations(facts: PackFacts) -> Iterator[_ChangeRow]:
    for id, changes in facts.changed_in_order:
        yield from (_ChangeRow(_subject(facts, id), change) for change in changes)


def _beside(changes: Comparison) -> Iterator[_ChangeRow]:
    for id, of_source in most_important_first(changes.sources):
        yield from _rows(words.of_source_text(id), of_source)
    for name, title in words.BESIDE.items():
        yield from _rows(title, getattr(changes, name))


def _rows(title: str, changes: Iterable[AnyChange]) -> Iterator[_ChangeRow]:
    yield from (_ChangeRow(line(title), change) for change in changes)


def _recorded(facts: PackFacts, change: AnyChange) -> str:
    if not stands(change) or not change.path or not change.line:
        return sections.NOT_APPLICABLE
    return recorded_of(facts, change.path, change.line, field_of(change))


def _restated(facts: PackFacts) -> Iterator[Block]:
    """Yield what the last meeting was told of its day that reads differently now, and why."""
    restated, register = facts.restated, facts.register
    if restated is None:
        return
    rows = (*restated.recommendations, *restated.sources)
    if not rows:
        yield Paragraph(line(summary.same_told_text(restated.as_at)))
        return
    columns: list[RowsColumn[Restatement]] = [
        RowsColumn("About", lambda row: _subject(facts, row.subject), 1.2),
        RowsColumn("What was told, and what is known now", lambda row: facts_text(register, row), 3.5),
        RowsColumn("Why", lambda row: " ".join(reasons(register, row)), 3.5),
    ]
    yield rows_table(summary.told_differently_caption(restated.as_at), columns, rows)


def _subject(facts: PackFacts, id: str) -> Line:
    return line(reference(id)) if id in facts.position.standings else line(id)


def _outstanding(facts: PackFacts, changes: Comparison) -> Iterator[Block]:
    if not changes.outstanding:
        return
    source, made, before, now, progress = words.OUTSTANDING_COLUMNS
    columns: list[RowsColumn[Outstanding]] = [
        RowsColumn(source, lambda row: row.source),
        RowsColumn(made, words.made_text, number=True),
        RowsColumn(before, lambda row: words.left_text(row.then) if row.then else sections.NOT_APPLICABLE, number=True),
        RowsColumn(now, lambda row: words.left_text(row.now), number=True),
        RowsColumn(progress, words.progress_text, 4),
    ]
    yield rows_table(words.OUTSTANDING, columns, changes.outstanding)
    yield note(words.OUTSTANDING_HINT)
