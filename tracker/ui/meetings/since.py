"""What changed since the last meeting, a line a recommendation that opens to each change; and what is outstanding.

Draws; what changed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, for_ears, joined, opens, paragraph
from tracker.outputs.parts.showing import section
from tracker.rules.changes.change import AnyChange, field_of, stands
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.importance import most_important_first
from tracker.rules.changes.outstanding import Outstanding
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.parts.few import rest_of
from tracker.ui.parts.recorded import Recorders
from tracker.ui.parts.worked_out import changes_withheld
from tracker.ui.shell.view import View
from tracker.words.changes.change import change_text
from tracker.words.changes.summary import summary_text
from tracker.words.meetings import meeting as words

SHOWN = 5  # lines that are seen at once
MOST = 60  # recommendations in full; beyond them the command
MOST_SOURCES = 100


class _WhatChanged(NamedTuple):
    """What changed about one thing; `shown`: its name, as a link where there is a page about it."""

    name: str
    shown: Html
    changes: Sequence[AnyChange]


def changed_since(opened: OpenMeeting) -> Comparison | None:
    """Return what changed since the last meeting; None where there was none."""
    if opened.before is None:
        return None
    before, after = opened.before.snapshot, opened.view.snapshot
    return opened.view.kept("since", lambda: compare(before, after), before.valid.key, before.as_at)


def since_section(opened: OpenMeeting, found: Comparison | None) -> Html:
    """Return what changed since the last meeting, the most important first; nothing where there was none."""
    last, before, view = opened.last, opened.before, opened.view
    if found is None or last is None or before is None:
        return NOTHING
    heading = section(view, words.since_title(last, view.as_at), "two-dates", "since")
    told = words.clocks_text(*before.snapshot.clocks, *view.snapshot.clocks)
    why = words.without_history(opened.why_alike, view.snapshot.revision) if opened.why_alike else ""
    clocks = [
        paragraph(told, class_="quiet"),
        paragraph(why, class_="quiet") if why else NOTHING,
        changes_withheld(view),
    ]
    return joined([heading, _changes(view, found), _late_hint(found, before.as_at), *clocks])


def _late_hint(found: Comparison, day: date) -> Html:
    """Return what "recorded late" means, where any change is."""
    groups = (*found.recommendations.values(), *found.sources.values(), *map(found.__getattribute__, words.BESIDE))
    is_any = any(change.late for changes in groups for change in changes)
    return paragraph(words.late_text(day), class_="quiet") if is_any else NOTHING


def _changes(view: View, found: Comparison) -> Html:
    ordered = most_important_first(found.recommendations)
    lines = [_WhatChanged(id, view.recommendation(id, titled=False), changes) for id, changes in ordered[:MOST]]
    beside = _beside(found)
    if not lines and not beside:
        return paragraph(words.NOTHING_CHANGED)
    shown = [each for line in (*lines, *beside) for each in line.changes if stands(each)]
    who = Recorders(view, (each.path for each in shown if each.path))
    more = len(ordered) - MOST
    changed = words.changed_text(len(ordered), len(view.position.standings))
    rest = [
        _list(view, lines[SHOWN:], who),
        paragraph(words.more_text(more)) if more > 0 else NOTHING,
        _list(view, beside, who),
        paragraph(changed),
        joined(paragraph(each, class_="quiet") for each in who.why_not if each != view.live.no_head),
        who.names_withheld,
    ]
    told = joined([words.all_changed_text(len(ordered), [line.name for line in beside]), for_ears(" that changed")])
    return joined([_list(view, lines[:SHOWN], who), rest_of(told, *rest)])


def _beside(found: Comparison) -> list[_WhatChanged]:
    """Return what changed beside the recommendations: of sources as a whole, of decisions, concerns and figures."""
    sources = most_important_first(found.sources)[:MOST]
    groups = [(words.of_source_text(id), changes) for id, changes in sources]
    groups += [(title, getattr(found, name)) for name, title in words.BESIDE.items()]
    return [_WhatChanged(name, escaped(name), changes) for name, changes in groups if changes]


def _list(view: View, lines: Sequence[_WhatChanged], who: Recorders) -> Html:
    if not lines:
        return NOTHING
    return element("ul", *(_item(view, line, who) for line in lines), class_="changes")


def _item(view: View, line: _WhatChanged, who: Recorders) -> Html:
    gist = summary_text(view.register, line.changes)
    summary = element("summary", for_ears(f"{line.name}: "), gist)
    opened = element("details", summary, bullets([_change(view, each, who) for each in line.changes]))
    return element("li", element("span", line.shown, class_="subject"), opened, class_="changed")


def _change(view: View, each: AnyChange, who: Recorders) -> Html:
    recorded = who.of(each.path, each.line, field_of(each)) if stands(each) else NOTHING
    told = change_text(view.register, each)
    return joined([told, element("span", " (", recorded, ")", class_="quiet") if recorded else NOTHING])


def outstanding_section(view: View, found: Comparison | None) -> Html:
    """Return what each source made and what of it is outstanding, then and now; it opens."""
    rows = found.outstanding if found else ()
    if not rows:
        return NOTHING
    source, made, then, now, progress = words.OUTSTANDING_COLUMNS
    columns: list[Column[Outstanding]] = [
        Column(source, lambda row: f"{row.source} {view.register.sources[row.source].title}", header=True),
        Column(made, words.made_text, number=True),
        Column(then, lambda row: words.left_text(row.then), number=True),
        Column(now, lambda row: words.left_text(row.now), number=True),
        Column(progress, words.progress_text),
    ]
    moved_first = sorted(rows, key=lambda row: not _moved(row))
    shown = moved_first[:MOST_SOURCES] if len(rows) > MOST_SOURCES else rows
    more = paragraph(words.more_sources_text(len(rows) - len(shown))) if len(rows) > len(shown) else NOTHING
    made_table = table(words.OUTSTANDING, columns, shown, "wide", unseen=True)
    hint = paragraph(words.OUTSTANDING_HINT, class_="quiet")
    return opens(element("h2", words.OUTSTANDING_TITLE), words.outstanding_gist(rows), made_table, more, hint)


def _moved(row: Outstanding) -> Iterable[str]:
    return (*row.done, *row.closed, *row.fell_back, *row.begun, *row.updated)
