"""Outcomes, equality and diversity: each indicator as it was published, with its definition and what disagrees.

Puts figures into tables; what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, note, references, rows_table
from tracker.outputs.paper.blocks import Block, Facts, Heading, Line, Paragraph, line
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Published, published
from tracker.words.pack import sections, supporting
from tracker.words.series import outcomes as words


class _FigureRow(NamedTuple):
    published: Published
    figure: Observation


def outcome_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the definition of each indicator that has a figure by the day; then every figure as it was published."""
    yield Heading(2, sections.OUTCOMES, "outcomes")
    indicators = published(facts.register.indicators, facts.as_at)
    yield Paragraph(line(words.all_text(indicators, facts.as_at)))
    seen = [each for each in indicators if each.days]
    if not seen:
        return
    yield Facts(tuple((each.indicator.title, _definition(facts, each)) for each in seen))
    if all(each.indicator.better is None for each in seen):
        yield note(words.NO_DIRECTION)
    columns: list[RowsColumn[_FigureRow]] = [
        RowsColumn("Indicator", lambda row: row.published.indicator.title, 2.2),
        RowsColumn("As of", lambda row: in_few_words(row.figure.as_of), 1.1),
        RowsColumn("Figure", _figure, 1.2, number=True),
        RowsColumn("Published by", lambda row: _publication(row.figure), 2.4),
        RowsColumn("How it is known", _known, 1.6),
        RowsColumn("Note", lambda row: row.figure.note or sections.NONE, 2.6),
    ]
    rows = [_FigureRow(each, figure) for each in seen for figure in each.figures[::-1]]
    yield rows_table("Figures as published, the newest of each indicator first", columns, rows)


def _definition(facts: PackFacts, each: Published) -> Line:
    """Return what an indicator is, what its figures come to, what disagrees, and to what it belongs."""
    indicator = each.indicator
    texts = [indicator.note or "", words.reading(each)]
    texts += [indicator.better.meaning] if indicator.better else []
    texts += [words.disagreement_text(each.disagreeing)] if each.disagreeing else []
    belongs = [id for id in indicator.recommendations if id in facts.position.standings]
    beside = line(" Belongs to ", *references(belongs), ".") if belongs else ()
    return line(" ".join(filter(None, texts)), *beside)


def _figure(row: _FigureRow) -> str:
    return f"{words.figure_text(row.figure)} {row.published.indicator.unit}"


def _publication(figure: Observation) -> Line:
    return line(linked(figure.title, figure.url), f", {words.published_text(figure)}")


def _known(row: _FigureRow) -> str:
    known = supporting.how_known(row.figure)
    differs = any(row.figure in day.figures for day in row.published.disagreeing)
    return f"{known}; publications differ" if differs else known
