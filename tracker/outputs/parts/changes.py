"""What changed between two positions, a line for each thing that opens to each change; and what is outstanding.

Draws; what changed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, for_ears, joined, opens, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.rules.changes.change import AnyChange, stands
from tracker.rules.changes.compare import Comparison
from tracker.rules.changes.importance import most_important_first
from tracker.rules.changes.outstanding import Outstanding
from tracker.words.changes.change import change_text
from tracker.words.changes.summary import summary_text
from tracker.words.meetings import meeting as words

RecordedIn = Callable[[AnyChange], Html]
MOST_SOURCES = 100


def not_told(_: AnyChange) -> Html:
    """Return that who recorded a change is not told."""
    return NOTHING


class WhatChanged(NamedTuple):
    """What changed about one thing; `shown`: its name, as a link where there is a page about it."""

    name: str
    shown: Html
    changes: Sequence[AnyChange]


def late_hint(found: Comparison, day: date) -> Html:
    """Return what "recorded late" means, where any change is."""
    groups = (*found.recommendations.values(), *found.sources.values(), *map(found.__getattribute__, words.BESIDE))
    is_any = any(change.late for changes in groups for change in changes)
    return paragraph(words.late_text(day), class_="quiet") if is_any else NOTHING


def of_recommendations(page: Showing, ordered: Iterable[tuple[str, Sequence[AnyChange]]]) -> list[WhatChanged]:
    """Return what changed of each recommendation, by its link."""
    return [WhatChanged(id, page.recommendation(id, titled=False), changes) for id, changes in ordered]


def changed_beside(found: Comparison, most: int) -> list[WhatChanged]:
    """Return what changed beside the recommendations: of sources as a whole, of decisions, concerns and figures.

    `most`: of how many sources at most.
    """
    sources = most_important_first(found.sources)[:most]
    groups = [(words.of_source_text(id), changes) for id, changes in sources]
    groups += [(title, getattr(found, name)) for name, title in words.BESIDE.items()]
    return [WhatChanged(name, escaped(name), changes) for name, changes in groups if changes]


def changes_list(page: Showing, lines: Sequence[WhatChanged], recorded: RecordedIn = not_told) -> Html:
    """Return a line for each, which opens to each change. `recorded`: who recorded a change, and in which commit."""
    if not lines:
        return NOTHING
    return element("ul", *(_item(page, line, recorded) for line in lines), class_="changes")


def _item(page: Showing, line: WhatChanged, recorded: RecordedIn) -> Html:
    gist = summary_text(page.register, line.changes)
    summary = element("summary", for_ears(f"{line.name}: "), gist)
    opened = element("details", summary, bullets([_change(page, each, recorded) for each in line.changes]))
    return element("li", element("span", line.shown, class_="subject"), opened, class_="changed")


def _change(page: Showing, each: AnyChange, recorded: RecordedIn) -> Html:
    whence = recorded(each) if stands(each) else NOTHING
    told = change_text(page.register, each)
    return joined([told, element("span", " (", whence, ")", class_="quiet") if whence else NOTHING])


def outstanding_section(page: Showing, found: Comparison | None, most: int = MOST_SOURCES) -> Html:
    """Return what each source made and what of it is outstanding, then and now; it opens. `most`: how many sources."""
    rows = found.outstanding if found else ()
    if not rows:
        return NOTHING
    source, made, then, now, progress = words.OUTSTANDING_COLUMNS
    columns: list[Column[Outstanding]] = [
        Column(source, lambda row: f"{row.source} {page.register.sources[row.source].title}", header=True),
        Column(made, words.made_text, number=True),
        Column(then, lambda row: words.left_text(row.then), number=True),
        Column(now, lambda row: words.left_text(row.now), number=True),
        Column(progress, words.progress_text),
    ]
    moved_first = sorted(rows, key=lambda row: not _moved(row))
    shown = moved_first[:most] if len(rows) > most else rows
    more = paragraph(words.more_sources_text(len(rows) - len(shown))) if len(rows) > len(shown) else NOTHING
    made_table = table(words.OUTSTANDING, columns, shown, "wide", unseen=True)
    hint = paragraph(words.OUTSTANDING_HINT, class_="quiet")
    return opens(element("h2", words.OUTSTANDING_TITLE), words.outstanding_gist(rows), made_table, more, hint)


def _moved(row: Outstanding) -> Iterable[str]:
    return (*row.done, *row.closed, *row.fell_back, *row.begun, *row.updated)
