"""What changed since the last meeting, what is outstanding, and what a meeting was told that is told differently now.

Draws; what changed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from tracker.register.schema.response import Extension, Handover
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.outstanding import Outstanding
from tracker.rules.changes.restated import Restatement
from tracker.rules.changes.restatements import restatements
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.meetings.meeting import MeetingViews
from tracker.ui.parts.recorded import Recorders
from tracker.ui.parts.worked_out import changes_withheld, section
from tracker.ui.shell.view import View
from tracker.words.changes.change import change_text
from tracker.words.changes.restatements import restatement_text
from tracker.words.meetings import meeting as words

MOST = 60  # recommendations in full; beyond them the command


def draw_since(shown: MeetingViews) -> None:
    """Draw what changed since the last meeting, and what was and is outstanding."""
    heading = section(shown.now, "Since the last meeting", "two-dates", "since")
    before, after = shown.before, shown.then
    if before is None:
        st.html(joined([heading, paragraph(words.FIRST)]))
        return
    key = before.snapshot.valid.key, before.as_at
    found = after.kept("since", lambda: compare(before.snapshot, after.snapshot), *key)
    told = words.clocks_text(*before.snapshot.clocks, *after.snapshot.clocks)
    why = paragraph(words.without_history(shown.why_known_now)) if shown.why_known_now else NOTHING
    parts = [heading, paragraph(told), why, changes_withheld(after), _outstanding(after, found.outstanding)]
    st.html(joined([*parts, _changes(after, found)]))


def _outstanding(view: View, rows: Sequence[Outstanding]) -> Html:
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
    return joined([table(words.OUTSTANDING, columns, rows, "wide"), paragraph(words.OUTSTANDING_HINT, class_="quiet")])


def _changes(view: View, found: Comparison) -> Html:
    everything = [*found.recommendations.values(), *found.sources.values(), found.decisions, found.concerns]
    everything += [found.indicators, found.others]
    who = Recorders(view, (each.path for changes in everything for each in changes if _stands(each) and each.path))
    groups = [(view.recommendation(id), each) for id, each in found.recommendations.items()]
    parts: list[object] = [words.changed_text(len(groups), len(view.register.recommendations))]
    more = len(groups) - MOST
    of_whole = [(f"{id} as a whole", each) for id, each in found.sources.items()]
    beside = [(title, getattr(found, name)) for name, title in words.BESIDE.items()]
    rest = [each for each in (*of_whole, *beside) if each[1]]
    if not groups and not rest:
        return paragraph(words.NOTHING_CHANGED)
    return joined(
        [
            paragraph(*parts),
            joined(paragraph(each, class_="quiet") for each in who.why_not if each != view.live.no_head),
            who.names_withheld,
            joined(_group(view, name, changes, who) for name, changes in groups[:MOST]),
            paragraph(words.more_text(more)) if more > 0 else NOTHING,
            joined(_group(view, name, changes, who) for name, changes in rest),
        ]
    )


def _group(view: View, name: Html | str, changes: Iterable[AnyChange], who: Recorders) -> Html:
    items = [_change(view, each, who) for each in changes]
    return element("section", element("h3", name), bullets(items), class_="changed")


def _change(view: View, each: AnyChange, who: Recorders) -> Html:
    recorded = who.of(each.path, each.line, _field(each)) if _stands(each) else NOTHING
    told = change_text(view.register, each)
    return joined([told, element("span", " (", recorded, ")", class_="quiet") if recorded else NOTHING])


def _stands(change: AnyChange) -> bool:
    """Return whether the entry of a change stands in the later register, so that somebody recorded it there."""
    return change.now is not None and change.entry is not None


_FIELDS = {
    "answered": "answered_on",
    "carried_out": "done_on",
    "resolved": "resolved_on",
    "outcome": "outcome",
}


def _field(change: AnyChange) -> str:
    """Return the field that a change is in, "" where its whole entry is what is new."""
    if change.what in ("wording", "rewritten"):
        return change.of.rpartition(".")[2]
    if change.what == "owner" and not isinstance(change.entry, Handover):
        return "owner"
    if change.what == "deadline" and not isinstance(change.entry, Extension):
        return "due"
    return _FIELDS.get(change.what, "")


def draw_restatements(shown: MeetingViews) -> None:
    """Draw what the meeting was told of its day that is told differently now."""
    st.html(
        joined(
            [
                section(shown.now, "What it was told that is told differently now", "restated", "restated"),
                _restated(shown),
            ]
        )
    )


def _restated(shown: MeetingViews) -> Html:
    told = shown.then_known
    if told is None:
        return paragraph(f"{shown.why_no_history} {words.NOT_TOLD}" if shown.why_no_history else words.STILL_TO_COME)
    now = shown.now.showing(shown.now.snapshot.on(told.as_at))
    found = now.kept("restated", lambda: restatements(told.snapshot, now.snapshot), told.snapshot.valid.key)
    intro = paragraph(words.clocks_text(*told.snapshot.clocks, *now.snapshot.clocks), class_="quiet")
    if not found.recommendations and not found.sources:
        return paragraph(words.SAME_TOLD)
    lines = [_restatement(now, each) for each in (*found.sources, *found.recommendations)]
    lead = paragraph(words.differently_text(len(found.recommendations), len(found.sources)))
    return joined([lead, intro, details("What is told differently, and why", bullets(lines), open_=len(lines) <= MOST)])


def _restatement(view: View, each: Restatement) -> Html:
    name = view.recommendation(each.subject)
    return joined([element("strong", name), " ", restatement_text(view.register, each)])
