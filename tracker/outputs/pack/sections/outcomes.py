"""Outcomes, equality and diversity: each indicator as it was published, with its definition and what disagrees.

Puts figures into tables; what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, linked, references, rows_table
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
    columns: list[RowsColumn[_FigureRow]] = [
        RowsColumn("Indicator", _indicator, 2.6),
        RowsColumn("As of", lambda row: in_few_words(row.figure.as_of), 1.1),
        RowsColumn("Figure", lambda row: words.figure_text(row.figure), number=True),
        RowsColumn("Published by", _publication, 2.8),
        RowsColumn("Note", lambda row: row.figure.note or sections.NONE, 3.4),
    ]
    rows = [_FigureRow(each, figure) for each in seen for figure in each.figures[::-1]]
    yield rows_table("Figures as published, the newest of each indicator first", columns, rows)
    yield Heading(3, sections.DEFINITIONS)
    if all(each.indicator.better is None for each in seen):
        yield Paragraph(line(words.NO_DIRECTION))
    yield Facts(tuple((each.indicator.title, _definition(facts, each)) for each in seen))


def _definition(facts: PackFacts, each: Published) -> Line:
    """Return what an indicator is, what its figures come to, what disagrees, and to what it belongs."""
    indicator = each.indicator
    texts = [indicator.note or "", words.reading(each)]
    texts += [indicator.better.meaning] if indicator.better else []
    texts += [words.disagreement_text(each.disagreeing)] if each.disagreeing else []
    belongs = [id for id in indicator.recommendations if id in facts.position.standings]
    beside = line(" Belongs to ", *references(belongs), ".") if belongs else ()
    return line(" ".join(filter(None, texts)), *beside)


def _indicator(row: _FigureRow) -> str:
    return f"{row.published.indicator.title}, {row.published.indicator.unit}"


def _publication(row: _FigureRow) -> Line:
    """Return who published a figure, where and when, how it is known, and whether publications differ about its day."""
    figure = row.figure
    differs = any(figure in day.figures for day in row.published.disagreeing)
    when = supporting.published_by(figure, words.published_text(figure))
    return line(linked(figure.title, figure.url), f"{when}{'; publications differ' if differs else ''}")
